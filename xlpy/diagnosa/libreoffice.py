"""LibreOffice: its version, its Python, our bridge, its macro security, its profile, the fonts."""

import re
from pathlib import PurePosixPath, PureWindowsPath
from urllib.parse import unquote, urlparse

from xlpy.diagnosa.halangan import Gejala, Halangan, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.keadaan import LINUX, WINDOWS, Keadaan

TERENDAH_WINDOWS = (25, 8)
"""The first LibreOffice for Windows whose own Python is recent enough for the bridge."""
TERENDAH = (7, 0)
"""The oldest on other systems that has all that the bridge calls."""
_SECURITY = (
    "LibreOffice › Alat (Tools) › Pilihan (Options) › LibreOffice › Keamanan (Security) › Keamanan Makro "
    "(Macro Security)"
)
_ASKS, _ONLY_TRUSTED = 1, 3
_DRIVE = re.compile(r"/?[A-Za-z]:")


def _there(keadaan: Keadaan) -> bool:
    return keadaan.kantor.terpasang


def _main_application(keadaan: Keadaan) -> bool:
    """Whether LibreOffice is what the buttons are clicked in: where there is no Excel."""
    return keadaan.kantor.terpasang and not keadaan.excel.terpasang


def _gejala(keadaan: Keadaan, arti: str, langkah: str) -> Gejala:
    """It hinders where LibreOffice is used; beside Excel it is only to be looked at."""
    return (menghalangi if _main_application(keadaan) else perlu_dilihat)(arti, langkah)


@halangan(
    "aplikasi-tidak-ada",
    "Tidak ada Excel atau LibreOffice",
    "Ada aplikasi untuk membuka buku kerja.",
)
def tidak_ada(keadaan: Keadaan) -> Gejala | None:
    """Nothing in which a button could be clicked; commands still work."""
    if keadaan.kantor.terpasang or keadaan.excel.terpasang:
        return None
    return perlu_dilihat(
        "Excel maupun LibreOffice tidak ditemukan di komputer ini. Perintah dari luar tetap bekerja; PDF dan "
        "tombol tidak.",
        "Pasang LibreOffice dari libreoffice.org" + (", atau Excel." if keadaan.sistem != LINUX else "."),
    )


@halangan(
    "libreoffice-lama",
    "LibreOffice terlalu lama",
    "Versi LibreOffice cukup baru.",
    lambda keadaan: bool(keadaan.kantor.versi),
)
def lama(keadaan: Keadaan) -> Gejala | None:
    """Its own Python is too old for the bridge."""
    least = TERENDAH_WINDOWS if keadaan.sistem == WINDOWS else TERENDAH
    version = keadaan.kantor.versi
    if version >= least:
        return None
    said, needed = (".".join(map(str, numbers)) for numbers in (version, least))
    return _gejala(
        keadaan,
        f"LibreOffice {said} membawa Python yang terlalu lama, jadi tombolnya tidak dapat dipakai.",
        f"Pasang LibreOffice {needed} atau yang lebih baru, atau jalankan perintahnya dari luar, misalnya "
        "rencana-kinerja susun BUKU.xlsm.",
    )


@halangan(
    "libreoffice-tanpa-skrip",
    "LibreOffice tidak dapat menjalankan skrip Python",
    "LibreOffice dapat menjalankan skrip Python.",
    _there,
)
def tanpa_skrip(keadaan: Keadaan) -> Gejala | None:
    """Distributions part the script provider from the rest."""
    if keadaan.kantor.skrip:
        return None
    step = "Pasang ulang LibreOffice secara lengkap."
    if keadaan.sistem == LINUX:
        step = "Buka Terminal, jalankan: sudo apt install libreoffice-script-provider-python"
    return _gejala(
        keadaan, "Penyedia skrip Python LibreOffice tidak terpasang; tombol tidak dapat memanggil program.", step
    )


@halangan(
    "profil-belum-ada",
    "Profil LibreOffice belum ada",
    "Profil LibreOffice ada.",
    _there,
)
def tanpa_profil(keadaan: Keadaan) -> Gejala | None:
    """It was never started by this user."""
    if keadaan.kantor.profil:
        return None
    return perlu_dilihat(
        "LibreOffice belum pernah dibuka oleh akun ini, jadi penghubung tombol belum punya tempat.",
        "Buka LibreOffice sekali, tutup, lalu jalankan: rencana-kinerja pasang",
    )


@halangan(
    "penghubung",
    "Penghubung tombol di LibreOffice tidak terpasang dengan benar",
    "Penghubung tombol di LibreOffice terpasang.",
    lambda keadaan: keadaan.kantor.terpasang and keadaan.kantor.profil,
)
def penghubung(keadaan: Keadaan) -> Gejala | None:
    """Missing, of another version of ours, or calling a Python that is gone."""
    office = keadaan.kantor
    meaning = {
        "tidak ada": "Penghubung tombol di LibreOffice belum terpasang; tombol tidak dapat memanggil program.",
        "putus": f"Python yang disebut penghubung tombol di LibreOffice tidak ada lagi: {office.jembatan_python}.",
        "lama": "Penghubung tombol di LibreOffice berasal dari versi Rencana Kinerja yang lain.",
    }.get(office.jembatan)
    if meaning is None:
        return None
    again = "" if office.jembatan == "tidak ada" else " lagi"
    step = f"Jalankan{again}: rencana-kinerja pasang"
    return perlu_dilihat(meaning, step) if office.jembatan == "lama" else _gejala(keadaan, meaning, step)


@halangan(
    "libreoffice-makro",
    "Keamanan makro LibreOffice memblokir makro buku",
    "Keamanan makro LibreOffice mengizinkan makro buku.",
    lambda keadaan: keadaan.kantor.terpasang and keadaan.kantor.profil,
)
def keamanan_makro(keadaan: Keadaan) -> Gejala | None:
    """High (the default) and very high run nothing unsigned outside trusted folders."""
    office, book = keadaan.kantor, keadaan.buku
    if office.makro_mati:
        return _gejala(
            keadaan,
            "Semua makro dimatikan di LibreOffice (DisableMacrosExecution), biasanya oleh pengelola.",
            "Alat (Tools) › Pilihan (Options) › LibreOffice › Lanjut (Advanced) › Konfigurasi Ahli › "
            "DisableMacrosExecution: false; atau minta pengelola TI.",
        )
    if office.makro <= _ASKS or (book is not None and any(_inside(book.alamat, place) for place in office.tepercaya)):
        return None
    level = "Sangat Tinggi (Very High)" if office.makro >= _ONLY_TRUSTED else "Tinggi (High)"
    step = (
        f"{_SECURITY} › Sumber Tepercaya (Trusted Sources) › Tambah (Add) folder buku; atau Tingkat Keamanan: Sedang "
        "(Medium). Lalu buka lagi bukunya."
    )
    if book is None:
        return perlu_dilihat(
            f"Tingkat keamanan makro {level}: hanya buku di folder tepercaya yang makronya berjalan.", step
        )
    if not book.makro:
        return None
    return _gejala(keadaan, f"Tingkat keamanan makro {level}, dan folder buku ini bukan folder tepercaya.", step)


def _inside(path: str, url: str) -> bool:
    folder = unquote(urlparse(url).path) if url.startswith("file:") else url
    if _DRIVE.match(folder):  # as in file:///C:/Users
        return PureWindowsPath(folder.lstrip("/")) in PureWindowsPath(path).parents
    return PurePosixPath(folder) in PurePosixPath(path).parents


@halangan(
    "profil-terkunci",
    "Profil LibreOffice terkunci",
    "Profil LibreOffice tidak terkunci.",
    lambda keadaan: keadaan.kantor.terpasang and keadaan.kantor.profil,
)
def profil_terkunci(keadaan: Keadaan) -> Gejala | None:
    """LibreOffice died, or another computer uses the same home: it asks, or does not start at all."""
    if not keadaan.kantor.profil_dikunci:
        return None
    return perlu_dilihat(
        f"Profil LibreOffice masih dikunci oleh {keadaan.kantor.profil_dikunci}, padahal LibreOffice tidak "
        f"berjalan di "
        "komputer ini.",
        "Pastikan LibreOffice tidak terbuka di komputer lain dengan akun yang sama, lalu hapus berkas .lock "
        "di folder "
        "profil LibreOffice.",
    )


@halangan("huruf", "Huruf Arial atau Liberation Sans tidak ada", "Huruf Arial atau Liberation Sans tersedia.")
def huruf(keadaan: Keadaan) -> Gejala | None:
    """Rows and columns are measured with its widths."""
    if keadaan.huruf:
        return None
    step = "Pasang huruf Liberation (liberation-fonts.org) atau Arial."
    if keadaan.sistem == LINUX:
        step = "Buka Terminal, jalankan: sudo apt install fonts-liberation"
    return perlu_dilihat("Lebar huruf pengganti berbeda, jadi cetakan dapat terpotong atau berpindah halaman.", step)


HALANGAN: tuple[Halangan, ...] = (
    tidak_ada,
    lama,
    tanpa_skrip,
    tanpa_profil,
    penghubung,
    keamanan_makro,
    profil_terkunci,
    huruf,
)
"""This family, in the order in which they are looked for."""
