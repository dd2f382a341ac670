"""A unit's answers never undo what the office did, and never reach beyond the unit."""

from collections.abc import Mapping
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.plan.facts import Fakta, Kunci
from xlpy.plan.unit_form import Identitas, UnitForm
from xlpy.plan.unit_merge import HasilForm, take
from xlpy.plan.units import Unit

NODE = Kunci("Sub Kegiatan", "", "7.01.02.2.01.0001")
ONE = NODE._replace(ke=1)
BASE: dict[Kunci, dict[str, str]] = {
    NODE: {"nama": "Koordinasi", "pagu": "1000", "penanggung_jawab": "Kasi Pemerintahan"},
    ONE: {"nama": "Jumlah Laporan", "satuan": "Laporan", "target": "12", "asal": "DPA"},
}
FIELDS = ("nama", "target", "target_teks", "rencana_aksi")


def changed(facts: Fakta, **fields: str) -> dict[Kunci, dict[str, str]]:
    """The facts with fields of the indikator changed; an empty one is taken away."""
    now = {**facts[ONE], **fields}
    return {**{k: dict(f) for k, f in facts.items()}, ONE: {k: v for k, v in now.items() if v}}


def form(isian: Fakta, dasar: Fakta = BASE, jabatan: str = "Kasi Pemerintahan") -> UnitForm:
    return UnitForm(
        berkas="form.xlsx",
        identitas=Identitas(dokumen="d", tahun=2026, versi=1, unit=Unit(jabatan)),
        dasar=dasar,
        isian=isian,
        dijawab={ONE: frozenset(FIELDS)},
        letak={(ONE, kolom): f"Isian!{letter}4" for kolom, letter in zip(FIELDS, "EHHN", strict=True)},
    )


def test_what_only_the_unit_changed_is_taken_with_its_cell() -> None:
    result = take(form(changed(BASE, target="15", rencana_aksi="Rapat")), BASE, {})
    assert result.fakta == changed(BASE, target="15", rencana_aksi="Rapat")
    assert [(u.kolom, u.rencana, u.usul, u.sel) for u in result.diambil] == [
        ("rencana_aksi", "", "Rapat", "Isian!N4"),
        ("target", "12", "15", "Isian!H4"),
    ]


def test_what_only_the_office_changed_stays() -> None:
    office = changed(BASE, target="20")
    result = take(form(BASE), office, {})
    assert result.fakta == office
    assert (result.diambil, result.berselisih) == ((), ())


def test_what_both_changed_stays_the_office_s_and_is_told() -> None:
    office = changed(BASE, target="20")
    result = take(form(changed(BASE, target="15")), office, {})
    assert result.fakta == office
    assert [(u.kolom, u.rencana, u.usul) for u in result.berselisih] == [("target", "20", "15")]


def test_a_target_in_figures_and_one_in_words_are_one_value() -> None:
    office = changed(BASE, target="20")
    result = take(form(changed(BASE, target="", target_teks="BB")), office, {})
    assert result.fakta == office
    assert [(u.kolom, u.usul) for u in result.berselisih] == [("target", "BB")]


def test_a_form_that_was_mended_after_it_was_taken_is_no_conflict() -> None:
    first = take(form(changed(BASE, target="15")), BASE, {})
    second = take(form(changed(BASE, target="16")), first.fakta, first.jawaban)
    assert second.fakta[ONE]["target"] == "16"
    assert second.berselisih == ()


def test_what_the_office_changed_after_the_first_round_is_not_overwritten_by_the_second() -> None:
    first = take(form(changed(BASE, target="15")), BASE, {})
    office = changed(first.fakta, target="18")
    second = take(form(changed(BASE, target="16")), office, first.jawaban)
    assert second.fakta[ONE]["target"] == "18"
    assert [(u.rencana, u.usul) for u in second.berselisih] == [("18", "16")]


def test_an_indikator_worded_by_the_unit_is_no_longer_the_dpa_s() -> None:
    result = take(form(changed(BASE, nama="Persentase Laporan")), BASE, {})
    assert result.fakta[ONE]["asal"] == "Isian"


@pytest.mark.parametrize(
    ("office", "why"),
    [
        ({}, "tidak ada pada rencana"),
        ({**BASE, NODE: {**BASE[NODE], "penanggung_jawab": "Kasi Trantib"}}, "tanggung jawab Kasi Trantib"),
        ({NODE: BASE[NODE]}, "sudah dihapus"),
    ],
)
def test_what_is_not_the_unit_s_any_more_is_refused_with_its_cell(office: Fakta, why: str) -> None:
    result = take(form(changed(BASE, target="15")), office, {})
    assert result.fakta == office
    ((refused),) = result.ditolak
    assert (refused.kolom, refused.usul, refused.sel) == ("target", "15", "Isian!H4")
    assert why in refused.alasan


def test_an_indikator_for_a_sub_kegiatan_without_one_is_taken() -> None:
    bare = {NODE: BASE[NODE]}
    filled = replace(form({**bare, ONE: {"nama": "Jumlah Rapat", "target": "4"}}, bare))
    result = take(filled, bare, {})
    assert result.fakta[ONE] == {"nama": "Jumlah Rapat", "target": "4", "asal": "Isian"}


values = st.sampled_from(("", "1", "2", "3"))
fields = st.fixed_dictionaries(dict.fromkeys(("nama", "target", "rencana_aksi"), values))


def _merged(base: Mapping[str, str], office: Mapping[str, str], unit: Mapping[str, str]) -> HasilForm:
    before, ours, theirs = ({NODE: BASE[NODE], ONE: {k: v for k, v in f.items() if v}} for f in (base, office, unit))
    answered = replace(form(theirs, before), dijawab={ONE: frozenset(base)})
    return take(answered, ours, {})


@given(fields, fields, fields)
def test_nothing_of_either_side_is_lost(
    base: Mapping[str, str], office: Mapping[str, str], unit: Mapping[str, str]
) -> None:
    result = _merged(base, office, unit)
    now, told = result.fakta[ONE], {u.kolom: u.usul for u in result.berselisih}
    for kolom in base:
        kept = now.get(kolom, "")
        if office[kolom] != base[kolom]:
            assert kept == office[kolom], "the office's change stays"
        if unit[kolom] != base[kolom] and kept != unit[kolom]:
            assert told[kolom] == unit[kolom], "the unit's change is taken or told"
        if office[kolom] == base[kolom] == unit[kolom]:
            assert kept == base[kolom]


@given(fields, fields, fields)
def test_taking_the_same_form_again_changes_nothing(
    base: Mapping[str, str], office: Mapping[str, str], unit: Mapping[str, str]
) -> None:
    first = _merged(base, office, unit)
    again = {NODE: BASE[NODE], ONE: {k: v for k, v in unit.items() if v}}
    before = {NODE: BASE[NODE], ONE: {k: v for k, v in base.items() if v}}
    answered = replace(form(again, before), dijawab={ONE: frozenset(base)})
    second = take(answered, first.fakta, first.jawaban)
    assert second.fakta == first.fakta
    assert second.diambil == ()
