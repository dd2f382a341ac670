"""Perjanjian Kinerja: the statement between an office-holder and the superior, and its annex with what is promised.

The wording is that of PermenPANRB 53/2014, annex I; an office may change it.
"""

from collections.abc import Sequence
from dataclasses import replace

from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY,
    BODY_CENTER,
    TEXT,
    Column,
    Signer,
    emblem,
    gap,
    letterhead,
    table_head,
    titles,
    wide,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Align, Cell, KepalaBagian, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.offices import Kantor, office_of, offices, signer_for, superior
from xlpy.forms.plan_blocks import (
    blank_entries,
    budget,
    budget_columns,
    performance,
    revision,
    side_by_side,
)
from xlpy.forms.tables import Entry, column_pixels, grid, spread, table_rows, target, total_row
from xlpy.plan.jabatan import Golongan
from xlpy.plan.model import Indikator

KODE = "perjanjian-kinerja"
KATA = {
    "perjanjian-pembuka": "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel "
    "serta berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
    "perjanjian-pihak-pertama": "selanjutnya disebut PIHAK PERTAMA.",
    "perjanjian-pihak-kedua": "selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA.",
    "perjanjian-janji": "PIHAK PERTAMA berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran "
    "perjanjian ini, dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam "
    "dokumen perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami.",
    "perjanjian-supervisi": "PIHAK KEDUA akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi "
    "terhadap capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian "
    "penghargaan dan sanksi.",
}
"""The wordings that an office may change, by name."""
_FIRST, _SECOND = "PIHAK PERTAMA,", "PIHAK KEDUA,"
_PARAGRAPH = TEXT.but(size=11.0, align=Align.JUSTIFY)
_LINE = TEXT.but(size=11.0)
_DOTS = "…………………………………………"
_IDENTITY = (20.0, 3.0, 77.0)
_HALVES = (50.0, 50.0)
_COLUMNS = (
    Column("No", 6, BODY_CENTER, "nomor"),
    Column("Sasaran Strategis", 36, BODY, "kinerja"),
    Column("Indikator Kinerja", 36, BODY, "indikator"),
    Column("Satuan", 12, BODY_CENTER, "satuan"),
    Column("Target", 10, BODY_CENTER, "target"),
)
_BLANK = (6, 4)  # rows of either table while there is nothing


def _lay_out(bahan: Bahan, varian: Varian) -> Lembar:
    office = office_of(bahan, varian)
    above = superior(bahan, office)
    columns = _columns(office)
    upper = _promised(bahan, office) or blank_entries(_BLANK[0])
    heading, lower, total = budget(bahan, office)
    money, sums = budget_columns(heading), {"anggaran": words.money(total)}
    tables = ((columns, upper), (money, [*lower, Entry(sums, bold=True)]))
    own = [column_pixels(bahan.kertas, c, entries, bahan.font, rebah=False) for c, entries in tables]
    shares = [widths(bahan.kertas, share, rebah=False) for share in (_IDENTITY, _HALVES)]
    pixels, (first, second, identity, _) = grid(*own, *shares)
    both = (_signer(bahan, above, _SECOND), _signer(bahan, office, _FIRST, dated=True))
    statement = _statement(bahan, office, above, (len(pixels), *identity))
    made = Lembar(
        nama=f"PK {office.jabatan}",
        kertas=bahan.kertas,
        kolom=pixels,
        baris=(*statement, *side_by_side(*both, pixels)),
        gambar=emblem(bahan),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    promised = (spread(columns, first), upper)
    amounts = (spread(money, second), lower or blank_entries(_BLANK[1]))
    return _with_annex(bahan, made, office, (promised, amounts), (sums, both))


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
        return wide(bahan.kata.get(name) or KATA[name], cols, _PARAGRAPH, keep=True)

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
    named = (("Nama", office.pejabat.nama or _DOTS), ("Jabatan", office.judul(bahan.settings)))
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


def _signer(bahan: Bahan, office: Kantor, head: str, *, dated: bool = False) -> Signer:
    return signer_for(bahan, office, head=head, dated=dated)


_Table = tuple[tuple[Column, ...], Sequence[Entry]]


def _with_annex(
    bahan: Bahan,
    paper: Lembar,
    office: Kantor,
    tables: tuple[_Table, _Table],
    end: tuple[dict[str, str], tuple[Signer, Signer]],
) -> Lembar:
    """The paper with the annex on a page of its own: what is promised, what there is to spend, both signatures."""
    pixels, cols = paper.kolom, len(paper.kolom)
    (columns, promised), (money, amounts) = tables
    sums, both = end
    owner = office.judul(bahan.settings).upper()
    first, *others = _title(bahan, cols, before="LAMPIRAN ", below=owner)
    top = (replace(first, new_page=True), *others, gap(10.0, keep=True))
    head, body = table_head(columns), table_rows(columns, promised, pixels)
    money_head, lines = table_head(money), table_rows(money, amounts, pixels)
    at = len(paper.baris) + len(top)
    below = at + len(head) + len(body) + 1
    rows = (*paper.baris, *top, *head, *body, gap(12.0), *money_head, *with_last_kept(lines))
    return replace(
        paper,
        baris=(*rows, *total_row(money, "JUMLAH", sums), *side_by_side(*both, pixels)),
        kepala_bagian=(
            KepalaBagian(at, len(head), below - 1),
            KepalaBagian(below, len(money_head), len(rows) + 1),
        ),
    )


def _variants(bahan: Bahan) -> Sequence[Varian]:
    return [office.varian for office in offices(bahan)]


KERTAS = Kertas(
    KODE,
    "Perjanjian Kinerja",
    _lay_out,
    _variants,
    alasan="Belum ada pejabat. Isi tabel Pejabat di lembar Pengaturan, lalu cetak lagi.",
)
