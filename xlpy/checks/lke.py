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


@dataclass(frozen=True, slots=True)
class Kriteria:
    """A criterion.

    Attributes:
        bagian: its sub-component.
        kode: its number, e.g. "002.5".
        uraian: what it asks.
        kurang: what the workbook lacks to judge it, in words; empty when nothing.  None: no workbook can know it.
        sel: where the evidence stands.
        terpenuhi: whether the evidence itself is there; findings apart.
    """

    bagian: SubKomponen
    kode: str
    uraian: str
    kurang: Callable[[Bahan], str] | None = None
    sel: Callable[[Bahan], str] = lambda _: RENCANA.name
    terpenuhi: Callable[[Bahan], bool] = lambda _: True


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


def _has_sasaran(bahan: Bahan) -> bool:
    return bool(bahan.rencana.sasaran)


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


def _on(sheet: str) -> Callable[[Bahan], str]:
    """Evidence that a whole sheet is."""
    return lambda _: sheet


def _first_sasaran(bahan: Bahan) -> str:
    node = next(iter(bahan.rencana.sasaran), None)
    return (bahan.document.letak.sel(kunci_of(node)) if node else "") or RENCANA.name


_P, _K, _M = SubKomponen
KRITERIA = (
    Kriteria(_P, "001.1", "Dokumen perencanaan jangka menengah (Renstra) tersedia"),
    Kriteria(
        _P, "001.2", "Dokumen perencanaan kinerja jangka pendek tersedia", _no_plan, _first_sasaran, _has_sasaran
    ),
    Kriteria(_P, "001.3", "Rencana aktivitas mendukung kinerja", _no_plan, _first_sasaran),
    Kriteria(_P, "001.4", "Dokumen anggaran (DPA) tersedia", _no_dpa, _on(DPA.name)),
    Kriteria(_K, "002.1", "Dokumen diformalkan", _no_log, _on(LOG.name), _signed),
    Kriteria(_K, "002.2", "Disampaikan tepat waktu", _no_dates, _on(SURAT.name)),
    Kriteria(_K, "002.3", "Menggambarkan kinerja yang perlu dicapai", _no_plan, _first_sasaran),
    Kriteria(_K, "002.4", "Rumusan hasil menggambarkan kondisi yang harus dicapai"),
    Kriteria(_K, "002.5", "Indikator memenuhi SMART", _no_plan, _first_sasaran),
    Kriteria(_K, "002.6", "IKU berkelanjutan antartahun", _no_last_year, _first_sasaran),
    Kriteria(_K, "002.7", "Target dapat dicapai, menantang, realistis", _no_last_year, _first_sasaran),
    Kriteria(_K, "002.8", "Kinerja berjenjang (cascading)", _no_tupoksi, _on(TUPOKSI.name)),
    Kriteria(_K, "002.9", "Kinerja lintas bidang (crosscutting)", _no_plan, _first_sasaran, _shared),
    Kriteria(_K, "002.10", "Setiap unit merumuskan rencananya", _no_units, _on(UNIT.name)),
    Kriteria(_M, "003.1", "Anggaran mengacu pada kinerja", _no_dpa, _on(DPA.name)),
    Kriteria(_M, "003.2", "Aktivitas mendukung kinerja", _no_tupoksi, _on(TUPOKSI.name)),
    Kriteria(_M, "003.3", "Target dicapai atau masih pada jalurnya"),
    Kriteria(_M, "003.4", "Rencana aksi dipantau berkala"),
    Kriteria(_M, "003.5", "Rencana diperbaiki dari analisis sebelumnya", _no_last_year, _first_sasaran),
)
"""The criteria, in the order of the LKE; those named by no ``kurang`` are judged outside the workbook."""
