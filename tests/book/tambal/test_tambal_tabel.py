"""A table grows and shrinks, and what stands around it follows."""

import pytest
from buku_tambal import DIALEK, ISI, KOLOM, buku, grid, open_book, perubahan, with_cells
from dialek_excel import parts_of

from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal

LEBIH = """
    Kode | Nama   | Nilai
    c    | Cabai  | 30
    x    | Xilem  | 7
    a    | Apel   | 1
    b    | Belut  | 2
    y    | Yoghurt| 8
"""
KURANG = """
    Kode | Nama  | Nilai
    b    | Belut | 5
"""
FORMULA = "=tblSatu[[#This Row],[Nilai]]*2"


@pytest.mark.parametrize("dialek", DIALEK)
@pytest.mark.parametrize("text", [LEBIH, KURANG, ISI], ids=["lebih", "kurang", "sama"])
def test_everything_around_a_table_follows_its_rows(text: str, dialek: str) -> None:
    before, data = open_book(buku(ISI, dialek))["Rencana"], tambal(buku(ISI, dialek), perubahan(text)).data
    sheet, rows = open_book(data)["Rencana"], text.strip().count("\n")
    end, moved = 3 + rows, rows - 3
    assert [[c.value for c in row[:4]] for row in sheet[f"A4:D{end}"]] == [
        [*row[:2], int(row[2]), FORMULA]
        for row in ([c.strip() for c in line.split("|")] for line in text.strip().splitlines()[1:])
    ]
    assert sheet.tables["tblSatu"].ref == f"A3:D{end + 1}"
    assert sheet.tables["tblSatu"].autoFilter.ref == f"A3:D{end}"
    assert sheet.tables["tblDua"].ref == f"A{12 + moved}:B{13 + moved}"
    assert [str(r) for r in sheet.merged_cells.ranges] == [f"B{9 + moved}:D{9 + moved}"]
    assert [str(v.sqref) for v in sheet.data_validations.dataValidation] == [f"C4:C{end}" if rows > 1 else "C4"]
    (rule,) = sheet.conditional_formatting
    assert (str(rule.sqref), rule.rules[0].formula) == (f"A4:D{end}", ["$C4>2"])
    assert sheet[f"C{end + 1}"].value == "=SUBTOTAL(109,tblSatu[Nilai])"
    assert sheet[f"B{end + 4}"].value == f"=C{end + 1}*10"
    assert sheet.row_dimensions[end + 3].height == before.row_dimensions[9].height == 33
    assert sheet.print_area == f"'Rencana'!$A$1:$D${end + 4}"
    assert sheet.print_title_rows == "$3:$3"
    assert [b.id for b in sheet.row_breaks.brk] == [8 + moved]
    assert sheet[f"C{end + 4}"].hyperlink.location == "Rencana!B2"
    assert open_book(data).defined_names["Camat"].attr_text == f"Rencana!$B${end + 3}"


@pytest.mark.parametrize("dialek", DIALEK)
def test_only_our_parts_change(dialek: str) -> None:
    old = buku(ISI, dialek, extra=["lembar", "komentar", "grafik", "tombol"])
    result = tambal(old, perubahan(ISI.replace("Apel", "Apel merah")))
    before, after = parts_of(old), parts_of(result.data)
    changed = {name for name in before if before[name] != after.get(name)}
    assert changed == set(result.diubah)
    kinds = {name.rstrip("0123456789.xml").rpartition("/")[2] for name in changed}
    assert kinds <= {"sheet", "workbook", ""}, changed
    assert len([c for c in changed if "sheet" in c]) == 1


def test_parts_that_stay_are_copied_as_they_lie_compressed() -> None:
    old = buku(ISI, extra=["lembar"])
    result = tambal(old, perubahan(LEBIH))
    start = old.index(b"xl/theme/theme1.xml") + len("xl/theme/theme1.xml")
    assert old[start : start + 500] in result.data


@pytest.mark.parametrize("dialek", DIALEK)
def test_the_same_patch_twice_changes_nothing_more(dialek: str) -> None:
    once = tambal(buku(ISI, dialek), perubahan(LEBIH))
    twice = tambal(once.data, perubahan(LEBIH))
    assert twice.diubah == ()
    assert parts_of(twice.data) == parts_of(once.data)


def _without_head(data: bytes, part: str) -> bytes:
    return parts_of(data)[part].partition(b"?>")[2].strip()


def test_growing_and_shrinking_back_gives_the_first_book() -> None:
    first = tambal(buku(), perubahan(ISI)).data
    back = tambal(tambal(first, perubahan(LEBIH)).data, perubahan(ISI)).data
    assert grid(back) == grid(first)
    assert _without_head(back, "xl/workbook.xml") == _without_head(first, "xl/workbook.xml")
    assert _without_head(back, "xl/tables/table2.xml") == _without_head(first, "xl/tables/table2.xml")


@pytest.mark.parametrize("dialek", DIALEK)
def test_two_tables_of_one_sheet_grow_together(dialek: str) -> None:
    dua = IsiTabel(
        "tblDua",
        ("Kunci", "Isi"),
        ("Kunci",),
        tuple(Baris((k,), {"Kunci": Isi(k), "Isi": Isi("baru")}) for k in "pqr"),
    )
    change = Perubahan((*perubahan(LEBIH).tabel, dua), {"Camat": Isi("Lurah")})
    sheet = open_book(tambal(buku(ISI, dialek), change).data)["Rencana"]
    assert sheet["B11"].value == "Lurah"
    assert sheet.tables["tblDua"].ref == "A14:B17"
    assert [c.value for c in sheet["A"][13:17]] == ["Kunci", "p", "q", "r"]


def test_a_table_emptied_keeps_one_blank_row() -> None:
    data = tambal(buku(), Perubahan((IsiTabel("tblSatu", KOLOM, ("Kode",), ()),))).data
    sheet = open_book(data)["Rencana"]
    assert sheet.tables["tblSatu"].ref == "A3:D5"
    assert [c.value for c in sheet[4]] == [None, None, None, FORMULA]
    assert open_book(tambal(data, perubahan(LEBIH)).data)["Rencana"].tables["tblSatu"].ref == "A3:D9"


def test_given_page_breaks_and_heights_replace_the_old() -> None:
    change = perubahan(LEBIH, halaman=(2, 6))
    rows = tuple(Baris(b.kunci, b.sel, 40.5) for b in change.tabel[0].baris)
    tabel = IsiTabel("tblSatu", KOLOM, ("Kode",), rows, halaman=(2, 6))
    sheet = open_book(tambal(buku(ISI.replace("Belut", "Lele")), Perubahan((tabel,))).data)["Rencana"]
    assert [b.id for b in sheet.row_breaks.brk] == [5, 9]
    assert [sheet.row_dimensions[n].height for n in range(4, 9)] == [40.5, 40.5, None, 40.5, 40.5]


@pytest.mark.parametrize("dialek", DIALEK)
def test_looks_come_from_the_sheet_of_looks(dialek: str) -> None:
    other = ISI.replace("Apel", "A").replace("Belut", "B").replace("Cabai", "C")
    book = open_book(tambal(buku(other, dialek), perubahan(LEBIH, look="tebal")).data)
    assert {book["Rencana"][f"B{n}"].font.size for n in range(4, 9)} == {20}
    assert book["Rencana"]["A4"].font.size == 11


def test_links_of_a_table_are_replaced() -> None:
    rows = tuple(
        Baris((k,), {"Kunci": Isi(k, tautan=f"{sheet}!{k}")})
        for k, sheet in (("A1", "'Rencana'"), ("B2", "Rencana Kita"))
    )
    change = Perubahan((IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), rows),))
    for data in (tambal(buku(), change).data, tambal(tambal(buku(), change).data, change).data):
        sheet = open_book(data)["Rencana"]
        links = {c.coordinate: c.hyperlink.location for row in sheet for c in row if c.hyperlink}
        assert links == {"C10": "Rencana!B2", "A13": "'Rencana'!A1", "A14": "'Rencana Kita'!B2"}


def test_nothing_to_write_changes_nothing() -> None:
    old = with_cells(buku(), {"H1": "<f>TODAY()</f><v>1</v>"})
    result = tambal(old, Perubahan(kita=("Rencana", "Tahun", "tblSatu", "Tidak Ada")))
    assert result.diubah == ()
    assert parts_of(result.data) == parts_of(old)
