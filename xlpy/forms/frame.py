"""Rows within a frame, as forms have them: lines around, and one down the middle where there are two halves."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlpy.forms.layout import Cell, Look, Row

_EDGE = 5.0  # points: from the frame to what stands in it


def framed(rows: Sequence[Row], cols: int, middle: int = 0) -> tuple[Row, ...]:
    """The rows with a frame around them, and a line before the column ``middle`` where that is not 0.

    The row under the upper line and that above the lower one are put in.
    """
    parts = [(0, middle), (middle, cols)] if middle else [(0, cols)]
    sides = [(0, "k"), (cols - 1, "n"), *([(middle, "k")] if middle else [])]

    def edge(line: str) -> Row:
        cells = (
            Cell(first, "", Look(lines=line + "k" + ("n" if last == cols else "")), across=last - first)
            for first, last in parts
        )
        return Row(tuple(cells), height=_EDGE, keep=True)

    *inner, last = _with_sides(rows, sides)
    return (edge("t"), *inner, replace(last, keep=True), replace(edge("b"), keep=last.keep))


def _with_sides(rows: Sequence[Row], sides: Sequence[tuple[int, str]]) -> Iterator[Row]:
    covered: dict[int, int] = {}  # by column, the rows below that a merged cell takes
    for row in rows:
        cells = list(row.cells)
        for col, side in sides:
            found = next((n for n, cell in enumerate(cells) if cell.col <= col < cell.col + cell.across), None)
            if found is not None:
                look = cells[found].look
                cells[found] = replace(cells[found], look=look.but(lines=look.lines + side))
            elif not covered.get(col):
                cells.append(Cell(col, "", Look(lines=side)))
        covered = {col: n - 1 for col, n in covered.items() if n > 1}
        covered |= {
            col: cell.down - 1 for cell in cells if cell.down > 1 for col in range(cell.col, cell.col + cell.across)
        }
        yield replace(row, cells=tuple(sorted(cells, key=lambda cell: cell.col)))
