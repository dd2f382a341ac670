"""The office's emblem: taken as it is where it can be printed, told with its cell where it cannot."""

import io
from pathlib import Path

import pytest
from PIL import Image

from xlpy.errors import InputError
from xlpy.forms.lambang import read_emblem


def picture(kind: str = "PNG", mode: str = "RGB", size: tuple[int, int] = (40, 50)) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_plain_picture_is_taken_as_it_is(tmp_path: Path, kind: str) -> None:
    data = picture(kind)
    (tmp_path / "lambang.bin").write_bytes(data)
    assert read_emblem("lambang.bin", tmp_path) == data
    assert read_emblem(str(tmp_path / "lambang.bin"), Path("/")) == data


def test_none_is_none(tmp_path: Path) -> None:
    assert read_emblem("  ", tmp_path) == b""


@pytest.mark.parametrize("data", [picture("JPEG", "CMYK"), picture(size=(3000, 2000))], ids=["cmyk", "besar"])
def test_what_printers_have_trouble_with_is_made_plain_and_small(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "l").write_bytes(data)
    made = Image.open(io.BytesIO(read_emblem("l", tmp_path)))
    assert (made.format, made.mode) == ("PNG", "RGB")
    assert max(made.size) <= 800


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "tidak dapat dibaca (berkas atau foldernya tidak ada)"),
        (b"", "bukan gambar PNG atau JPEG yang utuh"),
        (picture()[:-20], "bukan gambar PNG atau JPEG yang utuh"),
        (picture("GIF"), "bukan gambar PNG atau JPEG yang utuh"),
        (picture(mode="1", size=(8000, 8000)), "terlalu besar"),
        (b"\x89PNG" + bytes(10_000_001), "lebih besar daripada 10 MB"),
    ],
)
def test_what_cannot_be_printed_is_said_with_its_cell(tmp_path: Path, data: bytes | None, said: str) -> None:
    if data is not None:
        (tmp_path / "l").write_bytes(data)
    with pytest.raises(InputError) as refused:
        read_emblem("l", tmp_path)
    assert str(refused.value).startswith("Pengaturan!B19: ")
    assert said in str(refused.value)
