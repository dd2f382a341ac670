"""What stands below a table: rows typed there, and a totals row that is none."""

import re

import pytest
from buku_tambal import DIALEK, ISI, KOLOM, TABEL, buku, open_book, perubahan, told, with_cells
from dialek_excel import edit

from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Perubahan
from xlpy.book.tambal.tambal import tambal
from xlpy.errors import InputError

SHEET = "xl/worksheets/sheet1.xml"


def typed(**texts: str) -> bytes:
    """The workbook with texts typed into cells."""
    return with_cells(buku(), {place: f"<is><t>{text}</t></is>" for place, text in texts.items()})


def dua(*rows: tuple[str, str]) -> Perubahan:
    """The second table, which stands last on its sheet, with other rows."""
    body = tuple(Baris((k,), {"Kunci": Isi(k), "Isi": Isi(isi)}) for k, isi in rows)
    return Perubahan((IsiTabel("tblDua", ("Kunci", "Isi"), ("Kunci",), body, lanjut=True),))


@pytest.mark.parametrize("dialek", DIALEK)
@pytest.mark.parametrize(
    ("texts", "cells"),
    [
        ({"A14": "k9", "B14": "ketikan"}, "A14, B14"),
        ({"A16": "k9"}, "A16"),
        ({"B14": "tanpa kunci"}, "B14"),
        ({"A14": "k2", "A15": "k9"}, "A15"),
        ({"D14": "punya saya", "A15": "k2"}, "A15"),
    ],
)
def test_a_row_below_that_is_not_written_is_refused(texts: dict[str, str], cells: str, dialek: str) -> None:
    old = told(typed(**texts), dialek)
    with pytest.raises(InputError, match=rf"^Rencana!{cells}: ditulis di bawah tabel tblDua, .*Hapus"):
        tambal(old, dua(("k1", "lama"), ("k2", "baru")))


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_row_below_that_is_written_joins_also_without_a_key(dialek: str) -> None:
    old = told(typed(A14="k2", B15="se  lesai", D17="punya saya"), dialek)
    data = tambal(old, dua(("k1", "lama"), ("k2", "baru"), ("k3", "se lesai"))).data
    sheet = open_book(data)["Rencana"]
    assert [[c.value for c in row[:2]] for row in sheet["A13:B16"]] == [
        ["k1", "lama"],
        ["k2", "baru"],
        ["k3", "se lesai"],
        [None, None],
    ]
    assert (sheet.tables["tblDua"].ref, sheet["D17"].value) == ("A12:B15", "punya saya")


def test_what_stands_below_a_table_of_another_kind_is_nobodys_row() -> None:
    change = dua(("k1", "lama"), ("k2", "baru")).tabel[0]
    other = IsiTabel(change.nama, change.kolom, change.kunci, change.baris)
    assert open_book(tambal(typed(A15="catatan"), Perubahan((other,))).data)["Rencana"]["A16"].value == "catatan"


def test_what_stands_below_the_total_or_a_next_table_is_nobodys_row() -> None:
    change = perubahan(ISI).tabel[0]
    content = IsiTabel(TABEL, KOLOM, ("Kode",), change.baris, lanjut=True)
    assert tambal(typed(A9="catatan", A14="k9"), Perubahan((content,))).diubah is not None


def without_total() -> bytes:
    """What LibreOffice leaves where the totals row was deleted: the table still claims one."""
    part = "xl/tables/table1.xml"
    old = edit(buku(ISI + "d | Duku | 4\n"), part, lambda x: re.sub(r' totalsRow(?:Label|Function)="[^"]*"', "", x))
    old = edit(old, part, lambda x: x.replace('<autoFilter ref="A3:D7"', '<autoFilter ref="A3:D6"'))
    old = edit(old, part, lambda x: x.replace("A3:D8", "A3:D7"))
    return edit(old, SHEET, lambda x: re.sub(r'<row r="8".*?</row>', "", x))


@pytest.mark.parametrize("dialek", DIALEK)
def test_a_totals_row_that_is_a_row_of_the_body_is_written_once(dialek: str) -> None:
    change = perubahan(ISI + "d | Durian | 4\n", jumlah={"Nilai": Isi(10)})
    old = told(without_total(), dialek)
    data = tambal(old, change).data
    sheet = open_book(data)["Rencana"]
    assert [sheet[f"B{n}"].value for n in range(4, 9)] == ["Apel", "Belut", "Cabai", "Durian", None]
    found = sheet.tables[TABEL]
    assert (found.ref, found.autoFilter.ref, found.totalsRowCount, found.totalsRowShown) == (
        "A3:D7",
        "A3:D7",
        None,
        False,
    )
    assert tambal(data, change).diubah == ()


def test_a_totals_row_without_its_label_is_known_by_its_sum_or_its_missing_key() -> None:
    old = edit(buku(), "xl/tables/table1.xml", lambda x: re.sub(r' totalsRow(?:Label|Function)="[^"]*"', "", x))
    for one in (old, with_cells(old, {"A7": "", "C7": "<f>SUM(C4:C6)</f><v>6</v>"})):
        sheet = open_book(tambal(one, perubahan(ISI + "d | Duku | 4\n")).data)["Rencana"]
        assert (sheet["A7"].value, sheet.tables[TABEL].ref, sheet.tables[TABEL].totalsRowCount) == ("d", "A3:D8", 1)
