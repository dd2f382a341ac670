"""Rows whose text is higher than a row can be, or than a page should leave empty: they go on in rows of their own.

On paper that is one cell as before: between the parts there is no line.
"""

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from xlpy.build.measure import line_height
from xlpy.forms.fit import lines_of
from xlpy.forms.layout import Cell, Lembar, Row

_TALLEST = 240.0  # points; a row can have 409, but what cannot be parted leaves the end of a page empty


def whole(lembar: Lembar) -> Lembar:
    """The same paper with every row parted that is too high; rows that merged cells cover stay as they are."""
    covered = {
        number + n
        for number, row in enumerate(lembar.baris)
        for cell in row.cells
        for n in range(cell.down if cell.down > 1 else 0)
    }
    parts = [
        (row,) if number in covered or row.height is not None else _parts(lembar, row)
        for number, row in enumerate(lembar.baris)
    ]
    at = list(accumulate(map(len, parts), initial=0))
    if at[-1] == len(lembar.baris):
        return lembar
    return replace(
        lembar,
        baris=tuple(row for rows in parts for row in rows),
        kepala=lembar.kepala and (at[lembar.kepala[0]], lembar.kepala[1]),
        gambar=tuple(replace(picture, row=at[picture.row]) for picture in lembar.gambar),
    )


def _parts(lembar: Lembar, row: Row) -> tuple[Row, ...]:
    columns = [_pieces(lembar, cell) for cell in row.cells]
    count = max(map(len, columns), default=1)
    if count == 1:
        return (row,)
    return tuple(
        Row(
            tuple(
                _part(cell, texts[n] if n < len(texts) else "", first=n == 0, last=n == count - 1)
                for cell, texts in zip(row.cells, columns, strict=True)
            ),
            least=row.least if n == 0 else 0.0,
            keep=row.keep and n == count - 1,
            new_page=row.new_page and n == 0,
        )
        for n in range(count)
    )


def _part(cell: Cell, text: str, *, first: bool, last: bool) -> Cell:
    without = ("" if first else "t") + ("" if last else "b")
    look = cell.look
    lines, thick = ("".join(side for side in sides if side not in without) for sides in (look.lines, look.thick))
    return replace(cell, text=text, look=look.but(lines=lines, thick=thick))


def _pieces(lembar: Lembar, cell: Cell) -> list[str]:
    """The text in pieces of as many lines as a row may have."""
    most = int(_TALLEST / line_height(cell.look.size))
    pieces, rest = [], cell.text
    while cell.look.wrap and lines_of(lembar, cell, rest) > most:
        fits = bisect_right(range(1, len(rest)), most, key=lambda n: lines_of(lembar, cell, rest[:n]))
        blank = max(rest.rfind(" ", 0, fits + 1), rest.rfind("\n", 0, fits + 1))
        cut = blank if blank > 0 else max(fits, 1)
        pieces.append(rest[:cut].rstrip())
        rest = rest[cut:].removeprefix("\n").lstrip(" ")
    return [*pieces, rest]
