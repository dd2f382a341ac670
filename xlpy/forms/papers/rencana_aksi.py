"""Rencana Aksi: what is done for each sasaran, quarter by quarter, and who answers for it."""

from collections.abc import Iterator

from xlpy.book.form import FormRow, rows
from xlpy.build.styles import PALE
from xlpy.forms.blocks import BODY_CENTER, BODY_TEXT, Column, plan_signer
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.forms.plan_blocks import at_right, heading, with_table
from xlpy.forms.tables import Entry, column_pixels, quarters, target, visible
from xlpy.plan.model import TRIWULAN, RencanaKinerja, Sasaran, SubKegiatan

_TEXT, _CENTER = BODY_TEXT.but(size=8.5), BODY_CENTER.but(size=8.5)
_QUARTERS = tuple(f"triwulan_{n}" for n in range(1, len(TRIWULAN) + 1))
_COLUMNS = (
    Column("No", 4, _CENTER, "nomor"),
    Column("Sasaran", 16, _TEXT, "sasaran"),
    Column("Indikator", 20, _TEXT, "indikator"),
    Column("Satuan", 9, _CENTER, "satuan"),
    Column("Rencana Aksi", 24, _TEXT, "aksi"),
    Column("Target Tahunan", 8, _CENTER, "target"),
    *(Column(tw, 5, _CENTER, key, group="Target Triwulan") for key, tw in zip(_QUARTERS, TRIWULAN, strict=True)),
    Column("Penanggung Jawab", 12, _TEXT, "penanggung_jawab"),
)
_FOR_ALL = "Menunjang seluruh sasaran"


def _lay_out(bahan: Bahan, _: Varian) -> Lembar:
    columns = visible(_COLUMNS, bahan.tanpa_kolom.get("rencana-aksi", ()))
    entries = list(_entries(bahan))
    pixels = column_pixels(bahan.kertas, columns, entries, bahan.font, rebah=True)
    paper = Lembar(
        nama="Rencana Aksi",
        kertas=bahan.kertas,
        rebah=True,
        kolom=pixels,
        baris=heading(bahan, len(columns), "Rencana Aksi Kinerja"),
        tanda=bahan.tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return with_table(paper, columns, entries, at_right(plan_signer(bahan), pixels))


def _entries(bahan: Bahan) -> Iterator[Entry]:
    """Each sasaran with its measures, then the sub kegiatan by which it is reached."""
    number, rest = 0, False
    for row in rows(bahan.plan):
        if isinstance(row.simpul, Sasaran):
            number += row.ke == 1
            yield _of_sasaran(row, row.simpul, number, bahan.settings.penanda_tangan)
        elif isinstance(row.simpul, SubKegiatan):
            if not rest and not _is_linked(row.simpul, bahan.plan):
                rest, number = True, number + 1
                band = {"nomor": str(number), "sasaran": _FOR_ALL}
                yield Entry(band, bold=True, ground=PALE, keep=True)
            yield _of_sub(row, row.simpul)


def _of_sasaran(row: FormRow, sasaran: Sasaran, number: int, jabatan: str) -> Entry:
    first = row.ke == 1
    texts = {"nomor": str(number), "sasaran": sasaran.nama} if first else {}
    action = row.indikator.rencana_aksi if row.indikator else ""
    return Entry(
        {**texts, **_measured(row), "aksi": action, "penanggung_jawab": jabatan},
        bold=True,
        ground=PALE,
        keep=True,
        joined=() if first else ("nomor", "sasaran"),
    )


def _of_sub(row: FormRow, sub: SubKegiatan) -> Entry:
    action = {"aksi": sub.nama, "penanggung_jawab": sub.penanggung_jawab} if row.ke == 1 else {}
    joined = () if row.ke == 1 else ("aksi", "penanggung_jawab")
    return Entry({**_measured(row), **action}, joined=("nomor", "sasaran", *joined))


def _measured(row: FormRow) -> dict[str, str]:
    indikator = row.indikator
    texts = dict(zip(_QUARTERS, quarters(indikator), strict=True))
    if indikator is not None:
        texts |= {"indikator": indikator.nama, "satuan": indikator.satuan, "target": target(indikator)}
    return texts


def _is_linked(sub: SubKegiatan, plan: RencanaKinerja) -> bool:
    return any(sub.kode.startswith(f"{kode}.") for sasaran in plan.sasaran for kode in sasaran.program)


KERTAS = Kertas("rencana-aksi", "Rencana Aksi", _lay_out)
