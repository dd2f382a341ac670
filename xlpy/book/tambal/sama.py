"""Whether an old cell already says what is to be written: then it stays, with all that its user made of it."""

from datetime import date
from math import floor

from xlpy.book.tables import as_text
from xlpy.book.tambal.isi import Nilai
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.tulis import Penulis
from xlpy.book.tambal.urai import Elemen
from xlpy.plan.text import tidy

_NEVER = ("b", "e", "d")  # truth values, errors, days as text: none of them is ever ours
_ISO_DATE = len("2026-01-22")


def says(lembar: Lembar, cell: Elemen | None, value: Nilai, penulis: Penulis, *, exactly: bool) -> bool:
    """Whether a cell says ``value``, typed or computed.

    Args:
        lembar: its sheet.
        cell: the cell; None where there is none.
        value: what it is to say.
        penulis: knows how this workbook counts days.
        exactly: whether line breaks, runs of blanks, and digits that are text make a difference.
    """
    if cell is None or not lembar.has_content(cell):
        return value is None or value == ""
    kind, text = cell.get("t", "n"), lembar.text(cell)
    if kind in _NEVER or isinstance(value, bool):
        return False
    if kind == "n" and text:
        return _counts(float(text), value, penulis, cell.get("r"), exactly=exactly)
    if not isinstance(value, str | None):
        return False
    said = value or ""
    return text == said or (not exactly and tidy(text) == tidy(said))


def _counts(number: float, value: Nilai, penulis: Penulis, place: str, *, exactly: bool) -> bool:
    """Whether a number is ``value``, or reads like it: in a text column a number or a day is read as text."""
    if value is None:
        return False
    if isinstance(value, int):
        return number == value
    if not isinstance(value, str):
        return float(penulis.number(value, place)) == number
    if exactly:
        return False
    return as_text(number) == value or _is_day(number, value, penulis, place)


def _is_day(number: float, text: str, penulis: Penulis, place: str) -> bool:
    if len(text) != _ISO_DATE or number < 1:
        return False
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.year >= 1905 and penulis.number(day, place) == str(floor(number))  # noqa: PLR2004 - both ways of counting
