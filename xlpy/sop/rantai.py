"""The chain of the log: each line carries the fingerprint of the line before, so that no line changes unseen.

What a chain cannot show by itself is that its end was cut off, or that it was written anew from some line on; for
that it is compared with its mirror (``cermin``) and with a code from paper (``banding``).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from xlpy.sop.catatan import KOLOM, Catatan, Kejadian

AWAL = "0" * 64
"""What the first line names as the line before."""

Log = Sequence[Catatan]


class Jenis(StrEnum):
    """The kinds of damage."""

    ISI_BERUBAH = "isi-berubah"
    BARIS_HILANG = "baris-hilang"
    BARIS_PINDAH = "baris-pindah"
    BARIS_DISISIPKAN = "baris-disisipkan"
    BARIS_TERULANG = "baris-terulang"
    NOMOR_SALAH = "nomor-salah"
    LOG_TERPOTONG = "log-terpotong"
    BELUM_SELESAI = "penulisan-belum-selesai"
    CERMIN_TIDAK_ADA = "cermin-tidak-ada"
    CERMIN_RUSAK = "cermin-rusak"
    CERMIN_TERPOTONG = "cermin-terpotong"
    CERMIN_BERBEDA = "cermin-berbeda"
    KODE_TIDAK_ADA = "kode-tidak-ada"
    ASAL_BERBEDA = "asal-berbeda"


@dataclass(frozen=True, slots=True)
class Kerusakan:
    """Something about a log that is not as it was written.

    Attributes:
        jenis: its kind.
        baris: the first line concerned, counted from 1 in the log (in the mirror for a damaged mirror).
        pesan: what is wrong, and what to do.
    """

    jenis: Jenis
    baris: int
    pesan: str

    @property
    def wajar(self) -> bool:
        """Whether it comes from an interrupted write and not from anybody's hand."""
        return self.jenis is Jenis.BELUM_SELESAI


def head(log: Log) -> str:
    """The fingerprint of the last line, which stands for all lines."""
    return log[-1].sidik if log else AWAL


def foreign_to(line: Catatan, origin: Mapping[str, str]) -> list[str]:
    """Which parts of ``origin`` (document, procedure) a first line names otherwise; what it does not name is right.

    Raises:
        InputError: the line cannot be read.
    """
    data = line.read().data
    return [key for key, value in origin.items() if data.get(key, value) != value]


def append(log: Log, event: Kejadian) -> Catatan:
    """The line that tells ``event``, fit to stand at the end of ``log``."""
    return Catatan.seal(len(log) + 1, head(log), event)


def check(log: Log) -> Kerusakan | None:
    """The first line that does not follow from those before it; None for a whole chain."""
    before = AWAL
    for number, line in enumerate(log, start=1):
        if line.nomor != str(number) or line.sidik_sebelumnya != before or not line.is_genuine():
            kind, what = _kind(log, number, before)
            return Kerusakan(kind, number, f"Log baris {number} {what} {_ADVICE}")
        before = line.sidik
    return None


_ADVICE = "Bandingkan dengan cermin log atau cadangan buku kerja, lalu pulihkan."


def _kind(log: Log, number: int, before: str) -> tuple[Jenis, str]:
    """What happened at line ``number``, which should have followed ``before``."""
    line = log[number - 1]
    continued = any(later.sidik_sebelumnya == before for later in log[number:])
    if line.is_genuine():
        if line.sidik_sebelumnya == before:
            return Jenis.NOMOR_SALAH, f'bernomor "{line.nomor}", seharusnya {number}.'
        return _displaced(log, number, continued=continued)
    if continued and line.sidik_sebelumnya != before:
        return Jenis.BARIS_DISISIPKAN, "disisipkan: baris sesudahnya menyambung ke baris sebelumnya."
    return Jenis.ISI_BERUBAH, f"berubah: isinya tidak lagi cocok dengan {KOLOM['sidik']}-nya."


def _displaced(log: Log, number: int, *, continued: bool) -> tuple[Jenis, str]:
    """What happened where a line that is whole in itself does not follow the line before it."""
    line = log[number - 1]
    if any(earlier.sidik == line.sidik for earlier in log[: number - 1]):
        return Jenis.BARIS_TERULANG, f"mengulang baris bernomor {line.nomor}."
    if not continued:
        return Jenis.BARIS_HILANG, f'tidak menyambung: ia bernomor "{line.nomor}", baris di antaranya hilang.'
    if any(other.sidik == line.sidik_sebelumnya for other in log):
        return Jenis.BARIS_PINDAH, f'berpindah tempat: ia bernomor "{line.nomor}".'
    return Jenis.BARIS_DISISIPKAN, "disisipkan: ia tidak menyambung ke baris mana pun."
