"""Cells as XML, and texts as cells hold them.

Text goes in as an inline string, so the shared strings stay as they are.  What XML cannot carry is written as Excel
does, ``_x0007_``; text that happens to look so is protected by ``_x005F_`` (ECMA-376 part 1, 22.9.2.19 ST_Xstring).
"""

import math
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal

from xlpy.book.tambal.isi import Isi, Nilai
from xlpy.errors import InputError

MAX_TEXT = 32_767
"""The most UTF-16 units that a cell can hold."""

_ODD = re.compile("[&<>\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;", "_": "_x005F_"}
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_MAX_EXPONENT = 20
_DOUBLE_BITS = 1024  # the range of a double
_EPOCH_1900, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_LEAP_BUG = date(1900, 3, 1)  # Excel counts a 29 February 1900 that never was
_DAY = timedelta(days=1)


def escape(text: str) -> str:
    """Text as it stands in XML."""
    return _ODD.sub(lambda m: _MARKUP.get(m[0]) or f"_x{ord(m[0]):04X}_", text) if _ODD.search(text) else text


def protect(text: str) -> str:
    """Text as an element of XML holds it, whose markup is escaped when it is stored."""
    return _ODD.sub(lambda m: m[0] if m[0] in "&<>" else _MARKUP.get(m[0]) or f"_x{ord(m[0]):04X}_", text)


def unescape(text: str) -> str:
    """Text as it is meant, of what a parser read from XML."""
    return _ESCAPED.sub(lambda m: chr(int(m[1], 16)), text) if "_x" in text else text


def escape_formula(formula: str) -> str:
    """A formula of the file as it stands in XML: what was escaped in it still is."""
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def cell_xml(place: str, isi: Isi, style: str, formula: str, penulis: "Penulis") -> str:
    """A cell with value, formula and look; "" where there is neither content nor look.

    Args:
        place: its address.
        isi: its value; its look and formula were settled before.
        style: the number of its look.
        formula: as it stands in XML.
        penulis: writes the value.

    Raises:
        InputError: the value is more than a cell can hold.
    """
    value = isi.value
    opening = f'<c r="{place}" s="{style}"' if style else f'<c r="{place}"'
    if formula:
        inside = f"<f>{formula}</f>"
        if value is None:
            return f"{opening}>{inside}</c>"
        if isinstance(value, str):
            return f'{opening} t="str">{inside}<v>{penulis.text(value, place)}</v></c>'
        kind = ' t="b"' if isinstance(value, bool) else ""
        return f"{opening}{kind}>{inside}<v>{penulis.number(value, place)}</v></c>"
    if value is None or value == "":
        return f"{opening}/>" if style else ""
    if isinstance(value, str):
        keep = "" if value.isprintable() and value == value.strip() else ' xml:space="preserve"'
        return f'{opening} t="inlineStr"><is><t{keep}>{penulis.text(value, place)}</t></is></c>'
    kind = ' t="b"' if isinstance(value, bool) else ""
    return f"{opening}{kind}><v>{penulis.number(value, place)}</v></c>"


class Penulis:
    """Writes the values of one sheet: knows how it counts days, and how to say where something does not fit."""

    def __init__(self, where: Callable[[str], str], *, since_1904: bool) -> None:
        """Write for a sheet.

        Args:
            where: turns A1 into what the user calls the cell, e.g. ``DPA!A1``.
            since_1904: whether day 0 of this workbook is 1 January 1904.
        """
        self._where = where
        self._since_1904 = since_1904

    def text(self, text: str, place: str) -> str:
        """A text as it stands in XML."""
        if len(text) > MAX_TEXT // 2 and len(text.encode("utf-16-le", "surrogatepass")) // 2 > MAX_TEXT:
            raise InputError(
                f"{self._where(place)}: teks {len(text)} huruf, sedangkan satu sel memuat {MAX_TEXT}. "
                f"Pendekkan teks yang diawali “{text[:40]}…”."
            )
        return escape(text)

    def number(self, value: Nilai, place: str) -> str:
        """A number or a day as it stands in XML."""
        if type(value) is int and value.bit_length() < _DOUBLE_BITS:  # nearly all of them
            return str(value)
        if isinstance(value, date):
            return self._day(value, place)
        if isinstance(value, float):
            value = Decimal(repr(value))
        if isinstance(value, Decimal):
            if not value.is_finite() or math.isinf(float(value)):
                raise InputError(f"{self._where(place)}: {value} bukan angka yang dapat disimpan. Periksa asalnya.")
            return f"{value:f}" if abs(value.adjusted()) < _MAX_EXPONENT else str(value)
        if isinstance(value, int) and value.bit_length() >= _DOUBLE_BITS:
            raise InputError(f"{self._where(place)}: angka sebesar itu tidak dapat disimpan. Periksa asalnya.")
        return str(int(value or 0))

    def _day(self, value: date, place: str) -> str:
        moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)  # noqa: DTZ001
        day = moment.date()
        epoch = _EPOCH_1904 if self._since_1904 else _EPOCH_1900
        serial = (day - epoch).days - (not self._since_1904 and day < _LEAP_BUG)
        if serial < (0 if self._since_1904 else 1):
            raise InputError(
                f"{self._where(place)}: tanggal {day.isoformat()} lebih awal daripada yang dikenal Excel. "
                "Periksa tahunnya, atau tulis sebagai teks."
            )
        midnight = datetime(day.year, day.month, day.day, tzinfo=moment.tzinfo)
        part = (moment - midnight) / _DAY
        return str(serial + part) if part else str(serial)
