"""The directory of a compound file: [MS-CFB] 2.6, storages and streams as balanced red-black trees."""

import struct
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias

Storage: TypeAlias = Mapping[str, "bytes | Storage"]
"""Streams and storages by name."""

NOSTREAM = 0xFFFFFFFF
ENTRY_SIZE = 128
NAME_LIMIT = 31  # [MS-CFB] 2.6.1: 32 with the closing null

STORAGE, STREAM, ROOT = 1, 2, 5
_RED, _BLACK = 0, 1
_ROOT_NAME = "Root Entry"
_EMPTY = bytes(68) + struct.pack("<3I", NOSTREAM, NOSTREAM, NOSTREAM) + bytes(48)


@dataclass(frozen=True, slots=True)
class Entry:
    """An object of the directory: [MS-CFB] 2.6.1; ``left``, ``right`` and ``child`` are numbers of other entries."""

    name: str
    kind: int
    content: bytes = b""
    left: int = NOSTREAM
    right: int = NOSTREAM
    child: int = NOSTREAM
    red: bool = False

    def __post_init__(self) -> None:
        if len(self.name) > NAME_LIMIT:
            raise ValueError(f"'{self.name}': {len(self.name)} characters, at most {NAME_LIMIT} in a compound file")

    def packed(self, start: int, size: int) -> bytes:
        """The 128 bytes of the entry, its content beginning in sector ``start``; no class, no times, no state."""
        name = self.name.encode("utf-16-le")
        colour = _RED if self.red else _BLACK
        head = struct.pack("<64sHBB", name, len(name) + 2, self.kind, colour)
        return head + struct.pack("<3I36xIQ", self.left, self.right, self.child, start, size)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one of several siblings hangs in their tree: the positions of its two children among them, its colour."""

    left: int | None
    right: int | None
    red: bool


def entries(root: Storage) -> list[Entry]:
    """Every object below ``root``, the root first, siblings side by side in their order.

    Raises:
        ValueError: for a name longer than 31 characters.
    """
    found = [Entry(_ROOT_NAME, ROOT, child=_top(1, root))]
    free = 1 + len(root)
    waiting = deque([root])
    while waiting:
        storage = waiting.popleft()
        first = len(found)
        for name, place in zip(sorted(storage, key=_order), _balanced(len(storage)), strict=True):
            content = storage[name]
            left, right = (NOSTREAM if side is None else first + side for side in (place.left, place.right))
            if isinstance(content, bytes):
                found.append(Entry(name, STREAM, content, left, right, red=place.red))
            else:
                found.append(Entry(name, STORAGE, b"", left, right, _top(free, content), place.red))
                free += len(content)
                waiting.append(content)
    return found


def filled(packed: bytes, sector: int) -> bytes:
    """``packed`` entries with unallocated ones up to the end of a sector: [MS-CFB] 2.6.3."""
    return packed + _EMPTY * (-len(packed) % sector // ENTRY_SIZE)


def _order(name: str) -> tuple[int, str]:
    """What siblings are ordered by: length, then upper case, [MS-CFB] 2.6.4.  Our names are ASCII."""
    return len(name), name.upper()


def _top(first: int, storage: Storage) -> int:
    """The entry on top of the tree of a storage whose children begin at ``first``."""
    return first + len(storage) // 2 if storage else NOSTREAM


def _balanced(count: int) -> list[_Place]:
    """The tree of ``count`` siblings: halved again and again, so that only the lowest level can have gaps.

    The levels above it are black, the gapped one is red: no red below red, and as many black ones on every way down,
    [MS-CFB] 2.6.4.
    """
    places: dict[int, _Place] = {}
    full_levels = (count + 1).bit_length() - 1

    def hang(low: int, high: int, level: int) -> int | None:
        if low == high:
            return None
        middle = (low + high) // 2
        left, right = hang(low, middle, level + 1), hang(middle + 1, high, level + 1)
        places[middle] = _Place(left, right, red=level >= full_levels)
        return middle

    hang(0, count, 0)
    return [places[position] for position in range(count)]
