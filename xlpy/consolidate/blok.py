"""The rows of one file as they go into the results: XML and CSV, packed once and kept."""

import re
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from xlpy.consolidate import sel_xml
from xlpy.consolidate.baris import KOLOM, Baris, Jenis

Gaya = Sequence[tuple[str, int]]
"""The columns of the sheet Rincian from left to right: each one's name, and the number of its look."""

LEVEL = 3
"""Of deflate: four times as fast as the usual 6, for a quarter more bytes."""
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_QUOTED = re.compile('[",\r\n]')
# Only money says its type (see ``sel_xml``).
_MONEY = re.compile(rb' t="n"><v>(-?\d+)</v>')
_MOST_KEPT = 4_096
"""Cells of a column that are kept as written."""
_MOST_FIELDS = 16_384
"""Fields of the .csv that are kept as written."""
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


class _Ditulis(dict[Any, str]):
    """Cells of one column as they are written; the same names, units and offices come back in every plan."""

    def __init__(self, write: Callable[..., str], style: int) -> None:
        self._write, self._style = write, style

    def __missing__(self, value: object) -> str:
        if len(self) >= _MOST_KEPT:
            self.clear()
        told = self[value] = self._write(value, self._style)
        return told


@lru_cache(maxsize=4)
def _columns(gaya: tuple[tuple[str, int], ...]) -> tuple[tuple[int, _Ditulis], ...]:
    """Of each column of the sheet Rincian which field of a row it shows, and its cells."""
    place = {column.kunci: (i, column.jenis) for i, column in enumerate(KOLOM)}
    blank = (len(KOLOM), Jenis.TEKS)  # of a column that the template leaves empty
    writers: dict[Jenis, Callable[..., str]] = {
        Jenis.TEKS: sel_xml.text,
        Jenis.ANGKA: _number_or_text,
        Jenis.UANG: sel_xml.money,
    }
    told = ((*place.get(kunci, blank), style) for kunci, style in gaya)
    return tuple((i, _Ditulis(writers[jenis], style)) for i, jenis, style in told)


def _xml(rows: Sequence[_Cells], gaya: Gaya) -> bytes:
    columns = _columns(tuple((kunci, style) for kunci, style in gaya))
    full = ((*row, "") for row in rows)
    lines = [_ROW_OPEN + "".join([cells[row[i]] for i, cells in columns]) + _ROW_CLOSE for row in full]
    return "".join(lines).encode("utf-8", "replace")


def _number_or_text(value: str, style: int) -> str:
    """A target: a number where it is one, else the words."""
    digits = value[1:] if value[:1] == "-" else value
    if digits.replace(".", "", 1).isdigit() and digits.isascii() and digits[0] != "." and digits[-1] != ".":
        return sel_xml.number(value, style)
    return sel_xml.text(value, style)


class _Bidang(dict[str | int | None, str]):
    """Fields as the .csv has them."""

    def __missing__(self, value: str | int | None) -> str:
        if len(self) >= _MOST_FIELDS:
            self.clear()
        told = self[value] = _field(value)
        return told


_FIELDS = _Bidang()


def _csv(rows: Iterable[_Cells]) -> bytes:
    """Lines as ``csv`` writes them, whose writer looks at every letter again: that takes twice as long."""
    fields = _FIELDS
    lines = [",".join([fields[value] for value in row]) for row in rows]
    return "".join([f"{line}\n" for line in lines]).encode("utf-8", "replace")


def _field(value: str | int | None) -> str:
    if type(value) is not str:
        return "" if value is None else str(value)
    told = _guarded(value)
    return '"' + told.replace('"', '""') + '"' if _QUOTED.search(told) else told


def _guarded(value: str) -> str:
    """A text that a spreadsheet would take for a formula gets a mark; a number stays one."""
    if value[:1] in _FORMULA_STARTS and value and not _is_number(value):
        return f"'{value}"
    return value


def _is_number(value: str) -> bool:
    return value[0] == "-" and value[1:].replace(".", "", 1).isdigit() and value.isascii()


def _check(blok: Blok) -> None:
    """Take what was packed apart again: as many rows in the XML and in the .csv, as much money."""
    xml = zlib.decompressobj(-zlib.MAX_WBITS).decompress(blok.xml)
    lines = zlib.decompress(blok.csv).count(b"\n")  # no text of a row holds a line break
    found = (xml.count(_ROW_OPEN.encode()), sum(map(int, _MONEY.findall(xml))))
    if found != (blok.baris, blok.pagu) or lines != blok.baris or zlib.crc32(xml) != blok.crc:
        raise ValueError(f"packed {found} and {lines} lines, not {(blok.baris, blok.pagu)}")
