"""The guide's blocks as rows of a sheet that is printed as its PDF."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from xlpy.build import naskah
from xlpy.build.measure import count_lines, row_height
from xlpy.build.naskah import Blok, Jenis, Rupa
from xlpy.build.styles import ACCENT, GREY, INK, LINE, PALE, WARNING, WARNING_LIGHT, WHITE

GRID = (26, 140, 112, 332, 40)
"""Columns in pixels: a list's sign, and what tables and text are laid over."""
LINK = 1.0
"""How much the sheet is shrunk on its page."""
_LAST = len(GRID) - 1
_SIZE, _SMALL = 10, 9
_MOST_HIGH = 400.0  # points: of a row, as Excel has it
_SLACK = 1.06
"""Bold and code within a text are wider than it is measured."""
_BASE: dict[str, dict[str, object]] = {
    "teks": {"font_size": _SIZE, "font_color": INK, "text_wrap": True},
    "tanda": {"font_size": _SIZE, "font_color": ACCENT, "align": "right"},
    "judul": {"font_size": 24, "bold": True, "font_color": ACCENT, "valign": "bottom"},
    "bab": {"font_size": 18, "bold": True, "font_color": ACCENT, "bottom": 1, "bottom_color": LINE},
    "anak-bab": {"font_size": 13, "bold": True, "font_color": INK, "valign": "bottom"},
    "catatan": {"font_size": _SIZE, "font_color": WARNING, "bg_color": WARNING_LIGHT, "text_wrap": True},
    "kode": {"font_size": 8, "font_name": "Courier New", "bg_color": PALE, "text_wrap": True},
    "keterangan": {"font_size": _SMALL, "italic": True, "font_color": GREY, "align": "center", "text_wrap": True},
    "kepala": {"font_size": _SMALL, "bold": True, "font_color": WHITE, "bg_color": ACCENT, "text_wrap": True},
    "sel": {"font_size": _SMALL, "font_color": INK, "text_wrap": True, "border": 1, "border_color": LINE},
    "isi1": {"font_size": _SIZE, "bold": True},
    "isi1-kanan": {"font_size": _SIZE, "bold": True, "align": "right"},
    "isi2": {"font_size": _SMALL, "indent": 1},
    "isi2-kanan": {"font_size": _SMALL, "align": "right"},
    "kosong": {},
}
_PIECES: dict[Rupa, dict[str, object]] = {
    Rupa.BIASA: {},
    Rupa.TEBAL: {"bold": True},
    Rupa.MIRING: {"italic": True},
    Rupa.KODE: {"font_name": "Courier New"},
    Rupa.TAUTAN: {"font_color": ACCENT},
}
LOOKS = _BASE | {
    f"{name}/{rupa.name}": {
        key: value for key, value in (look | more).items() if key.startswith(("font", "bold", "ital"))
    }
    for name, look in _BASE.items()
    for rupa, more in _PIECES.items()
}
"""Every look, and that of each piece of a text within it."""


@dataclass(frozen=True, slots=True)
class Sel:
    """A text over the columns ``dari`` to ``sampai``."""

    dari: int
    sampai: int
    teks: str
    rupa: str


@dataclass(frozen=True, slots=True)
class Baris:
    """A row.

    Attributes:
        sel: what stands in it.
        tinggi: its height in points.
        lanjut: whether it must not be the last of its page.
        judul: the heading that it is; of a picture what that shows.
        tingkat: of the heading; 0 for none.
        gambar, lebar: a picture, and its width in pixels.
        tautan: the heading to which it leads, as a line of the contents.
    """

    sel: tuple[Sel, ...]
    tinggi: float
    lanjut: bool = False
    judul: str = ""
    tingkat: int = 0
    gambar: Path | None = None
    lebar: float = 0.0
    tautan: str = ""


def rows_of(block: Blok, docs: Path) -> Iterator[Baris]:
    """The rows of a block, with the space below it."""
    if block.jenis is Jenis.JUDUL:
        yield _heading(block)
        return
    if block.jenis is Jenis.GAMBAR:
        yield _picture(block, docs)
        yield _row(Sel(0, _LAST, block.teks, "keterangan"), size=_SMALL, more=8.0)
        return
    if block.jenis is Jenis.TABEL:
        yield from _table(block)
    elif block.jenis in {Jenis.BUTIR, Jenis.BUTIR_BERNOMOR}:
        for number, point in enumerate(block.butir, start=1):
            sign = f"{number}." if block.jenis is Jenis.BUTIR_BERNOMOR else "•"
            yield _row(Sel(0, 0, sign, "tanda"), Sel(1, _LAST, point, "teks"), more=2.0)
    elif block.jenis is Jenis.KODE:
        for line in block.teks.split("\n"):
            yield _row(Sel(0, _LAST, line.replace("*", "＊"), "kode"), size=_SMALL)
    else:
        look = "catatan" if block.jenis is Jenis.CATATAN else "teks"
        yield _row(Sel(0, _LAST, block.teks, look), more=3.0)
    yield Baris((), 6.0)


def _heading(block: Blok) -> Baris:
    look, height = {1: ("judul", 60.0), 2: ("bab", 32.0), 3: ("anak-bab", 28.0)}[block.tingkat]
    cell = Sel(0, _LAST, block.teks, look)
    return Baris((cell,), height, lanjut=True, judul=block.teks, tingkat=block.tingkat)


def _picture(block: Blok, docs: Path) -> Baris:
    file = docs / block.berkas
    with Image.open(file) as image:
        share = image.height / image.width
    width = min(0.86 * sum(GRID), (_MOST_HIGH - 8) / 0.75 / share)
    height = width * share * 0.75 + 8
    return Baris((), height, lanjut=True, judul=block.teks, gambar=file, lebar=width)


def _table(block: Blok) -> Iterator[Baris]:
    over = ((0, 1), (2, _LAST)) if len(block.baris[0]) == 2 else ((0, 1), (2, 2), (3, _LAST))
    for number, row in enumerate(block.baris):
        look = "kepala" if number == 0 else "sel"
        cells = (Sel(*span, text, look) for span, text in zip(over, row, strict=True))
        yield _row(*cells, size=_SMALL, more=3.0, lanjut=number == 0)


def _row(*cells: Sel, size: float = _SIZE, more: float = 0.0, lanjut: bool = False) -> Baris:
    lines = max(
        count_lines(naskah.plain(cell.teks), int(sum(GRID[cell.dari : cell.sampai + 1]) / _SLACK), size)
        for cell in cells
    )
    return Baris(tuple(cells), row_height(lines, size) + more, lanjut=lanjut)
