"""Rows that mean the same sub kegiatan become one; what it costs and what it is measured by."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from xlpy.importers.dpa_mentah import IndikatorMentah, Mentah, leaf_amount
from xlpy.plan.angka import round_rupiah, total_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.model import BULAN, Bulanan, Indikator, SubKegiatan
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.text import fold


@dataclass(slots=True)
class Gabungan:
    """One sub kegiatan with the rows that it was met in, its exact amount, and how many rows gave one."""

    kunci: tuple[str, str]
    bagian: list[Mentah] = field(default_factory=list)
    uang: Fraction | None = None
    sel_uang: str = ""

    @property
    def pertama(self) -> Mentah:
        """The row in which it was first met."""
        return self.bagian[0]

    @property
    def sebutan(self) -> str:
        """Code, else name, with the unit: how messages call it."""
        unit = f" ({self.pertama.unit})" if self.pertama.unit else ""
        return (self.pertama.kode or f"'{self.pertama.nama}'") + unit

    @property
    def baris_berpagu(self) -> int:
        """How many rows carry an amount of their own that is no item of a list."""
        return sum(1 for m in self.bagian if m.uang is not None and not m.per_butir)


def group_sub(subs: Iterable[Mentah]) -> list[Gabungan]:
    """Group by unit and code (by name under its parents where there is no code), in the order met."""
    groups: dict[tuple[str, ...], Gabungan] = {}
    for met in subs:
        key = (
            (fold(met.unit), met.kode)
            if met.kode
            else (fold(met.unit), "", *map(fold, met.nama_induk), fold(met.nama))
        )
        groups.setdefault(key, Gabungan((met.unit, met.kode))).bagian.append(met)
    for group in groups.values():
        group.uang, group.sel_uang = _exact_amount(group.bagian)
    return list(groups.values())


def _exact_amount(parts: Sequence[Mentah]) -> tuple[Fraction | None, str]:
    """Own amounts of the rows summed; else the leaves of the rekening; else the months; else the allocation."""
    allocated = [m for m in parts if m.alokasi is not None]
    if allocated and allocated[0].alokasi_dipakai:
        return allocated[0].alokasi, _cell(allocated[0], "alokasi")
    own = [m for m in parts if m.uang is not None]
    if own:
        return total_of(m.uang for m in own if m.uang is not None), _cell(own[0], "pagu")
    details = [r for m in parts for r in m.rincian]
    leaves = leaf_amount(details)
    if leaves is not None:
        return leaves, f"{parts[0].sheet}!{details[0].sel}"
    if any(m.bulanan for m in parts):
        return total_of(amount for m in parts for amount in m.bulanan.values()), _cell(parts[0], "bulanan")
    return (allocated[0].alokasi, _cell(allocated[0], "alokasi")) if allocated else (None, "")


def _cell(met: Mentah, kolom: str) -> str:
    return f"{met.sheet}!{met.sel.get(kolom, 'A1')}"


def build_sub(group: Gabungan, nama: str) -> SubKegiatan:
    """The sub kegiatan of the model, each field with its source."""
    first = group.pertama
    seksi = tuple(dict.fromkeys(m.seksi for m in group.bagian if m.seksi))
    return SubKegiatan(
        kode=first.kode,
        nama=nama,
        unit=first.unit,
        indikator=build_indicators(group.bagian, Kedalaman.SUB_KEGIATAN),
        pagu=round_rupiah(group.uang or Fraction(0)),
        bulanan=_months(group.bagian),
        sumber_dana=tuple(dict.fromkeys(source for m in group.bagian for source in m.sumber_dana)),
        seksi="; ".join(seksi),
        sumber=_provenance(group),
    )


def _months(parts: Sequence[Mentah]) -> Bulanan | None:
    if any(m.alokasi_dipakai for m in parts):
        return None
    totals: dict[int, Fraction] = {}
    for met in parts:
        for month, amount in met.bulanan.items():
            totals[month] = totals.get(month, Fraction(0)) + amount
    if not totals:
        return None
    return tuple(round_rupiah(totals.get(month, Fraction(0))) for month in range(1, len(BULAN) + 1))


def _provenance(group: Gabungan) -> Provenance:
    own = Provenance(next((m.sumber for m in group.bagian if m.sumber), ""))
    if own.sources:
        return own
    cells: dict[str, Source] = {}
    for met in group.bagian:
        for kolom, cell in met.sel.items():
            if kolom != "alokasi":
                cells.setdefault(kolom, Source(met.berkas, met.sheet, cell))
    if group.sel_uang:
        sheet, _, cell = group.sel_uang.rpartition("!")
        cells.setdefault("pagu", Source(group.pertama.berkas, sheet, cell))
    return Provenance.of(cells)


# ── indikator ────────────────────────────────────────────────────────────────────────────────────────────────────

# Which kinds of result measure a level, best first; "" is an indikator whose heading does not say.
_KINDS: Mapping[Kedalaman, tuple[tuple[str, ...], ...]] = {
    Kedalaman.SUB_KEGIATAN: (("keluaran sub",), ("keluaran",), ("",), ("hasil",), ("capaian",)),
    Kedalaman.KEGIATAN: (("hasil",), ("keluaran",), ("",), ("capaian",)),
    Kedalaman.PROGRAM: (("capaian",), ("hasil",), ("",), ("keluaran",)),
}


def build_indicators(parts: Sequence[Mentah], level: Kedalaman) -> tuple[Indikator, ...]:
    """The indikator of a node, of the kind that measures its level: each wording once, its target from anywhere."""
    met = [(m, found) for m in parts for found in m.indikator if found.nama or _has_target(found)]
    chosen: list[tuple[Mentah, IndikatorMentah]] = []
    for kinds in _KINDS.get(level, ()):
        chosen = [(m, found) for m, found in met if found.jenis in kinds]
        if chosen:
            break
    unique: dict[tuple[str, str], tuple[Mentah, IndikatorMentah]] = {}
    for m, found in chosen:
        full = _with_target(found, [other for _, other in met], alone=len(chosen) == 1)
        unique.setdefault((fold(full.nama), str(full.target)), (m, full))
    return tuple(_indicator(m, found) for m, found in unique.values())


def _with_target(found: IndikatorMentah, others: Sequence[IndikatorMentah], *, alone: bool) -> IndikatorMentah:
    if _has_target(found):
        return found
    filled = [o for o in others if _has_target(o)]
    same = [o for o in filled if fold(o.nama) == fold(found.nama)]
    outputs = [o for o in filled if o.jenis == "keluaran"]
    donor = same[0] if same else outputs[0] if alone and found.jenis == "keluaran sub" and len(outputs) == 1 else None
    return (
        found
        if donor is None
        else IndikatorMentah(found.nama, donor.target, found.jenis, found.sel_nama, donor.sel_target)
    )


def _has_target(found: IndikatorMentah) -> bool:
    return found.target.nilai is not None or bool(found.target.teks)


def _indicator(met: Mentah, found: IndikatorMentah) -> Indikator:
    cells = {"nama": found.sel_nama} if found.sel_nama else {}
    if found.sel_target:
        cells |= {"target": found.sel_target, "satuan": found.sel_target}
    return Indikator(
        nama=found.nama,
        satuan=found.target.satuan,
        target=found.target.nilai,
        target_teks=found.target.teks,
        sumber=Provenance.of({kolom: Source(met.berkas, met.sheet, cell) for kolom, cell in cells.items()}),
    )
