"""A path that leads to no ordinary file or out of the folder, or whose name deceives, is refused unread."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from kemasan import package, put

from xlpy.book.guard import periksa_berkas
from xlpy.book.guard_tempat import tampil
from xlpy.errors import InputError, WorkbookError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder that is gathered; beside it lies what is nobody's business."""
    put(tmp_path, "rahasia.xlsx", package())
    inside = tmp_path / "kiriman"
    inside.mkdir()
    return inside


def link(path: Path, target: Path | str) -> Path:
    path.symlink_to(target)
    return path


def test_a_link_out_of_the_folder_is_refused_and_one_inside_is_followed(folder: Path) -> None:
    real = put(folder, "asli.xlsx", package())
    assert periksa_berkas(link(folder / "salinan.xlsx", real), within=folder).data == package()
    outside = link(folder / "luar.xlsx", folder.parent / "rahasia.xlsx")
    with pytest.raises(InputError, match="luar folder"):
        periksa_berkas(outside, within=folder)
    assert periksa_berkas(outside).data, "a person may name what he likes"


def test_a_linked_folder_leads_out_as_well(folder: Path) -> None:
    link(folder / "sub", folder.parent)
    with pytest.raises(InputError, match="luar folder"):
        periksa_berkas(folder / "sub" / "rahasia.xlsx", within=folder)


def test_the_folder_itself_may_be_a_link(folder: Path) -> None:
    put(folder, "asli.xlsx", package())
    way = link(folder.parent / "jaringan", folder)
    assert periksa_berkas(way / "asli.xlsx", within=way).data


def test_links_that_lead_back_to_themselves_are_refused(folder: Path) -> None:
    link(folder / "a.xlsx", folder / "b.xlsx")
    link(folder / "b.xlsx", folder / "a.xlsx")
    with pytest.raises(InputError, match="berputar"):
        periksa_berkas(folder / "a.xlsx")


def test_a_link_to_nothing_says_so(folder: Path) -> None:
    with pytest.raises(InputError, match="tautan yang tujuannya tidak ada"):
        periksa_berkas(link(folder / "a.xlsx", "tiada.xlsx"))


@pytest.fixture
def pipe(folder: Path) -> Path:
    path = folder / "pipa.xlsx"
    os.mkfifo(path)
    return path


@pytest.fixture
def ear(folder: Path) -> Iterator[Path]:
    path = folder / "soket.xlsx"
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        yield path


def test_a_pipe_is_refused_and_not_waited_for(pipe: Path) -> None:
    with pytest.raises(InputError, match="bukan berkas biasa"):
        periksa_berkas(pipe)


def test_a_socket_is_refused(ear: Path) -> None:
    with pytest.raises(InputError, match="bukan berkas biasa"):
        periksa_berkas(ear)


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/full", "/dev/tty"])
def test_a_device_is_refused_under_any_name(folder: Path, device: str) -> None:
    with pytest.raises((InputError, WorkbookError), match=r"bukan berkas biasa|tidak dapat dibaca"):
        periksa_berkas(link(folder / "a.xlsx", device))


@pytest.mark.parametrize(
    "name",
    [
        "a.xlsx\nDiterima: b.xlsx",
        "a\r.xlsx",
        "a\x1b[31m.xlsx",
        "laporan\u202excod.xlsx",
        "a\u200f.xlsx",
        "a\u2028b.xlsx",
        os.fsdecode(b"a\xff.xlsx"),
    ],
)
def test_a_name_that_deceives_is_refused_and_told_in_one_plain_line(folder: Path, name: str) -> None:
    path = put(folder, name, package())
    with pytest.raises(InputError, match="nama berkas memuat tanda") as refused:
        periksa_berkas(path)
    said = str(refused.value)
    assert said.splitlines() == [said]
    assert said.isprintable()
    assert said.encode()


def test_a_deceiving_folder_does_not_get_into_what_is_said(folder: Path) -> None:
    with pytest.raises(InputError) as refused:
        periksa_berkas(folder / "a\nDiterima" / "tiada.xlsx")
    assert "\n" not in str(refused.value)


def test_an_unusual_but_honest_name_is_read(folder: Path) -> None:
    name = "Rencana “Kerja” – Kec. Tempeh (2026)\u00a0#1 & ’é 日本.xlsx"
    assert periksa_berkas(put(folder, name, package())).data
    assert tampil(name) == name


def test_a_name_that_no_disk_takes_is_no_traceback(folder: Path) -> None:
    with pytest.raises(WorkbookError, match="terlalu panjang"):
        periksa_berkas(folder / ("x" * 300 + ".xlsx"))


def test_a_file_that_grows_while_it_is_read_is_refused() -> None:
    """What the kernel shows below /proc has another size than it says."""
    with pytest.raises(InputError, match="kosong"):
        periksa_berkas(Path("/proc/self/status"))
