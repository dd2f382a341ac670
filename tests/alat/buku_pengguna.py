"""The small workbook to patch as its user left it: a column of his own, texts typed, XML changed."""

import re

from buku_tambal import with_cells
from dialek_excel import edit

SENDIRI = ("Kode", "Catatan Saya", "Nama", "Nilai", "Dua Kali")
"""The columns of the first table with one of the user's among them."""
CATATAN = """
    Kode | Catatan Saya | Nama  | Nilai
    a    | tentang a    | Apel  | 1
    b    |              | Belut | 2
    c    | tentang c    | Cabai | 3
"""
BERGANTI = """
    Kode | Nama  | Nilai
    c    | Cabai | 3
    z    | Zaitun| 26
    a    | Apel  | 1
"""
SHEET = "xl/worksheets/sheet1.xml"


def sheet_edit(data: bytes, pattern: str, new: str) -> bytes:
    """The package with its first sheet's XML changed once."""
    return edit(data, SHEET, lambda xml: re.sub(pattern, new, xml, count=1))


def with_texts(data: bytes, texts: dict[str, str]) -> bytes:
    """The package with texts typed into cells."""
    return with_cells(data, {place: f"<is><t>{text}</t></is>" for place, text in texts.items()})


def table_edit(data: bytes, pattern: str, new: str) -> bytes:
    """The package with its first table's XML changed once."""
    return edit(data, "xl/tables/table1.xml", lambda xml: re.sub(pattern, new, xml, count=1))
