"""Amounts that a paper writes in thousands or millions of rupiah: read back in rupiah, and said."""

import re
from collections.abc import Iterator
from dataclasses import replace

from xlpy.importers.dpa_mentah import Bacaan, Mentah
from xlpy.importers.grid import Grid
from xlpy.importers.tables import address, filled_cells

_ROWS_OF_TITLES = 15
_LONGEST_TITLE = 120
_FEW = 3  # a row of more cells is a table
_THOUSANDS, _MILLIONS = 1_000, 1_000_000
_SCALES = tuple(
    (scale, re.compile(pattern, re.IGNORECASE))
    for scale, pattern in (
        (_MILLIONS, r"\b(?:dalam\s+juta(?:an)?|juta(?:an)?\s+rupiah|(?:rp\.?|rupiah)\s*juta(?:an)?)\b"),
        (_THOUSANDS, r"\b(?:dalam\s+ribu(?:an)?|ribu(?:an)?\s+rupiah|(?:rp\.?|rupiah)\s*ribu(?:an)?)\b"),
        (_MILLIONS, r"\brp\.?\s*[.,]?000[.,]000(?![\d.,])|[x×]\s*(?:rp\.?\s*)?1[.,]000[.,]000\b"),
        (_THOUSANDS, r"\brp\.?\s*[.,]?000(?![\d.,])|[x×]\s*(?:rp\.?\s*)?1[.,]?000(?![\d.,])"),
    )
)


def scale_of_text(text: str) -> int:
    """How many rupiah one unit of the amounts is, as a title or heading says: 1, 1.000 or 1.000.000."""
    return next((scale for scale, pattern in _SCALES if pattern.search(text)), 1)


def scale_of_titles(grid: Grid) -> tuple[int, str, str]:
    """The scale that the titles of a sheet state, the words and their cell; 1 where they state none."""
    for cell, text in _titles(grid):
        scale = scale_of_text(text)
        if scale > 1:
            return scale, text, cell
    return 1, "", ""


def _titles(grid: Grid) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(grid.rows[:_ROWS_OF_TITLES]):
        filled = filled_cells(row)
        if len(filled) <= _FEW:
            yield from ((address(number, i), text) for i, text in filled if len(text) <= _LONGEST_TITLE)


def to_rupiah(sheet: Bacaan, grid: Grid) -> None:
    """Bring every amount of a sheet to rupiah where its titles or its money column say that it is not, and warn."""
    scale, text, cell = scale_of_titles(grid)
    if scale == 1:
        text = next((name for name in sheet.kolom_pagu if scale_of_text(name) > 1), "")
        scale, cell = scale_of_text(text), f"A{sheet.baris_kepala[0]}" if sheet.baris_kepala else ""
    if scale == 1 or not sheet.simpul:
        return
    for node in sheet.simpul:
        _multiply(node, scale)
    sheet.jumlah = [replace(total, uang=total.uang * scale) for total in sheet.jumlah]
    words = "ribuan" if scale == _THOUSANDS else "jutaan"
    sheet.warn(
        "angka-dikalikan",
        cell,
        f"'{text}': angka dalam {words} rupiah; semua uang di lembar ini dikalikan {scale:,}.".replace(",", "."),
        "Pastikan angkanya memang ditulis begitu.",
    )


def _multiply(node: Mentah, scale: int) -> None:
    node.uang = None if node.uang is None else node.uang * scale
    node.alokasi = None if node.alokasi is None else node.alokasi * scale
    node.bulanan = {month: amount * scale for month, amount in node.bulanan.items()}
    node.rincian = [replace(detail, uang=detail.uang * scale) for detail in node.rincian]
