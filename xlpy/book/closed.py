"""Reading a workbook that no application has open.

python-calamine gives the values, after the guard has looked at the file.
"""

import io
from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING, cast

from xlpy.book.angkat import lift
from xlpy.book.document import Document
from xlpy.book.guard import Berkas, Kind, periksa_berkas
from xlpy.book.parser import refusing_broken_content
from xlpy.book.read_document import READ, other_sheets, read_document, refuse_missing
from xlpy.book.remarks_package import PackageRemarks
from xlpy.book.schema import DPA, LEMBAR_ISIAN, META, PENGATURAN, RENCANA, SASARAN, TUPOKSI
from xlpy.book.shapes import Sheet
from xlpy.book.skema import Susunan
from xlpy.book.tables import Rows
from xlpy.book.versi import BukuLamaError, Versi, read_version
from xlpy.errors import InputError

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_TYPED_INTO = (PENGATURAN, SASARAN, DPA, TUPOKSI, RENCANA, *LEMBAR_ISIAN)


def read(path: Path, *, pasted: Container[str] = (), lama: bool = False) -> Document:
    """Read a workbook of ours.

    Args:
        path: an .xlsx or .xlsm.
        lama: whether one of an older schema is read too, as the present one would have it.
        pasted: names among DPA, Tupoksi and Sasaran whose sheet holds another layout that someone pasted over it;
            they are left to the importers, and their part of the document stays empty.

    Raises:
        LayoutError: a label or heading of a sheet is missing; says which sheet.
        BukuLamaError: its schema is older than the program's.
        InputError: the file is no workbook of ours, a sheet is missing, or the guard refuses it.
        WorkbookError: the file cannot be read from the disk.
    """
    sheets, others, lost = _opened(path, lama=lama)
    return read_document(sheets, others=others, lost=lost, pasted=pasted)


def version(path: Path) -> Versi:
    """With what a workbook of ours was made.

    Raises:
        InputError: the file is no workbook of ours, was made by a newer program, or the guard refuses it.
        WorkbookError: the file cannot be read from the disk.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    berkas = _guarded(path)
    with refusing_broken_content(path.name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(berkas.data))
        if META.name not in book.sheet_names:
            refuse_missing(path.name, book.sheet_names)
        return read_version(path.name, _rows(book, META))


def structure(path: Path) -> Susunan:
    """The sheets of a workbook, with their tables, columns and names, as they stand in its package.

    Raises:
        InputError: the guard refuses the file.
        WorkbookError: the file cannot be read from the disk.
    """
    from xlpy.book.tambal.susunan import structure_of  # noqa: PLC0415 - lxml

    return structure_of(_guarded(path).data)


def _guarded(path: Path) -> Berkas:
    berkas = periksa_berkas(path)
    if berkas.kind is not Kind.PACKAGE:
        raise InputError(f"{path.name}: bukan buku kerja .xlsx atau .xlsm. Pilih buku kerja Rencana Kinerja.")
    return berkas


def _opened(path: Path, *, lama: bool) -> tuple[dict[str, Rows], list[str], dict[str, dict[str, str]]]:
    """The sheets, the names of those that are not ours, and per sheet the cells that come without a value."""
    berkas = _guarded(path)
    with refusing_broken_content(path.name):
        remarks = PackageRemarks(berkas.bagian)
        numbers = {name: number for number, name in enumerate(remarks.names)}
        lost = {sheet.name: remarks.lost(numbers[sheet.name]) for sheet in _TYPED_INTO if sheet.name in numbers}
    return *_sheets(path, berkas.data, lama=lama), lost


def _sheets(path: Path, data: bytes, *, lama: bool) -> tuple[dict[str, Rows], list[str]]:
    """The rows of each sheet that is read, from A1 on; and the names of sheets that are not ours."""
    # Imported here: most commands never open a workbook.
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    with refusing_broken_content(path.name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        present = book.sheet_names
        made = read_version(path.name, _rows(book, META)) if META.name in present else None
        if made is not None and made.is_old:
            if not lama:
                raise BukuLamaError(str(path), made.skema, made.program)
            there = {sheet.name: _rows(book, sheet) for sheet in READ if sheet.name in present}
            return lift(there, READ, made.skema), other_sheets(present)
        refuse_missing(path.name, present)
        sheets = {sheet.name: _rows(book, sheet) for sheet in READ if sheet.name in present}
    return sheets, other_sheets(present)


def _rows(book: "CalamineWorkbook", sheet: Sheet) -> Rows:
    # Without the empty area at the top and left every address would shift.
    return cast("Rows", book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False))
