"""Indikator that say the same in other words, found in one pass."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.checks.kembar import twins


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah laporan pembinaan BPD", "Jumlah laporan pembinan BPD"),
        ("Persentase usulan yang diakomodasi", "Persentase usulan yang diakomodir"),
        ("Jumlah desa dibina", "Jumlah desa yang dibina"),
        ("Nilai SAKIP", "Nilai SAKIP tahun 2027"),
        ("Nilai SAKIP 2026", "Nilai SAKIP 2027"),
        ("Jumlah laporan bulanan keuangan", "Jumlah laporan keuangan bulanan"),
    ],
)
def test_the_same_in_other_words_is_a_twin(one: str, other: str) -> None:
    assert list(twins([one, other])) == [(0, 1)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jumlah desa", "jumlah Desa"),  # equal: said elsewhere
        ("Jumlah kelompok 100001", "Jumlah kelompok 100002"),
        ("Jumlah dokumen RKA", "Jumlah dokumen DPA"),
        ("Jumlah rapat RT", "Jumlah rapat RW"),
        ("Persentase pembinaan desa", "Persentase pembinaan usaha mikro"),
        ("", "yang"),
        ("Jumlah", "Persentase"),
        ("Jumlah perencanaan", "Jumlah pelayanan"),
        ("Jumlah warga desa", "Jumlah warga desain"),
        ("Jumlah blok 1027", "Jumlah blok 1028"),
        ("Jumlah blok 20270", "Jumlah blok 20271"),
        ("Jumlah tim 20ab", "Jumlah tim 20cd"),
    ],
)
def test_another_thing_is_no_twin(one: str, other: str) -> None:
    assert list(twins([one, other])) == []


def test_each_later_one_is_named_once_with_an_earlier_one_of_its_kin() -> None:
    kin = ["Jumlah desa yang dibina", "Persentase desa maju", "Jumlah desa dibina", "Jumlah dibina desa"]
    assert list(twins(kin)) == [(0, 2), (2, 3)]


@given(st.lists(st.text("ab ", max_size=12), max_size=12))
def test_pairs_point_backwards_and_come_in_order(wordings: list[str]) -> None:
    found = list(twins(wordings))
    assert all(earlier < later < len(wordings) for earlier, later in found)
    assert [later for _, later in found] == sorted({later for _, later in found})
