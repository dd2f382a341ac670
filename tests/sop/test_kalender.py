"""The calendar that is shipped, held against the ``holidays`` package, which keeps the decrees on its own."""

from datetime import date, timedelta

import pytest

from xlpy.sop.kalender import PERKIRAAN, jam_kerja, libur, ramadan, taksiran_libur

TAHUN_BERSKB = (2026, 2027)


@pytest.mark.parametrize("tahun", TAHUN_BERSKB)
def test_a_second_source_names_the_same_holidays_and_joint_leaves(tahun: int) -> None:
    shipped = {(row["tanggal"], row["jenis"]) for row in libur() if row["tanggal"].year == tahun}  # type: ignore[union-attr]
    assert shipped == {(row["tanggal"], row["jenis"]) for row in taksiran_libur(tahun)}


def test_the_shipped_holidays_stand_in_order_and_each_once() -> None:
    days = [row["tanggal"] for row in libur()]
    assert days == sorted(set(days))
    assert {day.year for day in days} == set(TAHUN_BERSKB)


def test_ramadan_ends_on_the_eve_of_idulfitri() -> None:
    for row in ramadan():
        first, last = row["mulai"], row["selesai"]
        assert isinstance(first, date)
        assert isinstance(last, date)
        assert (last - first).days in (28, 29)
        eid = min(
            day["tanggal"]
            for day in taksiran_libur(last.year)
            if "Idul Fitri" in day["keterangan"] and day["jenis"] == "Libur nasional"
        )
        assert last + timedelta(days=1) == eid
        assert row["tahun"] == first.year


@pytest.mark.parametrize("masa", ["Biasa", "Ramadan"])
def test_a_week_has_the_hours_of_the_regulation(masa: str) -> None:
    """Perpres 21/2023: 37 h 30 min without breaks, 32 h 30 min in Ramadan."""
    week = 0
    for row in (row for row in jam_kerja() if row["masa"] == masa):
        start, pause, resume, end = (
            row[key].hour * 60 + row[key].minute  # type: ignore[union-attr]
            for key in ("mulai", "istirahat_mulai", "istirahat_selesai", "pulang")
        )
        week += (end - resume + pause - start) * (1 if row["hari"] == "Jumat" else 4)
    assert week == {"Biasa": 37 * 60 + 30, "Ramadan": 32 * 60 + 30}[masa]


def test_a_year_without_a_decree_is_an_estimate_as_a_whole() -> None:
    rows = taksiran_libur(2035)
    assert {row["asal"] for row in rows} == {PERKIRAAN}
    assert {(row["tanggal"], row["keterangan"]) for row in rows} >= {
        (date(2035, 8, 17), "Hari Kemerdekaan Republik Indonesia")
    }


def test_a_year_that_nobody_knows_has_no_estimates() -> None:
    assert taksiran_libur(2150) == ()
