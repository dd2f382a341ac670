"""What lies in the folders and is no ordinary file is refused by name, and the rest goes on."""

import os
import shutil
import socket
from pathlib import Path

import pytest
from konsolidasi import names, originals, run, told


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with one workbook."""
    inside = tmp_path / "kiriman"
    inside.mkdir()
    shutil.copy2(originals()[0], inside / "benar.xlsm")
    return inside


def refused(folder: Path) -> str:
    """Why the only refused file was refused; the workbook was received all the same."""
    output = folder.parent / "r.xlsx"
    run(folder, output)
    assert names(told(output)["diterima"]) == ["benar.xlsm"]
    (entry,) = told(output)["ditolak"]
    return str(entry["alasan"])


def test_a_link_out_of_the_folder(folder: Path) -> None:
    shutil.copy2(originals()[1], folder.parent / "rahasia.xlsm")
    (folder / "luar.xlsm").symlink_to(folder.parent / "rahasia.xlsm")
    assert "ke luar folder" in refused(folder)


def test_a_file_that_becomes_a_link_out_of_the_folder(folder: Path) -> None:
    secret = Path(shutil.copy2(originals()[1], folder.parent / "rahasia.xlsm"))
    shutil.copy2(secret, folder / "nanti.xlsm")
    run(folder, folder.parent / "r.xlsx")
    (folder / "nanti.xlsm").unlink()
    (folder / "nanti.xlsm").symlink_to(secret)
    assert "ke luar folder" in refused(folder)


def test_a_link_that_leads_back_to_itself(folder: Path) -> None:
    (folder / "putar.xlsx").symlink_to("putar.xlsx")
    assert "berputar" in refused(folder)


def test_a_link_to_nothing(folder: Path) -> None:
    (folder / "hilang.xlsx").symlink_to("tiada.xlsx")
    assert "tujuannya tidak ada" in refused(folder)


def test_a_pipe(folder: Path) -> None:
    os.mkfifo(folder / "pipa.xlsx")
    assert "bukan berkas biasa" in refused(folder)


def test_a_device(folder: Path) -> None:
    (folder / "alat.xlsx").symlink_to("/dev/zero")
    assert "bukan berkas biasa" in refused(folder)


def test_a_socket(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)  # a socket's path must be short
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("soket.xlsx")
        assert "bukan berkas biasa" in refused(folder)


def test_a_subfolder_that_cannot_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Deeper than the system takes a path: also root is refused there."""
    monkeypatch.chdir(folder)
    for _ in range(20):
        Path("d" * 250).mkdir()
        os.chdir("d" * 250)
    assert "folder tidak dapat dibaca" in refused(folder)


def test_a_whole_file_of_another_kind_is_not_said_to_be_in_the_making(folder: Path) -> None:
    import openpyxl  # noqa: PLC0415

    openpyxl.Workbook().save(folder / "lain.xlsx")
    assert refused(folder).startswith("bukan buku kerja dan bukan form unit")
