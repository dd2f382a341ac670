"""The SOP: its box of identity, and its flow chart in the form of PermenPANRB 35/2012."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace

from xlpy.build.bagan import LINE, OFF_PAGE, Bentuk, Kisi, bagan
from xlpy.build.sop_sheet import notes_of, numbered, takes_part
from xlpy.forms.blocks import (
    BODY_CENTER,
    BODY_MIDDLE,
    BODY_TEXT,
    CENTER,
    HEAD,
    Column,
    signer,
    table_head,
    table_row,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.fit import row_heights
from xlpy.forms.layout import PIXEL, Align, Cell, Lembar, Look, Picture, Row, Upright, widths
from xlpy.forms.material import Bahan
from xlpy.forms.pages import paginated
from xlpy.forms.sections import Section, with_sections
from xlpy.sop.steps import Identitas, Pelaku, Sop, tanggal_panjang

_ACTORS, _QUALITY = "Pelaksana", "Mutu Baku"
_ACTOR = 74  # the share of an actor's column
_FLOW = BODY_MIDDLE.but(size=8.0)
_FLOW_CENTER = BODY_CENTER.but(size=8.0, upright=Upright.MIDDLE)
_STEP = 33.0  # points: room for a symbol and the lines around it
_LABEL = HEAD.but(align=Align.LEFT, indent=1)
_OFFICE = CENTER.but(size=13.0, bold=True, lines="bkn")
_FACT, _SIGN, _EDGE = 19.0, 15.0, 5.0  # points
_EMBLEM = 60.0
_SPACE = 3  # lines for the signature
_PENTAGON = (14, 9)  # pixels
_TURN = 4  # pixels between a line and the rule of the table, which would hide it


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """The identity on the first page, the flow chart on those after it."""
    sop = bahan.keadaan.sop
    actors = [a for a in sop.pelaku if any(takes_part(step, a.kode) for step in sop.langkah)]
    columns = _columns(actors)
    kolom = widths(bahan.kertas, [c.share for c in columns], rebah=True)
    half = 2 + len(actors) // 2
    first = Lembar(
        nama="SOP",
        kertas=bahan.kertas,
        rebah=True,
        kolom=kolom,
        baris=_identity(bahan, half, len(columns)),
        gambar=_emblem(bahan, sum(kolom[:half]) * PIXEL),
        kaki=bahan.kaki,
        font=bahan.font,
    )
    steps = tuple(_steps(sop, columns))
    head = table_head(columns)
    whole = with_sections(first, [Section((), head, steps, new_page=True)])
    return _with_chart(paginated(whole), sop, actors, len(head))


def _columns(actors: Sequence[Pelaku]) -> tuple[Column, ...]:
    return (
        Column("No", 30, _FLOW_CENTER),
        Column("Uraian Kegiatan", 210, _FLOW),
        *(Column(a.nama, _ACTOR, _FLOW, group=_ACTORS) for a in actors),
        Column("Kelengkapan", 148, _FLOW, group=_QUALITY),
        Column("Waktu", 62, _FLOW_CENTER, group=_QUALITY),
        Column("Output", 110, _FLOW, group=_QUALITY),
        Column("Keterangan", 122, _FLOW),
    )


def _steps(sop: Sop, columns: Sequence[Column]) -> Iterator[Row]:
    blank = [""] * sum(column.group == _ACTORS for column in columns)
    for step in sop.langkah:
        needs, gives = "\n".join((*step.kelengkapan, *step.syarat)), "\n".join(step.keluaran)
        texts = (str(step.nomor), step.kegiatan, *blank, needs, str(step.waktu), gives, notes_of(step, sop))
        yield table_row(columns, texts, least=_STEP)


def _identity(bahan: Bahan, half: int, cols: int) -> tuple[Row, ...]:
    """The box: whose SOP, its numbers and days, who approved it, and what it rests on."""
    identity = bahan.keadaan.sop.identitas
    days = (
        ("Nomor SOP", identity.nomor),
        ("Tanggal Pembuatan", tanggal_panjang(identity.tanggal_pembuatan)),
        ("Tanggal Revisi", tanggal_panjang(identity.tanggal_revisi)),
        ("Tanggal Efektif", tanggal_panjang(identity.tanggal_efektif)),
    )
    approved = _approved(bahan, identity, half, cols)
    office = "\n".join(line.upper() for line in (*identity.instansi, identity.bagian))
    named = _fact("Nama SOP", identity.nama, half, cols)
    above = [_fact(label, said, half, cols) for label, said in days]
    below = [*approved, named]
    above[0] = _beside(above[0], Cell(0, "", Look(lines="tkn"), across=half, down=len(above)))
    below[0] = _beside(below[0], Cell(0, office, _OFFICE, across=half, down=len(below)))
    return (*above, *below, *_boxes(identity, half, cols))


def _beside(row: Row, cell: Cell) -> Row:
    return replace(row, cells=(cell, *row.cells))


def _fact(label: str, said: str, half: int, cols: int) -> Row:
    cells = (Cell(half, label, _LABEL, across=2), Cell(half + 2, said, BODY_MIDDLE, across=cols - half - 2))
    return Row(cells, least=_FACT, keep=True)


def _approved(bahan: Bahan, identity: Identitas, half: int, cols: int) -> list[Row]:
    """The office that approves, room for its signature, the name under it."""
    who = signer(bahan, bahan.pejabat(identity.disahkan_oleh), dated=False)
    lines = [
        ("", CENTER),
        (identity.disahkan_oleh.upper(), CENTER.but(bold=True)),
        *[("", CENTER)] * _SPACE,
        (who.nama or "(……………………………………)", CENTER.but(bold=True, underline=True)),
        *((text, CENTER) for text in who.below),
    ]
    rows = []
    for n, (text, look) in enumerate(lines):
        sides = ("t" if n == 0 else "") + ("b" if n == len(lines) - 1 else "") + "kn"
        cell = Cell(half + 2, text, look.but(lines=sides), across=cols - half - 2)
        label = (Cell(half, "Disahkan oleh", _LABEL, across=2, down=len(lines)),) if n == 0 else ()
        rows.append(Row((*label, cell), height=_EDGE if n == 0 else None, least=_SIGN, keep=True))
    return rows


def _boxes(identity: Identitas, half: int, cols: int) -> Iterator[Row]:
    """What it rests on and needs, two boxes side by side, each under its heading."""
    pairs = (
        (("Dasar Hukum", numbered(identity.dasar_hukum)), ("Kualifikasi Pelaksana", numbered(identity.kualifikasi))),
        (("Keterkaitan", identity.keterkaitan), ("Peralatan dan Perlengkapan", numbered(identity.peralatan))),
        (("Peringatan", identity.peringatan), ("Pencatatan dan Pendataan", identity.pencatatan)),
    )
    for pair in pairs:
        places = ((0, half), (half, cols - half))
        for looks, which in ((_LABEL, 0), (BODY_TEXT, 1)):
            cells = (
                Cell(col, text[which], looks, across=wide) for (col, wide), text in zip(places, pair, strict=True)
            )
            yield Row(tuple(cells), least=_FACT, keep=which == 0)


def _emblem(bahan: Bahan, room: float) -> tuple[Picture, ...]:
    if not bahan.lambang:
        return ()
    text = f"Lambang {bahan.settings.pemerintah}".strip()
    return (Picture(bahan.lambang, 0, 0, _EMBLEM, _EMBLEM, text, right=(room - _EMBLEM) / 2, down=9.0),)


def _with_chart(paper: Lembar, sop: Sop, actors: Sequence[Pelaku], head: int) -> Lembar:
    """The paper with symbols and lines over the rows of its steps; every row is whole pixels high, as shapes are."""
    pixels = [math.ceil(height / PIXEL) for height in row_heights(paper)]
    edges = [sum(pixels[:n]) for n in range(len(pixels) + 1)]
    rows = tuple(replace(row, height=high * PIXEL) for row, high in zip(paper.baris, pixels, strict=True))
    at = [n for n, row in enumerate(paper.baris) if _begins_step(row)]
    breaks = [n for n, row in enumerate(paper.baris) if row.new_page and n > at[0]]
    gaps = [(edges[n], edges[n + head]) for n in breaks]
    left = sum(paper.kolom[:2])
    wide = min(paper.kolom[2 : 2 + len(actors)])
    columns = {a.kode: left + sum(paper.kolom[2 : 2 + n]) for n, a in enumerate(actors)}
    grid = Kisi(
        columns,
        wide,
        rows=[*(edges[n] for n in at), edges[at[-1] + 1]],
        heights=[pixels[n] for n in at],
        turns=[edges[n] + (_TURN if n - head in breaks else -_TURN) for n in at],
    )
    return replace(paper, baris=rows, bentuk=tuple(_parted(bagan(sop.langkah, grid), gaps)))


def _begins_step(row: Row) -> bool:
    """Whether a step of the chart begins with the row: its number stands there."""
    return bool(row.cells) and row.cells[0].text.isdigit()


def _parted(shapes: Iterator[Bentuk], gaps: Sequence[tuple[int, int]]) -> Iterator[Bentuk]:
    """The shapes, every line that runs on to another page cut there, with a pentagon at both ends.

    Args:
        shapes: the lines and the symbols over them.
        gaps: where the rows of a page end, and where those of the next begin.
    """
    symbols: list[Bentuk] = []
    for shape in shapes:
        if shape.preset != LINE:
            symbols.append(shape)
            continue
        left = shape
        for end, begin in gaps:
            if left.y < end and left.y + left.height >= begin:
                yield replace(left, height=end - left.y, ujung="" if left.ujung == "tailEnd" else left.ujung)
                symbols += [_pentagon(left.x, end - _PENTAGON[1] - 1), _pentagon(left.x, begin + 1)]
                rest = left.y + left.height - begin
                left = replace(left, y=begin, height=rest, ujung="" if left.ujung == "headEnd" else left.ujung)
        yield left
    yield from symbols


def _pentagon(middle: int, top: int) -> Bentuk:
    wide, high = _PENTAGON
    return Bentuk(OFF_PAGE, middle - wide // 2, top, wide, high, description="Bersambung ke halaman lain", light=True)


KERTAS = Kertas("sop", "Standar Operasional Prosedur", lay_out)
