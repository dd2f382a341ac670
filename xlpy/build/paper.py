"""Print set-up: paper, margins, repeated heads, page numbers, and where a page must end."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_POINTS = 72


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper lying on its side, in points, with the number by which a workbook calls it."""

    code: int
    width: float
    height: float


# F4 is 215 × 330 mm; the nearest that every application knows is Folio, 8.5 × 13 inches.
PAPERS = {"F4": Paper(14, 936.0, 612.0), "A4": Paper(9, 841.9, 595.3)}
MARGINS = {"left": 0.5, "right": 0.4, "top": 0.6, "bottom": 0.65}
"""In inches; the header lies within the top one, the page number within the bottom one."""


def set_up(sheet: "Worksheet", kertas: str, footer: str) -> None:
    """Print ``sheet`` lying, one page wide, with ``footer`` and the page number under it."""
    sheet.set_landscape()
    sheet.set_paper(PAPERS[kertas].code)
    sheet.set_margins(**MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L&8{footer.replace('&', '&&')[:120]}&R&8Halaman &P dari &N", {"margin": 0.3})


def scale(kertas: str, pixels: int) -> float:
    """How much a sheet ``pixels`` wide is shrunk to fit; never enlarged."""
    room = PAPERS[kertas].width - (MARGINS["left"] + MARGINS["right"]) * _POINTS
    return min(1.0, room / (pixels * 0.75))


def page_room(kertas: str, pixels: int) -> float:
    """The height of a page in points of a sheet ``pixels`` wide, margins taken off."""
    room = PAPERS[kertas].height - (MARGINS["top"] + MARGINS["bottom"]) * _POINTS
    return room / scale(kertas, pixels)


def last_break(heights: Sequence[float], repeated: Sequence[float], kept: int, room: float) -> int | None:
    """The row before which a page must end so that the last ``kept`` rows stay together; None when they do anyway.

    Args:
        heights: of every row from the top of the sheet, in points.
        repeated: of the rows that each page but the first repeats.
        kept: how many rows at the end belong together.
        room: the height of a page.
    """
    # A page of another printer may hold a little less: what only just fits is moved as well.
    room *= 0.95
    used = 0.0
    first_on_page = 0
    for number, height in enumerate(heights):
        if used + height > room and number > first_on_page:
            used, first_on_page = sum(repeated), number
        used += height
    split = len(heights) - kept
    return split if split < first_on_page and split > 0 else None
