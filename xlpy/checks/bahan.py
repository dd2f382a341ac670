"""What the rules look at: one workbook, what it is compared with, and what they all ask of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from xlpy.book.document import Document, Isi
from xlpy.book.schema import PENGATURAN, RENCANA
from xlpy.plan.facts import Kunci, decimal_text, kunci_of, numbered
from xlpy.plan.generate import one_per_key
from xlpy.plan.masukan import Pejabat
from xlpy.plan.model import Indikator, Jenjang, RencanaKinerja, Simpul, SubKegiatan
from xlpy.plan.nomenclature import Entri, Nomenklatur
from xlpy.plan.text import fold
from xlpy.sop.keadaan import Keadaan


class Ukuran(NamedTuple):
    """An indikator with the node that it measures and the key by which both are known."""

    simpul: Simpul
    indikator: Indikator
    kunci: Kunci


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
    def keluaran(self) -> tuple[Ukuran, ...]:
        """The indikator whose wording is the office's own: the nomenclature's is given and not for us to judge."""
        return tuple(u for u in self.ukuran if not self.resmi(u))

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


def measures(plan: RencanaKinerja) -> Iterator[Ukuran]:
    """Every indikator of a plan with its node and its key."""
    for node in plan:
        for indikator in numbered(node.indikator):
            yield Ukuran(node, indikator, kunci_of(node, indikator.ke))


def sebutan(simpul: Simpul) -> str:
    """How a node is called in a message: its code, and the unit that carries it."""
    return f"{simpul.kode} {simpul.unit}".strip()


def sel_pengaturan(*keys: str) -> str:
    """Where the first of the settings ``keys`` stands on its sheet as built."""
    return next((f"{PENGATURAN.name}!{name.cell}" for name in PENGATURAN.names if name.key in keys), PENGATURAN.name)


def daftar(items: Iterable[str], most: int = 5) -> str:
    """A list for a message: the first few, and how many more there are."""
    listed = list(items)
    more = len(listed) - most
    return ", ".join(listed[:most]) + (f", dan {more} lagi" if more > 0 else "")


def angka(value: Decimal) -> str:
    """A target as it is shown: "82,5", without superfluous zeros."""
    return decimal_text(value).replace(".", ",")


def target_teks(indikator: Indikator) -> str:
    """The annual target with its satuan as it is shown; "–" without one."""
    shown = indikator.target_teks or ("–" if indikator.target is None else angka(indikator.target))
    return f"{shown} {indikator.satuan}".strip()


def sebutan_kunci(kunci: Kunci) -> str:
    """How an entity is called in a message, by its key."""
    return f"{kunci.kode} {kunci.unit}".strip()
