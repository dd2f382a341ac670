"""Two plans side by side: last year's and this one, or before and after a DPPA."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from xlpy.checks.ukuran import Ukuran, angka, measures
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci, kunci_of
from xlpy.plan.model import RencanaKinerja, Simpul, SubKegiatan, Triwulan
from xlpy.plan.text import fold

_EMPTY = "–"
LONJAKAN = Decimal("0.5")
"""The share above which a change has to be explained."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selisih:
    """A field that differs.

    Attributes:
        kunci: the entity as the newer plan knows it.
        kolom: the field.
        lama, baru: what either plan says, as shown.
        bagian: the change as a share of the older number (0.25 is a quarter more); None where there is no such share.
    """

    kunci: Kunci
    kolom: str
    lama: str
    baru: str
    bagian: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Perbandingan:
    """What became of an older plan in a newer one.

    Attributes:
        tahun_lama, tahun_baru: the years of the two.
        pagu_lama, pagu_baru: their totals in rupiah.
        muncul: nodes and indikator that only the newer plan has; by its keys.
        hilang: those that only the older one has; by its keys.
        pasangan: the indikator that both have, the older one first: same node, same wording.
        selisih: what differs in the nodes and indikator that both have.
        pagu: of every sub kegiatan, its pagu in rupiah in the older and the newer plan; None where it is not in it.
    """

    tahun_lama: int
    tahun_baru: int
    pagu_lama: int
    pagu_baru: int
    muncul: tuple[Kunci, ...]
    hilang: tuple[Kunci, ...]
    pasangan: tuple[tuple[Ukuran, Ukuran], ...]
    selisih: tuple[Selisih, ...]
    pagu: Mapping[Kunci, tuple[int | None, int | None]]

    @property
    def setahun(self) -> bool:
        """Whether both are of one year: before and after a revision, where what stays is no news."""
        return self.tahun_lama == self.tahun_baru

    @property
    def disalin(self) -> tuple[Kunci, ...]:
        """The indikator with satuan, target and target triwulan all as they were; by the newer plan's keys."""
        return tuple(new.kunci for old, new in self.pasangan if _measured(old) == _measured(new))


def compare(lama: RencanaKinerja, baru: RencanaKinerja) -> Perbandingan:
    """Compare ``baru`` with ``lama``."""
    old_nodes, new_nodes = ({kunci_of(n): n for n in plan} for plan in (lama, baru))
    old, new = ({_identity(u): u for u in measures(plan)} for plan in (lama, baru))
    pairs = tuple((old[i], u) for i, u in new.items() if i in old)
    return Perbandingan(
        tahun_lama=lama.tahun,
        tahun_baru=baru.tahun,
        pagu_lama=lama.pagu(),
        pagu_baru=baru.pagu(),
        muncul=(*(k for k in new_nodes if k not in old_nodes), *(u.kunci for i, u in new.items() if i not in old)),
        hilang=(*(k for k in old_nodes if k not in new_nodes), *(u.kunci for i, u in old.items() if i not in new)),
        pasangan=pairs,
        selisih=(
            *(d for k, n in new_nodes.items() if k in old_nodes for d in _of_nodes(old_nodes[k], n)),
            *(d for one, other in pairs for d in _of_measures(one, other)),
        ),
        pagu={k: (_pagu(old_nodes.get(k)), _pagu(new_nodes.get(k))) for k in _subs(old_nodes) | _subs(new_nodes)},
    )


def _subs(nodes: Mapping[Kunci, Simpul]) -> dict[Kunci, None]:
    """The keys of the sub kegiatan, in their order."""
    return {kunci: None for kunci, node in nodes.items() if isinstance(node, SubKegiatan)}


def _pagu(node: Simpul | None) -> int | None:
    return node.pagu if isinstance(node, SubKegiatan) else None


def share(lama: Decimal | int, baru: Decimal | int) -> Decimal | None:
    """The change as a share of the older number; None when that is nothing."""
    return (Decimal(baru) - Decimal(lama)) / abs(Decimal(lama)) if lama else None


def persen(bagian: Decimal) -> str:
    """A share as shown: "+25 %"."""
    return f"{bagian * 100:+.0f} %"


def _identity(ukuran: Ukuran) -> tuple[Kunci, str]:
    """An indikator is the same when its node and its wording are; its number may differ between two workbooks."""
    return ukuran.kunci.simpul, fold(ukuran.indikator.nama)


def _measured(ukuran: Ukuran) -> tuple[str, Decimal | None, str, Triwulan]:
    indikator = ukuran.indikator
    return fold(indikator.satuan), indikator.target, fold(indikator.target_teks), indikator.triwulan


def _of_nodes(old: Simpul, new: Simpul) -> Iterator[Selisih]:
    kunci = kunci_of(new)
    if fold(old.nama) != fold(new.nama):
        yield _differing(kunci, "nama", old.nama, new.nama)
    if isinstance(old, SubKegiatan) and isinstance(new, SubKegiatan):
        if old.pagu != new.pagu:
            one, other = (f"Rp{format_rupiah(sub.pagu)}" for sub in (old, new))
            yield _differing(kunci, "pagu", one, other, share(old.pagu, new.pagu))
        if fold(old.penanggung_jawab) != fold(new.penanggung_jawab):
            yield _differing(kunci, "penanggung_jawab", old.penanggung_jawab, new.penanggung_jawab)


def _of_measures(old: Ukuran, new: Ukuran) -> Iterator[Selisih]:
    one, other = old.indikator, new.indikator
    if fold(one.satuan) != fold(other.satuan):
        yield _differing(new.kunci, "satuan", one.satuan, other.satuan)
    if (one.target, fold(one.target_teks)) != (other.target, fold(other.target_teks)):
        part = None if one.target is None or other.target is None else share(one.target, other.target)
        before, after = (i.target_teks or _number(i.target) for i in (one, other))
        yield _differing(new.kunci, "target", before, after, part)
    if one.triwulan != other.triwulan:
        before, after = (" · ".join(map(_number, i.triwulan)) for i in (one, other))
        yield _differing(new.kunci, "triwulan", before, after)


def _differing(kunci: Kunci, kolom: str, lama: str, baru: str, bagian: Decimal | None = None) -> Selisih:
    return Selisih(kunci=kunci, kolom=kolom, lama=lama or _EMPTY, baru=baru or _EMPTY, bagian=bagian)


def _number(value: Decimal | None) -> str:
    return _EMPTY if value is None else angka(value)
