"""What is said of the first run, and of the sample: what is still missing, and what to click next."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from xlpy import persiapan
from xlpy.book.document import Document
from xlpy.book.schema_alur import LOG
from xlpy.build.beranda_keadaan import completeness
from xlpy.build.beranda_rumus import COMPLETENESS
from xlpy.build.perintah import perintah
from xlpy.persiapan import Pertanyaan, Wawancara
from xlpy.plan.masukan import KEPALA_FORM
from xlpy.report import Laporan

_MOST_LISTED = 8
NANTI = "Kosongkan bila diisi nanti."


def question_text(question: Pertanyaan, wrong: str, stop: str) -> str:
    """A question as it is put: what is wrong with the answer before, what is asked, what may be done instead."""
    head = f"{wrong}\n\n" if wrong else ""
    return f"{head}{question.bagian}: {question.label}\n{question.bantuan}\n\n{NANTI} {stop}"


def next_click(document: Document) -> str:
    """The code of the command that comes next."""
    needed = {*KEPALA_FORM, "nama"}
    if any(q.bidang in needed for q in persiapan.belum(document)):
        return "persiapan"
    if not document.dpa.sub_kegiatan:
        return "impor_dpa"
    if not document.tupoksi.jabatan:
        return "impor_tupoksi"
    if not document.rencana.sub_kegiatan:
        return "susun"
    return "status" if document.tabel.get(LOG.table.name) else "langkah_mulai"


def missing_lines(document: Document) -> Iterator[str]:
    """What is still missing, as Beranda counts it, and what to click next."""
    gaps = [
        f"  {label}: {found.teks}"
        for (label, _, _), found in zip(COMPLETENESS, completeness(document), strict=True)
        if found.ada < found.dari
    ]
    if questions := persiapan.belum(document):
        yield f"Belum dijawab: {_named(questions)}."
    if gaps:
        yield "Kelengkapan yang masih kurang:"
        yield from gaps
    command = perintah(next_click(document))
    place = f"tab Rencana Kinerja, grup {command.grup}; di LibreOffice pada lembar Beranda"
    yield f"Berikutnya: klik {command.label} ({place})."


def _named(questions: Sequence[Pertanyaan]) -> str:
    names = [f"{q.label} {q.bagian}" if "." in q.kunci else q.label for q in questions]
    more = len(names) - _MOST_LISTED
    return ", ".join(names[:_MOST_LISTED]) + (f", dan {more} lagi" if more > 0 else "")


def interview_lines(done: Wawancara) -> Iterator[str]:
    """What came of asking."""
    if done.berhenti:
        yield "Berhenti di sini; klik Persiapan lagi untuk melanjutkan."
    if done.terjawab:
        yield f"{done.terjawab} jawaban ditulis ke lembar Pengaturan."


def preparation_report(document: Document, lines: Sequence[str] = ()) -> Laporan:
    """What was done, what is known now, and what is missing."""
    missing = {q.kunci for q in persiapan.belum(document)}
    known = {q.kunci: q.kini for q in persiapan.pertanyaan(document)}
    return Laporan(
        lines=(*lines, *missing_lines(document)),
        json={"jawaban": known, "belum": sorted(missing), "berikutnya": next_click(document)},
    )


def answer_lines(document: Document) -> Iterator[str]:
    """Every question with its name and its present answer."""
    for question in persiapan.pertanyaan(document):
        yield f"  {question.kunci:26} {question.kini or '(belum diisi)'}"


# ── the sample ───────────────────────────────────────────────────────────────────────────────────────────────────


def loaded_report(path: Path, document: Document) -> Laporan:
    """That the sample is in a workbook, and how one gets rid of it."""
    subs = len(document.rencana.sub_kegiatan)
    return Laporan(
        lines=(
            f"Contoh sebuah kecamatan rekaan dimuat ke {path.name}: {subs} sub kegiatan, rencananya sudah tersusun.",
            "Buku ini bertanda CONTOH di Beranda dan pada kertasnya.",
            "Cobalah semua tombol; Hapus Contoh mengembalikan buku kosong.",
        ),
        json={"buku": str(path), "contoh": document.contoh, "sub_kegiatan": subs},
    )


def removal_lines(own: Sequence[str], beside: Sequence[Path]) -> Iterator[str]:
    """What removing the sample takes away."""
    yield "Contoh akan dihapus, dan buku kembali kosong seperti semula."
    if own:
        yield "Yang Anda isi atau kerjakan sesudah contoh dimuat ikut terhapus dari buku:"
        yield from (f"  {line}" for line in own)
    yield "Salinan buku ini disimpan dulu di folder tersendiri di sampingnya."
    if beside:
        names = ", ".join(file.name for file in beside[:_MOST_LISTED])
        more = f", dan {len(beside) - _MOST_LISTED} lagi" if len(beside) > _MOST_LISTED else ""
        yield f"Ikut dipindahkan ke folder itu: {names}{more}."


def removed_report(folder: Path, own: Sequence[str], foreign: Sequence[str]) -> Laporan:
    """That the sample is gone, and where what was there is kept."""
    lines = ["Contoh sudah dihapus; buku kosong kembali. Klik Persiapan untuk mulai dengan kantor Anda."]
    if foreign:
        lines.append(f"Yang Anda tambahkan di luar tabel dibiarkan: {', '.join(foreign[:_MOST_LISTED])}.")
    lines.append(f"Isi sebelumnya ada di {folder}; hapus folder itu bila tidak diperlukan.")
    return Laporan(lines=tuple(lines), json={"folder": str(folder), "terhapus": list(own)})
