"""The sheets of papers in the workbook, as LibreOffice computes and prints them: out of date or not, not too wide."""

import shutil
from pathlib import Path

import openpyxl
import pytest
from hitung_ulang import Ubah, converter
from jalan import AGENDA, do, edit, make, mirror, opened
from kertas import baca

from xlpy.book.schema import RENCANA
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.cli import main
from xlpy.lembar_kertas import BASI

PRINTED = ("rkt", "buku-agenda")


@pytest.fixture(scope="module")
def ubah(tmp_path_factory: pytest.TempPathFactory) -> Ubah:
    return converter(tmp_path_factory.mktemp("lo"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, some of its papers printed."""
    path = make(tmp_path_factory.mktemp("lembar"))
    assert main(["cetak", str(path), *PRINTED]) == 0
    return path


@pytest.fixture(scope="module")
def notices(book: Path, ubah: Ubah, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What stands beside the printed papers, computed anew: as printed, after a step, after a change of the money."""
    folder = tmp_path_factory.mktemp("basi")
    copies = {}
    for name in ("dicetak", "langkah", "pagu"):
        path = copies[name] = folder / f"{name}.xlsm"
        shutil.copy(book, path)
        shutil.copy(mirror(book), mirror(path))
    assert do(copies["langkah"], 1, "mulai", AGENDA, at="2026-01-05 08:00") == 0
    edit(copies["pagu"], *_first_amount(copies["pagu"]))
    made = ubah("xlsx", *copies.values())
    return {path.stem: _beside(path) for path in made}


def _first_amount(path: Path) -> tuple[str, dict[str, object]]:
    with opened(path) as inside:
        sheet = inside[RENCANA.name]
        head, *rows = sheet[sheet.tables[RENCANA.table.name].ref]
        at = next(n for n, cell in enumerate(head) if cell.value == RENCANA.table.column("pagu").heading)
        cell = next(row[at] for row in rows if isinstance(row[at].value, int))
        return sheet.title, {cell.coordinate: cell.value + 1000}


def _beside(path: Path) -> list[str]:
    """The notice on each sheet of a printed paper."""
    inside = openpyxl.load_workbook(path, data_only=True)
    sheets = [inside[LEMBAR_KERTAS[kode]] for kode in PRINTED]
    return [BASI if any(c.value == BASI for row in s.iter_rows(max_row=3) for c in row) else "" for s in sheets]


@pytest.mark.parametrize(("when", "said"), [("dicetak", ""), ("langkah", BASI), ("pagu", BASI)])
def test_a_paper_s_sheet_says_when_the_workbook_has_changed_since(
    notices: dict[str, list[str]], when: str, said: str
) -> None:
    assert notices[when] == [said] * len(PRINTED)


def test_a_paper_s_sheet_prints_on_as_many_pages_as_its_pdf(book: Path, ubah: Ubah) -> None:
    (whole,) = ubah("pdf", book)
    pages = [page.teks for page in baca(whole.read_bytes()).halaman]
    first = next(n for n, text in enumerate(pages) if text.startswith("BUKU AGENDA SURAT MASUK"))
    assert "Ket." in pages[first].split(), "the last column spilled over"
    plan = next(n for n, text in enumerate(pages) if "RENCANA KINERJA TAHUNAN" in text)
    assert "CAMAT CONTOH" in pages[plan], "the signature is on another page than in the PDF"
