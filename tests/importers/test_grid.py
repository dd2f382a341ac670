"""Files of independent makers come in as grids: every cell in its place, none invented, none lost in silence."""

import contextlib
import datetime as dt
import random
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlsxwriter
import xlwt
from hypothesis import given
from hypothesis import strategies as st

from xlpy.errors import InputError
from xlpy.importers.grid import Grid, a1, read_grids, warn_of_lost
from xlpy.importers.grid_text import decode

CELLS: dict[tuple[int, int], Any] = {
    (2, 1): "Kode",
    (2, 2): " teks apa adanya ",
    (3, 1): 7,
    (3, 2): 0.96,
    (3, 3): 123456789012345,
    (4, 1): True,
    (4, 2): dt.date(2026, 1, 22),
    (4, 3): dt.datetime(2026, 1, 22, 7, 30),  # noqa: DTZ001 - Excel has no time zones
}
AS_READ = {**CELLS, (4, 2): "2026-01-22", (4, 3): "2026-01-22T07:30:00"}


def with_openpyxl(path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.worksheets[0]
    page.title = "Rincian"
    for (row, column), value in CELLS.items():
        page.cell(row + 1, column + 1, value)
    page.row_dimensions[4].hidden = True
    book.create_sheet("Lama").sheet_state = "hidden"
    book.create_chartsheet("Grafik")
    book.save(path)


def with_xlsxwriter(path: Path) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd hh:mm"}) as book:
        page = book.add_worksheet("Rincian")
        for (row, column), value in CELLS.items():
            page.write(row, column, value)
        page.set_row(3, None, None, {"hidden": True})
        book.add_worksheet("Lama").hide()


def with_xlwt(path: Path) -> None:
    book = xlwt.Workbook()
    page = book.add_sheet("Rincian")
    for (row, column), value in CELLS.items():
        style = {True: xlwt.easyxf(num_format_str="yyyy-mm-dd hh:mm")}.get(isinstance(value, dt.date))
        page.write(row, column, value, *([style] if style else []))
    page.row(3).hidden = True
    book.add_sheet("Lama").visibility = 1
    book.save(path)


MAKERS = {"openpyxl.xlsx": with_openpyxl, "xlsxwriter.xlsx": with_xlsxwriter, "xlwt.xls": with_xlwt}


def only(path: Path) -> Grid:
    (grid,) = read_grids(path)
    return grid


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_bytes(text.encode(encoding))
    return path


def repacked(path: Path, target: Path, changes: list[tuple[bytes, bytes]]) -> Path:
    """The package with the bytes of its first sheet changed."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(target, "w") as new:
        for part in old.namelist():
            xml = old.read(part)
            for before, after in changes if part.endswith("sheet1.xml") else []:
                xml = xml.replace(before, after)
            new.writestr(part, xml)
    return target


@pytest.mark.parametrize("name", MAKERS)
def test_every_cell_stands_where_it_stood(tmp_path: Path, name: str) -> None:
    MAKERS[name](tmp_path / name)
    grid, hidden = read_grids(tmp_path / name)
    found = {(r, c): v for r, row in enumerate(grid.rows) for c, v in enumerate(row) if v is not None}
    assert found == AS_READ
    assert {type(found[3, 1]), type(found[3, 3]), type(found[4, 1])} == {int, bool}
    assert (grid.file, grid.sheet, grid.hidden) == (name, "Rincian", False)
    assert (hidden.sheet, hidden.hidden, list(hidden.rows)) == ("Lama", True, [])


@pytest.mark.parametrize("name", MAKERS)
def test_the_rows_that_the_file_hides_are_told(tmp_path: Path, name: str) -> None:
    MAKERS[name](tmp_path / name)
    assert read_grids(tmp_path / name)[0].hidden_rows == frozenset({3})


@pytest.mark.parametrize("name", ["openpyxl.xls", "xlwt.xlsx"])
def test_the_content_decides_and_not_the_extension(tmp_path: Path, name: str) -> None:
    MAKERS["openpyxl.xlsx" if "openpyxl" in name else "xlwt.xls"](tmp_path / name)
    assert read_grids(tmp_path / name)[0].rows[2][1] == "Kode"


def test_a_whole_number_longer_than_excel_keeps_stays_a_float(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "nip.xlsx") as book:
        book.add_worksheet().write_number(0, 0, 197012181991011002)
    value = only(tmp_path / "nip.xlsx").rows[0][0]
    assert isinstance(value, float)


def test_a_formula_without_its_value_is_told_and_one_with_it_is_read(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in range(1, 8):
        book.worksheets[0].cell(row, 2, f"=A{row}*2")
    book.save(tmp_path / "rumus.xlsx")
    grid = only(tmp_path / "rumus.xlsx")
    assert list(grid.lost) == [f"B{row}" for row in range(1, 8)]
    (warning,) = warn_of_lost([grid])
    assert warning.sel == "Sheet!B1"
    assert "dan 2 sel lain: rumus yang hasilnya belum dihitung" in warning.pesan


def test_a_formula_with_its_value_is_read_also_where_that_is_an_empty_text(tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "nilai.xlsx") as written:
        page = written.add_worksheet()
        page.write_formula("B1", "=A1*2", None, 14)
        page.write_formula("B2", '=IF(A1=0,"","x")', None, "")
    as_excel_marks_it = [(b'<c r="B2"><f>', b'<c r="B2" t="str"><f>')]
    grid = only(repacked(tmp_path / "nilai.xlsx", tmp_path / "excel.xlsx", as_excel_marks_it))
    assert grid.rows[0][1] == 14
    assert not grid.lost


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
def test_an_error_cell_is_told_and_not_taken_for_an_empty_one(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"galat.{suffix}"
    if suffix == "xlsx":
        book = openpyxl.Workbook()
        book.worksheets[0]["C2"] = "#REF!"
        book.save(path)
    else:
        old = xlwt.Workbook()
        old.add_sheet("Sheet").row(1).set_cell_error(2, "#REF!")
        old.save(path)
    assert dict(only(path).lost) == {"C2": "galat #REF!"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_csv_comes_in_under_any_separator_and_encoding(tmp_path: Path, separator: str, encoding: str) -> None:
    rows = [
        ["Daftar", "", ""],
        ["Kode", "Nama – kegiatan", "Pagu"],
        ["7.01.01", 'Rapat "dinas"; luar, dalam', "1.234,56"],
        ["7.01.02", "baris\nkedua", "2.000,00"],
    ]
    quoted = "\r\n".join(separator.join('"{}"'.format(c.replace('"', '""')) for c in row) for row in rows)
    grid = only(write(tmp_path / "a.csv", quoted, encoding))
    assert grid.rows == [[cell or None for cell in row] for row in rows]
    assert (grid.sheet, grid.file) == ("a", "a.csv")


def test_decimal_commas_do_not_pass_for_separators(tmp_path: Path) -> None:
    text = "Kode;Nama;Pagu\n7.01;Rapat;1,5\n7.02;Kunjungan, tamu;2,5\n"
    assert only(write(tmp_path / "a.csv", text)).rows[1] == ["7.01", "Rapat", "1,5"]


def test_the_separator_hint_of_excel_is_no_row(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.csv", "sep=|\r\na|b,c,d\r\n")).rows == [["a", "b,c,d"]]


def test_a_csv_named_xls_is_read_as_such(tmp_path: Path) -> None:
    assert only(write(tmp_path / "a.xls", "Kode\tPagu\n7.01\t5\n")).rows == [["Kode", "Pagu"], ["7.01", "5"]]


@pytest.mark.parametrize(
    "text", ["<html><table><tr><td>1</td></tr></table></html>", '\n<?xml version="1.0"?><Workbook/>']
)
def test_a_web_page_named_xls_is_refused_with_advice(tmp_path: Path, text: str) -> None:
    with pytest.raises(InputError, match=r"halaman web.*simpan sebagai \.xlsx"):
        read_grids(write(tmp_path / "a.xls", text))


def test_quotes_that_never_close_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="tanda kutip"):
        read_grids(write(tmp_path / "a.csv", 'a,"' + "bb\n" * (1 << 19)))


def test_a_text_file_keeps_each_line_raw(tmp_path: Path) -> None:
    grid = only(write(tmp_path / "tupoksi.txt", "a.\tmerumuskan; \r\n\r\n  b. x"))
    assert grid.rows == [["a.\tmerumuskan; "], [None], ["  b. x"]]
    assert grid.sheet == "tupoksi"


def test_a_damaged_sheet_in_a_sound_package_is_no_traceback(tmp_path: Path) -> None:
    with_openpyxl(tmp_path / "a.xlsx")
    with pytest.raises(InputError, match="tidak terbaca"):
        read_grids(repacked(tmp_path / "a.xlsx", tmp_path / "b.xlsx", [(b"</c>", b"</d>")]))


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_agree_with_an_independent_writer(row: int, column: int) -> None:
    assert a1(row, column) == f"{openpyxl.utils.get_column_letter(column + 1)}{row + 1}"


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\ufeff\0")))
def test_text_written_by_windows_or_the_web_decodes_to_itself(text: str) -> None:
    assert decode(text.encode("utf-8-sig")) == text
    assert decode(text.encode("utf-16")) == text


@pytest.mark.parametrize("name", MAKERS)
def test_damaged_bytes_are_read_or_refused_and_nothing_else(tmp_path: Path, name: str) -> None:
    MAKERS[name](tmp_path / name)
    sound = (tmp_path / name).read_bytes()
    chance = random.Random(name)  # noqa: S311 - the same damage in every run
    for _ in range(150):
        damaged = bytearray(sound)
        for _ in range(chance.choice((1, 2, 5, 20))):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        (tmp_path / "rusak.xlsx").write_bytes(damaged)
        with contextlib.suppress(InputError):
            read_grids(tmp_path / "rusak.xlsx")
