"""The commands of the workbook: one row a command.  Ribbon, sheet buttons and VBA callbacks are all made from it.

What a button does is the function of ``xlpy.macros`` that has the command's ``kode``; where the installed package has
no such function (yet), the click says so.  Which papers there are is the procedure's business (``sop.toml``), so
papers are chosen in a dialog and are no buttons of their own.
"""

from dataclasses import dataclass
from enum import StrEnum


class Grup(StrEnum):
    """The groups of the ribbon tab, in the order of the work."""

    MULAI = "Mulai"
    DATA = "Data"
    SUSUN = "Susun"
    PERIKSA = "Periksa"
    LANGKAH = "Langkah SOP"
    CETAK = "Cetak"
    KONSOLIDASI = "Konsolidasi"
    BANTUAN = "Bantuan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Perintah:
    """A command.

    Attributes:
        kode: Its name in ``xlpy.macros``, such as ``impor_dpa``.
        grup: Where it stands on the ribbon.
        label: The text on its button.
        ringkas: The text on a sheet button, where there is less room; the label where it is empty.
        petunjuk: The bold line of its screen tip: what it does.
        uraian: The lines under it: what happens to the workbook, what is needed first.
        ikon: One of Office's own pictures (imageMso).
        keytip: The keys that follow Alt and the tab's own; two characters, so that none is the beginning of another.
        besar: Whether its button is large.
    """

    kode: str
    grup: Grup
    label: str
    petunjuk: str
    uraian: str
    ikon: str
    keytip: str
    ringkas: str = ""
    besar: bool = False

    @property
    def makro(self) -> str:
        """The Sub without arguments that sheet buttons call, such as ``ImporDpa``."""
        return "".join(word.capitalize() for word in self.kode.split("_"))

    @property
    def callback(self) -> str:
        """The Sub that the ribbon calls, such as ``ImporDpa_Klik``."""
        return f"{self.makro}_Klik"

    @property
    def teks_tombol(self) -> str:
        """The text of its sheet button."""
        return self.ringkas or self.label


_MULAI = (
    Perintah(
        kode="persiapan",
        grup=Grup.MULAI,
        label="Persiapan",
        petunjuk="Menanyakan kantor, tahun, dan pejabat, lalu mengimpor DPA dan Tupoksi",
        uraian="Tiap pertanyaan boleh dilewati; berhenti di mana saja, lalu lanjutkan dengan klik yang sama.",
        ikon="DataFormExcel",
        keytip="MP",
        besar=True,
    ),
    Perintah(
        kode="persiapan_contoh",
        grup=Grup.MULAI,
        label="Muat Contoh",
        petunjuk="Mengisi buku kosong dengan contoh sebuah kecamatan rekaan",
        uraian="Untuk mencoba semua tombol. Buku yang sudah berisi tidak diubah; contohnya dibuat di sampingnya.",
        ikon="FormatAsTableGallery",
        keytip="MC",
    ),
    Perintah(
        kode="persiapan_hapus",
        grup=Grup.MULAI,
        label="Hapus Contoh",
        petunjuk="Mengosongkan lagi buku yang diisi dengan Muat Contoh",
        uraian="Yang ikut terhapus ditunjukkan dulu; salinan buku dan berkasnya disimpan di folder tersendiri.",
        ikon="ClearContents",
        keytip="MH",
    ),
)
_DATA = (
    Perintah(
        kode="impor_dpa",
        grup=Grup.DATA,
        label="Impor DPA",
        petunjuk="Mengisi lembar DPA dari berkas",
        uraian="Pilih berkas DPA (Excel, CSV, atau teks). Yang terbaca dan yang ditolak ditunjukkan dulu; "
        "rencana belum berubah sebelum Anda menyusunnya.",
        ikon="GetExternalDataFromOtherSources",
        keytip="DD",
        besar=True,
    ),
    Perintah(
        kode="impor_tupoksi",
        grup=Grup.DATA,
        label="Impor Tupoksi",
        petunjuk="Mengisi lembar Tupoksi dari berkas",
        uraian="Pilih tabel Tupoksi atau naskah peraturannya (Excel, CSV, atau teks).",
        ikon="GetExternalDataFromText",
        keytip="DT",
    ),
    Perintah(
        kode="impor_sasaran",
        grup=Grup.DATA,
        label="Impor Sasaran",
        petunjuk="Mengisi lembar Sasaran dari berkas",
        uraian="Pilih tabel tujuan dan sasaran strategis beserta indikator dan targetnya.",
        ikon="GetExternalDataExistingConnections",
        keytip="DS",
    ),
)
_SUSUN = (
    Perintah(
        kode="susun",
        grup=Grup.SUSUN,
        label="Susun Rencana",
        ringkas="Susun",
        petunjuk="Menyusun Rencana Kinerja dari DPA, Tupoksi, dan Sasaran",
        uraian="Yang Anda ubah dengan tangan tetap; bila data baru bertentangan dengannya, keduanya ditunjukkan "
        "sebagai temuan.",
        ikon="RefreshAll",
        keytip="SR",
        besar=True,
    ),
    Perintah(
        kode="lihat_perubahan",
        grup=Grup.SUSUN,
        label="Lihat Perubahan",
        petunjuk="Menunjukkan apa yang akan berubah bila rencana disusun lagi",
        uraian="Tidak menulis apa pun ke rencana.",
        ikon="ReviewTrackChangesMenu",
        keytip="SL",
    ),
)
_PERIKSA = (
    Perintah(
        kode="periksa",
        grup=Grup.PERIKSA,
        label="Periksa Rencana",
        ringkas="Periksa",
        petunjuk="Memeriksa apakah rencana tepat dan terukur",
        uraian="Temuan ditulis ke lembar Temuan: selnya, apa yang salah, dan apa yang perlu dilakukan.",
        ikon="ErrorChecking",
        keytip="PR",
        besar=True,
    ),
    Perintah(
        kode="kecualikan",
        grup=Grup.PERIKSA,
        label="Kecualikan Temuan",
        petunjuk="Mengecualikan temuan yang dipilih, dengan alasan",
        uraian="Pilih barisnya di lembar Temuan. Alasan dan nama Anda dicatat di log dan ikut tercetak.",
        ikon="DataValidationClearValidationCircles",
        keytip="PK",
    ),
    Perintah(
        kode="verifikasi",
        grup=Grup.PERIKSA,
        label="Verifikasi Log",
        petunjuk="Memeriksa apakah log, tanda tangan, dan isi rencana masih utuh",
        uraian="Menyebut baris log pertama yang tidak lagi cocok dengan baris sebelumnya.",
        ikon="FileDocumentInspect",
        keytip="PV",
    ),
    Perintah(
        kode="banding",
        grup=Grup.PERIKSA,
        label="Bandingkan Buku",
        petunjuk="Membandingkan rencana ini dengan rencana di buku kerja lain",
        uraian="Misalnya dengan tahun lalu, atau sebelum dan sesudah DPPA.",
        ikon="ViewSideBySide",
        keytip="PB",
    ),
)
_LANGKAH = (
    Perintah(
        kode="langkah_mulai",
        grup=Grup.LANGKAH,
        label="Mulai Langkah",
        ringkas="Mulai",
        petunjuk="Memulai langkah SOP yang sedang ditunggu",
        uraian="Anda ditanya siapa pelaksananya dan kapan dimulai; batas waktunya dihitung dari waktu baku.",
        ikon="MacroPlay",
        keytip="LM",
        besar=True,
    ),
    Perintah(
        kode="langkah_selesai",
        grup=Grup.LANGKAH,
        label="Selesaikan Langkah",
        ringkas="Selesai",
        petunjuk="Menutup langkah yang sedang berjalan",
        uraian="Kelengkapan dan isian yang diminta SOP diperiksa dulu; yang kurang disebutkan.",
        ikon="FormControlCheckBox",
        keytip="LS",
        besar=True,
    ),
    Perintah(
        kode="langkah_tunda",
        grup=Grup.LANGKAH,
        label="Tunda",
        petunjuk="Menunda langkah yang sedang berjalan, dengan alasan",
        uraian="Waktu menunggu dicatat terpisah dari waktu pengerjaan.",
        ikon="HeaderFooterCurrentDate",
        keytip="LT",
    ),
    Perintah(
        kode="langkah_kembalikan",
        grup=Grup.LANGKAH,
        label="Kembalikan",
        petunjuk="Mengembalikan rencana untuk diperbaiki, dengan daftar koreksi",
        uraian="Koreksi ditulis ke lembar Koreksi; prosedur mundur ke langkah yang ditentukan SOP.",
        ikon="Undo",
        keytip="LK",
    ),
    Perintah(
        kode="langkah_batal",
        grup=Grup.LANGKAH,
        label="Batalkan",
        petunjuk="Membatalkan langkah yang sedang berjalan, dengan alasan",
        uraian="Langkahnya dapat dimulai lagi; log mencatat keduanya.",
        ikon="RefreshCancel",
        keytip="LB",
    ),
    Perintah(
        kode="langkah_buka_kembali",
        grup=Grup.LANGKAH,
        label="Buka Kembali",
        petunjuk="Membuka kembali rencana yang sudah ditandatangani, dengan alasan",
        uraian="Versi yang ditandatangani disimpan; tanda tangannya tidak berlaku untuk isi yang berubah.",
        ikon="FileCheckOut",
        keytip="LO",
    ),
    Perintah(
        kode="status",
        grup=Grup.LANGKAH,
        label="Lihat Status",
        ringkas="Status",
        petunjuk="Menunjukkan sampai di mana prosedurnya",
        uraian="Langkah, pelaksana, waktu baku, waktu terpakai, dan batas waktu; lembar Beranda diperbarui.",
        ikon="WatchWindow",
        keytip="LI",
    ),
)
_CETAK = (
    Perintah(
        kode="cetak",
        grup=Grup.CETAK,
        label="Cetak Kertas Langkah",
        ringkas="Cetak",
        petunjuk="Membuat PDF kertas yang diperlukan langkah ini",
        uraian="Berkas PDF ditulis di folder buku kerja; yang dicetak dicatat di log.",
        ikon="FilePrint",
        keytip="CK",
        besar=True,
    ),
    Perintah(
        kode="cetak_pilih",
        grup=Grup.CETAK,
        label="Pilih Kertas",
        petunjuk="Membuat PDF kertas yang Anda pilih",
        uraian="Pada lembar kertas: kertas itu, untuk yang dipilih di sampingnya. Pada lembar lain: yang disebut.",
        ikon="FilePrintPreview",
        keytip="CP",
    ),
    Perintah(
        kode="cetak_semua",
        grup=Grup.CETAK,
        label="Cetak Semua",
        petunjuk="Membuat PDF semua kertas dan satu bundelnya",
        uraian="Berkas PDF ditulis di folder buku kerja.",
        ikon="FilePrintQuick",
        keytip="CS",
    ),
)
_KONSOLIDASI = (
    Perintah(
        kode="unit_buat",
        grup=Grup.KONSOLIDASI,
        label="Buat Formulir Unit",
        petunjuk="Membuat satu formulir untuk tiap Kasi, Kasubbag, dan Lurah",
        uraian="Tiap formulir hanya memuat sub kegiatan unitnya, sudah terisi sejauh diketahui.",
        ikon="FileSendAsAttachment",
        keytip="KF",
    ),
    Perintah(
        kode="unit_kumpul",
        grup=Grup.KONSOLIDASI,
        label="Kumpulkan Formulir",
        petunjuk="Membaca formulir unit yang sudah kembali",
        uraian="Yang masuk, kurang, dan terlambat ditunjukkan; perbedaannya Anda setujui dulu.",
        ikon="FileCheckIn",
        keytip="KU",
    ),
    Perintah(
        kode="konsolidasi",
        grup=Grup.KONSOLIDASI,
        label="Konsolidasi",
        petunjuk="Menggabungkan banyak buku kerja menjadi satu rekap",
        uraian="Pilih foldernya. Makro di dalam berkas yang dibaca tidak pernah dijalankan.",
        ikon="Consolidate",
        keytip="KK",
        besar=True,
    ),
    Perintah(
        kode="jadwal",
        grup=Grup.KONSOLIDASI,
        label="Jadwal",
        petunjuk="Mengatur konsolidasi yang berjalan sendiri",
        uraian="Yang akan dipasang ditunjukkan dulu, dan dapat dilepas lagi.",
        ikon="FunctionsDateTimeInsertGallery",
        keytip="KJ",
    ),
)
_BANTUAN = (
    Perintah(
        kode="panduan",
        grup=Grup.BANTUAN,
        label="Panduan",
        petunjuk="Membuka panduan pemakaian",
        uraian="Panduan tersimpan di komputer ini; tidak perlu internet.",
        ikon="Help",
        keytip="BP",
        besar=True,
    ),
    Perintah(
        kode="diagnosa",
        grup=Grup.BANTUAN,
        label="Diagnosa",
        petunjuk="Memeriksa mengapa sebuah tombol tidak bekerja",
        uraian="Memeriksa Excel, Python, dan izin makro di komputer ini, lalu menyebut apa yang perlu dilakukan.",
        ikon="FormulaEvaluate",
        keytip="BD",
    ),
)

PERINTAH = (*_MULAI, *_DATA, *_SUSUN, *_PERIKSA, *_LANGKAH, *_CETAK, *_KONSOLIDASI, *_BANTUAN)
"""All of them, in the order of the ribbon."""
_BY_KODE = {each.kode: each for each in PERINTAH}


def perintah(kode: str) -> Perintah:
    """The command with this code."""
    return _BY_KODE[kode]
