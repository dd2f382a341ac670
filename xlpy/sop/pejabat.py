"""Who may do a step: the actors of the procedure and the persons who hold their offices."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from xlpy.errors import InputError
from xlpy.plan.jabatan import read_title
from xlpy.plan.masa_jabatan import in_office, period_text, those_in_office
from xlpy.plan.masukan import Pejabat
from xlpy.plan.text import fold
from xlpy.sop.steps import Pelaku, Sop


@dataclass(frozen=True, slots=True, kw_only=True)
class Pelaksana:
    """Who does something, and for whom.

    Attributes:
        pejabat: the person, with the own office.
        mewakili: the office that the person stands in for; empty for the own.
        alasan: why; required with ``mewakili``.
    """

    pejabat: Pejabat
    mewakili: str = ""
    alasan: str = ""


def holds(actor: Pelaku, jabatan: str) -> bool:
    """Whether the office ``jabatan`` is that of ``actor``, however either is spelled."""
    names = (actor.kode, actor.nama, *actor.alias)
    if fold(jabatan) in map(fold, names):
        return True
    title = read_title(jabatan)
    if title is None:
        return False
    return title.golongan in actor.golongan or title in map(read_title, names)


def holders(sop: Sop, kode: str, pejabat: Sequence[Pejabat]) -> tuple[Pejabat, ...]:
    """The office-holders who act as the actor ``kode``."""
    actor = next(p for p in sop.pelaku if p.kode == kode)
    return tuple(p for p in pejabat if holds(actor, p.jabatan))


def name_of(pejabat: Pejabat) -> str:
    """Title and person, such as "Plt. Camat (Ana Contoh)"."""
    title = " ".join(part for part in (pejabat.sebutan, pejabat.jabatan) if part)
    return f"{title} ({pejabat.nama})" if pejabat.nama else title


def refuse_actor(sop: Sop, kode: str, by: Pelaksana, pejabat: Sequence[Pejabat], day: date) -> str:
    """Why ``by`` may not act as ``kode`` on that day, with who may; empty when the person may."""
    if not by.pejabat.nama.strip():
        return f"memerlukan nama {by.pejabat.jabatan or 'pelaku'}. Isi daftar pejabat pada Pengaturan."
    if not in_office(by.pejabat, day):
        return _refuse_period(by.pejabat, pejabat, day)
    actor = next(p for p in sop.pelaku if p.kode == kode)
    if holds(actor, by.mewakili or by.pejabat.jabatan):
        return "" if not by.mewakili or by.alasan.strip() else f"memerlukan alasan mewakili {by.mewakili}."
    who = " atau ".join(name_of(p) for p in holders(sop, kode, those_in_office(pejabat, day))) or actor.nama
    asked = f"wakil {by.mewakili}" if by.mewakili else name_of(by.pejabat)
    advice = "" if by.mewakili else " Bila mewakili, sebutkan siapa yang diwakili dan alasannya."
    return f"hanya oleh {who}, bukan {asked}.{advice}"


def find_holder(pejabat: Sequence[Pejabat], text: str, day: date) -> Pejabat:
    """The one office-holder that ``text`` names by title, name or NIP: of several, who held the office on that day.

    Who alone is meant is given whenever it was: whether the person may act then is asked apart.

    Raises:
        InputError: nobody or more than one is meant; lists who is there.
    """
    wanted, title = fold(text), read_title(text)
    digits = "".join(text.split())
    by_key = [p for p in pejabat if wanted and (wanted in {fold(p.jabatan), fold(p.nama)} or digits == p.nip)]
    by_title = [p for p in pejabat if title is not None and read_title(p.jabatan) == title]
    serving = those_in_office(by_key, day) or those_in_office(by_title, day)
    found = serving or by_key or by_title
    if len(found) == 1:
        return found[0]
    what = "tidak ada pada daftar pejabat"
    if found:
        what = "berarti lebih dari satu orang" if serving else f"tidak sedang menjabat pada {day:%d/%m/%Y}"
    there = "; ".join(map(_with_period, found or pejabat)) or "daftar pejabat masih kosong"
    add = (
        ""
        if found
        else " Bila ia belum ada di sana, tulis dulu jabatan dan namanya di lembar Pengaturan, tabel Pejabat."
    )
    raise InputError(f'Pelaku "{text}" {what}. Pilih salah satu, dengan nama atau NIP-nya: {there}.{add}')


def _with_period(pejabat: Pejabat) -> str:
    period = period_text(pejabat)
    return f"{name_of(pejabat)}, {period}" if period else name_of(pejabat)


def _refuse_period(who: Pejabat, pejabat: Sequence[Pejabat], day: date) -> str:
    """Why somebody may not act for an office on a day on which another holds it."""
    title = read_title(who.jabatan)
    same = [p for p in pejabat if fold(p.jabatan) == fold(who.jabatan) or (title and read_title(p.jabatan) == title)]
    then = " atau ".join(map(name_of, those_in_office(same, day)))
    told = f"saat itu pejabatnya {then}" if then else "saat itu tidak ada pejabatnya pada daftar"
    return f"pada {day:%d/%m/%Y} bukan oleh {name_of(who)}, yang menjabat {period_text(who)}; {told}."
