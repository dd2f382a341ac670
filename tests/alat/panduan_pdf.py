"""``docs/panduan.pdf``: the guide with contents, page numbers, pictures and an outline, laid out on a sheet.

Use: python tests/alat/panduan_pdf.py
"""

import hashlib
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from panduan_baris import GRID, LINK, LOOKS, Baris, Sel, rows_of
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link as PdfLink
from pypdf.generic import Fit

from xlpy.build import naskah
from xlpy.build.engine import worksheet_class
from xlpy.build.measure import row_height
from xlpy.build.naskah import Blok, Jenis, Rupa
from xlpy.build.paper import page_breaks
from xlpy.forms.pdf import find_libreoffice, print_all

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

DOCS = Path(__file__).resolve().parents[2] / "docs"
GUIDE, PDF = DOCS / "panduan.md", DOCS / "panduan.pdf"
SIDIK = "/SidikNaskah"
"""Where the PDF tells of which text it was made."""
_CONTENTS = "Isi"
_OPTIONS = {
    "in_memory": True,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 9.5},  # a digit of it is 7 pixels to a hair
}
_A4, _HIGH = 9, 841.9  # the paper's number, its height in points
_MARGINS = {"left": 0.7, "right": 0.7, "top": 0.65, "bottom": 0.75}  # inches
_WELL_FILLED = 0.6  # of a page, so that a new chapter begins another
_LAST = len(GRID) - 1


@dataclass(frozen=True, slots=True)
class Halaman:
    """The guide as rows, with where its pages begin and on which its headings stand."""

    baris: Sequence[Baris]
    awal: Sequence[int]

    def page_of(self, row: int) -> int:
        """The page of a row, from 1."""
        return 1 + sum(start <= row for start in self.awal)


def fingerprint() -> str:
    """Of all that the PDF is made from: the guide, its pictures, and how they are laid out."""
    makers = (Path(__file__), Path(__file__).with_name("panduan_baris.py"))
    digest = hashlib.sha256(b"".join(file.read_bytes() for file in (GUIDE, *makers)))
    for block in naskah.blocks(GUIDE.read_text(encoding="utf-8")):
        if block.jenis is Jenis.GAMBAR:
            digest.update((DOCS / block.berkas).read_bytes())
    return digest.hexdigest()


def told(pdf: Path) -> str:
    """Of what a PDF says it was made."""
    return str((PdfReader(pdf).metadata or {}).get(SIDIK, ""))


def write() -> None:
    """Make the PDF, unless it is of the same text and pictures already."""
    wanted = fingerprint()
    if PDF.exists() and told(PDF) == wanted:
        return
    program = find_libreoffice()
    assert program is not None, "LibreOffice is not installed: .ci/pasang-libreoffice sees to it"
    guide = laid_out()
    made = print_all(program, {"panduan.xlsx": workbook(guide)})["panduan.xlsx"]
    PDF.write_bytes(_finished(made, guide, wanted))


def laid_out() -> Halaman:
    """The guide on pages, its contents filled in."""
    blocks = naskah.blocks(GUIDE.read_text(encoding="utf-8"))
    guide = _on_pages(_rows(blocks, {}))
    pages = {
        row.judul: guide.page_of(number) for number, row in enumerate(guide.baris) if row.judul and row.tingkat > 1
    }
    return _on_pages(_rows(blocks, pages))


def _rows(blocks: Sequence[Blok], pages: dict[str, int]) -> list[Baris]:
    rows: list[Baris] = []
    listed = False
    for block in blocks:
        if block.jenis is Jenis.JUDUL and block.teks == _CONTENTS:
            rows += _contents(blocks, pages)
            listed = True
        elif listed and block.jenis is Jenis.BUTIR:
            listed = False  # the list of links, in whose place the contents stand
        else:
            rows += rows_of(block, DOCS)
    return rows


def _contents(blocks: Sequence[Blok], pages: dict[str, int]) -> Iterator[Baris]:
    yield Baris((Sel(0, _LAST, _CONTENTS, "bab"),), row_height(1, 18) + 10)
    for block in blocks:
        if block.jenis is Jenis.JUDUL and block.tingkat in {2, 3} and block.teks != _CONTENTS:
            look = "isi1" if block.tingkat == 2 else "isi2"
            page = str(pages.get(block.teks, 0))
            cells = (
                Sel(0, 0, "", look),
                Sel(1, _LAST - 1, block.teks, look),
                Sel(_LAST, _LAST, page, f"{look}-kanan"),
            )
            yield Baris(cells, row_height(1, 10) - (0 if block.tingkat == 2 else 2), tautan=block.teks)


def _on_pages(rows: Sequence[Baris]) -> Halaman:
    room = _HIGH - (_MARGINS["top"] + _MARGINS["bottom"]) * 72
    heights, keeps = [row.tinggi for row in rows], [row.lanjut for row in rows]
    begins: list[int] = []
    starts = page_breaks(heights, 0.0, keeps, room)
    for chapter in (number for number, row in enumerate(rows) if row.tingkat == 2):
        top = max((start for start in starts if start <= chapter), default=0)
        if sum(heights[top:chapter]) > room * _WELL_FILLED:  # else most of the page before would be white
            begins.append(chapter)
            starts = page_breaks(heights, 0.0, keeps, room, begins)
    return Halaman(rows, starts)


def workbook(guide: Halaman) -> bytes:
    """The guide as an .xlsx to be printed."""
    from xlsxwriter.workbook import Workbook  # noqa: PLC0415

    buffer = io.BytesIO()
    book = Workbook(buffer, dict(_OPTIONS))
    sheet = book.add_worksheet("Panduan", worksheet_class())
    formats = {name: book.add_format({"font_name": "Arial", "valign": "top", **look}) for name, look in LOOKS.items()}
    for col, width in enumerate(GRID):
        sheet.set_column_pixels(col, col, width)
    for number, row in enumerate(guide.baris):
        sheet.set_row(number, row.tinggi)
        for cell in row.sel:
            _write(sheet, formats, number, cell)
        if row.gambar is not None:
            _insert(sheet, number, row)
    sheet.hide_gridlines(2)
    sheet.set_paper(_A4)
    sheet.set_margins(**_MARGINS)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&8&K6B7280Panduan Rencana Kinerja&R&8&K6B7280Halaman &P dari &N", {"margin": 0.35})
    sheet.set_h_pagebreaks(list(guide.awal))
    sheet.print_area(0, 0, len(guide.baris) - 1, _LAST)
    book.close()
    return buffer.getvalue()


def _write(sheet: "Worksheet", formats: "dict[str, Format]", number: int, cell: Sel) -> None:
    form = formats[cell.rupa]
    if cell.sampai > cell.dari:
        sheet.merge_range(number, cell.dari, number, cell.sampai, "", form)
    pieces = [(piece.teks, piece.rupa) for piece in naskah.pieces(cell.teks)]
    if len(pieces) < 2:
        sheet.write_string(number, cell.dari, naskah.plain(cell.teks), form)
        return
    parts: list[object] = []
    for text, look in pieces:
        name = f"{cell.rupa}/{look.name}"
        parts += [formats[name], text if look is Rupa.BIASA else naskah.plain(text)]
    sheet.write_rich_string(number, cell.dari, *parts, form)


def _insert(sheet: "Worksheet", number: int, row: Baris) -> None:
    assert row.gambar is not None
    with Image.open(row.gambar) as image:
        dpi = image.info.get("dpi", (96, 96))[0]
        wide = image.width / dpi * 96
    scale = row.lebar / wide
    options = {"x_scale": scale, "y_scale": scale, "x_offset": (sum(GRID) - row.lebar) / 2, "y_offset": 3}
    sheet.insert_image(number, 0, str(row.gambar), {**options, "description": row.judul})


def _finished(pdf: bytes, guide: Halaman, sidik: str) -> bytes:
    """With an outline, links in the contents, a title; and of what it was made."""
    writer = PdfWriter()
    writer.append(io.BytesIO(pdf), import_outline=False)  # the one that names the sheet
    chapter = None
    pages = {}
    for number, row in enumerate(guide.baris):
        if row.judul and row.tingkat in {2, 3}:
            pages[row.judul] = page = guide.page_of(number) - 1
            above = chapter if row.tingkat == 3 else None
            entry = writer.add_outline_item(title=naskah.plain(row.judul), page_number=page, parent=above)
            chapter = entry if row.tingkat == 2 else chapter
    _link_contents(writer, guide, pages)
    writer.metadata = {"/Title": "Panduan Rencana Kinerja", SIDIK: sidik}
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _link_contents(writer: PdfWriter, guide: Halaman, pages: dict[str, int]) -> None:
    """Each line of the contents leads to its page; where a line stands is known from the heights above it."""
    left, right = _MARGINS["left"] * 72, 595.3 - _MARGINS["right"] * 72
    starts = [0, *guide.awal]
    for number, row in enumerate(guide.baris):
        if row.tautan in pages:
            page = guide.page_of(number) - 1
            top = _HIGH - _MARGINS["top"] * 72 - sum(r.tinggi for r in guide.baris[starts[page] : number]) * LINK
            box = (left, top - row.tinggi * LINK, right, top)
            writer.add_annotation(page, PdfLink(rect=box, target_page_index=pages[row.tautan], fit=Fit.fit()))


if __name__ == "__main__":
    write()
