"""A paper before it is any file: what stands where, how it looks, what may not be parted.

Lengths are points unless a name says otherwise; columns are as wide as pixels say (0.75 points each), as in a sheet.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from itertools import pairwise

from xlpy.build.bagan import Bentuk

PIXEL = 0.75
"""Points of a pixel."""


class Font(StrEnum):
    """The fonts that papers are set in; their widths are known (Liberation Sans and Serif have the same)."""

    ARIAL = "Arial"
    TIMES = "Times New Roman"


class Align(StrEnum):
    """Where a text stands across its cell."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


class Upright(StrEnum):
    """Where a text stands between top and bottom of its cell."""

    TOP = "top"
    MIDDLE = "vcenter"
    BOTTOM = "bottom"


BOX = "tbkn"
"""All four sides of a cell: top (t), bottom (b), left (k), right (n)."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks.

    Attributes:
        size: of the letters, in points.
        bold, italic, underline: of the letters.
        align, upright: where the text stands.
        lines: the sides with a thin line, letters of ``BOX``.
        thick: the sides with a thick line, letters of ``BOX``.
        shade: whether its ground is grey, as heads and sums are.
        ground: another ground, as "#RRGGBB"; empty for none.
        grey: whether its letters are.
        indent: steps in from the left.
        wrap: whether a long text goes on in a next line.
    """

    size: float = 10.0
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Align = Align.LEFT
    upright: Upright = Upright.TOP
    lines: str = ""
    thick: str = ""
    shade: bool = False
    ground: str = ""
    grey: bool = False
    indent: int = 0
    wrap: bool = True

    def but(self, **changes: object) -> "Look":
        """The same look but for ``changes``."""
        return replace(self, **changes)  # type: ignore[arg-type] # the names are checked by replace itself


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell, over several columns and rows where it is merged.

    Attributes:
        col: its first column, from 0.
        text: what it says, numbers and days too as they are read; text whatever sign it begins with.
        look: how.
        across: how many columns it takes.
        down: how many rows it takes.
    """

    col: int
    text: str = ""
    look: Look = field(default_factory=Look)
    across: int = 1
    down: int = 1


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells.

    Attributes:
        cells: from the left; what has none is blank.
        height: its height; None for what its text needs.
        least: the least height where it is measured.
        keep: whether it must not be the last row of its page.
        new_page: whether it begins one.
    """

    cells: tuple[Cell, ...] = ()
    height: float | None = None
    least: float = 0.0
    keep: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a paper.

    Attributes:
        data: a PNG or JPEG.
        row, col: the cell in whose top left corner it hangs, from 0.
        width, height: the box that it fills as far as its proportions let it.
        text: what it shows, for those who cannot see it.
        right, down: moved from that corner.
    """

    data: bytes
    row: int
    col: int
    width: float
    height: float
    text: str
    right: float = 0.0
    down: float = 0.0


@dataclass(frozen=True, slots=True)
class KepalaBagian:
    """The head of one of several tables.

    Attributes:
        first, count: its first row, from 0, and how many it has.
        until: the row after the last one over which it is repeated.
    """

    first: int
    count: int
    until: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembar:
    """A paper as laid out.

    Attributes:
        nama: what it is called; the name of its sheet.
        kertas: "F4" or "A4".
        rebah: whether the paper lies on its side.
        kolom: the widths of its columns in pixels; together they fill the width between the margins.
        baris: its rows, from the top.
        kepala: the first row (from 0) and the number of rows that each further page repeats; None for none.
        kepala_bagian: on a paper of several tables the head of each; a page that begins within its table repeats it.
        tanda: what stands at the right above every page, such as DRAFT.
        gambar: its pictures.
        bentuk: its drawn shapes, in pixels from the upper left corner of its first row.
        kaki: what stands at the left under every page; the page number stands at the right.
        font: its letters.
    """

    nama: str
    kertas: str
    rebah: bool = False
    kolom: tuple[int, ...]
    baris: tuple[Row, ...]
    kepala: tuple[int, int] | None = None
    kepala_bagian: tuple[KepalaBagian, ...] = ()
    tanda: str = ""
    gambar: tuple[Picture, ...] = ()
    bentuk: tuple[Bentuk, ...] = ()
    kaki: str = ""
    font: Font = Font.ARIAL


@dataclass(frozen=True, slots=True)
class Margins:
    """The margins of a page, in points."""

    left: float
    right: float
    top: float
    bottom: float


_CM = 72 / 2.54
PORTRAIT = Margins(left=2.5 * _CM, right=2.0 * _CM, top=2.0 * _CM, bottom=2.0 * _CM)
LANDSCAPE = Margins(left=1.5 * _CM, right=1.3 * _CM, top=1.5 * _CM, bottom=1.6 * _CM)


def margins(*, rebah: bool) -> Margins:
    """The margins of an upright or a lying page."""
    return LANDSCAPE if rebah else PORTRAIT


PAPERS = {"F4": (612.0, 936.0), "A4": (595.3, 841.9)}
"""Width and height of an upright page.  F4 is 215 × 330 mm; Folio, 8.5 × 13 inches, is what every application has."""


def page_size(kertas: str, *, rebah: bool) -> tuple[float, float]:
    """Width and height of a page, in points."""
    width, height = PAPERS[kertas]
    return (height, width) if rebah else (width, height)


_FILL = 0.985  # every application rounds the widths of columns in its own way


def page_pixels(kertas: str, *, rebah: bool) -> int:
    """The width between the margins, in pixels."""
    edge = margins(rebah=rebah)
    return int((page_size(kertas, rebah=rebah)[0] - edge.left - edge.right) / PIXEL * _FILL)


def widths(kertas: str, shares: Sequence[float], *, rebah: bool) -> tuple[int, ...]:
    """Columns in pixels that fill the width between the margins, in these proportions."""
    whole = page_pixels(kertas, rebah=rebah)
    total = sum(shares)
    edges = [round(whole * sum(shares[:n]) / total) for n in range(len(shares) + 1)]
    return tuple(after - before for before, after in pairwise(edges))
