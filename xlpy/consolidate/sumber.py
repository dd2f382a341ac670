"""What lies in the folders: the files to read, how the results name them, what lets one see that a file changed."""

import os
import re
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from xlpy.consolidate.tempat import is_result
from xlpy.errors import InputError, WorkbookError, sebab

_WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""The last three are no workbooks of ours, but somebody meant to hand them in: they are refused by name."""
_LOCKS = ("~$", ".~lock.")
_BYPRODUCT = re.compile(r"(?P<stem>.+)\.(?:cadangan|ditandatangani-\d+|tempelan-\d{8}-\d{6})(?P<suffix>\.xls[mx])")
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


class Jejak(NamedTuple):
    """What the system says of a file without opening it: while it stays the same, so does the content.

    Attributes:
        ukuran: bytes.
        diubah, berganti: when content and entry changed, in nanoseconds.
        nomor: the system's own number of the file.
    """

    ukuran: int
    diubah: int
    berganti: int
    nomor: int


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file to read.

    Attributes:
        lokasi: where it lies.
        nama: how the results name it: its place below the folder that was given, with forward slashes.
        jejak: what the system says of it.
        terbuka: whether an application has it open.
        folder: the folder that was given, which links must not lead out of; None for a file that was named itself.
    """

    lokasi: str
    nama: str
    jejak: Jejak
    terbuka: bool = False
    folder: Path | None = None

    @property
    def path(self) -> Path:
        """Where it lies; not kept as a path, which takes four times the memory."""
        return Path(self.lokasi)


@dataclass(slots=True)
class Temuan:
    """What lies in the folders.

    Attributes:
        berkas: the files, by name.
        salinan: backups and signed copies that our own commands put beside a workbook; they are not read.
        lewat: links to folders, which are not followed, each with the reason.
        ditolak: what somebody meant to hand in and cannot even be looked at: name and reason.
    """

    berkas: list[Berkas] = field(default_factory=list)
    salinan: list[str] = field(default_factory=list)
    lewat: list[str] = field(default_factory=list)
    ditolak: list[tuple[str, str]] = field(default_factory=list)


def trace(path: Path) -> Jejak:
    """What the system says of a file now.

    Raises:
        OSError: it is gone, or out of reach.
    """
    return _trace(path.stat())


def look(folders: Iterable[Path], leave_out: Iterable[Path] = ()) -> Temuan:
    """Find the workbooks in ``folders`` and below.

    Args:
        folders: folders, or single files.
        leave_out: files that are not read: the results of earlier runs.

    Raises:
        InputError: a folder is not there.
        WorkbookError: a folder cannot be read.
    """
    places = list(folders)
    ours = {os.path.abspath(path) for path in leave_out}  # noqa: PTH100 - resolve() would ask the disk of every part
    found = Temuan()
    seen: set[str] = set()
    for place in places:
        prefix = f"{place.name or place}/" if len(places) > 1 else ""
        for berkas in _of(place, prefix, found):
            key = os.path.abspath(berkas.lokasi)  # noqa: PTH100
            if key not in ours and key not in seen:
                seen.add(key)
                found.berkas.append(berkas)
    found.berkas.sort(key=lambda b: b.nama)
    found.ditolak.sort()
    return found


def shown(name: str) -> str:
    """A file's name as it can be shown: line breaks and bytes that are no text become visible."""
    return _UNPRINTABLE.sub(lambda c: f"\\u{ord(c[0]):04x}", name)


def _of(place: Path, prefix: str, found: Temuan) -> Iterator[Berkas]:
    try:
        if place.is_file():
            yield Berkas(str(place), shown(prefix + place.name if not prefix else place.name), trace(place))
            return
        if not place.is_dir():
            raise InputError(f"{place}: folder tidak ditemukan. Periksa namanya, atau sambungan ke jaringannya.")
        with os.scandir(place) as entries:
            listed = sorted(entries, key=lambda e: e.name)
        yield from _listed(listed, place, prefix, found)
    except OSError as error:
        raise WorkbookError(
            f"{place}: folder tidak dapat dibaca ({sebab(error)}). Periksa izin atau jaringannya."
        ) from error


def _below(folder: Path, whole: Path, prefix: str, found: Temuan) -> Iterator[Berkas]:
    """What lies in a subfolder; one that cannot be read is refused as a file would be, and the rest goes on."""
    try:
        with os.scandir(folder) as entries:
            listed = sorted(entries, key=lambda e: e.name)
    except OSError as error:
        why = f"folder tidak dapat dibaca ({sebab(error)}). Periksa izin atau jaringannya."
        found.ditolak.append((shown(prefix), why))
        return
    yield from _listed(listed, whole, prefix, found)


def _listed(listed: list[os.DirEntry[str]], whole: Path, prefix: str, found: Temuan) -> Iterator[Berkas]:
    names = {entry.name for entry in listed}
    for entry in listed:
        name = entry.name
        if _is_folder(entry):
            if _leads_elsewhere(entry):
                found.lewat.append(f"{shown(prefix + name)}: tautan ke folder lain, tidak diikuti")
            elif not name.startswith(".") and not is_result(name, names):
                yield from _below(Path(entry.path), whole, f"{prefix}{name}/", found)
            continue
        if name.startswith((*_LOCKS, ".")) or os.path.splitext(name)[1].lower() not in _WORKBOOKS:  # noqa: PTH122
            continue
        if is_result(name, names):
            continue
        copy = _BYPRODUCT.fullmatch(name)
        if copy is not None and copy["stem"] + copy["suffix"] in names:
            found.salinan.append(shown(prefix + name))
        elif (jejak := _looked_at(entry, shown(prefix + name), found)) is not None:
            is_open = f"~${name}" in names or f".~lock.{name}#" in names
            yield Berkas(entry.path, shown(prefix + name), jejak, is_open, whole)


def _looked_at(entry: os.DirEntry[str], shown_name: str, found: Temuan) -> Jejak | None:
    """What the system says of a file; None for one that is refused unread, or that went while we looked."""
    try:
        told = entry.stat()
    except FileNotFoundError:
        if entry.is_symlink():
            found.ditolak.append((shown_name, "tautan yang tujuannya tidak ada. Kirim berkas aslinya."))
        return None
    except OSError as error:
        why = f"berkas tidak dapat dibaca ({sebab(error)}). Kirim berkas aslinya."
        found.ditolak.append((shown_name, why))
        return None
    if not stat.S_ISREG(told.st_mode):
        found.ditolak.append((shown_name, "bukan berkas biasa (alat, pipa, atau soket). Kirim berkas dokumennya."))
        return None
    return _trace(told)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads back to itself
        return False


def _leads_elsewhere(entry: os.DirEntry[str]) -> bool:
    """Whether a folder is a link to another one, also as Windows makes them."""
    return entry.is_symlink() or (sys.version_info >= (3, 12) and entry.is_junction())


def _trace(told: os.stat_result) -> Jejak:
    return Jejak(told.st_size, told.st_mtime_ns, told.st_ctime_ns, told.st_ino)
