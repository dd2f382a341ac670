"""Working time: what holds for every calendar, every moment and every duration."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given
from hypothesis import strategies as st

from xlpy.sop.kalender_kantor import HariLibur, Kalender, Ramadan
from xlpy.sop.steps import Baku, SatuanWaktu
from xlpy.sop.tahun_kerja import Jam
from xlpy.sop.waktu_kerja import (
    WIB,
    add_days,
    add_minutes,
    days_between,
    deadline,
    minutes_between,
    next_working,
    previous_working,
    subtract_days,
    subtract_minutes,
)

AWAL, AKHIR = datetime(2025, 12, 1, tzinfo=WIB), datetime(2027, 2, 1, tzinfo=WIB)


def _spans(times: list[int]) -> Jam:
    ordered = sorted(times)
    return tuple(zip(ordered[::2], ordered[1::2], strict=True))


# One to three spans a day, to five minutes: in a gap of one minute nobody could tell a break from working minutes.
_clock = st.integers(0, 24 * 12 - 1).map(lambda count: count * 5)
_hours = st.integers(1, 3).flatmap(
    lambda n: st.lists(_clock, min_size=2 * n, max_size=2 * n, unique=True).map(_spans)
)
_days_off = st.lists(
    st.builds(
        HariLibur,
        tanggal=st.dates(date(2025, 11, 1), date(2027, 3, 1)),
        pulang=st.just(0) | st.integers(0, 24 * 60 - 1),
        setempat=st.booleans(),
    ),
    max_size=40,
).map(tuple)
_ramadan = st.dates(date(2025, 12, 1), date(2027, 1, 1)).map(lambda day: (Ramadan(day, day + timedelta(days=29)),))
kalender = st.builds(
    Kalender,
    jam=st.dictionaries(st.integers(0, 6), _hours, min_size=1),
    jam_ramadan=st.dictionaries(st.integers(0, 6), _hours),
    ramadan=st.just(()) | _ramadan,
    libur=_days_off,
    taksiran=st.just(lambda year: (HariLibur(date(year, 1, 1)), HariLibur(date(year, 12, 30), pulang=600))),
)
_zones = st.sampled_from((WIB, UTC, timezone(timedelta(hours=-9, minutes=-30)), timezone(timedelta(hours=8))))
saat = st.builds(
    lambda seconds, zone: (AWAL + timedelta(seconds=seconds)).astimezone(zone),
    st.integers(0, int((AKHIR - AWAL).total_seconds())),
    _zones,
)
menit = st.integers(0, 3) | st.integers(0, 5_000)  # five a week end after the calendar
hari = st.integers(0, 300)


def minute(moment: datetime) -> datetime:
    """The minute that an office clock shows."""
    return moment.astimezone(WIB).replace(second=0)


def is_working(calendar: Kalender, moment: datetime) -> bool:
    return next_working(calendar, moment) == minute(moment)


def counted(calendar: Kalender, first: datetime, last: datetime) -> int:
    """The slow way: look at every minute."""
    passed, now = 0, minute(first)
    while now < minute(last):
        passed += is_working(calendar, now) and is_working(calendar, now + timedelta(minutes=1))
        now += timedelta(minutes=1)
    return passed


@given(kalender, saat, menit)
def test_adding_and_then_measuring_gives_the_same(calendar: Kalender, start: datetime, minutes: int) -> None:
    assert minutes_between(calendar, start, add_minutes(calendar, start, minutes)) == minutes
    assert minutes_between(calendar, subtract_minutes(calendar, start, minutes), start) == minutes


@given(kalender, saat, menit)
def test_subtracting_undoes_adding_and_the_reverse(calendar: Kalender, moment: datetime, minutes: int) -> None:
    """Where a working minute begins or ends: noon and one o'clock are the same to work that is counted."""
    end = add_minutes(calendar, moment, 1)
    begin = end - timedelta(minutes=1)
    assert subtract_minutes(calendar, add_minutes(calendar, begin, minutes), minutes) == begin
    assert add_minutes(calendar, subtract_minutes(calendar, end, minutes), minutes) == end


@given(kalender, saat, menit, hari)
def test_no_result_lies_outside_working_time(calendar: Kalender, start: datetime, minutes: int, days: int) -> None:
    results = (
        add_minutes(calendar, start, minutes),
        subtract_minutes(calendar, start, minutes),
        add_days(calendar, start, days),
        subtract_days(calendar, start, days),
        next_working(calendar, start),
        previous_working(calendar, start),
    )
    assert all(is_working(calendar, result) for result in results)
    assert {result.utcoffset() for result in results} == {timedelta(hours=7)}


@given(kalender, saat, saat, st.sampled_from(SatuanWaktu), st.integers(0, 300))
def test_a_later_start_never_ends_earlier(
    calendar: Kalender, one: datetime, other: datetime, satuan: SatuanWaktu, jumlah: int
) -> None:
    first, last = sorted((one, other))
    baku = Baku(jumlah, satuan)
    assert deadline(calendar, first, baku) <= deadline(calendar, last, baku)
    for back in (subtract_minutes, subtract_days):
        assert back(calendar, first, jumlah) <= back(calendar, last, jumlah)


@given(kalender, saat, st.sampled_from(SatuanWaktu), st.integers(0, 300))
def test_a_longer_duration_ends_later_and_none_before_it_began(
    calendar: Kalender, start: datetime, satuan: SatuanWaktu, jumlah: int
) -> None:
    end = deadline(calendar, start, Baku(jumlah, satuan))
    assert minute(start) <= end < deadline(calendar, start, Baku(jumlah + 1, satuan))


@given(kalender, saat, saat, saat)
def test_what_passes_between_three_moments_adds_up(
    calendar: Kalender, one: datetime, two: datetime, three: datetime
) -> None:
    parts = minutes_between(calendar, one, two) + minutes_between(calendar, two, three)
    assert minutes_between(calendar, one, three) == parts
    assert minutes_between(calendar, one, two) == -minutes_between(calendar, two, one)


@given(kalender, saat, menit, menit)
def test_two_durations_one_after_the_other_are_their_sum(
    calendar: Kalender, start: datetime, first: int, second: int
) -> None:
    stepwise = add_minutes(calendar, add_minutes(calendar, start, first), second)
    assert minutes_between(calendar, start, stepwise) == first + second
    if second:
        assert stepwise == add_minutes(calendar, start, first + second)


@given(kalender, saat, hari)
def test_days_added_are_the_days_measured(calendar: Kalender, start: datetime, days: int) -> None:
    end = add_days(calendar, start, days)
    assert days_between(calendar, start, end) == days
    assert days_between(calendar, start, end - timedelta(minutes=1)) == max(days - 1, 0)


@given(kalender, saat, hari)
def test_days_subtracted_lead_back_to_the_same_day(calendar: Kalender, start: datetime, days: int) -> None:
    begin = next_working(calendar, start)
    back = subtract_days(calendar, add_days(calendar, begin, days), days)
    assert back.date() == begin.date()


@given(kalender, saat, st.integers(0, 3 * 24 * 60))
def test_the_measure_is_what_a_person_counts_minute_by_minute(
    calendar: Kalender, start: datetime, elapsed: int
) -> None:
    end = start + timedelta(minutes=elapsed)
    assert minutes_between(calendar, start, end) == counted(calendar, start, end)


@given(kalender, saat)
def test_the_next_working_moment_is_the_nearest(calendar: Kalender, moment: datetime) -> None:
    def nearest(found: Callable[[Kalender, datetime], datetime]) -> timedelta:
        return abs(found(calendar, moment) - minute(moment))

    assert (nearest(next_working) == timedelta()) == (nearest(previous_working) == timedelta())
    assert next_working(calendar, moment) >= minute(moment) >= previous_working(calendar, moment)
    assert minutes_between(calendar, previous_working(calendar, moment), next_working(calendar, moment)) == 0
