"""Numbers and days as an office writes them."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.forms import words


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "nol"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (21, "dua puluh satu"),
        (100, "seratus"),
        (111, "seratus sebelas"),
        (1000, "seribu"),
        (1100, "seribu seratus"),
        (2026, "dua ribu dua puluh enam"),
        (21_000, "dua puluh satu ribu"),
        (1_000_000, "satu juta"),
        (3_151_000_009, "tiga miliar seratus lima puluh satu juta sembilan"),
        (-5, "minus lima"),
    ],
)
def test_numbers_written_out(number: int, text: str) -> None:
    assert words.in_words(number) == text


_DIGITS = dict(
    zip(
        ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"],
        range(12),
        strict=True,
    )
)
_SIZES = {"ribu": 10**3, "juta": 10**6, "miliar": 10**9, "triliun": 10**12}


def read_words(text: str) -> int:
    """A reader of its own, word by word."""
    total, group, last = 0, 0, 0
    for word in text.replace("sepuluh", "10").replace("sebelas", "11").split():
        if word in {"10", "11"}:
            last = int(word)
        elif word == "seratus":
            group += 100
        elif word == "seribu":
            total += 1000
        elif word == "belas":
            last += 10
        elif word in {"puluh", "ratus"}:
            group, last = group + last * (10 if word == "puluh" else 100), 0
        elif word in _SIZES:
            total, group, last = total + (group + last) * _SIZES[word], 0, 0
        else:
            last = _DIGITS[word]
    return total + group + last


@given(st.integers(min_value=0, max_value=10**15 - 1))
def test_what_is_written_out_reads_back(number: int) -> None:
    assert read_words(words.in_words(number)) == number


def test_days_and_moments() -> None:
    assert words.day(date(2026, 1, 22)) == "22 Januari 2026"
    assert words.moment(datetime(2026, 1, 22, 9, 45)) == "22 Januari 2026 pukul 09.45"  # noqa: DTZ001 - a cell's
    assert words.day_of_iso("2026-01-22") == "22 Januari 2026"
    assert words.day_of_iso("minggu depan") == "minggu depan"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("2.50"), "2,5"),
        (Decimal(1200), "1.200"),
        (Decimal("1E+3"), "1.000"),
        (Decimal("0.125"), "0,125"),
        (1_234_567, "1.234.567"),
    ],
)
def test_numbers(value: Decimal | int, text: str) -> None:
    assert words.number(value) == text


def test_money() -> None:
    assert words.money(1_234_567) == "1.234.567"
    assert words.money(-1_000) == "(1.000)"
    assert words.rupiah(1_000) == "Rp1.000"


def test_nip() -> None:
    assert words.nip("197012181991011002") == "19701218 199101 1 002"
    assert words.nip("belum ada") == "belum ada"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("2026-01-05T08:20:00+07:00", "5 Januari 2026 pukul 08.20"),
        ("2026-01-05", "5 Januari 2026"),
        (date(2026, 1, 5), "5 Januari 2026"),
        ("minggu depan", "minggu depan"),
        ("Taman Tirta", "Taman Tirta"),
        (12, "12"),
    ],
)
def test_what_was_recorded_is_shown_as_a_letter_has_it(value: object, text: str) -> None:
    assert words.shown(value) == text


@pytest.mark.parametrize(
    ("minutes", "a_day", "text"),
    [
        (0, 450, "0 menit"),
        (75, 450, "1 jam 15 menit"),
        (965, 450, "2 hari 1 jam 5 menit"),
        (965, 0, "16 jam 5 menit"),
    ],
)
def test_durations(minutes: int, a_day: int, text: str) -> None:
    assert words.duration(minutes, a_day) == text
