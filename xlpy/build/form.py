"""Building the sheet Rencana Kinerja: the form as it is printed and signed, with its working columns beside it."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.form import HEAD_ROW
from xlpy.book.schema import JUMLAH, KOLOM_KERJA, RENCANA
from xlpy.book.schema_alur import PERUBAHAN_KE
from xlpy.build import formulas, paper, styles
from xlpy.build.baris_form import (
    SIGNATURE_HEIGHT,
    SIGNATURE_LINES,
    TITLE_HEIGHTS,
    TOTAL_HEIGHT,
    blank_record,
    form_height,
    form_records,
    page_starts,
)
from xlpy.build.cells import Formula, Record, Value, add_input_help, heading_height, write_cell
from xlpy.build.frame import HELP_LINK
from xlpy.build.looks import FORM_SIZE, form_look
from xlpy.build.panduan import help_link
from xlpy.build.sah import DRAFT, TIDAK_SAH, status_line
from xlpy.build.styles import Props, Styles
from xlpy.build.tanda import mark_findings
from xlpy.plan.masukan import Pengaturan

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TABLE = RENCANA.table
_COLUMNS = _TABLE.columns
_PRINTED = len(_TABLE.printed_columns)
_HEAD = HEAD_ROW - 1  # the row of the headings, from 0
_STATUS_ROW = 3  # where the form says whether it is signed, from 0


def write_form(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write the form of ``document`` with its signature block and print set-up."""
    settings = document.pengaturan
    for col, column in enumerate(_COLUMNS):
        sheet.set_column_pixels(col, col, column.width)
    write_title(sheet, formats, document)
    records = form_records(document.rencana) or [blank_record()] * _TABLE.blank_rows
    total = sum(sub.pagu for sub in document.rencana.sub_kegiatan)
    _declare_table(sheet, formats, len(records), total)
    sheet.set_row(_HEAD, heading_height(_TABLE, FORM_SIZE))
    heights = [_write_row(sheet, formats, number, record) for number, record in enumerate(records, start=_HEAD + 1)]
    below = _HEAD + 1 + len(records)
    # A signed paper carries no marks; their area spans headings and total, which no patch takes away.
    mark_findings(sheet, formats, (_HEAD, 0, below, len(_COLUMNS) - 1), f'LEFT($A${_STATUS_ROW + 1},5)="{DRAFT}"')
    _style_total(sheet, formats, below, total)
    write_signature(sheet, formats, below + 1, settings)
    _set_up_print(sheet, settings, below + SIGNATURE_LINES)
    sheet.set_h_pagebreaks(page_starts(document.rencana, heights, settings.kertas))


def write_title(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write what stands above the table: its three lines of title, whether it is signed, the column numbers."""
    last = _PRINTED - 1
    centred: Props = {"align": "center", "valign": "vcenter"}
    title = formulas.title_block(document.pengaturan, str(document.isian.get(PERUBAHAN_KE, "")))
    lines = (*title, status_line(document))
    for row, (line, size) in enumerate(zip(lines, (14, 12, 11, 9), strict=True)):
        look = formats.get({"bold": True, "font_size": size}, centred)
        sheet.merge_range(row, 0, row, last, "", look)
        write_cell(sheet, row, 0, line, look)
    for word, color in ((TIDAK_SAH, styles.ERROR), (DRAFT, styles.GREY)):
        begins = f'=LEFT($A${_STATUS_ROW + 1},{len(word)})="{word}"'
        rule = {"type": "formula", "criteria": begins, "format": formats.bare({"font_color": color})}
        sheet.conditional_format(_STATUS_ROW, 0, _STATUS_ROW, last, rule)
    for row, height in enumerate(TITLE_HEIGHTS):
        sheet.set_row(row, height)
    number = formats.get({"font_size": 7, "font_color": styles.GREY, "align": "center", "valign": "bottom"})
    for col in range(_PRINTED):
        write_cell(sheet, _HEAD - 1, col, f"({col + 1})", number)
    note = formats.get({"font_size": 8, "font_color": styles.GREY, "italic": True, "valign": "bottom"})
    write_cell(sheet, _HEAD - 1, _PRINTED, KOLOM_KERJA, note)
    write_cell(sheet, 0, _PRINTED, help_link(RENCANA.name), formats.get(HELP_LINK))


def _declare_table(sheet: "Worksheet", formats: Styles, count: int, total: int) -> None:
    printed = formats.get(styles.HEADING, {"font_size": FORM_SIZE})
    working = formats.get(styles.HEADING, {"font_size": FORM_SIZE, "bg_color": styles.GREY})
    columns: list[dict[str, object]] = [
        {"header": c.heading, "header_format": printed if i < _PRINTED else working} for i, c in enumerate(_COLUMNS)
    ]
    columns[_TABLE.index("nama")]["total_string"] = JUMLAH
    columns[_TABLE.index("anggaran")] |= {
        "formula": formulas.ANGGARAN,
        "total_function": formulas.JUMLAH_PAGU,
        "total_value": total,
    }
    for n, text in enumerate(formulas.ANGGARAN_TRIWULAN, start=1):
        columns[_TABLE.index(f"anggaran_tw_{n}")]["formula"] = text
    options = {"name": _TABLE.name, "style": None, "columns": columns, "total_row": True, "autofilter": False}
    last = _HEAD + count
    sheet.add_table(_HEAD, 0, last + 1, len(_COLUMNS) - 1, options)
    for col, column in enumerate(_COLUMNS):
        add_input_help(sheet, column, (_HEAD + 1, col, last, col))


def _write_row(sheet: "Worksheet", formats: Styles, number: int, record: Record) -> float:
    """Write one row; returns its height."""
    for col, column in enumerate(_COLUMNS):
        value = record.values.get(column.key)
        khusus = record.khusus.get(column.key, "")
        look = form_look(column.kind, record.tingkat, khusus, styles.format_of(value), kerja=col >= _PRINTED)
        write_cell(sheet, number, col, value, formats.get(*look))
    height = form_height(record)
    sheet.set_row(number, height)
    return height


def _style_total(sheet: "Worksheet", formats: Styles, number: int, total: int) -> None:
    for col, column in enumerate(_COLUMNS[:_PRINTED]):
        value: Value = JUMLAH if column.key == "nama" else None
        if column.key == "anggaran":
            value = Formula(formulas.JUMLAH_PAGU, total)
        write_cell(sheet, number, col, value, formats.get(*form_look(column.kind, "jumlah")))
    sheet.set_row(number, TOTAL_HEIGHT)


def write_signature(sheet: "Worksheet", formats: Styles, top: int, settings: Pengaturan) -> None:
    """Place, date, office, four empty lines, name, rank, NIP."""
    first, last = _TABLE.index("anggaran"), _PRINTED - 1
    lines = formulas.signature_block(settings)
    emphasis: dict[int, Props] = {2: {"bold": True}, len(lines) - 3: {"bold": True, "underline": 1}}
    for offset, line in enumerate(lines):
        sheet.set_row(top + offset, SIGNATURE_HEIGHT)
        if line is not None:
            look = formats.get({"align": "center", "valign": "vcenter"}, emphasis.get(offset, {}))
            sheet.merge_range(top + offset, first, top + offset, last, "", look)
            write_cell(sheet, top + offset, first, line, look)


def _set_up_print(sheet: "Worksheet", settings: Pengaturan, last: int) -> None:
    """Print the form and its signature block, down to the row ``last`` (from 0)."""
    paper.set_up(sheet, settings.kertas)
    sheet.print_area(0, 0, last, _PRINTED - 1)
    sheet.repeat_rows(_HEAD - 1, _HEAD)
    sheet.freeze_panes(_HEAD + 1, _TABLE.index("nama") + 1)
