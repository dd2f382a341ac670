"""A file that was read, and what became of it.  Pure."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from xlpy.consolidate.entri import Entri
from xlpy.consolidate.hasil import Hasil


class Keadaan(StrEnum):
    """What became of a file or of an expected unit."""

    DITERIMA = "diterima"
    TERLAMBAT = "terlambat"  # received, and counted, but after the deadline
    GANDA = "ganda"  # another version of the same unit's plan is newer
    TERCAKUP = "tercakup"  # a unit's form, whose office's workbook counts
    DITOLAK = "ditolak"
    BELUM = "belum"  # expected, and not there; or a form that nobody filled


@dataclass(frozen=True, slots=True)
class Masuk:
    """A file that was read.

    Attributes:
        entri: as it is kept.
        hasil: what it says of itself.
        catatan: what else there is to say of it.
    """

    entri: Entri
    hasil: Hasil
    catatan: tuple[str, ...] = ()

    @property
    def unit(self) -> str:
        """Whose plan it is; the file's name where it does not say so."""
        return self.hasil.unit or self.entri.nama.rpartition("/")[2].rpartition(".")[0]

    @property
    def kantor(self) -> str:
        """The office: the unit itself, or that which a unit with a form belongs to."""
        return self.hasil.formulir.kantor if self.hasil.formulir else self.unit

    @property
    def saat(self) -> datetime:
        """When the plan was last worked on: by its log, else by its file."""
        try:
            moment = datetime.fromisoformat(self.hasil.log_waktu)
        except ValueError:
            return self.tanggal_berkas
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @property
    def tanggal_berkas(self) -> datetime:
        """When the file was written."""
        return datetime.fromtimestamp(self.entri.jejak.diubah // 10**9, UTC)


@dataclass(frozen=True, slots=True)
class BarisStatus:
    """A row of the sheet Status: a file, or a unit of which there is none.

    Attributes:
        keadaan: what became of it.
        unit, nama: the unit and the file as the results name them; either may be empty.
        alasan: why it is refused, double, late or missing.
        masuk: what was read; None for what was not.
        induk: what the unit is part of, where nothing was read and the list of units says so.
    """

    keadaan: Keadaan
    unit: str
    nama: str = ""
    alasan: str = ""
    masuk: Masuk | None = None
    induk: str = ""
