"""Sheets and ranges: protection, names, copies, print set-up, pictures, and what is refused."""

import pytest
import xlwings as xw

from xlpy.engines.libreoffice import ProtectedSheetError, UnsupportedError
from xlpy.errors import WorkbookError


def test_a_protected_sheet_takes_nothing_into_locked_cells(sheet: xw.Sheet) -> None:
    sheet.impl.protect()
    with pytest.raises(ProtectedSheetError, match=r"Sheet1!\$A\$1"):
        sheet["A1"].value = 1


def test_a_protected_sheet_takes_values_into_unlocked_cells(sheet: xw.Sheet) -> None:
    sheet["A1"].impl.locked = False
    sheet.impl.protect()
    sheet["A1"].value = 1
    assert sheet["A1"].value == 1.0


def test_protection_asks_for_its_password(sheet: xw.Sheet) -> None:
    sheet.impl.protect("rahasia")
    with pytest.raises(ProtectedSheetError, match="kata sandi"):
        sheet.impl.unprotect("salah")


def test_the_right_password_takes_protection_off(sheet: xw.Sheet) -> None:
    sheet.impl.protect("rahasia")
    sheet.impl.unprotect("rahasia")
    assert not sheet.impl.protected


def test_locked_is_unknown_where_cells_differ(sheet: xw.Sheet) -> None:
    sheet["A1"].impl.locked = False
    assert sheet["A1:B1"].impl.locked is None


def test_a_name_stands_for_its_range(book: xw.Book) -> None:
    book.sheets[0]["B2:C3"].name = "isian"
    assert (book.names["ISIAN"].refers_to, book.sheets[0]["isian"].address) == ("=Sheet1!$B$2:$C$3", "$B$2:$C$3")


def test_a_name_may_count_on_one_sheet_only(book: xw.Book) -> None:
    book.sheets.add("Lain")["A1"].name = "Lain!isian"
    assert [name.name for name in book.sheets["Lain"].names] == ["Lain!isian"]


def test_an_unknown_name_is_said(sheet: xw.Sheet) -> None:
    with pytest.raises(xw.NoSuchObjectError, match="takada"):
        sheet.range("takada")


def test_a_copied_sheet_gets_a_name_of_its_own(book: xw.Book) -> None:
    book.sheets[0]["A1"].value = "isi"
    assert (book.sheets[0].copy().name, book.sheets["Sheet1 (2)"]["A1"].value) == ("Sheet1 (2)", "isi")


@pytest.mark.parametrize(("way", "there"), [("down", "$A$3"), ("right", "$B$1"), ("up", "$A$1"), ("left", "$A$1")])
def test_end_leads_to_the_edge_of_what_is_filled(sheet: xw.Sheet, way: str, there: str) -> None:
    sheet["A1"].value = [[1, 2], [3, None], [4, None]]
    assert sheet["A1"].end(way).address == there


def test_end_leads_over_a_gap_to_the_next_filled_cell(sheet: xw.Sheet) -> None:
    sheet["A1"].value, sheet["A9"].value = 1, 2
    assert sheet["A1"].end("down").address == "$A$9"


def test_whole_rows_are_put_in(sheet: xw.Sheet) -> None:
    sheet["A1"].value = "isi"
    sheet["1:2"].insert("down")
    assert sheet["A3"].value == "isi"


def test_rows_are_sorted_by_a_column(sheet: xw.Sheet) -> None:
    sheet["A1"].value = [["b", 2], ["a", 3], ["c", 1]]
    sheet["A1:B3"].sort(2)
    assert sheet["A1:A3"].value == ["c", "b", "a"]


def test_a_text_is_found(sheet: xw.Sheet) -> None:
    sheet["C7"].value = "Camat Sukamaju"
    assert sheet["A1:D9"].find("sukamaju").address == "$C$7"


def test_borders_are_read_as_they_were_set(sheet: xw.Sheet) -> None:
    sheet["B2:C3"].borders.set("all", line_style="continuous", weight="medium", color="#112233")
    edge = sheet["B2:C3"].borders["edge_top"]
    assert (edge.line_style, edge.weight, edge.color) == ("continuous", "medium", (0x11, 0x22, 0x33))


def test_a_list_of_choices_is_read_as_it_was_set(sheet: xw.Sheet) -> None:
    sheet["A1"].data_validation.set_list(["ya", "tidak"])
    assert (sheet["A1"].data_validation.type, sheet["A1"].data_validation.source) == ("list", "ya,tidak")


def test_a_number_in_bounds_is_read_as_it_was_set(sheet: xw.Sheet) -> None:
    sheet["A1"].data_validation.set_whole_number("between", 1, 12)
    rule = sheet["A1"].data_validation
    assert (rule.type, rule.operator, rule.formula1, rule.formula2) == ("whole_number", "between", "=1", "=12")


def test_page_set_up_is_read_as_it_was_set(sheet: xw.Sheet) -> None:
    pages = sheet.page_setup.impl
    pages.paper, pages.landscape, pages.margins = (215, 330), True, (10, 15, 20, 25)
    pages.fit_to_pages, pages.title_rows, pages.centered = (1, 0), (1, 2), True
    found = (pages.paper, pages.landscape, pages.margins, pages.fit_to_pages, pages.title_rows, pages.centered)
    assert found == ((215, 330), True, (10, 15, 20, 25), (1, 0), (1, 2), True)


def test_page_set_up_of_one_sheet_leaves_the_others(book: xw.Book) -> None:
    other = book.sheets.add("Lain")
    book.sheets["Sheet1"].page_setup.impl.landscape = True
    assert not other.page_setup.impl.landscape


def test_a_footer_is_read_as_it_was_set(sheet: xw.Sheet) -> None:
    sheet.page_setup.impl.set_footer(center="kaki halaman")
    assert sheet.page_setup.impl.api.RightPageFooterContent.CenterText.String == "kaki halaman"


def test_the_print_area_is_what_is_printed(sheet: xw.Sheet) -> None:
    sheet.page_setup.print_area = "A1:C9"
    assert sheet.page_setup.print_area == "$A$1:$C$9"


def test_rows_stay_in_view(sheet: xw.Sheet) -> None:
    sheet.freeze_panes.freeze_at("A1:XFD2")
    assert sheet.book.impl.view.hasFrozenPanes()


@pytest.mark.parametrize("member", ["autofilter", "conditional_formats", "comment"])
def test_what_is_not_supported_is_named(sheet: xw.Sheet, member: str) -> None:
    with pytest.raises(UnsupportedError, match=f"Range.{member}"):
        getattr(sheet["A1"], member)


def test_what_is_not_supported_is_an_error_of_ours(sheet: xw.Sheet) -> None:
    with pytest.raises(WorkbookError):
        sheet["A1"].copy_from(sheet["B1"], copy_type="column_widths")
