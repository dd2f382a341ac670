"""What one file says of itself, as it is kept from run to run and shown in the results.

In two parts: of ten thousand files the first is held in memory, the second read where sums and lists are made of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from sys import intern
from typing import Any, NamedTuple


class TandaTangan(StrEnum):
    """Whether a plan is signed, and whether what was signed is what stands there."""

    SAH = "sah"
    TIDAK_SAH = "tidak sah"
    BELUM = "belum"


class Bagian(NamedTuple):
    """What a file has of one program or one sasaran.

    Attributes:
        kunci: the code of the program, the short name of the sasaran.
        nama: as worded in the file.
        subs: how many sub kegiatan.
        pagu: their money, in rupiah.
        indikator: how many indikator the node itself has.
    """

    kunci: str
    nama: str
    subs: int
    pagu: int
    indikator: int


class Temuan(NamedTuple):
    """A finding of the rules in one file.

    Attributes:
        tingkat, aturan, sel, pesan, saran: as of ``plan.temuan.Temuan``.
        pengecualian: why it is let stand; empty where it is not.
    """

    tingkat: str
    aturan: str
    sel: str
    pesan: str
    saran: str
    pengecualian: str


class Formulir(NamedTuple):
    """What a unit's form says of itself beside its rows.

    Attributes:
        kantor: the office that the unit belongs to: the name of its kecamatan.
        versi: its round; a later one replaces an earlier one.
        dikirim: the day on which it was sent, ISO.
        berisi: whether the unit did anything to it.
        sub_kegiatan: its sub kegiatan, each as a text that is the same in every form.
    """

    kantor: str
    versi: int
    dikirim: str
    berisi: bool
    sub_kegiatan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """One file that was read.

    Attributes:
        jenis: what it is: a workbook or the form of a unit.
        tahun: of the plan.
        unit: whose plan it is, as written there; empty where nobody wrote it.
        induk: what the unit is part of, e.g. "Pemerintah Kabupaten Lumajang".
        kode_skpd: the unit's code; often empty.
        dokumen: the id that all versions of the document share.
        nomor, tanggal, perubahan: of the signed document; the date is ISO, 0 changes for the first plan.
        tanda_tangan, penanda_tangan: whether it is signed, and by whom.
        langkah: the step where the procedure stands.
        log_baris, log_kepala, log_waktu: how many lines the log has, the first 16 digits of its last fingerprint,
            and when that line was written (ISO).
        log_rusak: what is wrong with the log; empty for a whole one.
        baris, subs, indikator, pagu: rows, sub kegiatan, indikator, and rupiah of the plan.
        catatan: what the reader could not make sense of, and what else the user should know.
        formulir: of a unit's form; None for a workbook.
    """

    jenis: str
    tahun: int
    unit: str
    induk: str = ""
    kode_skpd: str = ""
    dokumen: str = ""
    nomor: str = ""
    tanggal: str = ""
    perubahan: int = 0
    tanda_tangan: str = TandaTangan.BELUM.value
    penanda_tangan: str = ""
    langkah: str = ""
    log_baris: int = 0
    log_kepala: str = ""
    log_waktu: str = ""
    log_rusak: str = ""
    baris: int = 0
    subs: int = 0
    indikator: int = 0
    pagu: int = 0
    catatan: tuple[str, ...] = ()
    formulir: Formulir | None = None

    def to_json(self) -> dict[str, Any]:
        """As plain lists, texts and numbers."""
        return {field.name: getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> "Hasil":
        """From what ``to_json`` gave, possibly through JSON.

        Raises:
            ValueError: it is something else.
        """
        if set(told) != {field.name for field in fields(cls)}:
            raise ValueError("not what to_json gives")
        form = told["formulir"]
        return cls(
            **{
                **told,
                **{name: intern(told[name]) for name in _ALIKE},
                "catatan": tuple(told["catatan"]),
                "formulir": None if form is None else Formulir._make((*form[:-1], tuple(form[-1]))),
            }
        )


_ALIKE = ("jenis", "induk", "kode_skpd", "tanggal", "tanda_tangan", "penanda_tangan", "langkah", "log_rusak")
"""What many files say alike: it is held once."""


class Rinci(NamedTuple):
    """What else a file says, of which sums and lists are made.

    Attributes:
        program, sasaran: what it has of each.
        temuan: what the rules find; None where nobody asked.
    """

    program: tuple[Bagian, ...] = ()
    sasaran: tuple[Bagian, ...] = ()
    temuan: tuple[Temuan, ...] | None = None

    @classmethod
    def from_json(cls, told: Sequence[Any]) -> "Rinci":
        """From what JSON makes of it.

        Raises:
            ValueError: it is something else.
        """
        program, sasaran, temuan = told
        return cls(
            tuple(map(Bagian._make, program)),
            tuple(map(Bagian._make, sasaran)),
            None if temuan is None else tuple(map(Temuan._make, temuan)),
        )
