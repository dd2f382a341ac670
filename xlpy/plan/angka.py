"""Numbers as people write them: money, targets, volumes, months; each by its own form.

Nothing here guesses silently: what cannot be read as one number raises ``AngkaError`` with the reason.
"""

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from xlpy.plan.text import fold, tidy

Sel = str | float | int | bool | None


class AngkaError(ValueError):
    """The cell holds no single number; the text says why and what to write, in Indonesian."""


_CURRENCY = re.compile(r"(?:rp|idr)\.?", re.IGNORECASE)
_TRAILING_DASH = re.compile(r"[,.]\s*[-–—=]+$")  # "1.500.000,-"
_NIL = re.compile(r"[-–—−]+")
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+")
_DIGITS = re.compile(r"\d[\d.,]*")
_PLAIN_BLANKS = re.compile(r"[\s\u00a0']+")
_THOUSANDS = 3
_PERCENT = frozenset({"%", "persen", "percent", "prosen", "prosentase", "persentase"})


def read_money(cell: Sel) -> Fraction | None:
    """Read an amount of rupiah exactly; None for an empty cell, 0 for a lone dash.

    Understands ``Rp53.683.500,00``, ``1.234.567``, ``2500000.00``, ``7,695,841,882``, ``(1.000)``, ``1.500.000,-``.

    Raises:
        AngkaError: scientific notation in text (digits are lost), mixed or impossible separators, words.
    """
    return read_number(cell)


def read_number(cell: Sel, *, desimal: str = "") -> Fraction | None:
    """Read any number exactly; None for an empty cell, 0 for a lone dash.

    Args:
        cell: the raw cell.
        desimal: "." or "," when the column is known to write decimals so; it settles ``1.500``, which otherwise
            is one thousand five hundred.

    Raises:
        AngkaError: see ``read_money``.
    """
    if isinstance(cell, bool):
        raise AngkaError(f"berisi {'TRUE' if cell else 'FALSE'}, bukan angka")
    if isinstance(cell, int):
        return Fraction(cell)
    if isinstance(cell, float):
        return _from_float(cell)
    text = tidy(cell or "")
    return _from_text(text, desimal) if text else None


def _from_float(number: float) -> Fraction:
    if not math.isfinite(number):
        raise AngkaError("bukan angka yang berhingga")
    # The shortest decimal that gives this float is what was typed: 0.1 is one tenth.
    return Fraction(Decimal(repr(number)))


@lru_cache(maxsize=20_000)  # a paper states an amount again in every level above it
def _from_text(text: str, desimal: str) -> Fraction:
    if _NIL.fullmatch(text):
        return Fraction(0)
    if _SCIENTIFIC.fullmatch(text):
        raise AngkaError(
            f"'{text}' berbentuk notasi ilmiah sehingga sebagian digitnya sudah hilang; tulis angka lengkapnya"
        )
    bare = _TRAILING_DASH.sub("", _CURRENCY.sub("", text, count=1).strip())
    bare, negative = _sign(_PLAIN_BLANKS.sub("", bare))
    if _NIL.fullmatch(bare):
        return Fraction(0)
    if not _DIGITS.fullmatch(bare):
        raise AngkaError(f"'{text}' tidak terbaca sebagai angka; tulis misalnya 1234560")
    value = Fraction(_with_decimal_dot(bare, desimal, text))
    return -value if negative else value


def _sign(text: str) -> tuple[str, bool]:
    if text.startswith("(") and text.endswith(")"):
        return _CURRENCY.sub("", text[1:-1], count=1), True
    for minus in "-−–":
        if text.startswith(minus) and len(text) > 1:
            return _CURRENCY.sub("", text[1:], count=1), True
        if text.endswith(minus) and len(text) > 1:
            return text[:-1], True
    return text.removeprefix("+"), False


def _with_decimal_dot(digits: str, desimal: str, written: str) -> str:
    """Return ``digits`` without thousands separators and with a dot before the decimals."""
    mark = _decimal_mark(digits, desimal)
    whole, _, decimals = digits.rpartition(mark) if mark else (digits, "", "")
    groups = re.split(r"[.,]", whole)
    separators = set(re.findall(r"[.,]", whole))
    grouped = len(groups) > 1
    well_grouped = 0 < len(groups[0]) <= _THOUSANDS and all(len(group) == _THOUSANDS for group in groups[1:])
    if mark in separators or len(separators) > 1 or (grouped and not well_grouped) or not groups[0]:
        raise AngkaError(
            f"'{written}' tidak terbaca sebagai angka: titik dan komanya tidak membagi ribuan; tulis misalnya 1234560"
        )
    return "".join(groups) + (f".{decimals}" if decimals else "")


def _decimal_mark(digits: str, desimal: str) -> str:
    """Which of the separators in ``digits`` is the decimal one; empty when none is."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return ""
    mark = digits[last]
    before, after = digits[:last], digits[last + 1 :]
    if digits.count(mark) > 1:
        return ""
    if ("," if mark == "." else ".") in before:
        return mark
    if desimal:
        return mark if mark == desimal else ""
    is_thousands = len(after) == _THOUSANDS and before.isdigit() and len(before) <= _THOUSANDS and before != "0"
    return "" if is_thousands else mark


def decimal_mark_of(cells: list[Sel]) -> str:
    """The decimal separator that a column of quantities writes; empty when nothing in it decides."""
    for cell in cells:
        text = _PLAIN_BLANKS.sub("", cell) if isinstance(cell, str) else ""
        if not _DIGITS.fullmatch(text):
            continue
        mark = _decimal_mark(text, "")
        if mark:
            return mark
        if re.search(r"[.,]", text) and text.count(".") + text.count(",") > 1:
            return "," if "." in text else "."
    return ""


def round_rupiah(amount: Fraction) -> int:
    """Round to whole rupiah, halves away from zero."""
    if amount.denominator == 1:
        return amount.numerator
    whole = math.floor(abs(amount) + Fraction(1, 2))
    return whole if amount >= 0 else -whole


def total_of(amounts: Iterable[Fraction]) -> Fraction:
    """Their sum; whole amounts, as nearly all are, are added as integers, ten times as fast."""
    parts = list(amounts)
    if all(part.denominator == 1 for part in parts):
        return Fraction(sum(part.numerator for part in parts))
    return sum(parts, Fraction(0))


def format_rupiah(amount: Fraction | int) -> str:
    """An amount as it is shown to a user: ``1.234.567``, fractions of a rupiah with a comma."""
    rounded = Fraction(round(Fraction(amount) * 100), 100)
    whole, cents = divmod(abs(rounded), 1)
    grouped = f"{whole:,}".replace(",", ".")
    sign = "-" if rounded < 0 else ""
    return f"{sign}{grouped}" + (f",{int(cents * 100):02d}" if cents else "")


# ── targets ──────────────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Target:
    """A target as read: a number, or the text where it is none (a predicate, a range), and its unit."""

    nilai: Decimal | None = None
    satuan: str = ""
    teks: str = ""


_TARGET = re.compile(r"(?P<angka>[-+]?\d[\d.,]*)\s*(?P<satuan>[^\d\s.,;:–-][^;]*)?")


def read_target(cell: Sel, satuan: str = "") -> Target:
    """Read a target such as ``12``, ``2 Dokumen``, ``96%`` or 0.96 under the unit "%"; words stay text.

    Args:
        cell: the raw cell of the target.
        satuan: the unit as another column gives it; it wins over the one written behind the number.
    """
    satuan = tidy(satuan)
    if isinstance(cell, bool) or cell is None:
        return Target(satuan=satuan)
    if isinstance(cell, int | float):
        return _numeric_target(cell, satuan)
    text = tidy(cell)
    if not text or _NIL.fullmatch(text):
        return Target(satuan=satuan)
    found = _TARGET.fullmatch(text)
    if not found:
        return Target(satuan=satuan, teks=text)
    try:
        value = _from_text(found["angka"], "")
    except AngkaError:
        return Target(satuan=satuan, teks=text)
    return Target(_decimal(value), satuan or tidy(found["satuan"] or ""))


def is_percent(satuan: str) -> bool:
    """Whether a unit is the percent."""
    return satuan.strip().casefold().strip(".()") in _PERCENT


def _numeric_target(number: float, satuan: str) -> Target:
    try:
        value = read_number(number)
    except AngkaError:
        return Target(satuan=satuan)
    # A cell formatted as percent holds the fraction; nobody plans 0.96 %.
    if value is not None and isinstance(number, float) and is_percent(satuan) and 0 < value <= 1:
        value *= 100
    return Target(_decimal(value) if value is not None else None, satuan)


def _decimal(value: Fraction) -> Decimal:
    if value.denominator == 1:
        return Decimal(value.numerator)
    return (Decimal(value.numerator) / Decimal(value.denominator)).normalize()


# ── months and years ─────────────────────────────────────────────────────────────────────────────────────────────

_MONTHS = (
    ("januari", "january"),
    ("februari", "pebruari", "february"),
    ("maret", "march", "mrt"),
    ("april", "apl"),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august", "agts", "agst", "ags", "agt", "aug"),
    ("september", "spt"),
    ("oktober", "october"),
    ("november", "nopember", "nvember"),
    ("desember", "december"),
)
_YEAR = re.compile(r"(?<!\d)20[1-9]\d(?!\d)")
_SHORTEST = 3


@lru_cache(maxsize=20_000)
def read_month(text: str) -> int | None:
    """The month 1-12 that a heading names (``PEBRUARI``, ``AGTS``, ``Nop.``, ``Bulan Mei 2026``), or None."""
    words = [word for word in fold(text).split() if not _YEAR.fullmatch(word) and word not in {"bulan", "bln", "rp"}]
    if len(words) != 1 or len(words[0]) < _SHORTEST:
        return None
    for number, names in enumerate(_MONTHS, 1):
        if any(name.startswith(words[0]) for name in names):
            return number
    return None


def read_years(text: str) -> tuple[int, ...]:
    """The years 2010-2099 that a text names, in order."""
    return tuple(int(year) for year in _YEAR.findall(text))
