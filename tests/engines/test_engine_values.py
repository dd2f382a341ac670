"""Values and types: what goes into a cell, and what comes back."""

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
import xlwings as xw

NIP = "196512311990031001"


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Kecamatan", "Kecamatan"),
        ("dua\nbaris", "dua\nbaris"),
        ("é – €", "é – €"),
        (3, 3.0),
        (2.5, 2.5),
        (2**40, float(2**40)),
        (-1e300, -1e300),
        (Decimal("12.5"), 12.5),
        (True, True),
        (False, False),
        (None, None),
        ("", None),
        (float("nan"), None),
        (dt.date(2026, 8, 17), dt.datetime(2026, 8, 17)),
        (dt.datetime(2026, 8, 17, 10, 30), dt.datetime(2026, 8, 17, 10, 30)),
        (dt.datetime(2026, 8, 17, 23, 59, 59, 999000), dt.datetime(2026, 8, 17, 23, 59, 59, 999000)),
        (dt.timedelta(hours=36), 1.5),
        (dt.time(6), 0.25),
        (np.int64(7), 7.0),
        (np.float32(0.5), 0.5),
        (np.bool_(1), True),
        (np.datetime64("2026-08-17"), dt.datetime(2026, 8, 17)),
        (pd.Timestamp("2026-08-17 10:30"), dt.datetime(2026, 8, 17, 10, 30)),
        (pd.NaT, None),
        (pd.NA, None),
    ],
    ids=repr,
)
def test_a_value_comes_back_as_excel_gives_it(sheet: xw.Sheet, written: object, read: object) -> None:
    sheet["B2"].value = written
    assert (sheet["B2"].value, type(sheet["B2"].value)) == (read, type(read))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("0123", 123.0),
        ("1,234.5", 1234.5),
        ("12%", 0.12),
        ("2026-08-17", dt.datetime(2026, 8, 17)),
        ("8/17/2026", dt.datetime(2026, 8, 17)),
        ("TRUE", True),
        ("=1+1", 2.0),
        ("'0123", "0123"),
        ("31/31/2026", "31/31/2026"),
        ("7.01.02.2.01.0001", "7.01.02.2.01.0001"),
        ("1.500.000", "1.500.000"),
        ("=", "="),
        ("-", "-"),
    ],
)
def test_a_text_is_understood_as_excel_understands_it(sheet: xw.Sheet, typed: str, read: object) -> None:
    sheet["A1"].value = typed
    assert sheet["A1"].value == read


@pytest.mark.parametrize("value", [NIP, "0123", "12%", "TRUE", "2026-08-17", "1e5"])
def test_a_cell_formatted_as_text_keeps_its_letters(sheet: xw.Sheet, value: str) -> None:
    sheet["A1"].number_format = "@"
    sheet["A1"].value = value
    assert sheet["A1"].value == value


def test_only_the_text_cells_of_a_mixed_block_keep_their_letters(sheet: xw.Sheet) -> None:
    sheet["B1:B2"].number_format = "@"
    sheet["A1"].value = [["0123", "0123"], ["0456", "0456"]]
    assert sheet["A1:B2"].value == [[123.0, "0123"], [456.0, "0456"]]


def test_a_number_becomes_text_in_a_text_cell(sheet: xw.Sheet) -> None:
    sheet["A1:C1"].number_format = "@"
    sheet["A1"].value = [196512311990, 0.5, True]
    assert sheet["A1:C1"].value == ["196512311990", "0.5", "TRUE"]


@pytest.mark.parametrize(
    ("formula", "error"),
    [
        ("=1/0", "#DIV/0!"),
        ("=NA()", "#N/A"),
        ("=takada", "#NAME?"),
        ("=A1:A2 C1:C2", "#NULL!"),
        ("=SQRT(-1)", "#NUM!"),
        ('="a"+1', "#VALUE!"),
    ],
)
def test_an_error_is_told_by_its_name(sheet: xw.Sheet, formula: str, error: str) -> None:
    sheet["E5"].formula = formula
    assert sheet["E5"].options(err_to_str=True).value == error


def test_a_date_keeps_the_format_that_is_there(sheet: xw.Sheet) -> None:
    sheet["A1"].number_format = "dd/mm/yyyy"
    sheet["A1"].value = dt.date(2026, 8, 17)
    assert sheet["A1"].number_format == "dd/mm/yyyy"


def test_a_number_after_a_boolean_is_a_number(sheet: xw.Sheet) -> None:
    sheet["A1"].value = True
    sheet["A1"].value = 5
    assert sheet["A1"].value == 5.0


def test_types_may_differ_from_cell_to_cell(sheet: xw.Sheet) -> None:
    rows = [["a", 1.0, True], [None, dt.datetime(2026, 1, 2), "=1"], [False, 2.5, "b"]]
    sheet["C3"].value = rows
    assert sheet["C3:E5"].value == [rows[0], [None, dt.datetime(2026, 1, 2), 1.0], rows[2]]


def test_a_big_range_comes_back_whole(sheet: xw.Sheet) -> None:
    rows = [[float(row), f"baris {row}", row / 7, None] for row in range(20_000)]
    sheet["A1"].value = rows
    assert sheet["A1:D20000"].value == rows


def test_a_whole_column_ends_with_what_is_used(sheet: xw.Sheet) -> None:
    sheet["B1"].options(transpose=True).value = [1, 2, 3]
    assert sheet["B:B"].value == [1.0, 2.0, 3.0]


def test_rows_of_different_length_are_refused(sheet: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="sama panjang"):
        sheet["A1:B2"].impl.raw_value = [[1], [1, 2]]
