"""Titles in full, as papers write them."""

import pytest

from xlpy.plan.jabatan import full_title, unit_name


@pytest.mark.parametrize(
    ("title", "full", "unit"),
    [
        ("Camat", "Camat Lumajang", "Kecamatan"),
        ("Camat Lumajang", "Camat Lumajang", "Kecamatan"),
        ("Sekretaris", "Sekretaris Kecamatan Lumajang", "Sekretariat"),
        ("Sekcam", "Sekretaris Kecamatan Lumajang", "Sekretariat"),
        ("Kasi Pemerintahan", "Kepala Seksi Pemerintahan", "Seksi Pemerintahan"),
        ("Kasubbag Keuangan", "Kepala Sub Bagian Keuangan", "Sub Bagian Keuangan"),
        ("KASUBAG UMUM DAN KEPEGAWAIAN", "Kepala Sub Bagian Umum dan Kepegawaian", "Sub Bagian Umum dan Kepegawaian"),
        ("Lurah Melati", "Lurah Melati", "Kelurahan Melati"),
        ("Kelurahan Melati", "Lurah Melati", "Kelurahan Melati"),
        ("Sekretaris Kelurahan", "Sekretaris Kelurahan", "Sekretaris Kelurahan"),
        ("Staf", "Staf", "Staf"),
    ],
)
def test_a_title_in_full_and_the_unit_it_leads(title: str, full: str, unit: str) -> None:
    assert (full_title(title, "Lumajang"), unit_name(title)) == (full, unit)
