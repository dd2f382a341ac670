"""The workbook as a file: its rights, its backup, and who else has it open, through the command."""

import os
import socket
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from xlpy.book import kunci
from xlpy.cli import main
from xlpy.errors import WorkbookError
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


EXCEL = bytes([9]) + b"Ibu Lurah" + b" " * 45
OFFICE = b"Budi\\, S.Sos,budi,PC-KASI,25.01.2027 09:10,file:///home/budi;"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("~$buku.xlsx", EXCEL, "terbuka di Excel oleh Ibu Lurah sejak 3 jam lalu"),
        ("~$buku.xlsx", b"", "terbuka di Excel sejak 3 jam lalu"),
        (".~lock.buku.xlsx#", OFFICE, "terbuka di LibreOffice oleh Budi, S.Sos di PC-KASI sejak 3 jam lalu"),
        (".~lock.buku.xlsx#", b",,,,;", "terbuka di LibreOffice sejak 3 jam lalu"),
    ],
)
def test_a_book_open_in_an_application_is_refused_with_whose_it_is(
    book: Path, name: str, content: bytes, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before, lock = book.read_bytes(), book.with_name(name)
    lock.write_bytes(content)
    then = time.time() - 3 * 3600 - 60
    os.utime(lock, (then, then))
    assert main(["susun", str(book)]) == 4
    message = capsys.readouterr().err
    assert said in message
    assert f"tutup dahulu; bila memang tidak terbuka, hapus berkas itu: {lock}" in message
    assert book.read_bytes() == before
    assert main(["susun", str(book), "--lihat"]) == 0


def test_the_second_of_two_who_write_one_book_is_refused(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    link = book.with_name("tautan.xlsx")
    link.symlink_to(book)
    with kunci.hold(book):
        for name in (book, link):
            assert main(["susun", str(name)]) == 4
            assert f"di {socket.gethostname()} (proses {os.getpid()})" in capsys.readouterr().err
    assert main(["susun", str(book)]) == 0
    assert not list(book.parent.glob(".*")), "a lock stayed behind"


def test_two_commands_at_once_never_both_write(book: Path) -> None:
    command = [sys.executable, "-m", "xlpy", "susun", str(book)]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True) for _ in "12"]
    ends = [(process.communicate()[1], process.returncode) for process in both]
    assert 0 in [code for _, code in ends]
    assert [said for said, code in ends if code != 0 and "sedang disusun oleh" not in said] == []
    assert main(["susun", str(book), "--lihat"]) == 0


def leave_lock(book: Path, owner: str, *, minutes: int) -> Path:
    lock = book.with_name(f".{book.name}.kunci")
    lock.write_text(f"{owner} 2027-01-01T00:00:00+00:00", encoding="utf-8")
    then = time.time() - minutes * 60
    os.utime(lock, (then, then))
    return lock


def test_the_lock_of_a_dead_process_or_of_long_ago_counts_for_nothing(book: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    for owner, minutes in ((f"camat@{socket.gethostname()} {dead.pid}", 0), ("camat@pc-lain 1", 11)):
        lock = leave_lock(book, owner, minutes=minutes)
        with kunci.hold(book):
            assert str(os.getpid()) in lock.read_text(encoding="utf-8")
        assert not lock.exists()


def test_the_lock_of_another_computer_and_an_unreadable_one_hold(book: Path) -> None:
    for owner in ("camat@pc-lain 1", ""):
        lock = leave_lock(book, owner, minutes=9)
        with pytest.raises(WorkbookError, match="sedang disusun"), kunci.hold(book):
            pass
        assert lock.exists()
