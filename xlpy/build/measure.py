"""How high a row must be for its wrapped text.

Excel fits rows when it loads a file, LibreOffice does not: so the height is computed from the widths of the letters
of Arial and Times New Roman (Liberation Sans and Serif have the same) and written.
"""

import csv
import re
from functools import cache, lru_cache
from importlib import resources

_UNITS_PER_EM = 2048
_UNKNOWN = 1500  # a wide letter: better a line too many than one cut off
# A line may end after a blank or a hyphen.
_PIECES = re.compile(r"[^ -]*[ -]?")
_PADDING = 4.5  # points left and right of the text in a cell, gridlines included
_INDENT = 8.0  # points per step of indent
_SLACK = 1.03  # printers and screens set letters a little wider than the metrics say
MAX_HEIGHT = 409.0
"""The highest row a sheet can have, in points."""


@cache
def _widths(*, bold: bool, serif: bool) -> dict[str, int]:
    """Widths of letters in 1/2048 em."""
    column = f"{'serif_' if serif else ''}{'tebal' if bold else 'tegak'}"
    text = (resources.files("xlpy.build") / "data" / "lebar-huruf.csv").read_text(encoding="utf-8")
    return {chr(int(row["kode"])): int(row[column]) for row in csv.DictReader(text.splitlines())}


def text_width(text: str, size: float, *, bold: bool = False, serif: bool = False) -> float:
    """The width of ``text`` in points on one line, in Arial or, ``serif``, in Times New Roman."""
    widths = _widths(bold=bold, serif=serif)
    return sum(widths.get(letter, _UNKNOWN) for letter in text) * size / _UNITS_PER_EM


@lru_cache(maxsize=8192)
def count_lines(
    text: str, pixels: int, size: float, *, bold: bool = False, indent: int = 0, serif: bool = False
) -> int:
    """The lines that ``text`` takes in a column ``pixels`` wide; a word wider than the column is broken."""
    room = (pixels * 0.75 - _PADDING - indent * _INDENT) / _SLACK
    blank = text_width(" ", size, bold=bold, serif=serif)
    lines = 0
    for paragraph in text.split("\n"):
        lines += 1
        used = 0.0
        for piece in _PIECES.findall(paragraph):
            width = text_width(piece.rstrip(" "), size, bold=bold, serif=serif)
            if used and used + width > room:
                lines, used = lines + 1, 0.0
            while width > room:
                lines, width = lines + 1, width - room
            used += width + (blank if piece.endswith(" ") else 0.0)
    return lines


def line_height(size: float) -> float:
    """The height of one line in points: what Excel needs on the screen; on paper letters stand closer."""
    return size * 1.28


def row_height(lines: int, size: float) -> float:
    """The height of a row of ``lines`` lines, in points."""
    return min(MAX_HEIGHT, lines * line_height(size) + 3)
