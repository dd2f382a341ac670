"""The flow chart of a procedure: which symbol stands where, and the lines between them; in pixels.

Symbols after PermenPANRB 35/2012: a capsule begins and ends, a box is an activity, a diamond a decision, a pentagon
stands where a line leaves its page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlpy.build import styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from xlpy.sop.steps import Langkah

TERMINATOR, PROCESS, DECISION = "flowChartTerminator", "flowChartProcess", "flowChartDecision"
OFF_PAGE = "flowChartOffpageConnector"
LINE = "line"
_WIDTH, _HEIGHT = 48, 22
_DIAMOND = (52, 32)
_LABEL = (46, 16)


@dataclass(frozen=True, slots=True)
class Kisi:
    """The cells that the chart lies on.

    Attributes:
        columns: left edge of each actor's column, by code, and that of the column to the right of the last.
        width: of a column.
        rows: upper edge of each step's row, and the lower edge of the last.
        heights: of each step's row, where others stand between them (heads of further pages); empty where none does.
        turns: the height at which lines turn towards each step; empty for the upper edge of its row.
    """

    columns: dict[str, int]
    width: int
    rows: Sequence[int]
    heights: Sequence[int] = ()
    turns: Sequence[int] = ()

    def middle(self, actor: str) -> int:
        """The middle of an actor's column."""
        return self.columns[actor] + self.width // 2

    def level(self, number: int) -> int:
        """The middle of a step's row."""
        top = self.rows[number - 1]
        return top + (self.heights[number - 1] if self.heights else self.rows[number] - top) // 2


@dataclass(frozen=True, slots=True)
class Bentuk:
    """One shape; a line has no width or no height, and an arrow at its ``ujung`` (headEnd is left or above)."""

    preset: str
    x: int
    y: int
    width: int
    height: int
    text: str = ""
    ujung: str = ""
    description: str = ""
    light: bool = False


def bagan(steps: Sequence["Langkah"], grid: Kisi) -> Iterator[Bentuk]:
    """Every shape of the chart: lines first, so that symbols cover their ends; the rest as it is read aloud."""
    shapes = list(_shapes(steps, grid))
    yield from (shape for shape in shapes if shape.preset == LINE)
    yield from sorted((s for s in shapes if s.preset != LINE), key=lambda s: (s.y + s.height // 2, s.x))


def _shapes(steps: Sequence["Langkah"], grid: Kisi) -> Iterator[Bentuk]:
    for step in steps:
        for before in step.setelah:
            yield from _forward(steps[before - 1], step, grid)
        if step.kembali_ke:
            yield from _back(step, steps[step.kembali_ke - 1], grid)
        yield from _helpers(step, grid)
    ends = {s.nomor for s in steps} - {before for s in steps for before in s.setelah}
    for step in steps:
        yield _symbol(step, grid, is_end=step.nomor in ends)


def _symbol(step: "Langkah", grid: Kisi, *, is_end: bool) -> Bentuk:
    preset = DECISION if step.kembali_ke else TERMINATOR if is_end or not step.setelah else PROCESS
    width, height = _size(step)
    x, y = grid.middle(step.pelaku) - width // 2, grid.level(step.nomor) - height // 2
    return Bentuk(preset, x, y, width, height, description=f"Langkah {step.nomor}: {step.kegiatan}")


def _size(step: "Langkah") -> tuple[int, int]:
    return _DIAMOND if step.kembali_ke else (_WIDTH, _HEIGHT)


def _helpers(step: "Langkah", grid: Kisi) -> Iterator[Bentuk]:
    """Those who work along, and those through whose hands it passes: a light box, joined on the level of the step."""
    y = grid.level(step.nomor)
    for actor in (*step.bersama, *step.melalui):
        yield _line(grid.middle(step.pelaku), y, grid.middle(actor), y)
        x = grid.middle(actor) - _WIDTH // 2
        who = "Bersama" if actor in step.bersama else "Melalui"
        told = f"{who} {actor} di langkah {step.nomor}"
        yield Bentuk(PROCESS, x, y - _HEIGHT // 2, _WIDTH, _HEIGHT, light=True, description=told)


def _forward(one: "Langkah", other: "Langkah", grid: Kisi) -> Iterator[Bentuk]:
    """From below one symbol to the top of the next; past the rows between them along the edge of the column."""
    x, target = grid.middle(one.pelaku), grid.middle(other.pelaku)
    top = grid.level(other.nomor) - _size(other)[1] // 2
    start = grid.level(one.nomor) + _size(one)[1] // 2
    turn = (grid.turns or grid.rows)[other.nomor - 1]
    if other.nomor > one.nomor + 1:
        lane = grid.columns[one.pelaku] + grid.width - 4
        yield _line(x, grid.level(one.nomor), lane, grid.level(one.nomor))
        x, start = lane, grid.level(one.nomor)
    if one.kembali_ke:
        yield _label("Tidak", f"Tidak: lanjut ke langkah {other.nomor}", x - 2, start - 3)
    yield _line(x, start, x, turn)
    yield _line(x, turn, target, turn)
    yield _line(target, turn, target, top, "tailEnd")


def _back(step: "Langkah", target: "Langkah", grid: Kisi) -> Iterator[Bentuk]:
    """From the left of a decision up along the edge of the column to the step that is done again."""
    y, above = grid.level(step.nomor), grid.level(target.nomor)
    lane = grid.columns[target.pelaku] + grid.width - 4
    yield _line(lane, y, grid.middle(step.pelaku), y)
    yield _line(lane, above, lane, y)
    yield _line(grid.middle(target.pelaku) + _WIDTH // 2, above, lane, above, "headEnd")
    x = grid.middle(step.pelaku) - _DIAMOND[0] // 2 - _LABEL[0] + 12
    yield _label("Ya", f"Ya: kembali ke langkah {target.nomor}", x, y - _LABEL[1] + 1)


def _line(x: int, y: int, to_x: int, to_y: int, ujung: str = "") -> Bentuk:
    return Bentuk(LINE, min(x, to_x), min(y, to_y), abs(x - to_x), abs(y - to_y), ujung=ujung)


def _label(text: str, description: str, x: int, y: int) -> Bentuk:
    return Bentuk("rect", x, y, *_LABEL, text=text, description=description)


def draw(sheet: "Worksheet", shapes: Iterator[Bentuk]) -> None:
    """Put the shapes on the sheet, placed from its upper left corner."""
    for shape in shapes:
        options: dict[str, object] = {
            "preset": shape.preset,
            "x_offset": shape.x,
            "y_offset": shape.y,
            "width": shape.width,
            "height": shape.height,
            "ujung": shape.ujung,
            "line": {"color": styles.INK, "width": 1},
            "fill": {"color": styles.WHITE if shape.light else styles.ACCENT_LIGHT},
        }
        if shape.text:
            options |= {
                "line": {"none": True},
                "fill": {"none": True},
                "font": {"name": styles.FONT, "size": 7, "color": styles.INK},
                "align": {"vertical": "middle", "horizontal": "center"},
            }
        options |= {"description": shape.description} if shape.description else {"decorative": True}
        sheet.insert_textbox(0, 0, shape.text, options)
