"""Whose an account of the computer is: the tie between who acts and who writes it down.

An account is tied to a person once, by a person who says so, and stands in that person's row of the list of
office-holders.  It says on whose account a line was written, not who sat there (decision 0015).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from xlpy.plan.masa_jabatan import those_in_office
from xlpy.plan.masukan import Pejabat
from xlpy.sop.pejabat import name_of

BELUM_DIKENAL = "belum terkait dengan pejabat mana pun"
"""What is said of an account that nobody has said to be his."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pencatat:
    """Who writes down, by the account.

    Attributes:
        akun: the account, as user@host.
        oleh: who acted.
        mengaku: who the person at the computer says to be; None where nothing was said.
        hari: the day on which it is written down.
        pejabat: the office-holders.
    """

    akun: str
    oleh: Pejabat
    mengaku: Pejabat | None
    hari: date
    pejabat: Sequence[Pejabat]

    @property
    def baru(self) -> Pejabat | None:
        """The person whom the account is now tied to; None where it was before, or is not."""
        who = self.mengaku
        return None if who is None or self._is_known(who) else who

    @property
    def oleh_siapa(self) -> str:
        """Who wrote it down; empty where that is who acted."""
        if self.mengaku is not None:
            return "" if _same_person(self.mengaku, self.oleh) else name_of(self.mengaku)
        if self._is_known(self.oleh):
            return ""
        return " atau ".join(map(name_of, owners(self.pejabat, self.akun, self.hari)))

    def refuse(self) -> str:
        """Why the account may not write this down; empty when it may."""
        who = self.baru
        if who is not None and who.akun:
            return (
                f"akun {self.akun} bukan akun {name_of(who)} ({', '.join(who.akun)}). Bila beliau memakai akun ini "
                "juga, tambahkan pada kolom Akun di lembar Pengaturan; bila orang lain yang mencatat, sebutkan siapa."
            )
        if self.mengaku is None and not self._is_known(self.oleh) and not self.oleh_siapa:
            return (
                f"akun {self.akun} {BELUM_DIKENAL}. Nyatakan sekali siapa Anda: {name_of(self.oleh)} sendiri, atau "
                "pejabat lain yang mencatat untuk beliau."
            )
        return ""

    def _is_known(self, who: Pejabat) -> bool:
        """Whether the account is that of this person, in whichever office."""
        return any(names_account(p, self.akun) and _same_person(p, who) for p in (*self.pejabat, who))


def names_account(pejabat: Pejabat, akun: str) -> bool:
    """Whether the person's row names the account: as user@host, or as user for any computer."""
    told = {text.casefold() for text in pejabat.akun}
    return bool(told & {akun.casefold(), akun.rpartition("@")[0].casefold()})


def owners(pejabat: Sequence[Pejabat], akun: str, day: date) -> tuple[Pejabat, ...]:
    """Those in office on that day whose account it is; several where they share a computer."""
    return tuple(p for p in those_in_office(pejabat, day) if names_account(p, akun))


def tie(pejabat: Sequence[Pejabat], who: Pejabat, akun: str) -> tuple[Pejabat, ...]:
    """The office-holders with the account in the row of ``who``."""
    return tuple(replace(p, akun=(*p.akun, akun)) if p == who else p for p in pejabat)


def keep_ties(pejabat: Sequence[Pejabat], before: Sequence[Pejabat]) -> tuple[Pejabat, ...]:
    """A new list of office-holders, in which who was in the list ``before`` keeps the accounts stated there."""
    known = {(p.jabatan, p.unit, p.nama): p.akun for p in before}
    return tuple(p if p.akun else replace(p, akun=known.get((p.jabatan, p.unit, p.nama), ())) for p in pejabat)


def _same_person(one: Pejabat, other: Pejabat) -> bool:
    """A person of two offices has two rows with one NIP."""
    return one == other or bool(one.nip and one.nip == other.nip)
