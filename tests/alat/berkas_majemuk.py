"""A strict reader of compound files for tests: it follows every chain and tree, and asserts what [MS-CFB] demands."""

import struct
from collections.abc import Iterator

SECTOR, MINI_SECTOR, CUTOFF, HEADER_FATS = 512, 64, 4096, 109
DIFSECT, FATSECT, ENDOFCHAIN, FREESECT = 0xFFFFFFFC, 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFF
NOSTREAM = 0xFFFFFFFF
STORAGE, STREAM, ROOT = 1, 2, 5
BLACK = 1


class Entry:
    """A directory entry of 128 bytes: section 2.6.1."""

    def __init__(self, raw: bytes) -> None:
        name_size, self.kind, self.colour, self.left, self.right, self.child = struct.unpack_from("<HBBIII", raw, 64)
        self.start, self.size = struct.unpack_from("<IQ", raw, 116)
        self.name = raw[: max(0, name_size - 2)].decode("utf-16-le")
        if self.kind:
            assert raw[:64] == self.name.encode("utf-16-le").ljust(64, b"\0")
            assert name_size == 2 * len(self.name) + 2
            assert raw[80:116] == bytes(36), "class, state and times are not ours to set"
        else:
            assert raw == bytes(68) + b"\xff" * 12 + bytes(48), "an unallocated entry says nothing"


class CompoundFile:
    """``streams`` by path (``VBA/dir``), and the counts that a test may want to know."""

    def __init__(self, data: bytes) -> None:
        assert len(data) % SECTOR == 0
        self.sectors = [data[at : at + SECTOR] for at in range(SECTOR, len(data), SECTOR)]
        self.used: set[int] = set()
        self._read_header(data[:SECTOR])
        self._read_fat()
        self._read_directory()
        self.streams = dict(self._streams(self.entries[0].child, ""))
        self._nothing_is_left_over()

    def _read_header(self, header: bytes) -> None:
        assert header[:8].hex() == "d0cf11e0a1b11ae1"
        assert header[8:24] == bytes(16)
        assert struct.unpack_from("<5H", header, 24) == (0x3E, 3, 0xFFFE, 9, 6)
        assert header[34:44] == bytes(10), "reserved, and the directory sectors that version 3 does not count"
        self.fats, self.directory_start, signature, cutoff = struct.unpack_from("<4I", header, 44)
        assert (signature, cutoff) == (0, CUTOFF)
        self.mini_fat_start, self.mini_fats, self.difat_start, self.difats = struct.unpack_from("<4I", header, 60)
        self.header_fats = struct.unpack_from(f"<{HEADER_FATS}I", header, 76)

    def _read_fat(self) -> None:
        named, following = list(self.header_fats), self.difat_start
        self.difat_sectors = []
        while following != ENDOFCHAIN:
            self.difat_sectors.append(following)
            *more, following = self._numbers(following)
            named += more
        assert len(self.difat_sectors) == self.difats
        fat_sectors = named[: self.fats]
        assert named[self.fats :] == [FREESECT] * (len(named) - self.fats)
        self.fat = [number for sector in fat_sectors for number in self._numbers(sector)]
        assert len(self.fat) >= len(self.sectors), "every sector has its place in the FAT"
        assert len(self.fat) - len(self.sectors) < SECTOR // 4, "no FAT sector too many"
        for sectors, mark in ((fat_sectors, FATSECT), (self.difat_sectors, DIFSECT)):
            assert [self.fat[sector] for sector in sectors] == [mark] * len(sectors)
            self._use(sectors)

    def _read_directory(self) -> None:
        raw = self._content(self.directory_start)
        self.entries = [Entry(raw[at : at + 128]) for at in range(0, len(raw), 128)]
        root = self.entries[0]
        assert (root.name, root.kind, root.left, root.right) == ("Root Entry", ROOT, NOSTREAM, NOSTREAM)
        assert root.colour == BLACK
        mini_fat = self._content(self.mini_fat_start)
        assert len(mini_fat) == self.mini_fats * SECTOR
        self.mini_fat = list(struct.unpack(f"<{len(mini_fat) // 4}I", mini_fat))
        mini = self._content(root.start)
        assert -(-root.size // SECTOR) * SECTOR == len(mini)
        self.mini_stream = mini[: root.size]
        self.mini_used: list[int] = []
        self.reached: list[int] = [0]

    def _streams(self, top: int, path: str) -> Iterator[tuple[str, bytes]]:
        for number in self.siblings(top):
            entry = self.entries[number]
            self.reached.append(number)
            if entry.kind == STORAGE:
                assert (entry.start, entry.size) == (0, 0)
                yield from self._streams(entry.child, f"{path}{entry.name}/")
            else:
                assert (entry.kind, entry.child) == (STREAM, NOSTREAM)
                yield path + entry.name, self._stream(entry)

    def siblings(self, top: int) -> list[int]:
        """The siblings of the tree under ``top`` in its order, after the tree has proved right: section 2.6.4."""
        found = list(self._in_order(top))
        keys = [(len(self.entries[n].name), self.entries[n].name.upper()) for n in found]
        assert keys == sorted(set(keys)), "siblings are ordered by length, then upper case"
        self._black_height(top, parent_is_red=False)
        return found

    def _in_order(self, number: int) -> Iterator[int]:
        if number != NOSTREAM:
            yield from self._in_order(self.entries[number].left)
            yield number
            yield from self._in_order(self.entries[number].right)

    def _black_height(self, number: int, *, parent_is_red: bool) -> int:
        if number == NOSTREAM:
            return 1
        entry = self.entries[number]
        red = entry.colour != BLACK
        assert not (red and parent_is_red), "no red below red"
        heights = {self._black_height(side, parent_is_red=red) for side in (entry.left, entry.right)}
        assert len(heights) == 1, "as many black ones on every way down"
        return heights.pop() + (not red)

    def _stream(self, entry: Entry) -> bytes:
        if not entry.size:
            assert entry.start == ENDOFCHAIN
            return b""
        if entry.size >= CUTOFF:
            content, unit = self._content(entry.start), SECTOR
        else:
            content, unit = self._mini_content(entry.start), MINI_SECTOR
        assert len(content) == -(-entry.size // unit) * unit, "a chain as long as the stream"
        assert content[entry.size :] == bytes(len(content) - entry.size)
        return content[: entry.size]

    def _content(self, start: int) -> bytes:
        chain = self._chain(start, self.fat)
        self._use(chain)
        return b"".join(self.sectors[sector] for sector in chain)

    def _mini_content(self, start: int) -> bytes:
        chain = self._chain(start, self.mini_fat)
        self.mini_used += chain
        return b"".join(self.mini_stream[sector * MINI_SECTOR :][:MINI_SECTOR] for sector in chain)

    @staticmethod
    def _chain(start: int, table: list[int]) -> list[int]:
        chain = []
        while start != ENDOFCHAIN:
            chain.append(start)
            assert len(chain) <= len(table), "a chain that bites its tail"
            start = table[start]
        return chain

    def _use(self, sectors: list[int]) -> None:
        assert len(set(sectors)) == len(sectors)
        assert not self.used & set(sectors), "a sector belongs to one chain only"
        self.used |= set(sectors)

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{SECTOR // 4}I", self.sectors[sector])

    def _nothing_is_left_over(self) -> None:
        assert self.used == set(range(len(self.sectors))), "every sector belongs to a chain"
        assert set(self.fat[len(self.sectors) :]) <= {FREESECT}
        mini_sectors = len(self.mini_stream) // MINI_SECTOR
        assert sorted(self.mini_used) == list(range(mini_sectors)), "every mini sector belongs to one chain"
        assert set(self.mini_fat[mini_sectors:]) <= {FREESECT}
        allocated = [number for number, entry in enumerate(self.entries) if entry.kind]
        assert sorted(self.reached) == allocated, "every object is reached once"
