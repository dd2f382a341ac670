"""What all files together have, and what the rules find in them; what one says on the sheet Status.  Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from xlpy.consolidate.cetakan import Isi
from xlpy.consolidate.hasil import Bagian, Rinci, Temuan
from xlpy.consolidate.keadaan import Masuk
from xlpy.plan.temuan import Tingkat


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


@dataclass(slots=True)
class Terkumpul:
    """What is gathered from file to file, each of which is held only as long as it is looked at.

    Attributes:
        program, sasaran: each over all files, by its key.
        temuan: how many findings there are of each weight, and how many are waived.
        berat: the heaviest findings but those that are let stand, each with whose plan it is in.
    """

    program: dict[str, Jumlah] = field(default_factory=dict)
    sasaran: dict[str, Jumlah] = field(default_factory=dict)
    temuan: dict[str, int] = field(default_factory=dict)
    berat: list[tuple[str, Temuan]] = field(default_factory=list)

    def add(self, unit: str, rinci: Rinci) -> None:
        """Add a file."""
        _add(self.program, rinci.program)
        _add(self.sasaran, rinci.sasaran)
        for found in rinci.temuan or ():
            word = "dikecualikan" if found.pengecualian else found.tingkat
            self.temuan[word] = self.temuan.get(word, 0) + 1
            if found.tingkat == Tingkat.BERAT and not found.pengecualian:
                self.berat.append((unit, found))


def _add(found: dict[str, Jumlah], parts: Iterable[Bagian]) -> None:
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
