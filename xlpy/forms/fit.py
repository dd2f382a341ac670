"""How high the rows of a paper are, and where its pages end: computed, so that every printer breaks it alike."""

from collections.abc import Sequence
from math import ceil

from xlpy.build.measure import MAX_HEIGHT, break_lines, row_height
from xlpy.build.paper import page_breaks
from xlpy.forms.layout import PIXEL, Cell, Font, KepalaBagian, Lembar, Row, margins, page_size

BREATH = 3.0
"""Points that keep a text off the lines of its cell."""


def row_heights(lembar: Lembar) -> list[float]:
    """The height of every row, in points: what its own cells need, and merged ones with the rows they cover.

    What a merged cell needs beyond its rows is given to the last of them.  All are whole pixels high: applications
    round to those, and over a page that adds up.
    """
    heights = [whole_pixels(own_height(lembar, row)) for row in lembar.baris]
    for first, row in enumerate(lembar.baris):
        for cell in row.cells:
            last = first + cell.down - 1
            lacking = _needed(lembar, cell) - sum(heights[first : last + 1])
            if cell.down > 1 and lacking > 0 and lembar.baris[last].height is None:
                heights[last] = min(MAX_HEIGHT, whole_pixels(heights[last] + lacking))
    return heights


def whole_pixels(height: float) -> float:
    """A height in points made up to whole pixels."""
    return ceil(round(height / PIXEL, 3)) * PIXEL


def page_starts(lembar: Lembar, heights: Sequence[float]) -> list[int]:
    """The rows, from 0, before which a new page begins; without the first page's own."""
    keep = [row.keep for row in lembar.baris]
    begins = {number for number, row in enumerate(lembar.baris) if row.new_page}

    def repeated(row: int) -> float:
        first, count = _head_above(lembar, row)
        return sum(heights[first : first + count])

    return page_breaks(heights, repeated, keep, page_room(lembar), begins)


def page_room(lembar: Lembar) -> float:
    """The height between the margins."""
    edge = margins(rebah=lembar.rebah)
    return page_size(lembar.kertas, rebah=lembar.rebah)[1] - edge.top - edge.bottom


def _head_above(lembar: Lembar, row: int) -> tuple[int, int]:
    """First row and number of rows of what is repeated above ``row`` if a page begins with it."""
    section = section_above(lembar, row)
    if section is not None:
        return section.first, section.count
    first, count = lembar.kepala or (0, 0)
    return (first, count) if row > first else (0, 0)


def section_above(lembar: Lembar, row: int) -> KepalaBagian | None:
    """The head of the table, of several on a paper, that ``row`` belongs to."""
    return next((s for s in lembar.kepala_bagian if s.first + s.count <= row < s.until), None)


def own_height(lembar: Lembar, row: Row) -> float:
    """The height that a row needs by itself, without what merged cells want."""
    if row.height is not None:
        return row.height
    return max([row.least, *(_needed(lembar, cell) for cell in row.cells if cell.down == 1)])


def _needed(lembar: Lembar, cell: Cell) -> float:
    """The height that the text of a cell needs; a blank one with a line above or below is as high as one line."""
    look = cell.look
    ruled = bool(set(look.lines) & {"t", "b"})
    if not cell.text and not ruled:
        return 0.0
    lines = len(lines_of(lembar, cell))
    return min(MAX_HEIGHT, row_height(lines, look.size) + (BREATH if ruled else 0.0))


def lines_of(lembar: Lembar, cell: Cell) -> tuple[str, ...]:
    """The lines of a cell's text; joined they are the text."""
    look = cell.look
    if not look.wrap:
        return (cell.text,)
    pixels = sum(lembar.kolom[cell.col : cell.col + cell.across])
    serif = lembar.font is Font.TIMES
    return break_lines(cell.text, pixels, look.size, bold=look.bold, indent=look.indent, serif=serif)
