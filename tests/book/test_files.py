"""Files are put in their place whole, with their rights, and nothing stays behind."""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from xlpy.book import files
from xlpy.errors import WorkbookError

resource = pytest.importorskip("resource", reason="limits and permissions are those of POSIX")


@contextmanager
def full_disk(at: int) -> Iterator[None]:
    """No file may grow beyond ``at`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (at, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(b"lama")
    return path


def dead_pid() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        pass
    return process.pid


def test_a_full_disk_leaves_the_old_file_and_nothing_else(book: Path) -> None:
    with full_disk(1000), pytest.raises(WorkbookError, match="terlalu besar untuk tempat itu"):
        files.write_file(book, b"x" * 5000)
    assert book.read_bytes() == b"lama"
    assert names(book.parent) == ["buku.xlsx"]


def test_a_full_disk_leaves_the_backup_before(book: Path) -> None:
    backup = book.with_name("buku.cadangan.xlsx")
    backup.write_bytes(b"cadangan lama")
    book.write_bytes(b"x" * 5000)
    with full_disk(1000), pytest.raises(WorkbookError, match="cadangan"):
        files.keep_copy(book, backup)
    assert backup.read_bytes() == b"cadangan lama"
    assert names(book.parent) == ["buku.cadangan.xlsx", "buku.xlsx"]


def test_the_leavings_of_a_killed_run_go_and_those_of_a_living_one_stay(book: Path) -> None:
    for name in (f".buku.xlsx.{dead_pid()}.tmp", f".buku.xlsx.{os.getppid()}.tmp", ".lain.xlsx.1.tmp"):
        (book.parent / name).write_bytes(b"")
    files.write_file(book, b"baru")
    assert names(book.parent) == [f".buku.xlsx.{os.getppid()}.tmp", ".lain.xlsx.1.tmp", "buku.xlsx"]


@pytest.mark.parametrize("before", [0o600, 0o640, 0o664])
def test_the_permissions_of_the_old_file_are_kept(book: Path, before: int) -> None:
    book.chmod(before)
    files.write_file(book, b"baru")
    assert (book.read_bytes(), mode(book)) == (b"baru", before)


def test_a_new_file_takes_the_permissions_of_the_system(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_file(tmp_path / "baru.xlsx", b"baru")
    finally:
        os.umask(before)
    assert mode(tmp_path / "baru.xlsx") == 0o640


def test_a_backup_is_never_read_only(book: Path) -> None:
    backup = book.with_name("buku.cadangan.xlsx")
    book.chmod(0o444)
    files.keep_copy(book, backup)
    assert mode(backup) == 0o644
    backup.chmod(0o444)
    files.keep_copy(book, backup)
    assert mode(backup) == 0o644


def test_a_read_only_book_and_a_folder_are_refused_with_what_to_do(book: Path) -> None:
    files.refuse_unwritable(book)
    files.refuse_unwritable(book.with_name("belum-ada.xlsx"))
    book.chmod(0o444)
    with pytest.raises(WorkbookError, match=r"hanya-baca.*Hilangkan"):
        files.refuse_unwritable(book)
    with pytest.raises(WorkbookError, match="itu folder"):
        files.refuse_unwritable(book.parent)


def test_a_link_is_written_through(book: Path) -> None:
    link = book.parent / "tautan.xlsx"
    link.symlink_to(book)
    files.write_file(link, b"baru")
    assert link.is_symlink()
    assert book.read_bytes() == b"baru"


def test_what_reads_back_differently_is_reported(book: Path) -> None:
    files.check_written(book, b"lama")
    for other in (b"lam", b"lamb"):
        with pytest.raises(WorkbookError, match="tidak sama dengan yang ditulis"):
            files.check_written(book, other)


def test_a_missing_folder_is_said_in_indonesian(tmp_path: Path) -> None:
    with pytest.raises(WorkbookError, match="berkas atau foldernya tidak ada") as problem:
        files.write_file(tmp_path / "tiada" / "buku.xlsx", b"")
    assert os.strerror(errno.ENOENT) not in str(problem.value)


def test_only_missing_files_are_copied(tmp_path: Path) -> None:
    source, folder = tmp_path / "contoh", tmp_path / "masukan"
    source.mkdir()
    for name in ("a.txt", "b.txt", "c.txt"):
        (source / name).write_text(name, encoding="utf-8")
    assert files.copy_missing(source, folder) == []
    (folder / "a.txt").write_text("suntingan", encoding="utf-8")
    (folder / "b.txt").unlink()
    assert files.copy_missing(source, folder) == [folder / "a.txt"]
    assert (folder / "a.txt").read_text(encoding="utf-8") == "suntingan"
    assert (folder / "b.txt").read_text(encoding="utf-8") == "b.txt"
