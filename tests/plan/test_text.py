from hypothesis import given
from hypothesis import strategies as st

from xlpy.plan.text import fold, single_line, split_list, tidy


@given(st.text())
def test_tidying_twice_changes_nothing_more(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


def test_blanks_of_every_kind_become_one() -> None:
    assert tidy(" Pelayanan\u00a0\u00a0Umum\r\n\tKecamatan\u200b ") == "Pelayanan Umum Kecamatan"


def test_control_characters_that_a_workbook_cannot_hold_are_dropped() -> None:
    assert tidy("Du\x00k\x0bungan\x1f") == "Dukungan"


def test_spellings_of_one_heading_fold_to_the_same() -> None:
    assert fold("Sub-Kegiatan :") == fold("SUB  KEGIATAN") == fold("sub kegiatan")


def test_a_list_in_a_cell_comes_apart_and_together() -> None:
    assert split_list("DAU;  PAD\n PAD ;") == ("DAU", "PAD")
    assert single_line(("DAU", "", "PAD")) == "DAU; PAD"
