"""The guard of places: what a path leads to, before anything of it is read.

A name can forge lines of a report, a link can lead out of the folder that is gathered, a pipe never ends.
"""

import errno
import os
import re
import stat
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab

_MIB = 1 << 20
_LOCK_PREFIXES = ("~$", ".~lock.")
# Controls and line ends, what turns the direction of writing, and bytes that are no text.
_DECEIVING = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
# Where a system has them: a pipe must not keep us waiting, and what was judged is what is opened.
_HOW = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)


def terkunci(name: str) -> InputError:
    """What is said of a file that only its password opens, whatever it is locked by."""
    return InputError(
        f"{name}: berkas terkunci kata sandi. Buka, hapus kata sandinya, simpan, lalu kirim atau impor lagi."
    )


def tampil(name: str) -> str:
    """A name as it may stand in a message: signs that forge lines or turn the writing round are shown as �."""
    return _DECEIVING.sub("�", name)


def read_bytes(path: Path, most: int, *, within: Path | None = None) -> bytes:
    """The bytes of a regular file.

    Args:
        path: the file; symbolic links are followed.
        most: bytes beyond which nothing is read.
        within: the folder that links must not lead out of.

    Raises:
        InputError: the name deceives, it is a lock file, no file, an empty or too large one, or lies outside.
        WorkbookError: the disk does not give it, or it changes while it is read.
    """
    _refuse_name(path.name)
    place = _followed(path, within)
    try:
        handle = os.open(place, _HOW)
    except OSError as error:
        raise _not_given(path, error) from error
    try:
        before = os.fstat(handle)
        size = _size(path, before, most)
        with open(handle, "rb", closefd=False) as file:
            data = file.read(size + 1)
        after = os.fstat(handle)
    except OSError as error:
        raise _not_given(path, error) from error
    finally:
        os.close(handle)
    if len(data) != size or after.st_mtime_ns != before.st_mtime_ns:
        raise WorkbookError(
            f"{path.name}: berkas berubah selagi dibaca. Tunggu sampai selesai disimpan, lalu ulangi."
        )
    return data


def _refuse_name(name: str) -> None:
    if _DECEIVING.search(name):
        raise InputError(
            f"{tampil(name)}: nama berkas memuat tanda yang tidak terlihat (ganti baris atau pembalik arah tulisan). "
            "Ganti namanya dengan huruf, angka, dan spasi biasa."
        )
    if name.startswith(_LOCK_PREFIXES):
        raise InputError(
            f"{name}: ini berkas kunci sementara dari aplikasi yang sedang membuka dokumen, bukan dokumennya. "
            "Pilih berkas tanpa awalan itu."
        )


def _followed(path: Path, within: Path | None) -> Path:
    """Where ``path`` leads to in the end."""
    try:
        place = path.resolve(strict=True)
        if within is not None and not place.is_relative_to(within.resolve(strict=True)):
            raise InputError(
                f"{path.name}: tautan yang menuju ke luar folder. Salin berkas aslinya ke folder itu sendiri."
            )
    except RuntimeError as error:  # how pathlib calls a link that leads back to itself
        raise InputError(f"{path.name}: tautannya berputar. Hapus tautan itu, letakkan berkas aslinya.") from error
    except OSError as error:
        raise _not_given(path, error) from error
    return place


def _size(path: Path, known: os.stat_result, most: int) -> int:
    """The bytes of an ordinary file that is neither empty nor too large."""
    if stat.S_ISDIR(known.st_mode):
        raise InputError(f"{tampil(str(path))}: itu folder, bukan berkas. Pilih berkas di dalamnya.")
    if not stat.S_ISREG(known.st_mode):
        raise InputError(f"{path.name}: bukan berkas biasa (alat, pipa, atau soket). Pilih berkas dokumen.")
    if known.st_size == 0:
        raise InputError(f"{path.name}: berkas kosong (0 bita). Minta atau unduh ulang berkas itu.")
    if known.st_size > most:
        raise InputError(
            f"{path.name}: {known.st_size // _MIB} MiB, terlalu besar (paling besar {most // _MIB} MiB). "
            "Hapus gambar dan sheet yang tidak perlu, lalu simpan lagi."
        )
    return known.st_size


def _not_given(path: Path, error: OSError) -> InputError | WorkbookError:
    shown = tampil(str(path))
    if error.errno == errno.ELOOP:
        return InputError(f"{path.name}: tautannya berputar. Hapus tautan itu, letakkan berkas aslinya.")
    if error.errno == errno.ENXIO:  # a socket
        return InputError(f"{path.name}: bukan berkas biasa (alat, pipa, atau soket). Pilih berkas dokumen.")
    if error.errno in (errno.ENOENT, errno.ENOTDIR):
        why = "tautan yang tujuannya tidak ada" if path.is_symlink() else "berkas tidak ditemukan"
        return InputError(f"{shown}: {why}. Periksa nama dan foldernya.")
    return WorkbookError(
        f"{shown}: berkas tidak dapat dibaca ({sebab(error)}). Tutup aplikasi yang membukanya, "
        "atau salin berkas itu ke folder lain."
    )
