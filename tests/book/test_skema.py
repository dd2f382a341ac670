"""The schema is what was recorded of its version: none changes it without a version and a step."""

from itertools import pairwise

import pytest
from rekam_skema import structure_only

from xlpy.book.schema import LEMBAR, VERSI
from xlpy.book.skema import fixed_texts, headings, rekaman, susunan
from xlpy.book.skema_langkah import LANGKAH, steps_from

HOW = (
    "The schema is no more what is recorded of version {version}.  If a workbook of that version may be in an "
    "office, raise VERSI in xlpy/book/schema_dalam.py and add its step to xlpy/book/skema_langkah.py (what is only "
    "new needs none of its fields).  Then, in either case: python tests/alat/rekam_skema.py, with --ulang while the "
    "version is unreleased."
)


def test_the_present_schema_is_the_one_recorded_of_its_version() -> None:
    assert structure_only(rekaman()[VERSI]) == structure_only(susunan()), HOW.format(version=VERSI)


def test_every_version_is_recorded_and_has_its_step() -> None:
    assert sorted(rekaman()) == list(range(1, VERSI + 1))
    assert [step.ke for step in LANGKAH] == list(range(2, VERSI + 1))


@pytest.mark.parametrize("versions", list(pairwise(range(1, VERSI + 1))), ids=str)
def test_whatever_a_version_gave_up_its_step_tells(versions: tuple[int, int]) -> None:
    """A column, table, name or sheet that goes would take with it what people typed there."""
    before, after = (rekaman()[version] for version in versions)
    (step,) = (step for step in LANGKAH if step.ke == versions[1])
    lost = []
    for sheet, found in before.items():
        now = after.get(sheet, {"nama": {}, "tabel": {}})
        for table, columns in found["tabel"].items():
            kept = {*now["tabel"].get(table, ()), *step.buang_kolom.get(table, ())}
            renamed = {old for name, old in step.ganti_judul if name == table}
            lost += [f"{table}[{column}]" for column in columns if column not in kept | renamed]
        relabelled = {old for name, old in step.ganti_label if name == sheet}
        lost += [label for label in found["nama"].values() if label not in {*now["nama"].values(), *relabelled}]
    assert lost == []


def test_a_step_names_only_what_there_is() -> None:
    columns = {(t.name, c.heading) for sheet in LEMBAR for t in sheet.tables for c in t.columns}
    for step in LANGKAH:
        if step.ke == VERSI:
            assert {(name, now) for (name, _), now in step.ganti_judul.items()} <= columns
            assert {*step.bawaan} <= columns
    assert {name for step in LANGKAH for name in step.isi_ulang} <= {sheet.name for sheet in LEMBAR}


def test_texts_that_programs_wrote_once_stay_known() -> None:
    assert "hari libur dan cuti bersama" in fixed_texts("Kalender", 1)  # a title that is called otherwise now


def test_headings_are_those_of_the_version() -> None:
    assert "Akun" not in headings(1, "tblPejabat")
    assert "Akun" in headings(2, "tblPejabat")
    assert headings(1, "tblMatriks") == ()


def test_a_workbook_of_today_has_no_step_before_it() -> None:
    assert steps_from(VERSI) == ()
