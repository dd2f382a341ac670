"""The guard of .xls: the compound file followed to its workbook stream, and the box of the cells in it.

Formats: [MS-CFB] (sectors of 512 or 4096 bytes, chained by a table) and [MS-XLS] (records of type, length, body).
"""

import struct
from collections.abc import Iterator

from xlpy.errors import InputError

MAX_CELLS = 5_000_000
"""Rows × columns of the box around a sheet's cells, summed over the sheets: a parser allocates all of it."""

_END = 0xFFFFFFFA  # this and above are no sectors but marks: end of chain, free, table
_ENTRY = 128
_HEADER_FATS = 109
_STREAM, _ROOT = 2, 5
_MINI_SECTOR = 64
_BOF, _FILEPASS, _DIMENSIONS = 0x0809, 0x002F, 0x0200
_DIMENSIONS_BIFF8 = 14  # bytes; the older form cannot say more than 65,535 rows
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
# A cell's record begins with row and column: numbers, texts, formulas, errors (blanks count not).
_CELLS = frozenset({0x0203, 0x027E, 0x00FD, 0x0204, 0x0006, 0x0205, 0x00BD, 0x00D6})
_MULRK = 0x00BD
_NEED = "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu impor lagi."


def check_biff(name: str, data: bytes) -> None:
    """Refuse a compound file that is no plain .xls, or whose cells lie too far apart.

    Raises:
        InputError: damaged, encrypted, another application's document, or with cells too far apart.
    """
    try:
        stream = workbook_stream(name, data)
        box = sum(rows * columns for rows, columns in _boxes(name, stream))
    except (struct.error, IndexError) as error:
        raise InputError(f"{name}: berkas .xls rusak atau terpotong. {_NEED}") from error
    if box > MAX_CELLS:
        raise InputError(
            f"{name}: ada isi sel yang terlalu jauh dari A1. Hapus isi sel yang tersesat jauh di bawah atau di kanan "
            "(Ctrl+End), simpan, lalu impor lagi."
        )


def workbook_stream(name: str, data: bytes) -> bytes:
    """The stream of BIFF records inside a compound file.

    Raises:
        InputError: there is none.
        struct.error, IndexError: the file ends too early.
    """
    compound = _Compound(data)
    streams = list(compound.entries())[1:]  # the first is the root, which holds the small ones
    names = {entry_name: (start, size) for entry_name, start, size in streams}
    for start, size in names.values():
        compound.stream(start, size)  # a parser follows every chain: each must end
    if "EncryptedPackage" in names:
        raise InputError(f"{name}: berkas dikunci kata sandi. Buka, hapus kata sandinya, simpan, lalu impor lagi.")
    for wanted in ("Workbook", "Book"):
        if wanted in names:
            return compound.stream(*names[wanted])
    raise InputError(f"{name}: isinya bukan lembar kerja Excel (mungkin dokumen Word lama). {_NEED}")


class _Compound:
    """A compound file: sectors chained by a table."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._sector: int = 1 << struct.unpack_from("<H", data, 30)[0]
        self._directory, _, self._mini_limit, self._mini_table = struct.unpack_from("<4I", data, 48)
        self._table = self._read_table()
        self._mini: tuple[bytes, tuple[int, ...]] | None = None

    def entries(self) -> Iterator[tuple[str, int, int]]:
        """Name, first sector and size of each stream, the root included."""
        directory = self._chain(self._directory)
        if self._cut_short(self._directory):  # parsers cut entries off it without looking
            raise IndexError(self._directory)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            if kind in (_STREAM, _ROOT):
                name = directory[at : at + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
                start, size = struct.unpack_from("<II", directory, at + 116)
                yield name, start, size

    def stream(self, start: int, size: int) -> bytes:
        """The bytes of a stream; small ones lie in the root's stream of mini sectors."""
        if size >= self._mini_limit:
            return self._chain(start)[:size]
        _, root, root_size = next(self.entries(), ("", _END, 0))
        holder = self._chain(root)[:root_size]
        table = struct.iter_unpack("<I", self._chain(self._mini_table))
        chain = self._follow(start, [n for (n,) in table])
        return b"".join(holder[n * _MINI_SECTOR : (n + 1) * _MINI_SECTOR] for n in chain)[:size]

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
        return [n for fat in fats for (n,) in struct.iter_unpack("<I", self._at(fat))]

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        found = self._data[start : start + self._sector]
        if not found:
            raise IndexError(sector)
        return found.ljust(self._sector, b"\0")  # the last sector of some writers is cut short

    def _cut_short(self, start: int) -> bool:
        """Whether the file ends inside a sector of the chain."""
        end = max(self._follow(start, self._table), default=0) + 2
        return end * self._sector > len(self._data)

    def _chain(self, start: int) -> bytes:
        return b"".join(self._at(n) for n in self._follow(start, self._table))

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


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Type and body of each record from offset ``at`` on."""
    header = struct.Struct("<HH").unpack_from
    while at + 4 <= len(stream):
        kind, length = header(stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _boxes(name: str, stream: bytes) -> Iterator[tuple[int, int]]:
    """Last row and column of each sheet."""
    rows = columns = 0
    address = struct.Struct("<HH").unpack_from
    for kind, body in records(stream):
        if kind in _CELLS:
            row, column = address(body)
            if kind == _MULRK:
                column = int.from_bytes(body[-2:], "little")
            rows, columns = max(rows, row + 1), max(columns, column + 1)
        elif kind == _DIMENSIONS and not _within_grid(body):
            raise InputError(f"{name}: ukuran sheet yang tercatat di dalam berkas dipalsukan. {_NEED}")
        elif kind == _BOF:
            yield rows, columns
            rows = columns = 0
        elif kind == _FILEPASS:
            raise InputError(
                f"{name}: berkas dikunci kata sandi. Buka, hapus kata sandinya, simpan, lalu impor lagi."
            )
    yield rows, columns


def _within_grid(dimensions: bytes) -> bool:
    """Whether the stated size of a sheet is possible: a parser reserves memory for all of it."""
    if len(dimensions) < _DIMENSIONS_BIFF8:
        return True
    numbers: tuple[int, ...] = struct.unpack_from("<IIHH", dimensions)
    first_row, end_row, first_column, end_column = numbers
    return first_row <= end_row <= _MAX_ROWS and first_column <= end_column <= _MAX_COLUMNS
