"""What the titles of a file say: the year, whether it is a change, the office."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from xlpy.importers.grid import Grid
from xlpy.importers.tables import cell_text
from xlpy.plan.angka import read_years
from xlpy.plan.text import fold, tidy

_ROWS_OF_TITLES = 15
_YEAR = re.compile(
    r"(?:tahun(?:\s+anggaran)?|t\.?\s?a\.?|ta|rka|dpa|dppa|rkpd|renja|apbd)\s*[:.]?\s*(20\d\d)", re.IGNORECASE
)
_NUMBER = re.compile(r"\b(?:dpa|dppa|dpal|rka)\s*/.*/(20\d\d)\b", re.IGNORECASE)
_REVISED = re.compile(r"\b(?:dppa|perubahan)\b", re.IGNORECASE)
_NOT_REVISED = re.compile(r"sebelum\s+perubahan", re.IGNORECASE)
_OFFICE = re.compile(r"(?:kantor\s+)?(?:kecamatan|kelurahan)\s+[A-Z][\w ]{2,40}", re.IGNORECASE)
_LONGEST_TITLE = 120
_YEAR_LABELS = frozenset({"tahun", "tahun anggaran", "tahun dpa"})


@dataclass(frozen=True, slots=True)
class Judul:
    """The year or None, whether amounts are after a change, the office or ""."""

    tahun: int | None = None
    perubahan: bool = False
    skpd: str = ""


def read_titles(grids: Sequence[Grid]) -> Judul:
    """Read the titles of all sheets; the first that says something counts."""
    titles = list(_titles(grids))
    explicit = [int(found[1]) for text in titles if (found := _YEAR.search(text))]
    numbers = [int(found[1]) for grid in grids for text in _first_cells(grid, 40) if (found := _NUMBER.search(text))]
    names = [year for grid in grids for name in (grid.sheet, grid.file) for year in read_years(name)]
    loose = [year for text in titles if len(text) <= _LONGEST_TITLE for year in read_years(text)]
    years = explicit or numbers or loose[:1] or names
    return Judul(
        years[0] if years else None,
        any(_REVISED.search(_NOT_REVISED.sub("", text)) for text in titles),
        next((tidy(text) for text in titles if _OFFICE.fullmatch(text)), ""),
    )


def _titles(grids: Sequence[Grid]) -> Iterator[str]:
    """The texts of the top rows that hold one or two cells: titles, not tables."""
    for grid in grids:
        for row in grid.rows[:_ROWS_OF_TITLES]:
            texts = [text for text in map(cell_text, row) if text]
            if 0 < len(texts) <= 3:  # noqa: PLR2004
                yield from texts
            # A label with the year in the cell beside it.
            yield from (f"tahun {year}" for label, year in pairwise(texts) if fold(label) in _YEAR_LABELS)


def _first_cells(grid: Grid, rows: int) -> Iterator[str]:
    for row in grid.rows[:rows]:
        yield from (text for text in map(cell_text, row) if text)
