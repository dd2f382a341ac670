"""Papers as sheets of a workbook that is made to be printed: one sheet a paper, nothing in it but what is seen."""

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from xlpy.book.schema import DAFTAR_JABATAN
from xlpy.book.schema_kertas import UNTUK
from xlpy.book.shapes import Bagian, column_letter
from xlpy.build.bagan import draw
from xlpy.build.cells import write_cell
from xlpy.build.engine import worksheet_class
from xlpy.build.frame import HELP_LINK
from xlpy.build.measure import text_width
from xlpy.build.panduan import help_link
from xlpy.build.styles import BAND, ERROR, FONT, GREY, HELP, INK, INPUT_CELL, TAB_COLORS
from xlpy.forms.fit import row_heights
from xlpy.forms.layout import PIXEL, Align, Cell, Lembar, Look, Picture, margins, page_size
from xlpy.forms.pages import paginated

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_CODES = {"F4": 14, "A4": 9}
"""The numbers by which a workbook calls the papers; 14 is Folio."""
_SIDES = {"t": "top", "b": "bottom", "k": "left", "n": "right"}
_INCH = 72
_FOOT_SIZE, _MARK_SIZE, _PAGE_NUMBER = 7, 11, 80.0  # points: letters below and above, room for the page number
_MOST_LETTERS = 160  # Excel takes 255 in a foot line, with those that say how it looks
_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    # A digit of this font is 7 pixels wide to a hair; of a usual size Excel rounds it and LibreOffice does not, and
    # columns that are counted in digits come out 6 % apart.
    "default_format_properties": {"font_name": "Arial", "font_size": 9.5},
}
_MAX_NAME = 31
_MAX_CHOICES = 255  # letters of a list that stands in a cell's rule itself
_PANEL = (24, 130, 260)  # pixels: a gap, then what is asked, then the answer
_SHEET_SCALE = 95
"""Percent: the workbook's own letters make columns 6 % wider in LibreOffice than in Excel; a page holds both."""
_HEADER = 0.3  # inches from the edge of the page
_ANY_NAME = "gambar"  # XlsxWriter looks at the data


@dataclass(frozen=True, slots=True)
class Panel:
    """What stands beside a paper that is a sheet of the workbook; no printer shows it.

    Attributes:
        untuk: for whom the paper is laid out; None where there is but one.
        pilihan: for whom it could be.
        petunjuk: what to do for another.
        cek: a formula that says when the paper is out of date, and its value now.
    """

    untuk: str | None
    pilihan: Sequence[str]
    petunjuk: str
    cek: tuple[str, str]


def workbook(papers: Sequence[Lembar]) -> bytes:
    """An .xlsx to be printed, with a sheet for each paper, the first in front.

    Args:
        papers: at least one; the sheets are numbered.
    """
    return _made([(_sheet_name(lembar.nama, number), lembar, None) for number, lembar in enumerate(papers, start=1)])


def sheets(papers: Sequence[tuple[Lembar, Panel]]) -> bytes:
    """An .xlsx whose sheets are to be put into the workbook: called as their papers, protected, with their panels."""
    return _made([(lembar.nama, lembar, panel) for lembar, panel in papers])


def _made(papers: Sequence[tuple[str, Lembar, Panel | None]]) -> bytes:
    # Imported here: only a command that prints pays for it.
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    buffer = io.BytesIO()
    book = Workbook(buffer, deepcopy(_OPTIONS))  # it changes what it is given
    # LibreOffice writes a title with these signs wrongly into a PDF/A.
    title = "; ".join(lembar.nama for _, lembar, _ in papers).replace("&", "dan").replace("<", "").replace(">", "")
    book.set_properties({"title": title})
    for name, lembar, panel in papers:
        write_sheet(book, book.add_worksheet(name, worksheet_class()), lembar, panel)
    book.close()
    return buffer.getvalue()


def write_sheet(book: "Workbook", sheet: "Worksheet", lembar: Lembar, panel: Panel | None = None) -> None:
    """Write a paper into an empty sheet of a workbook that is being built."""
    writer = _Writer(book, sheet, paginated(lembar))
    writer.write()
    if panel is not None:
        writer.write_panel(panel)


def _sheet_name(nama: str, number: int) -> str:
    """A name that a sheet may have, and no other has."""
    plain = "".join(" " if letter in "[]:*?/\\'" else letter for letter in nama)
    return f"{number} {plain}"[:_MAX_NAME].strip()


class _Writer:
    """One paper on its way into a sheet."""

    def __init__(self, book: "Workbook", sheet: "Worksheet", lembar: Lembar) -> None:
        self._book, self._sheet, self._lembar = book, sheet, lembar
        self._formats: dict[Look, Format] = {}

    def write(self) -> None:
        """Write everything: page set-up, columns, rows, pictures, shapes, breaks."""
        heights = row_heights(self._lembar)
        self._set_up()
        for col, pixels in enumerate(self._lembar.kolom):
            self._sheet.set_column_pixels(col, col, pixels)
        for number, row in enumerate(self._lembar.baris):
            self._sheet.set_row(number, heights[number])
            for cell in row.cells:
                self._write_cell(number, cell)
        for picture in self._lembar.gambar:
            self._insert(picture)
        draw(self._sheet, iter(self._lembar.bentuk))
        self._sheet.set_h_pagebreaks([n for n, row in enumerate(self._lembar.baris) if row.new_page])

    def write_panel(self, panel: Panel) -> None:
        """Write what stands beside the paper, and protect the sheet but for the choice."""
        sheet, first = self._sheet, len(self._lembar.kolom)
        for col, pixels in enumerate(_PANEL, start=first):
            sheet.set_column_pixels(col, col, pixels)
        plain = {"font_name": FONT, "font_size": 9, "valign": "vcenter"}
        help_look = self._book.add_format({**plain, **HELP})
        notice = self._book.add_format({**plain, "bold": True, "font_color": ERROR})
        row = 0
        if panel.untuk is not None:
            asked = self._book.add_format({**plain, "bold": True, "align": "right"})
            answer = self._book.add_format({**plain, **INPUT_CELL, "locked": False, "num_format": "@"})
            sheet.write_string(row, first + 1, UNTUK, asked)
            sheet.write_string(row, first + 2, panel.untuk, answer)
            sheet.data_validation(row, first + 2, row, first + 2, _choice(panel))
            row += 1
        sheet.write_string(row, first + 1, panel.petunjuk, help_look)
        formula, value = panel.cek
        sheet.write_formula(row + 1, first + 1, formula, notice, value)
        to_guide = self._book.add_format({**plain, **HELP_LINK})
        write_cell(sheet, row + 2, first + 1, help_link(self._lembar.nama), to_guide)
        sheet.set_print_scale(_SHEET_SCALE)
        sheet.center_horizontally()
        sheet.set_tab_color(TAB_COLORS[Bagian.KELUAR])
        sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letter(first)}{len(self._lembar.baris)}"})
        sheet.protect()

    def _set_up(self) -> None:
        sheet, lembar = self._sheet, self._lembar
        sheet.hide_gridlines(2)
        sheet.set_paper(_CODES[lembar.kertas])
        if lembar.rebah:
            sheet.set_landscape()
        edge = margins(rebah=lembar.rebah)
        sheet.set_margins(
            left=edge.left / _INCH, right=edge.right / _INCH, top=edge.top / _INCH, bottom=edge.bottom / _INCH
        )
        foot, above = (text.replace("&", "&&") for text in (_foot(lembar), _above(lembar)))
        name = str(lembar.font)
        if above:
            sheet.set_header(f'&R&"{name},Bold"&{_MARK_SIZE}{above}', {"margin": _HEADER})
        sheet.set_footer(
            f'&L&"{name},Regular"&{_FOOT_SIZE}{foot}&R&"{name},Regular"&8Halaman &P dari &N', {"margin": 0.35}
        )
        if lembar.kepala is not None:
            first, count = lembar.kepala
            sheet.repeat_rows(first, first + count - 1)
        sheet.print_area(0, 0, max(len(lembar.baris) - 1, 0), len(lembar.kolom) - 1)

    def _write_cell(self, row: int, cell: Cell) -> None:
        form = self._format(cell.look)
        if cell.across > 1 or cell.down > 1:
            last = (row + cell.down - 1, cell.col + cell.across - 1)
            self._sheet.merge_range(row, cell.col, *last, "", form)
        if cell.text:
            self._sheet.write_string(row, cell.col, cell.text, form)
        else:
            self._sheet.write_blank(row, cell.col, None, form)

    def _insert(self, picture: Picture) -> None:
        from xlsxwriter.image import Image  # noqa: PLC0415

        image = Image(io.BytesIO(picture.data))
        wide, high = image.width / image.x_dpi * _INCH, image.height / image.y_dpi * _INCH
        scale = min(picture.width / wide, picture.height / high)
        options = {
            "image_data": io.BytesIO(picture.data),
            "x_offset": (picture.right + (picture.width - wide * scale) / 2) / PIXEL,
            "y_offset": (picture.down + (picture.height - high * scale) / 2) / PIXEL,
            "x_scale": scale,
            "y_scale": scale,
            "object_position": 2,
            "description": picture.text,
        }
        self._sheet.insert_image(picture.row, picture.col, _ANY_NAME, options)

    def _format(self, look: Look) -> "Format":
        made = self._formats.get(look)
        if made is None:
            made = self._formats[look] = self._book.add_format(_properties(look, str(self._lembar.font)))
        return made


def _foot(lembar: Lembar) -> str:
    """The foot line as far as it fits beside the page number: what it ends with, by which a paper is verified."""
    text, room = " ".join(lembar.kaki.split()), _width(lembar) - _PAGE_NUMBER
    while len(text) > _MOST_LETTERS or text_width(text, _FOOT_SIZE) > room:
        text = f"…{text.removeprefix('…')[1:]}"
    return text


def _above(lembar: Lembar) -> str:
    """What stands above every page, as far as it fits."""
    text = " ".join(lembar.tanda.split())
    while len(text) > _MOST_LETTERS or text_width(text, _MARK_SIZE, bold=True) > _width(lembar):
        text = f"{text.removesuffix('…')[:-1]}…"
    return text


def _width(lembar: Lembar) -> float:
    edge = margins(rebah=lembar.rebah)
    return page_size(lembar.kertas, rebah=lembar.rebah)[0] - edge.left - edge.right


def _choice(panel: Panel) -> dict[str, object]:
    """The list to choose from; the office-holders of the workbook where it is too long for a rule."""
    listed = list(panel.pilihan)
    fits = sum(len(text) + 1 for text in listed) <= _MAX_CHOICES
    source = listed if fits and listed else f"={DAFTAR_JABATAN}"
    return {"validate": "list", "source": source, "show_error": False}


def _properties(look: Look, font: str) -> dict[str, object]:
    props: dict[str, object] = {
        "font_name": font,
        "font_size": look.size,
        "font_color": GREY if look.grey else INK,
        "bold": look.bold,
        "italic": look.italic,
        "underline": int(look.underline),
        "align": str(look.align),
        "valign": str(look.upright),
        "text_wrap": look.wrap,
        "indent": look.indent,
        # A blank behind an amount keeps it off the line at its right.
        "num_format": '@" "' if look.align is Align.RIGHT and "n" in look.lines else "@",
    }
    props |= {_SIDES[side]: 1 for side in look.lines} | {_SIDES[side]: 2 for side in look.thick}
    ground = look.ground or (BAND if look.shade else "")
    return props | ({"bg_color": ground} if ground else {})
