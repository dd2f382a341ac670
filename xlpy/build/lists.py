"""Building what the program keeps: Pengaturan, Temuan, and the hidden sheets."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema import DASAR, ISI_XLWINGS, META, PENGATURAN, TEMUAN
from xlpy.book.shapes import Table
from xlpy.build import styles
from xlpy.build.alur import write_count
from xlpy.build.baris import (
    base_records,
    finding_lists,
    meta_records,
    name_values,
    official_records,
)
from xlpy.build.cells import Record, write_cell, write_table
from xlpy.build.frame import rows_of_names, set_widths, write_head, write_names
from xlpy.build.styles import Styles
from xlpy.build.wajib import write_needs

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


_COUNTED = 3  # the column of Temuan to which no title reaches


def write_settings(sheet: "Worksheet", formats: Styles, document: Document) -> int:
    """Write the sheet Pengaturan; returns the row of the headings of its table, from 0."""
    set_widths(sheet, PENGATURAN)
    write_head(sheet, formats, PENGATURAN)
    top = rows_of_names(PENGATURAN) + 1
    write_names(sheet, formats, PENGATURAN, name_values(PENGATURAN, document))
    write_cell(sheet, top, 0, PENGATURAN.table.title, formats.get(styles.SUBTITLE))
    write_needs(sheet, formats, document)
    write_table(sheet, formats, PENGATURAN.table, top + 1, official_records(document.pengaturan))
    return top + 1


def write_findings(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write the three lists of the sheet Temuan."""
    set_widths(sheet, TEMUAN)
    row = write_head(sheet, formats, TEMUAN)
    for table, records in zip(TEMUAN.tables, finding_lists(document), strict=True):
        write_cell(sheet, row, 0, table.title, formats.get(styles.SUBTITLE))
        write_count(sheet, formats, table, (row, _COUNTED), records)
        row = write_table(sheet, formats, table, row + 1, records, autofilter=table is TEMUAN.table) + 1
    sheet.print_area(0, 0, row, len(TEMUAN.table.printed_columns) - 1)


def write_meta(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write schema version, document id, and the text of the procedure in force."""
    _write_plain(sheet, formats, META.table, meta_records(document))


def write_base(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write the facts last generated and those of the DPA last imported, one entity a row."""
    _write_plain(sheet, formats, DASAR.table, base_records(document))


def write_connection(sheet: "Worksheet", formats: Styles) -> None:
    """Write the sheet by which the macros find Python; without an interpreter it is the one on the PATH."""
    plain = formats.get()
    sheet.set_column_pixels(0, 1, 220)
    for row, texts in enumerate(ISI_XLWINGS):
        for col, text in enumerate(texts):
            write_cell(sheet, row, col, text, plain)


def _write_plain(sheet: "Worksheet", formats: Styles, table: Table, records: list[Record]) -> None:
    """A table that no person looks at: no wrapping, no heights."""
    plain = formats.get()
    columns = [{"header": c.heading} for c in table.columns]
    options = {"name": table.name, "style": None, "columns": columns, "autofilter": False}
    sheet.add_table(0, 0, max(len(records), 1), len(columns) - 1, options)
    for number, record in enumerate(records, start=1):
        for col, column in enumerate(table.columns):
            write_cell(sheet, number, col, record.values[column.key], plain)
