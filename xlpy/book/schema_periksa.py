"""The sheets that a check fills besides Temuan: coverage, comparison, self-assessment."""

from xlpy.book.shapes import Bagian, Column, Kind, Sheet, Table

PEMEGANG, PEMEGANG_TANPA, PENDUKUNG = "●", "▲", "○"
"""In the matrix: who answers and has a duty for it, who answers without one, whose duty supports it besides."""
BANYAK_KOLOM = 18
"""Columns of the matrix; the offices beyond them stand on the sheet Cakupan only."""
JABATAN_KOLOM = "Jabatan menurut nomor kolom:"
MATRIKS = Sheet(
    name="Matriks",
    help=f"Jabatan × Sub Kegiatan menurut pemeriksaan terakhir. {PEMEGANG} penanggung jawab dengan fungsi yang "
    f"mendukung; {PEMEGANG_TANPA} penanggung jawab tanpa fungsi itu; {PENDUKUNG} jabatan lain yang fungsinya "
    "mendukung.",
    labels=(JABATAN_KOLOM,),
    tables=(
        Table(
            "tblMatriks",
            (
                Column("nomor", "No", 44, Kind.WHOLE),
                Column("kode", "Kode", 126, Kind.CODE),
                Column("nama", "Sub Kegiatan", 290),
                Column("unit", "Unit", 130),
                Column("penanggung_jawab", "Penanggung Jawab", 170),
                *(Column(f"jabatan_{n}", f"J{n}", 28, Kind.CHOICE) for n in range(1, BANYAK_KOLOM + 1)),
            ),
            blank_rows=3,
            kosong="Belum diperiksa. Susun atau periksa rencananya.",
            satuan="sub kegiatan",
        ),
    ),
    bagian=Bagian.PERIKSA,
)

CAKUPAN = Sheet(
    name="Cakupan",
    help="Tiap jabatan menurut Tupoksi dengan sub kegiatan yang dipegang dan didukungnya. Jabatan yang ada di setiap "
    "kelurahan berbagi satu kolom pada lembar Matriks.",
    tables=(
        Table(
            "tblMatriksJabatan",
            (
                Column("jabatan", "Jabatan", 330),
                Column("kolom", "Kolom Matriks", 90, Kind.CODE),
                Column("judul", "Judul Kolom", 330),
                Column("memegang", "Memegang", 110, Kind.WHOLE),
                Column("mendukung", "Ikut Mendukung", 110, Kind.WHOLE),
                Column("menganggur", "Fungsi Tanpa Sub Kegiatan", 150, Kind.WHOLE),
            ),
            blank_rows=3,
            kosong="Belum diperiksa. Susun atau periksa rencananya.",
            satuan="jabatan",
        ),
    ),
    bagian=Bagian.PERIKSA,
)

TAHUN_LALU, SEBELUM_PERUBAHAN = "Tahun lalu", "Sebelum DPPA"
DISALIN, TETAP, HILANG = "Disalin utuh", "Target tetap", "Hilang"
MUNCUL, MELONJAK, BERUBAH = "Baru", "Melonjak", "Berubah"
JUMLAH = "Jumlah"
"""The row of a comparison that says what became of the whole budget."""
BANDING = Sheet(
    name="Banding",
    help="Rencana ini dibandingkan dengan buku kerja tahun lalu (yang hanya disalin, targetnya tetap, hilang, baru, "
    "melonjak, berubah), atau dengan rencana sebelum DPPA (hanya yang berbeda).",
    tables=(
        Table(
            "tblBanding",
            (
                Column("pembanding", "Dibandingkan Dengan", 116),
                Column("hal", "Hal", 100, Kind.CHOICE),
                Column("kode", "Kode", 136, Kind.CODE),
                Column("unit", "Unit", 124),
                Column("uraian", "Uraian atau Indikator", 300),
                Column("kolom", "Isian", 120),
                Column("lama", "Semula", 140),
                Column("baru", "Menjadi", 140),
                Column("selisih", "Selisih (Rp)", 110, Kind.MONEY),
                Column("bagian", "Perubahan", 90, Kind.CODE),
            ),
            blank_rows=3,
            kosong="Belum dibandingkan. Klik Bandingkan, lalu pilih buku kerja tahun lalu atau buku sebelum DPPA; "
            "menyusun dari DPPA mengisinya sendiri.",
            satuan="baris",
        ),
    ),
    bagian=Bagian.PERIKSA,
)

LKE = Sheet(
    name="LKE",
    help="Penilaian mandiri Perencanaan Kinerja menurut PermenPANRB 88/2021: yang terbukti oleh buku kerja ini, "
    "selnya, dan yang tidak dapat diketahui dari buku kerja.",
    tables=(
        Table(
            "tblNilaiLKE",
            (
                Column("bagian", "Sub-komponen", 110),
                Column("catatan", "Arti Nilai", 330),
                Column("nilai", "Nilai", 120, Kind.TARGET),
                Column("bobot", "Bobot", 170, Kind.WHOLE),
                Column("predikat", "Predikat", 330, Kind.CHOICE),
            ),
            blank_rows=3,
            kosong="Belum dinilai. Susun atau periksa rencananya.",
            satuan="sub-komponen",
        ),
        Table(
            "tblLKE",
            (
                Column("kode", "Kriteria", 110, Kind.CODE),
                Column("uraian", "Uraian Kriteria", 330),
                Column("status", "Keadaan", 120, Kind.CHOICE),
                Column("bukti", "Bukti", 170, Kind.CELL),
                Column("catatan", "Catatan", 330),
            ),
            title="Kriteria",
            blank_rows=3,
        ),
    ),
    bagian=Bagian.PERIKSA,
)
