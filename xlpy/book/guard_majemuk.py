"""The guard of compound files ([MS-CFB]): sectors of 512 or 4096 bytes, chained by a table."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

_END = 0xFFFFFFFA  # this and above are no sectors but marks: end of chain, free, table
_ENTRY = 128
_HEADER_FATS = 109
_STREAM, _ROOT = 2, 5
_MINI_SECTOR = 64
_SECTORS = (512, 4096)


@dataclass(frozen=True, slots=True)
class Aliran:
    """A stream, as the directory tells of it.

    Attributes:
        name: without its storage.
        kind: 1 storage, 2 stream, 5 root.
        start: its first sector, or mini sector where it is small.
        size: in bytes.
    """

    name: str
    kind: int
    start: int
    size: int


class Compound:
    """A compound file.

    Everything here raises ``struct.error`` or ``IndexError`` where the file ends too early, a chain bites its tail,
    or streams lie over each other.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector: int = 1 << struct.unpack_from("<H", data, 30)[0]
        if self._sector not in _SECTORS:
            raise IndexError(self._sector)
        self._directory, _, self._mini_limit, self._mini_table = struct.unpack_from("<4I", data, 48)
        self._table = self._read_table()

    @cached_property
    def entries(self) -> list[Aliran]:
        """What the directory holds, the root first."""
        chain = list(self._follow(self._directory, self._table))
        if (max(chain, default=0) + 2) * self._sector > len(self._data):  # parsers cut entries off without looking
            raise IndexError(self._directory)
        directory = self._joined(chain)
        found = []
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, size = struct.unpack_from("<II", directory, at + 116)
            found.append(Aliran(name, kind, start, size))
        return found

    def refuse_overlaps(self) -> None:
        """A parser follows every chain: each must end, and all together take no more than the file has."""
        large, small = len(self._table), len(self._small_table)
        for entry in self.entries:
            if entry.kind not in {_STREAM, _ROOT}:
                continue
            # The root's chain holds the small streams.
            if entry.size >= self._mini_limit or entry.kind == _ROOT:
                large -= sum(1 for _ in self._follow(entry.start, self._table))
            else:
                small -= sum(1 for _ in self._follow(entry.start, self._small_table))
            if large < 0 or small < 0:
                raise IndexError(entry.name)

    def stream(self, entry: Aliran) -> bytes:
        """The bytes of a stream."""
        if entry.size >= self._mini_limit:
            return self._chain(entry.start)[: entry.size]
        holder, size = self._holder, _MINI_SECTOR
        chain = self._follow(entry.start, self._small_table)
        return b"".join(holder[n * size : (n + 1) * size] for n in chain)[: entry.size]

    @cached_property
    def _holder(self) -> bytes:
        """The root's stream of mini sectors."""
        if not self.entries:
            return b""
        root = self.entries[0]
        return self._chain(root.start)[: root.size]

    @cached_property
    def _small_table(self) -> list[int]:
        return [n for (n,) in struct.iter_unpack("<I", self._chain(self._mini_table))]

    def _read_table(self) -> list[int]:
        fats = [n for n in struct.unpack_from(f"<{_HEADER_FATS}I", self._data, 76) if n < _END]
        more, count = struct.unpack_from("<II", self._data, 68)
        if count > len(self._data) // self._sector:
            raise IndexError(count)
        for _ in range(count):
            if more >= _END:
                break
            *further, more = struct.unpack(f"<{self._sector // 4}I", self._at(more))
            fats += [n for n in further if n < _END]
        if len(fats) > len(self._data) // self._sector:
            raise IndexError(len(fats))
        return [n for fat in fats for (n,) in struct.iter_unpack("<I", self._at(fat))]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._data[start : start + self._sector]
        if not found:
            raise IndexError(sector)
        return found.ljust(self._sector, b"\0")  # the last sector of some writers is cut short

    def _chain(self, start: int) -> bytes:
        return self._joined(self._follow(start, self._table))

    def _joined(self, chain: "Iterator[int] | list[int]") -> bytes:
        return b"".join(map(self._at, chain))

    @staticmethod
    def _follow(start: int, table: list[int]) -> Iterator[int]:
        """The sectors of a chain; one that bites its tail would keep a parser busy for ever."""
        sector = start
        for _ in range(len(table) + 1):
            if sector >= _END:
                return
            yield sector
            sector = table[sector]
        raise IndexError(start)
