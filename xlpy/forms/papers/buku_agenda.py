"""Buku agenda surat masuk (step 1): a page with the circular letter in its first row."""

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

_COLUMNS = (
    Column("No", 40, BODY_MIDDLE_CENTER),
    Column("Tanggal Terima", 130, BODY_MIDDLE),
    Column("Nomor Agenda", 104, BODY_MIDDLE_CENTER),
    Column("Pengirim", 190, BODY_MIDDLE),
    Column("Tanggal", 120, BODY_MIDDLE, group="Surat"),
    Column("Nomor", 180, BODY_MIDDLE, group="Surat"),
    Column("Isi Ringkas", 220, BODY_MIDDLE),
    Column("Ket.", 140, BODY_MIDDLE),
)
_BLANK = 27.0  # points: room to write by hand
_LETTER = ("diterima", "nomor_agenda", "asal", "tanggal_surat", "nomor_surat", "tentang")
"""What step 1 records, in the order of the columns."""


def lay_out(bahan: Bahan, _: Varian) -> Lembar:
    """The page, ruled to its end."""
    settings, cols = bahan.settings, len(_COLUMNS)
    top = (
        *titles(cols, "BUKU AGENDA SURAT MASUK", kecamatan(settings).upper(), f"TAHUN {settings.tahun}"),
        gap(keep=True),
    )
    head = table_head(_COLUMNS)
    letter = [bahan.teks(key) for key in _LETTER]
    rows = (table_row(_COLUMNS, ("1", *letter, _remarks(bahan)), least=_BLANK),) if any(letter) else ()
    page = Lembar(
        nama="Buku Agenda",
        kertas=bahan.kertas,
        rebah=True,
        kolom=widths(bahan.kertas, [c.share for c in _COLUMNS], rebah=True),
        baris=(*top, *head, *rows),
        kepala=(len(top), len(head)),
        kaki=bahan.kaki,
        font=bahan.font,
    )
    return filled_up(page, _COLUMNS, len(page.baris), height=_BLANK, below=RUANG)


def _remarks(bahan: Bahan) -> str:
    due, handed, to = (bahan.teks(key) for key in ("batas_waktu", "diserahkan", "kepada"))
    passed = f"Diteruskan kepada {to or 'Camat'}{f', {handed}' if handed else ''}." if to or handed else ""
    return "\n".join(filter(None, (f"Batas waktu {due}." if due else "", passed)))


KERTAS = Kertas("buku-agenda", "Buku Agenda Surat Masuk", lay_out)
