"""What the papers of the plan have in common: their heading, what an office promises, who signs beside whom."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from xlpy.build.paper import FILL
from xlpy.forms import words
from xlpy.forms.blocks import (
    BLANK,
    BODY_RIGHT,
    BODY_TEXT,
    CENTER,
    LAST_KEPT,
    Column,
    Signer,
    filled_up,
    gap,
    signatures,
    table_head,
    titles,
    wide,
    with_last_kept,
)
from xlpy.forms.fit import page_room, row_heights
from xlpy.forms.layout import Lembar, Row
from xlpy.forms.material import Bahan
from xlpy.forms.offices import Kantor, led_by, supports
from xlpy.forms.tables import Entry, column_at, table_rows
from xlpy.plan.jabatan import Golongan
from xlpy.plan.kode import Kedalaman
from xlpy.plan.model import Indikator, Kegiatan, Program, RencanaKinerja, SubKegiatan
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.text import fold, single_line

_RIGHT = 0.6  # of the width, where a lone signature begins
_WIDE = 800  # pixels: wider is a paper that lies on its side
SIDES = (39.0, 11.0, 11.0, 39.0)
"""Shares of the width, so that a grid has edges where signatures begin and end; between two is room for the code."""
BLANK_LEAST = 24.0
"""Points: the height of a row that is filled by hand."""


def heading(bahan: Bahan, cols: int, judul: str, *more: str, numbered: bool = False) -> tuple[Row, ...]:
    """The lines above a form: title and year with the revision, kecamatan, region.

    Args:
        bahan: what the paper is made from.
        cols: the columns of the paper.
        judul: the title.
        more: lines under the title.
        numbered: whether it carries the number of the plan, once that has one.
    """
    settings = bahan.settings
    lines = (
        f"{judul} TAHUN {settings.tahun}{revision(bahan)}".upper(),
        *more,
        f"KECAMATAN {settings.kecamatan or BLANK}".upper(),
        settings.pemerintah.upper(),
    )
    number = (wide(f"Nomor {bahan.nomor}", cols, CENTER, keep=True),) if numbered and bahan.nomor else ()
    return (*titles(cols, *filter(None, lines)), *number, gap(keep=True))


def revision(bahan: Bahan) -> str:
    """What the title of a revised document says besides; nothing on the first."""
    number = str(bahan.typed("Dokumen_Perubahan"))
    return f" (PERUBAHAN KE-{number})" if number else ""


def blank_entries(count: int) -> list[Entry]:
    """Rows to be filled by hand."""
    return [Entry({}, least=BLANK_LEAST)] * count


def with_table(
    paper: Lembar, columns: Sequence[Column], entries: Sequence[Entry], end: Sequence[Row], *, fill: bool = False
) -> Lembar:
    """The paper with its table under its rows, and ``end`` under that.

    Args:
        paper: with what stands above.
        columns: of the table.
        entries: its rows; without any there are blank ones to the end of the page.
        end: what stands below: the sum, the signatures.
        fill: whether there are blank rows in any case.
    """
    head, body = table_head(columns), with_last_kept(table_rows(columns, entries, paper.kolom))
    at = len(paper.baris)
    made = replace(paper, baris=(*paper.baris, *head, *body, *end), kepala=(at, len(head)))
    made = _with_room_for_its_end(made, at + len(head) + len(body) - LAST_KEPT)
    return filled_up(made, columns, at + len(head) + len(body), height=BLANK_LEAST) if fill or not body else made


def _with_room_for_its_end(paper: Lembar, last: int) -> Lembar:
    """The paper, whose last rows from ``last`` on keep together, though the levels above them fill their page.

    Levels hold to what is below them.  Where all that holds together is higher than a page, they let go of the rows
    that stay with the signature: else the page would end within that.
    """
    first = last
    while first > 0 and paper.baris[first - 1].keep:
        first -= 1
    heights, (head, count) = row_heights(paper), paper.kepala or (0, 0)
    repeated = sum(heights[head : head + count]) if first > head else 0.0
    if last <= first or repeated + sum(heights[first:]) <= page_room(paper) * FILL:
        return paper
    rows = list(paper.baris)
    rows[last - 1] = replace(rows[last - 1], keep=False)
    return replace(paper, baris=tuple(rows))


def at_right(signer: Signer, pixels: Sequence[int]) -> tuple[Row, ...]:
    """One signature, at the right: over half of a narrow paper, less of a wide one."""
    share = _RIGHT if sum(pixels) > _WIDE else 0.5
    return signatures([(signer, column_at(pixels, share), len(pixels))])


def side_by_side(left: Signer, right: Signer, pixels: Sequence[int]) -> tuple[Row, ...]:
    """Two signatures with room between them for the QR code."""
    total = sum(SIDES)
    ends, begins = column_at(pixels, SIDES[0] / total), column_at(pixels, 1 - SIDES[-1] / total)
    return signatures([(left, 0, ends), (right, begins, len(pixels))])


# ── money ────────────────────────────────────────────────────────────────────────────────────────────────────────


def budget_columns(heading: str) -> tuple[Column, ...]:
    """The columns of a table of amounts; ``heading`` says of what."""
    return (
        Column(heading, 46, BODY_TEXT, "nama"),
        Column("Anggaran\n(Rp)", 18, BODY_RIGHT, "anggaran"),
        Column("Keterangan", 36, BODY_TEXT, "keterangan"),
    )


def program_budget(plan: RencanaKinerja) -> tuple[list[Entry], int]:
    """Each program with its money and where that comes from; the sum in rupiah."""
    subs = plan.sub_kegiatan
    entries = [_amount(program.nama, _under(program.kode, subs)) for program in _by_code(plan.program)]
    return [*entries, *_without_parent(plan.program, subs)], plan.pagu()


def budget(bahan: Bahan, office: Kantor) -> tuple[str, list[Entry], int]:
    """What an office has to spend: the heading of its levels, a row each, the sum in rupiah.

    The Camat by program, the Sekretaris by program and kegiatan, others by kegiatan and sub kegiatan.
    """
    plan, subs = bahan.plan, led_by(bahan, office)
    total = sum(sub.pagu for sub in subs)
    if office.golongan is Golongan.CAMAT:
        return "Program", *program_budget(plan)
    if office.golongan is Golongan.SEKRETARIS:
        return "Program/Kegiatan", _two_levels(plan.program, plan.kegiatan, subs), total
    return "Kegiatan/Sub Kegiatan", _two_levels(plan.kegiatan, plan.sub_kegiatan, subs), total


def _two_levels(
    upper: Iterable[Program | Kegiatan], lower: Iterable[Kegiatan | SubKegiatan], subs: Sequence[SubKegiatan]
) -> list[Entry]:
    """Nodes in bold with those below them, as far as ``subs`` are under them."""
    own, entries = set(subs), []
    parents, children = _by_code(upper), list(lower)
    for node in parents:
        below = _under(node.kode, subs)
        if not below:
            continue
        entries.append(_amount(node.nama, below, bold=True))
        for child in [c for c in children if c.kode.startswith(f"{node.kode}.")]:
            theirs = [child] if isinstance(child, SubKegiatan) else _under(child.kode, below)
            if theirs and own.issuperset(theirs):
                entries.append(_amount(child.nama, theirs, indent=1))
    return [*entries, *_without_parent(parents, subs)]


def _without_parent(parents: Iterable[Program | Kegiatan], subs: Iterable[SubKegiatan]) -> list[Entry]:
    """The sub kegiatan that stand under none of ``parents``: their money counts all the same."""
    codes = tuple(f"{node.kode}." for node in parents if node.kode)
    return [_amount(sub.nama, [sub]) for sub in subs if not sub.kode.startswith(codes)]


def _amount(nama: str, subs: Sequence[SubKegiatan], *, bold: bool = False, indent: int = 0) -> Entry:
    sources = tuple(dict.fromkeys(source for sub in subs for source in sub.sumber_dana))
    texts = {
        "nama": nama,
        "anggaran": words.money(sum(sub.pagu for sub in subs)),
        "keterangan": "" if bold else single_line(sources),
    }
    return Entry(texts, bold=bold, indent={"nama": indent}, keep=bold)


def _under(kode: str, subs: Iterable[SubKegiatan]) -> list[SubKegiatan]:
    return [sub for sub in subs if kode and sub.kode.startswith(f"{kode}.")]


def _by_code(nodes: Iterable[Program | Kegiatan]) -> list[Program | Kegiatan]:
    """Each code once, in order: a level kept by unit has the same name there."""
    return sorted({node.kode: node for node in nodes}.values(), key=lambda node: node.kode)


# ── performance ──────────────────────────────────────────────────────────────────────────────────────────────────


def performance(bahan: Bahan, office: Kantor) -> list[tuple[str, tuple[Indikator, ...]]]:
    """What an office promises to achieve, each with its indikator.

    The Camat the sasaran, the Sekretaris program and kegiatan of the support program, others their sub kegiatan.
    """
    plan = bahan.plan
    if office.golongan is Golongan.CAMAT:
        return [(node.nama, node.indikator) for node in plan.sasaran]
    if office.golongan is Golongan.SEKRETARIS:
        return list(_supporting(bahan, office))
    return [(outcome(sub, plan.tahun), sub.indikator) for sub in office.sub_kegiatan]


def _supporting(bahan: Bahan, office: Kantor) -> Iterator[tuple[str, tuple[Indikator, ...]]]:
    """Programs and kegiatan that are measured; where a kegiatan is not, its sub kegiatan are."""
    plan, subs = bahan.plan, [sub for sub in led_by(bahan, office) if supports(sub)]
    codes = {".".join(sub.kode.split(".")[: Kedalaman.PROGRAM]) for sub in subs}
    yield from ((p.nama, p.indikator) for p in _by_code(plan.program) if p.kode in codes and p.indikator)
    for kegiatan in _by_code(plan.kegiatan):
        below = _under(kegiatan.kode, subs)
        if below and kegiatan.indikator:
            yield kegiatan.nama, kegiatan.indikator
        elif below:
            yield from ((outcome(sub, plan.tahun), sub.indikator) for sub in below)
    yield from ((outcome(sub, plan.tahun), sub.indikator) for sub in office.sub_kegiatan if not supports(sub))


def outcome(sub: SubKegiatan, tahun: int) -> str:
    """The performance that the nomenclature wants of a sub kegiatan; its name where it is called otherwise."""
    entri = nomenklatur(tahun).cari(sub.kode)
    return entri.kinerja if entri and entri.kinerja and fold(entri.nama) == fold(sub.nama) else sub.nama
