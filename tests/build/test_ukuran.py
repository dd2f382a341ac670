"""Row heights and page breaks, computed before anything is printed."""

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from xlpy.build.measure import MAX_HEIGHT, count_lines, row_height, text_width
from xlpy.build.paper import page_breaks, page_room, scale

_heights = st.lists(st.floats(10, 120), min_size=1, max_size=60)


def test_a_digit_is_as_wide_as_arial_says() -> None:
    assert text_width("0", 9) == 9 * 1139 / 2048


def test_bold_text_is_wider() -> None:
    assert text_width("Kegiatan", 9, bold=True) > text_width("Kegiatan", 9)


def test_words_move_to_the_next_line_when_they_do_not_fit() -> None:
    assert [count_lines(t, 100, 9) for t in ("Dokumen", "Lembaga Kemasyarakatan", "a\nb\nc", "")] == [1, 2, 3, 1]


def test_a_word_wider_than_its_column_is_broken() -> None:
    assert count_lines("Pertanggungjawaban" * 3, 92, 9) > 3


def test_the_longest_word_a_cell_can_hold_takes_no_time() -> None:
    """Anybody can type it, and the night run lays it out; it took time with the third power of its length."""
    begin = process_time()
    assert count_lines("x" * 32_767, 200, 10) > 1_000
    assert process_time() - begin < 1


@given(st.text("abcdefghij klmno-", max_size=120), st.integers(40, 300))
def test_a_narrower_column_never_needs_fewer_lines(text: str, width: int) -> None:
    assert count_lines(text, width, 9) >= count_lines(text, width + 20, 9)


def test_a_row_is_never_higher_than_a_sheet_allows() -> None:
    assert row_height(100, 10) == MAX_HEIGHT


def test_the_form_stays_readable_on_both_papers() -> None:
    assert [round(9 * scale(kertas, 1242), 1) for kertas in ("F4", "A4")] == [8.4, 7.5]


@given(_heights, st.data())
def test_no_page_is_overfull_and_no_heading_is_left_at_its_foot(heights: list[float], data: st.DataObject) -> None:
    keeps = [data.draw(st.booleans()) for _ in heights[1:]] + [False]
    room = page_room("F4", 1242)
    breaks = page_breaks(heights, 30, keeps, room)
    pages = [range(a, b) for a, b in zip([0, *breaks], [*breaks, len(heights)], strict=True)]
    for number, page in enumerate(pages):
        assert sum(heights[i] for i in page) + (30 if number else 0) <= room or len(page) == 1
        # A heading ends a page only when everything on that page is a heading.
        assert page[-1] == len(heights) - 1 or not keeps[page[-1]] or all(keeps[i] for i in page)


def test_the_last_rows_move_together() -> None:
    assert page_breaks([100.0] * 6, 0, [False, False, False, True, True, False], 500 / 0.96) == [3]
