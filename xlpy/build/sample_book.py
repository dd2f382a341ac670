"""A workbook of the sample: the same sources give the same bytes."""

from datetime import UTC, datetime
from pathlib import Path

import xlsxwriter

_CREATED = datetime(2027, 1, 4, tzinfo=UTC)


def open_book(path: Path) -> xlsxwriter.Workbook:
    """A new workbook, dated with the sample's year instead of today."""
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"title": "Contoh", "created": _CREATED.replace(tzinfo=None)})
    book.formats[0].set_font_name("Arial")
    book.formats[0].set_font_size(10)
    return book
