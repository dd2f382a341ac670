"""What is inconsistent in a plan after hand edits, each rule by one change to a consistent plan."""

from dataclasses import replace

import pytest

from xlpy.plan.kewajaran import periksa_kewajaran
from xlpy.plan.masukan import Dpa
from xlpy.plan.model import RencanaKinerja, SubKegiatan
from xlpy.plan.temuan import Tingkat

SUB = SubKegiatan(
    kode="7.01.02.2.01.0001", nama="x", pagu=1_200, bulanan=(100,) * 12, penanggung_jawab="Kasi Pemerintahan"
)
DPA = Dpa(tahun=2027, sub_kegiatan=(SUB,))


def rules(sub: SubKegiatan = SUB, dpa: Dpa = DPA, tahun: int = 2027) -> list[tuple[str, str]]:
    plan = RencanaKinerja(tahun=tahun, sub_kegiatan=(sub,))
    return [(found.temuan.aturan, str(found.temuan.tingkat)) for found in periksa_kewajaran(plan, dpa)]


def test_a_consistent_plan_has_no_finding() -> None:
    assert rules() == []


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"pagu": 2_400, "bulanan": (200,) * 12}, "pagu-beda-dpa"),
        ({"pagu": 0, "bulanan": None}, "pagu-beda-dpa"),
        ({"pagu": -12, "bulanan": (-1,) * 12}, "pagu-negatif"),
        ({"penanggung_jawab": ""}, "tanpa-penanggung-jawab"),
    ],
)
def test_an_edit_that_breaks_the_plan_blocks_the_signature(change: dict[str, object], rule: str) -> None:
    assert rules(replace(SUB, **change)) == [(rule, "berat")]


def test_months_that_no_longer_make_the_pagu_are_reported() -> None:
    assert rules(replace(SUB, bulanan=(90,) * 12)) == [("bulanan-tidak-sama-pagu", "ringan")]


def test_plans_without_monthly_amounts_are_counted_in_one_finding() -> None:
    plan = RencanaKinerja(tahun=2027, sub_kegiatan=(replace(SUB, bulanan=None), replace(SUB, unit="A", bulanan=None)))
    found = [f.temuan for f in periksa_kewajaran(plan, Dpa(tahun=2027, sub_kegiatan=plan.sub_kegiatan))]
    assert [(t.aturan, t.pesan[:14]) for t in found] == [("tanpa-rencana-bulanan", "2 sub kegiatan")]


def test_another_year_in_the_settings_than_in_the_dpa_blocks_the_signature() -> None:
    assert rules(tahun=2026) == [("tahun-berbeda", "berat")]


def test_an_emptied_sheet_dpa_is_said_once_and_not_for_every_row() -> None:
    assert rules(dpa=Dpa(tahun=2027)) == [("dpa-kosong", "ringan")]


def test_rows_of_one_code_and_unit_are_compared_with_their_sum() -> None:
    halves = replace(SUB, pagu=600, bulanan=None)
    assert rules(dpa=replace(DPA, sub_kegiatan=(halves, halves))) == []


def test_the_finding_leads_to_the_field() -> None:
    plan = RencanaKinerja(tahun=2027, sub_kegiatan=(replace(SUB, penanggung_jawab=""),))
    (found,) = periksa_kewajaran(plan, DPA)
    assert found.kunci is not None
    assert (found.kunci.kode, found.kolom, found.temuan.tingkat) == (SUB.kode, "penanggung_jawab", Tingkat.BERAT)
