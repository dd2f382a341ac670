"""How cells look: formats, colours, alignment, widths and heights, and whether they are locked."""

from collections.abc import Sequence
from types import EllipsisType
from typing import TypeAlias

from xlpy.engines.libreoffice import units
from xlpy.engines.libreoffice.borders import Borders
from xlpy.engines.libreoffice.bridge import Uno, enum, uniform
from xlpy.engines.libreoffice.fonts import Characters, Font
from xlpy.engines.libreoffice.range_base import RangeBase
from xlpy.engines.libreoffice.validation import DataValidation

_Color: TypeAlias = str | int | tuple[int, int, int] | None

_WIDEST = 255  # characters, as in Excel
_LOOKED_AT = 256  # rows or columns of a large range whose size is compared
_INDENT = 353  # hundredths of a millimetre, Excel's step
# Excel's alignments that LibreOffice lacks take the nearest and are read back as that one.
_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "justify": "BLOCK",
    "fill": "REPEAT",
    "distributed": "BLOCK",
    "center_across_selection": "CENTER",
}
_HORIZONTAL_NAMES = {office: name for name, office in reversed(_HORIZONTAL.items())}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4, "distributed": 4}
_VERTICAL_NAMES = {0: "bottom", 1: "top", 2: "center", 3: "bottom", 4: "justify"}


class RangeLook(RangeBase):
    """A property that the cells do not share is None."""

    @property
    def number_format(self) -> str | None:
        """Excel's code."""
        key = uniform(self.cells, "NumberFormat")
        return None if key is None else self.sheet.book.number_formats.format(key).code

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.cells.NumberFormat = self.sheet.book.number_formats.key(value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The cells' colour, None also where they have none."""
        return units.from_color(uniform(self.cells, "CellBackColor"))

    @color.setter
    def color(self, value: _Color) -> None:
        self.cells.CellBackColor = _fill(value)

    def set_colors(self, colors: Sequence[Sequence[_Color | EllipsisType]]) -> None:
        """A colour for each cell; ``...`` leaves the one that is there."""
        by_color: dict[int, list[tuple[int, int]]] = {}
        for row, line in enumerate(colors):
            for column, color in enumerate(line):
                if color is not ...:
                    by_color.setdefault(_fill(color), []).append((row, column))
        for color, cells in by_color.items():
            for top, left, bottom, right in units.rectangles(cells):
                self.cells.getCellRangeByPosition(left, top, right, bottom).CellBackColor = color

    @property
    def font(self) -> Font:
        """Their font."""
        return Font(self.cells)

    @property
    def characters(self) -> Characters:
        """The letters of the first cell."""
        return Characters(self.cell)

    @property
    def borders(self) -> Borders:
        """Their lines."""
        return Borders(self)  # type: ignore[arg-type]

    @property
    def data_validation(self) -> DataValidation:
        """What may be typed into them."""
        return DataValidation(self)  # type: ignore[arg-type]

    @property
    def locked(self) -> bool | None:
        """Whether they cannot be changed once their sheet is protected (not in xlwings' contract)."""
        protection = uniform(self.cells, "CellProtection")
        return None if protection is None else bool(protection.IsLocked)

    @locked.setter
    def locked(self, value: bool) -> None:
        protection = self.cells.CellProtection
        protection.IsLocked = bool(value)
        self.cells.CellProtection = protection

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts go on in a new line."""
        wrapped: bool | None = uniform(self.cells, "IsTextWrapped")
        return wrapped

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.cells.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """Xlwings' name of it."""
        alignment = uniform(self.cells, "HoriJustify")
        return None if alignment is None else _HORIZONTAL_NAMES[alignment.value]

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self.cells.HoriJustify = enum("com.sun.star.table.CellHoriJustify", _HORIZONTAL[value])

    @property
    def vertical_alignment(self) -> str | None:
        """Xlwings' name of it."""
        alignment = uniform(self.cells, "VertJustify")
        return None if alignment is None else _VERTICAL_NAMES[alignment]

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.cells.VertJustify = _VERTICAL[value]

    def adjust_indent(self, amount: int) -> None:
        """So many steps further in, or out where it is negative."""
        self.cells.ParaIndent = max(0, (self.cells.ParaIndent or 0) + amount * _INDENT)

    @property
    def column_width(self) -> float | None:
        """The width of its columns in digits of the standard font."""
        widths = {line.Width for line in _some(self.cells.Columns)}
        return units.to_characters(widths.pop()) if len(widths) == 1 else None

    @column_width.setter
    def column_width(self, value: float) -> None:
        if not 0 <= value <= _WIDEST:
            raise ValueError(f"Lebar kolom harus antara 0 dan {_WIDEST}.")
        self.cells.Columns.Width = units.from_characters(value)

    @property
    def row_height(self) -> float | None:
        """The height of its rows in points."""
        heights = {line.Height for line in _some(self.cells.Rows)}
        return units.to_points(heights.pop()) if len(heights) == 1 else None

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.cells.Rows.Height = units.from_points(value)

    @property
    def width(self) -> float:
        """Its width in points."""
        return units.to_points(self.cells.Size.Width)

    @property
    def height(self) -> float:
        """Its height in points."""
        return units.to_points(self.cells.Size.Height)

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return units.to_points(self.cells.Position.X)

    @property
    def top(self) -> float:
        """Points from the sheet's top."""
        return units.to_points(self.cells.Position.Y)

    @property
    def row_hidden(self) -> bool | None:
        """Whether its rows are hidden."""
        return _hidden(self.cells.Rows)

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.cells.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether its columns are hidden."""
        return _hidden(self.cells.Columns)

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.cells.Columns.IsVisible = not value

    def autofit(self, axis: str | None = None) -> None:
        """Columns as wide, rows as high as what is in them; ``axis`` is ``rows``, ``columns`` or its first letter."""
        cells = self.used().cells
        if axis in {None, "c", "columns"}:
            cells.Columns.OptimalWidth = True
        if axis in {None, "r", "rows"}:
            cells.Rows.OptimalHeight = True


def _fill(color: _Color) -> int:
    return units.NO_COLOR if color is None else units.to_color(color)


def _some(lines: Uno) -> list[Uno]:
    return [lines.getByIndex(index) for index in range(min(lines.Count, _LOOKED_AT))]


def _hidden(lines: Uno) -> bool | None:
    visible = {line.IsVisible for line in _some(lines)}
    return not visible.pop() if len(visible) == 1 else None
