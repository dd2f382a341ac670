"""What the sheet Matriks has above its table: the names of the offices, upright over their columns."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema_periksa import BANYAK_JABATAN, JABATAN_KOLOM, MATRIKS
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
    """Write the name of each office over its column, as the list below the matrix gives it."""
    table, offices = MATRIKS.tables
    names = [str(row.get("jabatan", "")) for row in document.tabel.get(offices.name, ())]
    first = table.index("jabatan_1")
    label = formats.get(styles.HELP, {"align": "right", "valign": "bottom"})
    write_cell(sheet, HEAD - 1, first - 1, JABATAN_KOLOM, label)
    look = formats.get(_UPRIGHT)
    column = f"{offices.name}[{offices.column('jabatan').heading}]"
    for n in range(1, BANYAK_JABATAN + 1):
        name = names[n - 1] if n <= len(names) else ""
        write_cell(sheet, HEAD - 1, first + n - 1, Formula(f'=IFERROR(INDEX({column},{n})&"","")', name), look)
    sheet.set_row(HEAD - 1, _HEIGHT)
    sheet.set_row(HEAD, _HEAD_HEIGHT)  # without filter buttons the numbers of the columns need one line
