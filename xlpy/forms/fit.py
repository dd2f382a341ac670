"""How high the rows of a paper are, and where its pages end: computed, so that every printer breaks it alike."""

from collections.abc import Sequence

from xlpy.build.measure import MAX_HEIGHT, count_lines, row_height
from xlpy.build.paper import FILL, page_breaks
from xlpy.forms.layout import Cell, Font, Lembar, Row, margins, page_size

BREATH = 3.0
"""Points added in a cell with lines, so that its text does not touch them."""


def row_heights(lembar: Lembar) -> list[float]:
    """The height of every row, in points: what its own cells need, and merged ones with the rows they cover.

    What a merged cell needs beyond its rows is given to the last of them.
    """
    heights = [_own_height(lembar, row) for row in lembar.baris]
    for first, row in enumerate(lembar.baris):
        for cell in row.cells:
            last = first + cell.down - 1
            lacking = _needed(lembar, cell) - sum(heights[first : last + 1])
            if cell.down > 1 and lacking > 0 and lembar.baris[last].height is None:
                heights[last] = min(MAX_HEIGHT, heights[last] + lacking)
    return heights


def page_starts(lembar: Lembar, heights: Sequence[float]) -> list[int]:
    """The rows, from 0, before which a new page begins; without the first page's own."""
    first, count = lembar.kepala or (0, 0)
    keep = [row.keep for row in lembar.baris]
    begins = {number for number, row in enumerate(lembar.baris) if row.new_page}
    return page_breaks(heights, sum(heights[first : first + count]), keep, _room(lembar), begins)


def rest_of_page(lembar: Lembar) -> float:
    """How much of the last page is empty, in points."""
    heights = row_heights(lembar)
    starts = page_starts(lembar, heights)
    first, count = lembar.kepala or (0, 0)
    repeated = sum(heights[first : first + count]) if starts else 0.0
    return max(0.0, _room(lembar) * FILL - repeated - sum(heights[starts[-1] if starts else 0 :]))


def _room(lembar: Lembar) -> float:
    """The height of a page between its margins, in points."""
    edge = margins(rebah=lembar.rebah)
    return page_size(lembar.kertas, rebah=lembar.rebah)[1] - edge.top - edge.bottom


def _own_height(lembar: Lembar, row: Row) -> float:
    if row.height is not None:
        return row.height
    return max([row.least, *(_needed(lembar, cell) for cell in row.cells if cell.down == 1)])


def _needed(lembar: Lembar, cell: Cell) -> float:
    """The height that the text of a cell needs; a blank one with a line above or below is as high as one."""
    look = cell.look
    ruled = bool(set(look.lines) & {"t", "b"})
    if not cell.text and not ruled:
        return 0.0
    lines = lines_of(lembar, cell, cell.text) if look.wrap else 1
    return min(MAX_HEIGHT, row_height(lines, look.size) + (BREATH if ruled else 0.0))


def lines_of(lembar: Lembar, cell: Cell, text: str) -> int:
    """The lines that ``text`` takes in the place of ``cell``."""
    look, serif = cell.look, lembar.font is Font.TIMES
    pixels = sum(lembar.kolom[cell.col : cell.col + cell.across])
    return count_lines(text, pixels, look.size, bold=look.bold, indent=look.indent, serif=serif)
