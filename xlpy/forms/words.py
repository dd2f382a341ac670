"""Numbers and days as an office writes them on paper."""

from datetime import date, datetime
from decimal import Decimal

from xlpy.plan.angka import format_rupiah
from xlpy.plan.model import BULAN

_ONES = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas")
_GROUPS = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"), (1000, "ribu"), (100, "ratus"), (10, "puluh"))


def money(amount: int) -> str:
    """Whole rupiah with dots, such as "1.234.567"; a negative amount in brackets, as in accounts."""
    digits = format_rupiah(abs(amount))
    return f"({digits})" if amount < 0 else digits


def rupiah(amount: int) -> str:
    """An amount with its currency, such as "Rp1.234.567"."""
    return f"Rp{money(amount)}"


def number(value: Decimal | int) -> str:
    """A number with a comma before its decimals and dots between thousands; no decimals that say nothing."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    whole, _, decimals = text.partition(".")
    decimals = decimals.rstrip("0")
    return whole.replace(",", ".") + (f",{decimals}" if decimals else "")


def day(when: date) -> str:
    """A day as in a letter, such as "22 Januari 2026"."""
    return f"{when.day} {BULAN[when.month - 1]} {when.year}"


def day_of_iso(text: str) -> str:
    """The same of an ISO date; a text that is none stays as it is."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def moment(when: datetime) -> str:
    """A moment, such as "22 Januari 2026 pukul 09.45"."""
    return f"{day(when)} pukul {when:%H.%M}"


def shown(value: object) -> str:
    """A recorded or typed value as a letter has it: moments and days in words, also where they are ISO texts."""
    if isinstance(value, datetime):
        return moment(value)
    if isinstance(value, date):
        return day(value)
    text = str(value)
    try:
        return moment(datetime.fromisoformat(text)) if "T" in text else day(date.fromisoformat(text))
    except ValueError:
        return text


def duration(minutes: int, a_day: int) -> str:
    """Working minutes, such as "2 hari 1 jam 5 menit"; ``a_day`` is how many a working day has."""
    days, rest = divmod(minutes, a_day) if a_day else (0, minutes)
    hours, left = divmod(rest, 60)
    parts = [f"{count} {unit}" for count, unit in ((days, "hari"), (hours, "jam"), (left, "menit")) if count]
    return " ".join(parts) or "0 menit"


def in_words(value: int) -> str:
    """A whole number written out (terbilang), such as "seratus dua puluh satu"."""
    if value < 0:
        return f"minus {in_words(-value)}"
    if value < len(_ONES):
        return _ONES[value]
    if value < 20:  # noqa: PLR2004 - the numbers that end in belas
        return f"{_ONES[value - 10]} belas"
    for size, name in _GROUPS:
        count, rest = divmod(value, size)
        if count:
            head = f"se{name}" if count == 1 and size in {1000, 100, 10} else f"{in_words(count)} {name}"
            return f"{head} {in_words(rest)}" if rest else head
    raise AssertionError(value)


def nip(digits: str) -> str:
    """A NIP in groups of 8, 6, 1 and 3 digits, as in "19701218 199101 1 002"; another text stays as it is."""
    if len(digits) != 18 or not digits.isdigit():  # noqa: PLR2004 - the digits of a NIP
        return digits
    return f"{digits[:8]} {digits[8:14]} {digits[14]} {digits[15:]}"
