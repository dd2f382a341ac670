"""When a click must write nothing: the file went on meanwhile, a cell cannot be read, something would be lost."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from jalan import make, mirror, read, verified, walk
from kantor import Kantor

from xlpy.cli import main
from xlpy.resources import sample_folder


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook whose first steps are taken."""
    path = make(tmp_path_factory.mktemp("buku"))
    walk(path, 2)
    return path


@pytest.fixture
def book(tmp_path: Path, kantor: Kantor, made: Path) -> Iterator[Path]:
    """A copy of it, open, its log's mirror beside it."""
    path = tmp_path / "buku.xlsm"
    shutil.copy(made, path)
    shutil.copy(mirror(made), mirror(path))
    kantor.open(path)
    yield path
    kantor.book(path).close()


def test_what_another_computer_wrote_meanwhile_is_not_written_over(
    kantor: Kantor, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    elsewhere = tmp_path / "lain" / "buku.xlsm"
    elsewhere.parent.mkdir()
    shutil.copy(book, elsewhere)
    shutil.copy(mirror(book), mirror(elsewhere))
    walk_on(elsewhere)
    shutil.copy(elsewhere, book)  # as a shared folder does
    shutil.copy(mirror(elsewhere), mirror(book))
    before = book.read_bytes()
    said = kantor.click(book, "Pita.Susun")
    assert "sudah berubah sejak dibuka di sini" in said
    assert book.read_bytes() == before
    assert verified(book, capsys)[0] == 0


def walk_on(book: Path) -> None:
    """The third of the sample's steps, taken on another computer."""
    from jalan import do, steps_of  # noqa: PLC0415

    taken = steps_of(sample_folder() / "langkah-contoh.toml", book)[2]
    assert do(book, taken.langkah, taken.tindakan, taken.pelaku, at=taken.waktu, data=taken.data) == 0


def test_a_cell_that_cannot_be_read_is_named_and_nothing_is_written(kantor: Kantor, book: Path) -> None:
    page = kantor.book(book).sheets["DPA"]  # its third row is the first that has money
    heads = page.tables["tblDpa"].header_row_range
    column = heads.column + heads.options(ndim=1).value.index("Pagu (Rp)")
    page.range((heads.row + 3, column)).value = "banyak"
    before = book.read_bytes()
    said = kantor.click(book, "Pita.Susun")
    assert f"DPA!{openpyxl.utils.get_column_letter(column)}{heads.row + 3}" in said
    assert "buku tidak diubah" in said
    assert book.read_bytes() == before
    assert page.range((heads.row + 3, column)).value == "banyak", "what was typed stays where it was typed"


def test_what_only_the_open_workbook_has_is_not_given_up_without_a_yes(kantor: Kantor, book: Path) -> None:
    page = kantor.book(book).sheets.add("Hitungan saya")
    page.range("A1").value = "anggaran rapat"
    before = book.read_bytes()
    said = kantor.click(book, "Pita.Susun", ["tidak"])
    assert "Dibatalkan; buku tidak diubah." in said
    assert book.read_bytes() == before
    assert kantor.book(book).sheets["Hitungan saya"].range("A1").value == "anggaran rapat"


def test_a_new_workbook_is_not_made_over_one_under_way(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = made.read_bytes()
    dpa = str(sample_folder() / "dpa-contoh.xlsx")
    assert main(["susun", "--dpa", dpa, "-o", str(made), "--timpa"]) == 3
    assert "prosedur sebuah buku kerja sudah berjalan di sini" in capsys.readouterr().err
    assert made.read_bytes() == before


def test_a_new_workbook_is_not_made_over_a_log_whose_mirror_is_gone(
    made: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = tmp_path / "sendiri.xlsm"
    shutil.copy(made, alone)
    dpa = str(sample_folder() / "dpa-contoh.xlsx")
    assert main(["susun", "--dpa", dpa, "-o", str(alone), "--timpa"]) != 0
    assert "memuat log dengan 2 baris" in capsys.readouterr().err
    assert len(read(alone).tabel["tblLog"]) == 2


def test_after_a_click_the_workbook_is_still_locked_against_others(
    kantor: Kantor, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert "tersusun" in kantor.click(book, "Pita.Susun")
    assert main(["susun", str(book)]) != 0
    assert "sedang terbuka di LibreOffice" in capsys.readouterr().err


def test_closed_after_a_click_the_workbook_is_free(kantor: Kantor, made: Path, tmp_path: Path) -> None:
    path = tmp_path / "bebas.xlsm"
    shutil.copy(made, path)
    shutil.copy(mirror(made), mirror(path))
    kantor.open(path)
    kantor.click(path, "Pita.Susun")
    kantor.book(path).close()
    assert not list(tmp_path.glob(".~lock*"))
