"""The rows of one file as they go into the results: XML and CSV, packed once and kept."""

import csv
import io
import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlpy.consolidate import sel_xml
from xlpy.consolidate.baris import KOLOM, Baris, Jenis

Gaya = Sequence[tuple[str, int]]
"""The columns of the sheet Rincian from left to right: each one's name, and the number of its look."""

LEVEL = 3
"""Of deflate: four times as fast as the usual 6, for a quarter more bytes."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_SELDOM = tuple(start for start in _FORMULA_STARTS if start != "-")
_MINUS = ("\n-", ",-", '"-')
# Only money says its type (see ``sel_xml``).
_MONEY = re.compile(rb' t="n"><v>(-?\d+)</v>')
_ROW_OPEN, _ROW_CLOSE = "<row>", "</row>"


@dataclass(frozen=True, slots=True)
class Blok:
    """Rows, packed.

    Attributes:
        baris, pagu: how many rows, and their money in rupiah.
        xml: the rows, raw deflate, ending at a byte so that another block can follow.
        panjang, crc: length and CRC-32 of the XML before it was packed.
        csv: the lines of the .csv, as zlib packs.
        panjang_csv: their length before.
    """

    baris: int
    pagu: int
    xml: bytes
    panjang: int
    crc: int
    csv: bytes
    panjang_csv: int


def pack(rows: Sequence[Baris], unit: str, berkas: str, sidik: str, gaya: Gaya) -> Blok:
    """Pack the rows of one file.

    Args:
        rows: the rows.
        unit: whose plan it is.
        berkas: the file as the results name it.
        sidik: the first digits of its fingerprint.
        gaya: the columns of the sheet Rincian.

    Raises:
        ValueError: what was packed does not say what ``rows`` say.
    """
    cells = [(unit, *row[:-1], berkas, row[-1], sidik) for row in rows]
    xml = _xml(cells, gaya)
    text = _csv(cells)
    blok = Blok(
        baris=len(rows),
        pagu=sum(row.pagu for row in rows if row.pagu is not None),
        xml=deflate(xml),
        panjang=len(xml),
        crc=zlib.crc32(xml),
        csv=zlib.compress(text, LEVEL),
        panjang_csv=len(text),
    )
    _check(blok)
    return blok


def deflate(data: bytes, *, last: bool = False) -> bytes:
    """Raw deflate; unless it is the last of a stream it ends at a byte, and nothing behind it refers to it."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush(zlib.Z_FINISH if last else zlib.Z_FULL_FLUSH)


def csv_heading() -> bytes:
    """The first line of the .csv."""
    return _csv([tuple(column.kunci for column in KOLOM)])


def unguarded(value: str) -> str:
    """The text of a field of the .csv without the mark that keeps it from being taken for a formula."""
    return value[1:] if value[:1] == "'" and value[1:].startswith(_FORMULA_STARTS) else value


_Cells = tuple[str | int | None, ...]


def _xml(rows: Sequence[_Cells], gaya: Gaya) -> bytes:
    place = {column.kunci: (i, column.jenis) for i, column in enumerate(KOLOM)}
    blank = (len(KOLOM), Jenis.TEKS)  # of a column that the template leaves empty
    columns = [(*place.get(kunci, blank), style) for kunci, style in gaya]
    writers: dict[Jenis, Callable[..., str]] = {
        Jenis.TEKS: sel_xml.text,
        Jenis.ANGKA: _number_or_text,
        Jenis.UANG: sel_xml.money,
    }
    plan = [(i, writers[jenis], style) for i, jenis, style in columns]
    full = ((*row, "") for row in rows)
    lines = [_ROW_OPEN + "".join([write(row[i], style) for i, write, style in plan]) + _ROW_CLOSE for row in full]
    return "".join(lines).encode("utf-8", "replace")


@lru_cache(maxsize=16_384)
def _number_or_text(value: str, style: int) -> str:
    """A target: a number where it is one, else the words."""
    digits = value[1:] if value[:1] == "-" else value
    if digits.replace(".", "", 1).isdigit() and digits.isascii() and digits[0] != "." and digits[-1] != ".":
        return sel_xml.number(value, style)
    return sel_xml.text(value, style)


def _csv(rows: Sequence[_Cells]) -> bytes:
    told = _lines(rows)
    # Looking at every field would take as long as all the rest.
    if told.startswith("-") or any(mark in told for mark in _SELDOM) or any(mark in told for mark in _MINUS):
        told = _lines([[_guarded(cell) if type(cell) is str else cell for cell in row] for row in rows])
    return told.encode("utf-8", "replace")


def _lines(rows: Iterable[Sequence[str | int | None]]) -> str:
    file = io.StringIO()
    csv.writer(file, lineterminator="\n").writerows(rows)
    return file.getvalue()


def _guarded(value: str) -> str:
    """A text that a spreadsheet would take for a formula gets a mark; a number stays one."""
    if value[:1] in _FORMULA_STARTS and value and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(value: str) -> bool:
    return value[1:].replace(".", "", 1).isdigit() and value.isascii()


def _check(blok: Blok) -> None:
    """Take what was packed apart again: as many rows in the XML and in the .csv, as much money."""
    xml = zlib.decompressobj(-zlib.MAX_WBITS).decompress(blok.xml)
    lines = zlib.decompress(blok.csv).count(b"\n")  # no text of a row holds a line break
    found = (xml.count(_ROW_OPEN.encode()), sum(map(int, _MONEY.findall(xml))))
    if found != (blok.baris, blok.pagu) or lines != blok.baris or zlib.crc32(xml) != blok.crc:
        raise ValueError(f"packed {found} and {lines} lines, not {(blok.baris, blok.pagu)}")
