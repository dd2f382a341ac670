"""What a person has selected in the open workbook."""

from typing import TYPE_CHECKING, Any

from xlpy.book.schema import TEMUAN
from xlpy.errors import InputError

if TYPE_CHECKING:
    import xlwings

_SELECT = (
    f"Pilih dulu sebuah baris temuan di lembar {TEMUAN.name} (tabel pertama), lalu klik Kecualikan. Yang dikatakan "
    "ketika mengimpor tidak dapat dikecualikan."
)


def finding_at(book: "xlwings.Book") -> str:
    """The name of the finding in the selected row of the sheet Temuan.

    Raises:
        InputError: no such row is selected; says what to do.
    """
    chosen: Any = book.app.selection
    if chosen is None or chosen.sheet.name != TEMUAN.name:
        raise InputError(_SELECT)
    table = chosen.sheet.tables[TEMUAN.table.name]
    head, body = table.header_row_range, table.range
    headings = head.options(ndim=1).value
    heading = TEMUAN.table.column("identitas").heading
    inside = head.row < chosen.row <= body.row + body.rows.count - 1
    name = ""
    if inside and heading in headings:
        name = str(chosen.sheet.range((chosen.row, head.column + headings.index(heading))).value or "")
    if not name:
        raise InputError(_SELECT)
    return name
