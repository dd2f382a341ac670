"""The one description: when it runs, what was missed, how it is called, and what it may not hold."""

from datetime import UTC, datetime, time, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.errors import InputError
from xlpy.jadwal.uraian import SELANG, Jadwal, hari_dari, konsolidasi, nama_dari, nama_sah, pukul_dari

WIB = timezone(timedelta(hours=7))


def jadwal(pukul: time = time(22), hari: frozenset[int] = frozenset(), *, susulan: bool = True) -> Jadwal:
    command = konsolidasi("/usr/bin/python3", [Path("/data")], Path("/data/rekap.xlsx"))
    return Jadwal(
        nama="rekap", perintah=command, keluaran=Path("/data/rekap.xlsx"), pukul=pukul, hari=hari, susulan=susulan
    )


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=WIB)


moments = st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(WIB))  # noqa: DTZ001 - bounds
jadwals = st.builds(jadwal, st.times().map(lambda t: time(t.hour, t.minute)), st.frozensets(st.integers(0, 6)))


@given(jadwals, moments)
def test_the_next_and_the_last_moment_stand_on_either_side_of_now(one: Jadwal, now: datetime) -> None:
    last, following = one.terakhir(now), one.berikut(now)
    assert last <= now < following
    assert {last.weekday(), following.weekday()} <= one.pada
    assert {last.time(), following.time()} == {one.pukul}
    assert one.terakhir(following) == following
    assert one.berikut(last) == following, "there is none between them"


@given(jadwals)
def test_a_description_comes_back_from_its_file(one: Jadwal) -> None:
    assert Jadwal.from_json(one.json()) == one


@pytest.mark.parametrize(
    ("now", "begun", "missed"),
    [
        ("2026-11-28 23:00", "2026-11-27 22:00", True),
        ("2026-11-28 23:00", "2026-11-28 22:00:05", False),
        ("2026-11-28 22:05", "2026-11-27 22:00", False),
        ("2026-11-28 21:59", "2026-11-27 22:00", False),
        ("2026-11-30 08:00", "2026-11-20 22:00", True),
    ],
)
def test_a_run_is_missed_when_its_moment_has_passed_and_it_never_began(now: str, begun: str, *, missed: bool) -> None:
    assert jadwal().terlewat(at(now), at(begun)) is missed
    assert not jadwal(susulan=False).terlewat(at(now), at(begun))


def test_a_moment_that_has_just_come_is_left_to_the_scheduler() -> None:
    due = at("2026-11-28 22:00")
    assert not jadwal().terlewat(due + SELANG - timedelta(seconds=1), due - timedelta(days=1))


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("", set()),
        ("senin", {0}),
        ("Senin, Kamis", {0, 3}),
        ("senin-jumat", {0, 1, 2, 3, 4}),
        ("sabtu-senin", {5, 6, 0}),
        ("ahad jum'at", {6, 4}),
        ("senin-minggu", set()),
    ],
)
def test_days_as_people_type_them(text: str, days: set[int]) -> None:
    assert hari_dari(text) == days


@pytest.mark.parametrize(("text", "clock"), [("22:00", time(22)), ("7.05", time(7, 5)), ("00:00", time(0))])
def test_a_time_as_people_type_it(text: str, clock: time) -> None:
    assert pukul_dari(text) == clock


@pytest.mark.parametrize("text", ["", "25:00", "12:60", "siang", "7", "07:00:00"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="bukan jam"):
        pukul_dari(text)


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(InputError, match="bukan nama hari"):
        hari_dari("senen")


@pytest.mark.parametrize(
    ("text", "name"),
    [("Rekap Kecamatan 2026", "rekap-kecamatan-2026"), ("  Résumé (1)", "resume-1"), ("x" * 60, "x" * 40)],
)
def test_a_name_for_the_system(text: str, name: str) -> None:
    assert nama_dari(text) == name
    assert nama_sah(name) == name


@pytest.mark.parametrize("text", ["", "---", "日本", "../x", "a b", "-a"])
def test_what_can_be_no_name_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="tidak dapat dipakai"):
        nama_sah(text)


@pytest.mark.parametrize("name", ["a\nb", "a\rb", "a\x00b", "a\u2028b", "a\udcffb"])
def test_a_path_that_no_scheduler_takes_is_refused_in_one_line(name: str) -> None:
    with pytest.raises(InputError, match="tidak terlihat") as refused:
        konsolidasi("/usr/bin/python3", [Path(f"/data/{name}")], Path("/data/r.xlsx"))
    assert len(str(refused.value).splitlines()) == 1


def test_python_takes_no_module_from_where_it_starts() -> None:
    command = konsolidasi("/usr/bin/python3", [Path("/a"), Path("/b")], Path("/r.xlsx"), ["--periksa"])
    assert command == (
        *("/usr/bin/python3", "-P", "-m", "xlpy", "konsolidasi", "/a", "/b", "-o", "/r.xlsx", "--periksa"),
    )


def test_the_moment_is_of_the_clock_that_is_asked() -> None:
    assert jadwal().berikut(datetime(2026, 11, 28, 22, tzinfo=UTC)).isoformat() == "2026-11-29T22:00:00+00:00"
