"""Unit forms of the small plan: made, typed into as a unit would, damaged as units do."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
from contoh import dokumen
from openpyxl.worksheet.worksheet import Worksheet

from xlpy.book.document import Document
from xlpy.book.schema_form_unit import KOLOM
from xlpy.forms.unit_fill import fill_form
from xlpy.forms.unit_isi import FormIsi
from xlpy.plan.facts import Kunci
from xlpy.plan.text import fold
from xlpy.resources import form_template
from xlpy.unit_kirim import Terkirim, due, sent

KASI, LURAH, KASUBAG = "Kasi Pemerintahan", "Lurah Ditotrunan", "Kasubag Keuangan"
SENT, DUE = date(2026, 1, 6), date(2026, 1, 8)
KODE_KASI = "7.01.02.2.01.0001"
_KEYS = {fold(kolom.column.heading): kolom.column.key for kolom in KOLOM}


def isi_of(document: Document, unit: str = KASI) -> FormIsi:
    """What goes into the form of one unit."""
    return due(document, SENT, DUE, only=(unit,), again=True).form[0]


def make(folder: Path, unit: str = KASI, document: Document | None = None, template: Path | None = None) -> Path:
    """The form of one unit as a file."""
    isi = isi_of(document or dokumen(), unit)
    path = folder / f"{fold(unit).replace(' ', '-')}.xlsx"
    path.write_bytes(fill_form(template or form_template(), isi))
    return path


def sent_to(*units: str, document: Document | None = None) -> Document:
    """A document whose sheet Unit says that forms were sent to ``units``."""
    document = document or dokumen()
    forms = due(document, SENT, DUE, only=units).form
    made = [Terkirim(unit=f.identitas.unit, versi=f.identitas.versi, berkas="x.xlsx") for f in forms]
    return sent(document, made, SENT, DUE)


def change(path: Path, work: Callable[[openpyxl.Workbook], object]) -> Path:
    """Open a form in another program, do something to it, save it."""
    book = openpyxl.load_workbook(path)
    work(book)
    book.save(path)
    return path


def columns(sheet: Worksheet) -> tuple[int, Mapping[str, int]]:
    """The row of the headings of a sheet's table, and the columns by key."""
    for row in sheet.iter_rows():
        at = {_KEYS[fold(c.value)]: c.column for c in row if isinstance(c.value, str) and fold(c.value) in _KEYS}
        if "tanda" in at:
            return row[0].row, at
    raise AssertionError(f"{sheet.title}: no table")


def sheet_of(book: openpyxl.Workbook, key: str) -> Worksheet:
    """The sheet whose table has the column ``key``."""
    for sheet in book.worksheets:
        with suppress(AssertionError):
            if key in columns(sheet)[1]:
                return sheet
    raise AssertionError(f"no column {key}")


def address(path: Path, key: str, row: int = 1) -> str:
    """The address of a cell by the key of its column and the number of its row, as the program names it."""
    book = openpyxl.load_workbook(path)
    sheet = sheet_of(book, key)
    head, at = columns(sheet)
    return f"{sheet.title}!{sheet.cell(head + row, at[key]).coordinate}"


def put(path: Path, cells: Mapping[str, Any], row: int = 1, by: str = "Nama Pengisi") -> Path:
    """Type into a row of a form, and who did it."""

    def work(book: openpyxl.Workbook) -> None:
        for key, value in cells.items():
            sheet = sheet_of(book, key)
            head, at = columns(sheet)
            sheet.cell(head + row, at[key]).value = value
        first = book.worksheets[0]
        for line in first.iter_rows():
            for cell in line:
                if by and isinstance(cell.value, str) and fold(cell.value) == "diisi oleh":
                    first.cell(cell.row, cell.column + 1).value = by

    return change(path, work)


def sub(kode: str = KODE_KASI, ke: int = 1, unit: str = "") -> Kunci:
    """The key of an indikator, or of a node where ``ke`` is 0."""
    return Kunci("Sub Kegiatan", unit, kode, ke)
