"""The looks of rows by their names, and the hidden sheet that lists them.

The builder takes each look from here, and so does ``_gaya``: what is written into a workbook later cannot look other
than what was built.
"""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from xlpy.book.gaya import FORM, TABEL, susun_nama
from xlpy.book.schema import LEMBAR, RENCANA
from xlpy.book.shapes import Kind
from xlpy.build import styles
from xlpy.build.styles import Props, Styles

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

FORM_SIZE = 9
"""Letters of the form, in points."""

_TOTAL: Props = {
    "bold": True,
    "valign": "vcenter",
    "top": 2,
    "bottom": 2,
    "top_color": styles.INK,
    "bottom_color": styles.INK,
}
TINGKAT: dict[str, Props] = {
    "": {},
    "tujuan": {"bold": True, "bg_color": styles.LINE},
    "sasaran": {"bold": True, "bg_color": styles.PALE},
    "program": {"bold": True, "bg_color": styles.ACCENT_LIGHT},
    "kegiatan": {"bold": True},
    "unit": {"italic": True, "font_color": styles.GREY},
    "jumlah": _TOTAL,
}
"""How a whole row looks; the band that names a kelurahan is "unit", the last row of the form "jumlah"."""

# A sign before the word: a state is never told by colour alone.
KHUSUS: dict[str, Props] = {
    "": {},
    "menjorok": {"align": "left", "indent": 1},
    "tersembunyi": {"num_format": styles.HIDDEN_TEXT},
    "ragu": {"font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT},
    "pilihan": {"bg_color": styles.INPUT},
    "tautan": {"font_color": styles.ACCENT, "underline": 1},
    "berat": {
        "num_format": '"✖ "@',
        "font_color": styles.ERROR,
        "bg_color": styles.ERROR_LIGHT,
        "bold": True,
    },
    "ringan": {"num_format": '"▲ "@', "font_color": styles.WARNING, "bg_color": styles.WARNING_LIGHT},
    "saran": {"num_format": '"● "@', "font_color": styles.GREY},
}
"""How one cell of a row looks; the three weights of a finding among them."""

_TABLE_LEVELS = ("", "program", "kegiatan")
_SPECIAL_OF_TABLES = {
    Kind.TEXT: ("menjorok", "tautan"),
    Kind.CELL: ("tautan",),
    Kind.CHOICE: ("pilihan", "berat", "ringan", "saran"),
}
_SPECIAL_OF_FORM = {Kind.TEXT: ("menjorok", "tersembunyi"), Kind.CODE: ("tersembunyi",), Kind.CHOICE: ("ragu",)}
_DECIMALS = tuple(name for name in styles.FORMATS if name.isdigit())

Parts = tuple[Props, ...]


def table_look(kind: Kind, tingkat: str = "", khusus: str = "", bentuk: str = "") -> Parts:
    """The parts of the look of a cell in a table; the names are those of ``nama_gaya``."""
    return styles.BORDERED, styles.of_value(kind, bentuk), TINGKAT[tingkat], KHUSUS[khusus]


def form_look(kind: Kind, tingkat: str = "", khusus: str = "", bentuk: str = "", *, kerja: bool = False) -> Parts:
    """The parts of the look of a cell on the form."""
    return styles.BORDERED, _of_form(kind, bentuk, kerja=kerja), TINGKAT[tingkat], KHUSUS[khusus]


@cache
def _of_form(kind: Kind, bentuk: str, *, kerja: bool) -> Props:
    """Only sources are wrapped where nothing is printed."""
    look: Props = {**styles.of_value(kind, bentuk), "font_size": FORM_SIZE}
    return {**look, "text_wrap": kind is Kind.SOURCE} if kerja else look


def write_looks(sheet: "Worksheet", formats: Styles) -> None:
    """Write the sheet ``_gaya``."""
    plain = formats.get()
    sheet.set_column_pixels(0, 0, 320)
    for row, (name, parts) in enumerate(all_looks()):
        sheet.write_string(row, 0, name, plain)
        sheet.write_blank(row, 1, None, formats.get(*parts))


def all_looks() -> Iterator[tuple[str, Parts]]:
    """Every look that a row can have, by its name."""
    yield from _of_tables()
    yield from _of_the_form()


def _of_tables() -> Iterator[tuple[str, Parts]]:
    tables = [t for sheet in LEMBAR if not sheet.hidden and sheet is not RENCANA for t in sheet.tables]
    for kind in dict.fromkeys(c.kind for table in tables for c in table.columns):
        for tingkat in _TABLE_LEVELS:
            for khusus in ("", *_SPECIAL_OF_TABLES.get(kind, ())):
                yield susun_nama(TABEL, kind, tingkat, khusus), table_look(kind, tingkat, khusus)
            for bentuk in styles.FORMATS[1:]:
                yield susun_nama(TABEL, kind, tingkat, "", bentuk), table_look(kind, tingkat, "", bentuk)


def _of_the_form() -> Iterator[tuple[str, Parts]]:
    table = RENCANA.table
    printed = table.printed_columns
    for kind, kerja in dict.fromkeys((c.kind, c not in printed) for c in table.columns):
        for tingkat in TINGKAT:
            for khusus in ("", *_SPECIAL_OF_FORM.get(kind, ())):
                name = susun_nama(FORM, kind, tingkat, khusus, kerja=kerja)
                yield name, form_look(kind, tingkat, khusus, kerja=kerja)
            for bentuk in _DECIMALS if kind is Kind.TARGET else ():
                name = susun_nama(FORM, kind, tingkat, "", bentuk, kerja=kerja)
                yield name, form_look(kind, tingkat, "", bentuk, kerja=kerja)
