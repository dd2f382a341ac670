Attribute VB_Name = "Jembatan"
Option Explicit
' Satu-satunya jalan dari tombol ke Python: lewat xlwings di Excel, lewat penyedia skrip di LibreOffice.
' Yang ditulis Python ke keluaran galat selalu ditampilkan; yang berawalan TANDA ditampilkan apa adanya.

Private Const TANDA As String = "Rencana Kinerja: "
Private Const EKOR As String = ", traceback follows" ' dari sini LibreOffice hanya menyebut baris-baris program
Private Const PANJANG_PESAN As Long = 900
Private namaPerintah As String

Public Sub Jalankan(ByVal perintah As String, ByVal nama As String)
    Tampilkan PesanDari(perintah, nama)
End Sub

' Menjalankan perintah; hasilnya pesan bila gagal, kosong bila berhasil atau bila pesannya sudah ditampilkan.
Public Function PesanDari(ByVal perintah As String, ByVal nama As String) As String
    On Error GoTo Gagal
    namaPerintah = nama
    If DiLibreOffice() Then
        JalankanDiLibreOffice perintah
    Else
        RunPython "import xlpy.macros; xlpy.macros." & perintah & "()"
    End If
    Exit Function
Gagal:
    PesanDari = PesanKesalahan(Err.Description, nama)
End Function

' Tombol pada lembar Diagnosa, tanpa Python: sel yang terisi berarti makro boleh berjalan.
Public Sub UjiMakro()
    ThisWorkbook.Sheets("Diagnosa").Range("Uji_Makro").Value = Now
End Sub

' Dipanggil modul xlwings bila Python berakhir dengan galat; isi berkas itu adalah keluaran galatnya.
Public Sub ShowError(ByVal namaBerkas As String)
    Tampilkan PesanKesalahan(ReadFile(namaBerkas), namaPerintah)
End Sub

' Pesan untuk pengguna dari keluaran galat Python.
Public Function PesanKesalahan(ByVal keluaran As String, ByVal nama As String) As String
    Dim sebutan As String, dimulai As Boolean
    sebutan = "Perintah """ & nama & """ "
    dimulai = InStr(LCase(keluaran), "traceback") > 0
    keluaran = Split(keluaran & EKOR, EKOR)(0)
    If InStr(keluaran, TANDA) > 0 Then
        PesanKesalahan = Trim(Mid(keluaran, InStr(keluaran, TANDA) + Len(TANDA)))
    ElseIf InStr(keluaran, "No module named 'xlpy.macros'") + InStr(keluaran, "'xlpy.macros' has no attribute") > 0 Then
        PesanKesalahan = sebutan & "belum ada pada Rencana Kinerja yang terpasang di komputer ini. " & _
            "Perbarui pemasangannya, lalu klik lagi."
    ElseIf InStr(keluaran, "No module named 'xlpy'") + InStr(keluaran, "No module named 'xlwings'") > 0 Then
        PesanKesalahan = sebutan & "tidak dapat dijalankan: Rencana Kinerja belum terpasang pada Python yang dipakai. " & _
            "Pasang dulu, atau tulis alamat Python yang memilikinya pada INTERPRETER_WIN di lembar xlwings.conf."
    ElseIf dimulai Then
        PesanKesalahan = sebutan & "berhenti karena kesalahan program. Sampaikan baris ini kepada pengelola: " & _
            BarisAkhir(keluaran)
    Else
        PesanKesalahan = sebutan & "tidak dapat dijalankan: Python tidak dapat dimulai. Pasang Python 3.11 atau yang " & _
            "lebih baru, atau tulis alamatnya pada INTERPRETER_WIN di lembar xlwings.conf. " & BarisAkhir(keluaran)
    End If
End Function

Private Function BarisAkhir(ByVal teks As String) As String
    Dim baris As Variant
    For Each baris In Split(Replace(teks, vbCr, ""), vbLf)
        If Trim(baris) <> "" Then BarisAkhir = "(" & Trim(baris) & ")"
    Next baris
End Function

Private Sub Tampilkan(ByVal pesan As String)
    If pesan <> "" Then MsgBox Left(pesan, PANJANG_PESAN), vbExclamation, "Rencana Kinerja"
End Sub
