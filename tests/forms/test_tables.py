"""Printed tables: columns that hold their amounts, several tables on one grid, cells over several rows."""

from collections.abc import Sequence
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from xlpy.build.measure import count_lines
from xlpy.forms.blocks import BODY, BODY_RIGHT, Column
from xlpy.forms.layout import Font, page_pixels
from xlpy.forms.tables import Entry, column_pixels, grid, quarters, table_rows, target_with_unit, total_row
from xlpy.plan.model import Indikator

COLUMNS = (Column("Nama", 60, BODY, "nama"), Column("Ket.", 20, BODY, "ket"), Column("Rp", 10, BODY_RIGHT, "rp"))
LONG_WORDS = "Pertanggungjawabankeuanganpemerintahdaerahyangtidakdipisahkan" * 2


def widths_of(entries: Sequence[Entry], kertas: str = "A4") -> tuple[int, ...]:
    return column_pixels(kertas, COLUMNS, entries, Font.ARIAL, rebah=False)


@given(st.integers(0, 10**15), st.sampled_from(["", "kata", "kata " * 40, LONG_WORDS]), st.sampled_from(["F4", "A4"]))
def test_an_amount_is_never_broken(amount: int, text: str, kertas: str) -> None:
    entry = Entry({"nama": text, "ket": text, "rp": f"{amount:,}".replace(",", ".")}, bold=True)
    pixels = widths_of([entry], kertas)
    assert sum(pixels) == page_pixels(kertas, rebah=False)
    assert count_lines(entry.texts["rp"], pixels[2], BODY.size, bold=True) == 1


def test_a_column_is_not_wider_than_its_text_while_another_wants_more() -> None:
    short, long = Entry({"nama": "a", "ket": "kata " * 50}), Entry({"nama": "kata " * 50, "ket": "a"})
    assert widths_of([short])[0] < widths_of([long])[0]
    assert widths_of([short])[1] > widths_of([long])[1]


@given(st.lists(st.integers(1, 50), min_size=1, max_size=6), st.lists(st.integers(1, 50), min_size=1, max_size=6))
def test_tables_on_one_grid_keep_their_widths(first: list[int], second: list[int]) -> None:
    first, second = [n * sum(second) for n in first], [n * sum(first) for n in second]  # equally wide
    pixels, taken = grid(first, second)
    for own, counts in zip((first, second), taken, strict=True):
        at = 0
        for width, count in zip(own, counts, strict=True):
            assert sum(pixels[at : at + count]) == width
            at += count
        assert at == len(pixels)


def test_a_cell_over_several_rows_is_merged_while_it_is_low() -> None:
    entries = [Entry({"nama": "satu", "ket": "a"}), Entry({"ket": "b"}, joined=("nama",))]
    first, second = table_rows(COLUMNS, entries, (200, 100, 100))
    assert (first.cells[0].down, first.keep) == (2, True)
    assert [cell.col for cell in second.cells] == [1, 2]


def test_a_tall_group_is_open_instead_so_that_a_page_may_end_in_it() -> None:
    entries = [Entry({"nama": "satu", "ket": "kata " * 60}), Entry({"ket": "kata " * 60}, joined=("nama",))]
    first, second = table_rows(COLUMNS, entries, (200, 100, 100))
    assert first.cells[0].down == 1
    assert ("b" in first.cells[0].look.lines, "t" in second.cells[0].look.lines) == (False, False)
    assert not first.keep


def test_a_sum_needs_its_column() -> None:
    (row,) = total_row(COLUMNS, "JUMLAH", {"rp": "1.000"})
    assert [(cell.text, cell.col, cell.across) for cell in row.cells] == [("JUMLAH", 0, 2), ("1.000", 2, 1)]
    assert total_row(COLUMNS[:2], "JUMLAH", {"rp": "1.000"}) == ()


def test_targets() -> None:
    assert target_with_unit(Indikator(nama="a", satuan="%", target=Decimal("97.50"))) == "97,5%"
    assert target_with_unit(Indikator(nama="a", satuan="Dokumen", target=Decimal(1200))) == "1.200 Dokumen"
    assert target_with_unit(Indikator(nama="a", satuan="Predikat", target_teks="BB")) == "BB"
    assert target_with_unit(Indikator(nama="a", satuan="Predikat")) == ""
    assert quarters(Indikator(nama="a", triwulan=(None, Decimal(2), None, Decimal(4)))) == ["–", "2", "–", "4"]
    assert quarters(None) == quarters(Indikator(nama="a")) == [""] * 4
