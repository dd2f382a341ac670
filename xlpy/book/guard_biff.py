"""The guard of .xls: what its workbook stream makes a parser allocate.

Format: [MS-XLS], records of type, length, body.
"""

import struct
from collections import Counter
from collections.abc import Iterator

from xlpy.book.guard_lembar import MAX_BOX, MAX_CELLS
from xlpy.book.guard_majemuk import Aliran, Compound
from xlpy.book.guard_teks import MAX_SHARED_TEXT
from xlpy.book.guard_tempat import terkunci
from xlpy.errors import InputError

MAX_RECORDS = 2_000_000

_WORKBOOKS = ("Workbook", "Book")
_ENCRYPTED = "EncryptedPackage"
_MACROS, _NO_MACROS = (name.encode("utf-16-le") for name in ("_VBA_PROJECT_CUR", "_VBA_PROJECT_OFF"))
_BOF, _FILEPASS, _DIMENSIONS = 0x0809, 0x002F, 0x0200
_SST, _CONTINUE, _LABELSST, _MULRK = 0x00FC, 0x003C, 0x00FD, 0x00BD
_DIMENSIONS_BIFF8 = 14  # bytes; the older form cannot say more than 65,535 rows
_MAX_ROWS, _MAX_COLUMNS = 65_536, 256
# A cell's record begins with row and column: numbers, texts, formulas, errors (blanks count not).
_CELLS = frozenset({0x0203, 0x027E, _LABELSST, 0x0204, 0x0006, 0x0205, _MULRK, 0x00D6})
_WIDE, _FAR_EAST, _RICH = 0x1, 0x4, 0x8
_LEAST_TEXT = 3  # bytes of a shared text
_NEED = "Buka di Excel atau LibreOffice, simpan sebagai .xlsx, lalu impor lagi."


def check_biff(name: str, data: bytes) -> bytes:
    """Refuse a compound file that is no plain .xls, or that makes a parser allocate too much.

    Returns:
        The file without the way to its macros: they are packed, a parser would unpack them, and nobody reads them.

    Raises:
        InputError: damaged, encrypted, another application's document, or with cells too far apart.
    """
    try:
        compound = Compound(data)
        compound.refuse_overlaps()
        for entry in _workbooks(name, compound):
            _check_records(name, compound.stream(entry))
    except (struct.error, IndexError) as error:
        raise InputError(f"{name}: berkas .xls rusak atau terpotong. {_NEED}") from error
    return data.replace(_MACROS, _NO_MACROS)


def workbook_stream(name: str, data: bytes) -> bytes:
    """The stream of BIFF records inside a compound file.

    Raises:
        InputError: there is none.
        struct.error, IndexError: the file ends too early.
    """
    compound = Compound(data)
    return compound.stream(_workbooks(name, compound)[0])


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """Type and body of each record from offset ``at`` on."""
    header = struct.Struct("<HH").unpack_from
    while at + 4 <= len(stream):
        kind, length = header(stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _workbooks(name: str, compound: Compound) -> list[Aliran]:
    """What a parser may take for the workbook, the likeliest first; it goes by the name alone."""
    if any(entry.name == _ENCRYPTED for entry in compound.entries):
        raise terkunci(name)
    found = [entry for wanted in _WORKBOOKS for entry in compound.entries if entry.name == wanted]
    if not found:
        raise InputError(f"{name}: isinya bukan lembar kerja Excel (mungkin dokumen Word lama). {_NEED}")
    return found


def _check_records(name: str, stream: bytes) -> None:
    box = rows = columns = cells = last = 0
    references: Counter[int] = Counter()
    shared: list[bytes] = []
    address = struct.Struct("<HH").unpack_from
    for number, (kind, body) in enumerate(records(stream)):
        if kind in _CELLS:
            row, column = address(body)
            if kind == _MULRK:
                column = int.from_bytes(body[-2:], "little")
            rows, columns, cells = max(rows, row + 1), max(columns, column + 1), cells + 1
            if kind == _LABELSST:
                references[int.from_bytes(body[6:10], "little")] += 1
        elif kind == _SST or (kind == _CONTINUE and last in {_SST, _CONTINUE} and shared):
            shared.append(body)
        elif kind == _BOF:
            box, rows, columns = box + rows * columns, 0, 0
        elif kind in {_DIMENSIONS, _FILEPASS}:
            _check_statement(name, kind, body)
        last = kind
        if number > MAX_RECORDS:
            raise InputError(f"{name}: isinya terlalu banyak. Ambil sheet yang perlu saja.")
    if box + rows * columns > MAX_BOX or cells > MAX_CELLS:
        raise InputError(
            f"{name}: ada isi sel yang terlalu jauh dari A1. Hapus isi sel yang tersesat jauh di bawah atau di kanan "
            "(Ctrl+End), simpan, lalu impor lagi."
        )
    _check_shared(name, shared, references)


def _check_statement(name: str, kind: int, body: bytes) -> None:
    if kind == _FILEPASS:
        raise terkunci(name)
    if not _within_grid(body):
        raise InputError(f"{name}: ukuran sheet yang tercatat di dalam berkas dipalsukan. {_NEED}")


def _within_grid(dimensions: bytes) -> bool:
    """Whether the stated size of a sheet is possible: a parser reserves memory for all of it."""
    if len(dimensions) < _DIMENSIONS_BIFF8:
        return True
    numbers: tuple[int, ...] = struct.unpack_from("<IIHH", dimensions)
    first_row, end_row, first_column, end_column = numbers
    return first_row <= end_row <= _MAX_ROWS and first_column <= end_column <= _MAX_COLUMNS


def _check_shared(name: str, shared: list[bytes], references: Counter[int]) -> None:
    """A parser copies a shared text for each cell that refers to it, and makes room for as many as are stated."""
    if not shared:
        return
    (stated,) = struct.unpack_from("<I", shared[0], 4)
    stored = sum(map(len, shared))
    if stated * _LEAST_TEXT > stored:
        raise InputError(f"{name}: jumlah teks yang tercatat di dalam berkas dipalsukan. {_NEED}")
    # The exact sum is worth its time only where the upper bound is too large.
    if references.total() * stored <= MAX_SHARED_TEXT:
        return
    sizes = dict(enumerate(_text_sizes(shared, stated)))
    if sum(times * sizes.get(index, 0) for index, times in references.items()) > MAX_SHARED_TEXT:
        raise InputError(f"{name}: teks panjang yang sama diulang terlalu banyak kali. {_NEED}")


def _text_sizes(shared: list[bytes], count: int) -> Iterator[int]:
    """Bytes of each shared text: section 2.5.293, cut into records wherever one is full."""
    part, at = 0, 8
    for _ in range(count):
        if at >= len(shared[part]):
            part, at = part + 1, 0
        length, flags = struct.unpack_from("<HB", shared[part], at)
        at += 3
        after = 0
        if flags & _RICH:
            after += 4 * int.from_bytes(shared[part][at : at + 2], "little")
            at += 2
        if flags & _FAR_EAST:
            after += int.from_bytes(shared[part][at : at + 4], "little")
            at += 4
        size, left = 0, length
        while left:
            width = 1 + (flags & _WIDE)
            here = min(left, max(len(shared[part]) - at, 0) // width)
            size, left, at = size + here * width, left - here, at + here * width
            if left:  # what follows in the next record says anew how wide its letters are
                part, at, flags = part + 1, 1, shared[part + 1][0]
        while (over := at + after - len(shared[part])) > 0 and part + 1 < len(shared):
            part, at, after = part + 1, 0, over
        at += after
        yield size
