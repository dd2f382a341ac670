"""The sheets that are papers: put into an open workbook as they were made, asked for whom they were chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings
from buku_tambal import buku

from xlpy.book.kertas_pilihan import chosen, chosen_live
from xlpy.book.live_kertas import place
from xlpy.book.tambal.cangkok import graft
from xlpy.engines import libreoffice
from xlpy.errors import InputError
from xlpy.forms.layout import BOX, Cell, Lembar, Look, Row
from xlpy.forms.render import Panel, sheets

TIDAK_BASI = ('=IF(EXACT("tblLog[",""),"","x")', "")


def paper(nama: str, text: str) -> Lembar:
    rows = (Row((Cell(0, text, Look(bold=True), across=2),)), Row((Cell(1, "0123", Look(lines=BOX)),), height=40.0))
    return Lembar(nama=nama, kertas="F4", kolom=(200, 300), baris=rows)


def source(text: str, untuk: str | None = "Camat") -> bytes:
    panel = Panel(untuk, ("Camat", "Sekretaris"), "Pilih, lalu klik.", TIDAK_BASI)
    return sheets([(paper("Perjanjian Kinerja", text), panel), (paper("Tanda Terima", text), panel)])


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[xlwings.Book]:
    folder = tmp_path_factory.mktemp("kertas")
    (folder / "buku.xlsx").write_bytes(graft(buku(), source("lama")))
    (folder / "kertas.xlsx").write_bytes(source("baru", "Sekretaris"))
    libreoffice.activate()
    app = xlwings.App(visible=False, add_book=False)
    opened = app.books.open(folder / "buku.xlsx")
    before = [sheet.name for sheet in opened.sheets]
    place(opened, folder / "kertas.xlsx")
    assert [sheet.name for sheet in opened.sheets] == before
    yield opened
    app.quit()


def test_an_open_workbook_gets_its_papers_with_their_looks(book: xlwings.Book) -> None:
    sheet = book.sheets["Tanda Terima"]
    assert (sheet["A1"].value, sheet["A1"].font.bold, sheet["A1"].merge_area.address) == ("baru", True, "$A$1:$B$1")
    assert (sheet["B2"].value, sheet["B2"].row_height) == ("0123", pytest.approx(40, abs=0.5))


def test_the_papers_own_workbook_is_closed_again(book: xlwings.Book) -> None:
    assert [other.name for other in book.app.books] == ["buku.xlsx"]


def test_whom_an_open_workbook_names_may_be_unsaved(book: xlwings.Book) -> None:
    assert chosen_live(book)["perjanjian-kinerja"] == "Sekretaris"
    book.sheets["Perjanjian Kinerja"]["E1"].value = "Camat"
    assert chosen_live(book)["perjanjian-kinerja"] == "Camat"


def test_whom_a_closed_workbook_names(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(graft(buku(), source("x", "Lurah Melati")))
    assert chosen(path) == {"perjanjian-kinerja": "Lurah Melati", "tanda-terima": "Lurah Melati"}


def test_a_paper_of_which_there_is_one_asks_for_nobody(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(graft(buku(), source("x", None)))
    assert chosen(path) == {}


def test_a_sheet_of_somebodys_own_is_left_alone_in_an_open_workbook(book: xlwings.Book, tmp_path: Path) -> None:
    own = book.sheets.add("Rencana Aksi", after=book.sheets[0])
    own["A5"].value = "catatan saya"
    made = tmp_path / "kertas.xlsx"
    panel = Panel(None, (), "Klik.", TIDAK_BASI)
    made.write_bytes(sheets([(paper("Rencana Aksi", "baru"), panel)]))
    with pytest.raises(InputError, match="bukan lembar kertas"):
        place(book, made)
    assert own["A5"].value == "catatan saya"
