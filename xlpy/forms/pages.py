"""The pages of a paper: rows parted where a page ends, boxes closed there, heads repeated."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from xlpy.build.measure import MAX_HEIGHT, line_height
from xlpy.build.paper import FILL
from xlpy.forms.fit import BREATH, lines_of, own_height, page_room, page_starts, row_heights, section_above
from xlpy.forms.layout import KepalaBagian, Lembar, Look, Row

_TALLEST = 1 / 5  # of a page: the two last rows of a table, its sum and the signatures must go on one together


def paginated(lembar: Lembar) -> Lembar:
    """The paper with its pages: every row that begins one says so.

    A row that is too high may be parted where a page ends.  The boxes of a table are closed there.  The heads of
    several tables stand where they are repeated.
    """
    pieces, moved = _pieces_of(lembar)
    parted = _with_rows(lembar, [piece.row() for piece in pieces], moved)
    starts = set(page_starts(parted, row_heights(parted)))
    joined, moved = _joined(lembar, pieces, starts, moved)
    made = _with_pages(_with_rows(lembar, [piece.row() for piece in joined], moved))
    return replace(made, kepala_bagian=())  # their copies are rows now


def page_count(lembar: Lembar) -> int:
    """How many pages a paper has."""
    return 1 + sum(row.new_page for row in paginated(lembar).baris[1:])


def rest_of_page(lembar: Lembar) -> float:
    """How much of the last page is empty, in points."""
    made = paginated(lembar)
    heights = row_heights(made)
    start = max((n for n, row in enumerate(made.baris) if row.new_page), default=0)
    first, count = made.kepala or (0, 0)
    repeated = sum(heights[first : first + count]) if start > first else 0.0
    return max(0.0, page_room(made) * FILL - repeated - sum(heights[start:]))


def _with_pages(lembar: Lembar) -> Lembar:
    """The same with a closed box at the end of each page, and the head of its table at the beginning."""
    rows: list[Row] = []
    moved: list[int] = []
    for number, row in enumerate(lembar.baris):
        begins = row
        if row.new_page and number:
            rows[-1] = _ruled(rows[-1], "b")
            head = section_above(lembar, number)
            if head is not None:
                first, *others = lembar.baris[head.first : head.first + head.count]
                rows += [replace(first, new_page=True), *others]
            begins = _ruled(replace(row, new_page=head is None), "t")
        moved.append(len(rows))
        rows.append(begins)
    return _with_rows(lembar, rows, [*moved, len(rows)])


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row, or some lines of one that may be parted.

    Attributes:
        whole: the row that it is of.
        texts: the lines of each of its cells that stand here; None for the row as it is.
        first, last: whether the row begins and ends here.
        new_page: whether a page begins here.
    """

    whole: Row
    texts: tuple[str, ...] | None = None
    first: bool = True
    last: bool = True
    new_page: bool = False

    def row(self) -> Row:
        """The row as it is laid out."""
        new_page = self.new_page or (self.whole.new_page and self.first)
        if self.texts is None:
            return replace(self.whole, new_page=new_page)
        cells = (
            replace(cell, text=text.rstrip(" \n"), look=_open(cell.look, top=not self.first, bottom=not self.last))
            for cell, text in zip(self.whole.cells, self.texts, strict=True)
        )
        least = self.whole.least if self.first else 0.0
        return replace(
            self.whole, cells=tuple(cells), least=least, keep=self.whole.keep and self.last, new_page=new_page
        )

    def followed_by(self, other: "_Piece") -> "_Piece":
        """The two as one."""
        texts = tuple(a + b for a, b in zip(self.texts or (), other.texts or (), strict=True))
        return replace(self, texts=texts, last=other.last)


def _pieces_of(lembar: Lembar) -> tuple[list[_Piece], list[int]]:
    """The rows, those that are higher than a share of the page in pieces; and where each row's first piece is."""
    limit = page_room(lembar) * _TALLEST
    covered = {
        n
        for first, row in enumerate(lembar.baris)
        for cell in row.cells
        if cell.down > 1
        for n in range(first, first + cell.down)
    }
    pieces: list[_Piece] = []
    moved: list[int] = []
    for number, row in enumerate(lembar.baris):
        moved.append(len(pieces))
        whole = number in covered or row.height is not None or own_height(lembar, row) <= limit
        pieces += [_Piece(row)] if whole else _parts(lembar, row, limit)
    return pieces, [*moved, len(pieces)]


def _parts(lembar: Lembar, row: Row, limit: float) -> list[_Piece]:
    """A row as several of about the same height, each cell's text going on in the next."""
    texts = [lines_of(lembar, cell) for cell in row.cells]
    fit = max(1, min(int((limit - 2 * BREATH) / line_height(cell.look.size)) for cell in row.cells))
    longest = max(len(lines) for lines in texts)
    each = -(-longest // -(-longest // fit))  # as many pieces as are needed, the lines spread evenly
    parts = list(zip_longest(*(list(_chunks(lines, each)) for lines in texts), fillvalue=""))
    last = len(parts) - 1
    return [_Piece(row, part, first=n == 0, last=n == last) for n, part in enumerate(parts)]


def _chunks(lines: Sequence[str], each: int) -> Iterator[str]:
    for first in range(0, len(lines), each):
        yield "".join(lines[first : first + each])


def _joined(
    lembar: Lembar, pieces: Sequence[_Piece], starts: Collection[int], moved: Sequence[int]
) -> tuple[list[_Piece], list[int]]:
    """The pieces of one row together again as far as they stand on one page, and where each row now begins."""
    found: list[_Piece] = []
    places: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        both = None
        if found and not piece.first and number not in starts:
            both = found[-1].followed_by(piece)
        if both is not None and own_height(lembar, both.row()) < MAX_HEIGHT:
            found[-1] = both
        else:
            found.append(replace(piece, new_page=number in starts))
        places[number] = len(found) - 1
    places[len(pieces)] = len(found)
    return found, [places[n] for n in moved]


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
