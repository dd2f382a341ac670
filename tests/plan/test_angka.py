import contextlib
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.plan.angka import (
    AngkaError,
    Sel,
    decimal_mark_of,
    format_rupiah,
    read_money,
    read_month,
    read_number,
    read_target,
    read_years,
    round_rupiah,
)


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("Rp53.683.500,00", 53_683_500),
        ("Rp 1.234.567,-", 1_234_567),
        ("Rp. 1.234.567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("2500000.00", 2_500_000),
        ("2500000,00", 2_500_000),
        ("7,695,841,882", 7_695_841_882),
        ("7,695,841,882.50", Fraction(15391683765, 2)),
        ("(1.000)", -1000),
        ("Rp(1.000,00)", -1000),
        ("-1.500.000", -1_500_000),
        ("1.500.000-", -1_500_000),
        ("1 234 567", 1_234_567),
        ("1\u00a0234\u00a0567", 1_234_567),
        ("500.000", 500_000),
        ("500,000", 500_000),
        ("0.500", Fraction(1, 2)),
        ("2500000.000", 2_500_000),
        ("0", 0),
        ("-", 0),
        ("Rp -", 0),
        ("Rp0,00", 0),
        (12, 12),
        (0.1, Fraction(1, 10)),
        (276_991_923_922.0, 276_991_923_922),
    ],
)
def test_money_is_read_by_its_own_form(written: Sel, amount: Fraction) -> None:
    assert read_money(written) == amount


@pytest.mark.parametrize("blank", [None, "", "  ", "\u00a0"])
def test_a_blank_is_not_zero(blank: Sel) -> None:
    assert read_money(blank) is None


@pytest.mark.parametrize(
    "bad",
    ["1.23E+10", "1,23E+10", "1.234.56", "1.2.3", "dua juta", "12 Dokumen", True, float("nan"), ".5.", "1,234.567,8"],
)
def test_what_is_no_single_number_is_refused(bad: Sel) -> None:
    with pytest.raises(AngkaError):
        read_money(bad)


def test_scientific_notation_says_that_digits_are_lost() -> None:
    with pytest.raises(AngkaError, match="digitnya sudah hilang"):
        read_money("1.23E+10")


def test_a_column_known_to_use_decimal_dots_reads_them_so() -> None:
    assert decimal_mark_of(["1.500", "2.6763", None]) == "."
    assert read_number("1.500", desimal=".") == Fraction(3, 2)
    assert read_number("1.500") == 1500


@given(st.integers(-(10**13), 10**13))
def test_what_we_print_we_can_read(amount: Fraction) -> None:
    assert read_money(format_rupiah(amount)) == amount
    assert read_money(f"Rp{format_rupiah(amount)},00" if amount >= 0 else format_rupiah(amount)) == amount
    assert read_money(f"{amount:,}") == amount or abs(amount) < 1000


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans()))
def test_no_cell_raises_anything_else(cell: Sel) -> None:
    read_target(cell)
    with contextlib.suppress(AngkaError):
        read_number(cell)


@pytest.mark.parametrize(("amount", "whole"), [(Fraction(1, 2), 1), (Fraction(-1, 2), -1), (Fraction(49, 100), 0)])
def test_rupiah_are_rounded_half_away_from_zero(amount: Fraction, whole: int) -> None:
    assert round_rupiah(amount) == whole


@pytest.mark.parametrize(
    ("cell", "satuan", "nilai", "unit", "teks"),
    [
        ("2 Dokumen", "", Decimal(2), "Dokumen", ""),
        ("100\u00a0%", "", Decimal(100), "%", ""),
        ("96%", "", Decimal(96), "%", ""),
        (0.96, "%", Decimal(96), "%", ""),
        (1.0, "Persen", Decimal(100), "Persen", ""),
        (96, "%", Decimal(96), "%", ""),
        (0.96, "Indeks", Decimal("0.96"), "Indeks", ""),
        ("0.02\u00a0unit", "", Decimal("0.02"), "unit", ""),
        ("81,5", "Nilai", Decimal("81.5"), "Nilai", ""),
        ("1.250 Orang", "", Decimal(1250), "Orang", ""),
        ("12", "Laporan", Decimal(12), "Laporan", ""),
        ("BB", "Predikat", None, "Predikat", "BB"),
        ("80-90 %", "", None, "", "80-90 %"),
        (None, "Dokumen", None, "Dokumen", ""),
        ("-", "Dokumen", None, "Dokumen", ""),
        ("29 Perangkat\nDaerah", "", Decimal(29), "Perangkat Daerah", ""),
    ],
)
def test_targets_are_read_with_their_unit(
    cell: Sel, satuan: str, nilai: Decimal | None, unit: str, teks: str
) -> None:
    target = read_target(cell, satuan)
    assert (target.nilai, target.satuan, target.teks) == (nilai, unit, teks)


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("Januari", 1), ("JAN", 1), ("PEBRUARI", 2), ("Feb.", 2), ("Peb", 2), ("MRT", 3), ("Mei", 5), ("JUN", 6),
        ("Juli", 7), ("AGTS", 8), ("Agust", 8), ("Agt", 8), ("SEPT", 9), ("OKT", 10), ("NOP", 11), ("Nopember", 11),
        ("DES", 12), ("Bulan Mei", 5), ("Des 2026", 12), ("Maret (Rp)", 3),
        ("Triwulan I", None), ("Jumlah", None), ("ma", None), ("Januari Februari", None), ("", None),
        ("Sebelum", None),
    ],
)  # fmt: skip
def test_months_are_known_in_any_spelling(text: str, month: int | None) -> None:
    assert read_month(text) == month


def test_years_are_found_in_a_heading() -> None:
    assert read_years("RKPD 2021 Perubahan, maju 2022; 19701218 120261") == (2021, 2022)
