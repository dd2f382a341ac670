"""The same under the separators of Indonesia as under those of America."""

import datetime as dt
from collections.abc import Iterator

import pytest
import xlwings as xw


@pytest.fixture(scope="module")
def sheet(start) -> Iterator[xw.Sheet]:  # noqa: ANN001 - the fixture of conftest.py
    app = start(locale="id-ID")
    yield app.books.add().sheets[0]
    app.quit()


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("1.5", 1.5),
        ("1,234.5", 1234.5),
        ("1.234,5", "1.234,5"),
        ("2026-08-17", dt.datetime(2026, 8, 17)),
        (dt.date(2026, 8, 17), dt.datetime(2026, 8, 17)),
        (True, True),
    ],
)
def test_a_value_is_understood_as_everywhere(sheet: xw.Sheet, typed: object, read: object) -> None:
    sheet["A1"].clear()
    sheet["A1"].value = typed
    assert sheet["A1"].value == read


@pytest.mark.parametrize("code", ["#,##0.00", "0%", "dd/mm/yyyy", "#,##0", "0.0", "General", "@"])
def test_a_number_format_is_excels_code(sheet: xw.Sheet, code: str) -> None:
    sheet["B1"].number_format = code
    assert sheet["B1"].number_format == code


def test_a_formula_is_written_in_english(sheet: xw.Sheet) -> None:
    sheet["C1"].formula = "=IF(1.5>1,SUM(1,2),0)"
    assert (sheet["C1"].formula, sheet["C1"].value) == ("=IF(1.5>1,SUM(1,2),0)", 3.0)


def test_a_number_shows_with_the_countrys_separators(sheet: xw.Sheet) -> None:
    sheet["D1"].number_format = "#,##0.00"
    sheet["D1"].value = 1234.5
    assert sheet["D1"].impl.cell.String == "1.234,50"
