"""The compound file of [MS-CFB]: three readers find every stream, and no sector is left over."""

import io
import random

import olefile
import pytest
from berkas_majemuk import CompoundFile
from hypothesis import given
from hypothesis import strategies as st
from pyopenvba.cfb import CFB

from xlpy.build.vba.compound_file import HEADER_FATS, MINI_CUTOFF, SECTOR, compound_file

NUMBERS = SECTOR // 4

names = st.text("abcXYZ019_", min_size=1, max_size=31)
storages = st.dictionaries(names, st.binary(max_size=300) | st.integers(0, 9000).map(bytes), max_size=40)


def by_case(storage: dict[str, object]) -> dict[str, object]:
    """Without names that differ only in case: a storage cannot hold them."""
    return {name: storage[name] for name in {name.upper(): name for name in storage}.values()}


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)  # noqa: S311 - repeatable on purpose


def read_back(data: bytes) -> dict[str, bytes]:
    """The streams as three readers agree on them."""
    streams = CompoundFile(data).streams
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE) as file:
        assert {"/".join(path): file.openstream(path).read() for path in file.listdir()} == streams
        assert file.parsing_issues == []
    other = CFB.from_bytes(data)
    for path, stream in streams.items():
        *folders, name = path.split("/")
        assert other.get_stream_at(folders, name) == stream
    return streams


@pytest.mark.parametrize(
    "size",
    [0, 1, 63, 64, 65, 127, 128, 511, 512, 513, 4095, MINI_CUTOFF, 4097, 4607, 4608, 4609, 65_536],
)
def test_a_stream_of_any_size_comes_back(size: int) -> None:
    stream = content(size)
    assert read_back(compound_file({"Satu": stream})) == {"Satu": stream}


@pytest.mark.parametrize("count", range(71))
def test_any_number_of_siblings_is_a_red_black_tree(count: int) -> None:
    streams = {f"Lembar{n}": bytes([n]) for n in range(count)}
    assert read_back(compound_file(streams)) == streams


@pytest.mark.parametrize("count", [126, 127, 128, 250, 254, 255, 256, 1000])
def test_many_siblings_are_a_red_black_tree(count: int) -> None:
    streams = {f"M{n}": f"{n}".encode() for n in range(count)}
    assert CompoundFile(compound_file(streams)).streams == streams


def test_siblings_are_ordered_by_length_and_upper_case() -> None:
    file = CompoundFile(compound_file({"bb": b"1", "A": b"2", "aC": b"3", "Z_": b"4", "ZA": b"5"}))
    order = [file.entries[number].name for number in file.siblings(file.entries[0].child)]
    assert order == ["A", "aC", "bb", "ZA", "Z_"]


@pytest.mark.parametrize("mini_sectors", [1, 7, 8, 9, 127, 128, 129, 255, 256, 257])
def test_the_mini_stream_ends_anywhere_in_a_sector_and_in_its_table(mini_sectors: int) -> None:
    streams = {f"S{n}": content(64) for n in range(mini_sectors)}
    file = CompoundFile(compound_file(streams))
    assert file.streams == streams
    assert file.mini_fats == -(-mini_sectors // NUMBERS)


def of_sectors(sectors: int) -> bytes:
    """A file of so many sectors before its tables: one of directory, one large stream."""
    return compound_file({"Besar": content((sectors - 1) * SECTOR)})


@pytest.mark.parametrize("fats", [1, 2, 3])
@pytest.mark.parametrize("more", [-1, 0, 1, 2])
def test_the_fat_grows_by_a_sector_just_when_it_is_full(fats: int, more: int) -> None:
    sectors = fats * (NUMBERS - 1) + more
    data = of_sectors(sectors)
    read_back(data)
    assert CompoundFile(data).fats == fats + (more > 0)


@pytest.mark.parametrize(("more", "fats", "difats"), [(0, 109, 0), (1, 110, 1), (2, 110, 1)])
def test_a_file_past_the_109_fat_sectors_of_the_header_gets_a_difat(more: int, fats: int, difats: int) -> None:
    data = of_sectors(HEADER_FATS * (NUMBERS - 1) + more)
    file = CompoundFile(data)
    assert (file.fats, file.difats) == (fats, difats)
    with olefile.OleFileIO(io.BytesIO(data), raise_defects=olefile.DEFECT_UNSURE) as second:
        assert second.openstream("Besar").read() == file.streams["Besar"]


@pytest.mark.parametrize(("more", "difats"), [(0, 1), (1, 2)])
def test_a_difat_goes_on_in_a_second_sector(more: int, difats: int) -> None:
    full = (HEADER_FATS + NUMBERS - 1) * (NUMBERS - 1) - 1  # one FAT place is taken by the DIFAT sector itself
    data = of_sectors(full + more)
    file = CompoundFile(data)
    assert file.difats == difats
    assert len(file.streams["Besar"]) == (full + more - 1) * SECTOR


@given(storages.map(by_case), st.dictionaries(names, storages.map(by_case), max_size=3).map(by_case))
def test_any_tree_of_streams_comes_back(streams: dict[str, bytes], folders: dict[str, dict[str, bytes]]) -> None:
    folders = {name: folder for name, folder in folders.items() if name.upper() not in {s.upper() for s in streams}}
    data = compound_file(streams | folders)
    assert CompoundFile(data).streams == streams | {
        f"{folder}/{name}": stream for folder, inner in folders.items() for name, stream in inner.items()
    }
    assert data == compound_file(dict(reversed((streams | folders).items()))), "the order of the names is no matter"


def test_a_name_that_does_not_fit_its_field_is_refused() -> None:
    assert read_back(compound_file({"n" * 31: b"x"}))
    with pytest.raises(ValueError, match="32 characters, at most 31"):
        compound_file({"n" * 32: b"x"})
