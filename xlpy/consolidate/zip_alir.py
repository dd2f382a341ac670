"""A zip written as it comes: parts whole, or put together from pieces that were packed before."""

import os
import struct
import zlib
from collections.abc import Iterable, Iterator
from functools import cache
from types import TracebackType
from typing import BinaryIO, NamedTuple, Self

from xlpy.consolidate.blok import deflate
from xlpy.errors import InputError

_LOCAL, _CENTRAL, _END = "<4sHHHHHIIIHH", "<4sHHHHHHIIIHHHHHII", "<4sHHHHIIH"
_DATE, _TIME = 33, 0  # 1 January 1980, the earliest that a zip can tell
_UTF8, _DEFLATED, _VERSION = 0x800, 8, 20
_LARGEST = 0xFFFF_FFF0
_POLYNOMIAL = 0xEDB8_8320


class Potongan(NamedTuple):
    """A packed piece of a part: raw deflate that ends at a byte, with CRC-32 and length of what it holds."""

    data: bytes
    crc: int
    panjang: int


def piece(data: bytes, *, last: bool = False) -> Potongan:
    """Pack a piece; the last one of a part says that it is."""
    return Potongan(deflate(data, last=last), zlib.crc32(data), len(data))


_PIECE = 1 << 16
"""Characters of XML that are packed at a time: of ten thousand files the whole of it fills the memory."""


def pieces(texts: Iterable[str]) -> Iterator[Potongan]:
    """XML that comes bit by bit, packed."""
    waiting, length = list[str](), 0
    for text in texts:
        waiting.append(text)
        length += len(text)
        if length >= _PIECE:
            yield piece("".join(waiting).encode())
            waiting, length = [], 0
    yield piece("".join(waiting).encode(), last=True)


class ZipAlir:
    """A zip that is being written, the same bytes for the same content on every machine."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._entries: list[tuple[bytes, int, int, int, int]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self._finish()

    def add(self, name: str, data: bytes) -> None:
        """Add a part as a whole."""
        self.add_pieces(name, [piece(data, last=True)])

    def add_pieces(self, name: str, pieces: Iterable[Potongan]) -> None:
        """Add a part from pieces, the last of which ends the stream.

        Raises:
            InputError: the part or the file would be larger than a zip of this kind can tell.
        """
        told, start = name.encode(), self._file.tell()
        head = struct.calcsize(_LOCAL) + len(told)
        self._file.write(bytes(head))
        crc = size = length = 0
        for data, piece_crc, piece_length in pieces:
            crc = crc_joined(crc, piece_crc, piece_length)
            size, length = size + len(data), length + piece_length
            if max(length, start + size) > _LARGEST:
                raise InputError(f"{name}: hasilnya melebihi 4 GB. Konsolidasikan per wilayah.")
            self._file.write(data)
        self._file.seek(start)
        entry = (told, crc, size, length, start)
        self._file.write(
            struct.pack(_LOCAL, b"PK\3\4", _VERSION, _UTF8, _DEFLATED, _TIME, _DATE, crc, size, length, len(told), 0)
            + told
        )
        self._file.seek(0, os.SEEK_END)
        self._entries.append(entry)

    def _finish(self) -> None:
        start = self._file.tell()
        for told, crc, size, length, offset in self._entries:
            fields = (_VERSION, _VERSION, _UTF8, _DEFLATED, _TIME, _DATE, crc, size, length, len(told), 0, 0, 0, 0, 0)
            self._file.write(struct.pack(_CENTRAL, b"PK\1\2", *fields, offset) + told)
        count, size = len(self._entries), self._file.tell() - start
        self._file.write(struct.pack(_END, b"PK\5\6", 0, 0, count, count, size, start, 0))


def crc_joined(first: int, second: int, length: int) -> int:
    """The CRC-32 of two pieces one behind the other, the second ``length`` bytes long; what zlib calls combining."""
    return _times(_shift(length), first) ^ second


def _times(a: int, b: int) -> int:
    """The product of two polynomials over GF(2), modulo that of the CRC; bits reflected."""
    bit, product = 1 << 31, 0
    while True:
        if a & bit:
            product ^= b
            if not a & (bit - 1):
                return product
        bit >>= 1
        b = (b >> 1) ^ _POLYNOMIAL if b & 1 else b >> 1


_DIGIT = 9  # bits


@cache
def _power(place: int, digit: int) -> int:
    """X to the power of the bits of ``digit`` bytes, a digit that stands at ``place``."""
    if not digit:
        return 1 << 31
    if digit > 1:
        half = _power(place, digit >> 1)
        square = _times(half, half)
        return _times(square, _power(place, 1)) if digit & 1 else square
    power = 1 << 30
    for _ in range(3 + _DIGIT * place):
        power = _times(power, power)
    return power


def _shift(length: int) -> int:
    """X to the power of the bits of ``length`` bytes; digit by digit, since the pieces of a sheet are alike."""
    product, place = 1 << 31, 0
    while length:
        product = _times(_power(place, length & ((1 << _DIGIT) - 1)), product)
        length, place = length >> _DIGIT, place + 1
    return product
