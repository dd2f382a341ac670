"""A range as a place: where it is, and the LibreOffice objects behind it."""

import re
from typing import TYPE_CHECKING, cast

from xlwings import base_classes

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.sheet import Sheet

_BARE_EXTERNAL = re.compile(r"\[[\w.]+\]\w+$")


class RangeBase(base_classes.Range):
    """Cells of one sheet.  Nothing is asked of LibreOffice before it is needed."""

    arg1_input = ""
    """The address as it was given; xlwings reads from it whether whole rows or columns were meant."""

    def __init__(self, sheet: "Sheet", area: Area) -> None:
        self._sheet = sheet
        self._area = area
        self._cells: Uno = None
        self._layout = sheet.book.layout
        self.options: object = None  # xlwings puts its own here

    @property
    def sheet(self) -> "Sheet":
        """Its sheet."""
        return self._sheet

    @property
    def area(self) -> Area:
        """Where it is on the sheet."""
        return self._area

    @property
    def row(self) -> int:
        """Its first row, from 1."""
        return self._area.row

    @property
    def column(self) -> int:
        """Its first column, from 1."""
        return self._area.column

    @property
    def shape(self) -> tuple[int, int]:
        """How many rows and columns it has."""
        return self._area.rows, self._area.columns

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet, row, column, rows, columns: what makes two ranges the same."""
        return self._sheet.name, *self._area

    @property
    def api(self) -> Uno:
        """LibreOffice's range."""
        return self.cells

    @property
    def cells(self) -> Uno:
        """LibreOffice's range, also of a single cell.

        Raises:
            IndexError: it reaches beyond the sheet.
        """
        if self._cells is None or self._layout != self._sheet.book.layout:
            self._layout = self._sheet.book.layout
            if not self._area.is_inside_sheet:
                raise IndexError("Alamat berada di luar lembar.")
            area = self._area
            self._cells = self._sheet.api.getCellRangeByPosition(
                area.column - 1, area.row - 1, area.last_column - 1, area.last_row - 1
            )
        return self._cells

    @property
    def cell(self) -> Uno:
        """LibreOffice's first cell."""
        return self.cells.getCellByPosition(0, 0)

    def address_of_cells(self) -> Uno:
        """LibreOffice's description of where it is."""
        return self.cells.getRangeAddress()

    def each_cell(self) -> "list[Range]":
        """Its cells, row by row."""
        area = self._area
        return [
            self.at(Area(row, column))
            for row in range(area.row, area.last_row + 1)
            for column in range(area.column, area.last_column + 1)
        ]

    def used(self) -> "RangeBase":
        """Whole rows and columns cut down to what is used of the sheet; any other range as it is."""
        if not self._area.is_whole:
            return self
        used = self._sheet.used_range.area
        rows = max(1, min(self._area.rows, used.last_row - self.row + 1))
        columns = max(1, min(self._area.columns, used.last_column - self.column + 1))
        return self.at(Area(self.row, self.column, rows, columns))

    def at(self, area: Area) -> "Range":
        """Another range of the same sheet."""
        return self._sheet.at(area)

    def __len__(self) -> int:
        return self._area.rows * self._area.columns

    def __call__(self, first: int, second: int | None = None) -> "Range":
        """A cell by row and column, or by its number, counted from 1; it may lie outside of the range.

        Raises:
            IndexError: it lies before the sheet's first cell.
        """
        if second is None:
            row, column = divmod(int(first) - 1, self._area.columns)
        else:
            row, column = first - 1, second - 1
        if self.row + row < 1 or self.column + column < 1:
            raise IndexError("Alamat berada di luar lembar.")
        return self.at(Area(self.row + row, self.column + column))

    @property
    def rows(self) -> "Range":
        """Xlwings walks over rows by itself."""
        return cast("Range", self)

    columns = rows

    def get_address(self, row_absolute: bool = True, col_absolute: bool = True, external: bool = False) -> str:
        """The address; with book and sheet before it where it is for outside."""
        address = addresses.text(self._area, row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return address
        place = f"[{self._sheet.book.name}]{self._sheet.name}"
        if not _BARE_EXTERNAL.match(place):
            place = "'" + place.replace("'", "''") + "'"
        return f"{place}!{address}"

    @property
    def address(self) -> str:
        """The address, such as ``$A$1:$C$3``."""
        return addresses.text(self._area)
