"""Where the workbook lies: synced folders, archives, disks that are full, folders that cannot be written."""

import re

from xlpy.diagnosa.halangan import Gejala, Halangan, ada_buku, buku_dari, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.keadaan import LINUX, MAC, WINDOWS, Keadaan

TERPANJANG = 218
"""Characters of a path that Excel for Windows opens."""
HAMPIR_PENUH, PENUH = 200 << 20, 20 << 20
"""Bytes left on a disk: below the first it is said, below the second nothing can be written safely."""
_LOCAL = {
    WINDOWS: "%USERPROFILE%\\RencanaKinerja (bukan Documents atau Desktop bila itu disinkronkan)",
    MAC: "~/RencanaKinerja",
    LINUX: "~/RencanaKinerja",
}
_FROM_ARCHIVE = re.compile(
    r"[\\/](?:Temp|Temporary Internet Files|INetCache|Content\.Outlook|Temp\d_[^\\/]*\.zip)[\\/]", re.IGNORECASE
)
_SYNCED = (
    (
        "Google Drive",
        re.compile(r"[\\/](?:Google ?Drive|GoogleDrive-[^\\/]*|My Drive|Drive Saya)[\\/]", re.IGNORECASE),
    ),
    ("Dropbox", re.compile(r"[\\/]Dropbox(?: \([^\\/]*\))?[\\/]", re.IGNORECASE)),
    ("iCloud", re.compile(r"[\\/](?:iCloudDrive|iCloud Drive|com~apple~CloudDocs)[\\/]", re.IGNORECASE)),
    ("Nextcloud", re.compile(r"[\\/](?:Nextcloud|ownCloud)[\\/]", re.IGNORECASE)),
)
_ONEDRIVE = re.compile(r"[\\/](?:OneDrive|SharePoint)(?: ?-[^\\/]*)?[\\/]", re.IGNORECASE)


def layanan_awan(keadaan: Keadaan) -> str:
    """The service that syncs the workbook's folder; empty where none does."""
    book = keadaan.buku
    if book is None:
        return ""
    if "://" in book.alamat and not book.alamat.startswith("file:"):
        return "OneDrive atau SharePoint"
    if any(_below(book.alamat, folder) for folder in keadaan.awan.values()) or _ONEDRIVE.search(book.alamat):
        return "OneDrive"
    return next((name for name, pattern in _SYNCED if pattern.search(book.alamat)), "")


def _below(path: str, folder: str) -> bool:
    prefix = folder.replace("\\", "/").rstrip("/").casefold()
    return bool(prefix) and path.replace("\\", "/").casefold().startswith(f"{prefix}/")


def _moved(keadaan: Keadaan) -> str:
    return (
        f"Tutup buku, pindahkan bersama berkas pendampingnya (….log.jsonl) ke {_LOCAL[keadaan.sistem]}, buka dari "
        "sana. Untuk berbagi, salin hasilnya ke folder yang disinkronkan."
    )


@halangan(
    "onedrive",
    "Buku dibuka dari OneDrive atau SharePoint",
    "Buku tidak di OneDrive atau SharePoint.",
    ada_buku,
)
def onedrive(keadaan: Keadaan) -> Gejala | None:
    """Excel gives a web address instead of a path: Python cannot reach the file."""
    if not layanan_awan(keadaan).startswith("OneDrive"):
        return None
    where = buku_dari(keadaan).alamat
    if "://" in where or (keadaan.sistem != LINUX and keadaan.excel.terpasang):
        return menghalangi(
            f"Buku ini di {where}. Untuk folder yang disinkronkan, Excel memberi alamat web, bukan alamat berkas; "
            "tombol tidak dapat menemukan bukunya.",
            _moved(keadaan),
        )
    return perlu_dilihat(
        f"Buku ini di folder OneDrive ({where}); penyinkronan dapat menimpa tulisan.", _moved(keadaan)
    )


@halangan(
    "folder-awan",
    "Folder buku disinkronkan ke internet",
    "Folder buku tidak disinkronkan.",
    ada_buku,
)
def folder_awan(keadaan: Keadaan) -> Gejala | None:
    """Another service than Microsoft's: it works, with copies in conflict now and then."""
    service = layanan_awan(keadaan)
    if not service or service.startswith("OneDrive"):
        return None
    return perlu_dilihat(
        f"Folder buku disinkronkan {service}. Berkas dapat terkunci saat disinkronkan, atau tertimpa versi komputer "
        "lain.",
        _moved(keadaan),
    )


@halangan(
    "dari-arsip",
    "Buku dibuka langsung dari ZIP atau lampiran surel",
    "Buku dibuka dari folder biasa.",
    ada_buku,
)
def dari_arsip(keadaan: Keadaan) -> Gejala | None:
    """What is written there is lost when the window closes."""
    where = buku_dari(keadaan).alamat
    if keadaan.sistem != WINDOWS or not _FROM_ARCHIVE.search(where):
        return None
    return menghalangi(
        f"Buku ini di folder sementara ({where}): dibuka langsung dari ZIP, surel, atau peramban. Isiannya akan "
        "hilang.",
        f"Simpan Sebagai (Save As) ke {_LOCAL[WINDOWS]}, lalu buka dari sana. Berkas ZIP diekstrak dulu: klik kanan "
        "› Ekstrak Semua (Extract All).",
    )


@halangan(
    "jalur-panjang",
    "Alamat berkas terlalu panjang untuk Excel",
    "Alamat berkas cukup pendek.",
    lambda keadaan: keadaan.sistem == WINDOWS and ada_buku(keadaan),
)
def jalur_panjang(keadaan: Keadaan) -> Gejala | None:
    """Beyond 218 characters Excel opens and saves nothing."""
    length = len(buku_dari(keadaan).alamat)
    if length <= TERPANJANG:
        return None
    return menghalangi(
        f"Alamat buku ini {length} huruf; Excel hanya membuka sampai {TERPANJANG} huruf.",
        f"Pindahkan ke folder yang lebih dekat, misalnya {_LOCAL[WINDOWS]}, atau pendekkan nama foldernya.",
    )


@halangan(
    "buku-terlarang",
    "Sistem melarang membaca buku",
    "Buku boleh dibaca.",
    ada_buku,
)
def terlarang(keadaan: Keadaan) -> Gejala | None:
    """The folder is another's, or macOS keeps it from programs."""
    book = buku_dari(keadaan)
    if not book.terlarang:
        return None
    if keadaan.sistem == MAC:
        return menghalangi(
            "macOS melarang program membaca folder buku ini (Desktop, Documents, Downloads dilindungi).",
            f"Pindahkan buku ke {_LOCAL[MAC]}; atau Pengaturan Sistem › Privasi & Keamanan › Akses Disk Penuh › "
            "izinkan Excel dan Terminal.",
        )
    return menghalangi(
        f"{book.alamat} tidak boleh dibaca oleh akun Anda.", "Minta pemilik foldernya memberi izin baca dan tulis."
    )


@halangan("buku-rusak", "Buku tidak dapat dibaca", "Isi buku terbaca.", ada_buku)
def rusak(keadaan: Keadaan) -> Gejala | None:
    """It is no workbook of ours, damaged, or incomplete; its reader says which."""
    book = buku_dari(keadaan)
    if not book.tak_terbaca or (book.skema is not None and book.skema > keadaan.skema):
        return None  # a newer one has an obstacle of its own
    backup = " Cadangannya ada di samping buku (…cadangan.xlsm)." if book.cadangan else ""
    return menghalangi(book.tak_terbaca, f"Ikuti petunjuk itu; bila berkasnya rusak, ambil cadangannya.{backup}")


@halangan(
    "folder-terkunci",
    "Folder buku tidak dapat ditulisi",
    "Folder buku dapat ditulisi.",
    ada_buku,
)
def folder_terkunci(keadaan: Keadaan) -> Gejala | None:
    """Neither the workbook nor its log's mirror could be written."""
    book = buku_dari(keadaan)
    if book.folder_tertulis or "://" in book.alamat:
        return None
    return menghalangi(
        f"Di folder {book.folder} tidak dapat dibuat berkas, padahal buku dan cermin log ditulis di situ.",
        f"Minta izin tulis untuk folder itu, atau pindahkan buku ke {_LOCAL[keadaan.sistem]}.",
    )


@halangan("disk-penuh", "Ruang penyimpanan hampir habis", "Ruang penyimpanan cukup.", ada_buku)
def disk_penuh(keadaan: Keadaan) -> Gejala | None:
    """Each writing needs the workbook's size three times over."""
    left = buku_dari(keadaan).sisa
    if left is None or left >= HAMPIR_PENUH:
        return None
    said = menghalangi if left < PENUH else perlu_dilihat
    return said(
        f"Pada penyimpanan buku ini tersisa {left >> 20} MB; tiap penulisan membuat cadangan lebih dulu.",
        "Kosongkan Keranjang Sampah atau pindahkan berkas besar sampai tersisa sedikitnya 200 MB.",
    )


HALANGAN: tuple[Halangan, ...] = (
    onedrive,
    folder_awan,
    dari_arsip,
    jalur_panjang,
    terlarang,
    rusak,
    folder_terkunci,
    disk_penuh,
)
"""This family, in the order in which they are looked for."""
