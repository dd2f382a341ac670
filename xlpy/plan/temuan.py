"""What is reported to a person: a finding with its cell, and a row that could not be taken."""

from dataclasses import dataclass
from enum import StrEnum


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
    """

    aturan: str
    tingkat: Tingkat = Tingkat.RINGAN
    sel: str = ""
    pesan: str
    saran: str = ""
    dasar: str = ""
    berkas: str = ""
    identitas: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ditolak:
    """One row that was not taken, with its cell and the reason; the other rows were."""

    sel: str
    alasan: str
    berkas: str = ""
