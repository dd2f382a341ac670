"""Building the sheets that are kept as typed: Surat, Unit, Koreksi, Distribusi, Log, Kalender."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.shapes import Sheet, Table
from xlpy.build import styles
from xlpy.build.baris import name_values, typed_records
from xlpy.build.cells import Formula, write_cell, write_table
from xlpy.build.frame import set_widths, write_head, write_names
from xlpy.build.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NAME_WIDTHS = (190, 420, 430)
"""Label, input and help of a sheet without tables."""
_SPACE = 6.0  # points between what is counted and the table


def write_typed(sheet: "Worksheet", formats: Styles, description: Sheet, document: Document) -> int:
    """Write one of those sheets; returns the row of the headings of its last table, from 0."""
    set_widths(sheet, description)
    if not description.tables:
        for col, width in enumerate(_NAME_WIDTHS):
            sheet.set_column_pixels(col, col, width)
    row = write_head(sheet, formats, description)
    write_names(sheet, formats, description, name_values(description, document))
    head = row
    for table in description.tables:
        records = typed_records(document, table)
        if table.title:
            write_cell(sheet, row, 0, table.title, formats.get(styles.SUBTITLE))
            row += 1
        if table.kosong:
            write_count(sheet, formats, table, row - 1, len(records))
            sheet.set_row(row, _SPACE)
            row += 1
        head = row
        row = write_table(sheet, formats, table, head, records, autofilter=len(description.tables) == 1) + 1
    return head


def write_count(sheet: "Worksheet", formats: Styles, table: Table, row: int, count: int) -> None:
    """Say how many rows the table has, or what it waits for while it is empty."""
    first = next(c for c in table.columns if c.key != "nomor")
    cells = f"COUNTA({table.name}[{first.heading}])"
    said = f"{count} {table.satuan}" if count else table.kosong
    formula = Formula(f'=IF({cells}=0,"{table.kosong}",{cells}&" {table.satuan}")', said)
    write_cell(sheet, row, 0, formula, formats.get({"font_color": styles.ACCENT, "bold": True}))
