"""A workbook of the sample: the same sources give the same bytes."""

import math
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import xlsxwriter

_CREATED = datetime(2026, 1, 2, tzinfo=UTC)
_LINE_HEIGHT = 12.75  # points
_FILLED = 0.85  # of a line, where words are not broken
_A4 = 9  # Excel's number of the paper


def open_book(path: Path) -> "xlsxwriter.Workbook":
    """A new workbook, dated with the sample's year instead of today."""
    import xlsxwriter  # noqa: PLC0415 - only a build needs it

    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_numbers": False})
    book.set_properties({"title": "Contoh", "created": _CREATED.replace(tzinfo=None)})
    book.formats[0].set_font_name("Arial")
    book.formats[0].set_font_size(10)
    return book


def fit_page(sheet: Any) -> None:  # noqa: ANN401 (xlsxwriter: untyped)
    """Print the sheet on A4 landscape, as wide as the paper."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.fit_to_pages(1, 0)


def fit_height(sheet: Any, row: int, texts: Iterable[tuple[str, float]]) -> None:  # noqa: ANN401 (xlsxwriter: untyped)
    """Make the row as high as its fullest text needs; each comes with the characters that its column holds."""
    lines = max((_lines(text, width * _FILLED) for text, width in texts), default=1)
    if lines > 1:
        sheet.set_row(row, lines * _LINE_HEIGHT)


def _lines(text: str, width: float) -> int:
    return sum(math.ceil(len(part) / width) for part in text.split("\n"))
