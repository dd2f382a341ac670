"""Printed papers, as the log tells them: which, with what content, when, by whom.

Printing belongs to no step's order and moves none; its line names the step that was under way.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from xlpy.errors import InputError
from xlpy.sop.catatan import Kejadian
from xlpy.sop.kanonik import Nilai

KUNCI = "kertas"
"""The key under which the log holds what was printed: rows of ``KOLOM``."""
KOLOM = ("kertas", "varian", "sidik")
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lembaran:
    """A paper as it is printed.

    Attributes:
        kertas: the code of its kind.
        varian: the code of whose it is; empty where there is but one.
        sidik: the fingerprint of all that it says, but for the codes that change with every print.
    """

    kertas: str
    varian: str
    sidik: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cetakan:
    """A paper that was printed.

    Attributes:
        lembaran: which.
        waktu: when.
        oleh: the person; the account where nobody was named.
        baris: the line of the log.
    """

    lembaran: Lembaran
    waktu: datetime
    oleh: str
    baris: int


def told(papers: Iterable[Lembaran]) -> dict[str, Nilai]:
    """What the log says of papers that are printed."""
    return {KUNCI: [{key: getattr(paper, key) for key in KOLOM} for paper in papers]}


def prints_of(number: int, event: Kejadian) -> Iterator[Cetakan]:
    """The papers that line ``number`` of the log tells of.

    Raises:
        InputError: the line names no paper, or one without its fingerprint.
    """
    rows = event.data.get(KUNCI, ())
    if not rows or isinstance(rows, str):
        raise InputError('mencatat "cetak" tanpa kertas.')
    who = event.pelaku if not event.jabatan else f"{event.pelaku} ({event.jabatan})"
    for row in rows:
        texts = {key: row.get(key, "") for key in KOLOM} if not isinstance(row, str) else {}
        if not texts.get("kertas") or not _FINGERPRINT.fullmatch(texts["sidik"]):
            raise InputError('mencatat "cetak" tanpa nama atau sidik kertas.')
        yield Cetakan(
            lembaran=Lembaran(**texts), waktu=event.waktu_kejadian, oleh=who.strip() or event.pencatat, baris=number
        )


def earlier(printed: Iterable[Cetakan], paper: Lembaran) -> tuple[Cetakan, ...]:
    """The prints of this paper with this very content, the oldest first."""
    return tuple(one for one in printed if one.lembaran == paper)
