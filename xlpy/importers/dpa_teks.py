"""Pasted text of a form: a line becomes cells where blanks stand wide apart, as the columns of the paper did."""

import re
from collections.abc import Iterator
from dataclasses import replace

from xlpy.importers.grid import Grid, Sel
from xlpy.importers.tables import cell_text

_GAP = re.compile(r"\t|\s{2,}")
_ENOUGH_WIDE_LINES = 5


def split_text_grid(grid: Grid) -> Grid:
    """Split the lines of a one-column sheet of text at tabs and runs of blanks; other sheets stay as they are."""
    if any(sum(1 for cell in row if cell_text(cell)) > 1 for row in grid.rows):
        return grid
    lines = [next((cell for cell in row if isinstance(cell, str) and cell.strip()), "") for row in grid.rows]
    if sum(1 for line in lines if _GAP.search(line.strip())) < _ENOUGH_WIDE_LINES:
        return grid
    return replace(grid, rows=[list(_cells(line)) for line in lines])


def _cells(line: str) -> Iterator[Sel]:
    if line[:1].isspace():
        yield None
    for part in _GAP.split(line.replace("\f", " ").strip()):
        yield part or None
