"""Any file a person has, as grids of raw cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field

Sel = str | float | int | bool | None
"""A raw cell: text as it stands, a number, or None for an empty one (dates arrive as ISO text)."""


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of one file.

    Attributes:
        file: the file's name without its folder.
        sheet: the sheet's name; for .csv and .txt the file's stem.
        rows: the cells, row 1 first and column A first (nothing at the top or left is left out).
        hidden_rows: the 0-based rows that the file hides.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[Sel]]
    hidden_rows: frozenset[int] = field(default=frozenset())
