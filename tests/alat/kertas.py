"""Papers on paper: laid out, printed by LibreOffice, read back by poppler word by word, and looked over.

``periksa`` is what must be true of every paper: its size, its page numbers, every text whole in its cell, heads on
each page, signatures whole and never alone.
"""

import html
import re
import subprocess
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from xlpy.forms import render
from xlpy.forms.fit import page_starts, row_heights
from xlpy.forms.layout import PIXEL, Cell, Lembar, margins
from xlpy.forms.pages import paginated
from xlpy.forms.pdf import find_libreoffice, print_all

SIZES_MM = {"F4": (215.0, 330.0), "A4": (210.0, 297.0)}
_MM = 72 / 25.4
_TOLERANCE_MM = 1.5
_STRETCH = 1.009  # LibreOffice sets columns that much wider than their pixels say; 1.5 % of the page is kept for it
_ACROSS, _DOWN = 3.0, 2.5  # points that a letter may stand outside of where its cell was computed …
_DRIFT = 0.005  # … and lower by that share of its distance from the top: row heights are rounded
_SMALL = 7.0  # points
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')
_PAGE_NUMBER = re.compile(r"Halaman (\d+) dari (\d+)")


@dataclass(frozen=True)
class Kata:
    """A word on a page, with its box in points from the top left corner."""

    teks: str
    kiri: float
    atas: float
    kanan: float
    bawah: float


def _middle(kata: Kata) -> float:
    return (kata.atas + kata.bawah) / 2


@dataclass(frozen=True)
class Halaman:
    """A page: its size in points, its words."""

    lebar: float
    tinggi: float
    kata: tuple[Kata, ...]

    @cached_property
    def teks(self) -> str:
        """Its words in the order in which they are read."""
        return " ".join(kata.teks for kata in self.kata)

    def di(self, kiri: float, atas: float, kanan: float, bawah: float) -> list[Kata]:
        """The words whose middle lies in a box."""
        heights = self._tengah
        near = self._dari_atas[bisect_left(heights, atas) : bisect_right(heights, bawah)]
        return [k for k in near if kiri <= (k.kiri + k.kanan) / 2 <= kanan]

    @cached_property
    def _dari_atas(self) -> list[Kata]:
        return sorted(self.kata, key=_middle)

    @cached_property
    def _tengah(self) -> list[float]:
        return [_middle(kata) for kata in self._dari_atas]


@dataclass(frozen=True)
class Cetakan:
    """A printed paper: the PDF, and its pages as read."""

    data: bytes
    halaman: tuple[Halaman, ...]

    @property
    def teks(self) -> str:
        """All words of all pages."""
        return " ".join(page.teks for page in self.halaman)


def cetak(*papers: Lembar) -> list[Cetakan]:
    """Print papers in one run of LibreOffice; many at once cost little more than one."""
    program = find_libreoffice()
    if program is None:
        pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
    made = print_all(program, {f"{n}.xlsx": render.workbook([lembar]) for n, lembar in enumerate(papers)})
    assert len(made) == len(papers), "LibreOffice did not print every paper"
    return [baca(data) for data in made.values()]


def baca(pdf: bytes) -> Cetakan:
    """A PDF as poppler reads it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "kertas.pdf"
        file.write_bytes(pdf)
        told = subprocess.run(["pdftotext", "-bbox-layout", file, "-"], capture_output=True, text=True, check=True)
    return Cetakan(pdf, tuple(map(_page, _PAGE.finditer(told.stdout))))


def _page(found: re.Match[str]) -> Halaman:
    words = (Kata(html.unescape(w[5]), *map(float, w.groups()[:4])) for w in _WORD.finditer(found[3]))
    return Halaman(float(found[1]), float(found[2]), tuple(words))


def periksa(lembar: Lembar, cetakan: Cetakan) -> None:
    """Fail where a paper is not as every paper must be."""
    lembar = paginated(lembar)
    ukuran_benar(lembar, cetakan)
    halaman_bernomor(lembar, cetakan)
    sel_utuh(lembar, cetakan)
    tanda_tangan_utuh(lembar)


def ukuran_benar(lembar: Lembar, cetakan: Cetakan) -> None:
    """Every page has the size of its paper, to 1.5 mm."""
    size = SIZES_MM[lembar.kertas]
    wanted = size[::-1] if lembar.rebah else size
    for number, page in enumerate(cetakan.halaman, start=1):
        got = (page.lebar / _MM, page.tinggi / _MM)
        assert all(abs(a - b) <= _TOLERANCE_MM for a, b in zip(got, wanted, strict=True)), (
            f"{lembar.nama}: halaman {number} berukuran {got} mm, seharusnya {wanted}"
        )


def halaman_bernomor(lembar: Lembar, cetakan: Cetakan) -> None:
    """The pages are as many as were laid out, and each says which it is."""
    count = len(awal_halaman(lembar))
    assert len(cetakan.halaman) == count, f"{lembar.nama}: {len(cetakan.halaman)} halaman, seharusnya {count}"
    told = [tuple(map(int, n)) for page in cetakan.halaman for n in _PAGE_NUMBER.findall(page.teks)]
    assert told == [(n, count) for n in range(1, count + 1)], f"{lembar.nama}: nomor halaman {told}"


def sel_utuh(lembar: Lembar, cetakan: Cetakan) -> None:
    """Every letter of every cell stands within that cell, on its page; heads on every page; nothing stands elsewhere.

    What is cut at the border of a cell stands in the PDF all the same, but outside of the cell, where this finds it.
    """
    for page, boxes in zip(cetakan.halaman, kotak(lembar), strict=True):
        number = cetakan.halaman.index(page) + 1
        placed: set[Kata] = set()
        for cell, box in boxes:
            words = page.di(*box)
            placed |= set(words)
            got = Counter("".join(word.teks for word in words))
            wanted = Counter("".join(cell.text.split()))
            assert got == wanted, (
                f"{lembar.nama}, halaman {number}: sel {cell.text[:60]!r} tercetak {[w.teks for w in words][:20]}"
            )
            for word in words:
                where = f"{lembar.nama}, halaman {number}: {word} keluar dari sel {cell.text[:60]!r} {box}"
                assert _is_inside(word, box), where
        edge, drawn = margins(rebah=lembar.rebah), {shape.text for shape in lembar.bentuk}
        others = [w for w in page.kata if w not in placed and w.atas < page.tinggi - edge.bottom]
        above = " ".join(w.teks for w in others if w.bawah <= edge.top)
        cut = above.endswith("…") and lembar.tanda.startswith(above[:-1])  # one that is too long for the page
        assert cut or above == lembar.tanda, f"{lembar.nama}, halaman {number}: di atas halaman tercetak {above!r}"
        stray = [w for w in others if w.bawah > edge.top and w.teks not in drawn]
        assert stray == [], f"{lembar.nama}, halaman {number}: di luar semua sel: {stray[:5]}"


def _is_inside(word: Kata, box: tuple[float, float, float, float]) -> bool:
    left, top, right, bottom = box
    across = left - _ACROSS <= word.kiri and word.kanan <= right + _ACROSS
    return across and top - _DOWN <= word.atas and word.bawah <= bottom * (1 + _DRIFT) + _DOWN


def kotak(lembar: Lembar) -> Iterator[list[tuple[Cell, tuple[float, float, float, float]]]]:
    """Of each page, every cell with a text and where it is expected: left, top, right, bottom in points."""
    heights, starts = row_heights(lembar), awal_halaman(lembar)
    edge = margins(rebah=lembar.rebah)
    across = list(accumulate((k * PIXEL * _STRETCH for k in lembar.kolom), initial=edge.left))
    for number, first in enumerate(starts):
        last = starts[number + 1] if number + 1 < len(starts) else len(lembar.baris)
        repeated = range(lembar.kepala[0], sum(lembar.kepala)) if lembar.kepala and first > lembar.kepala[0] else ()
        rows = [*repeated, *range(first, last)]
        found, top = [], edge.top
        for place, row in enumerate(rows):
            for cell in lembar.baris[row].cells:
                if cell.text.strip():
                    bottom = top + sum(heights[r] for r in rows[place : place + cell.down])
                    right = across[cell.col + cell.across] if cell.look.wrap else across[-1]
                    found.append((cell, (across[cell.col], top, right, bottom)))
            top += heights[row]
        yield found


def awal_halaman(lembar: Lembar) -> list[int]:
    """The first row of each page."""
    return [0, *page_starts(lembar, row_heights(lembar))]


def tanda_tangan_utuh(lembar: Lembar) -> None:
    """Every signature block (an underlined name, what stands above and below) is whole and not alone on its page.

    One with which a paper begins, as the box of an SOP, is with what follows.
    """
    starts = awal_halaman(lembar)
    for name in (n for n, row in enumerate(lembar.baris) if any(c.look.underline for c in row.cells)):
        first, last = _block(lembar, name)
        pages = {_page_of(row, starts) for row in range(first, last + 1)}
        assert len(pages) == 1, f"{lembar.nama}: tanda tangan terpotong ke halaman {sorted(pages)}"
        page = pages.pop()
        head = range(lembar.kepala[0], sum(lembar.kepala)) if lembar.kepala else range(0)
        before = [r for r in range(starts[page], first) if r not in head and _has_text(lembar, r)]
        assert before or first == 0, f"{lembar.nama}: tanda tangan sendirian di halaman {page + 1}"


def _block(lembar: Lembar, name: int) -> tuple[int, int]:
    """First and last row of the signature block around the row of the name."""
    rows = lembar.baris
    first = name - 1
    while first > 0 and not _has_text(lembar, first):  # the room for the signature
        first -= 1
    while first > 0 and _has_text(lembar, first - 1) and rows[first - 1].keep:  # office, place and date
        first -= 1
    last = name
    while last + 1 < len(rows) and rows[last].keep and _has_text(lembar, last + 1):
        last += 1
    return first, last


def _has_text(lembar: Lembar, row: int) -> bool:
    """Whether a row says something; the small print beside a code is nothing of a signature block."""
    return any(cell.text.strip() and cell.look.size >= _SMALL for cell in lembar.baris[row].cells)


def _page_of(row: int, starts: Sequence[int]) -> int:
    return max(n for n, first in enumerate(starts) if first <= row)
