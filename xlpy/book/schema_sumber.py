"""The sheets from which a plan is made: Pengaturan, Sasaran, DPA, Tupoksi."""

from xlpy.book.schema_umum import (
    DAFTAR_JABATAN,
    DEFINISI,
    FORMULASI,
    JENIS_TARGET,
    KERTAS,
    RENCANA_AKSI,
    SUMBER,
    SUMBER_DATA,
    TIDAK,
    YA,
    kolom_bulanan,
    kolom_triwulan,
)
from xlpy.book.shapes import Column, Kind, Name, Sheet, Table

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
            "penanda_tangan",
            "Penanda_Tangan",
            "Penanda tangan",
            "B15",
            help="Jabatannya, seperti di tabel Pejabat.",
            daftar=DAFTAR_JABATAN,
        ),
        Name(
            "klasifikasi",
            "Klasifikasi_Surat",
            "Klasifikasi surat",
            "B17",
            Kind.CODE,
            "Awal nomor surat, misalnya 000.7.2.",
            group="Surat-menyurat",
        ),
        Name("kode_surat", "Kode_Surat", "Kode kecamatan", "B18", Kind.CODE, "Bagian nomor surat, misalnya 427.90."),
        Name("lambang", "Lambang", "Gambar lambang daerah", "B19", help="Berkas .png untuk kop surat."),
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
                Column("atasan", "Atasan", 200, help="Jabatan atasannya, misalnya Camat.", daftar=DAFTAR_JABATAN),
                Column(
                    "sebutan", "Sebutan", 90, Kind.CHOICE, "Plt. atau Plh.; kosong bila definitif.", ("Plt.", "Plh.")
                ),
                Column(
                    "mulai",
                    "Mulai Menjabat",
                    120,
                    Kind.DATE,
                    "Hari pertama menjabat, misalnya 01/03/2026; kosong bila sudah lama.",
                ),
                Column(
                    "selesai",
                    "Selesai Menjabat",
                    120,
                    Kind.DATE,
                    "Hari terakhir menjabat; kosong bila masih menjabat. Penggantinya diisi pada baris sendiri.",
                ),
                Column(
                    "akun",
                    "Akun",
                    160,
                    Kind.LIST,
                    "Akun komputernya, misalnya sari@pc-1; terisi saat dikonfirmasi pada sebuah langkah. "
                    "Boleh diubah; dipisah titik koma.",
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
                JENIS_TARGET,
                *kolom_triwulan(58),
                Column(
                    "program",
                    "Program Pendukung",
                    110,
                    Kind.LIST,
                    "Kode program yang menunjang sasaran, dipisah titik koma. Contoh: 7.01.02; 7.01.03.",
                ),
                FORMULASI,
                DEFINISI,
                SUMBER_DATA,
                RENCANA_AKSI,
                SUMBER,
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
                *kolom_bulanan(),
                SUMBER,
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
                SUMBER,
            ),
            printed="rutin",
            blank_rows=20,
        ),
    ),
)
