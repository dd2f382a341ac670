"""Table styles, which LibreOffice 7.4 has not: drawn with one conditional format over the table.

The format is also where the style is kept: its conditions' cell styles are named after the table style and the part
that they draw.  Nothing of the cells' own look is touched, and a saved .xlsx shows the same in Excel.
The looks follow Excel's (family and colour by name), without its finer lines.
"""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from xlpy.engines.libreoffice.bridge import Uno, uno

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.sheet import Sheet
    from xlpy.engines.libreoffice.tables import Table

_NAME = re.compile(r"(?:TableStyle)?(Light|Medium|Dark)?(\d*)")
_ACCENTS = (0x404040, 0x4472C4, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47)
_WHITE = 0xFFFFFF
_TINT = 0.8  # how far a stripe's colour is from the accent to white
_BOLD = 150.0
_CONDITION = 0  # com.sun.star.sheet.ConditionEntryType
_SWITCHES = ("first_column", "last_column", "column_stripes", "row_stripes")
_PART = re.compile(r"(.*) \((table|header|" + "|".join(_SWITCHES) + r")\)")


@dataclass
class _State:
    name: str | None = None
    first_column: bool = False
    last_column: bool = False
    column_stripes: bool = False
    row_stripes: bool = False


def _kept(name: str) -> property:
    """A part of the state: read from the sheet; setting it draws the table again."""

    def get(style: "TableStyle") -> object:
        return getattr(style.state, name)

    def put(style: "TableStyle", value: object) -> None:
        style.lifted()
        setattr(style.state, name, value)
        style.draw()

    return property(get, put)


class TableStyle:
    """The style of one table as it is drawn now."""

    name = _kept("name")
    first_column = _kept("first_column")
    last_column = _kept("last_column")
    column_stripes = _kept("column_stripes")
    row_stripes = _kept("row_stripes")

    def __init__(self, sheet: "Sheet", table: "Table") -> None:
        self._sheet = sheet
        self._table = table
        self._format = self._find()
        self.state = _State()
        for name, part in _parts(self._format) if self._format else ():
            self.state.name = name
            if part in _SWITCHES:
                setattr(self.state, part, True)

    def begin(self, name: str | None) -> None:
        """The style of a new table: with stripes, as in Excel."""
        self.state = _State(name, row_stripes=name is not None)
        self.draw()

    def lifted(self) -> Self:
        """Takes the drawing away and keeps the style, so that the table can change; then ``draw``."""
        if self._format is not None:
            self._sheet.api.ConditionalFormats.removeByID(self._format.ID)
            self._format = None
        return self

    def draw(self) -> None:
        """Draws the style over the table's range as it is now."""
        if self.state.name is None:
            return
        formats = self._sheet.api.ConditionalFormats
        ranges = self._sheet.book.api.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddress(self._table.range.address_of_cells(), False)
        made = formats.createByRange(ranges)
        self._format = next(one for one in formats.getConditionalFormats() if made == one.ID)
        expression = uno().getConstantByName("com.sun.star.sheet.ConditionFormatOperator.EXPRESSION")
        for part, formula in self._conditions().items():
            style = f"{self.state.name} ({part})"
            self._provide(style, part)
            self._format.createEntry(_CONDITION, self._format.getCount())
            entry = self._format.getByIndex(self._format.getCount() - 1)
            entry.Operator, entry.Formula1, entry.StyleName = expression, formula, style

    def _conditions(self) -> dict[str, str]:
        """The parts to draw and when; LibreOffice draws the first one that is true of a cell."""
        area = self._table.range.area
        first_row = area.row + int(self._table.show_headers)
        wanted = {
            "header": f"ROW()={area.row}" if self._table.show_headers else "",
            "first_column": f"COLUMN()={area.column}" if self.state.first_column else "",
            "last_column": f"COLUMN()={area.last_column}" if self.state.last_column else "",
            "column_stripes": f"ISEVEN(COLUMN()-{area.column})" if self.state.column_stripes else "",
            "row_stripes": f"ISEVEN(ROW()-{first_row})" if self.state.row_stripes else "",
            "table": "1",  # draws nothing, and carries the name where no other part does
        }
        return {part: formula for part, formula in wanted.items() if formula}

    def _provide(self, style: str, part: str) -> None:
        """The cell style that draws a part, made where the document has none."""
        styles = self._sheet.book.api.StyleFamilies.getByName("CellStyles")
        if styles.hasByName(style):
            return
        styles.insertByName(style, self._sheet.book.api.createInstance("com.sun.star.style.CellStyle"))
        made = styles.getByName(style)
        family, accent = _look(str(self.state.name))
        if part.endswith("stripes"):
            made.CellBackColor = _tinted(accent)
        elif part != "table":
            made.CharWeight = _BOLD
            if family != "Light":
                made.CellBackColor, made.CharColor = accent, _WHITE

    def _find(self) -> Uno | None:
        """The conditional format that draws the table: it begins where the table begins."""
        corner = self._table.range.area[:2]
        for one in self._sheet.api.ConditionalFormats.getConditionalFormats():
            if not any(_parts(one)):
                continue
            places = one.Range.getRangeAddresses()
            if any(self._sheet.area_of(place)[:2] == corner for place in places):
                return one
        return None


def _parts(drawing: Uno) -> list[tuple[str, str]]:
    """Table style and part of every condition that was made here."""
    entries = [drawing.getByIndex(index) for index in range(drawing.getCount())]
    styles = [entry.StyleName for entry in entries if entry.getType() == _CONDITION]
    return [(found[1], found[2]) for found in map(_PART.fullmatch, styles) if found]


def _look(name: str) -> tuple[str, int]:
    """Family and colour of one of Excel's styles: seven colours follow each other over and over."""
    found = _NAME.match(name)
    family, number = (found[1] or "Medium", int(found[2] or 2)) if found else ("Medium", 2)
    return family, _ACCENTS[(number - 1) % len(_ACCENTS)]


def _tinted(color: int) -> int:
    channels = (color >> 16 & 0xFF, color >> 8 & 0xFF, color & 0xFF)
    red, green, blue = (round(channel + (0xFF - channel) * _TINT) for channel in channels)
    return red << 16 | green << 8 | blue
