"""Building the sheet Diagnosa: a way to follow, what formulas see, and what the button found."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema_diagnosa import (
    DIAGNOSA,
    DILIHAT,
    DIPERIKSA,
    JALAN,
    KEPALA_JALAN,
    KEPALA_SEKITAR,
    LANGKAH,
    SEKITAR,
    UJI_MAKRO,
)
from xlpy.book.shapes import cell_position
from xlpy.build import styles
from xlpy.build.alur import write_count
from xlpy.build.baris import name_values, typed_records
from xlpy.build.cells import Value, write_cell, write_table
from xlpy.build.diagnosa_rumus import lines, macro_line
from xlpy.build.frame import set_widths, write_head
from xlpy.build.measure import count_lines, row_height
from xlpy.build.perintah import perintah
from xlpy.build.styles import Props, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

UJI_MAKRO_SUB = "UjiMakro"
"""The macro that fills a cell without Python."""
_WAY, _BUTTONS, _STEPS = 3, 4, 6  # rows, from 0
_TRIED = cell_position(DIAGNOSA.names[0].cell)[0]
_SEEN = _TRIED + 2
FIRST_SEEN = _SEEN + 2
"""The row of the first line that formulas see, from 0."""
_RESULT = FIRST_SEEN + len(DILIHAT)
_COUNT = _RESULT + 2
SEKITAR_BARIS = range(FIRST_SEEN + 1, FIRST_SEEN + len(DILIHAT))
"""The rows, from 1, of what depends on the machine: no value that could be stored of them is true everywhere."""
HEAD = _COUNT + 2
"""The row of the headings of the table."""
_MOST_RESULTS = 60  # rows of the table that may be coloured
_BUTTON = 30
_WIDTHS = tuple(column.width for column in DIAGNOSA.table.columns)
_CELL: Props = {**styles.BORDERED, "text_wrap": True, "font_size": 9, "align": "left", "valign": "vcenter"}
_LABEL: Props = {**_CELL, "bold": True}
_SIGNS = (
    ("✔", {"font_color": styles.GOOD, "bg_color": styles.GOOD_LIGHT}),
    ("▲", {"font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT}),
    ("✖", {"font_color": styles.ERROR, "bg_color": styles.ERROR_LIGHT}),
    ("○", {"font_color": styles.GREY}),
)


def write_diagnosis(sheet: "Worksheet", formats: Styles, document: Document, *, macros: bool) -> int:
    """Write the sheet; returns the row of the headings of its table, from 0."""
    set_widths(sheet, DIAGNOSA)
    write_head(sheet, formats, DIAGNOSA)
    write_cell(sheet, _WAY, 0, JALAN, formats.get(styles.SUBTITLE))
    if macros:
        _write_buttons(sheet)
    else:
        said = "Buku ini tanpa makro, jadi tanpa tombol; perintah rencana-kinerja dijalankan dari luar."
        write_cell(sheet, _BUTTONS, 0, said, formats.get(styles.HELP))
    _write_way(sheet, formats)
    _write_name(sheet, formats, document, UJI_MAKRO)
    write_seen(sheet, formats, document)
    results(sheet, formats, document)
    sheet.set_h_pagebreaks([_RESULT])
    head = HEAD
    write_table(sheet, formats, DIAGNOSA.table, head, typed_records(document, DIAGNOSA.table), autofilter=False)
    for first, last, col in (
        (_TRIED, _TRIED, 2),
        (FIRST_SEEN, FIRST_SEEN + len(DILIHAT) - 1, 2),
        (head + 1, head + _MOST_RESULTS, 0),
    ):
        _color(sheet, formats, (first, col, last, col))
    return head


def _write_buttons(sheet: "Worksheet") -> None:
    sheet.set_row(_BUTTONS, _BUTTON)
    command = perintah("diagnosa")
    for col, width, macro, caption, tells in (
        (0, _WIDTHS[0] - 6, UJI_MAKRO_SUB, "Uji Makro", "Mengisi sel “Makro terakhir berjalan”, tanpa Python"),
        (1, _WIDTHS[0], command.makro, command.teks_tombol, command.petunjuk),
    ):
        options = {"macro": macro, "caption": caption, "width": width, "height": _BUTTON + 4, "y_offset": 2}
        sheet.insert_button(_BUTTONS, col, {**options, "description": tells})


def _write_row(sheet: "Worksheet", formats: Styles, row: int, values: "tuple[Value, ...]", lines_of: int = 1) -> None:
    """Write a row of the upper half as high as its texts need; ``lines_of`` as a formula may come to."""
    needed = lines_of
    for col, value in enumerate(values):
        write_cell(sheet, row, col, value, formats.get(_CELL if col else _LABEL))
        if isinstance(value, str):
            needed = max(needed, count_lines(value, _WIDTHS[col], 9, bold=not col))
    sheet.set_row(row, row_height(needed, 9) + 1)


def _write_heads(sheet: "Worksheet", formats: Styles, row: int, heads: tuple[str, ...]) -> None:
    look = formats.get(styles.HEADING, {"font_size": 9})
    for col, text in enumerate(heads):
        write_cell(sheet, row, col, text, look)
    sheet.set_row(row, row_height(1, 9) + 4)


def _write_way(sheet: "Worksheet", formats: Styles) -> None:
    _write_heads(sheet, formats, _STEPS - 1, KEPALA_JALAN)
    for row, step in enumerate(LANGKAH, start=_STEPS):
        _write_row(sheet, formats, row, step)


def _write_name(sheet: "Worksheet", formats: Styles, document: Document, name: str) -> None:
    """A moment that a button fills in; nobody types it, so it does not look like an input."""
    described = next(each for each in DIAGNOSA.names if each.name == name)
    row, col = cell_position(described.cell)
    value = name_values(DIAGNOSA, document)[described.key]
    write_cell(sheet, row, col - 1, described.label, formats.get(_LABEL))
    moment: Props = {"num_format": styles.DATETIME_FORMAT, "bold": True}
    write_cell(sheet, row, col, value, formats.get(_CELL, moment))
    sheet.set_row(row, 20)


def write_seen(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write what formulas see, what the test of macros came to first."""
    write_cell(sheet, _TRIED, 2, macro_line(document), formats.get(_CELL))
    write_cell(sheet, _TRIED, 3, None, formats.get(_CELL))
    write_cell(sheet, _SEEN, 0, SEKITAR, formats.get(styles.SUBTITLE))
    sheet.set_row(_SEEN, 24)
    _write_heads(sheet, formats, _SEEN + 1, KEPALA_SEKITAR)
    seen = lines(document, FIRST_SEEN + 1)
    for row, (label, line) in enumerate(zip(DILIHAT, seen, strict=True), start=FIRST_SEEN):
        needed = 2 if label == "Alamat buku" else count_lines(line.terpanjang, _WIDTHS[-1], 9)
        _write_row(sheet, formats, row, (label, line.terbaca, line.arti, line.langkah), needed)


def results(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write what stands above the table of results."""
    table = DIAGNOSA.table
    write_cell(sheet, _RESULT, 0, table.title, formats.get(styles.SUBTITLE, {"valign": "bottom"}))
    sheet.set_row(_RESULT, 24)
    _write_name(sheet, formats, document, DIPERIKSA)
    write_count(sheet, formats, table, (_COUNT, 0), typed_records(document, table))
    sheet.set_row(_COUNT, 20)
    sheet.set_row(_COUNT + 1, 4)


def _color(sheet: "Worksheet", formats: Styles, area: tuple[int, int, int, int]) -> None:
    """A sign shows in its colour too."""
    first, col, _, _ = area
    cell = f"${'ABCD'[col]}{first + 1}"
    for sign, look in _SIGNS:
        rule = {"type": "formula", "criteria": f'=LEFT({cell},1)="{sign}"', "format": formats.bare(look)}
        sheet.conditional_format(*area, rule)
