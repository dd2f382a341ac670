"""The first run in the workbook that an application has open: the questions in windows, the sample in and out."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from xlpy import actions, isi_contoh, jobs, jobs_langsung, jobs_persiapan, persiapan, prosedur
from xlpy.book.document import Document, dokumen_kosong
from xlpy.errors import InputError, WorkbookError
from xlpy.jobs_langsung import NOTHING, short
from xlpy.lembar_kertas import empty_sheets
from xlpy.meja import Meja
from xlpy.persiapan import Pertanyaan
from xlpy.report import Laporan
from xlpy.report_persiapan import (
    interview_lines,
    loaded_report,
    preparation_report,
    question_text,
    removal_lines,
    removed_report,
)
from xlpy.sop.waktu_kerja import WIB

_Terbaca = TypeVar("_Terbaca")
_STOP = "Batal: berhenti; yang sudah dijawab tetap disimpan."
_WHICH = "Sebagian pertanyaan sudah terjawab. OK: hanya yang belum terjawab. Batal: semua, dengan jawaban sekarang."


def siapkan(desk: Meja) -> Laporan:
    """Ask for the office and its people, then offer to import its files and to generate the plan."""
    before = desk.document
    semua = persiapan.tanyakan_semua(before) or not desk.confirm(_WHICH)

    def ask(question: Pertanyaan, wrong: str) -> str | None:
        return desk.ask(question_text(question, wrong, _STOP), question.kini)

    done = persiapan.tanyakan(before, ask, semua=semua)
    if done.document != before:
        prosedur.refuse_to_void(before, done.document)
        desk.put(done.document)
    lines = [*interview_lines(done)]
    if not done.berhenti:
        lines += _offer(desk)
    return preparation_report(desk.document, lines)


def _offer(desk: Meja) -> list[str]:
    """Offer what comes next while it is not there: DPA, Tupoksi, the plan; written at one stroke.

    A file that cannot be used is told, and the next is asked for: what was answered is written already.
    """
    before = desk.document
    lines: list[str] = []
    document = _with_files(desk, before)
    is_due = document.dpa.sub_kegiatan and not document.rencana.sub_kegiatan
    if is_due and desk.confirm("Susun rencana sekarang? Batal: nanti saja."):
        desk.progress("menyusun rencana")
        result = actions.susun(document)
        document = result.document
        lines += jobs.susun_report(result, desk.path, written=True, changes=False).lines
    if document != before:
        desk.put(document)
    return lines


def _with_files(desk: Meja, document: Document) -> Document:
    if not document.dpa.sub_kegiatan:
        document = _with_file(desk, document, "DPA", jobs_langsung.pick_dpa, actions.import_dpa)
    if not document.tupoksi.jabatan:
        document = _with_file(desk, document, "Tupoksi", jobs_langsung.pick_tupoksi, actions.import_tupoksi)
    return document


def _with_file(
    desk: Meja,
    document: Document,
    name: str,
    pick: Callable[[Meja], _Terbaca | None],
    put_in: Callable[[Document, _Terbaca], Document],
) -> Document:
    if not desk.confirm(f"Impor berkas {name} sekarang? Batal: nanti saja."):
        return document
    try:
        found = pick(desk)
    except (InputError, WorkbookError) as problem:
        desk.say(str(problem))
        return document
    return document if found is None else put_in(document, found)


def jawab(desk: Meja, data: dict[str, str]) -> Laporan:
    """Write answers that were said beforehand, as ``--data`` takes them."""
    document, lines = jobs_persiapan.filled(desk.document, data, desk.path, desk.progress)
    desk.put(document)
    return preparation_report(document, lines)


# ── the sample ───────────────────────────────────────────────────────────────────────────────────────────────────


def muat_contoh(desk: Meja) -> Laporan:
    """Load the sample into an empty workbook; beside one that is not, where the person wants it."""
    if not isi_contoh.is_empty(desk.document):
        target = jobs_persiapan.copy_of(desk.path)
        if not desk.confirm(
            "Buku ini sudah berisi, jadi contoh tidak dimuat ke dalamnya.\n\n"
            f"Buat buku contoh tersendiri di sampingnya, {target.name}?"
        ):
            return NOTHING
        return jobs_persiapan.salin_contoh(desk.path, desk.progress)
    jobs_persiapan.refuse_foreign_log(desk.path)
    if not desk.confirm("Muat contoh sebuah kecamatan rekaan ke buku ini? Hapus Contoh mengosongkannya lagi."):
        return NOTHING
    desk.progress("menyusun contoh")
    desk.put(isi_contoh.loaded(desk.document, datetime.now(WIB)))
    return loaded_report(desk.path, desk.document)


def hapus_contoh(desk: Meja) -> Laporan:
    """Empty the workbook into which the sample was loaded, once the person has seen what goes with it."""
    document, path = desk.document, desk.path
    isi_contoh.refuse_other(document)
    own, beside = isi_contoh.own_work(document), isi_contoh.files_beside(path, document)
    if not desk.confirm(f"{short(tuple(removal_lines(own, beside)))}\n\nHapus contoh?"):
        return NOTHING
    desk.settle()
    folder = isi_contoh.set_aside(path, document)
    foreign = desk.document.asing
    desk.put(dokumen_kosong(), empty_sheets())
    desk.keep()
    isi_contoh.clear_beside(path, document, folder)
    return removed_report(folder, own, foreign)
