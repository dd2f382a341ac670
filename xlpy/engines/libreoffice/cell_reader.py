"""Values out of cells: one call for all of them, then what their formats make of numbers."""

from collections.abc import Callable

from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno
from xlpy.engines.libreoffice.cell_formats import Part, special_parts
from xlpy.engines.libreoffice.formula_text import has_intersection
from xlpy.engines.libreoffice.number_formats import NumberFormats
from xlpy.engines.libreoffice.values import Value, error_number, from_serial


def read(cells: Uno, area: Area, formats: NumberFormats) -> list[list[Value]]:
    """The values of an area, row by row.

    Numbers are float, days datetime, booleans bool, empty cells ``""``, errors Excel's integers for them.
    """
    data: list[list[Value]] = [list(row) for row in cells.getDataArray()]
    for part in special_parts(cells, area, formats):
        if part.format.is_date:
            _convert(data, part, from_serial)
        elif part.format.is_boolean:
            _convert(data, part, bool)
    for index, row in enumerate(data):
        if None in row:  # an error; the array does not say which
            for column, value in enumerate(row):
                if value is None:
                    row[column] = _error(cells.getCellByPosition(column, index))
    return data


def _convert(data: list[list[Value]], part: Part, convert: Callable[[float], Value]) -> None:
    """The part's numbers as what their format makes of them."""
    for row in data[part.top : part.bottom + 1]:
        for column in range(part.left, part.right + 1):
            value = row[column]
            if isinstance(value, float):
                row[column] = convert(value)


def _error(cell: Uno) -> int:
    return error_number(cell.getError(), intersection=has_intersection(cell.getFormula()))
