"""What is in a range: values, formulas, and the way from one filled cell to the next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlpy.engines.libreoffice import cell_reader, formula_text
from xlpy.engines.libreoffice.addresses import MAX_COLUMNS, MAX_ROWS, Area
from xlpy.engines.libreoffice.bridge import uno_error
from xlpy.engines.libreoffice.cell_writer import CellWriter
from xlpy.engines.libreoffice.errors import UnsupportedError
from xlpy.engines.libreoffice.range_base import RangeBase
from xlpy.engines.libreoffice.values import Value

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range

# com.sun.star.sheet.CellFlags
CONTENTS = 1 | 2 | 4 | 16  # numbers, moments, texts, formulas
FORMATS = 32 | 64 | 256  # of cells, of parts of texts, objects of style
NOTES = 8

_DIRECTIONS = {"d": "down", "u": "up", "l": "left", "r": "right"}


class RangeContent(RangeBase):
    """Reading and writing in bulk: one call for a range, however large."""

    max_cells_per_write = None
    """xlwings need not cut writes into pieces."""

    @property
    def raw_value(self) -> Value:
        """The value of a cell, or rows of values; whole rows and columns end with what is used.

        Numbers are float, days datetime, empty cells ``""``, errors Excel's integers for them.
        """
        cells = self.used()
        data = cell_reader.read(cells.cells, cells.area, self.sheet.book.number_formats)
        return data[0][0] if cells.area.is_cell else tuple(map(tuple, data))

    @raw_value.setter
    def raw_value(self, value: Value) -> None:
        if isinstance(value, str) and value.startswith("=") and len(value) > 1:
            self.formula = value
            return
        data = self._grid(value)
        if any(len(row) != len(data[0]) for row in data):
            raise ValueError("Semua baris harus sama panjang.")
        rows, columns = min(self.area.rows, len(data)), min(self.area.columns, len(data[0]))
        book = self.sheet.book
        writer = CellWriter(self.sheet.api, book.number_formats, book.formulas)
        writer.write(Area(self.row, self.column, rows, columns), [row[:columns] for row in data[:rows]])

    @property
    def formula(self) -> str | tuple[tuple[str, ...], ...]:
        """Formulas as Excel writes them, constants as their text, empty cells as ``""``."""
        cells = self.used()
        position = self.sheet.index - 1
        translate = self.sheet.book.formulas.to_excel
        formulas = tuple(
            tuple(
                translate(formula, position, cells.row + row, cells.column + column) if formula else ""
                for column, formula in enumerate(line)
            )
            for row, line in enumerate(cells.cells.getFormulaArray())
        )
        return formulas[0][0] if cells.area.is_cell else formulas

    @formula.setter
    def formula(self, value: Value) -> None:
        if not (isinstance(value, str) and value.startswith("=") and len(value) > 1):
            self.raw_value = value
            return
        first = self.sheet.book.formulas.to_office(value, self.sheet.index - 1, self.row, self.column)
        self.cells.setFormulaArray(
            tuple(
                tuple(formula_text.shifted(first, row, column) for column in range(self.area.columns))
                for row in range(self.area.rows)
            )
        )

    formula2 = formula

    @property
    def formula_array(self) -> str | None:
        """The formula of the whole range, None where it has none."""
        formula = self.cells.getArrayFormula().strip("{}")
        if not formula:
            return None
        return self.sheet.book.formulas.to_excel(formula, self.sheet.index - 1, self.row, self.column)

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        formulas = self.sheet.book.formulas
        self.cells.setArrayFormula(formulas.to_office(value, self.sheet.index - 1, self.row, self.column))

    @property
    def has_array(self) -> bool:
        """Whether it is computed by one formula."""
        try:
            return bool(self.cells.getArrayFormula())
        except uno_error():  # a part of such a range
            return False

    def clear_contents(self) -> None:
        """Empties the cells and keeps their look."""
        self.cells.clearContents(CONTENTS)

    def clear_formats(self) -> None:
        """Takes the look away and keeps what is in the cells."""
        self.cells.clearContents(FORMATS)

    def clear(self) -> None:
        """Takes everything away."""
        self.cells.clearContents(CONTENTS | NOTES | FORMATS)

    def end(self, direction: str) -> "Range":
        """Where Ctrl+arrow leads from the first cell."""
        way = _DIRECTIONS.get(direction, direction)
        used = self.sheet.used_range.area
        forward = way in {"down", "right"}
        if way in {"down", "up"}:
            here, limit, last = self.row, MAX_ROWS, max(used.last_row, self.row)
            line = Area(1, self.column, last, 1)
        else:
            here, limit, last = self.column, MAX_COLUMNS, max(used.last_column, self.column)
            line = Area(self.row, 1, 1, last)
        formulas = self.at(line).cells.getFormulaArray()
        filled = [cell != "" for row in formulas for cell in row]
        if not forward:
            filled.reverse()
        position = _jump(filled, here - 1 if forward else last - here)
        end = limit if forward else 1
        there = end if position is None else position + 1 if forward else last - position
        return self.at(Area(there, self.column) if line.columns == 1 else Area(self.row, there))

    @property
    def current_region(self) -> "Range":
        """The filled cells around it, up to empty rows and columns."""
        cursor = self.sheet.api.createCursorByRange(self.at(Area(self.row, self.column)).cells)
        cursor.collapseToCurrentRegion()
        return self.at(self.sheet.area_of(cursor.getRangeAddress()))

    def _grid(self, value: Value) -> Sequence[Sequence[Value]]:
        """What is to be written as rows: a single value fills the range."""
        if isinstance(value, (list, tuple)):
            return value if value and isinstance(value[0], (list, tuple)) else [value]
        if self.area.is_whole:
            raise UnsupportedError("mengisi seluruh baris atau kolom dengan satu nilai")
        return [[value] * self.area.columns] * self.area.rows


def _jump(filled: list[bool], here: int) -> int | None:
    """The end of the filled cells that one stands in, else the next filled cell; None where none comes."""
    if filled[here] and here + 1 < len(filled) and filled[here + 1]:
        while here + 1 < len(filled) and filled[here + 1]:
            here += 1
        return here
    return next((position for position in range(here + 1, len(filled)) if filled[position]), None)
