"""A workbook and its place: marks, locks, disk, what it carries and what it says."""

import io
import re
import shutil
import stat
import subprocess
import tempfile
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy import cermin_berkas, prosedur_keadaan
from xlpy.book import closed, files, kunci
from xlpy.book.guard import Kind, periksa_berkas
from xlpy.book.schema import META, XLWINGS
from xlpy.book.versi import META_VERSI
from xlpy.build.periksa.vba_text import read_vba
from xlpy.diagnosa.keadaan import MAC, Buku
from xlpy.errors import InputError, WorkbookError
from xlpy.sop.waktu_kerja import WIB

if TYPE_CHECKING:
    from xlpy.book.document import Document

_FROM_INTERNET = re.compile(r"^ZoneId=[34]\s*$", re.MULTILINE)
_CARRIED = re.compile(r'XLWINGS_VERSION As String = "([^"]*)"')
_MACROS = "xl/vbaProject.bin"


@dataclass(frozen=True, slots=True)
class Isi:
    """What a workbook's file carries besides the plan.

    Attributes:
        conf: keys and values of its sheet xlwings.conf.
        skema: version of its schema.
        xlwings: version of the piece of xlwings in its macros.
        makro: whether it has macros.
    """

    conf: Mapping[str, str] = field(default_factory=dict)
    skema: int | None = None
    xlwings: str = ""
    makro: bool = True


def gather(path: Path, system: str, kini: datetime, document: "Document | None" = None) -> tuple[Buku, Isi]:
    """What is known of a workbook.

    Args:
        path: its file.
        system: of ``keadaan``.
        kini: the computer's clock.
        document: what it says, where an application has it open; else it is read.

    Raises:
        WorkbookError: there is no such file.
    """
    if not path.exists():
        raise WorkbookError(f"{path}: tidak ada. Periksa nama dan foldernya.")
    place = _place(path, system, locks=document is None)
    try:
        carried = read_carried(path)
    except InputError as problem:
        return replace(place, tak_terbaca=str(problem)), Isi()
    except WorkbookError:
        return replace(place, terlarang=True), Isi()
    place = replace(place, makro=carried.makro, versi_xlwings=carried.xlwings, skema=carried.skema)
    try:
        said = document or closed.read(path, lama=True)  # that it is older is an obstacle of its own
    except (InputError, WorkbookError) as problem:
        return replace(place, tak_terbaca=str(problem)), carried
    return _with_document(place, path, said, kini), carried


def _place(path: Path, system: str, *, locks: bool) -> Buku:
    """What its place says; with a button, the lock of the application itself counts for nothing."""
    folder = path.resolve().parent
    try:
        left = shutil.disk_usage(folder).free
    except OSError:
        left = None
    mode = files.mode_of(path)
    return Buku(
        alamat=str(path.absolute()),
        folder=str(folder),
        dari_internet=is_from_internet(path, system),
        hanya_baca=mode is not None and not mode & (stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH),
        folder_tertulis=is_writable(folder),
        sisa=left,
        kunci=tuple(g for g in kunci.gembok(path) if locks or g.aplikasi == kunci.KITA),
        cadangan=path.with_name(f"{path.stem}.cadangan{path.suffix}").exists(),
    )


def is_writable(folder: Path) -> bool:
    """Whether a file can be made there; asked by making one, since rights alone do not tell."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


def is_from_internet(path: Path, system: str) -> bool:
    """Whether the system marked a file as coming from the internet."""
    if system == MAC:
        asked = subprocess.run(  # noqa: S603 - the Mac's own program
            ["/usr/bin/xattr", "-p", "com.apple.quarantine", str(path)], capture_output=True, check=False
        )
        return asked.returncode == 0
    try:
        # An alternate stream of NTFS; other file systems keep it, if at all, as a file of that name.
        return bool(_FROM_INTERNET.search(Path(f"{path}:Zone.Identifier").read_text(errors="replace")))
    except (OSError, ValueError):
        return False


def read_carried(path: Path) -> Isi:
    """What the file carries besides the plan.

    Raises:
        InputError: the guard refuses it.
        WorkbookError: it cannot be read from the disk.
    """
    berkas = periksa_berkas(path)
    if berkas.kind is not Kind.PACKAGE:
        raise InputError(f"{path.name}: bukan buku kerja .xlsx atau .xlsm. Pilih buku kerja Rencana Kinerja.")
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only where a workbook is read

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(berkas.data))
        sheets = {
            name: book.get_sheet_by_name(name).to_python()
            for name in (META.name, XLWINGS.name)
            if name in book.sheet_names
        }
        macros = _macros(berkas.data)
    except (CalamineError, zipfile.BadZipFile, OSError) as problem:
        raise InputError(f"{path.name}: isinya rusak. Ambil cadangannya, lalu ulangi.") from problem
    conf = {str(row[0]).strip().upper(): str(row[1]).strip() for row in sheets.get(XLWINGS.name, []) if len(row) > 1}
    version = next((row[1] for row in sheets.get(META.name, []) if len(row) > 1 and row[0] == META_VERSI), None)
    number = re.fullmatch(r"(\d+)(?:\.0)?", str(version))
    return Isi(conf, int(number[1]) if number else None, _xlwings_in(macros), makro=bool(macros))


def _macros(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read(_MACROS) if _MACROS in package.namelist() else b""


def _xlwings_in(macros: bytes) -> str:
    try:
        found = _CARRIED.search("\n".join(read_vba(macros).modules.values())) if macros else None
    except ValueError:
        return ""
    return found[1] if found else ""


def _with_document(book: Buku, path: Path, document: "Document", kini: datetime) -> Buku:
    log = prosedur_keadaan.log_of(document)
    year = document.pengaturan.tahun
    try:
        calendar = prosedur_keadaan.kalender_of(document)
        filled = frozenset(y for y in (kini.year, year) if calendar.terisi(y))
    except InputError:
        filled = frozenset()
    return replace(
        book,
        tahun=year,
        tahun_kalender=filled,
        catatan_terakhir=_moment(log[-1].waktu_catat) if log else None,
        cermin_hilang=cermin_berkas.is_gone(path, log),
    )


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=WIB)
