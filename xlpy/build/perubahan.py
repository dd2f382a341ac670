"""What a patch has to write into a workbook so that it says what a Document says."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import time
from decimal import Decimal

from xlpy.book.document import Document
from xlpy.book.form import HEAD_ROW
from xlpy.book.gaya import nama_gaya
from xlpy.book.schema import (
    DASAR,
    DPA,
    LEMBAR,
    LEMBAR_ISIAN,
    META,
    PENGATURAN,
    RENCANA,
    SAH,
    SASARAN,
    TEMUAN,
    TUPOKSI,
)
from xlpy.book.shapes import Column, Table
from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi, IsiTabel, Nilai, Perubahan
from xlpy.build import baris
from xlpy.build.baris_form import blank_record, form_height, form_records, page_starts
from xlpy.build.cells import Formula, Link, Record, Value, is_measured, record_height
from xlpy.build.nilai_rumus import computed_values
from xlpy.build.paper import PAPERS
from xlpy.build.sah import TERKUNCI, is_signed
from xlpy.build.sah_form import is_as_made
from xlpy.build.styles import format_of

_DAY = 86_400  # seconds
_FINDINGS, _REJECTED, _CONFLICTS = TEMUAN.tables
_RECORDS: Mapping[Table, Callable[[Document], list[Record]]] = {
    PENGATURAN.table: lambda document: baris.official_records(document.pengaturan),
    SASARAN.table: lambda document: baris.objective_records(document.sasaran),
    DPA.table: lambda document: baris.dpa_records(document.dpa),
    TUPOKSI.table: lambda document: baris.duty_records(document.tupoksi),
    _FINDINGS: lambda document: baris.finding_records(document.temuan),
    _REJECTED: lambda document: baris.rejected_records(document.ditolak),
    _CONFLICTS: lambda document: baris.conflict_records(document.konflik),
    META.table: baris.meta_records,
    DASAR.table: baris.base_records,
    SAH.table: lambda document: baris.typed_records(document, SAH.table),
}
_UNSEEN = (META.table, DASAR.table, SAH.table)
"""Nobody looks at these: their cells have no looks."""
_KEYS: Mapping[Table, tuple[str, ...]] = {
    PENGATURAN.table: ("jabatan", "unit", "nama"),  # a jabatan comes twice: predecessor and successor
    SASARAN.table: ("kode_tujuan", "kode_sasaran"),
    DPA.table: ("kode", "unit"),
    TUPOKSI.table: ("jabatan", "jenis", "nomor"),
    RENCANA.table: ("jenjang", "unit", "kode", "ke"),
    _FINDINGS: ("aturan", "sel", "pesan"),
    _REJECTED: ("berkas", "sel"),
    _CONFLICTS: ("jenjang", "unit", "kode", "ke", "kolom"),
    META.table: ("kunci",),
    DASAR.table: ("lembar", "jenjang", "unit", "kode", "ke"),
    SAH.table: ("urut",),
}
"""What tells the rows of a table apart: by it a row keeps what its user wrote beside it."""


def changes(before: Document, after: Document) -> Perubahan:
    """What differs between two states of one workbook.

    A table that says the same in both is left alone, with all that a person made of it: order, formulas, colours.
    """
    kertas, locked = after.pengaturan.kertas, is_signed(after)
    return Perubahan(
        tabel=tuple(_tables(before, after)),
        nama=dict(_names(before, after)),
        kita=tuple(sheet.name for sheet in LEMBAR),
        hitung=computed_values(after),
        kertas=None if before.pengaturan.kertas == kertas else PAPERS[kertas].code,
        terkunci={} if is_signed(before) == locked else {sheet.name: locked for sheet in TERKUNCI},
    )


def _tables(before: Document, after: Document) -> Iterator[IsiTabel]:
    for table, records_of in _RECORDS.items():
        new = records_of(after)
        if records_of(before) != new:
            yield _content(table, new, _KEYS[table])
    for table in (table for sheet in LEMBAR_ISIAN for table in sheet.tables):
        new = baris.typed_records(after, table)
        if baris.typed_records(before, table) != new:
            # Read back as it stands, to the last blank.
            yield replace(_content(table, new, (table.columns[0].key,)), persis=True)
    records = form_records(after.rencana)
    if not is_signed(before) and is_signed(after) and not is_as_made(before):
        # The cells are to say what was signed, in its order and to the last line break.
        yield replace(_form(after, records), persis=True)
    elif before.pengaturan.kertas != after.pengaturan.kertas or form_records(before.rencana) != records:
        yield _form(after, records)


def _content(table: Table, records: Sequence[Record], keys: Sequence[str]) -> IsiTabel:
    is_seen = table not in _UNSEEN
    blank = [Record({})] * (table.blank_rows - len(records))  # to type into
    rows = _Rows(table, keys, is_seen=is_seen)
    return IsiTabel(
        nama=table.name,
        kolom=tuple(c.heading for c in table.columns),
        kunci=tuple(table.column(key).heading for key in keys),
        baris=tuple(
            rows.of(record, record_height(table, record) if is_seen else None) for record in (*records, *blank)
        ),
        diukur=tuple(c.heading for c in table.columns if is_measured(c)),
        lanjut=is_seen and table not in TEMUAN.tables,
    )


def _form(document: Document, records: Sequence[Record]) -> IsiTabel:
    table, plan, keys = RENCANA.table, document.rencana, _KEYS[RENCANA.table]
    records = records or [blank_record()] * table.blank_rows  # to type into
    heights = [form_height(record) for record in records]
    starts = page_starts(plan, heights, document.pengaturan.kertas)
    rows = _Rows(table, keys, is_seen=True)
    return IsiTabel(
        nama=table.name,
        kolom=tuple(c.heading for c in table.columns),
        kunci=tuple(table.column(key).heading for key in keys),
        baris=tuple(rows.of(record, height) for record, height in zip(records, heights, strict=True)),
        jumlah={table.column("anggaran").heading: Isi(plan.pagu(), RUMUS_TETAP)},
        halaman=tuple(start - HEAD_ROW for start in starts if start > HEAD_ROW),
        diukur=tuple(c.heading for c in table.printed_columns if is_measured(c)),
    )


_SIGNED_ON = next(name for name in PENGATURAN.names if name.key == "tanggal")
"""Typed as a text, it is written as a day: only then do the formulas understand it."""


class _Rows:
    """Rows of one table as the patcher takes them; the name of each look is put together once."""

    def __init__(self, table: Table, keys: Sequence[str], *, is_seen: bool) -> None:
        self._table, self._keys, self._is_seen = table, keys, is_seen
        self._looks: dict[tuple[str, str, str, str], str] = {}
        self._usual: dict[str, list[tuple[str, str, Column, Isi]]] = {}

    def of(self, record: Record, height: float | None) -> Baris:
        """One row; one that says nothing has no key."""
        values, khusus, tingkat = record.values, record.khusus, record.tingkat
        cells: dict[str, Isi] = {}
        for key, heading, column, blank in self._blank_cells(tingkat):
            value = values.get(key)
            if key in khusus:
                cells[heading] = _cell(value, self._look(column, tingkat, khusus[key], format_of(value)))
            elif value is None:  # a third of all cells
                cells[heading] = blank
            elif type(value) is str or type(value) is int:  # and nearly all others
                cells[heading] = Isi(value, "", blank.look)
            else:
                cells[heading] = _cell(value, self._look(column, tingkat, "", format_of(value)))
        kunci = tuple(_key_text(values.get(key)) for key in self._keys)
        return Baris(kunci if any(kunci) else (), cells, height)

    def _blank_cells(self, tingkat: str) -> list[tuple[str, str, Column, Isi]]:
        """Key, heading, column and blank cell of every column in a row without anything special."""
        found = self._usual.get(tingkat)
        if found is None:
            found = self._usual[tingkat] = [
                (c.key, c.heading, c, Isi(None, look=self._look(c, tingkat, "", ""))) for c in self._table.columns
            ]
        return found

    def _look(self, column: Column, tingkat: str, khusus: str, bentuk: str) -> str:
        if not self._is_seen:
            return ""
        parts = (column.key, tingkat, khusus, bentuk)
        name = self._looks.get(parts)
        if name is None:
            name = self._looks[parts] = nama_gaya(self._table, column, tingkat, khusus, bentuk)
        return name


def _cell(value: Value, look: str) -> Isi:
    if isinstance(value, Formula):  # the column keeps its own, also where LibreOffice left it in the cells only
        return Isi(_plain(value.value), RUMUS_TETAP, look)
    if isinstance(value, Link):
        return Isi(value.teks or value.sel, look=look, tautan=value.sel)
    return Isi(_plain(value), look=look)


def _plain(value: Value | float) -> Nilai:
    """A value as the patcher takes it: a clock time is a share of the day."""
    if isinstance(value, time):
        return Decimal(value.hour * 3600 + value.minute * 60 + value.second) / _DAY
    assert not isinstance(value, Formula | Link)  # noqa: S101 - single values have neither
    return value


def _key_text(value: Value) -> str:
    return "" if value is None else str(value)


def _names(before: Document, after: Document) -> Iterator[tuple[str, Isi]]:
    for sheet in (PENGATURAN, DPA, SAH, *LEMBAR_ISIAN):
        old, new = baris.name_values(sheet, before), baris.name_values(sheet, after)
        for name in sheet.names:
            if old[name.key] != new[name.key] or (name is _SIGNED_ON and before.terbaca and before.terbaca.tanggal):
                yield name.name, Isi(_plain(new[name.key]))
