"""Text files as one grid: .csv with any separator, and .txt with one raw line a row."""

import csv
import re
from collections import Counter
from io import StringIO
from pathlib import Path

from xlpy.book.guard import looks_like_utf16
from xlpy.errors import InputError
from xlpy.importers.grid import Grid, Sel

_SEPARATORS = (",", ";", "\t", "|")
_SAMPLE = 200  # rows by which the separator is recognised
# Atomic: many comments one after another could be parted among the repetitions in more ways than can be tried.
_MARKUP = re.compile(
    r"\s*(?:<!--(?>.*?-->)\s*+)*+<(?:!doctype|\?xml|html|head|body|table|style|meta)\b", re.IGNORECASE | re.DOTALL
)
_EXCEL_HINT = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_MAX_FIELD = 1 << 20


def read_text(path: Path, data: bytes) -> Grid:
    """Read decoded text as a grid: .txt line by line, everything else as separated values.

    Raises:
        InputError: the text is a web page or XML, or its quotes never close.
    """
    text = decode(data)
    if _MARKUP.match(text):
        raise InputError(
            f"{path.name}: isinya halaman web (HTML/XML), bukan lembar kerja. Buka berkas itu di Excel, "
            "simpan sebagai .xlsx, lalu impor hasilnya."
        )
    if path.suffix.lower() == ".txt":
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        return Grid(path.name, path.stem, [[line or None] for line in lines])
    return Grid(path.name, path.stem, _separated(path.name, text))


def decode(data: bytes) -> str:
    """The text of a file as Windows, LibreOffice or a web export writes it: UTF-8, UTF-16, else Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if looks_like_utf16(data):
        return data.decode("utf-16-le" if data[1:2] == b"\0" else "utf-16-be", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _separated(name: str, text: str) -> list[list[Sel]]:
    hint = _EXCEL_HINT.match(text)
    if hint:  # Excel takes this line for itself: row 1 is the next one
        text = text[hint.end() :]
    separator = hint[1] if hint else _separator(text)
    csv.field_size_limit(_MAX_FIELD)
    try:
        return [[cell or None for cell in row] for row in csv.reader(StringIO(text, newline=""), delimiter=separator)]
    except csv.Error as error:
        raise InputError(
            f"{name}: tanda kutip di dalam berkas tidak berpasangan. Buka di Excel, simpan sebagai .xlsx, "
            "lalu impor lagi."
        ) from error


def _separator(text: str) -> str:
    """The separator under which most rows have the same, largest number of columns."""
    sample = "\n".join(text.split("\n", _SAMPLE)[:_SAMPLE])

    def score(separator: str) -> float:
        try:
            widths = Counter(
                len(row) for row in csv.reader(StringIO(sample, newline=""), delimiter=separator) if any(row)
            )
        except csv.Error:
            return 0.0
        return max(((width - 1) * times / widths.total() for width, times in widths.items()), default=0.0)

    return max(_SEPARATORS, key=score)
