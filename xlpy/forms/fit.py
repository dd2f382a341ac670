"""How high the rows of a paper are, and where its pages end: computed, so that every printer breaks it alike."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from xlpy.build.measure import MAX_HEIGHT, break_lines, line_height, row_height
from xlpy.build.paper import page_breaks
from xlpy.forms.layout import Cell, Font, KepalaBagian, Lembar, Look, Row, margins, page_size

_BREATH = 3.0  # so that the text does not touch the lines of its cell
_TALLEST = 1 / 5  # of a page: the two last rows of a table, its sum and the signatures must go on one together


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
    keep = [row.keep for row in lembar.baris]
    begins = {number for number, row in enumerate(lembar.baris) if row.new_page}

    def repeated(row: int) -> float:
        first, count = _head_above(lembar, row)
        return sum(heights[first : first + count])

    return page_breaks(heights, repeated, keep, _room(lembar), begins)


def paginated(lembar: Lembar) -> Lembar:
    """The paper with its pages: every row that begins one says so.

    A row that is too high for a page's end is parted into several, which look like one where they are together.  The
    boxes of a table are closed where a page ends.  The heads of several tables stand where they are repeated.
    """
    parted = _parted(lembar)
    starts = page_starts(parted, row_heights(parted))
    rows: list[Row] = []
    moved: list[int] = []
    for number, row in enumerate(parted.baris):
        if number in starts:
            rows[-1] = _ruled(rows[-1], "b")
            head = _section_above(parted, number)
            if head is not None:
                rows += parted.baris[head.first : head.first + head.count]
                rows[-head.count] = replace(rows[-head.count], new_page=True)
            row = _ruled(replace(row, new_page=head is None), "t")  # noqa: PLW2901 - the row as it is on its page
        moved.append(len(rows))
        rows.append(row)
    return _with_rows(parted, rows, [*moved, len(rows)])


def _room(lembar: Lembar) -> float:
    """The height between the margins."""
    edge = margins(rebah=lembar.rebah)
    return page_size(lembar.kertas, rebah=lembar.rebah)[1] - edge.top - edge.bottom


def _head_above(lembar: Lembar, row: int) -> tuple[int, int]:
    """First row and number of rows of what is repeated above ``row`` if a page begins with it."""
    section = _section_above(lembar, row)
    if section is not None:
        return section.first, section.count
    first, count = lembar.kepala or (0, 0)
    return (first, count) if row > first else (0, 0)


def _section_above(lembar: Lembar, row: int) -> KepalaBagian | None:
    return next((s for s in lembar.kepala_bagian if s.first + s.count <= row < s.until), None)


def _parted(lembar: Lembar) -> Lembar:
    """The paper without rows that are higher than a share of its page."""
    limit = _room(lembar) * _TALLEST
    covered = {
        n
        for first, row in enumerate(lembar.baris)
        for cell in row.cells
        if cell.down > 1
        for n in range(first, first + cell.down)
    }
    rows: list[Row] = []
    moved: list[int] = []
    for number, row in enumerate(lembar.baris):
        moved.append(len(rows))
        whole = number in covered or row.height is not None or _own_height(lembar, row) <= limit
        rows += [row] if whole else _pieces(lembar, row, limit)
    return _with_rows(lembar, rows, [*moved, len(rows)])


def _pieces(lembar: Lembar, row: Row, limit: float) -> list[Row]:
    """A row as several of about the same height, each cell's text going on in the next."""
    texts = [_lines(lembar, cell) for cell in row.cells]
    fit = max(1, min(int((limit - 2 * _BREATH) / line_height(cell.look.size)) for cell in row.cells))
    longest = max(len(lines) for lines in texts)
    each = -(-longest // -(-longest // fit))  # as many pieces as are needed, the lines spread evenly
    parts = list(zip_longest(*(list(_chunks(lines, each)) for lines in texts), fillvalue=""))
    last = len(parts) - 1
    return [
        replace(
            row,
            cells=tuple(
                replace(cell, text=text, look=_open(cell.look, top=n > 0, bottom=n < last))
                for cell, text in zip(row.cells, part, strict=True)
            ),
            least=row.least if n == 0 else 0.0,
            keep=row.keep and n == last,
            new_page=row.new_page and n == 0,
        )
        for n, part in enumerate(parts)
    ]


def _chunks(lines: Sequence[str], each: int) -> Iterator[str]:
    for first in range(0, len(lines), each):
        yield "".join(lines[first : first + each]).rstrip(" \n")


def _open(look: Look, *, top: bool, bottom: bool) -> Look:
    """The look without the lines at the sides where the text goes on."""
    gone = ("t" if top else "") + ("b" if bottom else "")
    return look.but(lines="".join(side for side in look.lines if side not in gone))


def _ruled(row: Row, side: str) -> Row:
    """The row with a line along ``side`` of the boxes that have lines at their left and right."""
    cells = (
        replace(cell, look=cell.look.but(lines=cell.look.lines + side))
        if {"k", "n"} <= set(cell.look.lines) and side not in cell.look.lines + cell.look.thick
        else cell
        for cell in row.cells
    )
    return replace(row, cells=tuple(cells))


def _with_rows(lembar: Lembar, rows: Sequence[Row], moved: Sequence[int]) -> Lembar:
    """The paper with other rows, and what hangs on rows moved along: row n now is ``moved[n]``."""
    first, count = lembar.kepala or (0, 0)
    return replace(
        lembar,
        baris=tuple(rows),
        kepala=(moved[first], count) if lembar.kepala else None,
        kepala_bagian=tuple(KepalaBagian(moved[s.first], s.count, moved[s.until]) for s in lembar.kepala_bagian),
        gambar=tuple(replace(picture, row=moved[picture.row]) for picture in lembar.gambar),
    )


def _own_height(lembar: Lembar, row: Row) -> float:
    if row.height is not None:
        return row.height
    return max([row.least, *(_needed(lembar, cell) for cell in row.cells if cell.down == 1)])


def _needed(lembar: Lembar, cell: Cell) -> float:
    """The height that the text of a cell needs; a blank one with lines is as high as one line."""
    look = cell.look
    if not cell.text and not look.lines:
        return 0.0
    lines = len(_lines(lembar, cell))
    return min(MAX_HEIGHT, row_height(lines, look.size) + (_BREATH if look.lines else 0.0))


def _lines(lembar: Lembar, cell: Cell) -> tuple[str, ...]:
    look = cell.look
    if not look.wrap:
        return (cell.text,)
    pixels = sum(lembar.kolom[cell.col : cell.col + cell.across])
    serif = lembar.font is Font.TIMES
    return break_lines(cell.text, pixels, look.size, bold=look.bold, indent=look.indent, serif=serif)
