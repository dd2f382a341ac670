"""The one description of the workbook: its sheets, tables, columns and names.

The builder writes by it, the reader reads by it, checks and docs follow it.  Columns are found by their heading,
single values by their label, so a person may move them; a key is the attribute of the model that the column holds.
"""

from xlpy.book.shapes import Column, Kind, Name, Sheet, Table
from xlpy.plan.model import BULAN, TRIWULAN, Asal, JenisTarget, Jenjang
from xlpy.plan.temuan import Tingkat

VERSI = 1
"""Version of this schema; a workbook keeps the version it was written with in ``_meta``."""

KERTAS = ("F4", "A4")
YA, TIDAK = "Ya", "Tidak"
YAKIN, TIDAK_YAKIN = "Yakin", "Tidak yakin"
JUMLAH = "JUMLAH"
JENJANG_UNIT = "Unit"
"""Jenjang of the band that names a kelurahan above its sub kegiatan: it is derived and never read."""

_SUMBER = Column("sumber", "Sumber", 220, Kind.SOURCE)
_JENJANG = tuple(str(j) for j in Jenjang)


def _months() -> tuple[Column, ...]:
    return tuple(
        Column(
            f"bulan_{n}",
            bulan,
            92,
            Kind.MONEY,
            f"Rencana penarikan bulan {bulan} dalam rupiah bulat. Contoh: 1250000.",
        )
        for n, bulan in enumerate(BULAN, start=1)
    )


def _quarterly_targets(width: int) -> tuple[Column, ...]:
    return tuple(
        Column(
            f"triwulan_{n}",
            f"Target TW {tw}",
            width,
            Kind.TARGET,
            f"Target triwulan {tw} dalam satuan indikator. Contoh: 3.",
        )
        for n, tw in enumerate(TRIWULAN, start=1)
    )


_JENIS_TARGET = Column(
    "jenis_target",
    "Jenis Target",
    92,
    Kind.CHOICE,
    "Kumulatif: TW I–IV dijumlahkan. Konstan: tiap TW sama dengan target setahun. Posisi Akhir: TW IV = target.",
    tuple(JenisTarget),
)
_FORMULASI = Column("formulasi", "Formulasi", 200, help="Cara menghitung indikator. Contoh: (A / B) × 100%.")
_DEFINISI = Column("definisi_operasional", "Definisi Operasional", 200, help="Apa yang dihitung dan apa yang tidak.")
_SUMBER_DATA = Column("sumber_data", "Sumber Data", 140, help="Dokumen tempat datanya. Contoh: Laporan SKM.")
_RENCANA_AKSI = Column("rencana_aksi", "Rencana Aksi", 200, help="Langkah untuk mencapai target.")

PENGATURAN = Sheet(
    name="Pengaturan",
    help="Isi sel berwarna kuning muda. Kepala form, tanda tangan dan ukuran kertas mengikuti isian di sini.",
    names=(
        Name("tahun", "Tahun", "Tahun Anggaran", "B4", Kind.WHOLE, "Empat angka, misalnya 2026."),
        Name("judul", "Judul", "Judul dokumen", "B5", help="Misalnya Rencana Kinerja atau Rencana Kinerja Tahunan."),
        Name("pemerintah", "Pemerintah", "Pemerintah daerah", "B6", help="Misalnya Kabupaten Lumajang."),
        Name("kecamatan", "Kecamatan", "Kecamatan", "B7", help="Nama tanpa kata Kecamatan, misalnya Lumajang."),
        Name("kode_skpd", "Kode_SKPD", "Kode SKPD", "B8", help="Misalnya 7.01.0.00.0.00.01.0000."),
        Name("alamat", "Alamat", "Alamat kantor", "B9", help="Jalan dan nomor, untuk kepala surat."),
        Name("telepon", "Telepon", "Telepon", "B10", help="Misalnya (0334) 881234."),
        Name("kode_pos", "Kode_Pos", "Kode pos", "B11", help="Lima angka, misalnya 67311."),
        Name("tempat", "Tempat", "Tempat tanda tangan", "B12", help="Misalnya Lumajang."),
        Name(
            "tanggal",
            "Tanggal",
            "Tanggal tanda tangan",
            "B13",
            Kind.DATE,
            "Misalnya 22/01/2026; kosongkan bila belum.",
        ),
        Name("kertas", "Kertas", "Ukuran kertas", "B14", Kind.CHOICE, "F4 (folio) atau A4.", KERTAS),
        Name(
            "penanda_tangan", "Penanda_Tangan", "Penanda tangan", "B15", help="Jabatannya, seperti di tabel Pejabat."
        ),
    ),
    tables=(
        Table(
            "tblPejabat",
            (
                Column("jabatan", "Jabatan", 250, help="Misalnya Kasi Pemerintahan atau Lurah Ditotrunan."),
                Column("nama", "Nama", 260, help="Nama lengkap dengan gelar."),
                Column("nip", "NIP", 150, Kind.CODE, "18 angka. Contoh: 197012181991011002."),
                Column("pangkat", "Pangkat", 150, help="Misalnya Pembina Tingkat I."),
                Column("unit", "Unit", 176, help="Kelurahan seorang Lurah; kosong untuk kecamatan."),
                Column("atasan", "Atasan", 200, help="Jabatan atasannya, misalnya Camat."),
                Column(
                    "sebutan", "Sebutan", 90, Kind.CHOICE, "Plt. atau Plh.; kosong bila definitif.", ("Plt.", "Plh.")
                ),
            ),
            title="Pejabat",
            blank_rows=16,
        ),
    ),
)

SASARAN = Sheet(
    name="Sasaran",
    help="Tujuan dan sasaran dari Renstra, satu baris satu indikator. Sel tujuan atau sasaran yang kosong mengikuti "
    "baris di atasnya.",
    tables=(
        Table(
            "tblSasaran",
            (
                Column("kode_tujuan", "Kode Tujuan", 64, Kind.CODE, "Kode Renstra, misalnya T1."),
                Column("tujuan", "Tujuan", 210, help="Misalnya Meningkatnya kualitas pelayanan publik."),
                Column("kode_sasaran", "Kode Sasaran", 64, Kind.CODE, "Kode Renstra, misalnya S1.1."),
                Column(
                    "sasaran", "Sasaran", 210, help="Hasil yang dituju, misalnya Meningkatnya akuntabilitas kinerja."
                ),
                Column("indikator", "Indikator", 200, help="Ukurannya, misalnya Nilai SAKIP kecamatan."),
                Column("satuan", "Satuan", 72, help="Misalnya Nilai, Indeks atau %."),
                Column("target", "Target", 64, Kind.TARGET, "Target setahun. Contoh: 82,5 atau predikat BB."),
                _JENIS_TARGET,
                *_quarterly_targets(58),
                Column(
                    "program",
                    "Program Pendukung",
                    110,
                    Kind.LIST,
                    "Kode program yang menunjang sasaran, dipisah titik koma. Contoh: 7.01.02; 7.01.03.",
                ),
                _FORMULASI,
                _DEFINISI,
                _SUMBER_DATA,
                _RENCANA_AKSI,
                _SUMBER,
            ),
            printed="program",
            blank_rows=8,
        ),
    ),
)

CEK_PAGU, CEK_BULANAN, CEK_SELISIH = "Jumlah pagu", "Jumlah rencana bulanan", "Selisih"
CEK_SAMA, CEK_BERBEDA, CEK_TANPA = "✔ sama", "▲ berbeda", "– tidak ada rencana bulanan"

DPA = Sheet(
    name="DPA",
    help="Program, kegiatan dan sub kegiatan dari DPA. Pagu hanya di sub kegiatan; indikator berikutnya pada baris "
    "baru dengan kode dan unit yang sama, pagu kosong.",
    names=(
        Name("tahun", "DPA_Tahun", "Tahun DPA", "D4", Kind.WHOLE, "Tahun Anggaran pada DPA."),
        Name("nomor", "DPA_Nomor", "Nomor DPA", "B4", help="Seperti tertulis pada DPA."),
        Name("skpd", "DPA_SKPD", "SKPD", "B5", help="Seperti tertulis pada DPA."),
        Name("perubahan", "DPA_Perubahan", "DPA Perubahan", "D5", Kind.CHOICE, "Ya bila DPPA.", (YA, TIDAK)),
        Name("kolom_pagu", "DPA_Kolom_Pagu", "Kolom pagu asal", "B6", help="Judul kolom pada berkas asal."),
    ),
    labels=(CEK_PAGU, CEK_BULANAN, CEK_SELISIH, CEK_SAMA, CEK_BERBEDA, CEK_TANPA),
    tables=(
        Table(
            "tblDPA",
            (
                Column("kode", "Kode", 136, Kind.CODE, "Kode lengkap, misalnya 7.01.02.2.01.0001."),
                Column("nama", "Uraian", 300, help="Nama program, kegiatan atau sub kegiatan."),
                Column("unit", "Unit", 120, help="Kelurahan yang melaksanakan; kosong untuk kecamatan."),
                Column("seksi", "Seksi", 130, help="Seksi atau subbagian menurut DPA."),
                Column("sumber_dana", "Sumber Dana", 130, Kind.LIST, "Dipisah titik koma bila lebih dari satu."),
                Column("indikator", "Indikator", 240, help="Indikator keluaran menurut DPA."),
                Column("target", "Target", 70, Kind.TARGET, "Angkanya saja. Contoh: 12."),
                Column("satuan", "Satuan", 90, help="Misalnya Dokumen, Laporan, Orang atau %."),
                Column(
                    "pagu", "Pagu (Rp)", 110, Kind.MONEY, "Rupiah bulat, hanya di sub kegiatan. Contoh: 12500000."
                ),
                *_months(),
                _SUMBER,
            ),
            printed="pagu",
            blank_rows=20,
        ),
    ),
)

TUGAS, FUNGSI, URAIAN_TUGAS = "Tugas", "Fungsi", "Uraian Tugas"

TUPOKSI = Sheet(
    name="Tupoksi",
    help="Tugas, fungsi dan uraian tugas tiap jabatan. Rutin = Ya untuk butir yang ada pada semua jabatan.",
    tables=(
        Table(
            "tblFungsi",
            (
                Column("jabatan", "Jabatan", 220, help="Misalnya Seksi Pemerintahan."),
                Column(
                    "jenis",
                    "Jenis",
                    100,
                    Kind.CHOICE,
                    "Tugas, Fungsi atau Uraian Tugas.",
                    (TUGAS, FUNGSI, URAIAN_TUGAS),
                ),
                Column("nomor", "No", 44, Kind.WHOLE, "Nomor urut dalam daftarnya."),
                Column("teks", "Isi", 620, help="Bunyinya menurut peraturan."),
                Column("rutin", "Rutin", 64, Kind.CHOICE, "Ya bila butir ini ada pada semua jabatan.", (YA, TIDAK)),
                _SUMBER,
            ),
            printed="rutin",
            blank_rows=20,
        ),
    ),
)

_TABEL_RENCANA = Table(
    "tblSubKegiatan",
    (
        # Printed, in this order and with these column numbers.
        Column("nomor", "No", 46, Kind.DERIVED),
        Column("kode", "Kode", 108, Kind.CODE, "Kode lengkap, misalnya 7.01.02.2.01.0001."),
        Column(
            "nama", "Tujuan / Sasaran / Program / Kegiatan / Sub Kegiatan", 204, help="Nama menurut Renstra atau DPA."
        ),
        Column(
            "indikator", "Indikator Kinerja", 186, help="Ukuran keberhasilan. Contoh: Jumlah dokumen perencanaan."
        ),
        Column("satuan", "Satuan", 100, help="Misalnya Dokumen, Laporan, Orang atau %."),
        Column("target", "Target", 56, Kind.TARGET, "Target setahun dalam satuan itu. Contoh: 12; untuk persen: 96."),
        *_quarterly_targets(44),
        Column("anggaran", "Anggaran (Rp)", 98, Kind.FORMULA_MONEY),
        Column("sumber_dana", "Sumber Dana", 108, Kind.LIST, "Dipisah titik koma bila lebih dari satu."),
        Column("penanggung_jawab", "Penanggung Jawab", 88, help="Jabatannya, misalnya Kasi Pemerintahan."),
        Column("keterangan", "Keterangan", 70, help="Catatan untuk pembaca form."),
        # Working columns, to the right of the paper.
        Column(
            "jenjang", "Jenjang", 92, Kind.CHOICE, "Boleh kosong: dibaca dari kodenya.", (*_JENJANG, JENJANG_UNIT)
        ),
        Column("unit", "Unit", 110, help="Kelurahan yang melaksanakan; kosong untuk kecamatan."),
        Column("ke", "Ke", 40, Kind.WHOLE, "Urutan indikator dalam simpulnya: 1 pada baris pertama."),
        Column("id", "Id Indikator", 40, Kind.WHOLE, "Tanda pengenal indikator; biarkan apa adanya."),
        _JENIS_TARGET,
        Column("pagu", "Pagu (Rp)", 104, Kind.MONEY, "Satu-satunya tempat mengisi uang: sub kegiatan, Ke = 1."),
        *(
            Column(f"anggaran_tw_{n}", f"Anggaran TW {tw}", 104, Kind.FORMULA_MONEY)
            for n, tw in enumerate(TRIWULAN, 1)
        ),
        *_months(),
        _FORMULASI,
        _DEFINISI,
        _SUMBER_DATA,
        _RENCANA_AKSI,
        Column("seksi", "Seksi", 140, help="Seksi atau subbagian menurut DPA."),
        Column("dasar_penanggung_jawab", "Dasar Penanggung Jawab", 240, help="Mengapa jabatan itu."),
        Column(
            "yakin", "Keyakinan", 90, Kind.CHOICE, "Tidak yakin: penanggung jawabnya dugaan.", (YAKIN, TIDAK_YAKIN)
        ),
        Column("asal", "Asal Indikator", 100, Kind.CHOICE, "Siapa yang merumuskan indikatornya.", tuple(Asal)),
        Column("tujuan", "Tujuan", 70, Kind.CODE, "Pada baris sasaran: kode tujuannya, misalnya T1."),
        Column(
            "program", "Program Pendukung", 120, Kind.LIST, "Pada baris sasaran: kode program, dipisah titik koma."
        ),
        _SUMBER,
    ),
    printed="keterangan",
)

KOLOM_KERJA = "Kolom kerja: tidak ikut tercetak"
RENCANA = Sheet(name="Rencana Kinerja", labels=(KOLOM_KERJA,), tables=(_TABEL_RENCANA,))
SOP = Sheet(name="SOP", help="Prosedur yang berlaku untuk buku kerja ini. Lembar ini dibuat; tidak untuk diisi.")

TEMUAN = Sheet(
    name="Temuan",
    help="Yang perlu diperhatikan. Klik alamat sel untuk melihatnya; pada isian yang berselisih, pilih nilainya.",
    # The three tables share the widths of their columns: what is long stands in the third and fourth of each.
    tables=(
        Table(
            "tblTemuan",
            (
                Column("tingkat", "Tingkat", 120, Kind.CHOICE, choices=tuple(Tingkat)),
                Column("sel", "Sel", 130),
                Column("pesan", "Pesan", 350),
                Column("saran", "Saran", 290),
                Column("dasar", "Dasar", 140),
                Column("aturan", "Aturan", 150),
                Column("berkas", "Berkas", 150),
            ),
            title="Temuan",
        ),
        Table(
            "tblDitolak",
            (
                Column("berkas", "Berkas Asal", 120),
                Column("sel", "Sel Asal", 130),
                Column("alasan", "Alasan", 350),
            ),
            title="Baris yang tidak diambil",
        ),
        Table(
            "tblKonflik",
            (
                Column("kolom", "Kolom", 120),
                Column("kode", "Kode", 130, Kind.CODE),
                Column("anda", "Nilai Anda", 350),
                Column("baru", "Nilai Baru", 290),
                Column(
                    "pilihan",
                    "Pilihan",
                    140,
                    Kind.CHOICE,
                    "Anda: isian Anda tetap. Baru: pakai nilai baru.",
                    ("Anda", "Baru"),
                ),
                Column("lama", "Nilai Lama", 150),
                Column("jenjang", "Jenjang", 150),
                Column("unit", "Unit", 120),
                Column("ke", "Ke", 40, Kind.WHOLE),
            ),
            title="Isian Anda yang berselisih dengan DPA atau Tupoksi yang baru",
        ),
    ),
)

META = Sheet(
    name="_meta",
    tables=(Table("tblMeta", (Column("kunci", "Kunci", 110), Column("isi", "Nilai", 600))),),
    hidden=True,
)
DASAR_RENCANA, DASAR_DPA = "Rencana", "DPA"
DASAR = Sheet(
    name="_dasar",
    tables=(
        Table(
            "tblDasar",
            (
                Column("lembar", "Lembar", 90),
                Column("jenjang", "Jenjang", 110),
                Column("unit", "Unit", 130),
                Column("kode", "Kode", 130, Kind.CODE),
                Column("ke", "Ke", 50, Kind.WHOLE),
                Column("isi", "Isi", 600),
            ),
        ),
    ),
    hidden=True,
)

LEMBAR = (PENGATURAN, SASARAN, DPA, TUPOKSI, RENCANA, SOP, TEMUAN, META, DASAR)
"""Every sheet, in the order of the tabs."""
