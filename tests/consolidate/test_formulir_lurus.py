"""The quick reader of the form says what the thorough one says, or nothing."""

import io
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from contoh import dokumen
from hypothesis import given, settings
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from strategies import document

from xlpy.book.document import Document
from xlpy.book.read_form import find_form, read_form
from xlpy.book.schema import RENCANA
from xlpy.build.workbook import write
from xlpy.consolidate.formulir_lurus import Lurus, read_straight
from xlpy.consolidate.rencana_baris import rows_of_plan
from xlpy.errors import InputError
from xlpy.prosedur_keadaan import printed_facts

if TYPE_CHECKING:
    from xlpy.plan.temuan import Temuan

Cells = list[list[object]]
YEAR = 2026


def form_of(written: Document) -> Cells:
    """The cells of the form as the parser gives them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "buku.xlsx"
        write(written, path)
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        return book.get_sheet_by_name(RENCANA.name).to_python(skip_empty_area=False)


@cache
def sample() -> tuple[tuple[object, ...], ...]:
    return tuple(map(tuple, form_of(dokumen())))


def straight(cells: Cells) -> Lurus | None:
    return read_straight(find_form(cells, []), cells)


def assert_same(quick: Lurus, cells: Cells) -> None:
    """What the quick reader says is what the thorough one says, which has nothing to report."""
    issues: list[Temuan] = []
    plan, letak, _ = read_form(cells, YEAR, issues)
    assert quick.rows == rows_of_plan(plan, letak)
    assert quick.facts == printed_facts(plan)
    assert quick.subs == len(plan.sub_kegiatan)
    assert [issue for issue in issues if not issue.sel.split("!")[1].startswith(TW)] == []


LETTERS = dict(read_form(sample(), YEAR, [])[1].kolom)
TW = tuple(f"{LETTERS[f'anggaran_tw_{n}']}" for n in range(1, 5))


def test_the_sample_is_read_straight() -> None:
    quick = straight(sample())
    assert quick is not None
    assert_same(quick, sample())


@settings(max_examples=max(8, settings.default.max_examples // 40))
@given(document)
def test_whatever_document_was_written_is_read_alike(written: Document) -> None:
    cells = form_of(written)
    quick = straight(cells)
    if quick is not None:
        assert_same(quick, cells)


VALUES = st.one_of(
    st.sampled_from(
        ["", " ", 0.0, 1.0, 2.0, 0.96, 1200.0, "x", "12 Dokumen", "BB", "Program", "Unit", "Sub Kegiatan"]
    ),
    st.sampled_from(["7.01.02.2.01.0001", "7.01.03", "7.1.3", "T1", "JUMLAH", "Yakin", "Kumulatif", "a; b", True]),
    st.floats(-1e6, 1e6, allow_nan=False),
    st.text(max_size=8),
)
FIRST = find_form(sample(), []).head + 1


@st.composite
def edited(draw: st.DrawFn) -> Cells:
    """The sample's form after a person was at it."""
    cells = [list(row) for row in sample()]
    rows = st.integers(FIRST, len(cells) - 1)
    for _ in range(draw(st.integers(1, 3))):
        what = draw(st.sampled_from(["type", "type", "copy", "swap", "delete", "clear"]))
        row, other = draw(rows), draw(rows)
        if what == "type":
            cells[row][draw(st.integers(0, len(cells[row]) - 1))] = draw(VALUES)
        elif what == "copy":
            cells[row] = list(cells[other])
        elif what == "swap":
            cells[row], cells[other] = cells[other], cells[row]
        elif what == "clear":
            cells[row] = [""] * len(cells[row])
        elif len(cells) > FIRST + 5:
            del cells[row]
            rows = st.integers(FIRST, len(cells) - 1)
    return cells


@settings(max_examples=settings.default.max_examples)
@given(edited())
def test_whatever_a_person_did_to_it_is_read_alike_or_not_at_all(cells: Cells) -> None:
    try:
        quick = straight(cells)
    except InputError:  # no table any more: both readers say so
        with pytest.raises(InputError):
            read_form(cells, YEAR, [])
        return
    if quick is not None:
        assert_same(quick, cells)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("pagu", "12.500.000"),
        ("pagu", 0.5),
        ("ke", "dua"),
        ("jenjang", ""),
        ("bulan_3", "x"),
        ("id", ""),
        ("kode", ""),
    ],
)
def test_what_must_be_judged_is_left_to_the_thorough_reader(column: str, value: object) -> None:
    cells = [list(row) for row in sample()]
    at = find_form(cells, []).at
    row = next(row for row in cells[FIRST:] if row[at["jenjang"]] == "Sub Kegiatan")
    row[at[column]] = value
    assert straight(cells) is None


def test_a_blank_that_an_error_could_have_left_is_not_called_full() -> None:
    cells = [list(row) for row in sample()]
    at = find_form(cells, []).at
    for row in cells[FIRST:]:
        if row[at["jenjang"]] == "Sub Kegiatan":
            row[at["satuan"]] = ""
    quick = straight(cells)
    assert quick is not None
    assert not quick.is_full
