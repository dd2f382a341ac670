"""From the rows of the sheet Kalender to the calendar that is calculated with.

A row that cannot be understood is refused with its place: a deadline that is silently wrong would be worse.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from itertools import pairwise
from typing import NoReturn

from xlpy.errors import InputError
from xlpy.plan.text import fold
from xlpy.sop import kalender as bawaan
from xlpy.sop.kalender_kantor import HariLibur, Kalender, Ramadan
from xlpy.sop.tahun_kerja import Jam

Baris = Mapping[str, object]

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")

_SETEMPAT = {fold(jenis) for jenis in (bawaan.SETENGAH_HARI, bawaan.LIBUR_DAERAH, bawaan.LIBUR_KANTOR)}
_RAMADAN_TERPANJANG = 30
_CLOCK = re.compile(r"(\d{1,2})[.:](\d{2})(?:[.:]\d{2})?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_RANGE = re.compile(r"[-–—]|\bs\.?\s?d\b\.?|\bsampai\b", re.IGNORECASE)
_LIST = re.compile(r"[,;/&]|\bdan\b", re.IGNORECASE)


def read_kalender(
    *,
    jam_kerja: Iterable[Baris] | None = None,
    ramadan: Iterable[Baris] | None = None,
    libur: Iterable[Baris] | None = None,
) -> Kalender:
    """The calendar that the tables say; one that is not given is the built-in one.

    Args:
        jam_kerja: rows with ``masa`` (Biasa, Ramadan), ``hari`` (a day, a range or a list of them), ``mulai``,
            ``istirahat_mulai`` and ``istirahat_selesai`` (both or neither), ``pulang``.
        ramadan: rows with ``mulai``, ``selesai`` and ``asal``.
        libur: rows with ``tanggal``, ``keterangan``, ``jenis``, ``asal`` and, for half days, ``pulang``.

    Raises:
        InputError: a row cannot be understood, or there are no hours; says where and what to do.
    """
    usual, fasting = _read_hours(bawaan.jam_kerja() if jam_kerja is None else jam_kerja)
    months = _numbered(bawaan.ramadan() if ramadan is None else ramadan, "Bulan Ramadan")
    days = _numbered(bawaan.libur() if libur is None else libur, "Hari libur")
    return Kalender(
        jam=usual,
        jam_ramadan=fasting,
        ramadan=tuple(_read_ramadan(row, place) for row, place in months),
        libur=tuple(_read_day(row, place) for row, place in days),
        taksiran=taksiran,
    )


def taksiran(tahun: int) -> tuple[HariLibur, ...]:
    """The holidays of a year that the office's table does not know, as far as they can be estimated."""
    rows = _numbered(bawaan.taksiran_libur(tahun), "Hari libur")
    return tuple(_read_day(row, place) for row, place in rows)


def _numbered(rows: Iterable[Baris], table: str) -> list[tuple[Baris, str]]:
    """The rows that are not blank, each with its place for the messages."""
    filled = (row for row in rows if any(value not in (None, "") for value in row.values()))
    return [(row, f"Kalender, tabel {table}, baris ke-{number}") for number, row in enumerate(filled, start=1)]


def _refuse(place: str, wrong: str, remedy: str) -> NoReturn:
    raise InputError(f"{place}: {wrong}. {remedy}")


# ── hours ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_hours(rows: Iterable[Baris]) -> tuple[dict[int, Jam], dict[int, Jam]]:
    """The hours by weekday, outside and in Ramadan."""
    usual: dict[int, Jam] = {}
    fasting: dict[int, Jam] = {}
    for row, place in _numbered(rows, "Jam kerja"):
        hours = _read_spans(row, place)
        target = fasting if _is_ramadan(row, place) else usual
        for weekday in _read_weekdays(row, place):
            if weekday in target:
                _refuse(place, f"jam kerja hari {HARI[weekday]} tertulis dua kali", "Hapus salah satunya.")
            target[weekday] = hours
    return usual, fasting


def _is_ramadan(row: Baris, place: str) -> bool:
    masa = fold(str(row.get("masa") or "Biasa"))
    if masa not in {"biasa", "ramadan", "ramadhan"}:
        _refuse(place, f'masa "{row["masa"]}" tidak dikenal', "Tulis Biasa atau Ramadan.")
    return masa != "biasa"


def _read_spans(row: Baris, place: str) -> Jam:
    start, end = _clock(row, "mulai", place), _clock(row, "pulang", place)
    pause, resume = (_clock_if_any(row, key, place) for key in ("istirahat_mulai", "istirahat_selesai"))
    if (pause is None) != (resume is None):
        _refuse(place, "hanya satu sisi istirahat yang diisi", "Isi mulai dan selesainya, atau kosongkan keduanya.")
    times = [start, end] if pause is None or resume is None else [start, pause, resume, end]
    if any(first >= second for first, second in pairwise(times)):
        _refuse(place, "jam tidak berurutan", "Urutannya: mulai, istirahat mulai, istirahat selesai, pulang.")
    return tuple(zip(times[::2], times[1::2], strict=True))


def _read_weekdays(row: Baris, place: str) -> list[int]:
    text = str(row.get("hari") or "")
    days: list[int] = []
    for part in _LIST.split(text):
        ends = [_weekday(name) for name in _RANGE.split(part)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or first > last or len(ends) > 2:  # noqa: PLR2004 - from and to
            _refuse(place, f'hari "{text}" tidak terbaca', "Tulis misalnya Senin–Kamis, Jumat, atau Sabtu.")
        days += range(first, last + 1)
    return days


def _weekday(name: str) -> int | None:
    known = {fold(day): number for number, day in enumerate(HARI)}
    return known.get(fold(name).replace(" ", ""))  # Jum'at is Jumat


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _read_ramadan(row: Baris, place: str) -> Ramadan:
    first, last = _date(row, "mulai", place), _date(row, "selesai", place)
    if not 0 <= (last - first).days < _RAMADAN_TERPANJANG:
        _refuse(place, "hari pertama dan terakhirnya tidak cocok", "Ramadan lamanya 29 atau 30 hari.")
    return Ramadan(first, last, _is_estimate(row))


def _read_day(row: Baris, place: str) -> HariLibur:
    jenis = fold(str(row.get("jenis") or ""))
    closes = 0
    if jenis == fold(bawaan.SETENGAH_HARI):
        stated = _clock_if_any(row, "pulang", place)
        closes = bawaan.TENGAH_HARI if stated is None else stated
    return HariLibur(
        tanggal=_date(row, "tanggal", place),
        keterangan=str(row.get("keterangan") or ""),
        pulang=closes,
        perkiraan=_is_estimate(row),
        setempat=jenis in _SETEMPAT,
    )


def _is_estimate(row: Baris) -> bool:
    return fold(str(row.get("asal") or "")).startswith(fold(bawaan.PERKIRAAN))


def _date(row: Baris, key: str, place: str) -> date:
    value = row.get(key)
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    try:
        text = str(value or "")
        found = _DAY.fullmatch(text.strip())
        return date(int(found[3]), int(found[2]), int(found[1])) if found else date.fromisoformat(text)
    except ValueError:
        _refuse(place, f"{key} {_shown(value)}", "Tulis tanggalnya, misalnya 17/08/2026, atau hapus barisnya.")


def _clock(row: Baris, key: str, place: str) -> int:
    """A clock time in minutes since midnight."""
    value = row.get(key)
    if isinstance(value, datetime):
        value = value.time()
    if not isinstance(value, time):
        found = _CLOCK.fullmatch(str(value or "").strip())
        hour, minute = (int(found[1]), int(found[2])) if found else (-1, -1)
        if not (0 <= hour < 24 and 0 <= minute < 60):  # noqa: PLR2004 - what a clock shows
            _refuse(place, f"{key.replace('_', ' ')} {_shown(value)}", "Tulis jamnya, misalnya 07:30.")
        return hour * 60 + minute
    # An application that stores times as fractions of a day may give 07:29:59.
    return value.hour * 60 + value.minute + (value.second >= 30)  # noqa: PLR2004 - half a minute


def _clock_if_any(row: Baris, key: str, place: str) -> int | None:
    return None if row.get(key) in (None, "") else _clock(row, key, place)


def _shown(value: object) -> str:
    return "kosong" if value in (None, "") else f'"{value}" tidak terbaca'
