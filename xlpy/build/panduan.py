"""Building the sheet Panduan: the guide's pages on the sheets, its buttons and obstacles, within the workbook.

It is made from ``docs/panduan.md``, so that guide and help say the same.  Every sheet has a cell "? Panduan" that
leads to its page here; each page leads back to its sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from xlpy.book.schema import LEMBAR, PANDUAN
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.book.schema_umum import BANTUAN
from xlpy.build import naskah, paper, styles
from xlpy.build.cells import Link, Value, write_cell
from xlpy.build.measure import count_lines, row_height
from xlpy.build.naskah import Blok, Jenis, Rupa
from xlpy.build.styles import Props, Styles
from xlpy.resources import guide_folder

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

HALAMAN = "Lembar demi lembar"
"""The chapter of the guide with a page for each sheet."""
BAGIAN = ("Sebelas langkah sekilas", HALAMAN, "Tombol demi tombol", "Bila ada yang tidak berjalan")
"""The chapters that are on the sheet, in this order."""
_OF_A_SHEET = "Lembar "
_PAPERS = "Lembar kertas"
_WHAT_FOR = "Untuk apa"
_CONTENTS = "Daftar isi"
_LABEL, _TEXT, _LINK = 0, 1, 2
_WIDTHS = (150, 590, 160)
_TOP = 3  # the row of the contents, from 0
_TIP = "Buka halaman panduan untuk lembar ini"
_TOP_ALIGNED: Props = {"valign": "top", "text_wrap": True}
_LINKED: Props = {"font_color": styles.ACCENT, "underline": 1, "valign": "top"}
_CHAPTER, _TITLE, _REMARK, _CODE, _STRONG = "bab", "halaman", "catatan", "kode", "tebal"
_LOOKS: dict[str, Props] = {
    "": styles.PLAIN,
    _CHAPTER: {"bold": True, "font_size": 14, "valign": "vcenter"},
    _TITLE: {
        "bold": True,
        "font_size": 12,
        "font_color": styles.ACCENT,
        "valign": "vcenter",
        "top": 1,
        "top_color": styles.LINE,
    },
    _REMARK: {"font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT},
    _CODE: {"bg_color": styles.PALE},
    _STRONG: {"bold": True, "valign": "bottom"},
}
_LABELLED: Props = {"bold": True, **_TOP_ALIGNED}


@dataclass(frozen=True, slots=True)
class _Baris:
    """A row of the sheet: what stands in its three columns, and how high it is."""

    label: str = ""
    teks: str | Link = ""
    tautan: Link | None = None
    rupa: str = ""
    judul: str = ""
    tinggi: float = 0.0


def page_of(sheet: str) -> str:
    """The heading of the page that explains a sheet; the sheets of papers share one."""
    return _PAPERS if sheet in LEMBAR_KERTAS.values() else f"{_OF_A_SHEET}{sheet}"


def help_link(sheet: str) -> Link:
    """What stands in a sheet's "?" cell."""
    return Link(f"{PANDUAN.name}!A{_places()[page_of(sheet)] + 1}", BANTUAN, _TIP)


def write_guide(sheet: "Worksheet", formats: Styles, kertas: str) -> None:
    """Write the sheet."""
    for col, width in enumerate(_WIDTHS):
        sheet.set_column_pixels(col, col, width)
    write_cell(sheet, 0, 0, PANDUAN.name, formats.get(styles.TITLE))
    write_cell(sheet, 1, 0, PANDUAN.help, formats.get(styles.HELP))
    sheet.set_row(0, 22)
    for number, row in enumerate(_rows(), start=_TOP):
        _write_row(sheet, formats, number, row)
    sheet.freeze_panes(_TOP - 1, 0)
    paper.set_up(sheet, kertas)
    sheet.set_portrait()
    sheet.print_area(0, 0, _TOP + len(_rows()) - 1, _TEXT)
    sheet.set_h_pagebreaks([_places()[chapter] for chapter in BAGIAN[1:]])


def _write_row(sheet: "Worksheet", formats: Styles, number: int, row: _Baris) -> None:
    look = _LOOKS[row.rupa]
    text = _LINKED if isinstance(row.teks, Link) else _TOP_ALIGNED
    values: tuple[tuple[int, Value, tuple[Props, ...]], ...] = (
        (_LABEL, row.judul or row.label, (look,) if row.judul else (_LABELLED, look)),
        (_TEXT, row.teks, (look,) if row.judul else (text, look)),
        (_LINK, row.tautan, (_LINKED,)),
    )
    for col, value, props in values:
        if value or (row.rupa and col != _LINK):
            write_cell(sheet, number, col, value, formats.get(*props))
    sheet.set_row(number, row.tinggi)


@cache
def _rows() -> tuple[_Baris, ...]:
    """Every row, below the title."""
    text = (guide_folder() / "panduan.md").read_text(encoding="utf-8")
    guide = naskah.blocks(text)
    body = [row for chapter in BAGIAN for row in _chapter(chapter, naskah.section(guide, chapter))]
    titles = [row.judul for row in body if row.judul]
    first = _TOP + len(titles) + 2  # the heading of the contents, and an empty row behind them
    at = {row.judul: first + number for number, row in enumerate(body) if row.judul}
    listed = [
        _Baris(
            teks=Link(f"{PANDUAN.name}!A{at[title] + 1}", title),
            rupa=_STRONG if title in BAGIAN else "",
            tinggi=row_height(1, styles.SIZE) + (4 if title in BAGIAN else 0),
        )
        for title in titles
    ]
    return (_Baris(judul=_CONTENTS, rupa=_CHAPTER, tinggi=26.0), *listed, _Baris(tinggi=12.0), *body)


@cache
def _places() -> dict[str, int]:
    """The row of each heading, from 0."""
    return {row.judul: number for number, row in enumerate(_rows(), start=_TOP) if row.judul}


def _chapter(name: str, parts: tuple[Blok, ...]) -> Iterator[_Baris]:
    back = Link(f"{PANDUAN.name}!A{_TOP + 1}", f"↑ {_CONTENTS}")
    yield _Baris(judul=name, tautan=back, rupa=_CHAPTER, tinggi=30.0)
    label = ""
    for part in parts:
        if part.jenis is Jenis.JUDUL:
            title = naskah.plain(part.teks)
            label = _WHAT_FOR if title.startswith(_OF_A_SHEET) else ""
            yield _Baris(judul=title, tautan=_way_back(title) or back, rupa=_TITLE, tinggi=26.0)
        elif part.jenis is Jenis.ALINEA:
            yield _row(naskah.plain(part.teks), label=label)
        else:
            yield from _of_block(part)
    yield _Baris(tinggi=12.0)


def _way_back(title: str) -> Link | None:
    """To the sheet that a page is about."""
    name = title.removeprefix(_OF_A_SHEET)
    return Link(f"{name}!A1", f"→ Lembar {name}") if name in {sheet.name for sheet in LEMBAR} else None


def _of_block(part: Blok) -> Iterator[_Baris]:
    if part.jenis in {Jenis.BUTIR, Jenis.BUTIR_BERNOMOR}:
        for number, point in enumerate(part.butir, start=1):
            first = naskah.pieces(point)[0]
            if first.rupa is Rupa.TEBAL:
                yield _row(naskah.plain(point[len(first.teks) + 4 :]).strip(), label=first.teks.rstrip("."))
            else:
                sign = f"{number}." if part.jenis is Jenis.BUTIR_BERNOMOR else "•"
                yield _row(f"{sign} {naskah.plain(point)}")
    elif part.jenis is Jenis.TABEL:
        for row in part.baris[1:]:
            label, *others = (naskah.plain(cell) for cell in row)
            yield _row(" · ".join(others), label=label)
    elif part.jenis is Jenis.CATATAN:
        yield _row(f"▲ {naskah.plain(part.teks)}", rupa=_REMARK)
    elif part.jenis is Jenis.KODE:
        for line in part.teks.split("\n"):
            yield _row(line, rupa=_CODE)


def _row(text: str, *, label: str = "", rupa: str = "") -> _Baris:
    lines = max(
        count_lines(text, _WIDTHS[_TEXT], styles.SIZE),
        count_lines(label, _WIDTHS[_LABEL], styles.SIZE, bold=True) if label else 1,
    )
    return _Baris(label=label, teks=text, rupa=rupa, tinggi=row_height(lines, styles.SIZE) + 2)
