"""Formulas: written as in Excel, computed by LibreOffice, read as in Excel."""

import pytest
import xlwings as xw

from xlpy.engines.libreoffice import formula_text


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(A1:A3)", 6.0),
        ("=SUM($A$1:A3,10)", 16.0),
        ('=IF(A1>0,"a;b","c,d")', "a;b"),
        ("='Lembar dua'!A1*2", 84.0),
        ("=Sheet1!A1+Sheet1!A2", 3.0),
        ("=SUM({1,2;3,4})", 10.0),
        ('=COUNTIF(A1:A3,">1")', 2.0),
        ("=IF(TRUE,1,0)", 1.0),
        ('=A1&" dari "&A3', "1 dari 3"),
        ("=IFERROR(1/0,0)", 0.0),
        ("=SUMIFS(A1:A3,A1:A3,2)", 2.0),
        ("=INDEX(A1:A3,MATCH(3,A1:A3,0))", 3.0),
        ("=angka*2", 2.0),
        ("=-A1%", -0.01),
        ("=DAY(EOMONTH(DATE(2026,2,1),0))", 28.0),
        ("=SUM(A1:A3 A2:B3)", 5.0),
    ],
)
def test_a_formula_computes_and_reads_back(book: xw.Book, formula: str, value: object) -> None:
    sheet = book.sheets[0]
    book.sheets.add("Lembar dua", after=sheet)["A1"].value = 42
    sheet["A1"].options(transpose=True).value = [1, 2, 3]
    book.names.add("angka", "=Sheet1!$A$1")
    sheet["C1"].formula = formula
    assert (sheet["C1"].formula, sheet["C1"].value) == (formula, value)


def test_one_formula_for_a_range_follows_its_cells(sheet: xw.Sheet) -> None:
    sheet["B1:C2"].formula = "=A1+$A$1"
    assert sheet["B1:C2"].formula == (("=A1+$A$1", "=B1+$A$1"), ("=A2+$A$1", "=B2+$A$1"))


def test_an_array_formula_is_one_for_its_range(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [[1, 4], [2, 5], [3, 6]]
    sheet["D1"].formula_array = "=SUM(A1:A3*B1:B3)"
    assert (sheet["D1"].value, sheet["D1"].has_array, sheet["D1"].formula_array) == (32.0, True, "=SUM(A1:A3*B1:B3)")


def test_a_table_is_referred_to_by_its_name(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["kode", "pagu"], ["a", 10], ["b", 20]]
    sheet.tables.add(sheet["A1:B3"], name="tblPagu")
    sheet["D1"].formula = "=SUM(tblPagu[pagu])"
    assert sheet["D1"].value == 30.0


def test_a_cell_of_the_same_row_is_referred_to_by_its_heading(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["kode", "pagu", "dua kali"], ["a", 10, None], ["b", 20, None]]
    sheet.tables.add(sheet["A1:C3"], name="tblPagu")
    sheet["C2:C3"].formula = "=[@pagu]*2"
    assert sheet["C2:C3"].value == [20.0, 40.0]


def test_manual_calculation_waits_to_be_asked(app: xw.App, sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["B1"].formula = 2, "=A1*2"
    app.calculation = "manual"
    sheet["A1"].value = 4
    before = sheet["B1"].value
    app.calculation = "automatic"
    assert (before, sheet["B1"].value) == (4.0, 8.0)


@pytest.mark.parametrize("formula", ["=[Buku2.xlsx]Sheet1!A1", "=A1#", "=SUM(Jan:Des!A1)"])
def test_what_the_rules_do_not_cover_is_left_to_the_parser(formula: str) -> None:
    assert formula_text.to_office(formula) is None


def test_a_reference_moved_off_the_sheet_is_an_error() -> None:
    assert formula_text.shifted("=A1+'A1'!B2", -1, 0) == "=#REF!+'A1'!B1"
