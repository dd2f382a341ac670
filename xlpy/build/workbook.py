"""Writing a whole workbook: built in memory, then put in its place at one stroke."""

import io
from copy import deepcopy
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.files import write_file
from xlpy.book.schema import (
    BERANDA,
    DAFTAR,
    DASAR,
    DIAGNOSA,
    DPA,
    GAYA,
    LEMBAR,
    LEMBAR_ISIAN,
    MATRIKS,
    META,
    PANDUAN,
    PENGATURAN,
    RENCANA,
    SAH,
    SAH_BEDA,
    SASARAN,
    SOP,
    SURAT,
    TEMUAN,
    TUPOKSI,
    XLWINGS,
)
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.build import lists, paper, sources, styles
from xlpy.build.alur import write_typed
from xlpy.build.beranda import write_home
from xlpy.build.diagnosa_lembar import write_diagnosis
from xlpy.build.engine import worksheet_class
from xlpy.build.form import write_form
from xlpy.build.formulas import NAMA_RUMUS
from xlpy.build.frame import name_places
from xlpy.build.looks import write_looks
from xlpy.build.matriks import HEAD as MATRIX_HEAD
from xlpy.build.matriks import write_office_names
from xlpy.build.panduan import write_guide
from xlpy.build.sah import TERKUNCI, is_signed, write_signed
from xlpy.build.sop_sheet import write_procedure
from xlpy.build.styles import Styles
from xlpy.build.tanda import NAMA_TANDA

if TYPE_CHECKING:
    from collections.abc import Callable

    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

    from xlpy.book.shapes import Sheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": styles.FONT, "font_size": styles.SIZE},
    "default_row_height": 17,
}
_ONE_PAGE = (PENGATURAN, SURAT)
_NOT_FROZEN = (PENGATURAN, SOP, DIAGNOSA, *(s for s in LEMBAR_ISIAN if len(s.tables) != 1))
"""Sheets whose list comes late, or that have several: frozen, they would leave no room to scroll."""


def write(document: Document, target: Path | IO[bytes], *, macros: bool = False) -> None:
    """Write ``document`` as an .xlsx, or as an .xlsm with ribbon, buttons and macros.

    A file is replaced only when the new one is whole: a power cut leaves the old one.

    Args:
        document: what to write; ``letak``, ``peringatan`` and ``asing`` are not stored.
        target: a path, or a buffer.
        macros: whether it is an .xlsm.

    Raises:
        InputError: a text is longer than a cell can hold, or the procedure cannot be read.
        WorkbookError: the file cannot be written, mostly because an application has it open.
    """
    data = build(document, macros=macros)
    if isinstance(target, Path):
        write_file(target, data)
    else:
        target.write(data)


def build(document: Document, *, macros: bool = False) -> bytes:
    """The workbook of ``document`` as bytes; the same document gives the same bytes.

    The sheets of the papers stand ready, still blank: whoever lays papers out puts them in.
    """
    # Imported here: only a command that writes pays for it.
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    buffer = io.BytesIO()
    book = Workbook(buffer, deepcopy(_OPTIONS))  # it changes what it is given
    sheets = {sheet.name: book.add_worksheet(sheet.name, worksheet_class()) for sheet in LEMBAR}
    for description in LEMBAR:
        _prepare(sheets[description.name], description)
    _write_sheets(sheets, Styles(book), document, macros=macros)
    papers = [book.add_worksheet(name, worksheet_class()) for name in LEMBAR_KERTAS.values()]
    _define_names(book)
    _set_properties(book)
    sheets[BERANDA.name].activate()
    if macros:
        _add_macros(book, [*sheets.values(), *papers])
    book.close()
    return _with_ribbon(buffer.getvalue()) if macros else buffer.getvalue()


def _add_macros(book: "Workbook", sheets: "list[Worksheet]") -> None:
    from xlpy.build.sumber import WORKBOOK_CODE_NAME, macro_project  # noqa: PLC0415 - only an .xlsm has macros
    from xlpy.build.vba.project import vba_project  # noqa: PLC0415

    names = [f"Lembar{number}" for number in range(1, len(sheets) + 1)]
    book.set_vba_name(WORKBOOK_CODE_NAME)
    for sheet, name in zip(sheets, names, strict=True):
        sheet.set_vba_name(name)
    book.add_vba_project(io.BytesIO(vba_project(macro_project(names))), is_stream=True)


def _with_ribbon(workbook: bytes) -> bytes:
    from xlpy.build.paket import with_ribbon  # noqa: PLC0415
    from xlpy.build.pita import ribbon_xml  # noqa: PLC0415

    return with_ribbon(workbook, ribbon_xml())


def _prepare(sheet: "Worksheet", description: "Sheet") -> None:
    sheet.hide_gridlines(2)
    if not description.hidden:
        sheet.set_tab_color(styles.TAB_COLORS[description.bagian])
    elif description is XLWINGS:  # a person may have to look up where Python is sought
        sheet.hide()
    else:
        sheet.very_hidden()
    if description.terkunci:
        sheet.protect()
        sheet.hide_row_col_headers()


def _write_sheets(sheets: "dict[str, Worksheet]", formats: Styles, document: Document, *, macros: bool) -> None:
    settings = document.pengaturan
    write_form(sheets[RENCANA.name], formats, document)
    lists.write_findings(sheets[TEMUAN.name], formats, document)
    lists.write_meta(sheets[META.name], formats, document)
    lists.write_base(sheets[DASAR.name], formats, document)
    lists.write_connection(sheets[XLWINGS.name], formats)
    write_signed(sheets[SAH.name], formats, document)
    write_looks(sheets[GAYA.name], formats)
    write_guide(sheets[PANDUAN.name], formats, settings.kertas)
    write_home(sheets[BERANDA.name], formats, document, macros=macros)
    heads: tuple[tuple[Sheet, Callable[[Worksheet], int]], ...] = (
        (PENGATURAN, lambda sheet: lists.write_settings(sheet, formats, document)),
        (SASARAN, lambda sheet: sources.write_objectives(sheet, formats, document.sasaran)),
        (DPA, lambda sheet: sources.write_dpa(sheet, formats, document)),
        (TUPOKSI, lambda sheet: sources.write_tupoksi(sheet, formats, document.tupoksi)),
        (SOP, lambda sheet: write_procedure(sheet, formats, document)),
    )
    for description, write_sheet in heads:
        _finish(sheets[description.name], description, write_sheet(sheets[description.name]))
    for description in LEMBAR_ISIAN:
        sheet = sheets[description.name]
        head = (
            write_diagnosis(sheet, formats, document, macros=macros)
            if description is DIAGNOSA
            else write_typed(sheet, formats, description, document)
        )
        _finish(sheet, description, head)
    write_office_names(sheets[MATRIKS.name], formats, document)
    sheets[MATRIKS.name].repeat_rows(MATRIX_HEAD - 1, MATRIX_HEAD)
    sheets[MATRIKS.name].freeze_panes(MATRIX_HEAD + 1, MATRIKS.table.index("unit"))
    for description in (PENGATURAN, SASARAN, DPA, TUPOKSI, SOP, TEMUAN, *LEMBAR_ISIAN):
        paper.set_up(sheets[description.name], settings.kertas)
    for description in TERKUNCI if is_signed(document) else ():
        sheets[description.name].protect("", {"format_columns": True, "format_rows": True})
    for description in _ONE_PAGE:
        sheets[description.name].fit_to_pages(1, 1)


def _finish(sheet: "Worksheet", description: "Sheet", head: int) -> None:
    """Say what is printed, what each page repeats, and what stays in sight; ``head`` is the row of the headings."""
    if description.tables and description.table.printed:
        sheet.print_area(0, 0, sheet.dim_rowmax, len(description.table.printed_columns) - 1)
    if len(description.tables) < 2:  # noqa: PLR2004 - of several tables none has its head on every page
        sheet.repeat_rows(head)
    if description not in _NOT_FROZEN:
        sheet.freeze_panes(head + 1, 0)


def _define_names(book: "Workbook") -> None:
    for sheet in LEMBAR:
        for name, place in name_places(sheet).items():
            book.define_name(name, place)
    book.define_name(SAH_BEDA, f"='{SAH.name}'!$D$1")
    for name, (table, key) in DAFTAR.items():
        book.define_name(name, f"={table.name}[{table.column(key).heading}]")
    for name, formula in (NAMA_RUMUS | NAMA_TANDA).items():
        book.define_name(name, formula)


def _set_properties(book: "Workbook") -> None:
    """Neither settings, which change, nor the clock: the same document gives the same file."""
    book.set_properties({"title": "Rencana Kinerja", "created": datetime(2000, 1, 1, tzinfo=UTC)})
