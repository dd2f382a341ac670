"""What the sheet Pengaturan says beside what must be filled: by sign, word and colour, also with macros off."""

from typing import TYPE_CHECKING

from xlpy.book.document import Document
from xlpy.book.schema import PENGATURAN
from xlpy.book.shapes import Name, cell_position
from xlpy.build import styles
from xlpy.build.beranda_rumus import NAMED
from xlpy.build.cells import Formula, write_cell
from xlpy.build.frame import rows_of_names
from xlpy.build.styles import Props, Styles
from xlpy.plan.masukan import ISIAN_KANTOR, JABATAN_AWAL, KEPALA_FORM

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NEEDED, _WANTED, _THERE = "▲ wajib", "● perlu", "✔"
_NOTE_COLUMN = 1
_COLORS: tuple[tuple[str, Props], ...] = (
    (_NEEDED, {"font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT}),
    (_WANTED, {"font_color": styles.WARNING}),
    (_THERE, {"font_color": styles.GOOD}),
)


def write_needs(sheet: "Worksheet", formats: Styles, document: Document) -> None:
    """Say beside each setting that the papers need, and above the office-holders, whether it is there."""
    look = formats.get(styles.HELP, {"valign": "vcenter", "indent": 1})
    names = [name for name in PENGATURAN.names if name.key in {"tahun", *ISIAN_KANTOR}]
    for name in names:
        row, col = cell_position(name.cell)
        write_cell(sheet, row, col + 1, _mark(name, document), look)
        _color(sheet, formats, row, col + 1)
    top = rows_of_names(PENGATURAN) + 1
    write_cell(sheet, top, _NOTE_COLUMN, _people(document), look)
    _color(sheet, formats, top, _NOTE_COLUMN)


def _mark(name: Name, document: Document) -> Formula:
    word = _NEEDED if name.key in {"tahun", *KEPALA_FORM} else _WANTED
    there = bool(getattr(document.pengaturan, name.key))
    said = f"{_THERE} {name.help}" if there else f"{word}. {name.help}"
    return Formula(f'=IF({name.name}="","{word}.","{_THERE}")&" {name.help}"', said)


def _people(document: Document) -> Formula:
    named = sum(bool(p.jabatan and p.nama) for p in document.pengaturan.pejabat)
    asked = f"{_NEEDED}: nama {', '.join(JABATAN_AWAL)}."
    there = f"{_THERE} {', '.join(JABATAN_AWAL)}, dan pejabat lain; penggantinya pada baris sendiri."
    is_there = named >= len(JABATAN_AWAL)
    return Formula(f'=IF({NAMED}<{len(JABATAN_AWAL)},"{asked}","{there}")', there if is_there else asked)


def _color(sheet: "Worksheet", formats: Styles, row: int, col: int) -> None:
    for word, look in _COLORS:
        rule = {"type": "text", "criteria": "begins with", "value": word, "format": formats.bare(look)}
        sheet.conditional_format(row, col, row, col, rule)
