"""What people added to a workbook outside our tables: it would be lost if the workbook were written anew."""

from collections.abc import Iterable, Iterator, Sequence

from xlpy.book.schema import JUMLAH, RENCANA
from xlpy.book.schema_umum import BANTUAN
from xlpy.book.shapes import Sheet, column_letter
from xlpy.book.tables import Cell, Found, Rows, as_text, is_blank
from xlpy.plan.text import fold


def beside(found: Found, rows: Rows) -> Iterator[str]:
    """Columns of the table's rows that are not ours and in which someone wrote, by their first cell."""
    ours = set(found.at.values())
    for i in range(len(rows[found.head])):
        if i in ours:
            continue
        used = next((n for n in range(found.head, found.end) if not is_blank(rows[n][i])), None)
        if used is not None:
            yield f"{found.sheet}!{column_letter(i)}{used + 1}"


def above(sheet: Sheet, rows: Rows) -> Iterator[str]:
    """Cells in ``rows``, those above the first table, that the builder did not write.

    A cell is the builder's when it holds one of the sheet's fixed texts, or joins one on its left without a gap.
    """
    fixed = {fold(text) for text in texts_of(sheet) if text}
    for number, cells in enumerate(rows, start=1):
        joins = False
        for i, cell in enumerate(cells):
            # What counts the rows of a table says "12 unit".
            joins = not is_blank(cell) and (joins or fold(as_text(cell)).lstrip("0123456789 ") in fixed)
            if not joins and not is_blank(cell) and not _is_value_beside(fixed, cells, i):
                yield f"{sheet.name}!{column_letter(i)}{number}"


def _is_value_beside(fixed: set[str], cells: Sequence[Cell], i: int) -> bool:
    """Whether the cell is the help text to the right of an empty input, or the input itself."""
    return i > 1 and is_blank(cells[i - 1]) and fold(as_text(cells[i - 2])) in fixed


def texts_of(sheet: Sheet) -> Iterable[str]:
    """The fixed texts that a program writes on a sheet, beside its headings; some are empty."""
    yield from (sheet.name, sheet.help, BANTUAN, *sheet.labels)
    yield from (text for table in sheet.tables for text in (table.title, table.kosong, table.satuan))
    yield from (text for name in sheet.names for text in (name.label, name.help, name.group))


def around_form(found: Found, rows: Rows) -> Iterator[str]:
    """Cells above and below the form that are neither its title block, its total nor its signature block."""
    first, last = found.at.get("anggaran", 0), found.at["keterangan"]
    for number, cells in enumerate(rows[: found.head], start=1):
        for i, cell in enumerate(cells):
            is_ours = number == found.head and (as_text(cell).startswith("(") or cell in RENCANA.labels)
            is_ours = is_ours or cell == BANTUAN
            if i and not is_blank(cell) and not is_ours:
                yield f"{found.sheet}!{column_letter(i)}{number}"
    for number, cells in enumerate(rows[found.end :], start=found.end + 1):
        if as_text(cells[found.at["nama"]]) == JUMLAH:
            continue
        for i, cell in enumerate(cells):
            if not first <= i <= last and not is_blank(cell):
                yield f"{found.sheet}!{column_letter(i)}{number}"
