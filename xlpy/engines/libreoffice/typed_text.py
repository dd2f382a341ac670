"""What Excel makes of a text that is put into a cell, whatever the country: ``"0123"`` becomes 123.

LibreOffice keeps such a text; programs written for Excel count on the change.  A cell formatted as text (``@``) keeps
it in both.
"""

import datetime as dt
import re
from typing import Literal, TypeAlias

Kind: TypeAlias = Literal["", "formula", "boolean", "date", "datetime", "time", "percent"]
"""What a value needs besides being stored: nothing, or its formula, or a number format where the cell has none."""

_NUMBER = re.compile(r"\s*[-+]?(?:\d+(?:,\d{3})*(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?\s*%?\s*$")
_ISO = re.compile(r"\s*(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T](\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*$")
_MONTH_FIRST = re.compile(r"\s*(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})\s*$")
_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}
_BOOLEAN = frozenset("TtFf")
_TELLING = frozenset("='#0123456789+-. ") | _BOOLEAN
_PIVOT_YEAR = 30  # 29 is 2029, 30 is 1930, as in Excel


def understood(text: str) -> tuple[Kind, str | float | dt.datetime]:
    """What a text becomes: its kind, and the text, number, moment or formula (with ``=``) to store."""
    first = text[:1]
    if first not in _TELLING:  # nearly every text, told by its first letter
        return "", text
    if first == "=" and len(text) > 1:
        return "formula", text
    if first == "'":
        return "", text[1:]
    if text in _ERRORS:
        return "formula", f"={text}"
    if first in _BOOLEAN:
        return ("boolean", float(text.upper() == "TRUE")) if text.upper() in {"TRUE", "FALSE"} else ("", text)
    return _number(text) or _moment(text) or ("", text)


def _number(text: str) -> tuple[Kind, float] | None:
    if not _NUMBER.match(text):
        return None
    digits = text.strip().replace(",", "")
    if digits.endswith("%"):
        return "percent", float(digits[:-1]) / 100
    return "", float(digits)


def _moment(text: str) -> tuple[Kind, dt.datetime] | None:
    try:
        if found := _ISO.match(text):
            parts = [int(part or 0) for part in found.groups()]
            return ("datetime" if found[4] else "date"), dt.datetime(*parts)  # type: ignore[arg-type]
        if found := _MONTH_FIRST.match(text):
            month, day, year = map(int, found.groups())
            if len(found[3]) == len("00"):
                year += 2000 if year < _PIVOT_YEAR else 1900
            return "date", dt.datetime(year, month, day)
    except ValueError:  # looks like a date, is none: 31/31/2026 stays a text
        pass
    return None
