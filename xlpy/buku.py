"""The workbook as a file on the disk: opened for work, made new, patched.

A workbook that exists is patched: only what says something else than before is written, all else stays as its user
made it.  Whatever is written replaces the file as a whole, after a copy of it was kept.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy import actions
from xlpy.book import files, kunci
from xlpy.book.document import Document, dokumen_kosong
from xlpy.book.schema import DPA, SASARAN, TUPOKSI
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.penafsir import dipasang
from xlpy.resources import empty_workbook

if TYPE_CHECKING:
    from xlpy.importers.grid import Grid

WITH_MACROS = ".xlsm"
_REWRITTEN = (
    "Sebuah lembar ditimpa tempelan, jadi buku ini ditulis baru: komentar, warna, lebar kolom, judul dan teks lain "
    "di luar tabel yang pernah Anda ubah hanya ada di {salinan}."
)


@dataclass(frozen=True, slots=True)
class Terbuka:
    """A workbook as it was opened.

    Attributes:
        path: the file.
        document: what it says, with the sheets that were pasted over read as if they were files.
        stored: what its own tables say; None where a sheet was pasted over, so that no patch can fill it.
        pasted: the copy that was kept of such a workbook.
    """

    path: Path
    document: Document
    stored: Document | None
    pasted: Path | None = None


@dataclass(frozen=True, slots=True)
class Tersimpan:
    """What came of writing a workbook.

    Attributes:
        written: whether the file changed at all.
        copy: the version before, where there was one.
        notes: what the user should know.
    """

    written: bool = True
    copy: Path | None = None
    notes: tuple[str, ...] = ()


def open_workbook(path: Path, *, keep_pasted: bool = True) -> Terbuka:
    """Read a workbook that is to be written again.

    Args:
        path: the workbook.
        keep_pasted: whether to keep a copy of a workbook in which a sheet was pasted over.

    Raises:
        InputError: it is no workbook of ours, a cell cannot be read, or writing would lose what a person added.
        WorkbookError: it cannot be read from the disk.
    """
    opened = _read(path, keep_pasted=keep_pasted)
    document = opened.document
    refuse_unreadable(path.name, document)
    if opened.stored is None and document.asing:
        listed = "\n".join(f"  {item}" for item in document.asing)
        raise InputError(
            f"{path.name}: sebuah lembar ditimpa tempelan, jadi buku ini harus ditulis baru, dan isian di luar tabel "
            f"akan hilang; buku tidak diubah.\n{listed}\nPindahkan isian itu ke berkas lain, lalu susun lagi."
        )
    return opened


def refuse_unreadable(name: str, document: Document) -> None:
    """Refuse to write a workbook of which a cell could not be read: it would be lost.

    Raises:
        InputError: there is one; names each.
    """
    if document.peringatan:
        listed = "\n".join(f"  {t.sel}: {t.pesan} {t.saran}".rstrip() for t in document.peringatan)
        raise InputError(f"{name}: {len(document.peringatan)} sel tidak terbaca; buku tidak diubah.\n{listed}")


@contextmanager
def held(path: Path, progress: Callable[[str], None]) -> Iterator[Terbuka]:
    """A workbook opened to be written, by nobody else meanwhile.

    Raises:
        InputError: it is no workbook of ours, or a sheet of it was pasted over.
        WorkbookError: it cannot be read or written, or somebody else is at it.
    """
    files.refuse_unwritable(path)
    kunci.refuse_open(path)
    with kunci.hold(path):
        progress(f"membaca {path.name}")
        opened = open_workbook(path, keep_pasted=False)
        if opened.stored is None:
            raise InputError(f"{path.name}: sebuah lembar ditimpa tempelan. Susun dulu: rencana-kinerja susun {path}")
        yield opened


def save(document: Document, target: Path, opened: Terbuka | None, lembar: bytes = b"") -> Tersimpan:
    """Write a workbook; the version that it replaces is kept beside it.

    Args:
        document: what it is to say.
        target: the file.
        opened: the workbook that it continues; None for a new one.
        lembar: an .xlsx with the sheets of papers that are put in; empty for none.

    Raises:
        InputError: something of the user's would be lost, or a value does not fit into a cell.
        WorkbookError: the file cannot be written.
    """
    data, notes = _content(document, target, opened, lembar)
    if data is None:
        return Tersimpan(written=False, notes=notes)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WorkbookError(f"{target}: tidak dapat ditulisi ({sebab(problem)}).") from problem
    if opened is not None and opened.stored is None:
        notes = (*notes, _REWRITTEN.format(salinan=opened.pasted or opened.path))
    copy = None
    if target.exists():
        copy = target.with_name(f"{target.stem}.cadangan{target.suffix}")
        if copy.exists() and saved_by_libreoffice(target) and not saved_by_libreoffice(copy):
            copy = None  # the older one still has what LibreOffice lost
        else:
            files.keep_copy(target, copy)
    files.write_file(target, data)
    return Tersimpan(copy=copy, notes=notes)


def _content(
    document: Document, target: Path, opened: Terbuka | None, lembar: bytes
) -> tuple[bytes | None, tuple[str, ...]]:
    """The bytes of the workbook and what to say of them; no bytes where the file already says all of it."""
    if opened is None or opened.stored is None:
        return _with_papers(new_bytes(document, macros=target.suffix.casefold() == WITH_MACROS), lembar), ()
    from xlpy.book.tambal.tambal import tambal  # noqa: PLC0415 - lxml, only where something is patched
    from xlpy.build.perubahan import changes  # noqa: PLC0415

    changed = changes(opened.stored, document)
    if target == opened.path and not changed.tabel and not changed.nama and not lembar:
        return None, ()
    result = tambal(files.read_file(opened.path), changed)
    return _with_papers(result.data, lembar), result.catatan


def _with_papers(data: bytes, lembar: bytes) -> bytes:
    if not lembar:
        return data
    from xlpy.book.tambal.cangkok import graft  # noqa: PLC0415 - lxml, only where papers come in

    return graft(data, lembar)


def new_bytes(document: Document, *, macros: bool) -> bytes:
    """A new workbook that calls the installed Python.

    Raises:
        InputError: a value does not fit into a cell.
    """
    data = _filled(document, macros=macros)
    settings = dipasang() if macros else {}
    if not settings:
        return data
    from xlpy.book.tambal.penafsir import dengan_penafsir  # noqa: PLC0415

    return dengan_penafsir(data, settings)


def _filled(document: Document, *, macros: bool) -> bytes:
    """The empty workbook that travels with the program, filled; or one built for its own procedure."""
    if document.sop or not macros:
        from xlpy.build.workbook import build  # noqa: PLC0415
        from xlpy.lembar_kertas import empty_sheets  # noqa: PLC0415

        return _with_papers(build(document, macros=macros), empty_sheets())
    from xlpy.book.tambal.tambal import tambal  # noqa: PLC0415
    from xlpy.build.perubahan import changes  # noqa: PLC0415

    return tambal(files.read_file(empty_workbook()), changes(dokumen_kosong(), document)).data


def saved_by_libreoffice(path: Path) -> bool:
    """Whether LibreOffice saved the file itself, which loses what it does not know of an Excel workbook."""
    import zipfile  # noqa: PLC0415 - asked only where LibreOffice works

    try:
        with zipfile.ZipFile(path) as package:
            return b"LibreOffice" in package.read("docProps/app.xml")
    except (OSError, KeyError, zipfile.BadZipFile):
        return False


def _read(path: Path, *, keep_pasted: bool) -> Terbuka:
    """Read a workbook of ours; a sheet that another layout was pasted over is read as if it were a file.

    The workbook as pasted is kept beside it, and the sources of the values point into that copy.
    """
    from xlpy.book import closed  # noqa: PLC0415
    from xlpy.book.tables import LayoutError  # noqa: PLC0415

    pasted: set[str] = set()
    while True:
        try:
            document = closed.read(path, pasted=pasted)
            break
        except LayoutError as problem:
            if problem.sheet not in _IMPORTED or problem.sheet in pasted:
                raise
            pasted.add(problem.sheet)
    if not pasted:
        return Terbuka(path, document, document)
    copy = path
    if keep_pasted:
        copy = path.with_name(f"{path.stem}.tempelan-{datetime.now(UTC).astimezone():%Y%m%d-%H%M%S}{path.suffix}")
        files.keep_copy(path, copy)
    for sheet in sorted(pasted):
        document = _IMPORTED[sheet](document, copy)
    return Terbuka(path, document, None, copy)


def _import_sheet_dpa(document: Document, copy: Path) -> Document:
    from xlpy.importers.dpa import read_dpa  # noqa: PLC0415

    return actions.import_dpa(document, read_dpa(_sheet(copy, DPA.name)))


def _import_sheet_tupoksi(document: Document, copy: Path) -> Document:
    from xlpy.importers.tupoksi import read_tupoksi  # noqa: PLC0415

    return actions.import_tupoksi(document, read_tupoksi(_sheet(copy, TUPOKSI.name)))


def _import_sheet_sasaran(document: Document, copy: Path) -> Document:
    from xlpy.importers.sasaran import read_sasaran  # noqa: PLC0415

    return actions.import_sasaran(document, read_sasaran(_sheet(copy, SASARAN.name)))


_IMPORTED: Mapping[str, Callable[[Document, Path], Document]] = {
    DPA.name: _import_sheet_dpa,
    TUPOKSI.name: _import_sheet_tupoksi,
    SASARAN.name: _import_sheet_sasaran,
}


def _sheet(path: Path, name: str) -> "list[Grid]":
    from xlpy.importers.grid import read_grids  # noqa: PLC0415

    return [grid for grid in read_grids(path) if grid.sheet == name]
