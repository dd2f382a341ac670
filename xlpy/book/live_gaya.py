"""The looks of rows in an open workbook: each kind of row is put together once, then copied as a whole."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from xlpy.book.schema import GAYA
from xlpy.errors import InputError

if TYPE_CHECKING:
    import xlwings

Rupa = tuple[str, ...]
"""The names of the looks of a row's cells, from the left; "" leaves a cell as it is."""


class GayaLangsung:
    """The sheet ``_gaya``: its column A names each look, its column B wears it.

    Below the list rows are put together, from which whole rows get their formats; ``clean`` takes them away.
    """

    def __init__(self, book: "xlwings.Book") -> None:
        self._sheet = book.sheets[GAYA.name]
        last = self._sheet.used_range.last_cell.row
        names = self._sheet.range((1, 1), (last, 1)).options(ndim=1).value
        self._rows = {name: number for number, name in enumerate(names, start=1) if name}
        self._free = self._first_free = last + 2
        self._made: dict[Rupa, Any] = {}

    def dress(self, sheet: "xlwings.Sheet", top: int, left: int, looks: Sequence[Rupa]) -> None:
        """Give rows their formats.

        Args:
            sheet: where they stand.
            top: the row of the first cell, from 1.
            left: its column, from 1.
            looks: of each row.

        Raises:
            InputError: the sheet of looks does not know one.
        """
        start = 0
        while start < len(looks):
            end = start
            while end + 1 < len(looks) and looks[end + 1] == looks[start]:
                end += 1
            if any(looks[start]):
                self._paste(looks[start], sheet, (top + start, left), end - start + 1)
            start = end + 1

    def clean(self) -> None:
        """Take the rows away that were put together."""
        if self._free > self._first_free:
            self._sheet.range(f"{self._first_free}:{self._free}").delete("up")
            self._free, self._made = self._first_free, {}

    def _paste(self, look: Rupa, sheet: "xlwings.Sheet", at: tuple[int, int], count: int) -> None:
        row, left = at
        template = self._made.get(look)
        if template is None:
            template = self._made[look] = self._put_together(look)
        for first, last in _runs([bool(name) for name in look]):
            if look[first]:
                self._sheet.range((template, first + 1), (template, last + 1)).copy()
                sheet.range((row, left + first), (row + count - 1, left + last)).paste("formats")

    def _put_together(self, look: Rupa) -> int:
        """A row with these looks; its number.  It begins as a copy of the row that is most like it."""
        row = self._free
        self._free += 1
        like = max(
            (made for made in self._made if len(made) == len(look)), key=lambda made: _alike(made, look), default=()
        )
        if like:
            self._sheet.range((self._made[like], 1), (self._made[like], len(look))).copy()
            self._sheet.range((row, 1), (row, len(look))).paste("formats")
        wanted = [name if not like or name != like[i] else "" for i, name in enumerate(look)]
        for first, last in _runs(wanted):
            if wanted[first]:
                self._sheet.range((self._row_of(wanted[first]), 2)).copy()
                self._sheet.range((row, first + 1), (row, last + 1)).paste("formats")
        return row

    def _row_of(self, name: str) -> int:
        found = self._rows.get(name)
        if found is None:
            raise InputError(
                f"Gaya “{name}” tidak ada di lembar tersembunyi {GAYA.name}. Kembalikan lembar itu dari cadangan "
                "buku kerja, lalu ulangi."
            )
        return int(found)


def _alike(one: Rupa, other: Rupa) -> int:
    return sum(map(str.__eq__, one, other))


def _runs(values: Sequence[object]) -> list[tuple[int, int]]:
    """First and last position of each run of equal values."""
    starts = [i for i in range(len(values)) if i == 0 or values[i] != values[i - 1]]
    return list(zip(starts, [*(start - 1 for start in starts[1:]), len(values) - 1], strict=True))
