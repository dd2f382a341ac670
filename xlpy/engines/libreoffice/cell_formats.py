"""Which cells of an area carry a number format that changes what a value in them means."""

from collections.abc import Iterator
from typing import NamedTuple

from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno, uniform
from xlpy.engines.libreoffice.number_formats import Format, NumberFormats


class Part(NamedTuple):
    """A rectangle inside an area, counted from its first cell (0, 0), both ends included, and its format."""

    top: int
    left: int
    bottom: int
    right: int
    format: Format

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def cells(self) -> Iterator[tuple[int, int]]:
        """Its cells."""
        for row in range(self.top, self.bottom + 1):
            for column in range(self.left, self.right + 1):
                yield row, column


def special_parts(cells: Uno, area: Area, formats: NumberFormats) -> list[Part]:
    """The parts of the cells that are formatted as dates, text or booleans, in a few calls however large they are."""
    key = uniform(cells, "NumberFormat")
    if key is not None:
        one = formats.format(key)
        return [] if one.is_plain else [Part(0, 0, area.rows - 1, area.columns - 1, one)]
    parts: list[Part] = []
    groups = cells.getUniqueCellFormatRanges()
    for group in (groups.getByIndex(index) for index in range(groups.Count)):
        found = formats.format(group.NumberFormat)
        if not found.is_plain:
            parts.extend(_inside(address, area, found) for address in group.getRangeAddresses())
    return parts


def _inside(address: Uno, area: Area, found: Format) -> Part:
    row, column = area.row - 1, area.column - 1
    return Part(
        max(address.StartRow - row, 0),
        max(address.StartColumn - column, 0),
        min(address.EndRow - row, area.rows - 1),
        min(address.EndColumn - column, area.columns - 1),
        found,
    )
