"""What a person can do, one function each: takes a Document, gives a Document and what to say.

The doors (command line, and later the ribbon) call these and hold no logic; where the Document comes from and goes to
is the business of ``jobs``.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from xlpy.book.document import Document
from xlpy.book.form import in_form_order, letak
from xlpy.periksa import Pembanding, checked, is_only_unfinished
from xlpy.plan.facts import Fakta, Konflik, Kunci, facts, kunci_of, plan_of, provenances
from xlpy.plan.generate import generate
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.merge import HasilGabung, Perubahan, merge
from xlpy.plan.model import Jenjang, RencanaKinerja, Simpul
from xlpy.plan.nomenclature import maksud_anda, nomenklatur
from xlpy.plan.provenance import Provenance
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.sop.waktu_kerja import WIB

_REVISED = ("nama", "pagu", "satuan", "target", "target_teks")
"""Of a sub kegiatan and its indikator, what a DPPA revises."""
_OWN = "7.01."
"""The codes of the kecamatan's own bidang: of others the nomenclature here says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Susunan:
    """A document with its plan generated anew, and what that changed.

    Attributes:
        document: with the new plan.
        perubahan: what of the generated plan differs from the one before.
        sebelum: the document before, where a DPPA revised its plan: its sheet Banding says how; else None.
    """

    document: Document
    perubahan: tuple[Perubahan, ...] = ()
    sebelum: Document | None = None

    @property
    def konflik(self) -> tuple[Konflik, ...]:
        """What a person has to decide."""
        return self.document.konflik

    @property
    def berat(self) -> bool:
        """Whether a blocking finding stands that says more than what is not filled in yet (decision 0018)."""
        found = (t for t in self.document.temuan if t.terbuka and t.tingkat is Tingkat.BERAT)
        return not all(map(is_only_unfinished, found))


def new_document(pengaturan: Pengaturan, *, document_id: str, sop: str = "") -> Document:
    """An empty document of an office."""
    return Document(pengaturan=pengaturan, rencana=RencanaKinerja(tahun=pengaturan.tahun), id=document_id, sop=sop)


def settings_from(dpa: Dpa, tupoksi: Tupoksi, tahun: int) -> Pengaturan:
    """What the inputs say of the office: enough to begin with; the rest is typed on the sheet Pengaturan."""
    kode_skpd, _, name = dpa.skpd.partition(" - ")
    if not name:
        kode_skpd, name = "", kode_skpd
    words = name.split()
    # Another kind of office must not be printed as "KECAMATAN DINAS …": the setting stays open and is asked for.
    kecamatan = " ".join(words[1:]) if words and words[0].casefold() == "kecamatan" else ""
    return Pengaturan(
        tahun=tahun,
        kecamatan=kecamatan.title() if kecamatan.isupper() else kecamatan,
        kode_skpd=kode_skpd,
        pejabat=tuple(Pejabat(jabatan=j.nama) for j in tupoksi.jabatan),
    )


def question_codes(dpa: Dpa) -> Dpa:
    """The DPA with a warning for each code that the nomenclature does not have ("maksud Anda …?").

    In a workbook the rules say it (RK-502), at the cell of the plan.
    """
    daftar, asked = nomenklatur(dpa.tahun), []
    for node in {kunci_of(node): node for node in _nodes(dpa) if node.kode}.values():
        sources = node.sumber.sources
        source = sources.get("kode") or sources.get("nama") or next(iter(sources.values()), None)
        if source and node.kode.startswith(_OWN) and daftar.cari(node.kode) is None:
            near = maksud_anda(daftar.mirip(node.nama, node.jenjang, 2)) if node.nama else ""
            found = Temuan(
                aturan="kode-tidak-dikenal",
                sel=f"{source.sheet}!{source.cell}",
                berkas=source.file,
                pesan=f"Kode {node.kode} “{node.nama}” tidak ada dalam nomenklatur {daftar.tahun}.",
                saran=near or "Periksa kode itu pada DPA.",
            )
            asked.append(found)
    return replace(dpa, peringatan=(*dpa.peringatan, *asked))


def import_dpa(document: Document, dpa: Dpa) -> Document:
    """Put a DPA in the place of the document's own."""
    return replace(
        document,
        dpa=dpa,
        dasar_dpa=facts(_coded(dpa)),
        temuan=(*_without_files(document.temuan, _files(_nodes(document.dpa))), *dpa.peringatan),
        ditolak=dpa.ditolak,
    )


def import_tupoksi(document: Document, tupoksi: Tupoksi) -> Document:
    """Put a Tupoksi in the place of the document's own."""
    old = {s.file for j in document.tupoksi.jabatan for s in j.sumber.sources.values() if s.file}
    return replace(document, tupoksi=tupoksi, temuan=(*_without_files(document.temuan, old), *tupoksi.peringatan))


def import_sasaran(document: Document, sasaran: SasaranStrategis) -> Document:
    """Put tujuan and sasaran in the place of the document's own."""
    old = _files((*document.sasaran.tujuan, *document.sasaran.sasaran))
    return replace(document, sasaran=sasaran, temuan=(*_without_files(document.temuan, old), *sasaran.peringatan))


def susun(document: Document, day: date | None = None) -> Susunan:
    """Generate the plan from the document's DPA, Tupoksi and sasaran, and check it; hand edits in the form survive.

    What a DPPA changes in a plan goes on the sheet Banding.

    Args:
        document: the workbook.
        day: of the check; today without one.
    """
    day = day or datetime.now(WIB).date()
    dpa = _with_honest_sources(document.dpa, document.dasar_dpa)
    made = generate(dpa, document.tupoksi, document.sasaran, document.pengaturan)
    edited = facts(document.rencana)
    merged = merge(document.dasar, edited, facts(made), document.konflik)
    sources = _sources(document.rencana, made, merged)
    rencana = in_form_order(plan_of(document.pengaturan.tahun, merged.fakta, sources))
    where = letak(rencana, document.letak)
    kept = tuple(t for t in document.temuan if t.berkas or t.identitas)
    result = replace(
        document,
        dpa=dpa,
        rencana=rencana,
        dasar=merged.dasar,
        konflik=merged.konflik,
        temuan=(*kept, *_about_merge(merged, where.sel)),
        letak=where,
    )
    before = document if _is_revision(document, facts(made)) else None
    document = checked(result, day, Pembanding(sebelum_perubahan=before))
    return Susunan(document=document, perubahan=merged.perubahan, sebelum=before)


def _is_revision(document: Document, made: Fakta) -> bool:
    """Whether a DPPA that was not in the plan yet revises it: other sub kegiatan, money or measures of them."""
    return document.dpa.perubahan and bool(document.dasar) and _of_dpa(document.dasar) != _of_dpa(made)


def _of_dpa(known: Fakta) -> dict[Kunci, tuple[str, ...]]:
    """What a DPA says of sub kegiatan."""
    subs = {kunci: fields for kunci, fields in known.items() if kunci.jenjang == Jenjang.SUB_KEGIATAN}
    return {kunci: tuple(fields.get(key, "") for key in _REVISED) for kunci, fields in subs.items()}


def _nodes(dpa: Dpa) -> tuple[Simpul, ...]:
    return (*dpa.program, *dpa.kegiatan, *dpa.sub_kegiatan)


def _coded(dpa: Dpa) -> Iterable[Simpul]:
    return (node for node in _nodes(dpa) if node.kode)


def _files(nodes: Iterable[Simpul]) -> set[str]:
    """The files that nodes came from."""
    return {s.file for node in nodes for s in node.sumber.sources.values() if s.file}


def _without_files(findings: Iterable[Temuan], files: set[str]) -> tuple[Temuan, ...]:
    """The findings that are not about one of ``files``: those files have been replaced."""
    return tuple(t for t in findings if t.berkas not in files)


def _with_honest_sources(dpa: Dpa, imported: Fakta) -> Dpa:
    """The DPA as its sheet says it now, where a value typed over the imported one no longer claims its source."""
    now = facts(_coded(dpa))
    typed = {k: _differing(fields, imported.get(k, {})) for k, fields in now.items() if k in imported}
    if not any(typed.values()):
        return dpa
    sources = provenances(_coded(dpa))
    honest = {k: sources[k].without(typed.get(k, frozenset())) for k in sources}
    plan = plan_of(0, now, honest)
    uncoded = tuple(sub for sub in dpa.sub_kegiatan if not sub.kode)
    return replace(dpa, program=plan.program, kegiatan=plan.kegiatan, sub_kegiatan=(*plan.sub_kegiatan, *uncoded))


def _differing(one: Mapping[str, str], other: Mapping[str, str]) -> frozenset[str]:
    return frozenset(k for k in (*one, *other) if one.get(k) != other.get(k))


def _sources(form: RencanaKinerja, made: RencanaKinerja, merged: HasilGabung) -> dict[Kunci, Provenance]:
    """The source of each value that stands in the merged form; a person's value has none but its own cell."""
    generated = {merged.nomor[kunci]: sumber for kunci, sumber in provenances(made).items()}
    sources = {**provenances(form), **generated}
    nothing: frozenset[str] = frozenset()
    return {kunci: sources[kunci].without(merged.isian.get(kunci, nothing)) for kunci in merged.fakta}


def _about_merge(merged: HasilGabung, cell_of: Callable[[Kunci, str], str]) -> Iterator[Temuan]:
    """What the merge kept or left out; of sub kegiatan the rules say it (RK-402, RK-403)."""
    for kunci in merged.dipertahankan:
        if not kunci.ke and kunci.jenjang != Jenjang.SUB_KEGIATAN:
            origin = "lembar Sasaran" if kunci.jenjang in (Jenjang.TUJUAN, Jenjang.SASARAN) else "DPA"
            yield Temuan(
                aturan="tidak-ada-di-sumber",
                sel=cell_of(merged.nomor.get(kunci, kunci), ""),
                pesan=f"{kunci.jenjang} {kunci.kode} tidak ada di {origin}; dipertahankan karena isian Anda.",
                saran="Hapus barisnya bila memang tidak dipakai.",
            )
    for kunci in merged.terhapus:
        if not kunci.ke and kunci.jenjang != Jenjang.SUB_KEGIATAN:
            yield Temuan(
                aturan="dihapus-dari-rencana",
                pesan=f"{kunci.jenjang} {kunci.kode} ada di sumbernya, tetapi barisnya telah dihapus dari rencana.",
                saran="Bila terhapus tanpa sengaja, tulis kodenya di baris baru, lalu susun lagi.",
            )
    for konflik in merged.konflik:
        yield Temuan(
            aturan="konflik",
            sel=cell_of(merged.nomor.get(konflik.kunci, konflik.kunci), konflik.kolom),
            pesan=f"Isian Anda “{konflik.anda}” berbeda dari yang baru “{konflik.baru}”.",
            saran="Pilih “Anda” atau “Baru” di tabel Konflik pada lembar Temuan, lalu susun lagi.",
        )
