"""Tables: known by name, growing with their rows, drawn in their style."""

import pytest
import xlwings as xw


@pytest.fixture
def table(sheet: xw.Sheet) -> xw.main.Table:
    sheet["B2"].value = [["kode", "pagu"], ["a", 10], ["b", 20]]
    sheet["B6"].value = "di bawah"
    return sheet.tables.add(sheet["B2:C4"], name="tblPagu")


def test_a_table_knows_its_parts(table: xw.main.Table) -> None:
    parts = table.header_row_range, table.data_body_range, table.totals_row_range
    assert [part and part.address for part in parts] == ["$B$2:$C$2", "$B$3:$C$4", None]


def test_a_table_is_found_by_its_name(sheet: xw.Sheet, table: xw.main.Table) -> None:
    assert sheet.tables["TBLPAGU"].range == table.range


def test_a_table_grows_when_it_is_resized(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.resize(sheet["B2:C9"])
    assert table.range.address == "$B$2:$C$9"


def test_a_row_at_the_end_makes_the_table_grow(table: xw.main.Table) -> None:
    table.rows.add(["c", 30])
    assert (table.range.address, table.data_body_range.value[-1]) == ("$B$2:$C$5", ["c", 30.0])


def test_a_row_at_the_end_moves_what_stands_below(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.rows.add(["c", 30])
    assert sheet["B7"].value == "di bawah"


def test_a_row_in_front_moves_the_others(table: xw.main.Table) -> None:
    table.rows.add(["z", 5], 1)
    assert table.data_body_range.value == [["z", 5.0], ["a", 10.0], ["b", 20.0]]


def test_the_first_row_takes_the_empty_one(sheet: xw.Sheet) -> None:
    sheet["F1"].value = "kode"
    empty = sheet.tables.add(sheet["F1"], name="tblKosong")
    empty.rows.add(["a"])
    assert empty.range.value == ["kode", "a"]


def test_a_row_taken_out_makes_the_table_shrink(table: xw.main.Table) -> None:
    table.rows[0].delete()
    assert table.range.value == [["kode", "pagu"], ["b", 20.0]]


def test_rows_put_in_between_make_the_table_grow(sheet: xw.Sheet, table: xw.main.Table) -> None:
    sheet["4:5"].insert("down")
    assert table.range.address == "$B$2:$C$6"


def test_totals_are_a_row_that_adds_up(table: xw.main.Table) -> None:
    table.show_totals = True
    assert table.totals_row_range.value == ["Total", 30.0]


def test_totals_taken_away_leave_what_was(sheet: xw.Sheet, table: xw.main.Table) -> None:
    before = sheet["A1:D9"].value
    table.show_totals = True
    table.show_totals = False
    assert sheet["A1:D9"].value == before


def test_a_tables_style_stays_when_it_grows(table: xw.main.Table) -> None:
    table.table_style = "TableStyleMedium6"
    table.rows.add(["c", 30])
    assert (table.table_style, table.show_table_style_row_stripes) == ("TableStyleMedium6", True)


def test_a_tables_style_is_drawn(sheet: xw.Sheet, table: xw.main.Table) -> None:
    styles = sheet.book.impl.api.StyleFamilies.getByName("CellStyles")
    assert styles.getByName(f"{table.table_style} (header)").CellBackColor == 0x4472C4


def test_a_style_taken_away_leaves_no_trace_on_the_sheet(sheet: xw.Sheet, table: xw.main.Table) -> None:
    table.table_style = None
    assert sheet.impl.api.ConditionalFormats.getConditionalFormats() == ()


def test_hidden_headings_are_no_data(table: xw.main.Table) -> None:
    table.show_headers = False
    assert (table.header_row_range, table.data_body_range.value) == (None, [["a", 10.0], ["b", 20.0]])


def test_headings_shown_again_are_the_same(table: xw.main.Table) -> None:
    table.show_headers = False
    table.show_headers = True
    assert table.header_row_range.value == ["kode", "pagu"]


def test_a_table_without_headings_gets_some(sheet: xw.Sheet) -> None:
    sheet["F2"].value = [["a", 10]]
    made = sheet.tables.add(sheet["F2:G2"], has_headers=False)
    assert made.range.value == [["Column1", "Column2"], ["a", 10.0]]


def test_sorting_moves_rows_with_their_look(sheet: xw.Sheet, table: xw.main.Table) -> None:
    sheet["B3"].color = (255, 0, 0)
    table.sort(2, ascending=False)
    assert (table.data_body_range.value, sheet["B4"].color) == ([["b", 20.0], ["a", 10.0]], (255, 0, 0))
