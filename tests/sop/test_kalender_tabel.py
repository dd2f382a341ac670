"""The sheet Kalender as a calendar: what its rows may say, how they count, what is refused and where."""

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal

import pytest

from xlpy.errors import InputError
from xlpy.sop.kalender import jam_kerja
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.kalender_tabel import Baris, read_kalender

PAGI_SORE = ((450, 720), (780, 960))
JUMAT = ((450, 690), (780, 990))


def jam(hari: str = "Senin–Jumat", masa: str = "Biasa", **times: object) -> Baris:
    usual = {"mulai": time(7, 30), "istirahat_mulai": time(12), "istirahat_selesai": time(13), "pulang": time(16)}
    return {"masa": masa, "hari": hari, **usual, **times}


def hours(kalender: Kalender, day: str) -> object:
    """When is worked on that day, in minutes since midnight."""
    wanted = date.fromisoformat(day)
    return kalender.tahun(wanted.year).jam_pada(wanted.toordinal())


def test_the_built_in_calendar_knows_usual_fridays_and_ramadan() -> None:
    kalender = read_kalender()
    assert hours(kalender, "2026-01-05") == PAGI_SORE
    assert hours(kalender, "2026-01-09") == JUMAT
    assert hours(kalender, "2026-02-19") == ((480, 720), (750, 900))
    assert hours(kalender, "2026-02-27") == ((480, 690), (750, 930))
    assert hours(kalender, "2026-01-10") == hours(kalender, "2026-01-16") == hours(kalender, "2026-12-24") == ()


@pytest.mark.parametrize(
    ("hari", "weekdays"),
    [
        ("Senin–Kamis", [0, 1, 2, 3]),
        ("senin - kamis", [0, 1, 2, 3]),
        ("Senin s.d. Jumat", [0, 1, 2, 3, 4]),
        ("Senin sampai Rabu", [0, 1, 2]),
        ("Jum'at", [4]),
        ("Sabtu", [5]),
        ("Senin, Rabu dan Jumat", [0, 2, 4]),
        ("Senin–Selasa; Sabtu/Minggu", [0, 1, 5, 6]),
    ],
)
def test_weekdays_may_be_written_as_people_write_them(hari: str, weekdays: list[int]) -> None:
    assert sorted(read_kalender(jam_kerja=[jam(hari)]).jam) == weekdays


@pytest.mark.parametrize(
    "pulang",
    ["16:00", "16.00", " 16:00:00 ", time(16), time(15, 59, 59), datetime(1899, 12, 30, 16)],  # noqa: DTZ001
)
def test_a_clock_time_may_be_a_time_or_a_text(pulang: object) -> None:
    assert read_kalender(jam_kerja=[jam(pulang=pulang)]).jam[0] == PAGI_SORE


@pytest.mark.parametrize(
    "tanggal",
    ["2026-11-20", "20/11/2026", "20-11-2026", date(2026, 11, 20), datetime(2026, 11, 20)],  # noqa: DTZ001 - as cells hold it
)
def test_a_day_may_be_a_date_or_a_text(tanggal: object) -> None:
    assert hours(read_kalender(libur=[{"tanggal": tanggal, "jenis": "Libur nasional"}]), "2026-11-20") == ()


def test_a_day_without_a_break_is_one_span() -> None:
    kalender = read_kalender(jam_kerja=[jam("Sabtu", istirahat_mulai="", istirahat_selesai=None)])
    assert kalender.jam == {5: ((450, 960),)}


def test_a_weekday_without_hours_of_its_own_in_ramadan_keeps_the_usual_ones() -> None:
    kalender = read_kalender(jam_kerja=[*jam_kerja(), jam("Sabtu")])
    assert hours(kalender, "2026-02-21") == PAGI_SORE


def test_half_days_close_early_and_a_day_off_outweighs_them() -> None:
    rows = [
        {"tanggal": "2026-11-11", "jenis": "Setengah hari", "pulang": "11:00"},
        {"tanggal": "2026-11-12", "jenis": "setengah hari"},
        {"tanggal": "2026-11-13", "jenis": "Setengah Hari", "pulang": "14.30"},
        {"tanggal": "2026-11-16", "jenis": "Setengah hari"},
        {"tanggal": "2026-11-16", "jenis": "Libur daerah"},
    ]
    kalender = read_kalender(libur=rows)
    assert hours(kalender, "2026-11-11") == ((450, 660),)
    assert hours(kalender, "2026-11-12") == ((450, 720),)
    assert hours(kalender, "2026-11-13") == ((450, 690), (780, 870))
    assert hours(kalender, "2026-11-16") == ()


def test_the_office_table_wins_over_the_estimates_of_a_year() -> None:
    assert hours(read_kalender(libur=[]), "2028-08-17") == ()
    stated = read_kalender(libur=[{"tanggal": "2028-12-25", "jenis": "Libur nasional"}])
    assert hours(stated, "2028-08-17") == PAGI_SORE


def test_a_day_off_of_the_office_alone_does_not_hide_the_holidays_of_all() -> None:
    kalender = read_kalender(
        libur=[
            {"tanggal": "2028-12-15", "jenis": "Libur daerah"},
            {"tanggal": "2028-08-17", "jenis": "Setengah hari", "pulang": "10:00"},
        ]
    )
    assert hours(kalender, "2028-12-15") == hours(kalender, "2028-12-25") == ()
    assert hours(kalender, "2028-08-17") == ((450, 600),)


def test_blank_rows_do_not_count() -> None:
    blank: Baris = {"tanggal": None, "keterangan": ""}
    assert read_kalender(libur=[blank, {}], ramadan=[blank]).libur == ()


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        ({"jam_kerja": []}, "Kalender: tidak ada jam kerja"),
        ({"jam_kerja": [jam(), jam("Jumat")]}, "tabel Jam kerja, baris ke-2: jam kerja hari Jumat tertulis dua kali"),
        ({"jam_kerja": [jam("Senen")]}, 'baris ke-1: hari "Senen" tidak terbaca'),
        ({"jam_kerja": [jam("")]}, 'hari "" tidak terbaca'),
        ({"jam_kerja": [jam("Jumat–Senin")]}, 'hari "Jumat–Senin" tidak terbaca'),
        ({"jam_kerja": [jam("Senin–Rabu–Jumat")]}, "tidak terbaca"),
        ({"jam_kerja": [jam(masa="Puasa")]}, 'masa "Puasa" tidak dikenal'),
        ({"jam_kerja": [jam(mulai="pagi")]}, 'mulai "pagi" tidak terbaca. Tulis jamnya'),
        ({"jam_kerja": [jam(mulai=Decimal("0.3"))]}, 'mulai "0.3" tidak terbaca'),
        ({"jam_kerja": [jam(mulai="24:00")]}, 'mulai "24:00" tidak terbaca'),
        ({"jam_kerja": [jam(pulang=None)]}, "pulang kosong"),
        ({"jam_kerja": [jam(istirahat_mulai=None)]}, "hanya satu sisi istirahat"),
        ({"jam_kerja": [jam(pulang="12:30")]}, "jam tidak berurutan"),
        ({"ramadan": [{"mulai": "2026-02-19", "selesai": "2027-03-20"}]}, "tabel Bulan Ramadan, baris ke-1"),
        ({"ramadan": [{"mulai": "2026-03-20", "selesai": "2026-02-19"}]}, "tidak cocok"),
        ({"ramadan": [{"mulai": "2026-02-19"}]}, "selesai kosong"),
        ({"libur": [{"keterangan": "Lebaran"}]}, "tabel Hari libur, baris ke-1: tanggal kosong"),
        ({"libur": [{"tanggal": "31/02/2026"}]}, 'tanggal "31/02/2026" tidak terbaca'),
        ({"libur": [{"tanggal": 46000}]}, 'tanggal "46000" tidak terbaca'),
    ],
)
def test_a_row_that_cannot_be_understood_is_refused_with_its_place(
    tables: dict[str, Sequence[Baris]], expected: str
) -> None:
    with pytest.raises(InputError) as caught:
        read_kalender(**tables)
    assert expected in str(caught.value)
