"""The mark of a finding in its cell: a conditional format that goes when the cell is mended, also with macros off.

It looks the cell's own address up among those that the sheet Temuan marks, and compares what stands in the cell with
what stood there when it was found.  The names lead to columns of a table, which a condition cannot name itself; and
LibreOffice shows the first condition that holds, so the weightier comes first.
"""

from typing import TYPE_CHECKING

from xlpy.book.schema import TEMUAN
from xlpy.book.shapes import column_letter
from xlpy.build import styles
from xlpy.build.styles import Props, Styles
from xlpy.plan.temuan import Tingkat

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NAMES = {"tanda": "Temuan_Sel", "isi": "Temuan_Isi", "tingkat": "Temuan_Tingkat"}
NAMA_TANDA = {name: f"={TEMUAN.table.name}[{TEMUAN.table.column(key).heading}]" for key, name in _NAMES.items()}
"""The defined names that the marks look into."""

# A border too, so that the mark shows on paper without colours; a line is all that a condition may draw.
_LOOKS: dict[bool, Props] = {
    True: {"bg_color": styles.ERROR_LIGHT, "font_color": styles.ERROR, "border": 1, "border_color": styles.ERROR},
    False: {"bg_color": styles.WARNING_LIGHT, "font_color": styles.WARNING, "border": 4},
}


def mark_findings(sheet: "Worksheet", formats: Styles, area: tuple[int, int, int, int], only_while: str = "") -> None:
    """Let the cells of ``area`` show that a finding leads to them.

    Args:
        sheet: the sheet.
        formats: the formats of the workbook.
        area: first row and column, last row and column, from 0.
        only_while: a condition without which nothing is marked; always without one.
    """
    top, left, _, _ = area
    address = f'"{sheet.get_name()}!"&ADDRESS(ROW(),COLUMN(),4)'
    place = f"MATCH({address},{_NAMES['tanda']},0)"
    unchanged = f"INDEX({_NAMES['isi']},{place})={column_letter(left)}{top + 1}"
    for is_berat, look in _LOOKS.items():
        sign = "=" if is_berat else "<>"
        weight = f'INDEX({_NAMES["tingkat"]},{place}){sign}"{Tingkat.BERAT}"'
        asked = ",".join(part for part in (only_while, unchanged, weight) if part)
        rule = {"type": "formula", "criteria": f"=AND({asked})", "format": formats.bare(look)}
        sheet.conditional_format(*area, rule)
