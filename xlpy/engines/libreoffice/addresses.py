"""Addresses of cells, as Excel writes them: text to areas and back.  Rows and columns count from 1."""

import re
from typing import NamedTuple

MAX_ROWS = 1_048_576
MAX_COLUMNS = 16_384

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})$")
_COLUMN = re.compile(r"\$?([A-Za-z]{1,3})$")
_ROW = re.compile(r"\$?([0-9]{1,7})$")
_PLAIN_NAME = re.compile(r"[^\W\d]\w*$")


class Area(NamedTuple):
    """A rectangle of cells: its first cell and how many rows and columns it has."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        """The row of the last cell."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The column of the last cell."""
        return self.column + self.columns - 1

    @property
    def is_cell(self) -> bool:
        """Whether it is a single cell."""
        return self.rows == self.columns == 1

    @property
    def is_whole(self) -> bool:
        """Whether it is made of whole rows or whole columns."""
        return self.rows == MAX_ROWS or self.columns == MAX_COLUMNS

    @property
    def is_inside_sheet(self) -> bool:
        """Whether all of its cells exist."""
        return self.row >= 1 and self.column >= 1 and self.last_row <= MAX_ROWS and self.last_column <= MAX_COLUMNS

    def contains(self, other: "Area") -> bool:
        """Whether the other area's first cell lies in this one."""
        return self.row <= other.row <= self.last_row and self.column <= other.column <= self.last_column

    def spanning(self, other: "Area") -> "Area":
        """The smallest area that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        rows = max(self.last_row, other.last_row) - row + 1
        columns = max(self.last_column, other.last_column) - column + 1
        return Area(row, column, rows, columns)


def column_name(number: int) -> str:
    """``28`` → ``AB``."""
    name = ""
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: str) -> int:
    """``AB`` → ``28``."""
    number = 0
    for letter in name.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def parse(reference: str) -> Area | None:
    """``A1``, ``$A$1:B2``, ``A:C``, ``1:3`` as an area; None for anything else, such as a name."""
    first, colon, second = reference.partition(":")
    if not colon:
        second = first if _CELL.match(first) else ""
    corners = _corner(first), _corner(second)
    if corners[0] is None or corners[1] is None:
        return None
    whole = corners[0].spanning(corners[1])
    # A1:B or A:3 would span far more than was written.
    same_kind = (corners[0].rows, corners[0].columns) == (corners[1].rows, corners[1].columns)
    return whole if same_kind and whole.is_inside_sheet else None


def _corner(text: str) -> Area | None:
    if found := _CELL.match(text):
        return Area(int(found[2]), column_number(found[1]))
    if found := _COLUMN.match(text):
        return Area(1, column_number(found[1]), MAX_ROWS, 1)
    if found := _ROW.match(text):
        return Area(int(found[1]), 1, 1, MAX_COLUMNS)
    return None


def text(area: Area, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """An area as Excel writes it: ``$A$1:$C$3``, ``$A:$C``, ``$1:$3``."""
    before_row, before_column = "$" * row_absolute, "$" * column_absolute
    first, last = column_name(area.column), column_name(area.last_column)
    if area.rows == MAX_ROWS and area.columns < MAX_COLUMNS:
        return f"{before_column}{first}:{before_column}{last}"
    if area.columns == MAX_COLUMNS:
        return f"{before_row}{area.row}:{before_row}{area.last_row}"
    corner = f"{before_column}{first}{before_row}{area.row}"
    return corner if area.is_cell else f"{corner}:{before_column}{last}{before_row}{area.last_row}"


def split_sheet(reference: str) -> tuple[str | None, str]:
    """``'My sheet'!A1`` → ``("My sheet", "A1")``; ``A1`` → ``(None, "A1")``."""
    sheet, mark, rest = reference.rpartition("!")
    if not mark:
        return None, reference
    if sheet.startswith("'") and sheet.endswith("'"):
        sheet = sheet[1:-1].replace("''", "'")
    return sheet, rest


def quoted(sheet: str) -> str:
    """A sheet's name as it stands in a formula."""
    if _PLAIN_NAME.match(sheet) and not _CELL.match(sheet):
        return sheet
    return "'" + sheet.replace("'", "''") + "'"
