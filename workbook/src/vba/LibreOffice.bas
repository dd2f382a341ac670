Attribute VB_Name = "LibreOffice"
' Yang hanya ada di LibreOffice. Sengaja tanpa Option Explicit: di Excel "ThisComponent" adalah Variant kosong,
' di LibreOffice ia dokumen yang sedang terbuka.

Private Const ALAMAT As String = "vnd.sun.star.script:rencana_kinerja.py$jalankan?language=Python&location=user"

Public Function DiLibreOffice() As Boolean
    DiLibreOffice = Not IsEmpty(ThisComponent)
End Function

' Menjalankan perintah lewat penghubung Python di profil pengguna LibreOffice.
Public Sub JalankanDiLibreOffice(ByVal perintah As String)
    Dim skrip As Object
    Set skrip = Penghubung()
    If skrip Is Nothing Then
        Err.Raise vbObjectError + 1, "Jembatan", "Rencana Kinerja: Tombol ini belum dapat dipakai di LibreOffice pada " & _
            "komputer ini, karena penghubungnya ke Python belum terpasang. Buku kerja tidak berubah. " & _
            "Yang tersedia dari luar: buka Terminal, lalu jalankan rencana-kinerja --help"
    End If
    skrip.invoke Array(ThisComponent, perintah), Array(), Array()
End Sub

Private Function Penghubung() As Object
    On Error Resume Next ' belum terpasang: hasilnya tetap Nothing, dan pemanggilnya mengatakannya
    Set Penghubung = ThisComponent.getScriptProvider().getScript(ALAMAT)
End Function
