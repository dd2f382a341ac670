"""The guide within the workbook, as openpyxl reads it; as PDF, as pypdf and poppler read it; and shown."""

import io
import json
import re
import subprocess
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from panduan_pdf import PDF, fingerprint, told
from pypdf import PdfReader

from xlpy.book.schema import LEMBAR, PANDUAN, RENCANA
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.build import naskah
from xlpy.build.naskah import Blok, Jenis, Potongan, Rupa
from xlpy.build.panduan import BAGIAN, page_of
from xlpy.cli import main
from xlpy.resources import empty_workbook, guide_folder

HELP = "? Panduan"
VISIBLE = [sheet.name for sheet in LEMBAR if not sheet.hidden and sheet is not PANDUAN]
NOT_PRINTED = (RENCANA.name, *LEMBAR_KERTAS.values())
"""Sheets that are papers themselves: the way to the guide stands beside what is printed."""


@pytest.fixture(scope="module")
def book() -> Workbook:
    return openpyxl.load_workbook(empty_workbook())


def help_cell(book: Workbook, sheet: str) -> openpyxl.cell.Cell:
    cells = [cell for row in book[sheet].iter_rows() for cell in row if cell.value == HELP]
    assert len(cells) == 1, sheet
    return cells[0]


@pytest.mark.parametrize("sheet", [*VISIBLE, *LEMBAR_KERTAS.values()])
def test_every_sheet_leads_to_its_page(book: Workbook, sheet: str) -> None:
    link = help_cell(book, sheet).hyperlink
    name, _, cell = link.location.partition("!")
    assert name.strip("'") == PANDUAN.name
    assert book[PANDUAN.name][cell].value == page_of(sheet)
    assert link.tooltip


@pytest.mark.parametrize("sheet", VISIBLE)
def test_the_way_to_the_guide_is_in_the_first_row(book: Workbook, sheet: str) -> None:
    assert help_cell(book, sheet).row == 1


@pytest.mark.parametrize("sheet", NOT_PRINTED)
def test_no_paper_prints_the_way_to_the_guide(book: Workbook, sheet: str) -> None:
    cell = help_cell(book, sheet)
    area = openpyxl.worksheet.cell_range.CellRange(book[sheet].print_area.split("!")[1].replace("$", ""))
    assert cell.coordinate not in area


def test_each_page_leads_back_to_its_sheet(book: Workbook) -> None:
    page = book[PANDUAN.name]
    for sheet in VISIBLE:
        row = int(re.sub(r"\D", "", help_cell(book, sheet).hyperlink.location.rpartition("!")[2]))
        assert page.cell(row, 3).hyperlink.location.replace("'", "") == f"{sheet}!A1", sheet


def test_the_sheet_says_what_the_guide_says(book: Workbook) -> None:
    shown = {cell.value for row in book[PANDUAN.name].iter_rows() for cell in row if cell.value}
    guide = naskah.blocks((guide_folder() / "panduan.md").read_text(encoding="utf-8"))
    said = [naskah.plain(b.teks) for c in BAGIAN for b in naskah.section(guide, c) if b.jenis is Jenis.ALINEA]
    assert [text for text in said if text not in shown] == []


def test_it_prints_upright_on_whole_pages_and_is_read_without_scrolling_sideways(book: Workbook) -> None:
    page = book[PANDUAN.name]
    assert (page.page_setup.orientation, page.page_setup.fitToHeight) == ("portrait", 0)
    assert sum(page.column_dimensions[letter].width for letter in "ABC") * 7 < 1366 - 60  # of a small screen


def test_it_makes_the_workbook_little_larger(book: Workbook) -> None:
    number = 1 + book.sheetnames.index(PANDUAN.name)
    with zipfile.ZipFile(io.BytesIO(empty_workbook().read_bytes())) as package:
        part = package.getinfo(f"xl/worksheets/sheet{number}.xml")
    assert part.compress_size < 40_000


# ── as PDF ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pdf_is_of_the_guide_as_it_stands() -> None:
    assert told(PDF) == fingerprint(), "run: make docs"
    assert PDF.stat().st_size < 3_000_000


def test_the_contents_of_the_pdf_name_the_pages_on_which_the_chapters_are() -> None:
    text = subprocess.run(["pdftotext", "-layout", PDF, "-"], capture_output=True, text=True, check=True).stdout
    pages = text.split("\f")
    reader = PdfReader(PDF)
    chapters = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert len(chapters) >= 14
    for entry in chapters:
        number = reader.get_destination_page_number(entry) + 1
        assert re.search(rf"{re.escape(entry.title)}\s+{number}\n", pages[0] + pages[1]), entry.title
        assert re.search(rf"^\s*{re.escape(entry.title)}\s*$", pages[number - 1], re.MULTILINE), entry.title


# ── shown ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_verb_says_where_the_guide_lies_where_nothing_can_show_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":0")
    assert main(["panduan", "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"panduan": str(PDF), "dibuka": False}
    assert main(["panduan"]) == 0
    assert str(PDF) in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # nobody waits for the reader to close
def test_the_verb_has_the_guide_opened_as_a_double_click_would(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opener, opened = tmp_path / "xdg-open", tmp_path / "dibuka"
    opener.write_text(f'#!/bin/sh\necho "$1" > {opened}.baru && mv {opened}.baru {opened}\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.setenv("DISPLAY", ":0")
    assert main(["panduan"]) == 0
    for _ in range(200):
        if opened.exists():
            break
        time.sleep(0.05)
    assert opened.read_text() == f"{PDF}\n"
    assert "Panduan dibuka" in capsys.readouterr().out


# ── read ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_blocks_of_every_kind_are_told_apart() -> None:
    text = "# A\n\nSatu\ndua.\n\n- x\n  y\n- z\n\n1. p\n\n> awas\n> benar\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
    text += "```\nkode\n\nlagi\n```\n\n![apa](gambar/a.png)\n"
    assert naskah.blocks(text) == (
        Blok(Jenis.JUDUL, "A", 1),
        Blok(Jenis.ALINEA, "Satu dua."),
        Blok(Jenis.BUTIR, butir=("x y", "z")),
        Blok(Jenis.BUTIR_BERNOMOR, butir=("p",)),
        Blok(Jenis.CATATAN, "awas benar"),
        Blok(Jenis.TABEL, baris=(("a", "b"), ("1", "2"))),
        Blok(Jenis.KODE, "kode\n\nlagi"),
        Blok(Jenis.GAMBAR, "apa", berkas="gambar/a.png"),
    )


def test_a_text_comes_apart_by_its_marks() -> None:
    assert naskah.pieces("a **b `c`** [d](#e) *f* g*h") == (
        Potongan("a "),
        Potongan("b `c`", Rupa.TEBAL),
        Potongan(" "),
        Potongan("d", Rupa.TAUTAN, "#e"),
        Potongan(" "),
        Potongan("f", Rupa.MIRING),
        Potongan(" g*h"),
    )
    assert naskah.plain("a **b `c`** [d](#e) *f*") == "a b c d f"


def test_a_heading_is_found_as_github_finds_it() -> None:
    assert naskah.anchor("Bila DPA berubah (DPPA)") == "bila-dpa-berubah-dppa"
