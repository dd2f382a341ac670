"""What a parser gets of a package of which it is asked for some sheets: a zip of our own, unpacked.

It holds what the guard looked at and nothing else, so that no second way of reading the zip can show a parser
something that nobody looked at; and the parser need not inflate again what the guard has inflated.
"""

import struct
from collections.abc import Mapping
from typing import NamedTuple

_LOCAL, _CENTRAL, _END = "<4sHHHHHIIIHH", "<4sHHHHHHIIIHHHHHII", "<4sHHHHIIH"
_VERSION, _UTF8, _STORED, _DATE = 20, 0x800, 0, 33  # 1 January 1980, the earliest that a zip can tell


class Bagian(NamedTuple):
    """A part: its bytes, and the CRC-32 that they should have; the parser compares."""

    data: bytes
    crc: int


def zip_of(parts: Mapping[str, Bagian]) -> bytes:
    """A zip of ``parts`` as they are."""
    told: list[bytes] = []
    directory: list[bytes] = []
    at = 0
    for name, (data, crc) in parts.items():
        letters, size = name.encode("utf-8", "replace"), len(data)
        fields = (_VERSION, _UTF8, _STORED, 0, _DATE, crc, size, size, len(letters), 0)
        told += (struct.pack(_LOCAL, b"PK\3\4", *fields), letters, data)
        directory += (struct.pack(_CENTRAL, b"PK\1\2", _VERSION, *fields, 0, 0, 0, 0, at), letters)
        at += struct.calcsize(_LOCAL) + len(letters) + size
    size, count = sum(map(len, directory)), len(parts)
    end = struct.pack(_END, b"PK\5\6", 0, 0, count, count, size, at, 0)
    return b"".join((*told, *directory, end))
