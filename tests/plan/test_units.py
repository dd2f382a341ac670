"""Who answers for what, however offices are spelled."""

import pytest
from contoh import rencana

from xlpy.plan.masukan import Pejabat
from xlpy.plan.units import Unit, find_units, units_of

TABEL = """
    kode              | unit       | pagu | target | sumber dana | penanggung jawab
    7.01.01.2.01.0001 |            | 10   | 1      | PAD         | Sekretaris
    7.01.01.2.01.0002 |            | 10   | 1      | PAD         | Kasubag Keuangan
    7.01.01.2.02.0001 |            | 10   | 1      | PAD         | Kasubbag. Keuangan
    7.01.02.2.01.0001 |            | 10   | 1      | PAD         | Camat
    7.01.02.2.02.0001 |            | 10   | 1      | PAD         |
    7.01.03.2.02.0001 | KELURAHAN DITOTRUNAN | 10 | 1 | DAU       | Lurah Ditotrunan
    7.01.03.2.02.0001 | Kelurahan Jogoyudan  | 10 | 1 | DAU       | Lurah
    7.01.03.2.02.0002 | Kelurahan Ditotrunan | 10 | 1 | DAU       | Lurah Ditotrunan
"""


def test_each_office_has_one_form_and_the_camat_none() -> None:
    found = units_of(rencana(TABEL))
    assert [(duty.unit.nama, len(duty.sub_kegiatan)) for duty in found] == [
        ("Sekretaris", 1),
        ("Kasubag Keuangan", 2),
        ("Lurah Jogoyudan", 1),
        ("Lurah Ditotrunan", 2),
    ]


def test_a_lurah_goes_with_the_kelurahan_as_the_office_spells_it() -> None:
    found = units_of(rencana(TABEL), (Pejabat(jabatan="Lurah Ditotrunan", unit="Kel. Ditotrunan"),))
    assert {duty.unit.unit for duty in found if duty.unit.jabatan == "Lurah Ditotrunan"} == {"Kel. Ditotrunan"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Unit("Kasi Pemerintahan"), Unit("Kepala Seksi Pemerintahan")),
        (Unit("Kasubag Umum dan Kepegawaian"), Unit("Sub Bagian Umum & Kepegawaian")),
        (Unit("Lurah", "Kelurahan Melati"), Unit("LURAH MELATI")),
        (Unit("Bendahara"), Unit("bendahara ")),
    ],
)
def test_two_spellings_are_one_unit(one: Unit, other: Unit) -> None:
    assert one.kunci == other.kunci


@pytest.mark.parametrize("wanted", ["lurah jogoyudan", "Kelurahan Jogoyudan", "Jogoyudan"])
def test_a_unit_is_found_by_title_or_place(wanted: str) -> None:
    units = [duty.unit for duty in units_of(rencana(TABEL))]
    found, unknown = find_units([wanted], units)
    assert [u.nama for u in found.values()] == ["Lurah Jogoyudan"]
    assert unknown == ()


def test_what_means_no_unit_is_named() -> None:
    assert find_units(["Kasi Ekonomi"], [Unit("Kasi Pemerintahan")]) == ({}, ("Kasi Ekonomi",))
