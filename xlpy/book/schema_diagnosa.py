"""The sheet Diagnosa: why a button does nothing, also where neither Python nor macros run.

Its upper half is fixed texts and formulas; below stands what the button of the same name found.
"""

from xlpy.book.shapes import Bagian, Column, Kind, Name, Sheet, Table

UJI_MAKRO, DIPERIKSA = "Uji_Makro", "Diagnosa_Diperiksa"
"""Defined names: when a macro last ran without Python, and when the list below was made."""
JALAN, SEKITAR = "Bagian 1 · Bila tombol tidak bereaksi", "Bagian 2 · Yang terlihat tanpa Python dan tanpa makro"
BELUM_DIUJI = "Belum diuji. Klik tombol Uji Makro di atas."
KEPALA_JALAN = ("Langkah", "Yang dilakukan", "Bila ya", "Bila tidak")
KEPALA_SEKITAR = ("Yang dilihat", "Terbaca", "Arti", "Yang perlu dilakukan")
LANGKAH = (
    (
        "Langkah 1",
        "Klik tombol Uji Makro. Apakah sel “Makro terakhir berjalan” di bawah terisi jam sekarang?",
        "Makro berjalan. Lanjut ke langkah 4.",
        "Makro diblokir. Lanjut ke langkah 2.",
    ),
    (
        "Langkah 2",
        "Apakah di bawah pita Excel ada baris kuning “PERINGATAN KEAMANAN” (SECURITY WARNING)?",
        (
            "Klik Aktifkan Konten (Enable Content), lalu ulangi langkah 1. Agar tidak ditanya lagi: langkah 3, "
            "kolom kanan."
        ),
        (
            "Bila barisnya merah: tutup buku; di File Explorer klik kanan berkasnya › Properti (Properties) › "
            "centang Buka Blokir (Unblock) › OK; buka lagi. Bila tidak ada baris: langkah 3."
        ),
    ),
    (
        "Langkah 3",
        (
            "Berkas (File) › Opsi (Options) › Pusat Kepercayaan (Trust Center) › Pengaturan Pusat Kepercayaan "
            "(Trust Center Settings). Apakah Pengaturan Makro (Macro Settings) dapat diubah?"
        ),
        (
            "Pilih “Nonaktifkan makro VBA dengan pemberitahuan” (Disable VBA macros with notification) › OK; "
            "tutup Excel, buka lagi."
        ),
        (
            "Lokasi Tepercaya (Trusted Locations) › Tambahkan lokasi baru (Add new location) › folder buku ini "
            "› OK. Bila itu pun terkunci: minta pengelola TI."
        ),
    ),
    (
        "Langkah 4",
        "Klik tombol Diagnosa. Apakah muncul jendela Rencana Kinerja?",
        "Ikuti isinya; selengkapnya di bagian 3 lembar ini.",
        (
            "Python tidak dapat dimulai. Jalankan Pasang.cmd dari paket Rencana Kinerja; bila Excel dilarang "
            "menjalankan program lain: buka Command Prompt, ketik rencana-kinerja diagnosa --buku-terbuka."
        ),
    ),
    (
        "LibreOffice",
        (
            "Alat (Tools) › Pilihan (Options) › LibreOffice › Keamanan (Security) › Keamanan Makro (Macro "
            "Security): apakah tingkatnya Sedang (Medium), atau folder buku ada di Sumber Tepercaya (Trusted "
            "Sources)?"
        ),
        "Buka Terminal, jalankan: rencana-kinerja pasang. Tutup dan buka lagi LibreOffice.",
        "Tambahkan folder buku pada Sumber Tepercaya (Trusted Sources), lalu buka lagi bukunya.",
    ),
)
"""The way from a dead button to what kills it: what to do, and where each answer leads."""
DILIHAT = (
    "Perhitungan",
    "Aplikasi",
    "Alamat buku",
    "Tempat buku",
    "Nama berkas",
    "Hitung otomatis",
    "Pemisah desimal",
    "Urutan tanggal",
    "Tahun rencana",
    "Libur tahun ini",
    "Libur tahun rencana",
)
"""What formulas can see of the application, of the file and of the calendar."""
DIAGNOSA = Sheet(
    name="Diagnosa",
    help="Mengapa sebuah tombol tidak bekerja, dan jalan keluarnya. Bagian 1 dan 2 dapat dibaca walau makro "
    "dan Python "
    "tidak berjalan.",
    names=(
        Name("uji_makro", UJI_MAKRO, "Makro terakhir berjalan", "B12", Kind.DATETIME),
        Name("diperiksa", DIPERIKSA, "Diperiksa pada", "B28", Kind.DATETIME),
    ),
    labels=(
        JALAN,
        SEKITAR,
        *KEPALA_JALAN,
        *KEPALA_SEKITAR,
        *(text for step in LANGKAH for text in step),
        *DILIHAT,
        BELUM_DIUJI,
        "Buku ini tanpa makro, jadi tanpa tombol; perintah rencana-kinerja dijalankan dari luar.",
    ),
    tables=(
        Table(
            "tblDiagnosa",
            (
                Column("tingkat", "Tingkat", 146),
                Column("judul", "Yang Diperiksa", 330),
                Column("arti", "Artinya", 350),
                Column("langkah", "Langkah Berikutnya", 400),
            ),
            title="Bagian 3 · Hasil tombol Diagnosa",
            kosong="Belum diperiksa. Klik tombol Diagnosa.",
            satuan="hal diperiksa",
            blank_rows=3,
        ),
    ),
    bagian=Bagian.PANDUAN,
)
