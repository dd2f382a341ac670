"""Tanda terima (step 10): who got the signed plan, with room to sign."""

from datetime import datetime

from xlpy.book.document import Isi
from xlpy.book.schema_alur import DISTRIBUSI
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY,
    BODY_CENTER,
    CENTER,
    Column,
    emblem,
    gap,
    letterhead,
    mark,
    signatures,
    signer,
    table_head,
    table_row,
    titles,
    wide,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar, widths
from xlpy.forms.material import Bahan

_COLUMNS = (
    Column("No", 6, BODY_CENTER),
    Column("Nama", 32, BODY),
    Column("Jabatan", 32, BODY),
    Column("Tanggal/Jam", 22, BODY_CENTER),
    Column("Tanda Tangan", 28, BODY),
)
_LEAST = 26.0  # points: room for a signature


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """The list of all receivers: those of the sheet Distribusi, every office-holder while it is empty."""
    cols = len(_COLUMNS)
    settings = bahan.settings
    title = titles(cols, "TANDA TERIMA", f"{settings.judul} TAHUN {settings.tahun}".upper())
    above = (*letterhead(bahan, cols), *mark(bahan, cols), *title)
    number = (wide(f"Nomor {bahan.nomor}", cols, CENTER, keep=True), gap(keep=True)) if bahan.nomor else ()
    body = [
        table_row(_COLUMNS, (str(n), name, office, when, ""), least=_LEAST)
        for n, (name, office, when) in enumerate(_receivers(bahan), start=1)
    ]
    top = (*above, *number)
    staff = bahan.pejabat("Kasubag Keuangan")
    block = signatures([(signer(bahan, staff), 3, cols)])
    return Lembar(
        nama="Tanda Terima",
        kertas=bahan.kertas,
        kolom=widths(bahan.kertas, [c.share for c in _COLUMNS], rebah=False),
        baris=(*top, *table_head(_COLUMNS), *with_last_kept(body), *block),
        kepala=(len(top), 2),
        gambar=emblem(bahan),
        kaki=bahan.kaki,
        font=bahan.font,
    )


def _receivers(bahan: Bahan) -> list[tuple[str, str, str]]:
    """Name, office and moment of each."""
    listed = bahan.rows(DISTRIBUSI.table.name)
    if listed:
        return [(str(r.get("nama", "")), str(r.get("kepada", "")), _when(r.get("waktu"))) for r in listed]
    return [(p.nama, p.jabatan, "") for p in bahan.settings.pejabat]


def _when(value: Isi | None) -> str:
    return words.moment(value) if isinstance(value, datetime) else str(value or "")


KERTAS = Kertas("tanda-terima", "Tanda Terima", lay_out)
