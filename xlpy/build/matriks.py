"""What the sheet Matriks has above its table: whose each column is, upright."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema_periksa import CAKUPAN, JABATAN_KOLOM, MATRIKS
from xlpy.build import styles
from xlpy.build.cells import Formula, write_cell
from xlpy.build.styles import Props, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HEAD = 4
"""The row of the headings of the matrix, from 0; the names stand above it."""
_HEIGHT, _HEAD_HEIGHT = 150.0, 22.0  # points
_UPRIGHT: Props = {"rotation": 90, "align": "center", "valign": "bottom", "font_size": 8, "text_wrap": True}


def write_office_names(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write over each column whose it is, as the sheet Cakupan gives it."""
    offices = CAKUPAN.table
    titles = {row.get("kolom"): str(row.get("judul", "")) for row in document.tabel.get(offices.name, ())}
    first = MATRIKS.table.index("jabatan_1")
    label = formats.get(styles.HELP, {"align": "right", "valign": "bottom"})
    write_cell(sheet, HEAD - 1, first - 1, JABATAN_KOLOM, label)
    look = formats.get(_UPRIGHT)
    title, number = (f"{offices.name}[{offices.column(key).heading}]" for key in ("judul", "kolom"))
    for col, column in enumerate(MATRIKS.table.columns[first:], start=first):
        looked_up = f'=IFERROR(INDEX({title},MATCH("{column.heading}",{number},0))&"","")'
        write_cell(sheet, HEAD - 1, col, Formula(looked_up, titles.get(column.heading, "")), look)
    sheet.set_row(HEAD - 1, _HEIGHT)
    sheet.set_row(HEAD, _HEAD_HEIGHT)  # without filter buttons the numbers of the columns need one line
