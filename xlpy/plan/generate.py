"""The plan as a pure function of DPA, Tupoksi, sasaran and settings.

What the DPA leaves open comes from the nomenclature and is marked so; what nobody says stays empty and is reported.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci, kunci_of
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
    Simpul,
    SubKegiatan,
)
from xlpy.plan.nomenclature import Entri, Nomenklatur, maksud_anda, nomenklatur
from xlpy.plan.penanggung_jawab import Pengusul
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.plan.text import fold, single_line
from xlpy.plan.triwulan import guess_jenis_target, quarterly_targets

_Node = TypeVar("_Node", Program, Kegiatan)


@dataclass(frozen=True, slots=True)
class TemuanRencana:
    """A finding about the plan itself; its cell is known once the form is laid out.

    Attributes:
        temuan: the finding, without a cell.
        kunci: the entity that it concerns; None for the plan as a whole.
        kolom: the field of that entity; empty for the row.
    """

    temuan: Temuan
    kunci: Kunci | None = None
    kolom: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HasilSusun:
    """A generated plan and what had to be reported on the way."""

    rencana: RencanaKinerja
    temuan: tuple[TemuanRencana, ...] = ()


def generate(dpa: Dpa, tupoksi: Tupoksi, sasaran: SasaranStrategis, pengaturan: Pengaturan) -> HasilSusun:
    """Make the plan of ``pengaturan.tahun``."""
    daftar = nomenklatur(pengaturan.tahun)
    coded = [sub for sub in dpa.sub_kegiatan if sub.kode]
    pengusul = Pengusul(tupoksi, pengaturan.pejabat)
    subs = [_with_owner(_complete(sub, daftar), pengusul) for sub in one_per_key(coded)]
    program = _parents(subs, dpa.program, Kedalaman.PROGRAM, Program, daftar)
    kegiatan = _parents(subs, dpa.kegiatan, Kedalaman.KEGIATAN, Kegiatan, daftar)
    objectives = tuple(_with_stored_codes(s) for s in sasaran.sasaran)
    plan = RencanaKinerja(
        tahun=pengaturan.tahun,
        tujuan=tuple(replace(t, indikator=tuple(map(_with_quarters, t.indikator))) for t in sasaran.tujuan),
        sasaran=objectives,
        program=program,
        kegiatan=kegiatan,
        sub_kegiatan=tuple(subs),
    )
    findings = (
        *(_without_code(sub) for sub in dpa.sub_kegiatan if not sub.kode),
        *unknown_codes((*program, *kegiatan, *subs), daftar),
        *_loose_ends(plan),
        *(_unsure(sub) for sub in plan.sub_kegiatan if not sub.yakin),
    )
    return HasilSusun(rencana=plan, temuan=findings)


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


def _without_code(sub: SubKegiatan) -> TemuanRencana:
    source = sub.sumber.source("nama") or sub.sumber.source("pagu")
    where = f" ({source})" if source else ""
    return TemuanRencana(
        Temuan(
            aturan="tanpa-kode",
            tingkat=Tingkat.BERAT,
            pesan=f"Sub kegiatan “{sub.nama}”{where}, Rp{format_rupiah(sub.pagu)}, belum berkode dan belum masuk.",
            saran="Isi kodenya di lembar DPA, lalu susun lagi.",
        )
    )


def unknown_codes(nodes: Iterable[Simpul], daftar: Nomenklatur) -> Iterable[TemuanRencana]:
    """Codes of the kecamatan's own bidang that the list does not have, with the names that come near."""
    for node in nodes:
        if not node.kode.startswith("7.01.") or daftar.cari(node.kode) is not None:
            continue
        question = maksud_anda(daftar.mirip(node.nama, node.jenjang, 2)) if node.nama else ""
        finding = Temuan(
            aturan="kode-tidak-dikenal",
            pesan=f"Kode {node.kode} “{node.nama}” tidak ada dalam nomenklatur {daftar.tahun}.",
            saran=question or "Periksa kode itu pada DPA.",
        )
        yield TemuanRencana(finding, kunci_of(node))


def _loose_ends(plan: RencanaKinerja) -> Iterable[TemuanRencana]:
    """Sasaran and programs that do not hang together."""
    if not plan.sasaran:
        finding = Temuan(
            aturan="tanpa-sasaran",
            pesan="Rencana belum memuat tujuan dan sasaran.",
            saran="Isi lembar Sasaran, atau sertakan berkas sasaran dengan --sasaran.",
        )
        yield TemuanRencana(finding)
        return
    programs = {p.kode for p in plan.program}
    for sasaran in plan.sasaran:
        for kode in sasaran.program:
            if kode not in programs:
                finding = Temuan(
                    aturan="program-pendukung-tidak-ada",
                    pesan=f"Sasaran {sasaran.kode} menyebut program {kode}, tetapi DPA tidak memuatnya.",
                    saran="Perbaiki kolom Program Pendukung di lembar Sasaran.",
                )
                yield TemuanRencana(finding, kunci_of(sasaran), "program")
    supported = {kode for s in plan.sasaran for kode in s.program}
    for program in plan.program:
        if program.kode not in supported:
            finding = Temuan(
                aturan="program-tanpa-sasaran",
                pesan=f"Program {program.kode} “{program.nama}” belum menunjang satu sasaran pun.",
                saran="Tulis kode program itu pada kolom Program Pendukung sasaran yang ditunjangnya.",
            )
            yield TemuanRencana(finding, kunci_of(program))


def _unsure(sub: SubKegiatan) -> TemuanRencana:
    unit = f" ({sub.unit})" if sub.unit else ""
    finding = Temuan(
        aturan="penanggung-jawab-tidak-yakin",
        pesan=(
            f"Penanggung jawab {sub.kode} “{sub.nama}”{unit} belum pasti: "
            f"{sub.penanggung_jawab or '(kosong)'}. {sub.dasar_penanggung_jawab}"
        ),
        saran="Pastikan dan, bila perlu, ganti isinya; isian Anda tidak akan tertimpa.",
    )
    return TemuanRencana(finding, kunci_of(sub), "penanggung_jawab")
