"""A paper as laid out: widths that fill the page, heights that hold the text, pages that end where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.forms.fit import page_starts, row_heights
from xlpy.forms.layout import BOX, Cell, Font, Lembar, Look, Row, margins, page_pixels, page_size, widths


def paper(*rows: Row, kolom: tuple[int, ...] = (200, 200), **of_paper: object) -> Lembar:
    return Lembar(nama="Uji", kertas="F4", kolom=kolom, baris=rows, **of_paper)  # type: ignore[arg-type]


@given(
    st.sampled_from(["F4", "A4"]),
    st.booleans(),
    st.lists(st.floats(min_value=0.5, max_value=50), min_size=1, max_size=20),
)
def test_columns_fill_the_width_between_the_margins(kertas: str, rebah: bool, shares: list[float]) -> None:
    pixels = widths(kertas, shares, rebah=rebah)
    edge = margins(rebah=rebah)
    room = page_size(kertas, rebah=rebah)[0] - edge.left - edge.right
    assert sum(pixels) == page_pixels(kertas, rebah=rebah)
    assert 0.97 * room < sum(pixels) * 0.75 < 0.99 * room


def test_a_row_is_as_high_as_its_longest_text() -> None:
    short, long = Cell(0, "pendek"), Cell(1, "kata " * 60)
    one, both = row_heights(paper(Row((short,)), Row((short, long))))
    assert both > 5 * one


def test_times_needs_less_room_than_arial() -> None:
    rows = (Row((Cell(0, "Penyelenggaraan Urusan Pemerintahan " * 8),)),)
    assert row_heights(paper(*rows, font=Font.TIMES)) < row_heights(paper(*rows))


def test_a_merged_text_gets_its_room_from_its_last_row() -> None:
    tall = Cell(0, "kata " * 60, down=2)
    first, second = row_heights(paper(Row((tall, Cell(1, "a"))), Row((Cell(1, "b"),))))
    alone = row_heights(paper(Row((Cell(0, "kata " * 60),))))[0]
    assert first + second == pytest.approx(alone, abs=1.0)
    assert second > first


def test_a_fixed_height_stays() -> None:
    assert row_heights(paper(Row((Cell(0, "kata " * 90),), height=12.0))) == [12.0]


def test_blank_cells_with_lines_are_as_high_as_a_line() -> None:
    with_lines, without = row_heights(paper(Row((Cell(0, "", Look(lines=BOX)),)), Row((Cell(0),))))
    assert with_lines > without == 0


def test_a_page_begins_where_it_is_wanted_to() -> None:
    rows = (Row(height=20.0), Row(height=20.0, new_page=True), Row(height=20.0))
    assert page_starts(paper(*rows), [20.0] * 3) == [1]


def test_what_is_kept_goes_to_the_next_page_together() -> None:
    rows = [Row(height=100.0)] * 7 + [Row(height=100.0, keep=True)] * 2 + [Row(height=50.0)]
    assert page_starts(paper(*rows), [row.height or 0 for row in rows]) == [7]


def test_repeated_heads_take_room_on_each_further_page() -> None:
    rows = [Row(height=100.0)] * 20
    with_head = page_starts(paper(*rows, kepala=(0, 2)), [100.0] * 20)
    without = page_starts(paper(*rows), [100.0] * 20)
    assert with_head[0] == without[0]
    assert len(with_head) > len(without)
