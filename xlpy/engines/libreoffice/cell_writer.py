"""Values into cells: one call for all, then formulas, and the number formats that Excel would set by itself."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TypeAlias

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno, uno_error
from xlpy.engines.libreoffice.cell_formats import Part, special_parts
from xlpy.engines.libreoffice.errors import ProtectedSheetError
from xlpy.engines.libreoffice.formulas import Formulas
from xlpy.engines.libreoffice.number_formats import GENERAL, NumberFormats
from xlpy.engines.libreoffice.typed_text import Kind, understood
from xlpy.engines.libreoffice.units import rectangles
from xlpy.engines.libreoffice.values import Value, time_to_serial, to_serial

_CODES: dict[Kind, str] = {"date": "m/d/yyyy", "datetime": "m/d/yyyy h:mm", "time": "h:mm:ss", "percent": "0%"}
_LARGEST_PLAIN_INTEGER = 1e15  # beyond, Excel writes a number as text with an exponent

_Marks: TypeAlias = dict[Kind, dict[tuple[int, int], str]]


class CellWriter:
    """Writes values into areas of one sheet.

    Args:
        sheet: LibreOffice's sheet.
        formats: the document's number formats.
        formulas: the document's translator.
    """

    def __init__(self, sheet: Uno, formats: NumberFormats, formulas: Formulas) -> None:
        self._sheet = sheet
        self._formats = formats
        self._formulas = formulas

    def write(self, area: Area, data: Sequence[Sequence[Value]]) -> None:
        """Values into an area of the same shape.

        Raises:
            ProtectedSheetError: the sheet does not take them.
        """
        cells = self.cells(area)
        parts = special_parts(cells, area, self._formats)
        texts = _finder([part for part in parts if part.format.is_text])
        marks: _Marks = defaultdict(dict)
        rows = []
        for row_index, row in enumerate(data):
            line: list[str | float] = []
            for column, value in enumerate(row):
                if type(value) is float and not texts:
                    line.append(value)
                    continue
                kind, stored = _as_text(value) if texts and texts(row_index, column) else _stored(value)
                if kind:
                    marks[kind][row_index, column] = str(stored)
                line.append("" if kind == "formula" else stored)
            rows.append(tuple(line))
        self._store(cells, area, tuple(rows))
        self._write_formulas(area, marks.pop("formula", {}))
        self._format(area, marks, parts)

    def cells(self, area: Area) -> Uno:
        """LibreOffice's range for an area."""
        return self._sheet.getCellRangeByPosition(
            area.column - 1, area.row - 1, area.last_column - 1, area.last_row - 1
        )

    def _store(self, cells: Uno, area: Area, rows: tuple[tuple[str | float, ...], ...]) -> None:
        try:
            cells.setDataArray(rows)
        except uno_error() as error:
            if self._sheet.isProtected():
                raise ProtectedSheetError(
                    f"{self._sheet.Name}!{addresses.text(area)}: lembar ini dilindungi; buka perlindungannya dahulu."
                ) from error
            raise

    def _write_formulas(self, area: Area, formulas: dict[tuple[int, int], str]) -> None:
        position = self._sheet.getRangeAddress().Sheet if formulas else 0
        for top, left, bottom, right in rectangles(formulas):
            block = tuple(
                tuple(
                    self._formulas.to_office(formulas[row, column], position, area.row + row, area.column + column)
                    for column in range(left, right + 1)
                )
                for row in range(top, bottom + 1)
            )
            self._inside(area, top, left, bottom, right).setFormulaArray(block)

    def _format(self, area: Area, marks: _Marks, parts: list[Part]) -> None:
        """Formats where a value needs one: days keep a format of days that is there, booleans leave no other one."""
        had_date = _finder([part for part in parts if part.format.is_date])
        for kind, cells in marks.items():
            key = self._formats.boolean_key() if kind == "boolean" else self._formats.key(_CODES[kind])
            keeps = had_date if kind in {"date", "datetime", "time"} else None
            self._set_format(area, [cell for cell in cells if not (keeps and keeps(*cell))], key)
        booleans = marks.get("boolean", {})
        for part in parts:
            if part.format.is_boolean:
                self._set_format(area, [cell for cell in part.cells() if not _marked(cell, marks, booleans)], GENERAL)

    def _set_format(self, area: Area, cells: list[tuple[int, int]], key: int) -> None:
        for rectangle in rectangles(cells):
            self._inside(area, *rectangle).NumberFormat = key

    def _inside(self, area: Area, top: int, left: int, bottom: int, right: int) -> Uno:
        return self.cells(Area(area.row + top, area.column + left, bottom - top + 1, right - left + 1))


def _marked(cell: tuple[int, int], marks: _Marks, booleans: dict[tuple[int, int], str]) -> bool:
    return cell in booleans or any(cell in cells for cells in marks.values())


def _finder(parts: list[Part]) -> Callable[[int, int], bool] | None:
    """Whether a cell lies in any of the parts; None where there are none."""
    if not parts:
        return None
    return lambda row, column: any(part.holds(row, column) for part in parts)


def _stored(value: Value) -> tuple[Kind, str | float]:
    """The kind of a value, and what is put into the cell for it."""
    if value is None:
        return "", ""
    kind: Kind = ""
    if isinstance(value, str):
        kind, value = understood(value)
        if isinstance(value, str):
            return kind, value
    elif isinstance(value, bool):
        kind = "boolean"
    elif isinstance(value, dt.datetime):
        kind = "date" if value.time() == dt.time() else "datetime"
    elif isinstance(value, dt.date):
        kind = "date"
    elif isinstance(value, dt.time):
        return "time", time_to_serial(value)
    elif isinstance(value, dt.timedelta):
        return "", value / dt.timedelta(days=1)
    if isinstance(value, dt.date):
        return kind, to_serial(value)
    return kind, float(value)  # type: ignore[arg-type]


def _as_text(value: Value) -> tuple[Kind, str | float]:
    """The same in a cell formatted as text: everything but a formula and a moment is kept as its letters."""
    if isinstance(value, str):
        return ("formula", value) if value.startswith("=") and len(value) > 1 else ("", value)
    if isinstance(value, bool):
        return "", "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        whole = float(value).is_integer() and abs(value) < _LARGEST_PLAIN_INTEGER
        return "", str(int(value)) if whole else repr(float(value))
    return _stored(value)
