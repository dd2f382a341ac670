"""Pages before any application sees them: tall rows parted, boxes closed, the heads of several tables repeated."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.build.measure import break_lines, count_lines, text_width, widest_word
from xlpy.forms.fit import page_room, row_heights
from xlpy.forms.layout import BOX, Cell, KepalaBagian, Lembar, Look, Picture, Row
from xlpy.forms.pages import paginated

BOXED = Look(lines=BOX)
LONG = "Persentase pengaduan masyarakat yang ditindaklanjuti " * 60


def paper(*rows: Row, **of_paper: object) -> Lembar:
    return Lembar(nama="Uji", kertas="A4", rebah=True, kolom=(300, 300), baris=rows, **of_paper)  # type: ignore[arg-type]


@given(st.text(st.sampled_from("ab -\nWi"), max_size=80), st.integers(20, 200))
def test_the_lines_of_a_text_are_the_text(text: str, pixels: int) -> None:
    assert "".join(break_lines(text, pixels, 9.0)) == text


@given(st.text(st.sampled_from("ab -\nWi"), max_size=80), st.integers(30, 200))
def test_no_line_is_wider_than_its_column(text: str, pixels: int) -> None:
    assert all(text_width(line.strip(), 9.0) <= pixels * 0.75 - 4 for line in break_lines(text, pixels, 9.0))


def test_the_widest_word_decides_how_narrow_a_column_may_be() -> None:
    width = widest_word("Penanggung Jawab", 9.0, bold=True)
    assert count_lines("Penanggung", width, 9.0, bold=True) == 1
    assert count_lines("Penanggung", width - 4, 9.0, bold=True) == 2


def test_a_tall_row_is_parted_and_keeps_every_word() -> None:
    made = paginated(paper(Row((Cell(0, LONG, BOXED), Cell(1, "pendek", BOXED)))))
    assert " ".join(row.cells[0].text for row in made.baris).split() == LONG.split()
    assert [row.cells[1].text for row in made.baris[:2]] == ["pendek", ""]


def test_a_parted_row_looks_like_one_and_is_closed_where_its_page_ends() -> None:
    made = paginated(paper(*[Row((Cell(0, LONG, BOXED),))] * 4))
    for above, below in pairwise(made.baris):
        texts_go_on = "b" not in above.cells[0].look.lines
        assert texts_go_on == ("t" not in below.cells[0].look.lines)
        assert not (texts_go_on and below.new_page)


@given(st.lists(st.integers(0, 90), min_size=1, max_size=12))
def test_every_page_holds_its_rows(repeats: list[int]) -> None:
    made = paginated(paper(*[Row((Cell(0, LONG[: 30 * n], BOXED),), keep=n % 3 == 0) for n in repeats]))
    pages = [0.0]
    for row, height in zip(made.baris, row_heights(made), strict=True):
        pages = [*pages, height] if row.new_page else [*pages[:-1], pages[-1] + height]
    assert max(pages) <= page_room(made)


def test_parts_on_one_page_are_one_row() -> None:
    made = paginated(paper(Row((Cell(0, LONG[:900], BOXED),))))
    assert len(made.baris) == 1


def test_what_hangs_on_rows_moves_with_them() -> None:
    picture = Picture(b"", row=1, col=0, width=1, height=1, text="")
    made = paginated(paper(Row((Cell(0, LONG),)), Row((Cell(0, "kepala"),)), kepala=(1, 1), gambar=(picture,)))
    at = next(n for n, row in enumerate(made.baris) if row.cells[0].text == "kepala")
    assert (made.kepala, made.gambar[0].row) == ((at, 1), at)
    assert at > 1


@pytest.mark.parametrize("count", [5, 40, 90])
def test_each_page_repeats_the_head_of_its_own_table(count: int) -> None:
    table = [Row((Cell(0, "kepala 1"),))] + [Row((Cell(0, "isi 1"),))] * count
    other = [Row((Cell(0, "kepala 2"),))] + [Row((Cell(0, "isi 2"),))] * count
    rows = (*table, *other)
    heads = (KepalaBagian(0, 1, count + 1), KepalaBagian(count + 1, 1, len(rows)))
    texts = [(row.cells[0].text, row.new_page) for row in paginated(paper(*rows, kepala_bagian=heads)).baris]
    assert [text for text, _ in texts if text.startswith("isi")] == ["isi 1"] * count + ["isi 2"] * count
    for (text, begins), (below, _) in pairwise(texts):
        assert not begins or (text, below[-1]) == (f"kepala {text[-1]}", text[-1])
