"""Packages written by hand, as no honest program writes them: sizes that lie, parts blown up."""

import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from functools import cache
from io import BytesIO
from pathlib import Path

import openpyxl
import xlwt

SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
WORKBOOK, LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@cache
def sound() -> dict[str, bytes]:
    """The parts of a workbook that openpyxl makes, with one text in it."""
    book = openpyxl.Workbook()
    book.worksheets[0].title = "DPA"
    book.worksheets[0]["B2"] = "isi"
    out = BytesIO()
    book.save(out)
    with zipfile.ZipFile(out) as package:
        return {part: package.read(part) for part in package.namelist()}


@cache
def sound_xls() -> bytes:
    """A workbook of Excel 97, with some texts in it."""
    book = xlwt.Workbook()
    for row in range(50):
        book.add_sheet("S", cell_overwrite_ok=True) if not row else None
        book.get_sheet(0).write(row, 0, f"teks {row}")
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def sheet(rows: str, after: str = "") -> bytes:
    """A worksheet with these rows."""
    return f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{after}</worksheet>'.encode()


def far(first: str = '<c r="A1"><v>1</v></c>', last: str = '<c r="XFD1048576"><v>1</v></c>') -> bytes:
    """A worksheet with two cells, as far from each other as can be."""
    return sheet(f'<row r="1">{first}</row><row r="1048576">{last}</row>')


def package(*, without: tuple[str, ...] = (), **parts: bytes) -> bytes:
    """A sound workbook with parts replaced: ``sheet``, ``strings``, ``styles``, ``workbook``, ``links``."""
    names = {"sheet": SHEET, "strings": STRINGS, "styles": STYLES, "workbook": WORKBOOK, "links": LINKS}
    changed = {names.get(name, name): data for name, data in parts.items()}
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**sound(), **changed}.items():
            if name not in without:
                archive.writestr(name, data)
    return out.getvalue()


@dataclass
class Blown:
    """A part that says the same again and again, packed once: a gigabyte takes no time and little room."""

    head: bytes
    block: bytes
    times: int
    tail: bytes = b""
    states: int | None = None
    """The size that is stated where it is not the true one."""
    level: int = 9

    @property
    def size(self) -> int:
        return len(self.head) + len(self.block) * self.times + len(self.tail)

    def packed(self) -> bytes:
        """Raw deflate; a full flush ends a block that knows nothing of the one before, so it can be repeated."""

        def flushed(data: bytes, mode: int) -> bytes:
            packer = zlib.compressobj(self.level, zlib.DEFLATED, -zlib.MAX_WBITS)
            return packer.compress(data) + packer.flush(mode)

        once = flushed(self.block, zlib.Z_FULL_FLUSH)
        return flushed(self.head, zlib.Z_FULL_FLUSH) + once * self.times + flushed(self.tail, zlib.Z_FINISH)


@dataclass
class ByHand:
    """A zip of which every field can be told otherwise than it is."""

    body: bytearray = field(default_factory=bytearray)
    directory: bytearray = field(default_factory=bytearray)
    count: int = 0

    def add(self, name: str, packed: bytes, size: int, *, at: int | None = None) -> int:
        """Add an entry; ``at`` an earlier entry's data, without data of its own."""
        raw, where = name.encode(), len(self.body) if at is None else at
        fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, 0, len(packed), size, len(raw), 0)
        if at is None:
            self.body += b"PK\x03\x04" + fields + raw + packed
        self.directory += b"PK\x01\x02\x14\x00" + fields + struct.pack("<HHHII", 0, 0, 0, 0, where) + raw
        self.count += 1
        return where

    def bytes(self, *, before_end: bytes = b"", comment: bytes = b"", offset: int | None = None) -> bytes:
        """The whole file."""
        where = len(self.body) if offset is None else offset
        count = min(self.count, 0xFFFF)
        end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(self.directory), where, len(comment))
        return bytes(self.body + self.directory) + before_end + end + comment


def blown(**parts: Blown) -> bytes:
    """A sound workbook, packed by hand, with some of its parts blown up."""
    names = {"sheet": SHEET, "strings": STRINGS, "styles": STYLES}
    changed = {names[name]: part for name, part in parts.items()}
    zipped = ByHand()
    for name, data in sound().items():
        if name not in changed:
            zipped.add(name, Blown(data, b"", 0).packed(), len(data))
    for name, part in changed.items():
        zipped.add(name, part.packed(), part.size if part.states is None else part.states)
    return zipped.bytes()


def put(folder: Path, name: str, data: bytes) -> Path:
    """The file ``name`` in ``folder``."""
    path = folder / name
    path.write_bytes(data)
    return path
