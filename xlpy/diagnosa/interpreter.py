"""The Python that a click starts: missing, not named, the Store's stand-in, too old, of 32 bits."""

from xlpy.diagnosa.halangan import Gejala, Halangan, halangan, menghalangi, perlu_dilihat
from xlpy.diagnosa.keadaan import LINUX, WINDOWS, Keadaan

TERENDAH = (3, 11)
"""The oldest Python on which the program runs."""
DIREKOMENDASIKAN = "Python 3.12 (64-bit) dari python.org"
PASANG_ULANG = (
    "Jalankan lagi Pasang (Pasang.cmd; di Mac Pasang.command) dari paket Rencana Kinerja, atau: "
    "rencana-kinerja pasang"
)
_NAMED = {
    "buku": "lembar xlwings.conf di buku ini",
    "berkas": "berkas xlwings.conf",
    "PATH": "PATH komputer ini",
    "perintah": "perintah ini",
}
_BITS = 64


def disebut_oleh(keadaan: Keadaan) -> str:
    """What names the Python."""
    return _NAMED.get(keadaan.python.asal, "penghubung tombol di LibreOffice")


def _named(keadaan: Keadaan) -> bool:
    return keadaan.python.asal in {"buku", "berkas"}


def _from_path(keadaan: Keadaan) -> bool:
    return keadaan.sistem != LINUX and keadaan.python.asal == "PATH" and keadaan.excel.terpasang


def _answered(keadaan: Keadaan) -> bool:
    return bool(keadaan.python.versi)


@halangan("python-hilang", "Python yang dipakai tombol tidak ada", "Python yang dipakai tombol ada.", _named)
def hilang(keadaan: Keadaan) -> Gejala | None:
    """The workbook, or the user's file of settings, names a Python that is not there."""
    if keadaan.python.ada:
        return None
    key = "INTERPRETER_WIN" if keadaan.sistem == WINDOWS else "INTERPRETER_MAC"
    return menghalangi(
        f"Menurut {disebut_oleh(keadaan)}, Python ada di {keadaan.python.alamat}, tetapi berkas itu tidak ada: "
        "dipindahkan, dihapus, atau buku ini datang dari komputer lain.",
        f"{PASANG_ULANG}. Atau tulis alamat yang benar pada {key} (klik kanan sebuah tab lembar › Tampilkan/Unhide › "
        "xlwings.conf).",
    )


@halangan("python-tidak-disebut", "Python tidak ditemukan", "Python ditemukan lewat PATH.", _from_path)
def tidak_disebut(keadaan: Keadaan) -> Gejala | None:
    """Nothing names a Python: whatever stands first on PATH is taken."""
    if not keadaan.python.ada:
        return menghalangi(
            "Buku ini tidak menyebut Python, dan pada PATH komputer ini tidak ada Python.",
            f"{PASANG_ULANG}. Bila Python memang belum ada: pasang {DIREKOMENDASIKAN} dulu (tidak perlu hak "
            "pengelola).",
        )
    if keadaan.python.alias or keadaan.python.rencana:
        return None
    return perlu_dilihat(
        f"Buku ini tidak menyebut Python, jadi dipakai yang pertama pada PATH: {keadaan.python.alamat}.",
        PASANG_ULANG,
    )


@halangan(
    "python-toko",
    "Yang dipakai hanya alias Microsoft Store, bukan Python",
    "Python yang dipakai bukan alias Microsoft Store.",
    lambda keadaan: keadaan.sistem == WINDOWS and keadaan.python.ada,
)
def alias_toko(keadaan: Keadaan) -> Gejala | None:
    """The empty file in WindowsApps that only opens the shop."""
    if not keadaan.python.alias:
        return None
    return menghalangi(
        f"{keadaan.python.alamat} adalah berkas kosong dari Windows yang hanya membuka Microsoft Store; "
        "tidak ada Python di baliknya.",
        f"Pasang {DIREKOMENDASIKAN}, lalu: {PASANG_ULANG}. Alias itu dapat dimatikan di Pengaturan Windows › "
        "Aplikasi › Alias eksekusi aplikasi (App execution aliases).",
    )


@halangan("python-lama", "Python terlalu lama", "Versi Python cukup baru.", _answered)
def terlalu_lama(keadaan: Keadaan) -> Gejala | None:
    """Older than the program needs."""
    version = keadaan.python.versi
    if version >= TERENDAH:
        return None
    return menghalangi(
        f"{keadaan.python.alamat} adalah Python {'.'.join(map(str, version))}; yang diperlukan "
        f"{'.'.join(map(str, TERENDAH))} atau yang lebih baru.",
        f"Pasang {DIREKOMENDASIKAN} (yang lama boleh tetap ada), lalu: {PASANG_ULANG}",
    )


@halangan("python-32-bit", "Python 32-bit", "Python 64-bit.", _answered)
def tiga_dua_bit(keadaan: Keadaan) -> Gejala | None:
    """Not every library exists for 32 bits."""
    if keadaan.python.bit == _BITS:
        return None
    return perlu_dilihat(
        f"{keadaan.python.alamat} adalah Python 32-bit; sebagian pustaka Rencana Kinerja hanya ada untuk 64-bit.",
        f"Pasang {DIREKOMENDASIKAN}, lalu: {PASANG_ULANG}",
    )


HALANGAN: tuple[Halangan, ...] = (hilang, tidak_disebut, alias_toko, terlalu_lama, tiga_dua_bit)
"""This family, in the order in which they are looked for."""
