"""Papers printed by a click in a real LibreOffice, and by the open application itself where none stands by."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from jalan import make, mirror, read
from kantor import Kantor
from kertas import baca

from xlpy.book.kertas_pilihan import chosen
from xlpy.book.live_cetak import print_in
from xlpy.book.schema_kertas import UNTUK
from xlpy.forms import render
from xlpy.forms.layout import Cell, Lembar, Row


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kantor]:
    with Kantor(tmp_path_factory.mktemp("kantor")) as office:
        yield office


@pytest.fixture(scope="module")
def book(kantor: Kantor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's workbook, open."""
    path = make(tmp_path_factory.mktemp("cetak"))
    kantor.open(path)
    return path


def test_the_papers_that_are_chosen_lie_beside_the_open_workbook_and_in_its_log(kantor: Kantor, book: Path) -> None:
    said = kantor.click(book, "Pita.CetakPilih", ["tanda-terima"])
    assert "1 kertas (1 halaman)" in said
    (paper,) = (book.parent / "buku-kertas").iterdir()
    assert "TANDA TERIMA" in baca(paper.read_bytes()).teks
    assert json.loads(mirror(book).read_text(encoding="utf-8"))["Tindakan"] == "cetak"
    assert [row["tindakan"] for row in read(book).tabel["tblLog"]] == ["cetak"]


def test_on_the_sheet_of_a_paper_it_is_that_paper_for_whom_the_sheet_says(kantor: Kantor, book: Path) -> None:
    sheet = kantor.book(book).sheets["Perjanjian Kinerja"]
    row = sheet.range((1, 1), (1, sheet.used_range.last_cell.column)).value
    sheet.range((1, row.index(UNTUK) + 2)).value = "Kasi Pelayanan Umum"
    sheet.activate()
    said = kantor.click(book, "Pita.CetakPilih")
    assert "perjanjian-kinerja-kasi-pelayanan-umum.pdf" in said
    assert chosen(book)["perjanjian-kinerja"] == "Kasi Pelayanan Umum"
    assert "KEPALA SEKSI PELAYANAN UMUM" in str(kantor.book(book).sheets["Perjanjian Kinerja"].used_range.value)
    assert kantor.book(book).sheets.active.name == "Perjanjian Kinerja"


def test_the_application_itself_prints_each_paper_with_its_own_page_numbers(kantor: Kantor, book: Path) -> None:
    papers = {
        f"{name}.xlsx": render.workbook(
            [Lembar(nama=name, kertas="F4", kolom=(300,), baris=(Row((Cell(0, f"Kertas {name}"),)),))]
        )
        for name in ("satu", "dua")
    }
    told: list[int] = []
    made = print_in(kantor.app, papers, told.append)
    assert [baca(made[f"{name}.xlsx"]).teks for name in ("satu", "dua")] == [
        "Kertas satu Halaman 1 dari 1",
        "Kertas dua Halaman 1 dari 1",
    ]
    assert told == [1, 2]
    assert [Path(other.fullname) for other in kantor.app.books] == [book]
