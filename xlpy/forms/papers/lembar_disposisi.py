"""Lembar disposisi: blank with what the agenda knows (step 2), filled with what the Camat decided (step 3)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from xlpy.forms import words
from xlpy.forms.blocks import (
    TEXT,
    emblem,
    gap,
    head_of_office,
    letterhead,
    office_of,
    place_and_date,
    signatures,
    signed_by,
    ticks,
    titles,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.frame import framed
from xlpy.forms.kode import RUANG
from xlpy.forms.layout import Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.pages import rest_of_page
from xlpy.plan.jabatan import Golongan, read_title
from xlpy.plan.text import fold
from xlpy.sop.urutan import Tahap
from xlpy.sop.waktu_kerja import to_wib

KOSONG, TERISI = "kosong", "terisi"
_DECISION = "disposisi"
"""The key under which the step of the disposition records its text."""
# Two halves, each with room at the left, a box, a label, a colon and what is said; the right one takes three boxes
# with their labels side by side.
_SHARES = (8, 15, 80, 12, 203, 8, 15, 80, 12, 24, 15, 68, 15, 81)
_COLS, _RIGHT = len(_SHARES), 5
_KINDS = ((6, 10, "Sangat segera"), (10, 12, "Segera"), (12, _COLS, "Rahasia"))
"""The kinds that a letter may be of: the column of the box, where its label ends, what it says."""
_USUAL = ("Tanggapan dan saran", "Proses lebih lanjut", "Koordinasi/konfirmasikan")
_LEAST_NOTES, _MOST_NOTES = 48.0, 240.0  # points: room for the Camat's own hand, as the page has it
_SPARE = 2.0  # points: a page must not be filled to the hair
_FEWEST = 8  # boxes for addressees, those to be written by hand among them
_DOTS = "……………………………………"
_BOLD = TEXT.but(bold=True)


def lay_out(bahan: Bahan, varian: Varian) -> Lembar:
    """The sheet, with or without what the Camat decided."""
    filled = varian.kode == TERISI
    sheet = _sheet(bahan, varian, filled=filled, notes=_LEAST_NOTES)
    room = min(_MOST_NOTES, _LEAST_NOTES + max(0.0, rest_of_page(sheet) - RUANG - _SPARE))
    return _sheet(bahan, varian, filled=filled, notes=room)


def _sheet(bahan: Bahan, varian: Varian, *, filled: bool, notes: float) -> Lembar:
    return Lembar(
        nama=f"Lembar Disposisi {varian.nama}".strip(),
        kertas=bahan.kertas,
        kolom=widths(bahan.kertas, _SHARES, rebah=False),
        baris=(
            *letterhead(bahan, _COLS),
            *titles(_COLS, "LEMBAR DISPOSISI"),
            gap(keep=True),
            *framed(_letter(bahan, filled=filled), _COLS, _RIGHT),
            *framed((_fact("Perihal", bahan.teks("tentang"), 0, _COLS),), _COLS),
            *framed(_addressees(bahan, filled=filled), _COLS),
            *framed(_wanted(bahan, filled=filled), _COLS),
            *framed(_notes(bahan, filled=filled, room=notes), _COLS),
        ),
        gambar=emblem(bahan),
        kaki=bahan.kaki,
        font=bahan.font,
    )


def _letter(bahan: Bahan, *, filled: bool) -> tuple[Row, ...]:
    """What the agenda knows of the letter, and the boxes of its Sifat."""
    left = (("Surat dari", "asal"), ("No. Surat", "nomor_surat"), ("Tgl. Surat", "tanggal_surat"))
    right = (("Diterima Tgl", "diterima"), ("No. Agenda", "nomor_agenda"), ("Sifat", ""))
    rows = [
        Row(
            (
                *_fact(label, bahan.teks(key), 0, _RIGHT).cells,
                *_fact(other, bahan.teks(its) if its else "", _RIGHT, _COLS).cells,
            ),
            keep=True,
        )
        for (label, key), (other, its) in zip(left, right, strict=True)
    ]
    said = fold(bahan.teks("sifat")) if filled else ""
    labels = [Cell(col + 1, kind, TEXT, across=end - col - 1) for col, end, kind in _KINDS]
    boxes = [(col, fold(kind) == said) for col, _, kind in _KINDS]
    return (*rows, gap(2.0, keep=True), *ticks(boxes, labels, keep=True))


def _fact(label: str, said: str, first: int, last: int) -> Row:
    """A label with its colon, and what is said or room to write it."""
    return Row(
        (
            Cell(first + 1, label, TEXT, across=2),
            Cell(first + 3, ":", TEXT),
            Cell(first + 4, said, TEXT, across=last - first - 4),
        ),
        least=17.0,
        keep=True,
    )


def _addressees(bahan: Bahan, *, filled: bool) -> tuple[Row, ...]:
    """To whom it goes: the offices in two columns, the first one full before the second begins."""
    to = _listed(offices(bahan), bahan.daftar("diteruskan_kepada") if filled else ())
    return _boxes("Diteruskan kepada Sdr. :", [*to, *[(_DOTS, False)] * max(1, _FEWEST - len(to))])


def _wanted(bahan: Bahan, *, filled: bool) -> tuple[Row, ...]:
    """What is wanted of them."""
    wanted = _listed(_USUAL, bahan.daftar("harapan") if filled else ())
    return _boxes("Dengan hormat harap :", [*wanted, (_DOTS, False)])


def _boxes(title: str, items: Sequence[tuple[str, bool]]) -> tuple[Row, ...]:
    """Boxes to tick in two columns under a title."""
    half = -(-len(items) // 2)
    rows = [Row((Cell(1, title, _BOLD, across=_COLS - 2),), keep=True), gap(2.0, keep=True)]
    for pair in zip_longest(items[:half], items[half:]):
        sides = [(first, item) for first, item in zip((0, _RIGHT), pair, strict=True) if item]
        boxes = [(first + 1, on) for first, (_, on) in sides]
        ends = {0: _RIGHT, _RIGHT: _COLS}
        labels = [Cell(first + 2, text, TEXT, across=ends[first] - first - 2) for first, (text, _) in sides]
        rows += ticks(boxes, labels)
    return tuple(rows)


def _listed(usual: Iterable[str], said: Sequence[str]) -> list[tuple[str, bool]]:
    """The usual entries, those among ``said`` ticked; what was said besides comes after them."""
    listed = [(text, any(_same(text, other) for other in said)) for text in usual]
    return listed + [(text, True) for text in said if not any(_same(other, text) for other, _ in listed)]


def _same(usual: str, said: str) -> bool:
    """Whether they mean the same: in other letters, as a title spelled otherwise, by a first word for all of it."""
    title, one, other = read_title(usual), fold(usual), fold(said)
    if one == other or (title is not None and title == read_title(said)):
        return True
    return title is None and " " not in other and bool(other) and other.startswith(one.split()[0])


def offices(bahan: Bahan) -> tuple[str, ...]:
    """The offices of the kecamatan under the Camat and its Lurah; without a list, those that the SOP names."""
    listed = [office_of(replace(p, sebutan="")) for p in bahan.menjabat if _leads(p.jabatan)]
    sop = bahan.keadaan.sop
    return tuple(dict.fromkeys(listed)) or tuple(a.nama for a in sop.pelaku if _leads(a.nama) and not a.golongan)


def _leads(office: str) -> bool:
    title = read_title(office)
    return title is not None and title.golongan is not Golongan.CAMAT and not title.kelurahan


def _notes(bahan: Bahan, *, filled: bool, room: float) -> tuple[Row, ...]:
    """The Camat's words, the date, and the paraf over the name."""
    label = Row((Cell(1, "Catatan :", _BOLD, across=_COLS - 2),), keep=True)
    said = bahan.teks(_DECISION) if filled else ""
    words_of = Row((Cell(1, said, TEXT, across=_COLS - 2),), least=room, keep=True)
    step = bahan.langkah(_DECISION)
    day = ""
    if filled and step and (done := bahan.keadaan.posisi[step.nomor - 1].selesai):
        day = words.day(to_wib(done))
    place = place_and_date(bahan.settings, day)
    by = head_of_office(bahan, place)
    if step is not None:
        who = bahan.pelaksana(step.nomor)
        by = signed_by(bahan, who, place)
    block = signatures([(by, _RIGHT, _COLS)])
    return (label, words_of, *block)


def _variants(bahan: Bahan) -> tuple[Varian, ...]:
    step = bahan.langkah(_DECISION)
    done = step is not None and bahan.keadaan.posisi[step.nomor - 1].tahap is Tahap.SELESAI
    blank, filled = Varian(kode=KOSONG, nama="Kosong"), Varian(kode=TERISI, nama="Terisi")
    return (blank, filled) if done or bahan.teks(_DECISION) else (blank,)


KERTAS = Kertas("lembar-disposisi", "Lembar Disposisi", lay_out, _variants)
