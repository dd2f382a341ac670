"""For whom the papers of a workbook were chosen, on the sheets of the papers themselves."""

import io
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.guard import periksa_berkas
from xlpy.book.parser import refusing_broken_content
from xlpy.book.schema_kertas import LEMBAR_KERTAS, UNTUK

if TYPE_CHECKING:
    import xlwings


def chosen(path: Path) -> dict[str, str]:
    """By the code of each paper that is for somebody, whom a closed workbook names; a sheet that is gone is left out.

    Raises:
        InputError: the guard refuses the file.
        WorkbookError: it cannot be read from the disk.
    """
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - only where papers are made

    with refusing_broken_content(path.name):
        book = CalamineWorkbook.from_filelike(io.BytesIO(periksa_berkas(path).data))
        there = set(book.sheet_names)
        rows = (
            (code, next(iter(book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=1)), []))
            for code, name in LEMBAR_KERTAS.items()
            if name in there
        )
        return dict(_named(rows))


def chosen_live(book: "xlwings.Book") -> dict[str, str]:
    """The same of an open workbook, also where it was not saved yet."""
    there = {sheet.name for sheet in book.sheets}
    rows = ((code, _first_row(book.sheets[name])) for code, name in LEMBAR_KERTAS.items() if name in there)
    return dict(_named(rows))


def _first_row(sheet: "xlwings.Sheet") -> Sequence[object]:
    last = sheet.used_range.last_cell.column
    values: Sequence[object] = sheet.range((1, 1), (1, max(last, 2))).options(ndim=1).value
    return values


def _named(rows: Iterator[tuple[str, Sequence[object]]]) -> Iterator[tuple[str, str]]:
    for code, cells in rows:
        for label, answer in pairwise(cells):
            if label == UNTUK and answer:
                yield code, str(answer)
