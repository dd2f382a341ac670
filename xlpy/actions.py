"""What a person can do, one function each: takes a Document, gives a Document and what to say.

The doors (command line, and later the ribbon) call these and hold no logic; where the Document comes from and goes to
is the business of ``jobs``.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from xlpy.book.document import Document
from xlpy.book.form import letak
from xlpy.plan.facts import Fakta, Konflik, Kunci, facts, kunci_of, plan_of, provenances
from xlpy.plan.generate import TemuanRencana, generate, unknown_codes
from xlpy.plan.kewajaran import periksa_kewajaran
from xlpy.plan.masa_jabatan import signer_of
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.merge import HasilGabung, Perubahan, merge
from xlpy.plan.model import Jenjang, RencanaKinerja, Simpul
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.provenance import Provenance
from xlpy.plan.temuan import Temuan, Tingkat


@dataclass(frozen=True, slots=True, kw_only=True)
class Susunan:
    """A document with its plan generated anew, and what that changed."""

    document: Document
    perubahan: tuple[Perubahan, ...] = ()

    @property
    def konflik(self) -> tuple[Konflik, ...]:
        """What a person has to decide."""
        return self.document.konflik

    @property
    def berat(self) -> bool:
        """Whether a finding stands that blocks the signature."""
        return any(t.tingkat is Tingkat.BERAT for t in self.document.temuan)


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

    In a workbook ``susun`` says it, at the cell of the plan.
    """
    nodes = {kunci_of(node): node for node in _nodes(dpa) if node.kode}
    asked = []
    for found in unknown_codes(nodes.values(), nomenklatur(dpa.tahun)):
        sources = nodes[found.kunci].sumber.sources if found.kunci else {}
        if source := sources.get("kode") or sources.get("nama") or next(iter(sources.values()), None):
            asked.append(replace(found.temuan, sel=f"{source.sheet}!{source.cell}", berkas=source.file))
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


def susun(document: Document) -> Susunan:
    """Generate the plan from the document's DPA, Tupoksi and sasaran; hand edits in the form survive."""
    dpa = _with_honest_sources(document.dpa, document.dasar_dpa)
    made = generate(dpa, document.tupoksi, document.sasaran, document.pengaturan)
    edited = facts(document.rencana)
    merged = merge(document.dasar, edited, facts(made.rencana), document.konflik)
    rencana = plan_of(document.pengaturan.tahun, merged.fakta, _sources(document.rencana, made.rencana, merged))
    where = letak(rencana, document.letak)
    about_plan = (
        *made.temuan,
        *periksa_kewajaran(rencana, dpa),
        *_about_merge(merged),
        *_about_settings(document.pengaturan),
    )
    kept = tuple(t for t in document.temuan if t.berkas)
    located = (_locate(t, merged.nomor, where.sel) for t in about_plan)
    result = replace(
        document,
        dpa=dpa,
        rencana=rencana,
        dasar=merged.dasar,
        konflik=merged.konflik,
        temuan=(*kept, *located),
        letak=where,
    )
    return Susunan(document=result, perubahan=merged.perubahan)


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


def _locate(found: TemuanRencana, numbers: Mapping[Kunci, Kunci], cell_of: Callable[[Kunci, str], str]) -> Temuan:
    if found.kunci is None:
        return found.temuan
    return replace(found.temuan, sel=cell_of(numbers.get(found.kunci, found.kunci), found.kolom))


def _about_settings(pengaturan: Pengaturan) -> Iterable[TemuanRencana]:
    """What the heading and the signature block of the form still lack."""
    needed = {
        "Pemerintah daerah": pengaturan.pemerintah,
        "Kecamatan": pengaturan.kecamatan,
        f"nama {pengaturan.penanda_tangan}": signer_of(pengaturan).nama,
    }
    missing = [label for label, value in needed.items() if not value]
    if missing:
        finding = Temuan(
            aturan="pengaturan-belum-lengkap",
            pesan=f"Kepala form dan tanda tangan belum lengkap: {', '.join(missing)} kosong.",
            saran="Isi di lembar Pengaturan.",
        )
        yield TemuanRencana(finding)


def _about_merge(merged: HasilGabung) -> Iterable[TemuanRencana]:
    """What the merge kept or left out against the DPA."""
    for kunci in merged.dipertahankan:
        if not kunci.ke:
            origin = "lembar Sasaran" if kunci.jenjang in (Jenjang.TUJUAN, Jenjang.SASARAN) else "DPA"
            finding = Temuan(
                aturan="tidak-ada-di-sumber",
                pesan=f"{kunci.jenjang} {kunci.kode} tidak ada di {origin}; dipertahankan karena isian Anda.",
                saran="Hapus barisnya bila memang tidak dipakai.",
            )
            yield TemuanRencana(finding, kunci)
    for kunci in merged.terhapus:
        if not kunci.ke:
            finding = Temuan(
                aturan="dihapus-dari-rencana",
                pesan=f"{kunci.jenjang} {kunci.kode} ada di DPA, tetapi barisnya telah dihapus dari rencana.",
                saran="Bila terhapus tanpa sengaja, tulis kodenya di baris baru, lalu susun lagi.",
            )
            yield TemuanRencana(finding)
    for konflik in merged.konflik:
        finding = Temuan(
            aturan="konflik",
            pesan=f"Isian Anda “{konflik.anda}” berbeda dari yang baru “{konflik.baru}”.",
            saran="Pilih “Anda” atau “Baru” di tabel Konflik pada lembar Temuan, lalu susun lagi.",
        )
        yield TemuanRencana(finding, konflik.kunci, konflik.kolom)
