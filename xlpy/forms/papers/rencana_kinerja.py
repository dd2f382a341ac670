"""Rencana Kinerja (steps 5, 8 and 9): the form of the workbook on paper, as draft, with a paraf box, and signed."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from xlpy.book.schema import JUMLAH, RENCANA
from xlpy.book.shapes import Kind
from xlpy.build.baris_form import form_records
from xlpy.build.cells import Formula, Record, Value
from xlpy.build.looks import KHUSUS, TINGKAT
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY,
    CENTER,
    Column,
    gap,
    paraf_box,
    plan_signer,
    signatures,
    titles,
    wide,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Align, Lembar, Row
from xlpy.forms.material import Bahan
from xlpy.forms.tables import Entry, column_pixels, table, total_row, visible
from xlpy.plan.model import SubKegiatan

KODE = "rencana-kinerja"
_SIZE = 8.0
_ALIGN = {
    Kind.FORMULA_MONEY: Align.RIGHT,
    Kind.TARGET: Align.CENTER,
    Kind.DERIVED: Align.CENTER,
}
_LOOK = BODY.but(size=_SIZE)
_COLUMNS = tuple(
    Column(c.heading, c.width, _LOOK.but(align=_ALIGN.get(c.kind, Align.LEFT)), c.key)
    for c in RENCANA.table.printed_columns
)
_PARAF = (("Kasubag Keuangan", "Paraf_Kasubbag"), ("Sekretaris", "Paraf_Sekretaris"))
_BLANK_LEAST = 24.0  # points: room to write by hand
_HIDDEN = "tersembunyi"


def lay_out(bahan: Bahan, *, tanda: str, paraf: bool = False) -> Lembar:
    """The form with all levels, the sum, and who signs it.

    Args:
        bahan: what it is made from.
        tanda: what stands above every page.
        paraf: whether there is a paraf box beside the signature.
    """
    columns = visible(_COLUMNS, bahan.tanpa_kolom.get(KODE, ()))
    entries = [_entry(record) for record in form_records(bahan.plan)] or _blank_entries()
    pixels = column_pixels(bahan.kertas, columns, [*entries, _widest(bahan)], bahan.font, rebah=True)
    top = heading(bahan, len(columns), bahan.settings.judul)
    head, numbers, *body = table(columns, entries, pixels)
    total = total_row(columns, JUMLAH, {"anggaran": words.money(bahan.plan.pagu())})
    return Lembar(
        nama="Rencana Kinerja",
        kertas=bahan.kertas,
        rebah=True,
        kolom=pixels,
        baris=(*top, head, numbers, *with_last_kept(body), *total, *_signed(bahan, pixels, paraf=paraf)),
        kepala=(len(top), 2),
        tanda=tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )


def heading(bahan: Bahan, cols: int, judul: str) -> tuple[Row, ...]:
    """The lines above a form: title and year with the revision, kecamatan, region, and the number once it has one."""
    settings = bahan.settings
    lines = (
        f"{judul} TAHUN {settings.tahun}{revision(bahan)}".upper(),
        f"KECAMATAN {settings.kecamatan}".strip().upper(),
        settings.pemerintah.upper(),
    )
    number = (wide(f"Nomor {bahan.nomor}", cols, CENTER, keep=True),) if bahan.nomor else ()
    return (*titles(cols, *filter(None, lines)), *number, gap(keep=True))


def revision(bahan: Bahan) -> str:
    """What the title of a revised document says besides; nothing on the first."""
    number = str(bahan.typed("Dokumen_Perubahan"))
    return f" (PERUBAHAN KE-{number})" if number else ""


def _widest(bahan: Bahan) -> Entry:
    """The sum, for which its column must be wide enough too."""
    return Entry({"anggaran": words.money(bahan.plan.pagu())}, bold=True)


def _entry(record: Record) -> Entry:
    look = TINGKAT[record.tingkat]
    hidden = {key for key, khusus in record.khusus.items() if khusus == _HIDDEN}
    texts = {c.key: "" if c.key in hidden else _text(record.values.get(c.key)) for c in _COLUMNS}
    return Entry(
        texts,
        bold=bool(look.get("bold")),
        italic=bool(look.get("italic")),
        ground=str(look.get("bg_color", "")),
        indent={key: int(KHUSUS[khusus].get("indent", 0)) for key, khusus in record.khusus.items()},
        keep=record.values.get("jenjang") != str(SubKegiatan.jenjang),
    )


def _text(value: Value) -> str:
    shown = value.value if isinstance(value, Formula) else value
    if isinstance(shown, int):
        return words.money(shown)
    return words.number(shown) if isinstance(shown, Decimal) else str(shown or "")


def _blank_entries() -> list[Entry]:
    """Rows to be filled by hand while there is no plan."""
    return [Entry({}, least=_BLANK_LEAST)] * RENCANA.table.blank_rows


def _signed(bahan: Bahan, pixels: Sequence[int], *, paraf: bool) -> tuple[Row, ...]:
    """The signature at the right, over at least a third of the width; the paraf box at the left."""
    cols = len(pixels)
    rows = signatures([(plan_signer(bahan), _column_at(pixels, 0.66), cols)])
    if not paraf:
        return rows
    offices = [(f"{office}", _day(bahan, name)) for office, name in _PARAF]
    first, second, end = (_column_at(pixels, share) for share in (0.17, 0.27, 0.38))
    return paraf_box(rows, offices, (0, first, second, end))


def _column_at(pixels: Sequence[int], share: float) -> int:
    """The column that begins nearest to a share of the width."""
    whole = sum(pixels)
    return min(range(1, len(pixels)), key=lambda col: abs(sum(pixels[:col]) - share * whole), default=0)


def _day(bahan: Bahan, name: str) -> str:
    when = bahan.typed(name)
    if isinstance(when, datetime):
        return words.day(when.date())
    return words.day(when) if isinstance(when, date) else ""


def _signed_form(bahan: Bahan, _: Varian) -> Lembar:
    return lay_out(bahan, tanda=bahan.tanda)


KERTAS = Kertas(KODE, "Rencana Kinerja", _signed_form)
