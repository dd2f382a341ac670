"""The sheets of the procedure: Beranda, SOP, and what the steps record."""

from xlpy.book.schema_umum import DAFTAR_JABATAN, TIDAK, YA
from xlpy.book.shapes import Bagian, Column, Kind, Name, Sheet, Table
from xlpy.sop.kalender import CUTI_BERSAMA, LIBUR_DAERAH, LIBUR_KANTOR, LIBUR_NASIONAL, SETENGAH_HARI

BERANDA = Sheet(name="Beranda", bagian=Bagian.PANDUAN, terkunci=True)
PANDUAN = Sheet(
    name="Panduan",
    help="Satu halaman untuk tiap lembar: untuk apa, apa yang diisi, apa yang diklik. Tanpa Python, tanpa internet.",
    bagian=Bagian.PANDUAN,
    terkunci=True,
)
SOP = Sheet(
    name="SOP",
    help="Prosedur yang berlaku untuk buku kerja ini, menurut PermenPANRB 35/2012. Lembar ini dibuat; tidak untuk "
    "diisi.",
    bagian=Bagian.PANDUAN,
    terkunci=True,
)

PERUBAHAN_KE = "Dokumen_Perubahan"
"""The defined name of the cell that tells which revision ("Perubahan ke-n") is worked on or in force."""
SIFAT = ("Biasa", "Segera", "Sangat Segera", "Rahasia")
SURAT = Sheet(
    name="Surat",
    help="Surat Edaran dari Bappeda, perjalanannya, dan surat pengantar. Isi sel berwarna kuning muda; langkah SOP "
    "mencatatnya.",
    names=(
        Name(
            "asal",
            "Surat_Asal",
            "Surat dari",
            "B5",
            help="Pengirimnya, misalnya Bappeda Kabupaten Lumajang.",
            group="Langkah 1 · Surat Edaran",
        ),
        Name(
            "nomor_agenda",
            "Surat_Nomor_Agenda",
            "Nomor agenda",
            "B6",
            Kind.CODE,
            "Menurut buku agenda, misalnya 012.",
        ),
        Name("nomor_surat", "Surat_Nomor", "Nomor Surat Edaran", "B7", Kind.CODE, "Misalnya 050/123/427.71/2026."),
        Name("tanggal_surat", "Surat_Tanggal", "Tanggal Surat Edaran", "B8", Kind.DATE, "Misalnya 02/01/2026."),
        Name("tentang", "Surat_Tentang", "Tentang", "B9", help="Misalnya Penyusunan Rencana Kinerja SKPD."),
        Name("diterima", "Surat_Diterima", "Diterima pada", "B10", Kind.DATETIME, "Misalnya 05/01/2026 08:00."),
        Name(
            "batas_waktu",
            "Surat_Batas_Waktu",
            "Batas waktu dari Bappeda",
            "B11",
            Kind.DATE,
            "Misalnya 30/01/2026; kosongkan bila tidak disebut.",
        ),
        Name(
            "diserahkan",
            "Surat_Diserahkan",
            "Diteruskan pada",
            "B13",
            Kind.DATETIME,
            "Misalnya 05/01/2026 08:20.",
            group="Langkah 2 · Diteruskan kepada Camat",
        ),
        Name("kepada", "Surat_Kepada", "Diserahkan kepada", "B14", help="Misalnya Sekretaris."),
        Name(
            "sifat",
            "Disposisi_Sifat",
            "Sifat",
            "B16",
            Kind.CHOICE,
            "Menurut lembar disposisi.",
            SIFAT,
            group="Langkah 3 · Disposisi Camat",
        ),
        Name(
            "disposisi", "Disposisi_Isi", "Isi disposisi", "B17", help="Misalnya Siapkan draft bersama semua seksi."
        ),
        Name(
            "harapan",
            "Disposisi_Harapan",
            "Dengan hormat harap",
            "B18",
            Kind.LIST,
            "Misalnya Proses lebih lanjut; Koordinasi/konfirmasikan.",
        ),
        Name(
            "diteruskan_kepada",
            "Disposisi_Kepada",
            "Diteruskan kepada",
            "B19",
            Kind.LIST,
            "Jabatan, dipisah titik koma. Misalnya Kasubbag Keuangan.",
        ),
        Name(
            "tanpa_form",
            "Draft_Tanpa_Form",
            "Alasan tanpa form unit",
            "B21",
            help="Hanya bila draft disusun tanpa menunggu semua form unit.",
            group="Langkah 4 dan 5 · Draft",
        ),
        Name(
            "versi",
            "Draft_Versi",
            "Versi draft",
            "B22",
            Kind.CODE,
            "Tercetak pada draft; bila kosong, terisi nomor urutnya.",
        ),
        Name(
            "draft_diserahkan",
            "Draft_Diserahkan",
            "Draft diserahkan pada",
            "B24",
            Kind.DATETIME,
            "Misalnya 21/01/2026 08:45.",
            group="Langkah 6 dan 8 · Draft disampaikan dan diparaf",
        ),
        Name(
            "paraf_kasubbag",
            "Paraf_Kasubbag",
            "Paraf Kasubbag Keuangan pada",
            "B25",
            Kind.DATETIME,
            "Misalnya 22/01/2026 08:50.",
        ),
        Name(
            "paraf_sekretaris",
            "Paraf_Sekretaris",
            "Paraf Sekretaris pada",
            "B26",
            Kind.DATETIME,
            "Misalnya 22/01/2026 08:55.",
        ),
        Name(
            "nomor_dokumen",
            "Dokumen_Nomor",
            "Nomor dokumen",
            "B28",
            Kind.CODE,
            "Misalnya 000.7.2/1/427.90/2026; tanggalnya diisi di lembar Pengaturan.",
            group="Langkah 9 · Rencana Kinerja yang ditandatangani",
        ),
        Name("penanda_tangan", "Dokumen_Penanda_Tangan", "Ditandatangani oleh", "B29", help="Nama penanda tangan."),
        Name(
            "perubahan",
            PERUBAHAN_KE,
            "Perubahan ke-",
            "B30",
            Kind.WHOLE,
            "Terisi bila Rencana Kinerja yang sudah ditandatangani dibuka kembali.",
        ),
        Name(
            "nomor_pengantar",
            "Pengantar_Nomor",
            "Nomor surat pengantar",
            "B32",
            Kind.CODE,
            "Misalnya 000.7.2/2/427.90/2026.",
            group="Langkah 11 · Surat pengantar ke Bappeda",
        ),
        Name(
            "tanggal_pengantar",
            "Pengantar_Tanggal",
            "Tanggal surat pengantar",
            "B33",
            Kind.DATE,
            "Misalnya 22/01/2026.",
        ),
        Name("yth", "Pengantar_Yth", "Kepada Yth.", "B34", help="Misalnya Kepala Bappeda Kabupaten Lumajang."),
        Name("banyaknya", "Pengantar_Banyaknya", "Banyaknya", "B35", help="Misalnya 1 (satu) berkas."),
        Name("penerima", "Pengantar_Penerima", "Penerima di Bappeda", "B36", help="Nama yang menerima berkas."),
        Name(
            "diterima_bappeda",
            "Pengantar_Diterima",
            "Diterima Bappeda pada",
            "B37",
            Kind.DATETIME,
            "Misalnya 22/01/2026 10:45.",
        ),
    ),
)

STATUS_FORM = ("Belum dikirim", "Dikirim", "Diterima", "Perlu diperbaiki")
UNIT = Sheet(
    name="Unit",
    help="Form Rencana Kinerja tiap Kasubbag, Kasi dan Lurah: kapan dikirim, kapan kembali (langkah 4).",
    tables=(
        Table(
            "tblUnit",
            (
                Column("jabatan", "Jabatan", 250, help="Misalnya Kasi Pemerintahan.", daftar=DAFTAR_JABATAN),
                Column("unit", "Unit", 170, help="Kelurahan seorang Lurah; kosong untuk kecamatan."),
                Column("dikirim", "Form Dikirim", 130, Kind.DATE, "Tanggal form dikirim, misalnya 06/01/2026."),
                Column("batas", "Batas Kembali", 130, Kind.DATE, "Tanggal form harus kembali, misalnya 08/01/2026."),
                Column("diterima", "Form Diterima", 130, Kind.DATE, "Tanggal form diterima kembali."),
                Column("status", "Status", 120, Kind.CHOICE, "Keadaan form unit ini.", STATUS_FORM),
                Column("berkas", "Berkas", 220, help="Nama berkas form, misalnya form-kasi-pemerintahan.xlsx."),
                Column("catatan", "Catatan", 220, help="Yang perlu diingat tentang form ini."),
                # Filled by the program, when it sends a form and when it takes one in.
                Column("versi", "Versi Form", 80, Kind.WHOLE, "Kiriman keberapa; terisi ketika form dibuat."),
                Column("terlambat", "Terlambat", 100, help="Terisi ketika form dikumpulkan, misalnya 2 hari."),
                Column("sidik", "Sidik Isian", 140, Kind.CODE, "Tanda pengenal isian yang terakhir diambil."),
            ),
            printed="terlambat",
            blank_rows=16,
            kosong="Belum ada unit. Isi satu baris untuk tiap Kasubbag, Kasi dan Lurah yang menyusun formnya.",
            satuan="unit",
        ),
    ),
    bagian=Bagian.RENCANA,
)

STATUS_KOREKSI = ("Belum", "Sudah", "Tidak diubah")
KOREKSI = Sheet(
    name="Koreksi",
    help="Koreksi Sekretaris atas draft (langkah 7), satu baris satu koreksi, seperti pada lembar koreksi.",
    tables=(
        Table(
            "tblKoreksi",
            (
                Column("nomor", "No", 44, Kind.WHOLE, "Nomor urut."),
                Column("bagian", "Bagian", 170, help="Tempatnya, misalnya Target 7.01.02.2.01.0001."),
                Column("tertulis", "Tertulis", 280, help="Yang tertulis pada draft."),
                Column("koreksi", "Koreksi", 280, help="Yang seharusnya."),
                Column("oleh", "Oleh", 160, help="Yang mengoreksi, misalnya Sekretaris.", daftar=DAFTAR_JABATAN),
                Column("tanggal", "Tanggal", 120, Kind.DATE, "Misalnya 22/01/2026."),
                Column("status", "Status", 110, Kind.CHOICE, "Apakah draft sudah diperbaiki.", STATUS_KOREKSI),
                Column("tindak_lanjut", "Tindak Lanjut", 200, help="Apa yang diubah, atau mengapa tidak diubah."),
            ),
            blank_rows=15,
            kosong="Belum ada koreksi. Sekretaris mengisinya pada langkah 7, satu baris satu koreksi.",
            satuan="koreksi",
        ),
    ),
    bagian=Bagian.PERIKSA,
)

DISTRIBUSI = Sheet(
    name="Distribusi",
    help="Kepada siapa Rencana Kinerja disampaikan (langkah 10 dan 11), seperti pada tanda terima dan ekspedisi.",
    tables=(
        Table(
            "tblDistribusi",
            (
                Column("nomor", "No", 44, Kind.WHOLE, "Nomor urut."),
                Column(
                    "kepada", "Kepada", 250, help="Jabatan atau instansi, misalnya Bappeda.", daftar=DAFTAR_JABATAN
                ),
                Column("nama", "Nama Penerima", 220, help="Yang menerima berkasnya."),
                Column("waktu", "Diserahkan Pada", 170, Kind.DATETIME, "Misalnya 22/01/2026 09:45."),
                Column(
                    "tanda_terima", "Tanda Terima", 110, Kind.CHOICE, "Ya bila sudah ditandatangani.", (YA, TIDAK)
                ),
                Column("nomor_surat", "Nomor Surat", 220, help="Nomor surat pengantar, bila ada."),
                Column("keterangan", "Keterangan", 220, help="Misalnya dikirim lewat ekspedisi."),
            ),
            blank_rows=20,
            kosong="Belum disampaikan kepada siapa pun. Diisi setelah Rencana Kinerja ditandatangani (langkah 9).",
            satuan="penerima",
        ),
    ),
    bagian=Bagian.KELUAR,
)

MULAI, SELESAI, TUNDA = "mulai", "selesai", "tunda"
KEMBALIKAN, BATAL, BUKA_KEMBALI = "kembalikan", "batal", "buka-kembali"
TINDAKAN = (MULAI, SELESAI, TUNDA, KEMBALIKAN, BATAL, BUKA_KEMBALI)
LOG = Sheet(
    name="Log",
    help="Catatan setiap langkah. Ditulis oleh tombol dan perintah, berantai: baris yang diubah akan ketahuan.",
    tables=(
        Table(
            "tblLog",
            (
                # What another program could take for a number or a time is formatted as text: it is fingerprinted.
                Column("nomor", "No", 44, Kind.WHOLE),
                Column("waktu_catat", "Waktu Catat", 170, Kind.CODE),
                Column("waktu_kejadian", "Waktu Kejadian", 170, Kind.CODE),
                Column("langkah", "Langkah", 70, Kind.WHOLE),
                Column("tindakan", "Tindakan", 136, Kind.CODE),
                Column("pelaku", "Pelaku", 180),
                Column("jabatan", "Jabatan", 160),
                Column("pencatat", "Pencatat", 140, Kind.CODE),
                Column("catatan", "Catatan", 240),
                Column("data", "Data", 240, Kind.CODE),
                Column("sidik_isi", "Sidik Isi", 150, Kind.CODE),
                Column("sidik_sebelumnya", "Sidik Sebelumnya", 150, Kind.CODE),
                Column("sidik", "Sidik", 150, Kind.CODE),
            ),
            printed="catatan",
            blank_rows=3,
            kosong="Belum ada catatan. Baris pertama tertulis saat langkah 1 dimulai.",
            satuan="catatan",
        ),
    ),
    bagian=Bagian.KELUAR,
)

JENIS_LIBUR = (LIBUR_NASIONAL, CUTI_BERSAMA, LIBUR_DAERAH, LIBUR_KANTOR, SETENGAH_HARI)
BIASA, RAMADAN = "Biasa", "Ramadan"
SENIN_KAMIS, JUMAT = "Senin–Kamis", "Jumat"
KALENDER = Sheet(
    name="Kalender",
    help="Jam kerja dan hari libur untuk menghitung batas waktu. Isian kantor yang berlaku: ubah bila daerah "
    "menetapkan lain.",
    # What grows comes last.
    tables=(
        Table(
            "tblJamKerja",
            (
                Column("masa", "Masa", 130, Kind.CHOICE, "Biasa atau Ramadan.", (BIASA, RAMADAN)),
                Column("hari", "Hari", 300, Kind.CHOICE, "Senin–Kamis atau Jumat.", (SENIN_KAMIS, JUMAT)),
                Column("mulai", "Mulai", 130, Kind.TIME, "Jam masuk, misalnya 07:30."),
                Column("istirahat_mulai", "Mulai Istirahat", 150, Kind.TIME, "Misalnya 12:00."),
                Column("istirahat_selesai", "Selesai Istirahat", 150, Kind.TIME, "Misalnya 13:00."),
                Column("pulang", "Pulang", 110, Kind.TIME, "Jam pulang, misalnya 16:00."),
            ),
            title="Jam kerja (Perpres 21/2023)",
            blank_rows=4,
        ),
        Table(
            "tblRamadan",
            (
                Column("tahun", "Tahun", 130, Kind.WHOLE, "Tahun Masehi, misalnya 2026."),
                Column(
                    "asal", "Asal", 300, Kind.CHOICE, "Perkiraan, sampai ditetapkan.", ("Perkiraan", "Ditetapkan")
                ),
                Column("mulai", "Mulai", 130, Kind.DATE, "Hari pertama puasa."),
                Column("selesai", "Selesai", 150, Kind.DATE, "Hari terakhir puasa."),
            ),
            title="Bulan Ramadan",
            blank_rows=4,
        ),
        Table(
            "tblLibur",
            (
                Column("tanggal", "Tanggal", 130, Kind.DATE, "Misalnya 17/08/2026."),
                Column("keterangan", "Keterangan", 300, help="Nama harinya."),
                Column(
                    "jenis", "Jenis", 130, Kind.CHOICE, "Pada Setengah hari kantor tutup lebih awal.", JENIS_LIBUR
                ),
                Column(
                    "asal", "Asal", 150, help="Dasarnya, misalnya SKB 3 Menteri. Tulis Perkiraan bila belum pasti."
                ),
                Column("pulang", "Pulang", 150, Kind.TIME, "Hanya untuk Setengah hari; kosong berarti 12:00."),
            ),
            title="Hari libur, cuti bersama, dan setengah hari",
            blank_rows=25,
        ),
    ),
)
