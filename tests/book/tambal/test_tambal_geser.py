"""References that follow rows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.book.tambal.acuan import HILANG, area_of, qualify, references, words
from xlpy.book.tambal.geser import Blok, PetaBaris, shift, shift_absolute, shift_rule, translate

# Rows 4–6 become four: 6 first, 4 third; 5 is gone.
PETA = {"rencana": PetaBaris([Blok(4, 6, 6, 4, {6: 0, 4: 2})])}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("A1+A4+A6+A7", "A1+A6+A4+A8"),
        ("A5", HILANG),
        ("SUM(A4:A6)", "SUM(A4:A7)"),
        ("SUM($A$3:$B$7)", "SUM($A$3:$B$8)"),
        ("SUM(A6:A4)", "SUM(A7:A4)"),
        ("SUM(A4:A5)", "SUM(A6:A6)"),
        ("SUM(A5:A7)", "SUM(A4:A8)"),
        ("SUM(A:B)+SUM(7:8)+SUM($7:$7)", "SUM(A:B)+SUM(8:9)+SUM($8:$8)"),
        ("Rencana!A7+'Rencana'!$A$7+Lain!A7", "Rencana!A8+'Rencana'!$A$8+Lain!A7"),
        ("[1]Rencana!A7+'[Buku.xlsx]Rencana'!A7", "[1]Rencana!A7+'[Buku.xlsx]Rencana'!A7"),
        ("SUM(Rencana:Lain!A7)", "SUM(Rencana:Lain!A7)"),
        ('"A7"&A7&"""A7"""', '"A7"&A8&"""A7"""'),
        ("tblA[[#This Row],[A7]]+tblA[A7]+tblA['[A7']]", "tblA[[#This Row],[A7]]+tblA[A7]+tblA['[A7']]"),
        ("LOG10(A7)+ATAN2(A7,1)+Q1_2026+A7_x+_A7", "LOG10(A8)+ATAN2(A8,1)+Q1_2026+A7_x+_A7"),
        ("A7:INDEX(B:B,7)", "A8:INDEX(B:B,7)"),
        ("#REF!A7+#N/A+A7#", "#REF!A7+#N/A+A8#"),
        ("1E7+A7%+1.5", "1E7+A8%+1.5"),
        ("A1048576", "A1048576"),
        ("YTD2026+XFE7+XFD7+A1048577+RKT2026", "YTD2026+XFE7+XFD8+A1048577+RKT2027"),
    ],
)
def test_a_formula_follows_the_rows_it_names(before: str, after: str) -> None:
    assert shift(before, "Rencana", PETA) == after
    assert shift(before.replace("Rencana!", "Lain!").replace("'Rencana'!", "Lain!"), "Lain", PETA) == before.replace(
        "Rencana!", "Lain!"
    ).replace("'Rencana'!", "Lain!")


def test_a_name_follows_only_where_its_rows_are_fixed() -> None:
    assert shift_absolute("Rencana!$A$7,Rencana!A7,Rencana!$5:$6", PETA) == "Rencana!$A$8,Rencana!A7,Rencana!$4:$4"


@pytest.mark.parametrize(("before", "after"), [("$A$1:$N$5", "$A$1:$N$7"), ("$A$1:$N$7", "$A$1:$N$8")])
def test_a_print_area_that_ends_within_a_table_goes_on_to_its_end(before: str, after: str) -> None:
    assert shift_absolute(f"Rencana!{before}", PETA, to_end=True) == f"Rencana!{after}"


def test_a_rule_means_rows_relative_to_its_own() -> None:
    assert shift_rule("$A4>$B$7+C5", "Rencana", PETA, 10) == "$A14>$B$8+C15"


def test_a_copied_formula_moves_what_is_not_fixed() -> None:
    assert translate("A1+$A1+A$1+$A$1+SUM(B2:$C3)", 2, 1) == "B3+$A3+B$1+$A$1+SUM(C4:$C5)"
    assert translate("A1", -1, 0) == HILANG
    assert translate("1:1+XFD1", 0, 1) == f"1:1+{HILANG}"


def test_references_and_words_are_found() -> None:
    formula = "SUM(tblA[Pagu])+'Rencana Kinerja'!$B$2+Tahun+[Nilai]"
    assert references(formula) == (("Rencana Kinerja", area_of("B2")),)
    assert words(formula) == {"sum", "tbla", "tahun", "["}
    assert qualify('SUBTOTAL(109,[Nilai])+tblA[x]&"[a]"&[[#This Row],[b]]', "tblB") == (
        'SUBTOTAL(109,tblB[Nilai])+tblA[x]&"[a]"&tblB[[#This Row],[b]]'
    )


_blok = st.builds(
    lambda first, size, count, order: Blok(
        first,
        first + size - 1,
        first + size - 1,
        count,
        {first + i: new for i, new in enumerate(order[:size]) if new < count},
    ),
    st.integers(1, 30),
    st.integers(1, 12),
    st.integers(1, 15),
    st.permutations(range(15)),
)


@given(_blok, st.integers(1, 60), st.integers(0, 30))
def test_what_lies_outside_keeps_its_distance_and_rows_never_meet(blok: Blok, top: int, size: int) -> None:
    rows = PetaBaris([blok])
    new = [rows.row(n) for n in range(1, 80)]
    kept = [n for n in new if n is not None]
    assert len(set(kept)) == len(kept)
    assert new[: blok.first - 1] == list(range(1, blok.first))
    assert new[blok.last :] == [n + blok.growth for n in range(blok.last + 1, 80)]
    covered = {n for a, b in rows.spans(top, top + size) for n in range(a, b + 1)}
    assert {rows.row(n) for n in range(top, top + size + 1)} - {None} <= covered
