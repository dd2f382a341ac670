"""What is reported to a person: a finding with its cell, and a row that could not be taken."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

BARU, MASIH, DIKECUALIKAN, SELESAI = "Baru", "Masih", "Dikecualikan", "Selesai"
"""What became of a finding since the check before; a solved one says since when."""


class Tingkat(StrEnum):
    """How much a finding weighs: ``BERAT`` blocks the signature, the others do not."""

    BERAT = "berat"
    RINGAN = "ringan"
    SARAN = "saran"


@dataclass(frozen=True, slots=True, kw_only=True)
class Temuan:
    """One finding.

    Attributes:
        aturan: the rule's id or short name, e.g. ``"bulanan-tidak-sama-pagu"``.
        tingkat: its weight.
        sel: sheet and A1 address, e.g. ``"DPA!F23"``; empty when it concerns a file as a whole.
        pesan: what is wrong, with the values in it.
        saran: what to do.
        dasar: the regulation or article behind it, where there is one.
        berkas: the file in which ``sel`` lies; empty for the workbook itself.
        identitas: names a finding of the catalogue of rules (rule, entity, field) through moved rows and later runs,
            so that it can be followed and waived; empty for what was said on importing.
        keadaan: what became of it since the check before: one of the words below, with the day for a solved one;
            empty for what is not followed.
        pengecualian: why it is let stand, who said so, and when; empty where it is not.
        isi: what stood in its cell when it was found; None where that was nothing, or it has no cell.
    """

    aturan: str
    tingkat: Tingkat = Tingkat.RINGAN
    sel: str = ""
    pesan: str
    saran: str = ""
    dasar: str = ""
    berkas: str = ""
    identitas: str = ""
    keadaan: str = ""
    pengecualian: str = ""
    isi: str | Decimal | None = None

    @property
    def selesai(self) -> bool:
        """Whether it is only remembered: the last check did not find it any more."""
        return self.keadaan.startswith(SELESAI)

    @property
    def terbuka(self) -> bool:
        """Whether it stands, and nobody has said that it may."""
        return not self.selesai and not self.pengecualian


@dataclass(frozen=True, slots=True, kw_only=True)
class Ditolak:
    """One row that was not taken, with its cell and the reason; the other rows were."""

    sel: str
    alasan: str
    berkas: str = ""
