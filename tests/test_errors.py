"""What the system and the parsers say in English reaches a user in Indonesian."""

import errno
import os
import tomllib

import pytest

from xlpy.errors import sebab, tempat_toml

USUAL = ["EACCES", "EISDIR", "ENOENT", "EEXIST", "ENOSPC", "ENOTDIR", "EROFS", "ENAMETOOLONG"]


@pytest.mark.parametrize("name", USUAL)
def test_the_usual_refusals_of_the_system_are_said_in_indonesian(name: str) -> None:
    number = getattr(errno, name)
    said = sebab(OSError(number, os.strerror(number)))
    assert "nomor" not in said
    assert os.strerror(number) not in said


def test_an_unusual_refusal_is_said_by_its_number() -> None:
    assert sebab(OSError(9999, "Strange thing")) == "kesalahan sistem nomor 9999"


@pytest.mark.parametrize(("text", "place"), [("a = 1\nb 2", "baris 2"), ("a = [1,", "di akhir berkas")])
def test_the_place_of_a_toml_fault_is_its_line(text: str, place: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as problem:
        tomllib.loads(text)
    assert tempat_toml(problem.value) == place
