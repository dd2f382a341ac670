"""What honest programs write passes the guard: our workbook and the sample, also as other programs save them."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from contoh import dokumen
from dialek_excel import dialek_excel
from hitung_ulang import converter
from kurungan import MEMORY, SECONDS, jailed

from xlpy.book import closed
from xlpy.book.guard import periksa_berkas
from xlpy.build.workbook import write
from xlpy.importers.grid import read_grids
from xlpy.resources import empty_workbook, sample_folder

SAMPLE = sorted(path for path in sample_folder().iterdir() if path.suffix in {".xlsx", ".txt"})


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small workbook of ours."""
    path = tmp_path_factory.mktemp("wajar") / "buku.xlsx"
    write(dokumen(), path)
    return path


@pytest.fixture(scope="module")
def from_office(ours: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The same, and the sample's DPA, as LibreOffice saves them, in its new format and in the old one."""
    convert = converter(tmp_path_factory.mktemp("kantor"))
    dpa = ours.with_name("dpa.xlsx")  # what is converted gets its company in its own folder
    shutil.copyfile(sample_folder() / "dpa-contoh.xlsx", dpa)
    return [*convert("xlsx", ours, dpa), *convert("xls", dpa)]


@pytest.mark.parametrize("path", [empty_workbook(), *SAMPLE], ids=lambda path: path.name)
def test_what_travels_with_us_passes(path: Path) -> None:
    assert periksa_berkas(path).data == path.read_bytes()


def test_ours_passes_as_openpyxl_saves_it(ours: Path, tmp_path: Path) -> None:
    copy = tmp_path / "openpyxl.xlsx"
    openpyxl.load_workbook(ours).save(copy)
    assert closed.read(copy).pengaturan == closed.read(ours).pengaturan


@pytest.mark.parametrize("prefix", [False, True])
def test_ours_passes_in_the_dialect_of_excel(ours: Path, tmp_path: Path, *, prefix: bool) -> None:
    copy = tmp_path / "excel.xlsx"
    copy.write_bytes(dialek_excel(ours.read_bytes(), prefix=prefix))
    assert closed.read(copy).rencana == closed.read(ours).rencana


def test_what_libreoffice_saves_passes(from_office: list[Path], ours: Path) -> None:
    book, dpa, old = from_office
    assert closed.read(book).pengaturan == closed.read(ours).pengaturan
    told = [[list(grid.rows) for grid in read_grids(path)] for path in (dpa, old)]
    assert told[0] == told[1]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The largest DPA that an office may have: 5,000 rows of 60 columns, texts and numbers."""
    path = tmp_path_factory.mktemp("besar") / "dpa.xlsx"
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        page = book.add_worksheet("DPA")
        for row in range(5_000):
            for column in range(60):
                page.write(row, column, row * column if column % 2 else f"uraian {row} {column}")
    return path


def test_a_large_honest_file_passes_soon_and_in_little_memory(large: Path) -> None:
    (end,) = jailed([("penjaga", large)])
    assert (end.kind, end.text) == ("terbaca", "")
    assert end.seconds < SECONDS
    assert end.peak < MEMORY


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    """Read as it stands, and written so that no application computes it."""
    typed = ["=1+1", "+62 341", "-5 orang", "@SUM(A1)", "\t=1", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A1"]
    raw = tmp_path / "dpa.xlsx"
    with xlsxwriter.Workbook(raw, {"strings_to_formulas": False}) as book:
        page = book.add_worksheet("DPA")
        for row, text in enumerate(typed):
            page.write_string(row, 0, text)
    assert [row[0] for row in read_grids(raw)[0].rows] == typed


@pytest.mark.parametrize("text", ["=1+1", "+62 341", "-5 orang", "@SUM(A1)", "=cmd|' /C calc'!A1"])
def test_such_a_text_in_the_plan_is_written_as_text(tmp_path: Path, text: str) -> None:
    document = dokumen()
    place = replace(document.pengaturan, tempat=text)
    path = tmp_path / "buku.xlsx"
    write(replace(document, pengaturan=place), path)
    assert closed.read(path).pengaturan.tempat == text
    out = openpyxl.load_workbook(io.BytesIO(path.read_bytes()))
    cells = [cell for page in out for row in page.iter_rows() for cell in row if cell.value == text]
    assert {cell.data_type for cell in cells} == {"s"}
