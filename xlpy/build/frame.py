"""What every work sheet has: widths, a title with its help, labelled single values."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from xlpy.book.shapes import Column, Sheet, cell_position, column_letter
from xlpy.build import styles
from xlpy.build.cells import Value, add_input_help, write_cell
from xlpy.build.measure import text_width
from xlpy.build.panduan import help_link
from xlpy.build.styles import Props, Styles
from xlpy.build.tanda import mark_findings

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_POINTS_PER_PIXEL, _GAP = 0.75, 12  # the gap in pixels


def set_widths(sheet: "Worksheet", description: Sheet) -> None:
    """Make each column as wide as the widest table wants it."""
    for col, width in enumerate(column_widths(description)):
        sheet.set_column_pixels(col, col, width)


def column_widths(description: Sheet) -> list[int]:
    """The width of each column in pixels."""
    wanted = zip_longest(*([c.width for c in table.columns] for table in description.tables), fillvalue=0)
    return [max(widths) for widths in wanted]


HELP_LINK: Props = {"font_color": styles.ACCENT, "underline": 1, "font_size": 9, "bold": True, "valign": "vcenter"}
"""How a sheet's "?" looks."""


def write_head(sheet: "Worksheet", formats: Styles, description: Sheet, widths: Sequence[int] = ()) -> int:
    """Write title and help; returns the row below them, from 0.

    Args:
        sheet: where.
        formats: of its workbook.
        description: the sheet; the first row holds its title and, right of that, the way to the guide.
        widths: of the columns in pixels, where no table gives them.
    """
    write_cell(sheet, 0, 0, description.name, formats.get(styles.TITLE))
    place = _right_of_title(description.name, widths or column_widths(description))
    write_cell(sheet, 0, place, help_link(description.name), formats.get(HELP_LINK))
    write_cell(sheet, 1, 0, description.help, formats.get(styles.HELP))
    sheet.set_row(0, 22)
    return 3


def _right_of_title(title: str, widths: Sequence[int]) -> int:
    """The first column that begins right of a title, from 0."""
    room = text_width(title, styles.TITLE["font_size"], bold=True) / _POINTS_PER_PIXEL + _GAP
    return next(col for col in range(1, len(widths)) if sum(widths[:col]) >= room)


def write_names(sheet: "Worksheet", formats: Styles, description: Sheet, values: Mapping[str, Value]) -> None:
    """Write the single values, each between its label and, where there is room for it, its help."""
    places = {cell_position(name.cell) for name in description.names}
    for name in description.names:
        row, col = cell_position(name.cell)
        column = Column(name.key, name.label, 0, name.kind, name.help, name.choices, name.daftar)
        value = values[name.key]
        look = (
            styles.INPUT_CELL,
            styles.of_value(name.kind, styles.format_of(value)),
            {"align": "left", "valign": "vcenter"},
        )
        write_cell(sheet, row, col - 1, name.label, formats.get({"valign": "vcenter"}))
        write_cell(sheet, row, col, value, formats.get(*look))
        if name.group:
            write_cell(sheet, row - 1, col - 1, name.group, formats.get(styles.SUBTITLE, {"valign": "bottom"}))
            sheet.set_row(row - 1, 26)
        if not any(r == row and c != col for r, c in places):
            write_cell(sheet, row, col + 1, name.help, formats.get(styles.HELP, {"valign": "vcenter", "indent": 1}))
        add_input_help(sheet, column, (row, col, row, col))
        sheet.set_row(row, 18)
    if places:
        rows, cols = zip(*places, strict=True)
        mark_findings(sheet, formats, (min(rows), min(cols), max(rows), max(cols)))


def rows_of_names(description: Sheet) -> int:
    """The row below the single values, from 0."""
    return max(cell_position(name.cell)[0] for name in description.names) + 1


def name_places(description: Sheet) -> Mapping[str, str]:
    """The cell of each defined name of a sheet, as a formula."""
    places = {name.name: cell_position(name.cell) for name in description.names}
    return {name: f"='{description.name}'!${column_letter(col)}${row + 1}" for name, (row, col) in places.items()}
