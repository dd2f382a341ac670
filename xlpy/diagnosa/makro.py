"""Macros that Excel does not run: the mark of the web, the Trust Center, policies, trusted locations."""

from pathlib import PurePosixPath, PureWindowsPath

from xlpy.diagnosa.halangan import (
    Gejala,
    Halangan,
    ada_buku,
    buku_dari,
    buku_di_windows,
    di_windows,
    halangan,
    menghalangi,
    perlu_dilihat,
)
from xlpy.diagnosa.keadaan import MAC, WINDOWS, Keadaan

BUKA_BLOKIR = (
    "Tutup buku. Di File Explorer: klik kanan berkasnya › Properti (Properties) › centang “Buka Blokir” (Unblock) di "
    "bagian bawah › OK. Buka lagi bukunya."
)
PUSAT_KEPERCAYAAN = (
    "Excel › Berkas (File) › Opsi (Options) › Pusat Kepercayaan (Trust Center) › Pengaturan Pusat Kepercayaan "
    "(Trust Center Settings)"
)
LOKASI_TEPERCAYA = (
    f"{PUSAT_KEPERCAYAAN} › Lokasi Tepercaya (Trusted Locations) › Tambahkan lokasi baru (Add new location) › pilih "
    "folder buku ini › OK."
)
_ASK, _SIGNED_ONLY = 2, 3


def terpercaya(keadaan: Keadaan) -> bool:
    """Whether the workbook lies in a trusted location of Excel that is in force."""
    excel, book = keadaan.excel, keadaan.buku
    if book is None or excel.lokasi_mati:
        return False
    if book.alamat.startswith("\\\\") and not excel.lokasi_jaringan:
        return False
    return any(_within(book.alamat, folder, deep=deep) for folder, deep in excel.lokasi)


def _within(path: str, folder: str, *, deep: bool) -> bool:
    windows = "\\" in folder or ":" in folder
    parent = (PureWindowsPath if windows else PurePosixPath)(path).parent
    trusted = type(parent)(folder)
    return parent == trusted or (deep and trusted in parent.parents)


def _marked_file(keadaan: Keadaan) -> bool:
    return ada_buku(keadaan) and buku_dari(keadaan).makro and keadaan.sistem in {WINDOWS, MAC}


@halangan(
    "tanda-internet",
    "Buku bertanda berasal dari internet, sehingga makronya diblokir",
    "Buku tidak bertanda berasal dari internet.",
    _marked_file,
)
def dari_internet(keadaan: Keadaan) -> Gejala | None:
    """The mark of the web: Excel shows a red bar and no button to allow macros."""
    if not buku_dari(keadaan).dari_internet or terpercaya(keadaan):
        return None
    if keadaan.sistem == MAC:
        path = buku_dari(keadaan).alamat
        return perlu_dilihat(
            "macOS menandai buku ini sebagai unduhan; Excel dapat membukanya tanpa makro.",
            f'Tutup buku, buka Terminal, jalankan: xattr -d com.apple.quarantine "{path}"',
        )
    meaning = (
        "Windows menandai buku ini sebagai unduhan atau lampiran surel. Excel memblokir makronya tanpa bertanya."
    )
    if keadaan.excel.blokir_internet:
        meaning += " Pengelola komputer melarangnya dengan kebijakan, jadi tombol Aktifkan Konten tidak akan muncul."
    return menghalangi(meaning, BUKA_BLOKIR)


@halangan(
    "setelan-makro",
    "Setelan Excel mematikan makro",
    "Setelan makro Excel mengizinkan makro, setelah Anda mengeklik Aktifkan Konten (Enable Content).",
    di_windows,
)
def setelan(keadaan: Keadaan) -> Gejala | None:
    """VBAWarnings of 3 or 4, the user's own or an administrator's."""
    excel = keadaan.excel
    if excel.peringatan <= _ASK or terpercaya(keadaan):
        return None
    which = "hanya makro bertanda tangan digital" if excel.peringatan == _SIGNED_ONLY else "tidak satu makro pun"
    if not excel.oleh_kebijakan:
        return menghalangi(
            f"Excel menjalankan {which}, dan buku ini tidak di Lokasi Tepercaya.",
            f"{PUSAT_KEPERCAYAAN} › Pengaturan Makro (Macro Settings) › “Nonaktifkan makro VBA dengan pemberitahuan” "
            "(Disable VBA macros with notification) › OK. Tutup Excel, buka lagi bukunya, klik Aktifkan Konten "
            "(Enable Content).",
        )
    arti = f"Pengelola komputer menetapkan bahwa Excel menjalankan {which}."
    if excel.lokasi_mati:
        return menghalangi(
            f"{arti} Lokasi Tepercaya pun dimatikan.",
            "Minta pengelola TI mengizinkan makro untuk folder buku ini; sementara itu kerjakan dari luar: "
            "rencana-kinerja PERINTAH --buku-terbuka.",
        )
    return menghalangi(arti, f"{LOKASI_TEPERCAYA} Bila tidak diizinkan, minta pengelola TI melakukannya.")


@halangan(
    "lokasi-tepercaya",
    "Folder buku bukan Lokasi Tepercaya",
    "Buku berada di Lokasi Tepercaya Excel; makro berjalan tanpa ditanya.",
    buku_di_windows,
)
def lokasi(keadaan: Keadaan) -> Gejala | None:
    """Excel asks before it runs macros here."""
    if terpercaya(keadaan) or keadaan.excel.peringatan != _ASK:
        return None
    return perlu_dilihat(
        "Saat buku dibuka, Excel memasang pita kuning dan menunggu izin menjalankan makro.",
        f"Klik Aktifkan Konten (Enable Content) pada pita kuning itu. Agar tidak ditanya lagi: {LOKASI_TEPERCAYA}",
    )


HALANGAN: tuple[Halangan, ...] = (dari_internet, setelan, lokasi)
"""This family, in the order in which they are looked for."""
