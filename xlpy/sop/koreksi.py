"""Corrections: what the corrector found in the draft, and what became of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from xlpy.plan.text import fold

KUNCI = "koreksi"
"""The key of the log's Data, and of a step's field, that holds corrections."""


class StatusKoreksi(StrEnum):
    """What became of a correction."""

    BELUM = "Belum"
    SUDAH = "Sudah"
    TIDAK_DIUBAH = "Tidak diubah"


@dataclass(frozen=True, slots=True, kw_only=True)
class Koreksi:
    """One correction: where, what the draft says, what it should say, and what became of it."""

    bagian: str
    tertulis: str = ""
    koreksi: str
    status: StatusKoreksi = StatusKoreksi.BELUM

    @property
    def kunci(self) -> tuple[str, str, str]:
        """What makes it the same correction in another list."""
        return (fold(self.bagian), fold(self.tertulis), fold(self.koreksi))


def read_corrections(rows: object) -> tuple[Koreksi, ...]:
    """The corrections among what a step recorded; a status that is not known counts as open."""
    if not isinstance(rows, Iterable) or isinstance(rows, str):
        return ()
    return tuple(_read(row) for row in rows if isinstance(row, Mapping))


def _read(row: Mapping[str, str]) -> Koreksi:
    status = next((s for s in StatusKoreksi if fold(s) == fold(row.get("status", ""))), StatusKoreksi.BELUM)
    return Koreksi(
        bagian=row.get("bagian", ""),
        tertulis=row.get("tertulis", ""),
        koreksi=row.get("koreksi", ""),
        status=status,
    )


def merge(earlier: Iterable[Koreksi], now: Iterable[Koreksi]) -> tuple[Koreksi, ...]:
    """Both lists as one, each correction once; ``now`` has the last word."""
    return tuple({k.kunci: k for k in (*earlier, *now)}.values())


def still_open(corrections: Iterable[Koreksi]) -> tuple[Koreksi, ...]:
    """Those that nobody has settled."""
    return tuple(k for k in corrections if k.status is StatusKoreksi.BELUM)
