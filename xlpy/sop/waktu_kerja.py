"""Working time: add and subtract durations, measure between two moments, find the deadline of a step.

How it counts (SOP; Perpres 21/2023; a working day is a day, however short):

- Working time lasts from the beginning of a span to its end, both included: 16.00 still belongs to it.
- *Minutes* pass in working time only.  A duration ends where its last minute is over (16.00, not 07.30 of the next
  day); counted backwards, it begins where its first minute begins.
- *Days* keep the clock time: n working days later at the same time, whatever the length of the days between.  A start
  outside working time counts from the next working moment.  Where the day reached is shorter, the time is moved into
  it: before it begins, to its beginning; in a break, to the end of the break; after it ends, to its end.
- Seconds do not count: a moment means the minute that an office clock shows.

Times are aware datetimes; results are in WIB (UTC+7).  Everything is pure: no clock is read here.
"""

from datetime import date, datetime

from xlpy.errors import InputError
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.steps import Baku, SatuanWaktu
from xlpy.sop.tahun_kerja import Jam, Saat
from xlpy.sop.wib import WIB

__all__ = [
    "WIB",
    "add_days",
    "add_minutes",
    "days_between",
    "deadline",
    "minutes_between",
    "next_working",
    "previous_working",
    "subtract_days",
    "subtract_minutes",
    "to_wib",
]


def to_wib(saat: datetime) -> datetime:
    """The same moment in WIB.

    Raises:
        InputError: it names no time zone, or lies at the very edge of what a date can say.
    """
    if saat.utcoffset() is None:
        raise InputError(
            f"waktu {saat:%Y-%m-%d %H:%M} tidak menyebut zona waktu. "
            f"Tambahkan +07:00 (WIB), misalnya {saat:%Y-%m-%dT%H:%M}+07:00."
        )
    try:
        return saat.astimezone(WIB)
    except OverflowError as error:
        raise InputError(f"waktu {saat.isoformat()} di luar jangkauan. Periksa tahunnya.") from error


def next_working(kalender: Kalender, saat: datetime) -> datetime:
    """The first working moment that is not before ``saat``."""
    moment = _split(saat)
    return _join(moment) if _is_working(kalender, moment) else _begin(kalender, moment, 0)


def previous_working(kalender: Kalender, saat: datetime) -> datetime:
    """The last working moment that is not after ``saat``."""
    moment = _split(saat)
    return _join(moment) if _is_working(kalender, moment) else _end(kalender, moment, 0)


def add_minutes(kalender: Kalender, mulai: datetime, menit: int) -> datetime:
    """When ``menit`` (0 or more) working minutes since ``mulai`` are over."""
    _refuse_negative(menit)
    return _end(kalender, _split(mulai), menit) if menit else next_working(kalender, mulai)


def subtract_minutes(kalender: Kalender, selesai: datetime, menit: int) -> datetime:
    """When to begin so that ``menit`` (0 or more) working minutes pass until ``selesai``."""
    _refuse_negative(menit)
    return _begin(kalender, _split(selesai), -menit) if menit else previous_working(kalender, selesai)


def add_days(kalender: Kalender, mulai: datetime, hari: int) -> datetime:
    """The same clock time ``hari`` (0 or more) working days after ``mulai``."""
    _refuse_negative(hari)
    return _same_clock(kalender, next_working(kalender, mulai), hari)


def subtract_days(kalender: Kalender, selesai: datetime, hari: int) -> datetime:
    """The same clock time ``hari`` (0 or more) working days before ``selesai``."""
    _refuse_negative(hari)
    return _same_clock(kalender, previous_working(kalender, selesai), -hari)


def minutes_between(kalender: Kalender, dari: datetime, sampai: datetime) -> int:
    """The working minutes from ``dari`` to ``sampai``; negative when ``sampai`` comes first."""
    first, last = _split(dari), _split(sampai)
    if last < first:
        return -minutes_between(kalender, sampai, dari)
    years = range(_year(first), _year(last))
    passed = sum(kalender.tahun(year).jumlah_menit for year in years)
    return passed + kalender.tahun(_year(last)).position(last) - kalender.tahun(_year(first)).position(first)


def days_between(kalender: Kalender, dari: datetime, sampai: datetime) -> int:
    """The full working days from ``dari`` to ``sampai``: the most that can be added without passing it.

    Negative when ``sampai`` comes first.
    """
    if _split(sampai) < _split(dari):
        return -days_between(kalender, sampai, dari)
    first, last = _split(next_working(kalender, dari)), _split(sampai)
    if last < first:
        return 0
    count = sum(kalender.tahun(year).jumlah_hari for year in range(_year(first), _year(last)))
    count += kalender.tahun(_year(last)).working_days_before(last[0])
    count -= kalender.tahun(_year(first)).working_days_before(first[0])
    return count if _split(add_days(kalender, dari, count)) <= last else count - 1


def deadline(kalender: Kalender, mulai: datetime, baku: Baku) -> datetime:
    """When a step that began at ``mulai`` must be finished."""
    add = add_days if baku.satuan is SatuanWaktu.HARI_KERJA else add_minutes
    return add(kalender, mulai, baku.jumlah)


# ── days and minutes ─────────────────────────────────────────────────────────────────────────────────────────────


def _split(saat: datetime) -> Saat:
    local = to_wib(saat)
    return local.toordinal(), local.hour * 60 + local.minute


def _join(moment: Saat) -> datetime:
    day, clock = moment
    return datetime.fromordinal(day).replace(hour=clock // 60, minute=clock % 60, tzinfo=WIB)


def _year(moment: Saat) -> int:
    return date.fromordinal(moment[0]).year


def _refuse_negative(count: int) -> None:
    if count < 0:
        raise ValueError(f"a duration is 0 or more, not {count}")


def _hours(kalender: Kalender, day: int) -> Jam:
    return kalender.tahun(date.fromordinal(day).year).jam_pada(day)


def _is_working(kalender: Kalender, moment: Saat) -> bool:
    return any(start <= moment[1] <= end for start, end in _hours(kalender, moment[0]))


def _end(kalender: Kalender, moment: Saat, minutes: int) -> datetime:
    """Where the minute before the position that lies ``minutes`` after ``moment`` is over."""
    year = _year(moment)
    position = kalender.tahun(year).position(moment) + minutes
    while position > kalender.tahun(year).jumlah_menit:
        position -= kalender.tahun(year).jumlah_menit
        year += 1
    while position <= 0:
        year -= 1
        position += kalender.tahun(year).jumlah_menit
    return _join(kalender.tahun(year).end_of(position))


def _begin(kalender: Kalender, moment: Saat, minutes: int) -> datetime:
    """Where the minute after the position that lies ``minutes`` after ``moment`` begins."""
    year = _year(moment)
    position = kalender.tahun(year).position(moment) + minutes
    while position < 0:
        year -= 1
        position += kalender.tahun(year).jumlah_menit
    while position >= kalender.tahun(year).jumlah_menit:
        position -= kalender.tahun(year).jumlah_menit
        year += 1
    return _join(kalender.tahun(year).begin_of(position))


def _same_clock(kalender: Kalender, mulai: datetime, days: int) -> datetime:
    """The clock time of ``mulai``, a working moment, on the working day ``days`` later."""
    day, clock = _split(mulai)
    year = _year((day, clock))
    index = kalender.tahun(year).working_days_before(day) + days
    while index < 0:
        year -= 1
        index += kalender.tahun(year).jumlah_hari
    while index >= kalender.tahun(year).jumlah_hari:
        index -= kalender.tahun(year).jumlah_hari
        year += 1
    reached = kalender.tahun(year).working_day(index)
    return _join((reached, _into(kalender.tahun(year).jam_pada(reached), clock)))


def _into(hours: Jam, clock: int) -> int:
    """The clock time moved into the hours of a day."""
    return next((max(start, clock) for start, end in hours if clock <= end), hours[-1][1])
