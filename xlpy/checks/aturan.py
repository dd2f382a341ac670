"""What a rule is, and what it finds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from xlpy.checks.bahan import Bahan
from xlpy.plan.facts import Kunci
from xlpy.plan.temuan import Tingkat


class Keluarga(StrEnum):
    """What a rule is about; the hundreds of its number say which."""

    KELENGKAPAN = "Kelengkapan"
    ANGKA = "Ketepatan angka"
    UKURAN = "Keterukuran (SMART)"
    KESELARASAN = "Keselarasan DPA, rencana, Tupoksi, dan sasaran"
    NOMENKLATUR = "Nomenklatur"
    PEJABAT = "Pejabat dan kop"
    WAKTU = "Waktu"
    TAHUN_LALU = "Tahun lalu"


_FAMILIES = tuple(Keluarga)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hal:
    """One thing that a rule found.

    Attributes:
        pesan: what is wrong, with the values in it.
        saran: what to do.
        kunci: the entity of the plan that it concerns; None where it concerns no single one.
        kolom: the field of that entity; empty for its name.
        sel: sheet and A1 address, where it does not stand in the form.
        tanda: what it is about where there is no ``kunci``: tells two such findings of one rule apart.
    """

    pesan: str
    saran: str
    kunci: Kunci | None = None
    kolom: str = ""
    sel: str = ""
    tanda: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aturan:
    """A rule of the catalogue.

    Attributes:
        id: "RK-" and three digits; the first says the family.
        judul: what is wrong, as a title.
        tingkat: ``BERAT`` only for what makes the plan wrong or incomplete.
        mengapa: why it matters, for the user.
        dasar: the regulation, criterion or step of the SOP behind it.
        periksa: finds what breaks the rule.
        lulus, gagal: a small workbook that keeps it, and one that breaks it, as text tables.
        tetap: may never be waived: a sum, a signature, the year.
        kosong: finds, outside the family of completeness too, only what has not been filled in yet.
        perlu_sebelum: judges against the workbook before the DPPA, and finds nothing without it.
    """

    id: str
    judul: str
    tingkat: Tingkat
    mengapa: str
    dasar: str
    periksa: Callable[[Bahan], Iterable[Hal]]
    lulus: str
    gagal: str
    tetap: bool = False
    kosong: bool = False
    perlu_sebelum: bool = False

    @property
    def belum_diisi(self) -> bool:
        """Whether what it finds is only work that is still ahead."""
        return self.kosong or self.keluarga is Keluarga.KELENGKAPAN

    @property
    def keluarga(self) -> Keluarga:
        """The family, by the number."""
        return _FAMILIES[int(self.id[3]) - 1]
