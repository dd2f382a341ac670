"""The committed workbook is what its sources give, and nothing is wrong with it."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from contoh import dokumen
from openpyxl.workbook import Workbook
from validator import sdk_errors

from xlpy.book import closed
from xlpy.book.schema import LEMBAR
from xlpy.book.shapes import Bagian
from xlpy.build.bangun import BUKU, bangun, empty_workbook
from xlpy.build.paket import read_parts
from xlpy.build.periksa.periksa import periksa
from xlpy.build.perintah import PERINTAH
from xlpy.build.workbook import build
from xlpy.lembar_kertas import empty_sheets
from xlpy.plan.masukan import JABATAN_AWAL

ROOT = Path(__file__).parents[2]
COMMITTED = ROOT / BUKU


@pytest.fixture(scope="module")
def empty() -> bytes:
    return empty_workbook(empty_sheets())


@pytest.fixture(scope="module")
def book(empty: bytes) -> Iterator[Workbook]:
    """The workbook as openpyxl sees it; what it keeps of the macros is closed before the file under it goes."""
    opened = openpyxl.load_workbook(io.BytesIO(empty), keep_vba=True)
    yield opened
    opened.vba_archive.close()


def test_the_committed_workbook_is_rebuilt_part_for_part(empty: bytes) -> None:
    """If this fails, run: rencana-kinerja bangun."""
    built, committed = read_parts(empty), read_parts(COMMITTED.read_bytes())
    assert sorted(built) == sorted(committed)
    assert [name for name in built if built[name] != committed[name]] == []


def test_it_is_built_twice_the_same(empty: bytes) -> None:
    assert empty_workbook(empty_sheets()) == empty


def test_everything_committed_that_is_made_is_built_in_its_place(tmp_path: Path) -> None:
    for path in bangun(tmp_path, empty_sheets()):
        assert path.exists()
    for path in tmp_path.rglob("*"):
        assert (ROOT / path.relative_to(tmp_path)).exists(), path


def test_the_sdk_finds_nothing_wrong_with_it() -> None:
    assert sdk_errors(COMMITTED) == []


def test_a_workbook_with_a_plan_in_it_has_no_defect_either(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(build(dokumen(), macros=True))
    assert periksa(path.read_bytes()) == []
    assert sdk_errors(path) == []


def test_an_empty_office_is_read_back_without_a_complaint() -> None:
    document = closed.read(COMMITTED)
    assert (document.peringatan, document.asing) == ((), ())
    assert document.rencana.sub_kegiatan == ()
    assert [(p.jabatan, p.nama) for p in document.pengaturan.pejabat] == [(title, "") for title in JABATAN_AWAL]


def test_every_command_has_a_button_on_beranda(empty: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(empty)) as package:
        drawn = "".join(package.read(n).decode() for n in package.namelist() if n.endswith(".vml"))
    assert [c.kode for c in PERINTAH if f"[0]!{c.makro}<" not in drawn] == []


def test_only_sheets_that_nobody_types_on_are_protected_and_without_a_password(book: Workbook) -> None:
    for sheet in LEMBAR:
        protection = book[sheet.name].protection
        assert protection.sheet == sheet.terkunci, sheet.name
        assert not protection.password
        assert not (sheet.terkunci and (sheet.tables or sheet.names))


def test_the_tab_of_every_visible_sheet_has_the_colour_of_its_part(book: Workbook) -> None:
    colors = {s.bagian: book[s.name].sheet_properties.tabColor.rgb for s in LEMBAR if not s.hidden}
    assert set(colors) == set(Bagian)
    assert len(set(colors.values())) == len(Bagian)


def test_no_sheet_shows_gridlines(book: Workbook) -> None:
    assert [s.title for s in book if s.sheet_view.showGridLines] == []
