"""Writing into the workbook that an application has open, through xlwings: what a patch of a closed file would write.

Rows are inserted and taken away inside the tables, so that the application itself lets formulas, names, print areas
and conditional formats follow; then whole columns are written at once.  Nothing is written before all is known.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from xlpy import host
from xlpy.book.live_gaya import GayaLangsung, Rupa
from xlpy.book.schema import LEMBAR
from xlpy.book.shapes import Kind
from xlpy.book.tables import as_text
from xlpy.book.tambal.isi import Baris, Isi, IsiTabel, Perubahan
from xlpy.errors import InputError

if TYPE_CHECKING:
    import xlwings

_SHEET_OF = {table.name: sheet.name for sheet in LEMBAR for table in sheet.tables}
_TEXT_COLUMNS = {
    (table.name, column.heading)
    for sheet in LEMBAR
    if not sheet.hidden
    for table in sheet.tables
    for column in table.columns
    if column.kind is Kind.CODE
}
"""Columns whose cells are formatted as text: what is put there stays as it is."""
_TEXT_NAMES = {name.name for sheet in LEMBAR for name in sheet.names if name.kind is Kind.CODE}
_BLANK = Isi(None)


def write(book: "xlwings.Book", changes: Perubahan) -> None:
    """Put new content into an open workbook of ours.

    Args:
        book: the workbook; its document is that which ``changes`` starts from.
        changes: what is new.

    Raises:
        InputError: a sheet, table or heading of ours is missing.
    """
    tables = [_Tabel(book, isi) for isi in changes.tabel]
    looks = GayaLangsung(book)
    for name, locked in changes.terkunci.items():
        if not locked:
            host.protect(book.sheets[name], locked=False)
    try:
        for name, isi in changes.nama.items():
            cell = book.names[name].refers_to_range
            cell.value = _value(isi.value, is_text=name in _TEXT_NAMES)
        for table in tables:
            table.write(looks)
    finally:
        looks.clean()
    if changes.kertas is not None:
        for name in changes.kita:
            host.set_paper(book.sheets[name], changes.kertas)
    for name, locked in changes.terkunci.items():
        if locked:
            host.protect(book.sheets[name], locked=True)


class _Tabel:
    """One table on its way to its new rows."""

    def __init__(self, book: "xlwings.Book", isi: IsiTabel) -> None:
        self._isi = isi
        self._sheet = book.sheets[_SHEET_OF[isi.nama]]
        self._table = self._sheet.tables[isi.nama]
        head = self._table.header_row_range
        assert head is not None  # noqa: S101 - ours all have one
        self._headings = [as_text(text) for text in head.options(ndim=1).value]
        missing = [heading for heading in isi.kolom if heading not in self._headings]
        if missing:
            raise InputError(
                f"Lembar {self._sheet.name}: kolom “{missing[0]}” tidak ada di tabel {isi.nama}. Tulis kembali judul "
                "kolom itu, lalu ulangi."
            )
        body = self._table.data_body_range
        self._top, self._left = head.row + 1, head.column
        self._old = body.rows.count if body is not None else 0
        self._new = max(len(isi.baris), 1)
        self._foreign = [i for i, heading in enumerate(self._headings) if heading not in isi.kolom]

    def write(self, looks: GayaLangsung) -> None:
        """Write the rows with everything that goes with them."""
        formulas = self._formulas()
        beside = self._beside()
        self._fit()
        rows = self._isi.baris or (Baris((), {}),)
        for first, last in self._segments(formulas):
            headings = self._headings[first : last + 1]
            self._columns(first, last).value = [self._values(row, headings) for row in rows]
        for i, column in beside.items():
            self._columns(i, i).formula = [[text] for text in column]
        looks.dress(self._sheet, self._top, self._left, [self._look(row) for row in rows])
        for i in formulas:
            self._copy_down(i, formulas[i])
        self._set_heights([row.tinggi for row in rows])
        self._link(rows)
        if self._isi.halaman is not None:
            host.set_page_breaks(self._sheet, [self._top + position for position in self._isi.halaman])

    # ── before anything changes ──────────────────────────────────────────────────────────────────────────────────

    def _formulas(self) -> dict[int, str]:
        """The formulas of our calculated columns, by position; they stay as they are."""
        if not self._old:
            return {}
        texts = _grid(self._row(0).formula)[0]
        ours = (i for i, heading in enumerate(self._headings) if heading in self._isi.kolom)
        return {i: str(texts[i]) for i in ours if str(texts[i])[:1] == "="}

    def _beside(self) -> dict[int, list[str]]:
        """What stands in the user's own columns, in the order that the rows will have."""
        if not self._foreign or not self._old:
            return {}
        order = self._old_rows()
        found = {}
        for i in self._foreign:
            texts = [str(row[0]) for row in _grid(self._columns(i, i, self._old).formula)]
            found[i] = [texts[old] if old is not None else "" for old in order]
        return found

    def _old_rows(self) -> list[int | None]:
        """For each new row, which old one it goes on with."""
        body = self._columns(0, len(self._headings) - 1, self._old).options(ndim=2).value
        places = [self._headings.index(heading) for heading in self._isi.kunci]
        waiting: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number, row in enumerate(body):
            waiting[tuple(as_text(row[place]) for place in places)].append(number)
        return [waiting[r.kunci].pop(0) if r.kunci and waiting.get(r.kunci) else None for r in self._isi.baris]

    # ── changing ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _fit(self) -> None:
        """Let the table have as many rows as it needs; what stands below moves along."""
        last = self._top + self._old - 1
        if self._new > self._old:
            more = self._new - self._old
            self._sheet.range(f"{last}:{last + more - 1}").insert("down")
        elif self._new < self._old:
            self._sheet.range(f"{self._top + self._new}:{last}").delete("up")

    def _segments(self, formulas: Iterable[int]) -> list[tuple[int, int]]:
        """Runs of columns that are written: ours, without those that are calculated."""
        skipped = {*self._foreign, *formulas}
        written = [i for i in range(len(self._headings)) if i not in skipped]
        starts = [i for i in written if i - 1 not in written]
        ends = [i for i in written if i + 1 not in written]
        return list(zip(starts, ends, strict=True))

    def _values(self, row: Baris, headings: Sequence[str]) -> list[object]:
        return [
            _value(row.sel.get(heading, _BLANK).value, is_text=(self._isi.nama, heading) in _TEXT_COLUMNS)
            for heading in headings
        ]

    def _look(self, row: Baris) -> Rupa:
        return tuple(row.sel.get(heading, _BLANK).look for heading in self._headings)

    def _copy_down(self, column: int, formula: str) -> None:
        """Put a calculated column's formula into each of its rows, as by dragging."""
        first = self._columns(column, column, 1)
        first.formula = formula
        if self._new > 1:
            first.copy()
            below = self._sheet.range(
                (self._top + 1, self._left + column), (self._top + self._new - 1, self._left + column)
            )
            below.paste("formulas")

    def _set_heights(self, heights: Sequence[float | None]) -> None:
        start = 0
        while start < len(heights):
            end = start
            while end + 1 < len(heights) and heights[end + 1] == heights[start]:
                end += 1
            if (height := heights[start]) is not None:
                self._sheet.range(f"{self._top + start}:{self._top + end}").row_height = height
            start = end + 1

    def _link(self, rows: Sequence[Baris]) -> None:
        """Let cells lead where they name a place; there are few."""
        for number, row in enumerate(rows):
            for heading, isi in row.sel.items():
                if isi.tautan:
                    cell = self._sheet.range((self._top + number, self._left + self._headings.index(heading)))
                    cell.add_hyperlink(_place(isi.tautan), text_to_display=str(isi.value), screen_tip=isi.tautan)

    def _row(self, number: int) -> "xlwings.Range":
        row = self._top + number
        return self._sheet.range((row, self._left), (row, self._left + len(self._headings) - 1))

    def _columns(self, first: int, last: int, count: int | None = None) -> "xlwings.Range":
        bottom = self._top + (self._new if count is None else count) - 1
        return self._sheet.range((self._top, self._left + first), (bottom, self._left + last))


def _value(value: object, *, is_text: bool) -> object:
    """A value as xlwings takes it; a text keeps its sign of text, lest ``0123`` or ``=A1`` become something else."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value if is_text else f"'{value}"
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return dt.datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a cell knows no zone
    return value


def _grid(formulas: object) -> Sequence[Sequence[object]]:
    """What ``.formula`` gives, always as rows."""
    if isinstance(formulas, str):
        return ((formulas,),)
    return formulas  # type: ignore[return-value] # rows of a range of several cells


def _place(to: str) -> str:
    """A place in this workbook as a link tells it."""
    sheet, _, cell = to.rpartition("!")
    quoted = sheet.strip("'").replace("'", "''")
    return f"#'{quoted}'!{cell}"
