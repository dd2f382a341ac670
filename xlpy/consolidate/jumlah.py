"""What all files together have of a program or a sasaran; what one file says of itself on the sheet Status.  Pure."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from xlpy.consolidate.cetakan import Isi
from xlpy.consolidate.hasil import Bagian
from xlpy.consolidate.keadaan import Masuk


class Jumlah(NamedTuple):
    """A program or a sasaran over all files.

    Attributes:
        kunci, nama: its key, and its first wording.
        units: how many files have it.
        subs, pagu, indikator: as of ``Bagian``, added up.
    """

    kunci: str
    nama: str
    units: int
    subs: int
    pagu: int
    indikator: int


def joined(lists: Iterable[Sequence[Bagian]]) -> list[Jumlah]:
    """The parts of all files by their key."""
    found: dict[str, Jumlah] = {}
    for parts in lists:
        for part in parts:
            before = found.get(part.kunci) or Jumlah(part.kunci, "", 0, 0, 0, 0)
            found[part.kunci] = Jumlah(
                part.kunci,
                before.nama or part.nama,
                before.units + 1,
                before.subs + part.subs,
                before.pagu + part.pagu,
                before.indikator + part.indikator,
            )
    return list(found.values())


def of_result(masuk: Masuk) -> dict[str, Isi]:
    """What the sheet Status says of a file that was read."""
    hasil = masuk.hasil
    notes = [*masuk.catatan, *([hasil.log_rusak] if hasil.log_rusak else []), *hasil.catatan]
    return {
        "tahun": hasil.tahun,
        "nomor": hasil.nomor,
        "tanggal": _day(hasil.tanggal),
        "perubahan": hasil.perubahan if hasil.nomor else None,
        "tanda_tangan": hasil.tanda_tangan,
        "langkah": hasil.langkah,
        "log_kepala": "-".join(hasil.log_kepala[i : i + 4] for i in range(0, len(hasil.log_kepala), 4)),
        "log_baris": hasil.log_baris,
        "log_waktu": f"{_day(hasil.log_waktu[:10])} {hasil.log_waktu[11:16]}" if hasil.log_waktu else "",
        "baris": hasil.baris,
        "subs": hasil.subs,
        "pagu": hasil.pagu,
        "sidik": masuk.entri.sidik[:16],
        "catatan": "; ".join(notes),
    }


def _day(iso: str) -> str:
    """An ISO day as it is written here; anything else as it stands."""
    year, _, rest = iso.partition("-")
    month, _, day = rest.partition("-")
    return f"{day}/{month}/{year}" if day else iso
