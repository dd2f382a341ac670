"""Where the cells of an older sheet of ours are on the present one: by their labels, headings and rows."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlpy.book.tambal.acuan import MAX_COLUMN, MAX_ROW, letters, rewrite, split_ref
from xlpy.book.tambal.acuan import column_number as number_of
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.urai import Elemen
from xlpy.plan.text import fold, tidy


@dataclass(slots=True)
class PetaTabel:
    """One table on both sheets.

    Attributes:
        lama, baru: the table as it was and as it is.
        columns: by column of the older sheet, where it is now; those of the user come last.
        rows: by row of the older sheet, where it is now.
        own: the user's columns as the part of the older table has them, in their order.
    """

    lama: Tabel
    baru: Tabel
    columns: dict[int, int] = field(default_factory=dict)
    rows: dict[int, int] = field(default_factory=dict)
    own: tuple[Elemen, ...] = ()


class PetaSel:
    """Where the cells of one sheet went.

    Attributes:
        tables: those that stand on both, from top to bottom.
    """

    def __init__(
        self, lama: Lembar, baru: Lembar, tables: Sequence[tuple[Tabel, Tabel]], gone: Container[str] = ()
    ) -> None:
        """Find out.

        Args:
            lama: the sheet as it was.
            baru: the sheet as it is.
            tables: those that stand on both.
            gone: headings, folded, that were ours and are no more.
        """
        self._lama, self._baru, self._gone = lama, baru, gone
        self.tables = [self._table(old, new) for old, new in sorted(tables, key=lambda pair: pair[0].area.top)]
        self._labels = dict(self._moved_labels())
        self._right = max((t.lama.area.right for t in self.tables), default=0)
        now = max((t.baru.area.right + len(t.own) for t in self.tables), default=0)
        self.shift = max(now - self._right, 0)
        """By how many columns what stands to the right of the tables moves."""

    def cell(self, row: int, column: int) -> tuple[int, int]:
        """Where a cell is now."""
        new_row = self.row(row)
        for table in self.tables:
            area = table.lama.area
            if area.top <= row <= area.bottom and column in table.columns:
                return new_row, table.columns[column]
        if self.tables and column > self._right:
            return new_row, column + self.shift
        inside = next((t.columns[column] for t in self.tables if column in t.columns), column)
        return new_row, inside if self.tables and row > self.tables[0].lama.area.top else column

    def row(self, row: int) -> int:
        """Where a row is now."""
        if not self.tables or row < self.tables[0].lama.area.top:
            return self._labels.get(row, row)
        for table, below in zip(self.tables, [*self.tables[1:], None], strict=True):
            if row in table.rows:
                return table.rows[row]
            if below is None:
                return max(1, row + table.baru.area.bottom - table.lama.area.bottom)
            if row < below.lama.area.top:
                return max(1, row + below.baru.area.top - below.lama.area.top)
        return row

    # ── tables ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _table(self, old: Tabel, new: Tabel) -> PetaTabel:
        found = PetaTabel(old, new)
        own = []
        for key, (column, element) in old.columns.items():
            if key in new.columns:
                found.columns[column] = new.columns[key][0]
            elif key not in self._gone:
                own.append((column, element))
        found.own = tuple(element for _, element in own)
        for number, (column, _) in enumerate(own, start=1):
            found.columns[column] = new.area.right + number
        found.rows = self._rows(old, new)
        return found

    def _rows(self, old: Tabel, new: Tabel) -> dict[int, int]:
        """Rows that say the same, then rows that begin the same, then those that are left, in their order."""
        rows = {old.area.top: new.area.top}
        if old.totals and new.totals:
            rows[old.area.bottom] = new.area.bottom
        there = {*range(new.first, new.last + 1)}
        wanted = [row for row in range(old.first, old.last + 1) if row in self._lama.rows]
        keys = [key for key, (column, _) in old.columns.items() if key in new.columns and column not in old.formulas]
        for many in (len(keys), _FEW):
            places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
            for row in sorted(there, reverse=True):
                places[_said(self._baru, new, row, keys[:many])].append(row)
            for row in [row for row in wanted if row not in rows]:
                said = _said(self._lama, old, row, keys[:many])
                if any(said) and places[said]:
                    rows[row] = places[said].pop()
                    there.discard(rows[row])
        free = iter(sorted(there))
        for row in wanted:
            if row not in rows:
                rows[row] = next(free, new.last)
        return rows

    def _moved_labels(self) -> Iterator[tuple[int, int]]:
        """Rows above the tables whose label stands in another row now."""
        top_old = min((t.lama.area.top for t in self.tables), default=MAX_ROW)
        top_new = min((t.baru.area.top for t in self.tables), default=MAX_ROW)
        now = {text: row for row, text in _first_texts(self._baru, top_new)}
        for row, text in _first_texts(self._lama, top_old):
            if text in now:
                yield row, now[text]


_FEW = 3
"""So many cells of a row tell it apart where the rest of it was written otherwise."""


def _said(lembar: Lembar, tabel: Tabel, row: int, keys: Sequence[str]) -> tuple[str, ...]:
    element = lembar.rows.get(row)
    cells = {} if element is None else dict(lembar.cells(element))
    columns = (tabel.columns[key][0] for key in keys)
    return tuple(tidy(lembar.text(cells[c])) if c in cells else "" for c in columns)


def _first_texts(lembar: Lembar, top: int) -> Iterator[tuple[int, str]]:
    for row, element in lembar.rows.items():
        if row < top:
            first = next((cell for _, cell in lembar.cells(element) if lembar.has_content(cell)), None)
            if first is not None and (text := fold(lembar.text(first))):
                yield row, text


def follow(formula: str, maps: Mapping[str, PetaSel], own: str = "") -> str:
    """A formula of the user's with its references to our sheets where their cells are now.

    Args:
        formula: as it stands.
        maps: by sheet in small letters, where its cells went.
        own: the sheet that is meant where none is named.
    """

    def change(sheet: str, ref: str) -> str:
        peta = maps.get((sheet or own).lower())
        return ref if peta is None else _moved(ref, peta)

    return rewrite(formula, change) if formula else formula


def _moved(ref: str, peta: PetaSel) -> str:
    ends = split_ref(ref)
    if any(not end[1] or not end[3] for end in ends):  # whole columns or rows
        return ref
    moved = []
    for dollar, column, dollar_row, row in ends:
        new_row, new_column = peta.cell(int(row), number_of(column))
        moved.append(f"{dollar}{letters(min(new_column, MAX_COLUMN))}{dollar_row}{min(new_row, MAX_ROW)}")
    return ":".join(moved)
