"""A unit's form made from the template: plain .xlsx, as an office may have restyled it.

The template has placeholders such as ``{jabatan}`` in its texts, and tables: a row of headings with one row below it
that shows how each row is to look.  Both are found wherever they stand.
"""

import io
import re
import warnings
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.guard import Kind, periksa_berkas
from xlpy.book.parser import refusing_broken_content
from xlpy.book.schema_form_unit import ISIAN_TUNGGAL, KOLOM, KOLOM_BERNAMA, TANDA, Isi, KolomForm
from xlpy.book.shapes import column_letter
from xlpy.errors import InputError
from xlpy.forms.unit_cek import (
    check_formula,
    check_text,
    progress_formula,
    progress_text,
    with_growing_rows,
    with_values,
)
from xlpy.forms.unit_isi import FormIsi, Nilai
from xlpy.forms.unit_lembar import hidden_rows
from xlpy.forms.unit_rupa import fit_height, mark_cells, protect, validate
from xlpy.plan.text import fold

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell
    from openpyxl.workbook.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

_HEADINGS = {fold(kolom.column.heading): kolom for kolom in KOLOM}
_PLACEHOLDER = re.compile(r"\{([A-Za-z_]+)\}")
_PROGRESS = "terisi"
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
"""What readers take for a letter by its number (ECMA-376 part 1, 22.4.2.4); openpyxl writes it as it is."""


@dataclass(frozen=True, slots=True)
class _Tabel:
    """A table of the template: its sheet, the row of its headings, the position of each column, all from 1."""

    sheet: "Worksheet"
    head: int
    at: Mapping[str, int]


def fill_form(template: Path, isi: FormIsi) -> bytes:
    """The form of one unit.

    Raises:
        InputError: the template is no workbook, or lacks a column; says which.
        WorkbookError: it cannot be read from the disk.
    """
    book = _opened(template)
    tables = [table for sheet in book.worksheets if (table := _find(sheet)) is not None]
    _refuse_lacking(template.name, tables)
    rows = list(isi.rows())
    for table in tables:
        _make_room(table, len(rows))
        for number, row in enumerate(rows, start=table.head + 1):
            _write_row(table, number, row)
        _dress(table, len(rows), isi)
    kolom = tuple(dict.fromkeys(key for table in tables for key in table.at))
    checks = {table.sheet.title: [check_text(row, tuple(table.at)) for row in rows] for table in tables}
    told = next((checks[table.sheet.title] for table in tables if "cek" in table.at), [])
    formula = progress_formula([(t.sheet.title, t.head, t.at) for t in tables], len(rows))
    values = []
    for sheet in book.worksheets:
        places = _fill_texts(sheet, {**isi.teks, _PROGRESS: formula})
        values.append(dict.fromkeys(places, progress_text(told)))
        protect(sheet)
    for table in tables:
        values[book.worksheets.index(table.sheet)] |= _check_values(table, checks[table.sheet.title])
    for name, lines in hidden_rows(isi.hidden(kolom)).items():
        _write_hidden(book, name, lines)
    book.properties.creator = "Rencana Kinerja"
    book.properties.title = f"Form Rencana Kinerja {isi.identitas.tahun} {isi.identitas.unit.nama}"
    out = io.BytesIO()
    book.save(out)
    first = {book.worksheets.index(table.sheet): table.head + 1 for table in tables}
    rows_of = {number: range(row, row + len(rows)) for number, row in first.items()}
    return with_growing_rows(with_values(out.getvalue(), values), rows_of)


def _opened(template: Path) -> "Workbook":
    from openpyxl import load_workbook  # noqa: PLC0415 - only who makes forms pays for it

    berkas = periksa_berkas(template)
    if berkas.kind is not Kind.PACKAGE:
        raise InputError(f"{template.name}: templat form unit harus berkas .xlsx.")
    with refusing_broken_content(template.name), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what openpyxl does not keep (shapes, slicers) is no form's substance
        return load_workbook(io.BytesIO(berkas.data))


def _check_values(table: _Tabel, checks: Sequence[str]) -> dict[str, str]:
    """What the formulas of the column Cek give, by address."""
    if "cek" not in table.at:
        return {}
    letter = column_letter(table.at["cek"] - 1)
    return {f"{letter}{number}": text for number, text in enumerate(checks, start=table.head + 1)}


def _find(sheet: "Worksheet") -> _Tabel | None:
    for row in sheet.iter_rows():
        at: dict[str, int] = {}
        for cell in row:
            kolom = _HEADINGS.get(fold(cell.value)) if isinstance(cell.value, str) else None
            if kolom is not None and cell.column is not None:
                at.setdefault(kolom.column.key, cell.column)
        if TANDA in at and len(at) > 1:
            return _Tabel(sheet, row[0].row, at)
    return None


def _refuse_lacking(name: str, tables: Sequence[_Tabel]) -> None:
    there = {key for table in tables for key in table.at}
    missing = [f"“{kolom.column.heading}”" for kolom in KOLOM if kolom.perlu and kolom.column.key not in there]
    if missing:
        raise InputError(
            f"{name}: kolom {', '.join(missing)} tidak ada pada templat form unit. Judul kolom boleh dipindah dan "
            "diberi gaya lain, tetapi bunyinya tetap, dalam satu baris bersama kolom “Tanda”."
        )


def _make_room(table: _Tabel, count: int) -> None:
    """Move what stands below the model row down, so that there is a row for everything."""
    from openpyxl.worksheet.cell_range import CellRange  # noqa: PLC0415

    sheet, below, by = table.sheet, table.head + 2, count - 1
    if by <= 0 or sheet.max_row < below:
        return
    heights = {row: sheet.row_dimensions[row].height for row in range(below, sheet.max_row + 1)}
    merged = [area for area in sheet.merged_cells.ranges if area.min_row >= below]
    for area in merged:
        sheet.merged_cells.remove(area)
    whole = CellRange(min_row=below, max_row=sheet.max_row, min_col=1, max_col=sheet.max_column)
    sheet.move_range(whole, rows=by)
    for area in merged:
        area.shift(row_shift=by)
        sheet.merged_cells.add(area)
    for row in heights:
        sheet.row_dimensions[row].height = None
    for row, height in heights.items():
        sheet.row_dimensions[row + by].height = height


def _write_row(table: _Tabel, number: int, row: Mapping[str, Nilai]) -> None:
    sheet, model = table.sheet, table.head + 1
    sheet.row_dimensions[number].height = sheet.row_dimensions[model].height
    for column in range(min(table.at.values()), max(table.at.values()) + 1):
        cell = sheet.cell(number, column)
        if number != model:
            cell._style = copy(sheet.cell(model, column)._style)  # noqa: SLF001 - openpyxl's own way to copy a look
    for key, column in table.at.items():
        _put(sheet.cell(number, column), row.get(key))


def _put(cell: "Cell", value: Nilai | date) -> None:
    """Write a value; a text that begins like a formula stays a text."""
    cell.value = None if value == "" else _ESCAPED.sub("_x005F_", value) if isinstance(value, str) else value
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@")):
        cell.data_type = "s"
        cell.quotePrefix = True


def _dress(table: _Tabel, count: int, isi: FormIsi) -> None:
    """What depends on how many rows there are: heights, validation, marks, the check of each row, hidden columns."""
    sheet, first = table.sheet, table.head + 1
    for number in range(first, first + count):
        if "cek" in table.at:
            sheet.cell(number, table.at["cek"]).value = check_formula(number, table.at)
        fit_height(sheet, number, [column for key, column in table.at.items() if key != TANDA])
    for key, column in table.at.items():
        kolom: KolomForm = KOLOM_BERNAMA[key]
        if kolom.isi is not Isi.TERKUNCI:
            validate(sheet, column, first, count, kolom)
    mark_cells(sheet, table.at, first, count)
    hidden = {TANDA: True, "tahun_lalu": not isi.tahun_lalu}
    _hide(sheet, {table.at[key] for key, is_hidden in hidden.items() if is_hidden and key in table.at})


def _hide(sheet: "Worksheet", columns: set[int]) -> None:
    """Hide columns; several of one width are described together, so they are taken apart first."""
    from openpyxl.utils import get_column_letter  # noqa: PLC0415
    from openpyxl.worksheet.dimensions import ColumnDimension  # noqa: PLC0415

    for dimension in list(sheet.column_dimensions.values()):
        for number in range(dimension.min or 1, (dimension.max or 0) + 1):
            letter = get_column_letter(number)
            apart = ColumnDimension(sheet, letter, width=dimension.width, hidden=dimension.hidden)
            apart._style = copy(dimension._style)  # noqa: SLF001 - as above
            sheet.column_dimensions[letter] = apart
    for number in columns:
        sheet.column_dimensions[get_column_letter(number)].hidden = True


def _fill_texts(sheet: "Worksheet", texts: Mapping[str, str | date]) -> list[str]:
    """Put texts in the place of their placeholders; those of what the unit types become cells to type into.

    Returns:
        the cells that got the formula of the progress.
    """
    from openpyxl.styles import Protection  # noqa: PLC0415

    progress = []
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell.value, str) or not _PLACEHOLDER.search(cell.value):
                continue
            whole = _PLACEHOLDER.fullmatch(cell.value.strip())
            key = whole[1].lower() if whole else ""
            if key in ISIAN_TUNGGAL:
                cell.value = None
                cell.protection = Protection(locked=False)
            elif key == _PROGRESS or isinstance(texts.get(key), date):
                cell.value = texts[key]
                progress += [cell.coordinate] if key == _PROGRESS else []
            else:
                _put(cell, _PLACEHOLDER.sub(_replacing(texts), cell.value).strip())
                fit_height(sheet, cell.row, [cell.column])
    return progress


def _replacing(texts: Mapping[str, str | date]) -> "Callable[[re.Match[str]], str]":
    def replaced(found: re.Match[str]) -> str:
        text = texts.get(found[1].lower())
        if text is None:  # an office's own braces
            return found[0]
        return str(text).upper() if found[1].isupper() else str(text)

    return replaced


def _write_hidden(book: "Workbook", name: str, rows: Sequence[Sequence[str]]) -> None:
    if name in book.sheetnames:
        del book[name]
    sheet = book.create_sheet(name)
    sheet.sheet_state = "hidden"
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            if text:
                cell = sheet.cell(number, column)
                _put(cell, text)
                cell.number_format = "@"
    protect(sheet)
