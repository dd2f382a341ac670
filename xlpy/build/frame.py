"""What every work sheet has: widths, a title with its help, labelled single values."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from xlpy.book.shapes import Column, Sheet, column_letter
from xlpy.build import styles
from xlpy.build.cells import Value, add_input_help, write_cell
from xlpy.build.styles import Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

LABEL_COLUMN, VALUE_COLUMN, HELP_COLUMN = 0, 1, 2


def set_widths(sheet: "Worksheet", description: Sheet) -> None:
    """Make each column as wide as the widest table wants it."""
    for table in description.tables:
        for col, column in enumerate(table.columns):
            widest = max(t.columns[col].width for t in description.tables if col < len(t.columns))
            sheet.set_column_pixels(col, col, max(widest, column.width))


def write_head(sheet: "Worksheet", formats: Styles, description: Sheet) -> int:
    """Write title and help; returns the row below them, from 0."""
    write_cell(sheet, 0, 0, description.name, formats.get(styles.TITLE))
    write_cell(sheet, 1, 0, description.help, formats.get(styles.HELP))
    sheet.set_row(0, 22)
    return 3


def write_names(sheet: "Worksheet", formats: Styles, description: Sheet, values: Mapping[str, Value]) -> int:
    """Write title, help and the single values, each beside its label; returns the row below them, from 0."""
    top = write_head(sheet, formats, description)
    for row, name in enumerate(description.names, start=top):
        column = Column(name.key, name.label, 0, name.kind, name.help, name.choices)
        look = (styles.INPUT_CELL, styles.of_kind(name.kind), {"align": "left", "valign": "vcenter"})
        write_cell(sheet, row, LABEL_COLUMN, name.label, formats.get({"valign": "vcenter"}))
        write_cell(sheet, row, VALUE_COLUMN, values[name.key], formats.get(*look))
        write_cell(sheet, row, HELP_COLUMN, name.help, formats.get(styles.HELP, {"valign": "vcenter"}))
        add_input_help(sheet, column, (row, VALUE_COLUMN, row, VALUE_COLUMN))
        sheet.set_row(row, 18)
    return top + len(description.names)


def name_places(description: Sheet) -> Mapping[str, str]:
    """The cell of each defined name of a sheet, as a formula."""
    return {
        name.name: f"='{description.name}'!${column_letter(VALUE_COLUMN)}${row}"
        for row, name in enumerate(description.names, start=4)
    }
