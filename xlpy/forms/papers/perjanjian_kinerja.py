"""Perjanjian Kinerja: the statement between an office-holder and the superior, and its annex with what is promised.

The wording stands in the template of the papers, which an office may change.
"""

from collections.abc import Sequence
from dataclasses import replace

from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY_CENTER,
    BODY_TEXT,
    TEXT,
    Column,
    emblem,
    gap,
    letterhead,
    table_head,
    titles,
    wide,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Align, Cell, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.offices import Kantor, office_of, offices, signer_for, superior
from xlpy.forms.plan_blocks import (
    SIDES,
    blank_entries,
    budget,
    budget_columns,
    performance,
    revision,
    side_by_side,
)
from xlpy.forms.sections import Section, with_sections
from xlpy.forms.tables import Entry, column_pixels, grid, spread, table_rows, target, total_row
from xlpy.plan.jabatan import Golongan
from xlpy.plan.model import Indikator

KODE = "perjanjian-kinerja"
_PARAGRAPH = TEXT.but(size=11.0, align=Align.JUSTIFY)
_LINE = TEXT.but(size=11.0)
_DOTS = "…………………………………………"
_IDENTITY = (20.0, 3.0, 77.0)
_COLUMNS = (
    Column("No", 6, BODY_CENTER, "nomor"),
    Column("Sasaran Strategis", 36, BODY_TEXT, "kinerja"),
    Column("Indikator Kinerja", 36, BODY_TEXT, "indikator"),
    Column("Satuan", 12, BODY_CENTER, "satuan"),
    Column("Target", 10, BODY_CENTER, "target"),
)
_BLANK = (6, 4)  # rows of either table while there is nothing


def _lay_out(bahan: Bahan, varian: Varian) -> Lembar:
    office = office_of(bahan, varian)
    above = superior(bahan, office)
    columns, promised = _columns(office), _promised(bahan, office) or blank_entries(_BLANK[0])
    heading, amounts, total = budget(bahan, office)
    money, sums = budget_columns(heading), {"anggaran": words.money(total) if amounts else ""}
    tables = ((columns, promised), (money, [*amounts, Entry(sums, bold=True)]))
    own = [column_pixels(bahan.kertas, c, entries, bahan.font, rebah=False) for c, entries in tables]
    shares = [widths(bahan.kertas, share, rebah=False) for share in (_IDENTITY, SIDES)]
    pixels, (first, second, identity, _) = grid(*own, *shares)
    columns, money = spread(columns, first), spread(money, second)
    targets = table_rows(columns, promised, pixels)
    lines = with_last_kept(table_rows(money, amounts or blank_entries(_BLANK[1]), pixels))
    both = (
        signer_for(bahan, above, head="PIHAK KEDUA,"),
        signer_for(bahan, office, head="PIHAK PERTAMA,", dated=True),
    )
    signed = side_by_side(*both, pixels)
    statement = Lembar(
        nama=f"PK {office.jabatan}",
        kertas=bahan.kertas,
        kolom=pixels,
        baris=(*_statement(bahan, office, above, (len(pixels), *identity)), *signed),
        gambar=emblem(bahan),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    owner = office.judul(bahan.settings).upper()
    title = (*_title(bahan, len(pixels), before="LAMPIRAN ", below=owner), gap(10.0, keep=True))
    annex = (
        Section(title, table_head(columns), targets, new_page=True),
        Section((gap(12.0),), table_head(money), (*lines, *total_row(money, "JUMLAH", sums))),
    )
    return with_sections(statement, annex, signed)


def _columns(office: Kantor) -> tuple[Column, ...]:
    """The Camat answers for the sasaran of the plan, the others for what brings them about."""
    heading = "Sasaran Strategis" if office.golongan is Golongan.CAMAT else "Sasaran Kinerja"
    return tuple(replace(c, heading=heading) if c.key == "kinerja" else c for c in _COLUMNS)


def _promised(bahan: Bahan, office: Kantor) -> list[Entry]:
    return [
        Entry(
            {
                "nomor": "" if n else str(number),
                "kinerja": "" if n else kinerja,
                "indikator": indikator.nama,
                "satuan": indikator.satuan,
                "target": target(indikator),
            },
            joined=("nomor", "kinerja") if n else (),
        )
        for number, (kinerja, measures) in enumerate(performance(bahan, office), start=1)
        for n, indikator in enumerate(measures or (Indikator(nama=""),))
    ]


def _statement(bahan: Bahan, office: Kantor, above: Kantor, place: tuple[int, ...]) -> tuple[Row, ...]:
    """The first page: who promises whom what.

    Args:
        bahan: what it is made from.
        office: PIHAK PERTAMA.
        above: PIHAK KEDUA.
        place: how many columns the paper has, and of these label, colon and text of an identity.
    """
    cols = place[0]

    def said(name: str) -> Row:
        return wide(bahan.kata[name], cols, _PARAGRAPH, keep=True)

    return (
        *letterhead(bahan, cols),
        gap(12.0, keep=True),
        *_title(bahan, cols),
        gap(18.0, keep=True),
        said("perjanjian-pembuka"),
        *_identity(bahan, office, place),
        said("perjanjian-pihak-pertama"),
        *_identity(bahan, above, place),
        said("perjanjian-pihak-kedua"),
        gap(10.0, keep=True),
        said("perjanjian-janji"),
        gap(6.0, keep=True),
        said("perjanjian-supervisi"),
        gap(10.0, keep=True),
    )


def _title(bahan: Bahan, cols: int, *, before: str = "", below: str = "") -> tuple[Row, ...]:
    again = revision(bahan).strip(" ()")
    lines = (f"{before}PERJANJIAN KINERJA TAHUN {bahan.settings.tahun}", again, below)
    return titles(cols, *filter(None, lines))


def _identity(bahan: Bahan, office: Kantor, place: tuple[int, ...]) -> tuple[Row, ...]:
    _, label, colon, text = place
    named = (("Nama", office.pejabat.nama or _DOTS), ("Jabatan", office.judul(bahan.settings) or _DOTS))
    rows = (
        Row(
            (
                Cell(0, what, _LINE, across=label),
                Cell(label, ":", _LINE, across=colon),
                Cell(label + colon, who, _LINE.but(bold=what == "Nama"), across=text),
            ),
            keep=True,
        )
        for what, who in named
    )
    return (gap(10.0, keep=True), *rows, gap(4.0, keep=True))


def _variants(bahan: Bahan) -> Sequence[Varian]:
    return [office.varian for office in offices(bahan)]


KERTAS = Kertas(
    KODE,
    "Perjanjian Kinerja",
    _lay_out,
    _variants,
    alasan="Belum ada pejabat. Isi tabel Pejabat di lembar Pengaturan, lalu cetak lagi.",
)
