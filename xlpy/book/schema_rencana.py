"""The sheets of the plan: the form Rencana Kinerja, and what there is to say about it."""

from xlpy.book.schema_umum import (
    DAFTAR_JABATAN,
    DEFINISI,
    FORMULASI,
    JENIS_TARGET,
    RENCANA_AKSI,
    SUMBER,
    SUMBER_DATA,
    kolom_bulanan,
    kolom_triwulan,
)
from xlpy.book.shapes import Bagian, Column, Kind, Sheet, Table
from xlpy.plan.model import TRIWULAN, Asal, Jenjang
from xlpy.plan.temuan import Tingkat

YAKIN, TIDAK_YAKIN = "Yakin", "Tidak yakin"
JUMLAH = "JUMLAH"
JENJANG_UNIT = "Unit"
"""Jenjang of the band that names a kelurahan above its sub kegiatan: it is derived and never read."""

_JENJANG = tuple(str(j) for j in Jenjang)

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
        *kolom_triwulan(44),
        Column("anggaran", "Anggaran (Rp)", 98, Kind.FORMULA_MONEY),
        Column("sumber_dana", "Sumber Dana", 108, Kind.LIST, "Dipisah titik koma bila lebih dari satu."),
        Column(
            "penanggung_jawab",
            "Penanggung Jawab",
            88,
            help="Jabatannya, misalnya Kasi Pemerintahan.",
            daftar=DAFTAR_JABATAN,
        ),
        Column("keterangan", "Keterangan", 70, help="Catatan untuk pembaca form."),
        # Working columns, to the right of the paper.
        Column(
            "jenjang", "Jenjang", 92, Kind.CHOICE, "Boleh kosong: dibaca dari kodenya.", (*_JENJANG, JENJANG_UNIT)
        ),
        Column("unit", "Unit", 110, help="Kelurahan yang melaksanakan; kosong untuk kecamatan."),
        Column("ke", "Ke", 40, Kind.WHOLE, "Urutan indikator dalam simpulnya: 1 pada baris pertama."),
        Column("id", "Id Indikator", 40, Kind.WHOLE, "Tanda pengenal indikator; biarkan apa adanya."),
        JENIS_TARGET,
        Column("pagu", "Pagu (Rp)", 104, Kind.MONEY, "Satu-satunya tempat mengisi uang: sub kegiatan, Ke = 1."),
        *(
            Column(f"anggaran_tw_{n}", f"Anggaran TW {tw}", 104, Kind.FORMULA_MONEY)
            for n, tw in enumerate(TRIWULAN, 1)
        ),
        *kolom_bulanan(),
        FORMULASI,
        DEFINISI,
        SUMBER_DATA,
        RENCANA_AKSI,
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
        SUMBER,
    ),
    printed="keterangan",
    blank_rows=12,
)

KOLOM_KERJA = "Kolom kerja: tidak ikut tercetak"
RENCANA = Sheet(name="Rencana Kinerja", labels=(KOLOM_KERJA,), tables=(_TABEL_RENCANA,), bagian=Bagian.RENCANA)
TEMUAN = Sheet(
    name="Temuan",
    help="Yang perlu diperhatikan. Klik alamat sel untuk melihatnya; pada isian yang berselisih, pilih nilainya. "
    "Sesudah menyisipkan atau mengurutkan baris pada form, klik Periksa lagi: alamat dan tandanya menyesuaikan.",
    # The three tables share the widths of their columns: what is long stands in the third and fourth of each.
    tables=(
        Table(
            "tblTemuan",
            (
                Column("tingkat", "Tingkat", 90, Kind.CHOICE, choices=tuple(Tingkat)),
                Column("sel", "Sel", 130),
                Column("pesan", "Pesan", 350),
                Column("saran", "Saran", 290),
                Column("dasar", "Dasar", 140),
                Column("aturan", "Aturan", 100),
                Column("keadaan", "Keadaan", 110),
                Column("pengecualian", "Pengecualian", 170),
                # For work on the screen, and for the marks in the cells.
                Column("berkas", "Berkas", 150),
                Column("identitas", "Identitas", 150, Kind.CODE),
                Column("tanda", "Sel Ditandai", 130, Kind.DERIVED),
                Column("isi", "Isi Saat Ditemukan", 150, Kind.TARGET),
            ),
            printed="pengecualian",
            title="Temuan",
            kosong="Belum ada temuan. Klik Susun atau Periksa untuk memeriksanya.",
            satuan="temuan",
        ),
        Table(
            "tblDitolak",
            (
                Column("berkas", "Berkas Asal", 90),
                Column("sel", "Sel Asal", 130),
                Column("alasan", "Alasan", 350),
            ),
            title="Baris yang tidak diambil",
            kosong="Semua baris terambil.",
            satuan="baris",
        ),
        Table(
            "tblKonflik",
            (
                Column("kolom", "Kolom", 90),
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
                Column("lama", "Nilai Lama", 100),
                Column("jenjang", "Jenjang", 110),
                Column("unit", "Unit", 170),
                Column("ke", "Ke", 40, Kind.WHOLE),
            ),
            title="Isian Anda yang berselisih dengan DPA atau Tupoksi yang baru",
            kosong="Tidak ada isian yang berselisih.",
            satuan="isian",
        ),
    ),
    bagian=Bagian.PERIKSA,
)
