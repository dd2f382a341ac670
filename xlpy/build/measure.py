"""How high a row must be for its wrapped text.

Excel fits rows when it loads a file, LibreOffice does not: so the height is computed from the widths of the letters
of Arial and Times New Roman (Liberation Sans and Serif have the same) and written.
"""

import csv
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from importlib import resources
from math import ceil

_UNITS_PER_EM = 2048
_UNKNOWN = 1500  # a wide letter: better a line too many than one cut off
# A line may end after a blank or a hyphen.
_PIECES = re.compile(r"[^ -]*[ -]?")
_WORDS = re.compile(r"[^ \n-]*[ \n-]?")
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
def break_lines(
    text: str, pixels: int, size: float, *, bold: bool = False, indent: int = 0, serif: bool = False
) -> tuple[str, ...]:
    """The lines of ``text`` in a column ``pixels`` wide; a word wider than the column is broken.

    Returns:
        the parts of the text, one a line, with the blank or line end behind each: joined they are the text again.
    """
    room = (pixels * 0.75 - _PADDING - indent * _INDENT) / _SLACK
    blank = text_width(" ", size, bold=bold, serif=serif)
    lines: list[str] = []
    *ended, last = text.split("\n")
    for paragraph, end in (*((p, "\n") for p in ended), (last, "")):
        line, used = "", 0.0
        for piece in _PIECES.findall(paragraph):
            word, width = piece, text_width(piece.rstrip(" "), size, bold=bold, serif=serif)
            if used and used + width > room:
                lines.append(line)
                line, used = "", 0.0
            if width > room:
                *full, word = _broken(word, room, size, bold=bold, serif=serif)
                lines += full
                width = text_width(word.rstrip(" "), size, bold=bold, serif=serif)
            line += word
            used += width + (blank if piece.endswith(" ") else 0.0)
        lines.append(line + end)
    return tuple(lines)


def _broken(word: str, room: float, size: float, *, bold: bool, serif: bool) -> list[str]:
    """A word too wide for a line in parts that fit, each of one letter at least, in one pass: a cell holds 32,767."""
    widths = _widths(bold=bold, serif=serif)
    parts, start, used = [], 0, 0
    for place, letter in enumerate(word.rstrip(" ")):
        width = widths.get(letter, _UNKNOWN)
        if place > start and (used + width) * size / _UNITS_PER_EM > room:
            parts.append(word[start:place])
            start, used = place, 0
        used += width
    return [*parts, word[start:]]


def count_lines(
    text: str, pixels: int, size: float, *, bold: bool = False, indent: int = 0, serif: bool = False
) -> int:
    """The lines that ``text`` takes in a column ``pixels`` wide."""
    return len(break_lines(text, pixels, size, bold=bold, indent=indent, serif=serif))


def widest_word(text: str, size: float, *, bold: bool = False, indent: int = 0, serif: bool = False) -> int:
    """The width in pixels of the narrowest column in which no word of ``text`` is broken; none ends at a slash."""
    words = (piece.rstrip(" ") for piece in _WORDS.findall(text))
    return _column_for(words, size, bold=bold, indent=indent, serif=serif)


def widest_line(text: str, size: float, *, bold: bool = False, indent: int = 0, serif: bool = False) -> int:
    """The width in pixels of the narrowest column in which a line of ``text`` ends only where it says so."""
    return _column_for(text.split("\n"), size, bold=bold, indent=indent, serif=serif)


def _column_for(texts: Iterable[str], size: float, *, bold: bool, indent: int, serif: bool) -> int:
    width = max((text_width(text, size, bold=bold, serif=serif) for text in texts), default=0.0)
    return ceil((width * _SLACK + _PADDING + indent * _INDENT) / 0.75)


def line_height(size: float) -> float:
    """The height of one line in points: what Excel needs on the screen; on paper letters stand closer."""
    return size * 1.28


def row_height(lines: int, size: float) -> float:
    """The height of a row of ``lines`` lines, in points."""
    return min(MAX_HEIGHT, lines * line_height(size) + 3)
