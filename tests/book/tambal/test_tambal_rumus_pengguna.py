"""Formulas of the user and of ours when a patch moves rows: they follow, keep no stale value, or it is said."""

import pytest
from buku_pengguna import BERGANTI, CATATAN, SENDIRI, SHEET, table_edit
from buku_tambal import ISI, buku, open_book, perubahan, with_cells
from dialek_excel import edit, parts_of

from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal


def test_a_calculated_column_of_the_user_goes_on_in_new_rows() -> None:
    old = buku(CATATAN, kolom=SENDIRI)
    formula = "tblSatu[[#This Row],[Nilai]]+1"
    old = table_edit(
        old,
        '(name="Catatan Saya")/>',
        rf"\1><calculatedColumnFormula>{formula}</calculatedColumnFormula></tableColumn>",
    )
    old = with_cells(old, {f"B{row}": f"<f>{formula}</f><v>9</v>" for row in (4, 5, 6)})
    sheet = open_book(tambal(old, perubahan(BERGANTI)).data)["Rencana"]
    assert [sheet[f"B{n}"].value for n in (4, 5, 6)] == [f"={formula}"] * 3
    stale = open_book(tambal(old, perubahan(BERGANTI)).data, values=True)["Rencana"]
    assert [stale[f"B{n}"].value for n in (4, 5, 6)] == [None] * 3


def test_a_calculated_column_that_names_cells_is_copied_as_by_dragging() -> None:
    old = buku(CATATAN.replace("tentang a", "").replace("tentang c", ""), kolom=SENDIRI)
    old = table_edit(
        old,
        '(name="Catatan Saya")/>',
        r"\1><calculatedColumnFormula>D4*$B$1</calculatedColumnFormula></tableColumn>",
    )
    old = with_cells(old, {f"B{row}": f"<f>D{row}*$B$1</f><v>9</v>" for row in (4, 5, 6)})
    sheet = open_book(tambal(old, perubahan(BERGANTI)).data)["Rencana"]
    assert [sheet[f"B{n}"].value for n in (4, 5, 6)] == ["=D4*$B$1", "=D5*$B$1", "=D6*$B$1"]


def test_shared_formulas_are_taken_apart_when_rows_move() -> None:
    old = with_cells(buku(), {"H4": '<f t="shared" ref="H4:H6" si="0">C4+$C$7</f><v>1</v>'})
    old = with_cells(old, {f"H{row}": '<f t="shared" si="0"/><v>1</v>' for row in (5, 6)})
    sheet = open_book(tambal(old, perubahan(BERGANTI + "b | B | 4\n")).data)["Rencana"]
    assert [sheet[f"H{n}"].value for n in (4, 5, 6, 7)] == ["=C4+$C$8", None, "=C6+$C$8", "=C7+$C$8"]


def test_an_array_formula_below_the_table_moves_with_its_area() -> None:
    old = with_cells(buku(), {"H10": '<f t="array" ref="H10:H12">C4:C6*2</f><v>1</v>'})
    xml = parts_of(tambal(old, perubahan(BERGANTI + "b | B | 4\n")).data)[SHEET].decode()
    assert '<c r="H11"><f t="array" ref="H11:H13">C4:C7*2</f></c>' in xml


def test_a_formula_on_a_row_that_is_gone_says_so() -> None:
    old = with_cells(buku(), {"H10": "<f>C5+C6</f><v>5</v>"})
    result = tambal(old, perubahan(BERGANTI + "y | Y | 4\n"))
    assert open_book(result.data)["Rencana"]["H11"].value == "=#REF!+C4"
    assert result.catatan == (
        "Rumus di Rencana!H11 menunjuk baris yang tidak ada lagi dan kini berisi #REF!. Perbaiki rumusnya.",
    )


def test_a_formula_that_stays_gets_its_new_value() -> None:
    old = edit(
        buku(),
        "xl/workbook.xml",
        lambda x: x.replace(
            "<definedName name", '<definedName name="Kali">Rencana!$B$10</definedName><definedName name', 1
        ),
    )
    change = Perubahan(perubahan(BERGANTI).tabel, {"Kali": Isi(300, RUMUS_TETAP)})
    data = tambal(old, change).data
    assert open_book(data)["Rencana"]["B10"].value == "=C7*10"
    assert open_book(data, values=True)["Rencana"]["B10"].value == 300


def test_stale_values_go_and_others_stay() -> None:
    old = with_cells(buku(), {"H1": '<f>B10&amp;""</f><v>60</v>', "I1": "<f>1+1</f><v>2</v>"})
    sheet = open_book(tambal(old, perubahan(BERGANTI)).data, values=True)["Rencana"]
    assert (sheet["C7"].value, sheet["B10"].value, sheet["H1"].value, sheet["I1"].value) == (None, None, None, 2)
    given = perubahan(BERGANTI, jumlah={"Nilai": Isi(30)})
    assert open_book(tambal(old, given).data, values=True)["Rencana"]["C7"].value == 30


def test_sheets_that_are_ours_lose_stale_values_and_follow_though_nothing_is_written_there() -> None:
    old = buku(ISI, extra=["lembar"])
    result = tambal(old, Perubahan(perubahan(BERGANTI + "b | B | 4\n").tabel, kita=("Punya Saya",)))
    assert "Punya Saya" not in " ".join(result.catatan)
    assert open_book(result.data)["Punya Saya"]["A1"].value == "=Rencana!B11"
    assert [c.value for c in open_book(result.data, values=True)["Punya Saya"]["A"][:2]] == [None, None]


@pytest.mark.parametrize("dialek", ["excel", "awalan"])
def test_a_chain_of_computing_goes_only_when_formulas_moved(dialek: str) -> None:
    same, moved = (tambal(buku(ISI, dialek), perubahan(text)) for text in (ISI, BERGANTI + "b | B | 4\n"))
    assert "xl/calcChain.xml" in parts_of(same.data)
    parts = parts_of(moved.data)
    assert "xl/calcChain.xml" not in parts
    assert not any(b"calcChain" in parts[n] for n in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"))
    assert b'fullCalcOnLoad="1"' in parts["xl/workbook.xml"]


def test_a_computed_column_that_an_application_lost_is_copied_from_the_last_row() -> None:
    old = table_edit(buku(), r"<calculatedColumnFormula>.*?</calculatedColumnFormula>", "")
    change = perubahan(BERGANTI).tabel[0]
    rows = tuple(Baris(b.kunci, {**b.sel, "Dua Kali": Isi(8, RUMUS_TETAP)}) for b in change.baris)
    data = tambal(old, Perubahan((IsiTabel(change.nama, change.kolom, change.kunci, rows),))).data
    formula = "=tblSatu[[#This Row],[Nilai]]*2"
    assert [open_book(data)["Rencana"][f"D{n}"].value for n in (4, 5, 6)] == [formula] * 3
    assert [open_book(data, values=True)["Rencana"][f"D{n}"].value for n in (4, 5, 6)] == [8] * 3
