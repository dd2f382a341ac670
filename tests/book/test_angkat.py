"""An older workbook is read as the present schema would have it: whatever it lacks comes empty, nothing moves."""

import io
from dataclasses import fields
from functools import cache
from typing import Any

import pytest
from contoh import dokumen
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook

from xlpy.book import angkat
from xlpy.book.angkat import lift
from xlpy.book.document import Document
from xlpy.book.read_document import READ, read_document
from xlpy.book.schema import DPA, KALENDER, META, PENGATURAN, RENCANA, SURAT, UNIT
from xlpy.book.shapes import Column, Name, Sheet, Table
from xlpy.book.skema import headings, rekaman
from xlpy.book.skema_langkah import Langkah
from xlpy.book.tables import LayoutError
from xlpy.build.workbook import write
from xlpy.plan.text import fold

Lembaran = dict[str, list[list[Any]]]

_NEW_SHEETS = [sheet for sheet in READ if sheet.tables and not headings(1, sheet.tables[0].name)]
_OLD_TABLES = [(s, t) for s in READ for t in s.tables if headings(1, t.name) and s is not META and not s.hidden]
_NEW_COLUMNS = [
    (sheet.name, table.name, column.heading)
    for sheet, table in _OLD_TABLES
    for column in table.columns
    if column.heading not in headings(1, table.name)
]
_NEW_NAMES = [
    (s.name, n.label)
    for s in READ
    for n in s.names
    if s is SURAT and n.label not in rekaman()[1]["Surat"]["nama"].values()
]
_MOVABLE = [sheet.name for sheet in READ if len(sheet.tables) == 1 and not sheet.hidden and sheet is not RENCANA]


@cache
def _written() -> Lembaran:
    file = io.BytesIO()
    write(dokumen(), file)
    file.seek(0)
    book = CalamineWorkbook.from_filelike(file)
    return {s.name: book.get_sheet_by_name(s.name).to_python(skip_empty_area=False) for s in READ}  # type: ignore[misc]


def _copy() -> Lembaran:
    return {name: [list(row) for row in rows] for name, rows in _written().items()}


def _head(rows: list[list[Any]], table: Table) -> int:
    wanted = {fold(c.heading) for c in table.columns}
    return max(range(len(rows)), key=lambda n: len({fold(str(c)) for c in rows[n] if c != ""} & wanted))


def _table(name: str) -> Table:
    return next(t for s in READ for t in s.tables if t.name == name)


def _end(rows: list[list[Any]], sheet: str, table: str) -> int:
    tables = next(s for s in READ if s.name == sheet).tables
    later = tables[[t.name for t in tables].index(table) + 1 :]
    return min((_head(rows, t) - 1 for t in later), default=len(rows))


def _blank_column(rows: list[list[Any]], sheet: str, table: str, heading: str, *, head_too: bool) -> None:
    head = _head(rows, _table(table))
    at = next(i for i, cell in enumerate(rows[head]) if fold(str(cell)) == fold(heading))
    for number in range(head if head_too else head + 1, _end(rows, sheet, table)):
        rows[number][at] = ""


def _drop_name(rows: list[list[Any]], label: str, *, label_too: bool) -> None:
    for row in rows:
        for i, cell in enumerate(row):
            if isinstance(cell, str) and fold(cell) == fold(label):
                row[i + 1] = ""
                row[i] = "" if label_too else cell
                return


def _said(document: Document) -> dict[str, object]:
    skipped = {"terbaca", "letak", "asing", "peringatan"}
    return {f.name: getattr(document, f.name) for f in fields(Document) if f.name not in skipped}


@settings(max_examples=settings.default.max_examples)
@given(
    columns=st.sets(st.sampled_from(_NEW_COLUMNS)),
    names=st.sets(st.sampled_from(_NEW_NAMES)),
    sheets=st.sets(st.sampled_from([s.name for s in _NEW_SHEETS])),
    worked_on=st.tuples(st.sets(st.sampled_from(_MOVABLE)), st.sets(st.sampled_from(_MOVABLE))),
    chance=st.randoms(use_true_random=False),
)
def test_whatever_of_the_newer_is_missing_the_rest_reads_the_same(
    columns: set[tuple[str, str, str]],
    names: set[tuple[str, str]],
    sheets: set[str],
    worked_on: tuple[set[str], set[str]],
    chance: Any,  # noqa: ANN401 - Hypothesis' random
) -> None:
    whole, degraded = _copy(), _copy()
    moved, own = worked_on
    for place, is_old in ((whole, False), (degraded, True)):
        for sheet, table, heading in columns:
            _blank_column(place[sheet], sheet, table, heading, head_too=is_old)
        for sheet, label in names:
            _drop_name(place[sheet], label, label_too=is_old)
        for sheet in sheets:  # what stood there was the program's
            place[sheet] = [list(row) for row in lift({}, READ, 1)[sheet]]
            if is_old:
                del place[sheet]
    for sheet in moved - sheets:
        head = _head(degraded[sheet], next(s for s in READ if s.name == sheet).table)
        order = list(range(len(degraded[sheet][head])))
        chance.shuffle(order)
        degraded[sheet][head:] = [[row[i] for i in order] for row in degraded[sheet][head:]]
    for sheet in own - sheets:
        head = _head(degraded[sheet], next(s for s in READ if s.name == sheet).table)
        at = chance.randrange(len(degraded[sheet][head]) + 1)
        for number, row in enumerate(degraded[sheet]):
            row.insert(at if number >= head else len(row), "Kolom Saya" if number == head else "")
    assert _said(read_document(lift(degraded, READ, 1))) == _said(read_document(whole))


def test_what_was_pasted_over_is_not_taken_for_an_empty_table() -> None:
    rows = _copy()
    rows[DPA.name] = [["Kode Rekening", "Uraian", "Jumlah"], ["7.01.01", "Program", 12.0]]
    with pytest.raises(LayoutError, match="DPA"):
        read_document(lift(rows, READ, 1))


def test_no_row_moves_where_only_columns_and_labels_are_missing() -> None:
    rows = _copy()
    _blank_column(rows[PENGATURAN.name], PENGATURAN.name, "tblPejabat", "Akun", head_too=True)
    lifted = lift(rows, READ, 1)[PENGATURAN.name]
    assert [row[: len(old)] for row, old in zip(lifted, rows[PENGATURAN.name], strict=True)] == rows[PENGATURAN.name]


def test_steps_rename_and_fill(monkeypatch: pytest.MonkeyPatch) -> None:
    """A step that is no one's yet: a column and a label called otherwise, a new column with what it holds."""
    sheet = Sheet(
        name="Contoh",
        names=(Name("tahun", "Tahun_Contoh", "Tahun Anggaran", "B2"),),
        tables=(
            Table("tblContoh", (Column("a", "Sebutan Baru", 9), Column("b", "Nilai", 9), Column("c", "Satuan", 9))),
        ),
    )
    step = Langkah(
        ke=2,
        ganti_judul={("tblContoh", "Sebutan"): "Sebutan Baru"},
        ganti_label={("Contoh", "Tahun"): "Tahun Anggaran"},
        bawaan={("tblContoh", "Satuan"): "Dokumen"},
    )
    monkeypatch.setattr(angkat, "steps_from", lambda _version: (step,))
    monkeypatch.setattr(angkat, "headings", lambda _version, _table: ("Sebutan", "Nilai"))
    rows = [["Contoh", ""], ["Tahun", 2026.0], ["Sebutan", "Nilai"], ["x", 1.0], ["", ""]]
    assert lift({"Contoh": rows}, (sheet,), 1)["Contoh"] == [
        ["Contoh", "", ""],
        ["Tahun Anggaran", 2026.0, ""],
        ["Sebutan Baru", "Nilai", "Satuan"],
        ["x", 1.0, "Dokumen"],
        ["", "", ""],
    ]


def test_a_table_that_came_between_two_is_put_between(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = _copy()
    first, second, *_ = (t.name for t in KALENDER.tables)
    monkeypatch.setattr(angkat, "headings", lambda version, t: () if t == second else headings(version, t))
    start = _head(rows[KALENDER.name], _table(second)) - 1
    del rows[KALENDER.name][start : _end(rows[KALENDER.name], KALENDER.name, second)]
    now, before = read_document(lift(rows, READ, 1)), read_document(_copy())
    assert second not in now.tabel
    assert now.tabel[first] == before.tabel[first]
    assert now.tabel[KALENDER.tables[2].name] == before.tabel[KALENDER.tables[2].name]


def test_a_sheet_that_is_missing_comes_empty() -> None:
    rows = _copy()
    del rows[UNIT.name]
    assert UNIT.table.name not in read_document(lift(rows, READ, 1)).tabel
