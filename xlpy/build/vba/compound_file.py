"""A compound file, version 3: [MS-CFB].  Sectors of 512 bytes after a header; tables say which belong together.

The sectors lie in this order: FAT, DIFAT, directory, mini FAT, mini stream, then each stream of 4096 bytes or more.
"""

import struct
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from xlpy.build.vba.directory import ENTRY_SIZE, ROOT, STREAM, Entry, Storage, entries, filled

SECTOR = 512
MINI_SECTOR = 64
MINI_CUTOFF = 4096
"""Streams below this size lie in the mini stream: [MS-CFB] 2.2."""
HEADER_FATS = 109
"""FAT sectors that the header names itself: [MS-CFB] 2.2; the others are named in DIFAT sectors."""

DIFSECT, FATSECT, ENDOFCHAIN, FREESECT = 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF  # [MS-CFB] 2.1
_NUMBERS = SECTOR // 4  # sector numbers in a sector
_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")


@dataclass(frozen=True, slots=True)
class _MiniStream:
    """The small streams one behind the other, each from a mini sector of its own: [MS-CFB] 2.4."""

    content: bytes
    fat: list[int]
    starts: dict[int, int]
    """The first mini sector of each, by the number of its entry."""


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which sectors there are."""

    fats: int
    difats: int
    starts: list[int]
    """The first sector of each chain, ENDOFCHAIN for an empty one."""
    lengths: list[int]
    """The sectors of each chain."""


def compound_file(root: Storage) -> bytes:
    """The bytes of a compound file that holds ``root``.

    Raises:
        ValueError: for a name longer than 31 characters.
    """
    objects = entries(root)
    mini = _mini_stream(objects)
    large = {number: entry.content for number, entry in enumerate(objects) if len(entry.content) >= MINI_CUTOFF}
    sizes = [ENTRY_SIZE * len(objects), 4 * len(mini.fat), len(mini.content), *map(len, large.values())]
    layout = _layout(sizes)
    directory_start, mini_fat_start, mini_start, *large_starts = layout.starts
    starts = mini.starts | dict(zip(large, large_starts, strict=True))
    directory = _directory(objects, starts, mini_start, len(mini.content))
    parts = [
        _header(layout, directory_start, mini_fat_start),
        _numbers(_fat(layout)),
        _numbers(_difat(layout)),
        filled(directory, SECTOR),
        _numbers(mini.fat),
        *(_padded(content, SECTOR) for content in (mini.content, *large.values())),
    ]
    return b"".join(parts)


def _mini_stream(objects: list[Entry]) -> _MiniStream:
    content, fat = bytearray(), list[int]()
    starts: dict[int, int] = {}
    for number, entry in enumerate(objects):
        if 0 < len(entry.content) < MINI_CUTOFF:
            starts[number] = len(fat)
            content += _padded(entry.content, MINI_SECTOR)
            fat += _chain(len(fat), len(content) // MINI_SECTOR - len(fat))
    return _MiniStream(bytes(content), fat, starts)


def _layout(sizes: list[int]) -> _Layout:
    """Room for chains of these sizes and for the tables, which have to hold themselves too: [MS-CFB] 2.3, 2.5."""
    lengths = [_sectors(size) for size in sizes]
    fats = difats = 0
    while (fats, difats) != (tables := _tables(sum(lengths) + fats + difats)):
        fats, difats = tables
    firsts = accumulate(lengths, initial=fats + difats)
    starts = [first if length else ENDOFCHAIN for first, length in zip(firsts, lengths, strict=False)]
    return _Layout(fats, difats, starts, lengths)


def _tables(sectors: int) -> tuple[int, int]:
    """How many FAT and DIFAT sectors so many sectors need; a DIFAT sector ends in the number of the next."""
    fats = _sectors(4 * sectors)
    return fats, -(-max(0, fats - HEADER_FATS) // (_NUMBERS - 1))


def _fat(layout: _Layout) -> list[int]:
    """What follows each sector: [MS-CFB] 2.3."""
    fat = [FATSECT] * layout.fats + [DIFSECT] * layout.difats
    for length in layout.lengths:
        fat += _chain(len(fat), length)
    return fat


def _difat(layout: _Layout) -> list[int]:
    """The FAT sectors that the header has no room for, and the way to the next DIFAT sector: [MS-CFB] 2.5."""
    named = list(range(HEADER_FATS, layout.fats))
    difat: list[int] = []
    for sector in range(layout.difats):
        here = named[sector * (_NUMBERS - 1) : (sector + 1) * (_NUMBERS - 1)]
        following = layout.fats + sector + 1 if sector + 1 < layout.difats else ENDOFCHAIN
        difat += here + [FREESECT] * (_NUMBERS - 1 - len(here)) + [following]
    return difat


def _directory(objects: list[Entry], starts: dict[int, int], mini_start: int, mini_size: int) -> bytes:
    """[MS-CFB] 2.6.2, 2.6.3: the root points at the mini stream, streams at their content, storages at nothing."""
    packed = bytearray()
    for number, entry in enumerate(objects):
        if entry.kind == ROOT:
            packed += entry.packed(mini_start, mini_size)
        elif entry.kind == STREAM:
            packed += entry.packed(starts.get(number, ENDOFCHAIN), len(entry.content))
        else:
            packed += entry.packed(0, 0)
    return bytes(packed)


def _header(layout: _Layout, directory_start: int, mini_fat_start: int) -> bytes:
    """[MS-CFB] 2.2 Compound File Header."""
    header_fats = range(min(layout.fats, HEADER_FATS))
    fields = [
        _SIGNATURE,
        bytes(16),  # class
        struct.pack("<5H6x", 0x003E, 3, 0xFFFE, 9, 6),  # versions, byte order, powers of the two sector sizes
        struct.pack("<2I", 0, layout.fats),  # a version 3 file does not count its directory sectors
        struct.pack("<3I", directory_start, 0, MINI_CUTOFF),
        struct.pack("<2I", mini_fat_start, layout.lengths[1]),
        struct.pack("<2I", layout.fats if layout.difats else ENDOFCHAIN, layout.difats),
        struct.pack(f"<{HEADER_FATS}I", *header_fats, *[FREESECT] * (HEADER_FATS - len(header_fats))),
    ]
    return b"".join(fields)


def _chain(first: int, length: int) -> list[int]:
    """The table entries of so many neighbouring sectors: each names the next, the last names the end."""
    return [*range(first + 1, first + length), ENDOFCHAIN] if length else []


def _numbers(numbers: Iterable[int]) -> bytes:
    """Sector numbers as whole sectors, the rest free."""
    values = list(numbers)
    values += [FREESECT] * (-len(values) % _NUMBERS)
    return struct.pack(f"<{len(values)}I", *values)


def _sectors(size: int) -> int:
    return -(-size // SECTOR)


def _padded(content: bytes, unit: int) -> bytes:
    return content + bytes(-len(content) % unit)
