"""Jabatan × Sub Kegiatan: who answers for what, and which duty of whom supports it.

Basis: cascading (PermenPANRB 88/2021, criterion 002.8): no sub kegiatan without a duty behind it, no duty without a
sub kegiatan that serves it.  Likeness of words, hence a hint and never a verdict.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlpy.plan.jabatan import Gelar, Golongan, field_words, read_title
from xlpy.plan.kemiripan import Rarity, stems
from xlpy.plan.kode import Kedalaman
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.model import Butir, Jabatan, RencanaKinerja, SubKegiatan
from xlpy.plan.nomenclature import Nomenklatur

_COVERS = 0.30  # the share of a sub kegiatan, by weight, that a duty must cover; as in plan.penanggung_jawab
_WITHIN = 0.60  # the share of a duty's own words from which it is said to lie within a sub kegiatan
_SERVED = 0.34  # the share of a duty that the sub kegiatan of its office must cover
_COORDINATING = frozenset({Golongan.CAMAT, Golongan.SEKRETARIS})


@dataclass(frozen=True, slots=True)
class Dukungan:
    """The duty of an office that supports a sub kegiatan best.

    Attributes:
        sebutan: where it stands, e.g. "fungsi ke-3".
        butir: the duty.
        nilai: the share of the sub kegiatan that it covers, by the weight of words; 0 to 1.
    """

    sebutan: str
    butir: Butir
    nilai: float


@dataclass(frozen=True, slots=True, kw_only=True)
class BarisMatriks:
    """One sub kegiatan.

    Attributes:
        sub: the sub kegiatan.
        penanggung_jawab: the office of the Tupoksi that answers for it, by its name there; empty when it has none.
        dukungan: the offices with a duty that covers it, by name.
    """

    sub: SubKegiatan
    penanggung_jawab: str
    dukungan: Mapping[str, Dukungan]

    @property
    def didukung(self) -> bool:
        """Whether a duty of the office that answers for it supports it."""
        return self.penanggung_jawab in self.dukungan


@dataclass(frozen=True, slots=True)
class FungsiMenganggur:
    """A duty, not a routine one, that no sub kegiatan of its office serves; ``ke`` counts from 1."""

    jabatan: str
    ke: int
    butir: Butir


@dataclass(frozen=True, slots=True)
class KolomMatriks:
    """A column: one office, or one that every kelurahan has ("Lurah (7)"), with the names of all of them."""

    nama: str
    jabatan: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Matriks:
    """The whole matrix: offices as columns, sub kegiatan as rows, and the duties that nothing serves."""

    jabatan: tuple[str, ...]
    kolom: tuple[KolomMatriks, ...]
    baris: tuple[BarisMatriks, ...]
    menganggur: tuple[FungsiMenganggur, ...]


def coverage_matrix(plan: RencanaKinerja, tupoksi: Tupoksi, daftar: Nomenklatur) -> Matriks:
    """Match every sub kegiatan of ``plan`` with the duties of every office."""
    offices = tuple(_Office.of(jabatan) for jabatan in tupoksi.jabatan)
    rarity = Rarity(office.words for office in offices)
    by_title = {office.gelar: office.jabatan.nama for office in offices if office.gelar}
    cells: dict[tuple[str, str], Mapping[str, Dukungan]] = {}
    rows = []
    for sub in plan.sub_kegiatan:
        about = (sub.kode, sub.nama)
        if about not in cells:  # kelurahan share code and name: matched once
            cells[about] = dict(_supports(_stems_of(sub, daftar), offices, rarity))
        gelar = read_title(sub.penanggung_jawab)
        owner = by_title.get(gelar, "") if gelar else ""
        rows.append(BarisMatriks(sub=sub, penanggung_jawab=owner, dukungan=cells[about]))
    return Matriks(
        jabatan=tuple(office.jabatan.nama for office in offices),
        kolom=tuple(_columns(offices, _places(offices, plan))),
        baris=tuple(rows),
        menganggur=tuple(_idle(offices, rows, rarity, daftar)),
    )


@dataclass(frozen=True, slots=True)
class _Office:
    """An office with its duties as stems, taken apart once."""

    jabatan: Jabatan
    gelar: Gelar | None
    duties: tuple[tuple[str, Butir, frozenset[str]], ...] = field(default=())

    @classmethod
    def of(cls, jabatan: Jabatan) -> "_Office":
        listed = (("fungsi", jabatan.fungsi), ("uraian tugas", jabatan.uraian_tugas))
        duties = [
            (f"{kind} ke-{n}", item, stems(item.teks))
            for kind, items in listed
            for n, item in enumerate(items, 1)
            if not item.rutin
        ]
        if jabatan.tugas:
            duties.append(("tugas", Butir(teks=jabatan.tugas), stems(jabatan.tugas)))
        return cls(jabatan, read_title(jabatan.nama), tuple(duties))

    @property
    def words(self) -> frozenset[str]:
        return stems(self.jabatan.nama).union(*(words for _, _, words in self.duties))


def _places(offices: Iterable[_Office], plan: RencanaKinerja) -> frozenset[str]:
    """The words by which the kelurahan are called."""
    lurah = (office.gelar.bidang for office in offices if office.gelar and office.gelar.golongan is Golongan.LURAH)
    return frozenset[str]().union(*lurah, *(field_words(sub.unit) for sub in plan.sub_kegiatan))


def _columns(offices: Iterable[_Office], places: frozenset[str]) -> Iterator[KolomMatriks]:
    """The offices, those that differ in the name of their kelurahan only as one column."""
    alike: dict[object, list[str]] = {}
    for office in offices:
        name, gelar = office.jabatan.nama, office.gelar
        inside = gelar is not None and (gelar.kelurahan or not gelar.bidang.isdisjoint(places))
        alike.setdefault((gelar.golongan, gelar.bidang - places) if gelar and inside else name, []).append(name)
    for names in alike.values():
        yield KolomMatriks(names[0] if len(names) == 1 else _common(names, places), tuple(names))


def _common(names: Sequence[str], places: frozenset[str]) -> str:
    """What the names of offices have in common: "Lurah Melati" and six others are "Lurah (7)"."""
    kept = [word for word in names[0].split() if field_words(word).isdisjoint(places)]
    return f"{' '.join(kept)} ({len(names)})"


def _supports(wanted: frozenset[str], offices: Iterable[_Office], rarity: Rarity) -> Iterator[tuple[str, Dukungan]]:
    for office in offices:
        scored = (
            Dukungan(where, item, _share(wanted, words, rarity))
            for where, item, words in office.duties
            if not wanted.isdisjoint(words)
        )
        best = max(scored, key=lambda support: support.nilai, default=None)
        if best is not None and best.nilai >= _COVERS:
            yield office.jabatan.nama, best


def _share(wanted: frozenset[str], words: frozenset[str], rarity: Rarity) -> float:
    """The share of ``wanted`` that a duty covers; the whole where the duty lies within a long official name."""
    within = len(wanted & words) > 1 and rarity.coverage(words, wanted) >= _WITHIN
    return 1.0 if within else rarity.coverage(wanted, words)


def _stems_of(sub: SubKegiatan, daftar: Nomenklatur) -> frozenset[str]:
    """What a sub kegiatan is about: its name, and the official one."""
    entri = daftar.cari(sub.kode)
    return stems(sub.nama) | (stems(entri.nama) if entri else frozenset())


def _idle(
    offices: Iterable[_Office], rows: Sequence[BarisMatriks], rarity: Rarity, daftar: Nomenklatur
) -> Iterator[FungsiMenganggur]:
    words_of: dict[str, set[str]] = {}
    for row in rows:
        words_of.setdefault(row.penanggung_jawab, set()).update(_words_below(row.sub, daftar))
    everything = frozenset[str]().union(*words_of.values())
    for office in offices:
        coordinating = office.gelar is not None and office.gelar.golongan in _COORDINATING
        own = everything if coordinating else frozenset(words_of.get(office.jabatan.nama, ()))
        for ke, item in enumerate(office.jabatan.fungsi, 1):
            if not item.rutin and rarity.coverage(stems(item.teks), own) < _SERVED:
                yield FungsiMenganggur(office.jabatan.nama, ke, item)


def _words_below(sub: SubKegiatan, daftar: Nomenklatur) -> frozenset[str]:
    """All that the work of a sub kegiatan is about: also its kegiatan, its program, and what it measures."""
    parts = sub.kode.split(".")
    above = (daftar.cari(".".join(parts[:depth])) for depth in (Kedalaman.PROGRAM, Kedalaman.KEGIATAN))
    texts = (*(e.nama for e in above if e), *(i.nama for i in sub.indikator))
    return _stems_of(sub, daftar).union(*map(stems, texts))
