"""Makes ``templates/konsolidasi.xlsx``, which gives the results their look; an office may restyle it.

Whatever stands there stays; a text in braces says what goes there.  The row of a table holds the names of its columns
in braces: it is repeated with its looks, in the order in which its columns stand.
"""

import io
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.build import styles
from xlpy.build.paket import package, read_parts
from xlpy.build.paper import PAPERS, set_up
from xlpy.build.styles import Styles
from xlpy.consolidate.lembar import (
    GRAFIK,
    KARTU,
    LEMBAR,
    PERUBAHAN,
    PROGRAM,
    REKAP,
    RINCIAN,
    STATUS,
    TEMUAN,
    Lembar,
    Rupa,
)

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

NAMA = "konsolidasi.xlsx"
_RUPIAH = "[$-421]#,##0"
_LOOKS: dict[Rupa, styles.Props] = {
    Rupa.TEKS: {"text_wrap": True},
    Rupa.SEBARIS: {},
    Rupa.TENGAH: {"align": "center", "text_wrap": True},
    Rupa.BULAT: {"align": "center", "num_format": _RUPIAH},
    Rupa.ANGKA: {"align": "center", "num_format": "General"},
    Rupa.UANG: {"align": "right", "num_format": styles.RUPIAH},
    Rupa.PERSEN: {"align": "center", "num_format": "0.0%"},
    Rupa.SUMBER: {"font_color": styles.GREY, "font_size": 8},
    Rupa.TAUTAN: {"text_wrap": True, "font_color": styles.ACCENT, "underline": 1},
}
_TITLES = {REKAP: "{judul}", STATUS: "Status Berkas dan Unit", PERUBAHAN: "Perubahan", TEMUAN: "Temuan Semua Unit"}
_COLORS = {REKAP: styles.ACCENT, STATUS: styles.WARNING, TEMUAN: styles.WARNING, RINCIAN: styles.GREY}
_HEAD = 3  # the row of the headings, from 0, where no cards stand above
_BELOW_CHART = 37  # the row of the second chart, below the first
_CARDS, _HEAD_BELOW_CARDS = 4, 7
_LAST_PRINTED = {STATUS: "langkah", RINCIAN: "keterangan"}
"""The columns behind these are for work on the screen."""
_STATES = (
    ("ditolak", styles.ERROR, styles.ERROR_LIGHT),
    ("belum", styles.WARNING, styles.WARNING_LIGHT),
    ("terlambat", styles.WARNING, styles.WARNING_LIGHT),
    ("diterima", styles.GOOD, ""),
    ("sah", styles.GOOD, ""),
    ("tidak sah", styles.ERROR, styles.ERROR_LIGHT),
    ("berat", styles.ERROR, styles.ERROR_LIGHT),
)
"""Words that get a colour wherever they fill a cell."""


def build_template() -> bytes:
    """The template as a file."""
    import xlsxwriter  # noqa: PLC0415 - only where something is built

    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {"title": "Konsolidasi Rencana Kinerja", "created": datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)}
    )
    formats = Styles(book)
    sheets = {lembar.nama: book.add_worksheet(lembar.nama) for lembar in LEMBAR}
    for lembar in LEMBAR:
        _write(book, sheets[lembar.nama], formats, lembar)
    _charts(book, sheets)
    sheets[REKAP].activate()
    book.close()
    return package(read_parts(file.getvalue()))


def write_template(folder: Path) -> Path:
    """Write the template into ``folder``."""
    from xlpy.book.files import write_file  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    write_file(folder / NAMA, build_template())
    return folder / NAMA


def _write(book: "Workbook", sheet: "Worksheet", formats: Styles, lembar: Lembar) -> None:
    sheet.write_string(0, 0, _TITLES.get(lembar.nama, lembar.nama), formats.get(styles.TITLE))
    sheet.set_row(0, 22)
    help_row, head = (2, _HEAD_BELOW_CARDS) if lembar.nama == REKAP else (1, _HEAD)
    if lembar.nama == REKAP:
        sheet.write_string(1, 0, "{induk} · {keadaan_per}", formats.get(styles.HELP))
        _write_cards(sheet, formats)
    sheet.write_string(help_row, 0, lembar.bantuan, formats.get(styles.HELP))
    for col, kolom in enumerate(lembar.kolom):
        sheet.set_column_pixels(col, col, kolom.lebar)
        sheet.write_string(head, col, kolom.judul, formats.get(styles.HEADING))
        look = formats.get(styles.BORDERED, _LOOKS[kolom.rupa])
        sheet.write_string(head + 1, col, f"{{{kolom.kunci}}}", look)
    sheet.set_row(head, 32)
    last = len(lembar.kolom) - 1
    if lembar.nama != GRAFIK:
        sheet.autofilter(head, 0, head + 1, last)
        sheet.freeze_panes(head + 1, 2 if lembar.nama == REKAP else 1 if lembar.nama == RINCIAN else 0)
        sheet.repeat_rows(head)
        _color_words(book, sheet, lembar, head + 1)
    set_up(sheet, "F4")
    printed = next((n for n, k in enumerate(lembar.kolom) if k.kunci == _LAST_PRINTED.get(lembar.nama)), last)
    sheet.print_area(0, 0, head + 1, printed)
    sheet.hide_gridlines(2)
    if lembar.nama in _COLORS:
        sheet.set_tab_color(_COLORS[lembar.nama])


def _write_cards(sheet: "Worksheet", formats: Styles) -> None:
    label = formats.get(styles.HELP, {"align": "center", "top": 1, "top_color": styles.LINE})
    sheet.set_row(_CARDS, 15)
    sheet.set_row(_CARDS + 1, 22)
    for col, (kunci, judul, rupa) in enumerate(KARTU, start=1):
        value = formats.get(
            _LOOKS[rupa], {"align": "center", "bold": True, "font_size": 13, "font_color": styles.ACCENT}
        )
        sheet.write_string(_CARDS, col, judul, label)
        sheet.write_string(_CARDS + 1, col, f"{{{kunci}}}", value)


def _color_words(book: "Workbook", sheet: "Worksheet", lembar: Lembar, row: int) -> None:
    for col, kolom in enumerate(lembar.kolom):
        if kolom.kunci not in {"keadaan", "tanda_tangan", "tingkat"}:
            continue
        for word, ink, ground in _STATES:
            look = book.add_format({"font_color": ink, **({"bg_color": ground} if ground else {})})
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": look}
            sheet.conditional_format(row, col, row, col, rule)


def _charts(book: "Workbook", sheets: "dict[str, Worksheet]") -> None:
    row = _HEAD + 1
    of_units = _bars(book, "Pagu per Unit (Rp)", (GRAFIK, row, 1), (GRAFIK, row, 2))
    of_programs = _bars(book, "Pagu per Program (Rp)", (PROGRAM, row, 2), (PROGRAM, row, 5))
    sheet = sheets[GRAFIK]
    sheet.insert_chart(
        _HEAD, 4, of_units, {"description": "Grafik batang pagu tiap unit; angkanya di tabel sebelah kiri."}
    )
    said = f"Grafik batang pagu tiap program; angkanya di lembar {PROGRAM}."
    sheet.insert_chart(_BELOW_CHART, 0, of_programs, {"description": said})
    sheet.print_area(0, 0, _BELOW_CHART + 30, 15)
    sheet.set_h_pagebreaks([_BELOW_CHART - 1])
    sheet.set_paper(PAPERS["F4"].code)


def _bars(book: "Workbook", title: str, names: tuple[str, int, int], values: tuple[str, int, int]) -> object:
    chart = book.add_chart({"type": "bar", "name": title})
    name_at, value_at = ([sheet, row, col, row, col] for sheet, row, col in (names, values))
    chart.add_series({"categories": name_at, "values": value_at, "fill": {"color": styles.ACCENT}, "gap": 40})
    font = {"name": styles.FONT, "size": 9, "color": styles.INK}
    chart.set_title(
        {"name": title, "name_font": {"name": styles.FONT, "size": 11, "color": styles.INK}, "overlay": False}
    )
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": styles.LINE}})
    # In a bar chart the values lie along the axis that is called y in code and x by the eye.
    chart.set_x_axis(
        {
            "num_font": font,
            "num_format": '[$-421]#,##0,," juta"',
            "major_gridlines": {"visible": True, "line": {"color": styles.LINE}},
            "line": {"none": True},
        }
    )
    chart.set_size({"width": 720, "height": 620})
    return chart
