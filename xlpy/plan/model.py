"""The chain of a Rencana Kinerja: Tujuan → Sasaran → Program → Kegiatan → Sub Kegiatan, each with indikator.

Basis: the chain of PermenPANRB 88/2021 (cascading, criterion 002.8) over the nomenclature of
Kepmendagri 900.1.15.5-1317/2023.  Money is entered only at sub kegiatan, in whole rupiah; every sum is derived.
A row is keyed by (unit, kode): several kelurahan carry the same sub kegiatan, each with its own pagu.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import ClassVar

from xlpy.plan.provenance import Provenance

BULAN = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
TRIWULAN = ("I", "II", "III", "IV")

Bulanan = tuple[int, ...]
Triwulan = tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]
TANPA_TRIWULAN: Triwulan = (None, None, None, None)


class Jenjang(StrEnum):
    """The levels of the chain, from the top."""

    TUJUAN = "Tujuan"
    SASARAN = "Sasaran"
    PROGRAM = "Program"
    KEGIATAN = "Kegiatan"
    SUB_KEGIATAN = "Sub Kegiatan"


class JenisTarget(StrEnum):
    """How the targets of the four triwulan make the annual one."""

    KUMULATIF = "Kumulatif"  # they add up to it
    KONSTAN = "Konstan"  # each equals it
    POSISI_AKHIR = "Posisi Akhir"  # the fourth equals it


class Asal(StrEnum):
    """Who gave an indikator its wording."""

    DPA = "DPA"
    NOMENKLATUR = "Nomenklatur"
    SASARAN = "Sasaran"
    ISIAN = "Isian"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indikator:
    """One measure of a node.

    Attributes:
        nama: the wording, e.g. "Jumlah Dokumen Perencanaan Perangkat Daerah".
        satuan: the unit of ``target``, e.g. "Dokumen", "%".
        target: the annual target in ``satuan`` (96 %, not 0.96); None when none is given.
        target_teks: the target as written where it is no number, e.g. the predicate "BB".
        jenis_target: how ``triwulan`` relates to ``target``; None when not yet decided.
        triwulan: targets for TW I–IV in ``satuan``.
        asal: who gave the wording.
        ke: its number within the node, by which the form and the merge know it; 0 until it is given one.
        sumber: where ``nama``, ``satuan``, ``target`` … came from.
    """

    nama: str
    satuan: str = ""
    target: Decimal | None = None
    target_teks: str = ""
    jenis_target: JenisTarget | None = None
    triwulan: Triwulan = TANPA_TRIWULAN
    formulasi: str = ""
    definisi_operasional: str = ""
    sumber_data: str = ""
    rencana_aksi: str = ""
    asal: Asal = Asal.DPA
    ke: int = 0
    sumber: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Simpul:
    """What every node of the chain has: a code, a name, indikator, a remark, and its sources."""

    jenjang: ClassVar[Jenjang]

    kode: str
    nama: str
    unit: str = ""
    indikator: tuple[Indikator, ...] = ()
    keterangan: str = ""
    sumber: Provenance = field(default_factory=Provenance)

    @property
    def kunci(self) -> tuple[str, str]:
        """The key of the node within its level: (unit, kode)."""
        return (self.unit, self.kode)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tujuan(Simpul):
    """A goal of the Renstra; ``kode`` is the office's own, e.g. "T1"."""

    jenjang: ClassVar[Jenjang] = Jenjang.TUJUAN


@dataclass(frozen=True, slots=True, kw_only=True)
class Sasaran(Simpul):
    """A strategic objective under a tujuan, with the codes of the programs that support it."""

    jenjang: ClassVar[Jenjang] = Jenjang.SASARAN

    tujuan: str = ""
    program: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Program(Simpul):
    """A program; its money is the sum of its sub kegiatan."""

    jenjang: ClassVar[Jenjang] = Jenjang.PROGRAM


@dataclass(frozen=True, slots=True, kw_only=True)
class Kegiatan(Simpul):
    """A kegiatan; its money is the sum of its sub kegiatan."""

    jenjang: ClassVar[Jenjang] = Jenjang.KEGIATAN


@dataclass(frozen=True, slots=True, kw_only=True)
class SubKegiatan(Simpul):
    """A sub kegiatan of one unit: the only level at which money is entered.

    Attributes:
        unit: the unit that carries it (a kelurahan); empty for the kecamatan itself.
        pagu: the budget ceiling in whole rupiah.
        bulanan: the monthly draw, twelve amounts in whole rupiah, or None when the DPA has none.
        sumber_dana: the funding sources, in the order met.
        seksi: the section named by the DPA, as written there.
        penanggung_jawab: the office-holder (by title) who answers for it.
        dasar_penanggung_jawab: why that one.
        yakin: False where ``penanggung_jawab`` is a guess.
    """

    jenjang: ClassVar[Jenjang] = Jenjang.SUB_KEGIATAN

    pagu: int = 0
    bulanan: Bulanan | None = None
    sumber_dana: tuple[str, ...] = ()
    seksi: str = ""
    penanggung_jawab: str = ""
    dasar_penanggung_jawab: str = ""
    yakin: bool = True

    def __post_init__(self) -> None:
        """Refuse a monthly plan that is not one."""
        if self.bulanan is not None and len(self.bulanan) != len(BULAN):
            raise ValueError(f"rencana bulanan {self.kode} harus berisi 12 angka, bukan {len(self.bulanan)}")

    @property
    def anggaran_triwulan(self) -> tuple[int, int, int, int] | None:
        """The budget of TW I–IV in whole rupiah, from the monthly plan; None where there is none."""
        if self.bulanan is None:
            return None
        b = self.bulanan
        return (sum(b[0:3]), sum(b[3:6]), sum(b[6:9]), sum(b[9:12]))


@dataclass(frozen=True, slots=True, kw_only=True)
class RencanaKinerja:
    """The plan of one office for one year; each level in the order of the form."""

    tahun: int
    tujuan: tuple[Tujuan, ...] = ()
    sasaran: tuple[Sasaran, ...] = ()
    program: tuple[Program, ...] = ()
    kegiatan: tuple[Kegiatan, ...] = ()
    sub_kegiatan: tuple[SubKegiatan, ...] = ()

    def __iter__(self) -> Iterator[Simpul]:
        """Every node, level by level."""
        yield from self.tujuan
        yield from self.sasaran
        yield from self.program
        yield from self.kegiatan
        yield from self.sub_kegiatan

    def pagu(self, kode: str = "", unit: str | None = None) -> int:
        """The sum of the pagu under ``kode`` (all when empty), of one unit or of all, in rupiah."""
        return sum(
            sub.pagu
            for sub in self.sub_kegiatan
            if (not kode or sub.kode == kode or sub.kode.startswith(f"{kode}."))
            and (unit is None or sub.unit == unit)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Butir:
    """One item of a list of fungsi or uraian tugas.

    ``rutin`` marks what every list has (rencana kerja, tugas lain dari atasan): the coverage check passes it over.
    """

    teks: str
    rutin: bool = False
    sumber: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True, kw_only=True)
class Jabatan:
    """An office of the kecamatan with what the regulation gives it to do."""

    nama: str
    tugas: str = ""
    fungsi: tuple[Butir, ...] = ()
    uraian_tugas: tuple[Butir, ...] = ()
    sumber: Provenance = field(default_factory=Provenance)
