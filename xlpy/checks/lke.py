"""What a workbook proves of the LKE's component Perencanaan Kinerja (weight 30), and what it cannot know.

Basis: PermenPANRB 88/2021.  A criterion is proved when the workbook holds its evidence and no finding (suggestions
apart) names it in its basis.  A grade is the share of a sub-component's criteria that are proved, those that no
workbook can know counting as not proved: it says what is certain at the least, and B at the most, since more needs
practice over several years.  Where a criterion lacks data that an office could give, there is no grade.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from xlpy.book.schema import DPA, LOG, RENCANA, SURAT, TUPOKSI, UNIT
from xlpy.checks.bahan import Bahan
from xlpy.plan.facts import kunci_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.temuan import Temuan, Tingkat


class SubKomponen(StrEnum):
    """The sub-components of Perencanaan Kinerja."""

    PEMENUHAN = "Pemenuhan"
    KUALITAS = "Kualitas"
    PEMANFAATAN = "Pemanfaatan"


BOBOT = {SubKomponen.PEMENUHAN: 6, SubKomponen.KUALITAS: 9, SubKomponen.PEMANFAATAN: 15}
"""The weight of each."""


class Status(StrEnum):
    """What can be said of a criterion."""

    TERBUKTI = "Terbukti"
    BELUM = "Belum terpenuhi"
    KURANG_DATA = "Kurang data"
    DI_LUAR_BUKU = "Di luar buku kerja"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kriteria:
    """A criterion.

    Attributes:
        kode: its number, e.g. "002.5".
        uraian: what it asks.
        bagian: its sub-component.
        kurang: what the workbook lacks to judge it, in words; empty when nothing.  None: no workbook can know it.
        terpenuhi: whether the evidence itself is there; findings apart.
        sel: where the evidence stands.
    """

    kode: str
    uraian: str
    bagian: SubKomponen
    kurang: Callable[[Bahan], str] | None = None
    terpenuhi: Callable[[Bahan], bool] = lambda _: True
    sel: Callable[[Bahan], str] = lambda _: RENCANA.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Jawaban:
    """What a workbook says of a criterion.

    Attributes:
        kriteria: which.
        status: what can be said.
        bukti: the cells that prove it, or that stand against it.
        catatan: what is missing, in words.
    """

    kriteria: Kriteria
    status: Status
    bukti: tuple[str, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NilaiSub:
    """The grade of a sub-component; ``predikat`` is empty and ``nilai`` None where data are missing.

    Attributes:
        bagian: which.
        jawaban: its criteria.
        predikat: the grade that is certain at the least.
        nilai: its points of the weight.
        catatan: why there is no grade, or what it means.
    """

    bagian: SubKomponen
    jawaban: tuple[Jawaban, ...]
    predikat: str = ""
    nilai: Decimal | None = None
    catatan: str = ""


# Above which share of the criteria, which grade, and its value; A and AA are beyond what a workbook can prove.
_GRADES = ((Decimal("0.75"), "B", 70), (Decimal("0.5"), "CC", 60), (Decimal("0.25"), "C", 50), (Decimal(0), "D", 30))
_CERTAIN = "Sekurang-kurangnya; paling tinggi B, karena selebihnya dinilai dari pelaksanaan beberapa tahun."
_SHOWN = 10


def assess(bahan: Bahan, findings: Sequence[Temuan]) -> tuple[NilaiSub, ...]:
    """Judge every criterion by the workbook and by the findings that stand (the waived ones left out)."""
    answers = [_answer(kriteria, bahan, findings) for kriteria in KRITERIA]
    return tuple(_grade(bagian, [a for a in answers if a.kriteria.bagian is bagian]) for bagian in SubKomponen)


def _answer(kriteria: Kriteria, bahan: Bahan, findings: Iterable[Temuan]) -> Jawaban:
    if kriteria.kurang is None:
        return Jawaban(kriteria=kriteria, status=Status.DI_LUAR_BUKU)
    if missing := kriteria.kurang(bahan):
        return Jawaban(kriteria=kriteria, status=Status.KURANG_DATA, catatan=f"Belum ada {missing}.")
    against = [t for t in findings if t.tingkat is not Tingkat.SARAN and kriteria.kode in _named(t.dasar)]
    if against:
        cells = tuple(dict.fromkeys(t.sel for t in against if t.sel))[:_SHOWN]
        said = f"{len(against)} temuan: {', '.join(sorted({t.aturan for t in against}))}."
        return Jawaban(kriteria=kriteria, status=Status.BELUM, bukti=cells, catatan=said)
    status = Status.TERBUKTI if kriteria.terpenuhi(bahan) else Status.BELUM
    return Jawaban(kriteria=kriteria, status=status, bukti=(kriteria.sel(bahan),))


def _named(dasar: str) -> list[str]:
    """The criteria that a basis names."""
    return re.findall(r"\b\d{3}\.\d+", dasar)


def _grade(bagian: SubKomponen, answers: list[Jawaban]) -> NilaiSub:
    lacking = [a.kriteria.kode for a in answers if a.status is Status.KURANG_DATA]
    if lacking:
        said = f"Tidak dinilai: data untuk kriteria {', '.join(lacking)} belum ada."
        return NilaiSub(bagian=bagian, jawaban=tuple(answers), catatan=said)
    share = Decimal(sum(a.status is Status.TERBUKTI for a in answers)) / len(answers)
    grade, value = next(((name, value) for above, name, value in _GRADES if share > above), ("E", 0))
    points = Decimal(BOBOT[bagian] * value) / 100
    return NilaiSub(bagian=bagian, jawaban=tuple(answers), predikat=grade, nilai=points, catatan=_CERTAIN)


def _no_plan(bahan: Bahan) -> str:
    return "" if bahan.rencana.sub_kegiatan else "rencana yang tersusun"


def _no_dpa(bahan: Bahan) -> str:
    return "" if bahan.document.dpa.sub_kegiatan else "DPA"


def _no_tupoksi(bahan: Bahan) -> str:
    return _no_plan(bahan) or ("" if bahan.document.tupoksi.jabatan else "Tupoksi")


def _no_last_year(bahan: Bahan) -> str:
    return _no_plan(bahan) or ("" if bahan.tahun_lalu else "buku kerja tahun lalu")


def _no_log(bahan: Bahan) -> str:
    return "" if bahan.keadaan else "catatan langkah SOP"


def _no_dates(bahan: Bahan) -> str:
    known = bahan.document.isian
    named = {name.key: name for name in SURAT.names if name.key in {"batas_waktu", "diterima_bappeda"}}
    return " dan ".join(name.label.lower() for name in named.values() if not known.get(name.name))


def _no_units(bahan: Bahan) -> str:
    return "" if any(row.get("jabatan") for row in bahan.baris(UNIT.table.name)) else "daftar unit di lembar Unit"


def _signed(bahan: Bahan) -> bool:
    return bahan.keadaan is not None and bahan.keadaan.tanda_tangan is not None


def _shared(bahan: Bahan) -> bool:
    """Whether several offices answer for the programs of one sasaran."""
    owners: dict[str, set[str]] = {}
    for sub in bahan.rencana.sub_kegiatan:
        owners.setdefault(".".join(sub.kode.split(".")[: Kedalaman.PROGRAM]), set()).add(sub.penanggung_jawab)
    return any(
        len(set[str]().union(*(owners.get(kode, ()) for kode in sasaran.program)) - {""}) > 1
        for sasaran in bahan.rencana.sasaran
    )


def _first_sasaran(bahan: Bahan) -> str:
    node = next(iter(bahan.rencana.sasaran), None)
    return (bahan.document.letak.sel(kunci_of(node)) if node else "") or RENCANA.name


_P, _K, _M = SubKomponen
KRITERIA = (
    Kriteria(kode="001.1", uraian="Dokumen perencanaan jangka menengah (Renstra) tersedia", bagian=_P),
    Kriteria(
        kode="001.2",
        uraian="Dokumen perencanaan kinerja jangka pendek tersedia",
        bagian=_P,
        kurang=_no_plan,
        terpenuhi=lambda b: bool(b.rencana.sasaran),
        sel=_first_sasaran,
    ),
    Kriteria(
        kode="001.3", uraian="Rencana aktivitas mendukung kinerja", bagian=_P, kurang=_no_plan, sel=_first_sasaran
    ),
    Kriteria(
        kode="001.4", uraian="Dokumen anggaran (DPA) tersedia", bagian=_P, kurang=_no_dpa, sel=lambda _: DPA.name
    ),
    Kriteria(
        kode="002.1",
        uraian="Dokumen diformalkan",
        bagian=_K,
        kurang=_no_log,
        terpenuhi=_signed,
        sel=lambda _: LOG.name,
    ),
    Kriteria(kode="002.2", uraian="Disampaikan tepat waktu", bagian=_K, kurang=_no_dates, sel=lambda _: SURAT.name),
    Kriteria(
        kode="002.3",
        uraian="Menggambarkan kinerja yang perlu dicapai",
        bagian=_K,
        kurang=_no_plan,
        sel=_first_sasaran,
    ),
    Kriteria(kode="002.4", uraian="Rumusan hasil menggambarkan kondisi yang harus dicapai", bagian=_K),
    Kriteria(kode="002.5", uraian="Indikator memenuhi SMART", bagian=_K, kurang=_no_plan, sel=_first_sasaran),
    Kriteria(
        kode="002.6", uraian="IKU berkelanjutan antartahun", bagian=_K, kurang=_no_last_year, sel=_first_sasaran
    ),
    Kriteria(
        kode="002.7",
        uraian="Target dapat dicapai, menantang, realistis",
        bagian=_K,
        kurang=_no_last_year,
        sel=_first_sasaran,
    ),
    Kriteria(
        kode="002.8",
        uraian="Kinerja berjenjang (cascading)",
        bagian=_K,
        kurang=_no_tupoksi,
        sel=lambda _: TUPOKSI.name,
    ),
    Kriteria(
        kode="002.9",
        uraian="Kinerja lintas bidang (crosscutting)",
        bagian=_K,
        kurang=_no_plan,
        terpenuhi=_shared,
        sel=_first_sasaran,
    ),
    Kriteria(
        kode="002.10",
        uraian="Setiap unit merumuskan rencananya",
        bagian=_K,
        kurang=_no_units,
        sel=lambda _: UNIT.name,
    ),
    Kriteria(kode="003.1", uraian="Anggaran mengacu pada kinerja", bagian=_M, kurang=_no_dpa, sel=lambda _: DPA.name),
    Kriteria(
        kode="003.2",
        uraian="Aktivitas mendukung kinerja",
        bagian=_M,
        kurang=_no_tupoksi,
        sel=lambda _: TUPOKSI.name,
    ),
    Kriteria(kode="003.3", uraian="Target dicapai atau masih pada jalurnya", bagian=_M),
    Kriteria(kode="003.4", uraian="Rencana aksi dipantau berkala", bagian=_M),
    Kriteria(
        kode="003.5",
        uraian="Rencana diperbaiki dari analisis sebelumnya",
        bagian=_M,
        kurang=_no_last_year,
        sel=_first_sasaran,
    ),
)
"""The criteria, in the order of the LKE; those named by no ``kurang`` are judged outside the workbook."""
