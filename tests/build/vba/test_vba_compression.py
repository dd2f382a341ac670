"""Compression of [MS-OVBA] 2.4.1: two readers read back what went in, and the examples of section 3.2 hold."""

import random
import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pembaca_vba import decompressed
from pyopenvba.vba import decompress

from xlpy.build.vba.compression import CHUNK, compress

WORDS = b"Dim Set End Sub Function lembar baris kolom nilai As Long String\r\n    ".split(b" ")


def dice(seed: int) -> random.Random:
    return random.Random(seed)  # noqa: S311 - repeatable on purpose


def words(size: int, seed: int = 0) -> bytes:
    """Text that repeats itself as programs do."""
    chosen = dice(seed).choices(WORDS, k=size)
    return b" ".join(chosen)[:size].ljust(size, b".")


def headers(container: bytes) -> list[int]:
    found, at = [], 1
    while at < len(container):
        (header,) = struct.unpack_from("<H", container, at)
        found.append(header)
        at += (header & 0x0FFF) + 3
    assert at == len(container)
    return found


@pytest.mark.parametrize(
    ("text", "container"),
    [
        pytest.param(
            b"abcdefghijklmnopqrstuv.",
            "01 19 B0 00 61 62 63 64 65 66 67 68 00 69 6A 6B 6C 6D 6E 6F 70 00 71 72 73 74 75 76 2E",
            id="3.2.1-none",
        ),
        pytest.param(
            b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa",
            "01 2F B0 00 23 61 61 61 62 63 64 65 82 66 00 70 61 67 68 69 6A 01 38 08 61 6B 6C 00 20 6D 6E 6F 70 06"
            "71 02 70 04 00 72 73 74 75 76 10 77 78 79 7A 00 2C",
            id="3.2.2-normal",
        ),
        pytest.param(b"a" * 73, "01 03 B0 02 61 45 00", id="3.2.3-most"),
    ],
)
def test_the_examples_of_the_specification_come_out_byte_for_byte(text: bytes, container: str) -> None:
    assert compress(text) == bytes.fromhex(container)


@pytest.mark.parametrize("chunks", [1, 2, 3])
@pytest.mark.parametrize("more", [-1, 0, 1])
@pytest.mark.parametrize("kind", ["words", "run"])
def test_sizes_around_the_chunk_limit_come_back(chunks: int, more: int, kind: str) -> None:
    size = chunks * CHUNK + more
    data = words(size) if kind == "words" else b" " * size
    container = compress(data)
    assert decompressed(container) == data
    assert len(headers(container)) == -(-size // CHUNK)


@pytest.mark.parametrize(
    "position", [0, 1, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 2047, 2048, 2049, 4090]
)
def test_copies_reach_back_to_the_first_byte_where_the_bits_of_a_distance_change(position: int) -> None:
    start = b"<xyz>"
    data = (start + bytes(range(128, 256)) * 32)[: position + 5] + start
    assert decompressed(compress(data)) == data


def test_a_copy_is_cut_at_the_longest_length_that_fits() -> None:
    data = b"a" * CHUNK
    container = compress(data)
    assert decompressed(container) == data
    assert len(container) == 1 + 2 + 4, "flag, literal, one copy of 4095"


@given(st.lists(st.sampled_from(WORDS), max_size=4000).map(b"".join))
def test_text_comes_back_from_both_readers(data: bytes) -> None:
    container = compress(data)
    assert decompressed(container) == data
    assert decompress(container) == data


@given(st.binary(max_size=3_640))
def test_any_bytes_that_fit_a_chunk_with_their_flags_come_back(data: bytes) -> None:
    assert decompressed(compress(data)) == data


@given(st.integers(1, 6), st.integers(0, 3 * CHUNK), st.integers(0))
def test_data_of_a_few_letters_comes_back(letters: int, size: int, seed: int) -> None:
    data = bytes(dice(seed).choices(range(65, 65 + letters), k=size))
    assert decompressed(compress(data)) == data


@pytest.mark.parametrize("size", [3_641, CHUNK - 1, CHUNK, CHUNK + 1])
def test_a_chunk_without_repetitions_is_refused_for_excel_does_not_load_raw_ones(size: int) -> None:
    with pytest.raises(ValueError, match="do not compress"):
        compress(dice(size).randbytes(size))


def test_every_chunk_is_marked_compressed_and_within_4096_bytes() -> None:
    for header in headers(compress(words(10 * CHUNK + 7))):
        assert header & 0xF000 == 0xB000


def test_nothing_is_only_the_signature() -> None:
    assert compress(b"") == b"\x01"
