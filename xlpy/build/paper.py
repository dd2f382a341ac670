"""Print set-up: paper, margins, repeated heads, page numbers, and where a page must end."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_POINTS = 72
FILL = 0.96
"""The part of a page that is filled: that of another printer may hold a little less."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper lying on its side, in points, with the number by which a workbook calls it."""

    code: int
    width: float
    height: float


# F4 is 215 × 330 mm; the nearest that every application knows is Folio, 8.5 × 13 inches.
PAPERS = {"F4": Paper(14, 936.0, 612.0), "A4": Paper(9, 841.9, 595.3)}
MARGINS = {"left": 0.5, "right": 0.4, "top": 0.5, "bottom": 0.6}
"""In inches; the header lies within the top one, the page number within the bottom one."""


def set_up(sheet: "Worksheet", kertas: str) -> None:
    """Print ``sheet`` lying, one page wide, with its name and the page number under it.

    Nothing of the settings stands there: they change, and a foot line holds no formula.
    """
    sheet.set_landscape()
    sheet.set_paper(PAPERS[kertas].code)
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&A&R&8Halaman &P dari &N", {"margin": 0.3})


def scale(kertas: str, pixels: int) -> float:
    """How much a sheet ``pixels`` wide is shrunk to fit; never enlarged."""
    room = PAPERS[kertas].width - (MARGINS["left"] + MARGINS["right"]) * _POINTS
    return min(1.0, room / (pixels * 0.75))


def page_room(kertas: str, pixels: int) -> float:
    """The height of a page in points of a sheet ``pixels`` wide, margins taken off."""
    room = PAPERS[kertas].height - (MARGINS["top"] + MARGINS["bottom"]) * _POINTS
    return room / scale(kertas, pixels)


def page_breaks(
    heights: Sequence[float],
    repeated: float | Callable[[int], float],
    keeps_next: Sequence[bool],
    room: float,
    begins: Collection[int] = (),
) -> list[int]:
    """The rows, counted from 0, before which each new page begins.

    Every break is forced: where an application breaks by itself depends on the printer, and one that strays could
    leave the signature alone on a page.

    Args:
        heights: of every row from the top of the sheet, in points.
        repeated: the height of the rows that each page but the first repeats; or of those that a page repeats that
            begins with a certain row.
        keeps_next: whether a row must not be the last of its page.
        room: the height of a page.
        begins: rows that begin a page in any case.
    """
    room *= FILL
    breaks: list[int] = []
    used, first, row = 0.0, 0, 0
    while row < len(heights):
        wanted = row in begins
        if row > first and (wanted or used + heights[row] > room):
            cut = row
            while not wanted and cut > first and keeps_next[cut - 1]:
                cut -= 1
            first = row = cut if cut > first else row
            breaks.append(first)
            used = repeated(row) if callable(repeated) else repeated
        used += heights[row]
        row += 1
    return breaks
