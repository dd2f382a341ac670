from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.plan.model import TANPA_TRIWULAN, Indikator, JenisTarget
from xlpy.plan.triwulan import guess_jenis_target, quarterly_targets


@pytest.mark.parametrize(
    ("nama", "satuan", "jenis"),
    [
        ("Jumlah Dokumen Perencanaan", "Dokumen", JenisTarget.KUMULATIF),
        ("Jumlah Orang yang Menerima Gaji", "Orang/Bulan", JenisTarget.KONSTAN),
        ("Lama layanan kebersihan", "Bulan", JenisTarget.KUMULATIF),
        ("Persentase desa tertib administrasi", "%", JenisTarget.KONSTAN),
        ("Persentase desa tertib administrasi", "Persen", JenisTarget.KONSTAN),
        ("Nilai AKIP Kecamatan", "Nilai", JenisTarget.POSISI_AKHIR),
        ("Indeks Kepuasan Masyarakat", "Angka", JenisTarget.POSISI_AKHIR),
    ],
)
def test_satuan_and_wording_propose_the_jenis_target(nama: str, satuan: str, jenis: JenisTarget) -> None:
    assert guess_jenis_target(Indikator(nama=nama, satuan=satuan, target=Decimal(10))) is jenis


def test_without_a_target_nothing_is_proposed() -> None:
    assert guess_jenis_target(Indikator(nama="Jumlah Dokumen", satuan="Dokumen")) is None


def test_a_predicate_is_reached_at_the_end() -> None:
    assert guess_jenis_target(Indikator(nama="Predikat", target_teks="BB")) is JenisTarget.POSISI_AKHIR


@pytest.mark.parametrize(
    ("target", "anggaran", "expected"),
    [
        ("12", (25, 25, 25, 25), "3 3 3 3"),
        ("1", (50, 50, 0, 0), "0 1 0 0"),  # the one document is due when its last money is drawn
        ("2", (25, 25, 25, 25), "0 1 0 1"),
        ("100", (1, 1, 1, 0), "33 33 34 0"),
        ("2.5", (1, 1, 1, 1), "0.6 0.6 0.6 0.7"),
    ],
)
def test_a_cumulative_target_follows_the_money(target: str, anggaran: tuple[int, ...], expected: str) -> None:
    parts = quarterly_targets(Decimal(target), JenisTarget.KUMULATIF, anggaran)
    assert " ".join(map(str, parts)) == expected


def test_a_constant_target_stands_in_every_quarter() -> None:
    assert quarterly_targets(Decimal(96), JenisTarget.KONSTAN, None) == (Decimal(96),) * 4


def test_an_end_position_is_known_for_the_last_quarter_only() -> None:
    assert quarterly_targets(Decimal(80), JenisTarget.POSISI_AKHIR, None) == (None, None, None, Decimal(80))


@pytest.mark.parametrize("anggaran", [None, (0, 0, 0, 0), (10, -5, 0, 0)])
def test_without_a_usable_monthly_plan_a_cumulative_target_is_not_divided(anggaran: tuple[int, ...] | None) -> None:
    assert quarterly_targets(Decimal(12), JenisTarget.KUMULATIF, anggaran) == TANPA_TRIWULAN


@given(
    st.decimals(0, 10**9, places=2, allow_nan=False),
    st.lists(st.integers(0, 10**12), min_size=4, max_size=4).filter(any),
)
def test_the_quarters_always_add_up_to_the_year_and_are_never_negative(target: Decimal, anggaran: list[int]) -> None:
    parts = [p for p in quarterly_targets(target, JenisTarget.KUMULATIF, anggaran) if p is not None]
    assert sum(parts) == target
    assert min(parts) >= 0
