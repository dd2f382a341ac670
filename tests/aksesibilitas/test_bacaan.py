"""What a screen reader says, and in which order: titles, headings, alternative texts, names of sheets."""

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lembaran import BUKU, Benda, things
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from xlpy.book.schema import LEMBAR
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.build.perintah import PERINTAH

MASTER = "buku kerja kosong"
_BY_ALT_F8 = {"UjiMakro"}
"""Tells whether macros run at all, where ribbon and Python may be what fails; its sheet is reached as any other."""
_ENGLISH = """
address code date due file holder letter list name note number office paper row sheet sign step table title total type
value year
"""
_TABLES = {table.name: table for sheet in LEMBAR for table in sheet.tables}
pytestmark = pytest.mark.filterwarnings("ignore:.* extension is not supported")


@pytest.fixture(scope="module")
def master() -> Workbook:
    return load_workbook(io.BytesIO(BUKU[MASTER]()))


def visible(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book.worksheets if sheet.sheet_state == "visible")


# ── what lies on the sheets ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("name", BUKU)
def test_whatever_lies_on_a_sheet_is_told_or_is_decoration(name: str) -> None:
    mute = [f"{t.bagian}: {t.jenis} {t.nama}" for t in things(BUKU[name]()) if not t.uraian and not t.hiasan]
    assert mute == [], f"{name}: tanpa teks alternatif: {mute}"
    hidden = [f"{t.bagian}: {t.nama} {t.teks!r}" for t in things(BUKU[name]()) if t.teks and t.hiasan]
    assert hidden == [], f"{name}: bertuliskan sesuatu, tetapi disebut hiasan: {hidden}"


def test_every_button_says_in_its_own_words_what_it_does() -> None:
    buttons = [t for t in things(BUKU[MASTER]()) if t.jenis == "button"]
    assert all(b.teks for b in buttons), "a button without a text"
    told = {b.nama: b.uraian for b in buttons}
    assert len(set(told.values())) == len(told), "two commands with the same alternative text"


def by_part(kinds: set[str]) -> dict[str, list[Benda]]:
    found: dict[str, list[Benda]] = {}
    for thing in things(BUKU[MASTER]()):
        if thing.jenis in kinds and not thing.hiasan:
            found.setdefault(thing.bagian, []).append(thing)
    return found


@pytest.mark.parametrize("kinds", [{"button"}, {"sp", "pic"}], ids=["buttons", "shapes"])
def test_things_are_read_from_the_top_and_from_the_left(kinds: set[str]) -> None:
    found = by_part(kinds)
    assert found, "nothing would be looked at"
    for part, lying in found.items():
        for one, other in pairwise(lying):
            # A symbol begins above the label beside it: a row is a row, whatever the pixels.
            assert (one.atas[0], one.kiri) <= (other.atas[0], other.kiri) or one.atas[0] < other.atas[0], (
                f"{part}: {one.nama} ({one.uraian}) dibaca sebelum {other.nama} ({other.uraian})"
            )


# ── the sheets ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_sheet_begins_with_its_title_in_its_first_cell(master: Workbook) -> None:
    blank = [sheet.title for sheet in visible(master) if not str(sheet["A1"].value or "").strip()]
    assert blank == []


@pytest.mark.parametrize("name", [name for name in BUKU if name not in {MASTER, "kertas"}])
def test_other_workbooks_begin_with_their_title_too(name: str) -> None:
    book = load_workbook(io.BytesIO(BUKU[name]()))
    written = [sheet for sheet in visible(book) if len(sheet._cells)]  # noqa: SLF001 - papers are laid out later
    assert [sheet.title for sheet in written if not str(sheet["A1"].value or "").strip()] == [], name


def test_no_sheet_begins_with_a_blank_column(master: Workbook) -> None:
    for sheet in visible(master):
        filled = sum(sheet.cell(row, 1).value is not None for row in range(1, sheet.max_row + 1))
        assert filled > 1, f"{sheet.title}: kolom A kosong di bawah judul"


def test_no_cell_within_a_table_is_merged(master: Workbook) -> None:
    for sheet in master.worksheets:
        for table in sheet.tables.values():
            top, left, bottom, right = _bounds(table.ref)
            crossing = [
                area.coord
                for area in sheet.merged_cells.ranges
                if area.min_row <= bottom and area.max_row >= top and area.min_col <= right and area.max_col >= left
            ]
            assert crossing == [], f"{sheet.title}, {table.name}: {crossing}"


def _bounds(ref: str) -> tuple[int, int, int, int]:
    from openpyxl.utils.cell import range_boundaries  # noqa: PLC0415 - only here

    left, top, right, bottom = range_boundaries(ref)
    return top, left, bottom, right


def test_on_beranda_no_cell_reaches_over_two_rows(master: Workbook) -> None:
    assert [a.coord for a in master["Beranda"].merged_cells.ranges if a.min_row != a.max_row] == []


def test_every_list_is_a_table_whose_headings_are_its_own(master: Workbook) -> None:
    found = {table.name: (sheet, table) for sheet in master.worksheets for table in sheet.tables.values()}
    assert found.keys() >= _TABLES.keys()
    for name, (sheet, table) in found.items():
        assert table.headerRowCount != 0, name
        top, left, _, right = _bounds(table.ref)
        headings = [sheet.cell(top, col).value for col in range(left, right + 1)]
        assert headings == [column.name for column in table.tableColumns], name
        assert len({str(h).casefold() for h in headings}) == len(headings), name


def test_names_of_sheets_are_plain_words_and_hidden_ones_are_hidden(master: Workbook) -> None:
    shown = [sheet.title for sheet in visible(master)]
    assert [name for name in shown if not re.fullmatch(r"[A-Z][A-Za-z]*( [A-Z][a-z]+)*", name)] == []
    meant = {sheet.name for sheet in LEMBAR if not sheet.hidden} | set(LEMBAR_KERTAS.values())
    assert set(shown) == meant
    deep = {sheet.title for sheet in master.worksheets if sheet.sheet_state == "veryHidden"}
    assert deep == {sheet.name for sheet in LEMBAR if sheet.name.startswith("_")}


def test_defined_names_have_no_english_word(master: Workbook) -> None:
    english = set(_ENGLISH.split())
    words = {name: set(re.split(r"[_\W]+", name.casefold())) for name in master.defined_names}
    assert {name: found & english for name, found in words.items() if found & english} == {}


def test_the_workbook_says_what_it_is() -> None:
    for name in ("buku kerja kosong", "templat form unit", "templat konsolidasi"):
        with zipfile.ZipFile(io.BytesIO(BUKU[name]())) as package:
            assert b"<dc:title>" in package.read("docProps/core.xml"), name


# ── the keyboard ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_button_of_a_sheet_is_on_the_ribbon_with_a_key_tip() -> None:
    with zipfile.ZipFile(io.BytesIO(BUKU[MASTER]())) as package:
        ribbon = package.read("customUI/customUI14.xml").decode()
    tips = {
        call.removesuffix("_Klik"): tip for tip, call in re.findall(r'keytip="(\w+)"[^>]*?onAction="(\w+)"', ribbon)
    }
    buttons = {t.nama for t in things(BUKU[MASTER]()) if t.jenis == "button"}
    assert buttons - tips.keys() - _BY_ALT_F8 == set()
    assert tips == {command.makro: command.keytip for command in PERINTAH}


def test_no_key_tip_is_the_beginning_of_another_nor_that_of_a_tab_of_excel() -> None:
    with zipfile.ZipFile(io.BytesIO(BUKU[MASTER]())) as package:
        ribbon = package.read("customUI/customUI14.xml").decode()
    (tab,) = re.findall(r'<tab [^>]*?keytip="(\w+)"', ribbon)
    of_excel = {"F", "H", "N", "P", "M", "A", "R", "W", "L", "Q", "X", "Y", "Z", "J"}
    assert tab not in of_excel
    tips = [command.keytip for command in PERINTAH]
    assert [(a, b) for a in tips for b in tips if a is not b and b.startswith(a)] == []
    assert {len(tip) for tip in tips} == {2}


@pytest.mark.parametrize("name", [MASTER, "form unit"])
def test_a_protected_sheet_lets_its_cells_be_reached_and_is_left_by_tab(name: str) -> None:
    """Without a password, every cell may be selected: it can be read aloud; Tab goes to unlocked ones row by row."""
    book = load_workbook(io.BytesIO(BUKU[name]()))
    guarded = [sheet for sheet in visible(book) if sheet.protection.sheet]
    assert guarded
    for sheet in guarded:
        assert not sheet.protection.selectLockedCells, f"{sheet.title}: sel terkunci tidak dapat dibaca"
        assert not sheet.protection.selectUnlockedCells, f"{sheet.title}: sel isian tidak dapat dicapai"
        assert sheet.protection.password is None


def test_what_a_unit_fills_is_unlocked_row_by_row_and_says_what_belongs_there() -> None:
    book = load_workbook(io.BytesIO(BUKU["form unit"]()))
    sheet = book["Isian"]
    cells = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
    rows = sorted({c.row for c in cells})
    assert rows == list(range(rows[0], rows[-1] + 1)), "Tab would jump over rows"
    columns = [{c.column for c in cells if c.row == row} for row in rows]
    assert all(found == columns[0] for found in columns), "not the same cells in every row"
    helped = [area for rule in sheet.data_validations.dataValidation if rule.prompt for area in rule.sqref.ranges]
    bare = [c.coordinate for c in cells if not any(c.coordinate in area for area in helped)]
    assert bare == [], f"tanpa pesan masukan: {bare}"


def test_where_a_paper_asks_for_whom_the_answer_is_the_one_open_cell(master: Workbook) -> None:
    for name in LEMBAR_KERTAS.values():
        sheet = master[name]
        opened = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
        assert len(opened) <= 1, name
        assert all(sheet.cell(c.row, c.column - 1).value == "Untuk" for c in opened), name
