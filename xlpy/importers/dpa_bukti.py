"""What stated amounts prove: one pagu typed on several rows, one monthly plan of several sub kegiatan."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from xlpy.importers.dpa_gabung import Gabungan
from xlpy.importers.dpa_mentah import Mentah
from xlpy.plan.angka import format_rupiah, total_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.temuan import Temuan


def take_repeated_once(nodes: Sequence[Mentah], groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """Take a pagu once that stands on several rows of its sub kegiatan, where a parent's stated amount proves it."""
    for stated, children in _families(nodes, groups):
        repeated = [group for group in children if _repeats_one_amount(group)]
        if not repeated or _sum(children) == stated:
            continue
        once = _sum(children) - sum(group.uang - _first(group) for group in repeated if group.uang is not None)
        if once != stated:
            continue
        for group in repeated:
            group.uang, rows = _first(group), group.baris_berpagu
            for met in group.bagian[1:]:
                met.uang = None
            yield Temuan(
                aturan="pagu-berulang",
                sel=group.pertama.alamat,
                pesan=f"Pagu {group.sebutan} Rp {format_rupiah(group.uang)} tertulis di {rows} baris; jumlah di "
                "atasnya membuktikan itu satu pagu, jadi dihitung sekali.",
                saran="Kosongkan pagu pada baris indikator kedua dan seterusnya.",
                berkas=group.pertama.berkas,
            )


def _families(nodes: Sequence[Mentah], groups: Sequence[Gabungan]) -> Iterable[tuple[Fraction, list[Gabungan]]]:
    """The stated amount of each kegiatan and program, deepest first, with the sub kegiatan under it."""
    stated: Mapping[str, Fraction] = {
        node.kode: node.uang
        for node in nodes
        if node.kode and node.uang is not None and Kedalaman.PROGRAM <= node.jenjang < Kedalaman.SUB_KEGIATAN
    }
    for code in sorted(stated, key=lambda code: -code.count(".")):
        children = [group for group in groups if group.pertama.kode.startswith(f"{code}.")]
        if children:
            yield stated[code], children


def _repeats_one_amount(group: Gabungan) -> bool:
    amounts = [m.uang for m in group.bagian]
    return group.baris_berpagu > 1 and group.baris_berpagu == len(amounts) and len(set(amounts)) == 1


def _first(group: Gabungan) -> Fraction:
    return group.pertama.uang or Fraction(0)


def _sum(groups: Iterable[Gabungan]) -> Fraction:
    return total_of(group.uang or Fraction(0) for group in groups)


def set_shared_months_aside(groups: Sequence[Gabungan]) -> Iterable[Temuan]:
    """Leave out a monthly plan that is not of the last sub kegiatan above it but of its whole kegiatan."""
    for group in groups:
        months = total_of(amount for m in group.bagian for amount in m.bulanan.values())
        kegiatan = group.pertama.kode.rpartition(".")[0]
        siblings = [g for g in groups if kegiatan and g.pertama.kode.startswith(f"{kegiatan}.")]
        is_shared = months and months != group.uang and months == _sum(siblings)
        if not is_shared or any(m.bulanan for g in siblings if g is not group for m in g.bagian):
            continue
        at = next(m for m in group.bagian if m.bulanan)
        yield Temuan(
            aturan="bulanan-milik-kegiatan",
            sel=f"{at.sheet}!{at.sel.get('bulanan', 'A1')}",
            pesan=f"Rencana bulanan ini milik kegiatan {kegiatan} dengan {len(siblings)} sub kegiatan "
            f"(Rp {format_rupiah(months)}); belum dibagi, jadi tidak dipakai.",
            saran="Isi rencana bulanan tiap sub kegiatan.",
            berkas=at.berkas,
        )
        for met in group.bagian:
            met.bulanan = {}
