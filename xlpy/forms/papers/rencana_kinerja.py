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
    BODY_CENTER,
    BODY_RIGHT,
    BODY_TEXT,
    Column,
    office_of,
    paraf_box,
    plan_signer,
)
from xlpy.forms.catalogue import Kertas, Varian
from xlpy.forms.layout import Lembar, Row, widths
from xlpy.forms.material import Bahan
from xlpy.forms.plan_blocks import at_right, heading, with_table
from xlpy.forms.tables import Entry, column_pixels, grid, spread, total_row, visible
from xlpy.plan.model import SubKegiatan

KODE = "rencana-kinerja"
_SIZE = 8.0
_LOOKS = {Kind.FORMULA_MONEY: BODY_RIGHT, Kind.TARGET: BODY_CENTER, Kind.DERIVED: BODY_CENTER}
_CENTERED = frozenset({"kode", "satuan"})  # as wide as they need; an indent would cost the sentences a line
_COLUMNS = tuple(
    Column(
        c.heading,
        c.width,
        (BODY_CENTER if c.key in _CENTERED else _LOOKS.get(c.kind, BODY_TEXT)).but(size=_SIZE),
        c.key,
    )
    for c in RENCANA.table.printed_columns
)
_PARAF = (("Kasubag Keuangan", "Paraf_Kasubbag"), ("Sekretaris", "Paraf_Sekretaris"))
_BESIDE = (17, 10, 11, 22, 40)  # shares of the width: the three columns of the paraf box, a gap, the signature
_HIDDEN = "tersembunyi"


def lay_out(bahan: Bahan, *, tanda: str, paraf: bool = False, numbered: bool = False) -> Lembar:
    """The form with all levels, the sum, and who signs it.

    Args:
        bahan: what it is made from.
        tanda: what stands above every page.
        paraf: whether there is a paraf box beside the signature.
        numbered: whether it carries its number; a draft has none, even one printed after the plan was signed.
    """
    columns = visible(_COLUMNS, bahan.tanpa_kolom.get(KODE, ()))
    entries = [_entry(record) for record in form_records(bahan.plan)]
    sums = {"anggaran": words.money(bahan.plan.pagu()) if entries else ""}
    own = column_pixels(bahan.kertas, columns, [*entries, Entry(sums, bold=True)], bahan.font, rebah=True)
    beside = widths(bahan.kertas, _BESIDE if paraf else (1,), rebah=True)
    pixels, (taken, box) = grid(own, beside)
    columns = spread(columns, taken)
    form = Lembar(
        nama="Rencana Kinerja",
        kertas=bahan.kertas,
        rebah=True,
        kolom=pixels,
        baris=heading(bahan, len(pixels), bahan.settings.judul, numbered=numbered),
        tanda=tanda,
        kaki=bahan.kaki,
        font=bahan.font,
    )
    end = (*total_row(columns, JUMLAH, sums), *_signed(bahan, pixels, box))
    return with_table(form, columns, entries, end)


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
    offices = [(office_of(bahan.pejabat(title)), _day(bahan, name)) for title, name in _PARAF]
    first, second, end, *_ = accumulate(box)
    return paraf_box(rows, offices, (0, first, second, end))


def _day(bahan: Bahan, name: str) -> str:
    when = bahan.typed(name)
    if isinstance(when, datetime):
        return words.day(when.date())
    return words.day(when) if isinstance(when, date) else ""


def _signed_form(bahan: Bahan, _: Varian) -> Lembar:
    return lay_out(bahan, tanda=bahan.tanda, numbered=True)


KERTAS = Kertas(KODE, "Rencana Kinerja", _signed_form)
