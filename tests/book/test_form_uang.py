"""Numbers and words typed over what the form computes are found at their cell; nothing else is."""

from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen

from xlpy.book import closed
from xlpy.book.schema import RENCANA
from xlpy.build.workbook import write


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "buku.xlsx"
    write(dokumen(), path)
    return path


def typed(path: Path, kode: str, key: str, value: object) -> str:
    """Type over the computed cell of a row (of the totals row for "JUMLAH"); gives its address."""
    workbook = openpyxl.load_workbook(path)
    page = workbook[RENCANA.name]
    column = RENCANA.table.index(key) + 1
    where = RENCANA.table.index("nama" if kode == "JUMLAH" else "kode") + 1
    row = next(r for r in range(7, page.max_row + 1) if page.cell(r, where).value == kode)
    page.cell(row, column).value = value
    workbook.save(path)
    return f"{RENCANA.name}!{page.cell(row, column).coordinate}"


@pytest.mark.parametrize(
    ("kode", "key", "value"),
    [
        ("7.01.01", "anggaran", 5),
        ("7.01.01.2.01", "anggaran", 9_999),
        ("7.01.01.2.01.0001", "anggaran", 1),
        ("7.01.01.2.01.0001", "anggaran_tw_1", 7),
        ("7.01.01.2.01.0001", "anggaran", "menunggu DPPA"),
        ("JUMLAH", "anggaran", 1),
    ],
)
def test_what_is_typed_over_a_computed_cell_is_reported_there(book: Path, kode: str, key: str, value: object) -> None:
    cell = typed(book, kode, key, value)
    assert [(t.aturan, t.sel) for t in closed.read(book).peringatan] == [("anggaran-diketik", cell)]


def test_the_number_that_would_be_computed_is_no_fault(book: Path) -> None:
    typed(book, "7.01.01.2.01.0001", "anggaran", 12_500_000)
    assert closed.read(book).peringatan == ()
