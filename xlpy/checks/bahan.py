"""What the rules look at: one workbook, what it is compared with, and what they all ask of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xlpy.book.document import Document, Isi
from xlpy.book.schema import PENGATURAN, RENCANA
from xlpy.checks.banding import Perbandingan, compare
from xlpy.checks.matriks import Matriks, coverage_matrix
from xlpy.checks.ukuran import Ukuran, measures
from xlpy.plan.facts import Kunci, kunci_of
from xlpy.plan.generate import one_per_key
from xlpy.plan.masukan import Pejabat
from xlpy.plan.model import Jenjang, RencanaKinerja, Simpul, SubKegiatan
from xlpy.plan.nomenclature import Entri, Nomenklatur
from xlpy.plan.text import fold
from xlpy.sop.keadaan import Keadaan


@dataclass(frozen=True, kw_only=True)
class Bahan:
    """Everything that a rule may look at; nothing here is ever changed.

    Attributes:
        document: the workbook.
        nomenklatur: the official list in force in its year.
        hari_ini: the day of the check.
        keadaan: where the procedure stands; None where that is not known.
        sidik_isi: the fingerprint of what is printed now; needed with ``keadaan`` to judge a signature.
        tahun_lalu: last year's workbook; None without one.
        sebelum_perubahan: the workbook as it was before the DPPA; None without one.
    """

    document: Document
    nomenklatur: Nomenklatur
    hari_ini: date
    keadaan: Keadaan | None = None
    sidik_isi: str = ""
    tahun_lalu: Document | None = None
    sebelum_perubahan: Document | None = None

    @property
    def rencana(self) -> RencanaKinerja:
        """The plan."""
        return self.document.rencana

    @cached_property
    def ukuran(self) -> tuple[Ukuran, ...]:
        """Every indikator of the plan, level by level."""
        return tuple(measures(self.rencana))

    @cached_property
    def menurut_dpa(self) -> Mapping[tuple[str, str], SubKegiatan]:
        """The sub kegiatan of the DPA by (unit, kode), rows of one key added; without those that have no code."""
        return {sub.kunci: sub for sub in one_per_key(s for s in self.document.dpa.sub_kegiatan if s.kode)}

    @cached_property
    def rumusan_sendiri(self) -> tuple[Ukuran, ...]:
        """The indikator whose wording is the office's own: the nomenclature's is given and not for us to judge."""
        return tuple(u for u in self.ukuran if not self.resmi(u))

    @cached_property
    def dari_tahun_lalu(self) -> Perbandingan | None:
        """What became of last year's plan; None without one."""
        return compare(self.tahun_lalu.rencana, self.rencana) if self.tahun_lalu else None

    @cached_property
    def dari_sebelumnya(self) -> Perbandingan | None:
        """What the DPPA changed in the plan; None where there is none."""
        return compare(self.sebelum_perubahan.rencana, self.rencana) if self.sebelum_perubahan else None

    @cached_property
    def matriks(self) -> Matriks:
        """Who answers for what, by which duty."""
        return coverage_matrix(self.rencana, self.document.tupoksi, self.nomenklatur)

    def entri(self, simpul: Simpul) -> Entri | None:
        """What the nomenclature says of a node."""
        return self.nomenklatur.cari(simpul.kode)

    def resmi(self, ukuran: Ukuran) -> bool:
        """Whether an indikator is worded as the nomenclature words it."""
        entri = self.entri(ukuran.simpul) if ukuran.simpul.jenjang is Jenjang.SUB_KEGIATAN else None
        return entri is not None and fold(entri.indikator) == fold(ukuran.indikator.nama)

    @property
    def penanda_tangan(self) -> Pejabat | None:
        """The office-holder who signs."""
        settings = self.document.pengaturan
        return next((p for p in settings.pejabat if p.jabatan == settings.penanda_tangan), None)

    def sel(self, simpul: Simpul | Kunci, kolom: str) -> str:
        """Where a field of a node stands in the form; the sheet alone where it has no cell."""
        kunci = simpul if isinstance(simpul, Kunci) else kunci_of(simpul)
        return self.document.letak.sel(kunci, kolom) or RENCANA.name

    def baris(self, tabel: str) -> tuple[Mapping[str, Isi], ...]:
        """The rows of a table that is kept as typed."""
        return self.document.tabel.get(tabel, ())


def sel_pengaturan(*keys: str) -> str:
    """Where the first of the settings ``keys`` stands on its sheet as built."""
    return next((f"{PENGATURAN.name}!{name.cell}" for name in PENGATURAN.names if name.key in keys), PENGATURAN.name)
