"""The workbooks of an installation: the empty one put in its place, the user's own made to call the installed Python.

A workbook that somebody has typed into is never replaced: the new empty one lies beside it.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from xlpy.book import files, guard, kunci
from xlpy.book.tambal.penafsir import dengan_penafsir, penafsir
from xlpy.buku import WITH_MACROS
from xlpy.errors import InputError
from xlpy.pasang.tempat import Tempat, expanded
from xlpy.resources import empty_workbook

_OURS = ("cadangan", "ditandatangani", "tempelan", "skema-")
"""What stands before the ending of a copy that the program made: ``BUKU.cadangan.xlsm``."""


@dataclass(frozen=True, slots=True)
class Penempatan:
    """Where the empty workbook goes.

    Attributes:
        path: the file.
        milik: the user's workbook in whose place it cannot go; None where there is none.
        baru: whether the file is to be written at all.
    """

    path: Path
    milik: Path | None = None
    baru: bool = True


def penempatan(here: Tempat, known: Mapping[str, str], data: bytes) -> Penempatan:
    """Where the empty workbook is put, so that nothing of the user's is touched.

    Args:
        here: the places of the installation.
        known: the SHA-256 of the workbooks that were put there before, by path.
        data: the workbook.
    """
    names = [here.buku, *(here.buku.with_stem(f"{here.buku.stem}-kosong{n}") for n in ("", *range(2, 1000)))]
    path = next(place for place in names if not place.exists() or is_untouched(place, known))
    taken = None if path == here.buku else here.buku
    return Penempatan(path, taken, not path.exists() or path.read_bytes() != data)


def kosong(nilai: Mapping[str, str]) -> bytes:
    """The empty workbook, calling the Python of ``nilai``."""
    return dengan_penafsir(empty_workbook().read_bytes(), nilai)


def is_untouched(path: Path, known: Mapping[str, str]) -> bool:
    """Whether a file is still what was put there."""
    remembered = known.get(str(path))  # what is not is not read: it may be large, or the user's alone
    return remembered is not None and path.is_file() and remembered == digest(path.read_bytes())


def digest(data: bytes) -> str:
    """SHA-256, as it is remembered."""
    return hashlib.sha256(data).hexdigest()


def milik_pengguna(here: Tempat, known: Mapping[str, str]) -> Iterator[Path]:
    """The workbooks with macros in the user's folder that are not as they were put there; no copies of ours."""
    for path in sorted(here.kerja.glob(f"*{WITH_MACROS}")):
        copied = any(part.startswith(_OURS) for part in path.stem.split(".")[1:])
        if not copied and not path.name.startswith(("~$", ".")) and not is_untouched(path, known):
            yield path


def perlu_penafsir(path: Path, nilai: Mapping[str, str]) -> bool:
    """Whether a workbook calls another Python than it should: none, or one that is not there.

    A Python that somebody entered, and that is there, stays.

    Raises:
        InputError: it is no workbook.
        WorkbookError: it cannot be read.
    """
    if not nilai:
        return False
    now = penafsir(_checked(path))
    return any(
        now.get(key, "") != value and not Path(expanded(now.get(key) or "?")).exists() for key, value in nilai.items()
    )


def beri_penafsir(path: Path, nilai: Mapping[str, str]) -> None:
    """Let a user's workbook call the Python of ``nilai``; nothing else of it changes.

    Raises:
        InputError: it is no workbook.
        WorkbookError: it is open, read-only, or cannot be written.
    """
    files.refuse_unwritable(path)
    kunci.refuse_open(path)
    with kunci.hold(path):
        files.write_file(path, dengan_penafsir(_checked(path), nilai))


def _checked(path: Path) -> bytes:
    read = guard.periksa_berkas(path)
    if read.kind is not guard.Kind.PACKAGE:
        raise InputError(f"{path.name}: bukan buku kerja .xlsm.")
    return read.data
