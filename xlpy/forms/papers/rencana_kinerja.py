"""Rencana Kinerja (steps 5, 8 and 9): the form of the workbook on paper, as draft, with a paraf box, and signed."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import accumulate

from xlpy.book.schema import JUMLAH, RENCANA
from xlpy.book.shapes import Kind
from xlpy.build.baris_form import form_records
from xlpy.build.cells import Formula, Record, Value
from xlpy.build.looks import KHUSUS, TINGKAT
from xlpy.forms import words
from xlpy.forms.blocks import (
    BODY,
    Column,
    paraf_box,
    plan_signer,
    table_head,
    with_last_kept,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Align, Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.plan_blocks import at_right, blank_entries, heading
from xlpy.forms.tables import Entry, column_pixels, grid, spread, table_rows, total_row, visible
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
_BESIDE = (17, 10, 11, 22, 40)  # shares of the width: the three columns of the paraf box, a gap, the signature
_HIDDEN = "tersembunyi"


def lay_out(bahan: Bahan, *, tanda: str, paraf: bool = False) -> Lembar:
    """The form with all levels, the sum, and who signs it.

    Args:
        bahan: what it is made from.
        tanda: what stands above every page.
        paraf: whether there is a paraf box beside the signature.
    """
    columns = visible(_COLUMNS, bahan.tanpa_kolom.get(KODE, ()))
    known = [_entry(record) for record in form_records(bahan.plan)]
    entries = known or blank_entries(RENCANA.table.blank_rows)
    sums = {"anggaran": words.money(bahan.plan.pagu()) if known else ""}
    own = column_pixels(bahan.kertas, columns, [*entries, Entry(sums, bold=True)], bahan.font, rebah=True)
    beside = widths(bahan.kertas, _BESIDE if paraf else (1,), rebah=True)
    pixels, (taken, box) = grid(own, beside)
    columns = spread(columns, taken)
    top = heading(bahan, len(pixels), bahan.settings.judul, numbered=True)
    head, body = table_head(columns), table_rows(columns, entries, pixels)
    total = total_row(columns, JUMLAH, sums)
    return Lembar(
        nama="Rencana Kinerja",
        kertas=bahan.kertas,
        rebah=True,
        kolom=pixels,
        baris=(*top, *head, *with_last_kept(body), *total, *_signed(bahan, pixels, box)),
        kepala=(len(top), len(head)),
        tanda=tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )


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


def _signed(bahan: Bahan, pixels: Sequence[int], box: Sequence[int]) -> tuple[Row, ...]:
    """The signature at the right; the paraf box at the left where there is room made for it."""
    rows = at_right(plan_signer(bahan), pixels)
    if len(box) < len(_BESIDE):
        return rows
    offices = [(office, _day(bahan, name)) for office, name in _PARAF]
    first, second, end, *_ = accumulate(box)
    return paraf_box(rows, offices, (0, first, second, end))


def _day(bahan: Bahan, name: str) -> str:
    when = bahan.typed(name)
    if isinstance(when, datetime):
        return words.day(when.date())
    return words.day(when) if isinstance(when, date) else ""


def _signed_form(bahan: Bahan, _: Varian) -> Lembar:
    return lay_out(bahan, tanda=bahan.tanda)


KERTAS = Kertas(KODE, "Rencana Kinerja", _signed_form)
