"""Buku ekspedisi (step 11): a page with what was sent to Bappeda and to others by letter."""

from collections.abc import Iterator
from datetime import date, datetime

from xlpy.book.schema_alur import DISTRIBUSI
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY_MIDDLE,
    BODY_MIDDLE_CENTER,
    Column,
    filled_up,
    gap,
    kecamatan,
    table_head,
    table_row,
    titles,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.kode import RUANG
from xlpy.forms.layout import Lembar, widths
from xlpy.forms.material import Bahan
from xlpy.forms.papers.surat_pengantar import receiver
from xlpy.plan.text import fold

_COLUMNS = (
    Column("No", 40, BODY_MIDDLE_CENTER),
    Column("Tanggal Pengiriman", 126, BODY_MIDDLE),
    Column("Tanggal dan Nomor Surat", 200, BODY_MIDDLE),
    Column("Isi Singkat", 250, BODY_MIDDLE),
    Column("Ditujukan Kepada", 220, BODY_MIDDLE),
    Column("Nama dan Tanda Tangan Penerima", 218, BODY_MIDDLE),
    Column("Jam", 70, BODY_MIDDLE_CENTER),
)
_BLANK = 32.0  # points: room for a signature


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """The page, ruled to its end."""
    settings, cols = bahan.settings, len(_COLUMNS)
    top = (*titles(cols, "BUKU EKSPEDISI", kecamatan(settings).upper(), f"TAHUN {settings.tahun}"), gap(keep=True))
    head = table_head(_COLUMNS)
    rows = [table_row(_COLUMNS, (str(n), *sent), least=_BLANK) for n, sent in enumerate(_sent(bahan), start=1)]
    page = Lembar(
        nama="Buku Ekspedisi",
        kertas=bahan.kertas,
        rebah=True,
        kolom=widths(bahan.kertas, [c.share for c in _COLUMNS], rebah=True),
        baris=(*top, *head, *rows),
        kepala=(len(top), len(head)),
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return filled_up(page, _COLUMNS, len(page.baris), height=_BLANK, below=RUANG)


def _sent(bahan: Bahan) -> Iterator[tuple[str, ...]]:
    """What was sent: the covering letter first, then what the sheet Distribusi says went with a letter of its own."""
    number, on = bahan.teks("nomor_pengantar"), bahan.teks("tanggal_pengantar")
    content = f"Penyampaian {bahan.settings.judul} Tahun {bahan.settings.tahun}"
    if number or on:
        day, clock = _when(bahan.dicatat("diterima_bappeda"))
        yield day or on, _letter(on, number), content, receiver(bahan), bahan.teks("penerima"), clock
    for row in bahan.rows(DISTRIBUSI.table.name):
        own = str(row.get("nomor_surat", ""))
        if own and fold(own) != fold(number):
            day, clock = _when(row.get("waktu", ""))
            yield day, own, content, str(row.get("kepada", "")), str(row.get("nama", "")), clock


def _letter(on: str, number: str) -> str:
    return "\n".join(filter(None, (on, number)))


def _when(value: object) -> tuple[str, str]:
    """Day and clock time of a moment, recorded or typed."""
    moment = value
    if isinstance(value, str):
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return value, ""
    if isinstance(moment, datetime):
        return words.day(moment), f"{moment:%H.%M}"
    return (words.day(moment), "") if isinstance(moment, date) else (str(moment), "")


KERTAS = Kertas("buku-ekspedisi", "Buku Ekspedisi", lay_out)
