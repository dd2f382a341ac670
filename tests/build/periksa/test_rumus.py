"""Formulas are taken apart rightly: what a file may hold passes, what it may not is seen."""

import pytest

from xlpy.build.periksa.formula import parse

GOOD = """
    tbl[[#This Row],[Pagu (Rp)]]-1
    SUM(tbl[Pagu (Rp)])
    SUM(tbl[[Jan]:[Mar]])
    tbl[[#Headers],[Jan]]
    tbl[#All]
    tbl[[#This Row],[Harga '[satuan']]]
    IF(A1="kurung ) dan "" kutip",'Lembar ''Satu'''!B2,0)
"""
BAD = """
    tbl[@Pagu]
    tbl[@[Pagu (Rp)]]
    [Pagu]
    tbl[[#This Row],Pagu]
    tbl[#This Row]
    [1]Lembar!A1
"""


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


@pytest.mark.parametrize("formula", lines(GOOD))
def test_a_good_formula_is_canonical_and_balanced(formula: str) -> None:
    taken_apart = parse(formula)
    assert taken_apart.balanced
    assert all(reference.canonical for reference in taken_apart.references)


@pytest.mark.parametrize("formula", lines(BAD))
def test_a_formula_that_no_file_may_hold_is_seen(formula: str) -> None:
    assert not all(reference.canonical for reference in parse(formula).references)


@pytest.mark.parametrize("formula", ["SUM(A1", "SUM(A1))", 'A1="x', "tbl[Pagu", "'Lembar!A1", ")A1("])
def test_what_is_not_closed_is_seen(formula: str) -> None:
    assert not parse(formula).balanced


def test_functions_sheets_and_columns_are_found_where_they_are_meant() -> None:
    formula = parse("SUM(Data!A1,'Lembar Dua'!B2,tbl[[#This Row],[ROUND(x)]])&\"MAX(1)\"")
    assert formula.functions == ["SUM"]
    assert sorted(formula.sheets) == ["Data", "Lembar Dua"]
    assert formula.references[0].columns == ["ROUND(x)"]
