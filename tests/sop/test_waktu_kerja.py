"""Working time: the worked-out examples of the procedure, the edges of days and years, what is refused."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest
from prosedur import UJUNG, at

from xlpy.errors import InputError
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.kalender_tabel import read_kalender
from xlpy.sop.muat import load_sop
from xlpy.sop.waktu_kerja import (
    add_days,
    add_minutes,
    days_between,
    deadline,
    minutes_between,
    next_working,
    previous_working,
    subtract_days,
    subtract_minutes,
    to_wib,
)

# Besides the built-in table: the office closes at 11.00 on Wednesday 11 November 2026, and at 12.00 on the day after.
SETENGAH = (
    {"tanggal": "2026-11-11", "keterangan": "Upacara", "jenis": "Setengah hari", "pulang": "11:00"},
    {"tanggal": "2026-11-12", "keterangan": "Rapat", "jenis": "Setengah hari"},
    {"tanggal": "2026-12-25", "keterangan": "Natal", "jenis": "Libur nasional"},
)


def run(kalender: Kalender, start: str) -> list[str]:
    """When each step ends if each begins where the one before it ended, and takes exactly its standard time."""
    moment, ends = at(start), []
    for step in load_sop().langkah:
        moment = deadline(kalender, moment, step.waktu)
        ends.append(f"{moment:%Y-%m-%d %H:%M}")
    return ends


# ── worked out by hand ───────────────────────────────────────────────────────────────────────────────────────────


def test_the_whole_procedure_around_a_holiday_in_january(kalender: Kalender) -> None:
    """16 January 2026 is a holiday: step 5 takes 12, 13, 14, 15, 19, 20, 21 January."""
    assert run(kalender, "2026-01-05 08:00") == list(UJUNG)


def test_the_whole_procedure_into_ramadan_across_a_joint_leave(kalender: Kalender) -> None:
    """Mon 16 February is cuti bersama, Tue 17 a holiday, Thu 19 the first day of Ramadan (08.00-15.00).

    1: Tue 10, 15.50 + 5 = 15.55.  2: 5 minutes until 16.00, 10 on Wed 11 from 07.30: 07.40.  3: 07.50.
    4: Thu 12, Fri 13, Wed 18, Thu 19: at 07.50 nobody works there yet, hence 08.00.
    5: Fri 20, Mon 23, Tue 24, Wed 25, Thu 26, Fri 27, Mon 2 March.  6: 08.15.  7: Tue 3 March.  Then 15, 30, 15, 60.
    """
    assert run(kalender, "2026-02-10 15:50") == [
        "2026-02-10 15:55",
        "2026-02-11 07:40",
        "2026-02-11 07:50",
        "2026-02-19 08:00",
        "2026-03-02 08:00",
        "2026-03-02 08:15",
        "2026-03-03 08:15",
        "2026-03-03 08:30",
        "2026-03-03 09:00",
        "2026-03-03 09:15",
        "2026-03-03 10:15",
    ]


def test_the_whole_procedure_out_of_ramadan_across_idulfitri(kalender: Kalender) -> None:
    """Off: Wed 18 March (cuti bersama), Thu 19, Fri 20 (cuti bersama), the weekend, Mon 23, Tue 24 (cuti bersama).

    1: Fri 13, 11.25 + 5 = 11.30, when the break begins.  2: from 12.30: 12.45.  3: 12.55.
    4: Mon 16, Tue 17, Wed 25, Thu 26: 12.55 lies in the break of a usual Thursday, hence 13.00.
    5: Fri 27, Mon 30, Tue 31, Wed 1 April, Thu 2 (Fri 3 is a holiday), Mon 6, Tue 7.  6: 13.15.  7: Wed 8.
    8: 13.30.  9: 14.00.  10: 14.15.  11: 15.15.
    """
    assert run(kalender, "2026-03-13 11:25") == [
        "2026-03-13 11:30",
        "2026-03-13 12:45",
        "2026-03-13 12:55",
        "2026-03-26 13:00",
        "2026-04-07 13:00",
        "2026-04-07 13:15",
        "2026-04-08 13:15",
        "2026-04-08 13:30",
        "2026-04-08 14:00",
        "2026-04-08 14:15",
        "2026-04-08 15:15",
    ]


@pytest.mark.parametrize(
    ("start", "minutes", "end"),
    [
        ("2026-03-17 14:30", 60, "2026-03-25 08:00"),  # 30 until 15.00 in Ramadan; then usual hours after Idulfitri
        ("2026-02-27 11:00", 60, "2026-02-27 13:00"),  # a Friday in Ramadan: break 11.30-12.30
        ("2026-01-09 11:00", 60, "2026-01-09 13:30"),  # another Friday: break 11.30-13.00
        ("2026-01-09 16:30", 30, "2026-01-12 08:00"),  # Friday at closing time
        ("2026-01-08 11:30", 60, "2026-01-08 13:30"),  # a Thursday: break 12.00-13.00
        ("2026-01-08 11:30", 30, "2026-01-08 12:00"),
        ("2026-01-05 07:30", 450, "2026-01-05 16:00"),  # a whole day ends in the evening, not next morning
        ("2026-01-10 10:00", 15, "2026-01-12 07:45"),  # from a Saturday
        ("2025-12-31 15:55", 10, "2026-01-02 07:35"),  # over New Year
        ("2026-01-05 05:00", 0, "2026-01-05 07:30"),
    ],
)
def test_minutes_pass_in_working_time_only(kalender: Kalender, start: str, minutes: int, end: str) -> None:
    assert add_minutes(kalender, at(start), minutes) == at(end)
    assert minutes_between(kalender, at(start), at(end)) == minutes
    assert minutes_between(kalender, at(end), at(start)) == -minutes


@pytest.mark.parametrize(
    ("end", "minutes", "start"),
    [
        ("2026-01-08 13:30", 60, "2026-01-08 11:30"),
        ("2026-01-08 13:30", 30, "2026-01-08 13:00"),
        ("2026-01-05 16:00", 450, "2026-01-05 07:30"),
        ("2026-01-02 07:35", 10, "2025-12-31 15:55"),
        ("2026-01-10 10:00", 15, "2026-01-09 16:15"),  # from a Saturday: Friday until 16.30
        ("2026-01-10 10:00", 0, "2026-01-09 16:30"),
        ("2026-01-10 10:00", 2250, "2026-01-05 07:30"),  # a week: 37 h 30 min
        ("2026-03-15 10:00", 1950, "2026-03-09 08:00"),  # a week in Ramadan: 32 h 30 min
    ],
)
def test_minutes_are_counted_back_in_working_time(kalender: Kalender, end: str, minutes: int, start: str) -> None:
    assert subtract_minutes(kalender, at(end), minutes) == at(start)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-01-15 09:00", 1, "2026-01-19 09:00"),  # a holiday and a weekend between
        ("2026-01-08 16:00", 1, "2026-01-09 16:00"),
        ("2026-01-09 16:30", 1, "2026-01-12 16:00"),  # only Fridays last until 16.30
        ("2026-01-08 11:45", 1, "2026-01-09 13:00"),  # the break of a Friday
        ("2026-01-08 20:00", 1, "2026-01-12 07:30"),  # work begins on Friday morning
        ("2026-01-10 10:00", 1, "2026-01-13 07:30"),  # work begins on Monday morning
        ("2026-01-10 10:00", 0, "2026-01-12 07:30"),
        ("2026-02-18 15:30", 1, "2026-02-19 15:00"),  # into Ramadan
        ("2026-12-30 09:00", 2, "2027-01-04 09:00"),  # over New Year
        ("2026-01-05 09:00", 239, "2027-01-04 09:00"),  # 2026 has 240 working days; the 5th is the second
    ],
)
def test_days_keep_the_clock_time_as_far_as_the_day_has_it(
    kalender: Kalender, start: str, days: int, end: str
) -> None:
    assert add_days(kalender, at(start), days) == at(end)
    assert days_between(kalender, at(start), at(end)) == days


@pytest.mark.parametrize(
    ("end", "days", "start"),
    [
        ("2026-01-19 09:00", 1, "2026-01-15 09:00"),
        ("2026-01-10 10:00", 1, "2026-01-08 16:00"),  # from Friday 16.30; Thursdays last until 16.00
        ("2027-01-04 09:00", 2, "2026-12-30 09:00"),
    ],
)
def test_days_are_counted_back(kalender: Kalender, end: str, days: int, start: str) -> None:
    assert subtract_days(kalender, at(end), days) == at(start)


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-01-05 09:00", "2026-01-06 08:59", 0),
        ("2026-01-05 09:00", "2026-01-06 09:00", 1),
        ("2026-01-09 09:00", "2026-01-11 09:00", 0),
        ("2026-01-09 09:00", "2026-01-12 09:00", 1),
        ("2026-01-10 09:00", "2026-01-11 09:00", 0),
        ("2026-01-12 09:00", "2026-01-09 09:00", -1),
    ],
)
def test_only_full_days_are_counted_between_two_moments(kalender: Kalender, start: str, end: str, days: int) -> None:
    assert days_between(kalender, at(start), at(end)) == days


def test_a_half_day_ends_when_the_office_closes_and_is_a_day_all_the_same() -> None:
    half = read_kalender(libur=SETENGAH)
    assert add_minutes(half, at("2026-11-11 10:30"), 60) == at("2026-11-12 08:00")
    assert add_minutes(half, at("2026-11-12 11:30"), 60) == at("2026-11-13 08:00")
    assert add_days(half, at("2026-11-10 14:00"), 1) == at("2026-11-11 11:00")
    assert add_days(half, at("2026-11-10 14:00"), 3) == at("2026-11-13 14:00")
    assert next_working(half, at("2026-11-11 13:30")) == at("2026-11-12 07:30")
    assert minutes_between(half, at("2026-11-09 00:00"), at("2026-11-14 00:00")) == 450 + 450 + 210 + 270 + 450


@pytest.mark.parametrize(
    ("moment", "following", "preceding"),
    [
        ("2026-01-05 07:29", "2026-01-05 07:30", "2026-01-02 16:30"),
        ("2026-01-05 07:30", "2026-01-05 07:30", "2026-01-05 07:30"),
        ("2026-01-05 12:00", "2026-01-05 12:00", "2026-01-05 12:00"),
        ("2026-01-05 12:30", "2026-01-05 13:00", "2026-01-05 12:00"),
        ("2026-01-05 16:00", "2026-01-05 16:00", "2026-01-05 16:00"),
        ("2026-01-05 16:01", "2026-01-06 07:30", "2026-01-05 16:00"),
        ("2026-01-16 10:00", "2026-01-19 07:30", "2026-01-15 16:00"),
        ("2027-01-01 10:00", "2027-01-04 07:30", "2026-12-31 16:00"),
        ("2026-12-31 16:01", "2027-01-04 07:30", "2026-12-31 16:00"),
    ],
)
def test_the_nearest_working_moments(kalender: Kalender, moment: str, following: str, preceding: str) -> None:
    assert next_working(kalender, at(moment)) == at(following)
    assert previous_working(kalender, at(moment)) == at(preceding)


# ── time zones, seconds, what is refused ─────────────────────────────────────────────────────────────────────────


def test_another_offset_is_converted_and_the_answer_is_wib(kalender: Kalender) -> None:
    utc = datetime(2026, 1, 5, 1, 0, 59, tzinfo=UTC)
    wita = datetime(2026, 1, 5, 9, 0, tzinfo=timezone(timedelta(hours=8)))
    for moment in (utc, wita):
        end = add_minutes(kalender, moment, 5)
        assert end.isoformat() == "2026-01-05T08:05:00+07:00"


def test_seconds_do_not_make_anybody_late(kalender: Kalender) -> None:
    assert minutes_between(kalender, at("2026-01-05 08:05"), at("2026-01-05 08:05") + timedelta(seconds=59)) == 0


def test_a_time_without_a_zone_is_refused(kalender: Kalender) -> None:
    naive = datetime(2026, 1, 5, 8, 0)  # noqa: DTZ001 - that is what is refused
    with pytest.raises(InputError, match=r"2026-01-05 08:00 tidak menyebut zona waktu.*2026-01-05T08:00\+07:00"):
        add_minutes(kalender, naive, 5)
    with pytest.raises(InputError, match="zona waktu"):
        minutes_between(kalender, at("2026-01-05 08:00"), naive)


def test_a_time_at_the_edge_of_all_dates_is_refused() -> None:
    with pytest.raises(InputError, match="Periksa tahunnya"):
        to_wib(datetime.max.replace(tzinfo=UTC))


@pytest.mark.parametrize("moment", ["0026-01-05 08:00", "1926-01-05 08:00", "2926-01-05 08:00"])
def test_a_year_that_cannot_be_meant_is_refused(kalender: Kalender, moment: str) -> None:
    with pytest.raises(InputError, match=r"Kalender: .* Periksa tahun"):
        add_minutes(kalender, at(moment), 5)


@pytest.mark.parametrize("count", [add_minutes, subtract_minutes, add_days, subtract_days])
def test_a_duration_without_end_or_below_zero_is_refused(
    kalender: Kalender, count: Callable[[Kalender, datetime, int], datetime]
) -> None:
    with pytest.raises(InputError, match="Periksa tahun"):
        count(kalender, at("2026-01-05 08:00"), 10**12)
    with pytest.raises(ValueError, match="not -1"):
        count(kalender, at("2026-01-05 08:00"), -1)
