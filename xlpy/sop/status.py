"""The procedure as a table: whose turn it is, since when, until when, how long it took, what may be done now.

Standard time is counted from the moment a step began; what it was put off for does not count.  The time a step waited
for somebody to begin it is shown apart: the SOP says nothing about it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from xlpy.sop.bekal import Bekal
from xlpy.sop.catatan import PADA_LANGKAH, Tindakan
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.keadaan import Keadaan, Posisi
from xlpy.sop.steps import Baku, Langkah
from xlpy.sop.tindak import refuse_now
from xlpy.sop.urutan import Tahap
from xlpy.sop.waktu_kerja import add_minutes, deadline, minutes_between


class Giliran(StrEnum):
    """The state of a step as people call it."""

    SELESAI = "Selesai"
    BERJALAN = "Berjalan"
    DITUNDA = "Ditunda"
    GILIRAN = "Giliran"
    MENUNGGU = "Menunggu"


_WORDS = {
    Tahap.SELESAI: Giliran.SELESAI,
    Tahap.BERJALAN: Giliran.BERJALAN,
    Tahap.DITUNDA: Giliran.DITUNDA,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisStatus:
    """One step of the table.  Durations are working minutes.

    Attributes:
        langkah: the step.
        pelaku: the actor's name as in the SOP.
        orang: the person who acted last; empty while nobody did.
        giliran: its state.
        sejak: when it could have begun; None while it could not.
        mulai, selesai: when it began and ended.
        batas: when its standard time is over; foreseen, where it has not begun.
        pasti: whether ``batas`` counts from a beginning that is known.
        terpakai: how long it took so far, without what it was put off for; None before it began.
        tertunda: how long it was put off.
        menunggu: how long it waited to be begun; None while it could not begin.
        terlambat: how long after ``batas`` it ended, or is still not ended; 0 when in time.
    """

    langkah: Langkah
    pelaku: str
    orang: str
    giliran: Giliran
    sejak: datetime | None
    mulai: datetime | None
    selesai: datetime | None
    batas: datetime
    pasti: bool
    terpakai: int | None
    tertunda: int
    menunggu: int | None
    terlambat: int


@dataclass(frozen=True, slots=True)
class Tombol:
    """A button of the ribbon: the steps it can be pressed for now, and why not when there are none."""

    tindakan: Tindakan
    langkah: tuple[int, ...]
    alasan: str


def turns(state: Keadaan) -> tuple[int, ...]:
    """The steps that somebody can work on now."""
    return tuple(step.nomor for step in state.sop.langkah if _word(state, step) not in _RESTING)


def status(state: Keadaan, kalender: Kalender, sekarang: datetime) -> tuple[BarisStatus, ...]:
    """The table, at the moment ``sekarang``."""
    rows: list[BarisStatus] = []
    for step in state.sop.langkah:
        rows.append(_row(state, step, rows, kalender, sekarang))
    return tuple(rows)


def buttons(state: Keadaan, hand: Bekal) -> tuple[Tombol, ...]:
    """What may be pressed now, in the order of the actions."""
    return tuple(_button(state, action, hand) for action in PADA_LANGKAH)


_RESTING = (Giliran.SELESAI, Giliran.MENUNGGU)


def _word(state: Keadaan, step: Langkah) -> Giliran:
    stage = state.posisi[step.nomor - 1].tahap
    if stage is not Tahap.BELUM:
        return _WORDS[stage]
    ready = all(state.posisi[n - 1].tahap is Tahap.SELESAI for n in step.setelah)
    return Giliran.GILIRAN if ready else Giliran.MENUNGGU


def _row(
    state: Keadaan, step: Langkah, before: Sequence[BarisStatus], kalender: Kalender, now: datetime
) -> BarisStatus:
    position, word = state.posisi[step.nomor - 1], _word(state, step)
    since = None if word is Giliran.MENUNGGU else _since(state, step)
    put_off = _put_off(position, kalender, now)
    begin = position.mulai or max([now, *(_end(before[n - 1], now) for n in step.setelah)])
    due = _due(kalender, begin, step.waktu, put_off)
    end = position.selesai or now
    began = position.mulai is not None
    return BarisStatus(
        langkah=step,
        pelaku=state.sop.nama_pelaku(step.pelaku),
        orang=position.pelaku,
        giliran=word,
        sejak=since,
        mulai=position.mulai,
        selesai=position.selesai,
        batas=due,
        pasti=began,
        terpakai=max(0, minutes_between(kalender, begin, end) - put_off) if began else None,
        tertunda=put_off,
        menunggu=None if since is None else max(0, minutes_between(kalender, since, position.mulai or now)),
        terlambat=max(0, minutes_between(kalender, due, end)) if began else 0,
    )


def _since(state: Keadaan, step: Langkah) -> datetime | None:
    moments = [state.posisi[step.nomor - 1].diulang_sejak, *(state.posisi[n - 1].selesai for n in step.setelah)]
    return max((moment for moment in moments if moment is not None), default=None)


def _put_off(position: Posisi, kalender: Kalender, now: datetime) -> int:
    spans = [*position.jeda, *([(position.tunda, now)] if position.tunda else [])]
    return sum(max(0, minutes_between(kalender, start, end)) for start, end in spans)


def _end(row: BarisStatus, now: datetime) -> datetime:
    """When a step ended, or when it may be expected to: not before now."""
    return row.selesai or max(row.batas, now)


def _due(kalender: Kalender, begin: datetime, standard: Baku, put_off: int) -> datetime:
    due = deadline(kalender, begin, standard)
    return add_minutes(kalender, due, put_off) if put_off else due


def _button(state: Keadaan, action: Tindakan, hand: Bekal) -> Tombol:
    refused = {step.nomor: refuse_now(state, step.nomor, action, hand) for step in state.sop.langkah}
    free = tuple(number for number, reason in refused.items() if not reason)
    if free:
        return Tombol(action, free, "")
    # What concerns a step that somebody can work on says more than what concerns the first step.
    about = next(iter(turns(state)), len(refused))
    return Tombol(action, (), refused[about])
