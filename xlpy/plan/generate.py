"""The plan as a pure function of DPA, Tupoksi, sasaran and settings.

What the DPA leaves open comes from the nomenclature and is marked so; what nobody says stays empty, and the rules
(``xlpy.checks``) say so.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from xlpy.plan.kode import Kedalaman, read_code
from xlpy.plan.masukan import Dpa, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import (
    TANPA_TRIWULAN,
    Asal,
    Indikator,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    SubKegiatan,
)
from xlpy.plan.nomenclature import Entri, Nomenklatur, nomenklatur
from xlpy.plan.penanggung_jawab import Pengusul
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.text import fold, single_line
from xlpy.plan.triwulan import guess_jenis_target, quarterly_targets

_Node = TypeVar("_Node", Program, Kegiatan)


def generate(dpa: Dpa, tupoksi: Tupoksi, sasaran: SasaranStrategis, pengaturan: Pengaturan) -> RencanaKinerja:
    """Make the plan of ``pengaturan.tahun``."""
    daftar = nomenklatur(pengaturan.tahun)
    coded = [sub for sub in dpa.sub_kegiatan if sub.kode]
    pengusul = Pengusul(tupoksi, pengaturan.pejabat)
    subs = [_with_owner(_complete(sub, daftar), pengusul) for sub in one_per_key(coded)]
    program = _parents(subs, dpa.program, Kedalaman.PROGRAM, Program, daftar)
    kegiatan = _parents(subs, dpa.kegiatan, Kedalaman.KEGIATAN, Kegiatan, daftar)
    objectives = tuple(_with_stored_codes(s) for s in sasaran.sasaran)
    return RencanaKinerja(
        tahun=pengaturan.tahun,
        tujuan=tuple(replace(t, indikator=tuple(map(_with_quarters, t.indikator))) for t in sasaran.tujuan),
        sasaran=objectives,
        program=program,
        kegiatan=kegiatan,
        sub_kegiatan=tuple(subs),
    )


def one_per_key(subs: Iterable[SubKegiatan]) -> list[SubKegiatan]:
    """Sum rows of one (unit, kode), so that no row overwrites another."""
    found: dict[tuple[str, str], SubKegiatan] = {}
    for sub in subs:
        known = found.get(sub.kunci)
        found[sub.kunci] = sub if known is None else add_rows(known, sub)
    return list(found.values())


def add_rows(one: SubKegiatan, other: SubKegiatan) -> SubKegiatan:
    """Two rows of the same sub kegiatan as one: money added, indikator and funding sources listed once each.

    The monthly plan is known only when both have one.
    """
    months = None
    if one.bulanan is not None and other.bulanan is not None:
        months = tuple(a + b for a, b in zip(one.bulanan, other.bulanan, strict=True))
    measures = {fold(i.nama): i for i in (*other.indikator, *one.indikator)}
    return replace(
        one,
        pagu=one.pagu + other.pagu,
        bulanan=months,
        sumber_dana=tuple(dict.fromkeys((*one.sumber_dana, *other.sumber_dana))),
        seksi=single_line(tuple(dict.fromkeys((one.seksi, other.seksi)))),
        indikator=tuple(dict.fromkeys(measures[fold(i.nama)] for i in (*one.indikator, *other.indikator))),
        keterangan=single_line(tuple(dict.fromkeys((one.keterangan, other.keterangan)))),
    )


def _complete(sub: SubKegiatan, daftar: Nomenklatur) -> SubKegiatan:
    """Fill what the DPA leaves open: name, indikator, satuan, quarterly targets."""
    entri = daftar.cari(sub.kode)
    official = Source(f"Nomenklatur {daftar.tahun}", "", sub.kode)
    indikator = sub.indikator
    if entri is not None:
        if not sub.nama:
            sub = replace(sub, nama=entri.nama, sumber=sub.sumber.with_sources({"nama": official}))
        if not indikator and entri.indikator:
            source = Provenance.at(("nama", "satuan"), official)
            indikator = (Indikator(nama=entri.indikator, satuan=entri.satuan, asal=Asal.NOMENKLATUR, sumber=source),)
        indikator = tuple(i if i.nama else _worded(i, entri, official) for i in indikator)
        indikator = tuple(
            replace(i, satuan=entri.satuan, sumber=i.sumber.with_sources({"satuan": official}))
            if not i.satuan and fold(i.nama) == fold(entri.indikator)
            else i
            for i in indikator
        )
    return replace(sub, indikator=tuple(_with_quarters(i, sub.anggaran_triwulan) for i in indikator))


def _worded(indikator: Indikator, entri: Entri, official: Source) -> Indikator:
    """An indikator of which the DPA gives the target only, in the words of the nomenclature."""
    sumber = indikator.sumber.with_sources({"nama": official})
    return replace(indikator, nama=entri.indikator, asal=Asal.NOMENKLATUR, sumber=sumber)


def _with_quarters(indikator: Indikator, anggaran: Sequence[int] | None = None) -> Indikator:
    """Propose jenis target and quarterly targets where nobody gave them."""
    jenis = indikator.jenis_target or guess_jenis_target(indikator)
    targets = indikator.triwulan
    if targets == TANPA_TRIWULAN:
        targets = quarterly_targets(indikator.target, jenis, anggaran)
    return replace(indikator, jenis_target=jenis, triwulan=targets)


def _with_owner(sub: SubKegiatan, pengusul: Pengusul) -> SubKegiatan:
    proposal = pengusul.usulkan(sub)
    return replace(
        sub,
        penanggung_jawab=proposal.jabatan,
        dasar_penanggung_jawab=proposal.dasar,
        yakin=proposal.yakin,
    )


def _parents(
    subs: Sequence[SubKegiatan], given: Sequence[_Node], depth: Kedalaman, kind: type[_Node], daftar: Nomenklatur
) -> tuple[_Node, ...]:
    """The nodes of one level that the sub kegiatan need: the DPA's own, else by code from the nomenclature."""
    known = {node.kode: node for node in given}
    found: dict[str, _Node] = {}
    for sub in subs:
        kode = ".".join(sub.kode.split(".")[:depth])
        if kode not in found:
            found[kode] = _named(known.get(kode) or kind(kode=kode, nama=""), daftar)
    return tuple(replace(n, indikator=tuple(map(_with_quarters, n.indikator))) for n in found.values())


def _named(node: _Node, daftar: Nomenklatur) -> _Node:
    entri = daftar.cari(node.kode)
    if node.nama or entri is None:
        return node
    official = Source(f"Nomenklatur {daftar.tahun}", "", node.kode)
    return replace(node, nama=entri.nama, sumber=node.sumber.with_sources({"nama": official}))


def _with_stored_codes(sasaran: Sasaran) -> Sasaran:
    """The sasaran with its programs' codes in their stored form; what is no code stays as typed."""
    codes = (read_code(kode) for kode in sasaran.program)
    program = tuple(c.teks if c else p for c, p in zip(codes, sasaran.program, strict=True))
    return replace(sasaran, program=program, indikator=tuple(map(_with_quarters, sasaran.indikator)))
