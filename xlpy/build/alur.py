"""Building the sheets that are kept as typed: Surat, Unit, Koreksi, Distribusi, Log, Kalender."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema_periksa import MATRIKS
from xlpy.book.shapes import Column, Sheet, Table
from xlpy.build import styles
from xlpy.build.baris import name_values, typed_records
from xlpy.build.cells import Formula, Record, write_cell, write_table
from xlpy.build.frame import set_widths, write_head, write_names
from xlpy.build.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NAME_WIDTHS = (190, 420, 430)
"""Label, input and help of a sheet without tables."""
_MAY_BE_EMPTY = {"No", "Berkas Asal", "Sel Asal"}
_LINE, _SPACE = 20.0, 4.0  # points of the line that counts, and between it and the table


def write_typed(sheet: "Worksheet", formats: Styles, description: Sheet, document: Document) -> int:
    """Write one of those sheets; returns the row of the headings of its last table, from 0."""
    set_widths(sheet, description)
    if not description.tables:
        for col, width in enumerate(_NAME_WIDTHS):
            sheet.set_column_pixels(col, col, width)
    row = write_head(sheet, formats, description, () if description.tables else _NAME_WIDTHS)
    write_names(sheet, formats, description, name_values(description, document))
    head = row
    for table in description.tables:
        records = typed_records(document, table)
        if table.title:
            write_cell(sheet, row, 0, table.title, formats.get(styles.SUBTITLE))
            row += 1
        if table.kosong:
            write_count(sheet, formats, table, (row - 1, 0), records)
            sheet.set_row(row - 1, _LINE)
            sheet.set_row(row, _SPACE)
            row += 1
        head = row
        filtered = len(description.tables) == 1 and description is not MATRIKS  # its columns have no room for buttons
        row = write_table(sheet, formats, table, head, records, autofilter=filtered) + 1
    return head


def write_count(
    sheet: "Worksheet", formats: Styles, table: Table, at: tuple[int, int], records: Sequence[Record]
) -> None:
    """Say at a cell how many rows the table has, or what it waits for while it is empty."""
    column = _counted(table)
    count = sum(record.values.get(column.key) not in (None, "") for record in records)
    cells = f"COUNTA({table.name}[{column.heading}])"
    said = f"{count} {table.satuan}" if count else table.kosong
    formula = Formula(f'=IF({cells}=0,"{table.kosong}",{cells}&" {table.satuan}")', said)
    look = formats.get({"font_color": styles.ACCENT, "bold": True, "valign": "vcenter"})
    write_cell(sheet, *at, formula, look)


def _counted(table: Table) -> Column:
    """The first column that no row leaves empty."""
    return next(c for c in table.columns if c.heading not in _MAY_BE_EMPTY)
