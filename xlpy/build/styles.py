"""The look: palette, fonts, number formats; each cell format is made once."""

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from xlpy.book.shapes import Bagian, Kind

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

FONT = "Arial"
SIZE = 10
"""Of the work sheets."""

INK, GREY, LINE, BAND, PALE = "#1F2937", "#4B5563", "#D1D5DB", "#E5E7EB", "#F3F4F6"
ACCENT, ACCENT_LIGHT, INPUT, WHITE = "#0F766E", "#E6F4F1", "#FFFBEB", "#FFFFFF"
ERROR, ERROR_LIGHT = "#B91C1C", "#FEE2E2"
WARNING, WARNING_LIGHT = "#92400E", "#FEF3C7"
GOOD, GOOD_LIGHT = "#166534", "#DCFCE7"

# 421 is Indonesian: thousands with dots where the application follows it, whatever the machine's own language.
_NUMBER = "[$-421]#,##0"
# The blank of a bracket behind it keeps money off the text in the next column.
RUPIAH = f"{_NUMBER}_)"
DATE_FORMAT = "[$-421]d mmmm yyyy"
TIME_FORMAT = "hh:mm"
DATETIME_FORMAT = f"{DATE_FORMAT} {TIME_FORMAT}"
HIDDEN_TEXT = ";;;"
"""Number format that shows nothing: the value is there for sorting, the paper stays clean."""

Props = dict[str, Any]
PLAIN: Props = {}

_BY_KIND: dict[Kind, Props] = {
    Kind.MONEY: {"num_format": RUPIAH, "align": "right"},
    Kind.FORMULA_MONEY: {"num_format": RUPIAH, "align": "right"},
    Kind.TARGET: {"align": "center"},
    Kind.WHOLE: {"align": "center"},
    Kind.DERIVED: {"align": "center"},
    Kind.CHOICE: {"align": "center", "text_wrap": True},
    Kind.DATE: {"num_format": DATE_FORMAT, "align": "left"},
    Kind.DATETIME: {"num_format": DATETIME_FORMAT, "align": "left"},
    Kind.TIME: {"num_format": TIME_FORMAT, "align": "center"},
    Kind.CODE: {"num_format": "@"},
    Kind.SOURCE: {"font_color": GREY, "font_size": 8, "text_wrap": True},
}
_WRAPPED: Props = {"text_wrap": True}

BORDERED: Props = {"border": 1, "border_color": LINE, "valign": "top"}
HEADING: Props = {
    **BORDERED,
    "bold": True,
    "font_color": WHITE,
    "bg_color": ACCENT,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
}
TITLE: Props = {"bold": True, "font_size": 14}
SUBTITLE: Props = {"bold": True, "font_size": 11, "font_color": ACCENT}
HELP: Props = {"font_color": GREY, "font_size": 9}
INPUT_CELL: Props = {**BORDERED, "bg_color": INPUT, "valign": "vcenter"}


def of_kind(kind: Kind) -> Props:
    """How a cell of ``kind`` is aligned and formatted."""
    return _BY_KIND.get(kind, _WRAPPED)


TAB_COLORS = {
    Bagian.PANDUAN: ACCENT,
    Bagian.DATA: GREY,
    Bagian.RENCANA: INK,
    Bagian.PERIKSA: WARNING,
    Bagian.KELUAR: GOOD,
}

MAX_DECIMALS = 6
_FORMATS = {
    **{str(n): _NUMBER + (f".{'0' * n}" if n else "") for n in range(MAX_DECIMALS + 1)},
    "tanggal": DATE_FORMAT,
    "waktu": DATETIME_FORMAT,
    "jam": TIME_FORMAT,
}
FORMATS = ("", *_FORMATS)
"""The names of the number formats that a value can ask for; "" for what its column gives it."""


def format_of(value: object) -> str:
    """The name of the number format that shows all of ``value``: every decimal and no more."""
    if isinstance(value, Decimal):
        exponent = value.normalize().as_tuple().exponent
        return str(min(-exponent, MAX_DECIMALS)) if isinstance(exponent, int) and exponent < 0 else "0"
    if isinstance(value, datetime):
        return "waktu"
    if isinstance(value, date):
        return "tanggal"
    return "jam" if isinstance(value, time) else ""


def serial(day: date) -> int:
    """The number by which a spreadsheet knows a day."""
    return (day - date(1899, 12, 30)).days


@cache
def of_value(kind: Kind, number_format: str) -> Props:
    """How a cell of a column of ``kind`` looks with a value that asks for ``number_format``."""
    return {**of_kind(kind), "num_format": _FORMATS[number_format]} if number_format else of_kind(kind)


class Styles:
    """The formats of one workbook."""

    def __init__(self, book: "Workbook") -> None:
        self._book = book
        self._made: dict[frozenset[tuple[str, Any]], Format] = {}
        # The same few parts come for every row; they are kept, so that no other can take their identity.
        self._seen: dict[tuple[int, ...], tuple[tuple[Props, ...], Format]] = {}

    def get(self, *props: Props) -> "Format":
        """The format with all of ``props``, a later one winning; they must not change afterwards."""
        parts = tuple(map(id, props))
        seen = self._seen.get(parts)
        if seen is None:
            seen = self._seen[parts] = (props, self._make(props))
        return seen[1]

    def bare(self, props: Props) -> "Format":
        """A format for a condition: only what it changes."""
        return self._book.add_format(props)

    def _make(self, props: tuple[Props, ...]) -> "Format":
        merged: Props = {"font_name": FONT, "font_size": SIZE, "font_color": INK}
        for part in props:
            merged.update(part)
        key = frozenset(merged.items())
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._book.add_format(merged)
        return made


DATA_BAR = {
    "type": "data_bar",
    "data_bar_2010": True,
    "bar_solid": True,
    "bar_color": "#99CFC9",  # the accent, pale enough to read the figure on it
    "min_type": "num",
    "min_value": 0,
    "max_type": "num",
    "max_value": 1,
}
"""How much of something is there, as a bar in its cell."""
