"""The guide shown: the PDF that travels with the program, else the sheet Panduan of the open workbook.

Nothing of the workbook is read: help must come when the workbook is in disorder.
"""

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.schema import PANDUAN
from xlpy.errors import InputError
from xlpy.pasang.pintasan import buka
from xlpy.report import Laporan
from xlpy.resources import guide_folder

if TYPE_CHECKING:
    import xlwings

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY")
"""On Linux: without one of these no window can be shown."""


def panduan() -> Laporan:
    """Open the guide from outside; says where it lies in any case."""
    guide = guide_pdf()
    if show(guide):
        return Laporan(lines=(f"Panduan dibuka: {guide}",), json={"panduan": str(guide), "dibuka": True})
    said = (f"Panduan: {guide}", "Buka berkas itu dengan pembaca PDF, atau baca lembar Panduan di buku kerja.")
    return Laporan(lines=said, json={"panduan": str(guide), "dibuka": False})


def panduan_di_buku(book: "xlwings.Book") -> Laporan:
    """Open the guide, or go to the workbook's sheet Panduan where no PDF can be shown.

    Raises:
        InputError: neither can be done; says where the guide lies.
    """
    guide = guide_pdf()
    if show(guide):
        return Laporan(lines=())
    if PANDUAN.name in [sheet.name for sheet in book.sheets]:
        book.sheets[PANDUAN.name].activate()
        return Laporan(lines=())
    raise InputError(
        f"Panduan tidak dapat dibuka di sini, dan buku kerja ini belum punya lembar {PANDUAN.name}. Buka sendiri: "
        f"{guide}"
    )


def guide_pdf() -> Path:
    """The guide as it travels with the program."""
    return guide_folder() / "panduan.pdf"


def show(file: Path) -> bool:
    """Open a file as a double click would; whether that could be asked for."""
    on_screen = sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in _SCREENS)
    if not (file.is_file() and on_screen):
        return False
    try:
        buka(file)
    except OSError:  # there is no program for it
        return False
    return True
