"""What is written comes back the same: the plan, its sources, everything else that a workbook holds."""

import tempfile
from dataclasses import fields
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import document, teks

from xlpy.book import closed
from xlpy.book.document import Document, Isi
from xlpy.book.form import letak
from xlpy.book.read_isian import names_kept_as_typed
from xlpy.book.schema import LEMBAR_ISIAN, PENGATURAN
from xlpy.book.shapes import Kind, Table
from xlpy.build.workbook import write
from xlpy.plan.masukan import Pengaturan
from xlpy.plan.model import RencanaKinerja


def _through_a_file(written: Document) -> Document:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        write(written, path)
        return closed.read(path)


@settings(max_examples=max(25, settings.default.max_examples // 8))  # each one writes a workbook
@given(document)
def test_a_document_comes_back_as_it_was_written(written: Document) -> None:
    read = _through_a_file(written)
    for field in fields(Document):
        if field.name not in {"letak", "terbaca", "peringatan", "asing"}:
            assert getattr(read, field.name) == getattr(written, field.name), field.name
    assert read.peringatan == ()
    assert read.asing == ()


@settings(max_examples=max(20, settings.default.max_examples // 40))
@given(document)
def test_every_field_stands_where_the_form_will_put_it(written: Document) -> None:
    assert _through_a_file(written).letak == letak(written.rencana)


# Only there a number would be a day.
_TIMES = {Kind.DATE, Kind.DATETIME, Kind.TIME}
# Whatever the column is meant for: nothing that a person types may be lost or turned into something else.
_isi = st.one_of(
    teks,
    st.integers(-(10**9), 10**9),
    st.integers(1, 10**6).filter(lambda n: n % 10).map(lambda n: Decimal(n).scaleb(-2)).filter(lambda d: d % 1 != 0),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.builds(datetime.combine, st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.builds(time, st.integers(1, 23))),
    st.integers(1, 24 * 60 - 1).map(lambda n: time(n // 60, n % 60)),
)
_names = [n.name for sheet in (PENGATURAN, *LEMBAR_ISIAN) for n in names_kept_as_typed(sheet) if n.kind not in _TIMES]
_isian = st.dictionaries(st.sampled_from(_names), _isi, max_size=6)


def _rows(table: Table) -> st.SearchStrategy[tuple[dict[str, Isi], ...]]:
    keys = st.sampled_from([c.key for c in table.columns if c.kind not in _TIMES])
    return st.lists(st.dictionaries(keys, _isi, min_size=1, max_size=4), min_size=1, max_size=2).map(tuple)


_tabel = st.fixed_dictionaries(
    {},
    optional={
        table.name: _rows(table)
        for sheet in LEMBAR_ISIAN
        for table in sheet.tables
        if table.name not in {"tblLog", "tblJamKerja", "tblLibur"}  # Beranda computes with them
    },
)


@settings(max_examples=max(15, settings.default.max_examples // 20))
@given(_isian, _tabel)
def test_what_is_kept_as_typed_comes_back_as_it_was_typed(
    isian: dict[str, Isi], tabel: dict[str, tuple[dict[str, Isi], ...]]
) -> None:
    written = Document(
        pengaturan=Pengaturan(tahun=2026), rencana=RencanaKinerja(tahun=2026), isian=isian, tabel=tabel
    )
    read = _through_a_file(written)
    assert (read.isian, read.tabel) == (isian, tabel)
    assert (read.peringatan, read.asing) == ((), ())
