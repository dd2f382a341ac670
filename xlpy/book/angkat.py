"""The rows of an older workbook as the present schema would have them, so that one reader reads all versions.

Nothing that stands there moves: what is missing is put to the right, where nobody wrote, and what was called
otherwise is called by its present name.  Only a whole table that is missing between two others pushes down what is
below.
"""

from collections.abc import Iterable, Mapping, Sequence

from xlpy.book.shapes import Sheet, Table
from xlpy.book.skema import headings
from xlpy.book.skema_langkah import Langkah, steps_from
from xlpy.book.tables import Cell, Rows, is_blank
from xlpy.plan.text import fold

_Baris = list[list[Cell]]


def lift(sheets: Mapping[str, Rows], needed: Iterable[Sheet], versi: int) -> dict[str, Rows]:
    """The rows of the sheets ``needed``, each with all that the present schema knows.

    Args:
        sheets: the rows of each sheet that is there, from A1 on.
        needed: the sheets that are read.
        versi: the version of the workbook's schema.
    """
    steps = steps_from(versi)
    return {sheet.name: _lifted(sheet, sheets.get(sheet.name), versi, steps) for sheet in needed}


def _lifted(sheet: Sheet, rows: Rows | None, versi: int, steps: Sequence[Langkah]) -> Rows:
    gone = [step.isi_ulang[sheet.name] for step in steps if sheet.name in step.isi_ulang]
    if rows is None or any(_head(rows, texts, 0, len(texts)) is not None for texts in gone):
        return _blank(sheet)
    width = max(map(len, rows), default=0)
    lifted: _Baris = [[*row, *[""] * (width - len(row))] for row in rows]
    for step in steps:
        _rename(lifted, sheet, step)
    _add_labels(lifted, sheet)
    start = 0
    for number, table in enumerate(sheet.tables):
        head = _place(lifted, sheet, number, versi, start)
        if head is not None:  # otherwise something else was put over it: the reader says so
            _complete(lifted, sheet, number, head, _defaults(steps, table))
            start = head + 1
    return lifted


def _blank(sheet: Sheet) -> _Baris:
    """A sheet that is not there yet: its labels and headings, and nothing below them."""
    rows: _Baris = [[sheet.name]]
    rows += [[name.label, ""] for name in sheet.names]
    for table in sheet.tables:
        rows += [[table.title], [column.heading for column in table.columns], []]
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _defaults(steps: Sequence[Langkah], table: Table) -> Mapping[str, str]:
    told = (item for step in steps for item in step.bawaan.items())
    return {heading: value for (name, heading), value in told if name == table.name}


# ── labels ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _add_labels(rows: _Baris, sheet: Sheet) -> None:
    """Put the single values that are missing to the right of the first row, each beside its label."""
    there = {fold(cell) for row in rows for cell in row if isinstance(cell, str) and cell}
    missing = [name.label for name in sheet.names if fold(name.label) not in there]
    if not rows and missing:
        rows.append([])
    for label in missing:
        for number, row in enumerate(rows):
            row.extend(["", label, ""] if number == 0 else ["", "", ""])


def _rename(rows: _Baris, sheet: Sheet, step: Langkah) -> None:
    labels = {fold(old): new for (name, old), new in step.ganti_label.items() if name == sheet.name}
    tables = [table for table in sheet.tables if any(name == table.name for name, _ in step.ganti_judul)]
    for row in rows if labels else ():
        row[:] = [labels.get(fold(cell), cell) if isinstance(cell, str) and cell else cell for cell in row]
    for table in tables:
        renamed = {fold(old): new for (name, old), new in step.ganti_judul.items() if name == table.name}
        former = [*headings(step.ke - 1, table.name)]
        head = _head(rows, former, 0, len(former))
        if head is not None:
            rows[head] = [renamed.get(fold(c), c) if isinstance(c, str) and c else c for c in rows[head]]


# ── tables ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _place(rows: _Baris, sheet: Sheet, number: int, versi: int, start: int) -> int | None:
    """The row of the headings of one table, which is put there where it is missing; None where it was pasted over."""
    table = sheet.tables[number]
    present = [column.heading for column in table.columns]
    former = headings(versi, table.name)
    head = _head(rows, [*present, *former], start, min(map(len, filter(None, (present, former)))))
    if head is None and not (former and _is_pasted(rows, start)):
        head = _insert_table(rows, sheet, number, start)
    return head


def _complete(rows: _Baris, sheet: Sheet, number: int, head: int, defaults: Mapping[str, str]) -> None:
    """Add the columns that a table does not have."""
    there = {fold(cell) for cell in rows[head] if isinstance(cell, str) and cell}
    end = _end(rows, sheet, number, head)
    for column in sheet.tables[number].columns:
        if fold(column.heading) not in there:
            _add_column(rows, head, end, column.heading, defaults.get(column.heading, ""))


def _is_pasted(rows: _Baris, start: int) -> bool:
    return any(not is_blank(cell) for row in rows[start + 1 :] for cell in row)


def _head(rows: Rows, texts: Iterable[str], start: int, many: int) -> int | None:
    """The row that holds more than half of ``many`` headings; that with the most."""
    wanted = {fold(text) for text in texts}
    found = [
        (len({fold(cell) for cell in cells if isinstance(cell, str) and cell} & wanted), -number)
        for number, cells in enumerate(rows)
        if number >= start
    ]
    best, place = max(found, default=(0, 0))
    return -place if best * 2 > many else None


def _insert_table(rows: _Baris, sheet: Sheet, number: int, start: int) -> int:
    """Put an empty table above the next that is there, or last; returns the row of its headings."""
    below = (_head(rows, (c.heading for c in t.columns), start, len(t.columns)) for t in sheet.tables[number + 1 :])
    at = next((found - 1 for found in below if found is not None), len(rows))
    table = sheet.tables[number]
    texts: list[Cell] = [column.heading for column in table.columns]
    width = max([len(texts), *map(len, rows)])
    for row in rows:
        row.extend([""] * (width - len(row)))
    new: list[list[Cell]] = [[""], [table.title], texts, [""]]
    rows[at:at] = [[*row, *[""] * (width - len(row))] for row in new]
    return at + 2


def _end(rows: _Baris, sheet: Sheet, number: int, head: int) -> int:
    """The row below the last that belongs to a table."""
    for table in sheet.tables[number + 1 :]:
        found = _head(rows, (c.heading for c in table.columns), head + 1, len(table.columns))
        if found is not None:
            return max(found - 1, head + 1)
    return len(rows)


def _add_column(rows: _Baris, head: int, end: int, heading: str, default: str) -> None:
    for number, cells in enumerate(rows):
        is_row = head < number < end and any(not is_blank(cell) for cell in cells)
        cells.append(heading if number == head else default if is_row else "")
