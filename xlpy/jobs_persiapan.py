"""The first run on files: the office asked, its files imported, the plan generated; the sample loaded and removed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from xlpy import actions, buku, cermin_berkas, isi_contoh, jobs, persiapan, prosedur
from xlpy.book import files
from xlpy.book.document import Document, dokumen_kosong
from xlpy.errors import InputError, WorkbookError
from xlpy.jobs import Progress
from xlpy.lembar_kertas import empty_sheets
from xlpy.persiapan import Pertanyaan
from xlpy.report import Laporan
from xlpy.report_persiapan import (
    answer_lines,
    interview_lines,
    loaded_report,
    preparation_report,
    removal_lines,
    removed_report,
)
from xlpy.sop.waktu_kerja import WIB

DPA, TUPOKSI, SUSUN = "dpa", "tupoksi", "susun"
YES = frozenset({"ya", "y"})
_NO = frozenset({"tidak", "t", "nanti", ""})
_FILES: Mapping[str, tuple[str, Callable[[Document, Path], Document]]] = {
    DPA: (
        "Berkas DPA",
        lambda document, path: actions.import_dpa(document, jobs.dpa_of_file(path, jobs.PilihanDpa())),
    ),
    TUPOKSI: (
        "Berkas Tupoksi",
        lambda document, path: actions.import_tupoksi(document, jobs.tupoksi_of_file(path)),
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Penanya:
    """Who asks, where nobody has said the answers beforehand.

    Attributes:
        tanya: puts a question of the office, as ``persiapan.tanyakan`` wants it.
        baris: asks for a line of text; None stops.
    """

    tanya: Callable[[Pertanyaan, str], str | None]
    baris: Callable[[str], str | None]


def siapkan(path: Path, data: Mapping[str, str], penanya: Penanya | None, progress: Progress) -> Laporan:
    """Write what is answered, import the files that are named, and generate the plan where that is wanted.

    Answers said beforehand are taken all or none; of those that a person gives, none is lost by one that is wrong.

    Args:
        path: the workbook.
        data: answers by the names of questions, besides ``dpa`` and ``tupoksi`` (files) and ``susun`` (ya, tidak).
        penanya: asks where there are no answers; None asks nothing.
        progress: is told what is being done.

    Raises:
        InputError: an answer cannot be right, a file cannot be used, or the plan is signed.
        WorkbookError: a file cannot be read or written.
    """
    with buku.held(path, progress) as opened:
        document = opened.document
        lines: tuple[str, ...] = ()
        if penanya is not None:
            document, lines = _interviewed(document, penanya, path, progress)
        document, more = filled(document, data, path, progress)
        saved = buku.save(document, path, opened)
    if not saved.written:
        more = (*more, "Tidak ada yang berubah, jadi berkasnya dibiarkan.")
    return preparation_report(document, (*lines, *more, *saved.notes))


def _interviewed(
    before: Document, penanya: Penanya, path: Path, progress: Progress
) -> tuple[Document, tuple[str, ...]]:
    """A document with what the person said, and what is to be told; a file that cannot be used costs no answer."""
    done = persiapan.tanyakan(before, penanya.tanya, semua=persiapan.tanyakan_semua(before))
    document, lines = done.document, [*interview_lines(done)]
    prosedur.refuse_to_void(before, document)
    if not done.berhenti:
        document, told = _offered(document, penanya, path, progress)
        lines += told
    return document, tuple(lines)


def filled(
    before: Document, data: Mapping[str, str], path: Path, progress: Progress
) -> tuple[Document, tuple[str, ...]]:
    """A document with answers, as ``siapkan`` takes them; and what is to be said of it.

    Raises:
        InputError: as of ``siapkan``.
    """
    document, lines = _answered(before, data), []
    prosedur.refuse_to_void(before, document)
    for key, (label, put_in) in _FILES.items():
        if name := data.get(key, ""):
            prosedur.refuse_signed(document)
            progress(f"membaca {name}")
            document = put_in(document, Path(name))
            lines.append(f"{label} {Path(name).name} dimasukkan.")
    if _is_yes(data.get(SUSUN, "")):
        result = actions.susun(document)
        prosedur.refuse_to_void(before, result.document)
        document = result.document
        lines += jobs.susun_report(result, path, written=True, changes=False).lines
    return document, tuple(lines)


def lihat(path: Path) -> Laporan:
    """What would be asked, and what is known; writes nothing."""
    document = buku.open_workbook(path, keep_pasted=False).document
    return preparation_report(document, tuple(answer_lines(document)))


def read_data(texts: tuple[str, ...]) -> dict[str, str]:
    """Answers as typed, ``kunci=jawaban`` each.

    Raises:
        InputError: one has no name.
    """
    data = {}
    for text in texts:
        key, sign, value = text.partition("=")
        if not sign or not key.strip():
            raise InputError(f'--data "{text}" tanpa nama isian. Tulis misalnya --data kecamatan=Lumajang.')
        data[key.strip()] = value.strip()
    return data


def _answered(document: Document, data: Mapping[str, str]) -> Document:
    """With the answers, taken in the order of the questions whatever the order in which they came."""
    answers = {key: value for key, value in data.items() if key not in {*_FILES, SUSUN}}
    order = [q.kunci for q in persiapan.pertanyaan(document)]
    for key in sorted(answers, key=lambda key: order.index(key) if key in order else -1):
        document = persiapan.jawab(document, key, answers[key])
    return document


def _offered(
    document: Document, penanya: Penanya, path: Path, progress: Progress
) -> tuple[Document, tuple[str, ...]]:
    """With the files and the plan that the person asks for; what is stopped at or left blank is for later.

    A file that cannot be used is told and nothing else is lost: what was answered is written all the same.
    """
    lines: list[str] = []
    there = {DPA: bool(document.dpa.sub_kegiatan), TUPOKSI: bool(document.tupoksi.jabatan)}
    asks = {
        key: f"{label} (alamat lengkapnya; kosong: nanti)" for key, (label, _) in _FILES.items() if not there[key]
    }
    for key, text in {**asks, SUSUN: "Susun rencana sekarang? (ya/tidak)"}.items():
        if key == SUSUN and not document.dpa.sub_kegiatan:
            continue
        answer = penanya.baris(text)
        if answer is None:
            break
        try:
            document, told = filled(document, {key: answer.strip().strip('"')}, path, progress)
        except (InputError, WorkbookError) as problem:
            told = (str(problem), "Jawaban Anda yang lain tetap disimpan; jalankan lagi untuk melanjutkan.")
        lines += told
    return document, tuple(lines)


def _is_yes(text: str) -> bool:
    if text.casefold() in YES:
        return True
    if text.casefold() in _NO:
        return False
    raise InputError(f'"{SUSUN}" berisi "{text}". Tulis ya atau tidak.')


# ── the sample ───────────────────────────────────────────────────────────────────────────────────────────────────


def muat_contoh(path: Path, progress: Progress) -> Laporan:
    """Load the sample into an empty workbook.

    Raises:
        InputError: the workbook is not empty.
        WorkbookError: it cannot be read or written, or the log of another workbook lies beside it.
    """
    with buku.held(path, progress) as opened:
        refuse_foreign_log(path)
        progress("menyusun contoh")
        document = isi_contoh.loaded(opened.document, datetime.now(WIB))
        buku.save(document, path, opened)
    return loaded_report(path, document)


def salin_contoh(path: Path, progress: Progress) -> Laporan:
    """Make a workbook with the sample beside ``path``, which is left alone.

    Raises:
        InputError: there is one already.
        WorkbookError: it cannot be written.
    """
    target = copy_of(path)
    if target.exists() or cermin_berkas.beside(target).exists():
        raise InputError(
            f"{target}: sudah ada, jadi tidak ditimpa. Buka buku itu, atau hapus dulu bila tidak dipakai."
        )
    progress("menyusun contoh")
    document = isi_contoh.loaded(dokumen_kosong(), datetime.now(WIB))
    buku.save(document, target, None)
    return loaded_report(target, document)


def copy_of(path: Path) -> Path:
    """The workbook with the sample beside one that is not empty."""
    return path.with_name(f"{path.stem}-contoh{path.suffix}")


def hapus_contoh(path: Path, setuju: Callable[[str], bool], progress: Progress) -> Laporan:
    """Empty a workbook into which the sample was loaded, once it was said what goes with it.

    Args:
        path: the workbook.
        setuju: is told what goes, and says whether to go on.
        progress: is told what is being done.

    Raises:
        InputError: there is no sample in it, or the person does not agree.
        WorkbookError: a file cannot be read, written, or moved.
    """
    with buku.held(path, progress) as opened:
        document = opened.document
        isi_contoh.refuse_other(document)
        own, beside = isi_contoh.own_work(document), isi_contoh.files_beside(path, document)
        if not setuju("\n".join(removal_lines(own, beside))):
            raise InputError("Dibatalkan; contoh tidak dihapus.")
        folder = isi_contoh.set_aside(path, document)
        progress("mengosongkan buku")
        saved = buku.save(dokumen_kosong(), path, opened, empty_sheets())
        isi_contoh.clear_beside(path, document, folder)
    said = removed_report(folder, own, document.asing)
    return Laporan(lines=(*said.lines, *saved.notes), json=said.json)


def lihat_hapus(path: Path) -> Laporan:
    """What removing the sample would take away; writes nothing."""
    document = buku.open_workbook(path, keep_pasted=False).document
    isi_contoh.refuse_other(document)
    own, beside = isi_contoh.own_work(document), isi_contoh.files_beside(path, document)
    return Laporan(
        lines=tuple(removal_lines(own, beside)), json={"terhapus": list(own), "berkas": [str(f) for f in beside]}
    )


def refuse_foreign_log(path: Path) -> None:
    """Refuse to load the sample where the log of another workbook lies.

    Raises:
        InputError: there is one.
    """
    mirror = cermin_berkas.beside(files.real(path))
    if mirror.exists():
        raise InputError(
            f"Di samping {path.name} ada cermin log {mirror.name}: sebuah prosedur sudah berjalan di sini. "
            "Contoh tidak dimuat; salin buku kosong ke folder lain."
        )
