"""The workbook as a file: its rights, its backup, and who else has it open, through the command."""

import stat
from pathlib import Path

import pytest

from xlpy.cli import main
from xlpy.resources import sample_folder


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """A workbook made from the sample."""
    path = tmp_path / "buku.xlsx"
    assert main(["susun", "--dpa", str(sample_folder() / "dpa-contoh.xlsx"), "-o", str(path)]) == 0
    return path


def test_a_read_only_book_is_refused_and_left_alone(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    book.chmod(0o444)
    assert main(["susun", str(book)]) == 4
    assert "hanya-baca" in capsys.readouterr().err
    assert book.read_bytes() == before
    assert [p.name for p in book.parent.iterdir()] == ["buku.xlsx"]


def test_colleagues_may_still_read_the_book(book: Path) -> None:
    book.chmod(0o664)
    assert main(["susun", str(book)]) == 0
    assert stat.S_IMODE(book.stat().st_mode) == 0o664


def test_looking_at_a_read_only_book_is_fine(book: Path) -> None:
    book.chmod(0o444)
    assert main(["susun", str(book), "--lihat"]) == 0


def test_an_edited_input_of_the_sample_is_kept_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")  # no printing
    edited = tmp_path / "masukan" / "tupoksi-contoh.txt"
    edited.parent.mkdir()
    text = (sample_folder() / edited.name).read_text(encoding="utf-8") + "\n"
    edited.write_text(text, encoding="utf-8")
    assert main(["contoh", str(tmp_path)]) == 0
    assert edited.read_text(encoding="utf-8") == text
    assert "tupoksi-contoh.txt sudah Anda ubah, jadi tidak ditimpa" in capsys.readouterr().out
