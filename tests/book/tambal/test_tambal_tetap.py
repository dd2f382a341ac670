"""A cell that says the same stays as its user made it; one that says something else is written anew."""

import re

import pytest
from buku_tambal import DIALEK, ISI, KOLOM, TABEL, buku, open_book, perubahan, table, told, with_cells
from dialek_excel import edit, parts_of
from hypothesis import given
from hypothesis import strategies as st

from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi, IsiTabel, Nilai, Perubahan
from xlpy.book.tambal.tambal import tambal

SHEET = "xl/worksheets/sheet1.xml"
PINDAH = """
    Kode | Nama  | Nilai
    c    | Cabai | 3
    z    | Zaitun| 26
    b    | Belut | 2
    a    | Apel  | 1
"""


def dressed(data: bytes, *places: str) -> bytes:
    """The workbook with cells in the look of its title."""
    title = re.search(r'r="A1" (s="\d+")', parts_of(data)[SHEET].decode())
    assert title is not None
    cell = rf'(<c r="(?:{"|".join(places)})")(?: s="\d+")?'
    return edit(data, SHEET, lambda xml: re.sub(cell, rf"\1 {title[1]}", xml))


@pytest.mark.parametrize("dialek", DIALEK)
@pytest.mark.parametrize("text", [ISI, PINDAH], ids=["sama", "pindah"])
def test_colour_bold_and_line_breaks_of_a_cell_that_says_the_same_stay(text: str, dialek: str) -> None:
    old = with_cells(buku(), {"B6": "<is><t>Cabai</t></is>", "B5": "<is><t>Be\nlut </t></is>"})
    text = text.replace("Belut", "Be lut").replace("c    | Cabai | 3", "c    | Cabai | 4")
    data = tambal(told(dressed(old, "B5", "B6", "C6", "D6"), dialek), perubahan(text, look="tebal")).data
    sheet = open_book(data)["Rencana"]
    rows = {row[0].value: row for row in sheet["A4:D7"]}
    assert rows["b"][1].value == "Be\nlut "
    assert [rows["b"][1].font.size, rows["c"][1].font.size, rows["a"][1].font.size] == [11, 11, 11]
    assert (rows["c"][1].font.b, rows["c"][3].font.b, rows["c"][2].value) == (True, True, 4)
    assert open_book(data, values=True)["Rencana"].cell(rows["c"][0].row, 4).value == 8


def test_a_cell_that_says_something_else_gets_its_look() -> None:
    old = dressed(with_cells(buku(), {"B6": "<is><t>Cabe</t></is>"}), "B6")
    cell = open_book(tambal(old, perubahan(ISI, look="tebal")).data)["Rencana"]["B6"]
    assert (cell.value, cell.font.size) == ("Cabai", 20)


def test_a_look_of_ours_is_not_put_on_a_computed_cell_that_was_there() -> None:
    change = perubahan(PINDAH).tabel[0]
    rows = tuple(Baris(b.kunci, {**b.sel, "Dua Kali": Isi(8, RUMUS_TETAP, "tebal")}) for b in change.baris)
    sheet = open_book(tambal(dressed(buku(), "D6"), Perubahan((IsiTabel(TABEL, KOLOM, ("Kode",), rows),))).data)
    assert [sheet["Rencana"][f"D{n}"].font.size for n in (4, 5, 6)] == [11, 20, 11]
    assert [sheet["Rencana"][f"D{n}"].font.b for n in (4, 5, 6)] == [True, True, False]


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_formula_of_the_user_that_gives_the_same_stays_and_follows_the_rows(dialek: str) -> None:
    formulas = {"C6": "<f>C4+B1-2024</f><v>3</v>", "C5": "<f>1+1</f><v>2</v>", "C4": "<f>'Punya Saya'!C1</f><v>9</v>"}
    old = told(with_cells(buku(ISI, extra=["lembar"]), formulas), dialek)
    data = tambal(old, perubahan(PINDAH)).data
    sheet, values = open_book(data)["Rencana"], open_book(data, values=True)["Rencana"]
    assert [sheet[f"C{n}"].value for n in range(4, 8)] == ["=C7+B1-2024", 26, "=1+1", 1]
    assert [values[f"C{n}"].value for n in range(4, 8)] == [3, 26, 2, 1]
    assert tambal(data, perubahan(PINDAH)).diubah == ()


def test_a_shared_formula_of_the_user_stays_in_the_cells_that_say_the_same() -> None:
    old = with_cells(buku(), {"C4": '<f t="shared" ref="C4:C6" si="0">ROW()-3</f><v>1</v>'})
    old = with_cells(old, {f"C{n}": f'<f t="shared" si="0"/><v>{n - 3}</v>' for n in (5, 6)})
    text = ISI.replace("Belut | 2", "Belut | 7")
    sheet = open_book(tambal(old, perubahan(text)).data)["Rencana"]
    assert [sheet[f"C{n}"].value for n in (4, 5, 6)] == ["=ROW()-3", 7, "=ROW()-3"]


@pytest.mark.parametrize("dialek", DIALEK)
def test_links_of_the_user_stay_on_cells_that_say_the_same(dialek: str) -> None:
    links = "".join(f'<hyperlink ref="B{n}" location="Rencana!A1"/>' for n in (4, 6))
    old = told(edit(buku(), SHEET, lambda x: x.replace("<hyperlinks>", f"<hyperlinks>{links}")), dialek)
    sheet = open_book(tambal(old, perubahan(PINDAH.replace("Apel", "Apel merah"))).data)["Rencana"]
    assert [c.coordinate for c in sheet["B"] if c.hyperlink and c.row < 8] == ["B4"]


def test_a_link_of_ours_replaces_the_old_one() -> None:
    rows = (Baris(("k1",), {"Kunci": Isi("k1", tautan="Rencana!B1"), "Isi": Isi("lama")}),)
    change = Perubahan((IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), rows),))
    old = edit(
        buku(), SHEET, lambda x: x.replace("<hyperlinks>", '<hyperlinks><hyperlink ref="A13" location="Rencana!A9"/>')
    )
    data = tambal(old, change).data
    assert parts_of(data)[SHEET].decode().count('ref="A13"') == 1
    assert open_book(data)["Rencana"]["A13"].hyperlink.location.replace("'", "") == "Rencana!B1"


@pytest.mark.parametrize(("diukur", "tinggi"), [(None, 39.75), (("Nama", "Nilai"), 39.75), (("Nilai",), 77)])
def test_a_height_is_set_only_where_a_cell_changed_that_it_depends_on(
    diukur: tuple[str, ...] | None, tinggi: float
) -> None:
    change = perubahan(ISI.replace("Apel", "Apel merah")).tabel[0]
    rows = tuple(Baris(b.kunci, b.sel, 40) for b in change.baris)
    old = edit(buku(), SHEET, lambda x: re.sub(r'<row r="(4|5)"', r'<row r="\1" ht="77" customHeight="1"', x))
    content = IsiTabel(TABEL, KOLOM, ("Kode",), rows, diukur=diukur)
    sheet = open_book(tambal(old, Perubahan((content,))).data)["Rencana"]
    assert [sheet.row_dimensions[n].height for n in (4, 5, 6)] == [tinggi, 77, None]


@pytest.mark.parametrize(
    ("old", "new", "stays", "exactly"),
    [
        ("<v>7</v>", "7", True, False),
        ("<v>7.0</v>", 7, True, True),
        ("<v>0.1</v>", 0.1, True, True),
        ("<v>12.5</v>", "12.5", True, False),
        ("<v>46044</v>", "2026-01-22", True, False),
        ("<v>46044.5</v>", "2026-01-22", True, False),
        ("<v>46044</v>", "2026-01-23", False, False),
        ("<v>7</v>", None, False, False),
        ("<v>7</v>", 8, False, False),
        ("<is><t>7</t></is>", 7, False, False),
        ("<is><t> </t></is>", None, True, False),
        ('<f>""</f>', None, True, False),
        ("<is><r><t>se</t></r><r><t>\tlesai</t></r></is>", "se lesai", True, False),
        ("<is><t>se\nlesai</t></is>", "se lesai", False, True),
        ("<v>7</v>", "7", False, True),
    ],
)
def test_what_counts_as_the_same(old: str, new: Nilai, stays: bool, exactly: bool) -> None:
    book = with_cells(buku(), {"B13": old})
    rows = (Baris(("k1",), {"Kunci": Isi("k1"), "Isi": Isi(new)}),)
    content = IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), rows, persis=exactly)
    before, after = (parts_of(d)[SHEET].decode() for d in (book, tambal(book, Perubahan((content,))).data))
    assert (_cell(before) == _cell(after)) == stays


def _cell(sheet: str) -> str:
    found = re.search(r'<c r="B13".*?(?:</c>|/>)', sheet)
    return re.sub(r' xmlns="[^"]*"', "", found[0]) if found else ""


@given(st.permutations(table(ISI)), st.sets(st.sampled_from("abc")), st.sampled_from(DIALEK))
def test_cells_written_and_cells_that_stay_give_the_same_book(
    rows: list[dict[str, str]], changed: set[str], dialek: str
) -> None:
    lines = (f"{r['Kode']}|{r['Nama']}{'!' * (r['Kode'] in changed)}|{r['Nilai']}" for r in rows)
    text = "Kode|Nama|Nilai\n" + "\n".join(lines)
    values = open_book(tambal(buku(ISI, dialek), perubahan(text)).data, values=True)["Rencana"]
    assert [[c.value for c in row] for row in values["A4:D6"]] == [
        [r["Kode"], r["Nama"] + "!" * (r["Kode"] in changed), int(r["Nilai"]), 2 * int(r["Nilai"])] for r in rows
    ]
