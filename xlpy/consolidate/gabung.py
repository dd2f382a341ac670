"""Which files count: one version of each unit's plan, of one year, against the list of the expected units.  Pure."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from xlpy.consolidate.daftar import Diharapkan
from xlpy.consolidate.gabung_form import sort_forms
from xlpy.consolidate.harapan import NOT_LISTED, Harapan, nearest
from xlpy.consolidate.hasil import TandaTangan
from xlpy.consolidate.keadaan import BarisStatus, Keadaan, Masuk
from xlpy.consolidate.nama import kunci_induk, kunci_unit
from xlpy.errors import InputError
from xlpy.plan.text import fold


@dataclass(frozen=True, slots=True)
class Susunan:
    """What goes into the results.

    Attributes:
        tahun: the year of all of it; 0 where nothing was received.
        dipakai: the files that count, in the order of the results.
        status: a row for every file and every expected unit, in the order of the sheet.
        luar: the units that were received and do not stand on the list; none without a list.
    """

    tahun: int
    dipakai: tuple[Masuk, ...] = ()
    status: tuple[BarisStatus, ...] = field(default_factory=tuple)
    luar: tuple[str, ...] = ()

    def names(self, keadaan: Keadaan) -> list[str]:
        """The files (the units where there is no file) in a state."""
        return [row.nama or row.unit for row in self.status if row.keadaan is keadaan]


def arrange(
    read: Iterable[Masuk],
    refused: Iterable[tuple[str, str]],
    expected: Sequence[Diharapkan] = (),
    *,
    tahun: int | None = None,
    batas: datetime | None = None,
) -> Susunan:
    """Decide what counts.

    Args:
        read: the files that could be read.
        refused: those that could not, with the reasons.
        expected: the units that should hand in; their order is that of the results.
        tahun: the year that is wanted; None for that of most files.
        batas: until when plans should be in.

    Raises:
        InputError: the files are of several years, as many of one as of another.
    """
    files = sorted(read, key=lambda m: m.entri.nama)
    year = tahun or _usual_year(files)
    listed = Harapan(expected)
    rows = [_refused(name, why, listed) for name, why in refused]
    rows += [_of_another_year(masuk, year) for masuk in files if masuk.hasil.tahun != year]
    of_year = [masuk for masuk in files if masuk.hasil.tahun == year]
    latest, doubles = _latest(m for m in of_year if m.hasil.formulir is None)
    forms, others = sort_forms((m for m in of_year if m.hasil.formulir is not None), latest)
    rows += [*doubles, *others]
    latest = [_noted(masuk, listed) for masuk in (*latest, *forms)]
    latest.sort(key=lambda m: (_order(listed.place(m), listed), _natural(m.unit), m.entri.nama))
    taken = [_received(masuk, _deadline(listed.place(masuk), listed) or batas) for masuk in latest]
    outside = tuple(m.unit for m in latest if expected and listed.place(m) is None)
    rows += _missing(listed, latest, rows, batas, outside)
    rows.sort(key=lambda r: (_RANK[r.keadaan], _order(_place_of(r, listed), listed), _natural(r.unit), r.nama))
    return Susunan(year, tuple(latest), (*rows, *taken), outside)


_MOST_PAIRS = 20_000
"""Names on the list times names beside it, up to which those that are nearly alike are looked for."""
_RANK = {Keadaan.DITOLAK: 0, Keadaan.BELUM: 1, Keadaan.GANDA: 2, Keadaan.TERCAKUP: 3}


def _order(place: int | None, listed: Harapan) -> int:
    """The rank of a unit in the results: its place on the list, else behind all."""
    return len(listed.unit) if place is None else place


def _place_of(row: BarisStatus, listed: Harapan) -> int | None:
    return listed.named(row.unit, row.induk) if row.masuk is None else listed.place(row.masuk)


def _deadline(place: int | None, listed: Harapan) -> datetime | None:
    return None if place is None else listed.unit[place].batas


def _noted(masuk: Masuk, listed: Harapan) -> Masuk:
    """With what the list says of its unit: the region where the file names none, or that it does not stand there."""
    place = listed.place(masuk)
    if place is None:
        return replace(masuk, catatan=(*masuk.catatan, NOT_LISTED)) if listed.unit else masuk
    if masuk.hasil.induk:
        return masuk
    return replace(masuk, hasil=replace(masuk.hasil, induk=listed.unit[place].induk))


def _refused(name: str, why: str, listed: Harapan) -> BarisStatus:
    place = listed.named_in(name)
    if place is None:
        return BarisStatus(Keadaan.DITOLAK, "", name, why)
    return BarisStatus(Keadaan.DITOLAK, listed.unit[place].nama, name, why, induk=listed.unit[place].induk)


def _usual_year(files: Sequence[Masuk]) -> int:
    counted = Counter(masuk.hasil.tahun for masuk in files).most_common(2)
    if not counted:
        return 0
    if len(counted) > 1 and counted[0][1] == counted[1][1]:
        years = ", ".join(str(year) for year in sorted({masuk.hasil.tahun for masuk in files}))
        raise InputError(f"Berkasnya dari beberapa tahun ({years}). Sebut yang dimaksud dengan --tahun.")
    return counted[0][0]


def _of_another_year(masuk: Masuk, year: int) -> BarisStatus:
    why = f"tahun {masuk.hasil.tahun}, sedangkan konsolidasi ini tahun {year}; --tahun memilih tahun lain"
    return BarisStatus(Keadaan.DITOLAK, masuk.unit, masuk.entri.nama, why, masuk)


def _latest(files: Iterable[Masuk]) -> tuple[list[Masuk], list[BarisStatus]]:
    """Of each unit the version that was worked on last; and the others, which do not count."""
    versions: dict[tuple[str, str], list[Masuk]] = {}
    for masuk in files:
        versions.setdefault((kunci_induk(masuk.hasil.induk), kunci_unit(masuk.unit)), []).append(masuk)
    latest, doubles = [], []
    for found in versions.values():
        found.sort(key=_version, reverse=True)
        latest.append(found[0])
        for other in found[1:]:
            why = f"versi lain dari {found[0].entri.nama}, {_why_other(other, found[0])}; tidak dihitung"
            doubles.append(BarisStatus(Keadaan.GANDA, other.unit, other.entri.nama, why, other))
    return latest, doubles


def _why_other(other: Masuk, taken: Masuk) -> str:
    """Why another version of a plan was taken."""
    if other.hasil.log_rusak and not taken.hasil.log_rusak:
        return "yang log-nya utuh"
    older, newer = _version(other), _version(taken)
    return "yang tanda tangannya sah" if older[:3] == newer[:3] and older[3] != newer[3] else "yang lebih baru"


def _version(masuk: Masuk) -> tuple[bool, datetime, int, bool, datetime, str]:
    """What makes a version newer: a log, its last line, its length, the file's date; and its name, to be certain.

    A log that does not verify proves no date; of two with the same log the one that says what was signed counts.
    """
    hasil = masuk.hasil
    proved = bool(hasil.log_baris) and not hasil.log_rusak
    holds = hasil.tanda_tangan != TandaTangan.TIDAK_SAH.value
    return proved, masuk.saat, hasil.log_baris, holds, masuk.tanggal_berkas, masuk.entri.nama


def _received(masuk: Masuk, batas: datetime | None) -> BarisStatus:
    late = _lateness(masuk, batas)
    keadaan = Keadaan.TERLAMBAT if late else Keadaan.DITERIMA
    return BarisStatus(keadaan, masuk.unit, masuk.entri.nama, late, masuk)


def _lateness(masuk: Masuk, batas: datetime | None) -> str:
    """Why a plan counts as late; empty for one in time."""
    saat = masuk.saat
    if batas is None or saat <= batas:
        return ""
    return f"terakhir dikerjakan {_moment(saat, batas)}, batasnya {_moment(batas, batas)}"


def _missing(
    listed: Harapan,
    latest: Sequence[Masuk],
    rows: Iterable[BarisStatus],
    batas: datetime | None,
    outside: Sequence[str],
) -> Iterable[BarisStatus]:
    """A row for each unit on the list of which nothing that counts is in."""
    nearby = outside if len(outside) * len(listed.unit) <= _MOST_PAIRS else ()
    forms = Counter(
        listed.place(m) for m in latest if m.hasil.formulir and kunci_unit(m.unit) != kunci_unit(m.kantor)
    )
    received = {listed.place(m) for m in latest if not m.hasil.formulir}
    received |= {listed.named(m.unit, m.hasil.induk) for m in latest}
    refused: dict[int | None, list[str]] = {}
    for row in rows:
        if row.keadaan is Keadaan.DITOLAK and row.unit:
            refused.setdefault(_place_of(row, listed), []).append(row.nama)
    for place, unit in enumerate(listed.unit):
        if place in received:
            continue
        until = unit.batas or batas
        told = [f"batasnya {_moment(until, until)}"] if until else []
        if count := forms[place]:
            told.append(f"buku kerjanya belum ada; baru {count} form unit yang masuk")
        told += [f"berkasnya ditolak: {', '.join(refused[place])}"] if place in refused else []
        if like := nearest(unit.nama, nearby):
            told.append(f"mungkin yang masuk sebagai {like}, yang tidak ada dalam daftar")
        yield BarisStatus(Keadaan.BELUM, unit.nama, "", "; ".join(told), induk=unit.induk)


def _moment(saat: datetime, like: datetime) -> str:
    """A moment by the clock of the other."""
    return f"{saat.astimezone(like.tzinfo):%d/%m/%Y %H.%M}"


def _natural(name: str) -> tuple[tuple[int, str], ...]:
    """Names in the order in which a person reads them: Unit 2 before Unit 10."""
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in re.findall(r"\d+|\D+", fold(name)))
