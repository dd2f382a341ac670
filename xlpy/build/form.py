"""Building the sheet Rencana Kinerja: the form as it is printed and signed, with its working columns beside it."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.form import HEAD_ROW, FormRow, rows
from xlpy.book.schema import JENJANG_UNIT, JUMLAH, KOLOM_KERJA, RENCANA, TIDAK_YAKIN, YAKIN
from xlpy.book.tables import SOURCE_SEPARATOR
from xlpy.build import formulas, paper, styles
from xlpy.build.cells import Formula, Record, Value, add_input_help, heading_height, lines_in, write_cell
from xlpy.build.looks import FORM_SIZE, KHUSUS, TINGKAT, form_look
from xlpy.build.measure import row_height
from xlpy.build.sources import measure_values
from xlpy.build.styles import Props, Styles
from xlpy.plan.masukan import Pengaturan
from xlpy.plan.model import Indikator, Kegiatan, Program, Sasaran, Simpul, SubKegiatan, Tujuan

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TABLE = RENCANA.table
_COLUMNS = _TABLE.columns
_PRINTED = len(_TABLE.printed_columns)
_HEAD = HEAD_ROW - 1  # the row of the headings, from 0
_TITLE_HEIGHTS = (21.0, 17.0, 17.0, 8.0, 12.0)
_TINGKAT: dict[type[Simpul], str] = {
    Tujuan: "tujuan",
    Sasaran: "sasaran",
    Program: "program",
    Kegiatan: "kegiatan",
    SubKegiatan: "",
}
_GAP, _SIGNATURE_SPACE = 14.0, 4
_LAST_ROWS = 2  # rows of the table that go to the next page with total and signature


def write_form(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Write the form of ``document`` with its signature block and print set-up."""
    settings = document.pengaturan
    for col, column in enumerate(_COLUMNS):
        sheet.set_column_pixels(col, col, column.width)
    _write_title(sheet, formats, settings)
    form_rows = rows(document.rencana)
    money = formulas.Money(document.rencana)
    records = [_record(row, money) for row in form_rows] or [_blank_record()] * _TABLE.blank_rows
    total = sum(sub.pagu for sub in document.rencana.sub_kegiatan)
    _declare_table(sheet, formats, len(records), total)
    heights = [*_TITLE_HEIGHTS, heading_height(_TABLE, FORM_SIZE)]
    sheet.set_row(_HEAD, heights[-1])
    for number, record in enumerate(records, start=_HEAD + 1):
        heights.append(_write_row(sheet, formats, number, record))
    heights.append(_style_total(sheet, formats, len(heights), total))
    signature = _write_signature(sheet, formats, len(heights), settings)
    keeps_next = [*[True] * HEAD_ROW, *_keeps_next(form_rows), *[True] * (len(signature) + 1)]
    _set_up_print(sheet, settings, [*heights, *signature], keeps_next)


def _keeps_next(form_rows: list[FormRow]) -> list[bool]:
    """Which rows must not be the last of their page.

    A heading stands above what it heads, an indikator under its node, and the last rows go with the signature.
    """
    if not form_rows:
        return [True] * _TABLE.blank_rows
    keeps = [
        not isinstance(row.simpul, SubKegiatan) or below.ke > 1
        for row, below in zip(form_rows, [*form_rows[1:], FormRow()], strict=True)
    ]
    return [*keeps[:-_LAST_ROWS], *(True for _ in keeps[-_LAST_ROWS:])]


def _write_title(sheet: "Worksheet", formats: Styles, settings: Pengaturan) -> None:
    last = _PRINTED - 1
    centred: Props = {"align": "center", "valign": "vcenter"}
    for row, (line, size) in enumerate(zip(formulas.title_block(settings), (14, 12, 11), strict=True)):
        look = formats.get({"bold": True, "font_size": size}, centred)
        sheet.merge_range(row, 0, row, last, "", look)
        write_cell(sheet, row, 0, line, look)
    for row, height in enumerate(_TITLE_HEIGHTS):
        sheet.set_row(row, height)
    number = formats.get({"font_size": 7, "font_color": styles.GREY, "align": "center", "valign": "bottom"})
    for col in range(_PRINTED):
        write_cell(sheet, _HEAD - 1, col, f"({col + 1})", number)
    note = formats.get({"font_size": 8, "font_color": styles.GREY, "italic": True, "valign": "bottom"})
    write_cell(sheet, _HEAD - 1, _PRINTED, KOLOM_KERJA, note)


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


def _blank_record() -> Record:
    """A row to type into: its formulas stand ready."""
    keys = ("anggaran", *(f"anggaran_tw_{n}" for n in range(1, 5)))
    texts = (formulas.ANGGARAN, *formulas.ANGGARAN_TRIWULAN)
    return Record({key: Formula(text, "") for key, text in zip(keys, texts, strict=True)})


def _record(row: FormRow, money: formulas.Money) -> Record:
    """The values and the look of one row."""
    node = row.simpul
    values: dict[str, Value] = {"nomor": row.nomor}
    texts = (formulas.ANGGARAN, *formulas.ANGGARAN_TRIWULAN)
    keys = ("anggaran", *(f"anggaran_tw_{n}" for n in range(1, 5)))
    values |= {k: Formula(t, v) for k, t, v in zip(keys, texts, money.of(row), strict=True)}
    if node is None:
        values |= {"nama": row.unit, "unit": row.unit, "kode": row.kode, "jenjang": JENJANG_UNIT, "ke": 1}
        return Record(values, "unit", {"kode": "tersembunyi", "nama": "menjorok"})
    first = row.ke == 1
    values |= {"kode": node.kode, "jenjang": str(node.jenjang), "unit": node.unit, "ke": row.ke}
    # Without a code only the name tells whose further indikator this is.
    values["nama"] = node.nama if first or not node.kode else ""
    values["sumber"] = _sources(node.sumber.text if first else "", row.indikator)
    if first:
        values |= _node_values(node)
    if row.indikator is not None:
        values |= {**measure_values(row.indikator), "asal": str(row.indikator.asal), "id": row.indikator.ke}
    return Record(values, _TINGKAT[type(node)], _special(node, first=first))


def _sources(of_node: str, indikator: Indikator | None) -> str:
    of_measure = indikator.sumber.text if indikator else ""
    return f"{of_node}{SOURCE_SEPARATOR}{of_measure}" if of_measure else of_node


def _special(node: Simpul, *, first: bool) -> dict[str, str]:
    khusus = {} if first else {"kode": "tersembunyi", "nama": "tersembunyi"}
    if isinstance(node, SubKegiatan):
        if first:
            khusus["nama"] = "menjorok"
        if not node.yakin:
            khusus["yakin"] = "ragu"
    return khusus


def _node_values(node: Simpul) -> dict[str, Value]:
    """What the first row of a node says."""
    values: dict[str, Value] = {"keterangan": node.keterangan}
    if isinstance(node, Sasaran):
        values |= {"tujuan": node.tujuan, "program": "; ".join(node.program)}
    if isinstance(node, SubKegiatan):
        values |= {
            "pagu": node.pagu,
            "sumber_dana": "; ".join(node.sumber_dana),
            "seksi": node.seksi,
            "penanggung_jawab": node.penanggung_jawab,
            "dasar_penanggung_jawab": node.dasar_penanggung_jawab,
            "yakin": YAKIN if node.yakin else TIDAK_YAKIN,
            **{f"bulan_{n}": amount for n, amount in enumerate(node.bulanan or (), start=1)},
        }
    return values


def _write_row(sheet: "Worksheet", formats: Styles, number: int, record: Record) -> float:
    """Write one row; only what is printed decides its height, which is returned."""
    bold = bool(TINGKAT[record.tingkat].get("bold"))
    lines = 1
    for col, column in enumerate(_COLUMNS):
        value = record.values.get(column.key)
        khusus = record.khusus.get(column.key, "")
        kerja = col >= _PRINTED
        if not kerja and khusus != "tersembunyi":
            indent = KHUSUS[khusus].get("indent", 0)
            lines = max(lines, lines_in(column, value, FORM_SIZE, bold=bold, indent=indent))
        look = form_look(column.kind, record.tingkat, khusus, styles.format_of(value), kerja=kerja)
        write_cell(sheet, number, col, value, formats.get(*look))
    height = row_height(lines, FORM_SIZE)
    sheet.set_row(number, height)
    return height


def _style_total(sheet: "Worksheet", formats: Styles, number: int, total: int) -> float:
    for col, column in enumerate(_COLUMNS[:_PRINTED]):
        value: Value = JUMLAH if column.key == "nama" else None
        if column.key == "anggaran":
            value = Formula(formulas.JUMLAH_PAGU, total)
        write_cell(sheet, number, col, value, formats.get(*form_look(column.kind, "jumlah")))
    height = 20.0
    sheet.set_row(number, height)
    return height


def _write_signature(sheet: "Worksheet", formats: Styles, top: int, settings: Pengaturan) -> list[float]:
    """Place, date, office, four empty lines, name, rank, NIP; returns the heights of its rows."""
    first, last = _TABLE.index("anggaran"), _PRINTED - 1
    blank = [None] * _SIGNATURE_SPACE
    lines: list[Formula | None] = [
        None,
        formulas.place_and_date(settings),
        formulas.signer_title(settings),
        *blank,
        formulas.signer_name(settings),
        formulas.signer_rank(settings),
        formulas.signer_nip(settings),
    ]
    emphasis: dict[int, Props] = {2: {"bold": True}, len(lines) - 3: {"bold": True, "underline": 1}}
    for offset, line in enumerate(lines):
        sheet.set_row(top + offset, _GAP)
        if line is not None:
            look = formats.get({"align": "center", "valign": "vcenter"}, emphasis.get(offset, {}))
            sheet.merge_range(top + offset, first, top + offset, last, "", look)
            write_cell(sheet, top + offset, first, line, look)
    return [_GAP] * len(lines)


def _set_up_print(sheet: "Worksheet", settings: Pengaturan, heights: list[float], keeps_next: list[bool]) -> None:
    footer = f"{settings.judul} {settings.tahun} · Kecamatan {settings.kecamatan}"
    paper.set_up(sheet, settings.kertas, footer)
    sheet.print_area(0, 0, len(heights) - 1, _PRINTED - 1)
    sheet.repeat_rows(_HEAD - 1, _HEAD)
    sheet.freeze_panes(_HEAD + 1, _TABLE.index("nama") + 1)
    width = sum(c.width for c in _COLUMNS[:_PRINTED])
    room = paper.page_room(settings.kertas, width)
    sheet.set_h_pagebreaks(paper.page_breaks(heights, sum(heights[_HEAD - 1 : _HEAD + 1]), keeps_next, room))
