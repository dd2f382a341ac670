"""Contrast of text on its ground, by WCAG 2.1, for every pair of colours that a workbook shows.

The colours are resolved as an application resolves them: themes with their tints, indexed colours, what a condition
changes over what the cell has, text of drawn shapes over their fill.
"""

import colorsys
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

MINIMUM = 4.5
"""For text of any size; WCAG would let large text have 3, an office's projector does not."""
_INK, _PAPER = "000000", "FFFFFF"
_UNSET = "00000000"  # what openpyxl gives for a colour that a condition leaves alone
_THEME = ("lt1", "dk1", "lt2", "dk2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink")
"""Colours of a theme in the order in which cells count them: light before dark, other than in the theme's own XML."""
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"


@dataclass(frozen=True, order=True)
class Pasangan:
    """A colour of letters on a colour of ground, and where it is first seen."""

    teks: str
    dasar: str
    tempat: str

    @property
    def kontras(self) -> float:
        """From 1 (the same) to 21 (black on white)."""
        return contrast(self.teks, self.dasar)

    def __str__(self) -> str:
        return f"{self.tempat}: huruf {self.teks} di atas {self.dasar} = {self.kontras:.2f}"


def contrast(one: str, other: str) -> float:
    """The ratio of two colours as "RRGGBB", https://www.w3.org/TR/WCAG21/#dfn-contrast-ratio."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(color: str) -> float:
    """Relative luminance of "RRGGBB", 0 for black to 1 for white."""
    parts = (int(color[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def too_faint(data: bytes, name: str) -> list[str]:
    """The pairs of a workbook whose contrast is below the minimum, each with its place."""
    return [str(pair) for pair in pairs(data, name) if pair.kontras < MINIMUM]


def pairs(data: bytes, name: str) -> list[Pasangan]:
    """Every pair of colours that a workbook shows, once each."""
    found: dict[tuple[str, str], Pasangan] = {}
    for pair in (*_of_cells(data, name), *_of_drawings(data, name)):
        found.setdefault((pair.teks, pair.dasar), pair)
    return list(found.values())


def tinted(color: str, tint: float) -> str:
    """A colour with its lightness moved towards black (below 0) or white, ECMA-376 part 1, 18.8.19."""
    hue, light, depth = colorsys.rgb_to_hls(*(int(color[n : n + 2], 16) / 255 for n in (0, 2, 4)))
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(255 * part):02X}" for part in colorsys.hls_to_rgb(hue, light, depth))


def _of_cells(data: bytes, name: str) -> Iterator[Pasangan]:
    from openpyxl import load_workbook  # noqa: PLC0415 - as everywhere

    book = load_workbook(io.BytesIO(data))
    theme = _theme(data)
    for sheet in book.worksheets:
        seen: set[tuple[int, int]] = set()
        for cell in sheet._cells.values():  # noqa: SLF001 - only the cells that are there
            key = (cell._style.fontId, cell._style.fillId)  # noqa: SLF001 - one look a pair, not one a cell
            if key not in seen:
                seen.add(key)
                place = f"{name}, {sheet.title}!{cell.coordinate}"
                yield Pasangan(_ink(cell.font, theme) or _INK, _ground(cell.fill, theme) or _PAPER, place)
        yield from _of_conditions(sheet, name, theme)


def _of_conditions(sheet: Any, name: str, theme: list[str]) -> Iterator[Pasangan]:  # noqa: ANN401 - openpyxl's
    for area in sheet.conditional_formatting:
        for rule in area.rules:
            for bounds in area.sqref.ranges:
                for look in {
                    (c.font.color and _ink(c.font, theme), _ground(c.fill, theme)) for c in _within(sheet, bounds)
                }:
                    ink = (rule.dxf and rule.dxf.font and _ink(rule.dxf.font, theme)) or look[0] or _INK
                    ground = (
                        (rule.dxf and rule.dxf.fill and _changed_ground(rule.dxf.fill, theme)) or look[1] or _PAPER
                    )
                    bar = rule.dataBar and _color(rule.dataBar.color, theme)
                    place = f"{name}, {sheet.title}!{bounds.coord} bersyarat {rule.formula or rule.type}"
                    yield Pasangan(ink, bar or ground, place)


def _within(sheet: Any, bounds: Any) -> Iterator[Any]:  # noqa: ANN401 - openpyxl's
    for (row, col), cell in sheet._cells.items():  # noqa: SLF001 - likewise
        if bounds.min_row <= row <= bounds.max_row and bounds.min_col <= col <= bounds.max_col:
            yield cell


def _ink(font: Any, theme: list[str]) -> str:  # noqa: ANN401 - openpyxl's
    return _color(font.color, theme)


def _ground(fill: Any, theme: list[str]) -> str:  # noqa: ANN401 - openpyxl's
    return _color(fill.fgColor, theme) if fill.patternType == "solid" else ""


def _changed_ground(fill: Any, theme: list[str]) -> str:  # noqa: ANN401 - openpyxl's
    """The ground that a condition gives; its colours stand the other way round than a cell's."""
    color = fill.bgColor
    return "" if color.type == "rgb" and color.rgb == _UNSET else _color(color, theme)


def _color(color: Any, theme: list[str]) -> str:  # noqa: ANN401 - openpyxl's
    if color is None:
        return ""
    if color.type == "theme":
        return tinted(theme[color.theme], color.tint)
    if color.type == "indexed":
        from openpyxl.styles.colors import COLOR_INDEX  # noqa: PLC0415 - likewise

        return COLOR_INDEX[color.indexed][2:] if color.indexed < len(COLOR_INDEX) else ""
    return tinted(color.rgb[-6:], color.tint)


def _theme(data: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = [part for part in package.namelist() if part.startswith("xl/theme/theme")]
        if not parts:
            return []
        tree = etree.fromstring(package.read(parts[0]))
    scheme = next(tree.iter(f"{_A}clrScheme"))
    colors = (next(iter(scheme.find(f"{_A}{key}"))) for key in _THEME)
    return [color.get("lastClr") or color.get("val") for color in colors]


def _of_drawings(data: bytes, name: str) -> Iterator[Pasangan]:
    """Text of shapes on their fill, and of charts on white."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for part in package.namelist():
            if part.startswith("xl/drawings/drawing"):
                for shape in etree.fromstring(package.read(part)).iter(f"{_XDR}sp"):
                    ground = _fill(shape.find(f"{_XDR}spPr")) or _PAPER
                    label = shape.find(f".//{_XDR}cNvPr").get("name")
                    for run in shape.iter(f"{_A}rPr"):
                        yield Pasangan(_fill(run) or _INK, ground, f"{name}, {part}, {label}")
            if part.startswith("xl/charts/chart"):
                for run in etree.fromstring(package.read(part)).iter(f"{_A}rPr", f"{_A}defRPr"):
                    yield Pasangan(_fill(run) or _INK, _PAPER, f"{name}, {part}")


def _fill(properties: Any) -> str:  # noqa: ANN401 - lxml's
    color = properties.find(f"{_A}solidFill/{_A}srgbClr")
    return "" if color is None else str(color.get("val"))
