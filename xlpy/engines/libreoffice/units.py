"""Colours and lengths: xlwings' tuples and points, LibreOffice's integers and hundredths of a millimetre."""

from collections.abc import Iterable, Sequence

_PER_INCH = 2540  # hundredths of a millimetre
_POINTS = 72
_PIXELS = 96  # of a screen, as Excel counts columns
_DIGIT = 7  # pixels of a digit in Calibri 11, the unit of a column's width
_PADDING = 5  # pixels that a column adds
NO_COLOR = -1


def to_color(value: str | int | Sequence[int]) -> int:
    """A colour of xlwings (``(r, g, b)``, ``"#rrggbb"``, or Excel's integer with blue first) as 0xRRGGBB."""
    if isinstance(value, str):
        return int(value.lstrip("#"), 16)
    if isinstance(value, int):
        return (value & 0xFF) << 16 | (value & 0xFF00) | value >> 16 & 0xFF
    red, green, blue = value
    return red << 16 | green << 8 | blue


def from_color(value: int | None) -> tuple[int, int, int] | None:
    """0xRRGGBB as ``(r, g, b)``; None where there is no colour."""
    if value is None or value < 0:
        return None
    return value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF


def to_points(length: int) -> float:
    """Hundredths of a millimetre in points, to Excel's quarter of a point."""
    return round(length * _POINTS / _PER_INCH * 4) / 4


def from_points(points: float) -> int:
    """Points in hundredths of a millimetre."""
    return round(points * _PER_INCH / _POINTS)


def to_characters(width: int) -> float:
    """A column's width in hundredths of a millimetre as Excel counts it: in digits of its standard font."""
    pixels = width * _PIXELS / _PER_INCH
    one = _DIGIT + _PADDING
    return round((pixels - _PADDING) / _DIGIT if pixels >= one else pixels / one, 2)


def from_characters(characters: float) -> int:
    """A width counted in digits as hundredths of a millimetre."""
    pixels = int((256 * characters + 128 // _DIGIT) / 256 * _DIGIT) + _PADDING
    if characters < 1:
        pixels = round(characters * (_DIGIT + _PADDING))
    return round(pixels * _PER_INCH / _PIXELS)


def rectangles(cells: Iterable[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Cells (row, column) gathered into rectangles (first row, first column, last row, last column).

    What is set cell by cell costs a call each: runs of a row are joined first, then equal runs of rows that touch.
    """
    runs: list[list[int]] = []
    for row, column in sorted(cells):
        if runs and runs[-1][0] == row and runs[-1][3] == column - 1:
            runs[-1][3] = column
        else:
            runs.append([row, column, row, column])
    growing: dict[tuple[int, int], list[int]] = {}
    done = []
    for run in runs:
        above = growing.get((run[1], run[3]))
        if above is not None and above[2] == run[0] - 1:
            above[2] = run[2]
        else:
            growing[run[1], run[3]] = run
            done.append(run)
    return [(run[0], run[1], run[2], run[3]) for run in done]
