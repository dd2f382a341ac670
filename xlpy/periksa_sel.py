"""What stands in the cells to which findings lead: kept, so that a mark goes when its cell is mended."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal

from xlpy.book.document import Document
from xlpy.book.form import rows
from xlpy.book.schema import LEMBAR, RENCANA
from xlpy.build.baris import name_values
from xlpy.build.baris_form import form_records
from xlpy.build.cells import Formula, Link, Value
from xlpy.build.styles import serial
from xlpy.plan.facts import kunci_of

IsiSel = str | Decimal


def contents(document: Document, wanted: Collection[str]) -> Mapping[str, IsiSel]:
    """What stands in the cells ``wanted`` (``Sheet!A1``) of the form, and in the single cells as they were built.

    A cell that is empty, or that no finding leads to, is left out.
    """
    told = (*_of_form(document, wanted), *_of_names(document, wanted))
    return {sel: content for sel, value in told if (content := _plain(value)) is not None}


def _of_form(document: Document, wanted: Collection[str]) -> Iterator[tuple[str, Value]]:
    if not any(sel.startswith(f"{RENCANA.name}!") for sel in wanted):
        return
    plan, places = document.rencana, document.letak
    for row, record in zip(rows(plan), form_records(plan), strict=True):
        if row.simpul is None:
            continue
        first = kunci_of(row.simpul)
        measured = kunci_of(row.simpul, row.indikator.ke) if row.indikator else first
        number = places.baris.get(first if row.ke == 1 else measured)
        for key, letters in places.kolom.items():
            sel = f"{RENCANA.name}!{letters}{number}"
            if sel in wanted:
                yield sel, record.values.get(key)


def _of_names(document: Document, wanted: Collection[str]) -> Iterator[tuple[str, Value]]:
    for sheet in LEMBAR:
        asked = {f"{sheet.name}!{name.cell}": name.key for name in sheet.names}
        if found := asked.keys() & wanted:
            values = name_values(sheet, document)
            yield from ((sel, values[asked[sel]]) for sel in sorted(found))


def _plain(value: Value | float) -> IsiSel | None:
    """A value as the sheet Temuan keeps it: a number, as which a day counts too, or a text."""
    if isinstance(value, Formula):
        return _plain(value.value)
    if isinstance(value, datetime) or value is None or value == "":
        return None
    if isinstance(value, date):
        return Decimal(serial(value))
    if isinstance(value, str | Link):
        return value if isinstance(value, str) else value.sel
    return Decimal(str(value))
