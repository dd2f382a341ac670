"""What the cache keeps of one file, and its row there with a checksum over all that it says."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from xlpy.consolidate.sumber import Jejak

if TYPE_CHECKING:  # a run in which nothing changed asks for neither
    from xlpy.consolidate.blok import Blok
    from xlpy.consolidate.hasil import Hasil, Rinci

_NAMES = (
    "nama", "ukuran", "diubah", "berganti", "nomor", "sidik", "alasan", "hari", "hasil", "rinci",
    "baris", "pagu", "panjang", "crc", "panjang_csv", "cek",
)  # fmt: skip
COLUMNS, MARKS = ",".join(_NAMES), ",".join("?" * len(_NAMES))
"""The columns of a row of the cache, and a place for each, as SQL writes them."""
_SIDIK, _RINCI = _NAMES.index("sidik"), _NAMES.index("rinci")
_OWN = 5
"""Columns before those that the checksum is over: but for the name, what the system says of the file."""


@dataclass(frozen=True, slots=True)
class Entri:
    """What is kept of one file and held in memory.

    Attributes:
        nama: the file, as the results name it.
        jejak: what the system said of it when it was read.
        sidik: the fingerprint of its bytes; empty where they could not be read.
        alasan: why it was refused; empty for one that was read.
        hari: the day on which the rules judged it (ISO); empty where they did not.
        hasil: what it says of itself; None for a refused one.
        baris, pagu, panjang, crc, panjang_csv: as of ``Blok``.
    """

    nama: str
    jejak: Jejak
    sidik: str = ""
    alasan: str = ""
    hari: str = ""
    hasil: "Hasil | None" = None
    baris: int = 0
    pagu: int = 0
    panjang: int = 0
    crc: int = 0
    panjang_csv: int = 0


class Teks(NamedTuple):
    """What a file says of itself as JSON: ``Hasil`` and ``Rinci``; empty for a refused one."""

    hasil: str = ""
    rinci: str = ""


class Simpanan(Protocol):
    """Where the rest of what is kept of files is."""

    def packed(self, entry: Entri) -> "Blok":
        """The packed rows of a file."""
        ...

    def rinci(self, entry: Entri) -> "Rinci":
        """What else a file says."""
        ...


def row_of(entry: Entri, teks: Teks) -> tuple[object, ...]:
    """The row of a file, in the order of ``COLUMNS``."""
    told = (entry.sidik, entry.alasan, entry.hari, *teks, entry.baris, str(entry.pagu), *_packed(entry))
    return (entry.nama, *entry.jejak, *told, _checksum(entry.nama, *told))


def is_whole(row: Sequence[Any], entry: Entri | None = None) -> bool:
    """Whether a row says what was put into it; and, where ``entry`` is given, is of the same bytes of its file."""
    if entry is not None and row[_SIDIK] != entry.sidik:
        return False
    return bool(_checksum(row[0], *row[_OWN:-1]) == row[-1])


def entry_of(row: Sequence[Any]) -> Entri:
    """A whole row as it is held in memory."""
    nama, ukuran, diubah, berganti, nomor, sidik, alasan, hari, hasil, _, baris, pagu, *packed = row
    jejak = Jejak(ukuran, diubah, berganti, nomor)
    return Entri(nama, jejak, sidik, alasan, hari, read_hasil(hasil), baris, int(pagu), *packed[:-1])


def read_hasil(told: str) -> "Hasil | None":
    """What a file says of itself, from JSON; None for a refused one."""
    from xlpy.consolidate.hasil import Hasil  # noqa: PLC0415

    return Hasil.from_json(json.loads(told)) if told else None


def read_rinci(row: Sequence[Any]) -> "Rinci":
    """What else the file of a whole row says."""
    from xlpy.consolidate.hasil import Rinci  # noqa: PLC0415

    return Rinci.from_json(json.loads(row[_RINCI])) if row[_RINCI] else Rinci()


def seal(entry: Entri, blok: "Blok") -> str:
    """A checksum over the packed rows of a file."""
    told = (entry.nama, entry.sidik, entry.hari, entry.baris, entry.pagu, *_packed(entry))
    return _checksum(*told, more=(blok.xml, blok.csv))


def _packed(entry: Entri) -> tuple[int, int, int]:
    return entry.panjang, entry.crc, entry.panjang_csv


def _checksum(*told: object, more: Sequence[bytes] = ()) -> str:
    digest = blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=16)
    for data in more:
        digest.update(data)
    return digest.hexdigest()
