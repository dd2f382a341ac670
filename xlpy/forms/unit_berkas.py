"""The files of a folder in which unit forms are gathered: each read, or why it is none."""

import os
from collections.abc import Iterator
from pathlib import Path

from xlpy.errors import InputError, WorkbookError
from xlpy.forms.unit_read import read_unit_form
from xlpy.plan.unit_gather import BerkasMasuk

_LOCKS = ("~$", ".~lock.")
_NOT_ASKED = frozenset({"thumbs.db", "desktop.ini"})
_SPARED = ".cadangan."
"""In the name of a file that was kept before it was replaced."""


def read_folder(folder: Path, buku: Path) -> tuple[tuple[BerkasMasuk, ...], tuple[str, ...]]:
    """Read every file below ``folder``, but not what an application left there, backups, and the workbook itself.

    Returns:
        the files, and the names of those that an application has open: they are read as last saved.

    Raises:
        InputError: there is no such folder.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: folder tidak ditemukan. Periksa namanya.")
    found, opened = [], []
    for path in _files(folder):
        if path.name.startswith(_LOCKS):
            opened.append(path)
        elif not _is_passed_over(path, buku):
            found.append(_read(path, str(path.relative_to(folder))))
    names = {Path(file.nama).name: file.nama for file in found}
    return tuple(found), tuple(sorted({names[n] for lock in opened for n in names if _is_lock_of(lock.name, n)}))


def _files(folder: Path) -> Iterator[Path]:
    """The files below a folder in the order of their names; links to other folders are not followed."""
    for place, folders, names in os.walk(folder):
        folders.sort()
        yield from (Path(place) / name for name in sorted(names))


def _is_passed_over(path: Path, buku: Path) -> bool:
    if path.name.startswith(".") or path.name.casefold() in _NOT_ASKED or _SPARED in path.name:
        return True
    # The workbook, its backups, what was signed, and the mirror of its log.
    return path.name.startswith(f"{buku.stem}.") and path.parent.resolve() == buku.parent.resolve()


def _is_lock_of(lock: str, name: str) -> bool:
    """Whether ``lock`` says that ``name`` is open; Excel leaves out the first two letters of a long name."""
    bare = lock.removeprefix("~$").removeprefix(".~lock.").removesuffix("#")
    return bare in (name, name[2:])


def _read(path: Path, name: str) -> BerkasMasuk:
    try:
        return BerkasMasuk(nama=name, form=read_unit_form(path))
    except (InputError, WorkbookError) as problem:
        return BerkasMasuk(nama=name, alasan=str(problem).removeprefix(f"{path.name}: ").removeprefix(f"{path}: "))
