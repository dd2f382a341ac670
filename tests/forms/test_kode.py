"""The codes on a paper: what counts as its content, and where the QR code goes."""

from dataclasses import replace

import pytest

from xlpy.forms.blocks import BODY, Signer, gap, signatures, wide
from xlpy.forms.fit import page_starts, row_heights
from xlpy.forms.kode import SISI, content_of, with_code
from xlpy.forms.layout import Cell, Lembar, Look, Row, widths

TEXT, WORDS = "Rencana Kinerja 2026 / Sidik 0A1B-2C3D-4E5F-6071", "bukan tanda tangan elektronik"
CAMAT = Signer(("Lumajang, 22 Januari 2026", "CAMAT LUMAJANG"), "Ana Contoh", "Pembina", "197012181991011002")


def paper(*rows: Row, shares: tuple[int, ...] = (1, 1, 1)) -> Lembar:
    return Lembar(nama="Uji", kertas="F4", kolom=widths("F4", shares, rebah=False), baris=rows)


def place_of(lembar: Lembar) -> tuple[int, int]:
    """The rows of the code and of the words beside it."""
    (picture,) = lembar.gambar
    (words,) = [n for n, row in enumerate(lembar.baris) if any(c.text == WORDS for c in row.cells)]
    return picture.row, words


def test_the_foot_line_is_no_content_and_all_else_is() -> None:
    one = paper(wide("isi", 3))
    assert content_of(one) == content_of(replace(one, kaki="Log 3F2A"))
    others = [
        paper(wide("isi lain", 3)),
        paper(wide("isi", 3, Look(bold=True))),
        paper(wide("isi", 3, keep=True)),
        replace(one, kertas="A4"),
        replace(one, kolom=(1, 2, 3)),
    ]
    assert len({content_of(one), *map(content_of, others)}) == 1 + len(others)


def test_the_code_stands_left_of_the_signature_and_its_words_under_it() -> None:
    block = signatures([(CAMAT, 2, 3)])
    plain = paper(wide("isi", 3, keep=True), *block)
    coded = with_code(plain, TEXT, WORDS)
    code, words = place_of(coded)
    assert code == 2  # the row of place and date
    assert sum(row_heights(coded)[code:words]) >= SISI
    assert page_starts(coded, row_heights(coded)) == page_starts(plain, row_heights(plain))


def test_between_two_signatures_it_stands_in_the_middle() -> None:
    coded = with_code(paper(*signatures([(CAMAT, 0, 1), (CAMAT, 2, 3)])), TEXT, WORDS)
    assert [(picture.row, picture.col) for picture in coded.gambar] == [(1, 1)]


def test_other_cells_beside_the_signature_leave_it_the_columns_between() -> None:
    block = signatures([(CAMAT, 2, 3)])
    boxed = [replace(row, cells=(Cell(0, "Paraf", BODY), *row.cells)) for row in block]
    coded = with_code(paper(*boxed), TEXT, WORDS)
    assert [(picture.row, picture.col) for picture in coded.gambar] == [(1, 1)]


def test_beside_two_signatures_without_a_gap_there_is_no_room_and_it_stands_below() -> None:
    block = signatures([(CAMAT, 0, 2), (CAMAT, 2, 3)])
    coded = with_code(paper(*block, shares=(1, 2, 3)), TEXT, WORDS)
    code, words = place_of(coded)
    assert code == words == len(coded.baris) - 1
    assert all(row.keep for row in coded.baris[len(block) - 1 : code])


@pytest.mark.parametrize("shares", [(1,), (1, 1)], ids=["one column", "the next one far away"])
def test_where_no_column_begins_near_the_code_its_words_stand_under_it(shares: tuple[int, ...]) -> None:
    coded = with_code(paper(wide("isi", len(shares)), shares=shares), TEXT, WORDS)
    code, words = place_of(coded)
    assert words == code + 1


def test_the_code_never_begins_a_page() -> None:
    full = paper(*[Row((Cell(0, "isi", BODY),), height=100.0)] * 8)
    assert page_starts(full, row_heights(full)) == [7] or not page_starts(full, row_heights(full))
    tight = replace(full, baris=(*full.baris[:7], gap(80.0)))
    assert with_code(tight, TEXT, WORDS) == tight
