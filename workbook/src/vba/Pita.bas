Attribute VB_Name = "Pita"
Option Explicit
' Dibuat dari tabel perintah (xlpy/build/perintah.py); jangan diubah di sini.
' Tiap perintah punya dua Sub: tanpa argumen untuk tombol di lembar, dan yang berakhiran _Klik untuk pita.

Public Sub Persiapan()
    Jalankan "persiapan", "Persiapan"
End Sub

Public Sub Persiapan_Klik(control As IRibbonControl)
    Persiapan
End Sub

Public Sub PersiapanContoh()
    Jalankan "persiapan_contoh", "Muat Contoh"
End Sub

Public Sub PersiapanContoh_Klik(control As IRibbonControl)
    PersiapanContoh
End Sub

Public Sub PersiapanHapus()
    Jalankan "persiapan_hapus", "Hapus Contoh"
End Sub

Public Sub PersiapanHapus_Klik(control As IRibbonControl)
    PersiapanHapus
End Sub

Public Sub ImporDpa()
    Jalankan "impor_dpa", "Impor DPA"
End Sub

Public Sub ImporDpa_Klik(control As IRibbonControl)
    ImporDpa
End Sub

Public Sub ImporTupoksi()
    Jalankan "impor_tupoksi", "Impor Tupoksi"
End Sub

Public Sub ImporTupoksi_Klik(control As IRibbonControl)
    ImporTupoksi
End Sub

Public Sub ImporSasaran()
    Jalankan "impor_sasaran", "Impor Sasaran"
End Sub

Public Sub ImporSasaran_Klik(control As IRibbonControl)
    ImporSasaran
End Sub

Public Sub Susun()
    Jalankan "susun", "Susun Rencana"
End Sub

Public Sub Susun_Klik(control As IRibbonControl)
    Susun
End Sub

Public Sub LihatPerubahan()
    Jalankan "lihat_perubahan", "Lihat Perubahan"
End Sub

Public Sub LihatPerubahan_Klik(control As IRibbonControl)
    LihatPerubahan
End Sub

Public Sub Periksa()
    Jalankan "periksa", "Periksa Rencana"
End Sub

Public Sub Periksa_Klik(control As IRibbonControl)
    Periksa
End Sub

Public Sub Kecualikan()
    Jalankan "kecualikan", "Kecualikan Temuan"
End Sub

Public Sub Kecualikan_Klik(control As IRibbonControl)
    Kecualikan
End Sub

Public Sub Verifikasi()
    Jalankan "verifikasi", "Verifikasi Log"
End Sub

Public Sub Verifikasi_Klik(control As IRibbonControl)
    Verifikasi
End Sub

Public Sub Banding()
    Jalankan "banding", "Bandingkan Buku"
End Sub

Public Sub Banding_Klik(control As IRibbonControl)
    Banding
End Sub

Public Sub LangkahMulai()
    Jalankan "langkah_mulai", "Mulai Langkah"
End Sub

Public Sub LangkahMulai_Klik(control As IRibbonControl)
    LangkahMulai
End Sub

Public Sub LangkahSelesai()
    Jalankan "langkah_selesai", "Selesaikan Langkah"
End Sub

Public Sub LangkahSelesai_Klik(control As IRibbonControl)
    LangkahSelesai
End Sub

Public Sub LangkahTunda()
    Jalankan "langkah_tunda", "Tunda"
End Sub

Public Sub LangkahTunda_Klik(control As IRibbonControl)
    LangkahTunda
End Sub

Public Sub LangkahKembalikan()
    Jalankan "langkah_kembalikan", "Kembalikan"
End Sub

Public Sub LangkahKembalikan_Klik(control As IRibbonControl)
    LangkahKembalikan
End Sub

Public Sub LangkahBatal()
    Jalankan "langkah_batal", "Batalkan"
End Sub

Public Sub LangkahBatal_Klik(control As IRibbonControl)
    LangkahBatal
End Sub

Public Sub LangkahBukaKembali()
    Jalankan "langkah_buka_kembali", "Buka Kembali"
End Sub

Public Sub LangkahBukaKembali_Klik(control As IRibbonControl)
    LangkahBukaKembali
End Sub

Public Sub Status()
    Jalankan "status", "Lihat Status"
End Sub

Public Sub Status_Klik(control As IRibbonControl)
    Status
End Sub

Public Sub Cetak()
    Jalankan "cetak", "Cetak Kertas Langkah"
End Sub

Public Sub Cetak_Klik(control As IRibbonControl)
    Cetak
End Sub

Public Sub CetakPilih()
    Jalankan "cetak_pilih", "Pilih Kertas"
End Sub

Public Sub CetakPilih_Klik(control As IRibbonControl)
    CetakPilih
End Sub

Public Sub CetakSemua()
    Jalankan "cetak_semua", "Cetak Semua"
End Sub

Public Sub CetakSemua_Klik(control As IRibbonControl)
    CetakSemua
End Sub

Public Sub UnitBuat()
    Jalankan "unit_buat", "Buat Formulir Unit"
End Sub

Public Sub UnitBuat_Klik(control As IRibbonControl)
    UnitBuat
End Sub

Public Sub UnitKumpul()
    Jalankan "unit_kumpul", "Kumpulkan Formulir"
End Sub

Public Sub UnitKumpul_Klik(control As IRibbonControl)
    UnitKumpul
End Sub

Public Sub Konsolidasi()
    Jalankan "konsolidasi", "Konsolidasi"
End Sub

Public Sub Konsolidasi_Klik(control As IRibbonControl)
    Konsolidasi
End Sub

Public Sub Jadwal()
    Jalankan "jadwal", "Jadwal"
End Sub

Public Sub Jadwal_Klik(control As IRibbonControl)
    Jadwal
End Sub

Public Sub Panduan()
    Jalankan "panduan", "Panduan"
End Sub

Public Sub Panduan_Klik(control As IRibbonControl)
    Panduan
End Sub

Public Sub Diagnosa()
    Jalankan "diagnosa", "Diagnosa"
End Sub

Public Sub Diagnosa_Klik(control As IRibbonControl)
    Diagnosa
End Sub
