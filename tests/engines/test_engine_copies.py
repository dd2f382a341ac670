"""Copying to a place that holds the source several times fills all of it, as Excel does."""

import pytest
import xlwings as xw


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    page = book.sheets[0]
    page["A1"].value = 1
    page["B1"].formula = "=A1+1"
    page["A1:B1"].number_format = "0.00"
    return page


def test_one_row_fills_many(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].copy()
    sheet["A3:B9"].paste()
    assert sheet["A3:B9"].value == [[1, 2]] * 7
    assert sheet["B9"].formula == "=A9+1"


def test_formulas_alone_fill_many(sheet: xw.Sheet) -> None:
    sheet["A2:A6"].value = [[2], [3], [4], [5], [6]]
    sheet["B1"].copy()
    sheet["B2:B6"].paste("formulas")
    assert sheet["B2:B6"].value == [3, 4, 5, 6, 7]


def test_formats_alone_fill_many_and_leave_what_stands_there(sheet: xw.Sheet) -> None:
    sheet["D1:G5"].value = "isi"
    sheet["A1"].copy()
    sheet["D1:G5"].paste("formats")
    assert sheet["D1:G5"].number_format == "0.00"
    assert sheet["G5"].value == "isi"


def test_a_place_that_does_not_hold_the_source_gets_it_once(sheet: xw.Sheet) -> None:
    sheet["A1:B1"].copy()
    sheet["A3:C3"].paste()
    assert sheet["A3:C3"].value == [1, 2, None]


def test_formats_alone_leave_texts_and_formulas_what_they_are(sheet: xw.Sheet) -> None:
    sheet["D1:D3"].value = [["'=A1"], ["'0123"], [7]]
    sheet["D4"].formula = "=D3+1"
    sheet["A1"].copy()
    sheet["D1:D4"].paste("formats")
    assert sheet["D1:D4"].value == ["=A1", "0123", 7, 8]
    sheet["D3"].value = 8
    assert sheet["D4"].value == 9
    assert sheet["D1"].value == "=A1"
