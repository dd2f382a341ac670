"""The day of a deadline: what the formulas of Beranda count is what the calendar counts, half days included."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from contoh import dokumen
from hypothesis import given
from hypothesis import strategies as st

from xlpy.book.document import Document, Isi
from xlpy.build.beranda_hari import DAY, DAY_ZERO, Hari
from xlpy.prosedur import kalender_of
from xlpy.sop.muat import load_sop
from xlpy.sop.steps import Langkah
from xlpy.sop.waktu_kerja import WIB, deadline

LANGKAH = load_sop().langkah
LIMA_MENIT, EMPAT_HARI = LANGKAH[0], LANGKAH[3]
Libur = Mapping[str, Isi]


def half(day: str, closes: time | None = None) -> Libur:
    row: dict[str, Isi] = {"tanggal": date.fromisoformat(day), "jenis": "Setengah hari"}
    return row if closes is None else {**row, "pulang": closes}


def off(day: str) -> Libur:
    return {"tanggal": date.fromisoformat(day), "jenis": "Libur kantor"}


def calendar(*more: Libur) -> Document:
    document = dokumen()
    return replace(document, tabel={**document.tabel, "tblLibur": (*document.tabel["tblLibur"], *more)})


def on_beranda(document: Document, step: Langkah, begin: datetime) -> date:
    days, since = Hari(document), (begin.date() - DAY_ZERO).days * DAY + begin.hour * 60 + begin.minute
    return days.batas(step, since, days.sisa(step, since))


def by_the_minute(document: Document, step: Langkah, begin: datetime) -> date:
    return deadline(kalender_of(document), begin, step.waktu).date()


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


@pytest.mark.parametrize(
    ("begin", "step", "more", "day"),
    [
        ("2026-01-05 08:30", EMPAT_HARI, (), "2026-01-09"),
        ("2026-01-05 08:30", EMPAT_HARI, (half("2026-01-07"),), "2026-01-09"),  # a half day is a day
        ("2026-01-05 08:30", EMPAT_HARI, (off("2026-01-07"),), "2026-01-12"),
        ("2026-01-05 08:30", EMPAT_HARI, (half("2026-01-07"), off("2026-01-07")), "2026-01-12"),
        ("2026-01-05 08:30", EMPAT_HARI, (half("2026-01-09"),), "2026-01-09"),
        ("2026-01-05 16:00", EMPAT_HARI, (), "2026-01-09"),
        ("2026-01-05 16:01", EMPAT_HARI, (), "2026-01-12"),
        ("2026-01-03 10:00", EMPAT_HARI, (), "2026-01-09"),  # begun on a Saturday
        ("2026-01-05 12:30", EMPAT_HARI, (half("2026-01-05"),), "2026-01-12"),
        ("2026-01-05 15:55", LIMA_MENIT, (), "2026-01-05"),
        ("2026-01-05 15:56", LIMA_MENIT, (), "2026-01-06"),
        ("2026-01-09 16:20", LIMA_MENIT, (), "2026-01-09"),  # a Friday ends later
        ("2026-02-23 15:01", LIMA_MENIT, (), "2026-02-24"),  # a day of Ramadan ends earlier
        ("2026-01-05 11:56", LIMA_MENIT, (half("2026-01-05"),), "2026-01-06"),
        ("2026-01-05 11:56", LIMA_MENIT, (half("2026-01-05", time(14, 0)),), "2026-01-05"),
        ("2026-01-09 11:31", LIMA_MENIT, (half("2026-01-09"),), "2026-01-12"),  # its break comes before it closes
        ("2026-01-03 10:00", LIMA_MENIT, (), "2026-01-05"),
        ("2026-01-05 05:00", LIMA_MENIT, (), "2026-01-05"),
    ],
)
def test_the_day_of_a_deadline(begin: str, step: Langkah, more: tuple[Libur, ...], day: str) -> None:
    document = calendar(*more)
    assert on_beranda(document, step, at(begin)).isoformat() == day
    assert by_the_minute(document, step, at(begin)).isoformat() == day


_DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 1)).map(date.isoformat)
_CLOSES = st.none() | st.integers(10 * 60, 15 * 60).map(lambda n: time(n // 60, n % 60))
_MORE = st.lists(st.builds(half, _DAYS, _CLOSES) | st.builds(off, _DAYS), max_size=40).map(tuple)
_BEGIN = st.integers(0, 330 * DAY).map(lambda n: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n))


@given(_BEGIN, st.sampled_from(LANGKAH), _MORE)
def test_beranda_and_the_calendar_name_the_same_day(begin: datetime, step: Langkah, more: tuple[Libur, ...]) -> None:
    document, local = calendar(*more), begin.replace(tzinfo=WIB)
    assert on_beranda(document, step, local) == by_the_minute(document, step, local)
