"""Unit forms as files: made into a folder, read back from one."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path

from xlpy import buku, prosedur, report_unit, unit_kirim, unit_kumpul
from xlpy.book import files
from xlpy.book.document import Document
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.forms.unit_berkas import read_folder
from xlpy.forms.unit_isi import FormIsi
from xlpy.forms.unit_read import read_unit_form
from xlpy.jobs import Progress
from xlpy.plan.model import RencanaKinerja
from xlpy.plan.text import fold
from xlpy.report import Laporan
from xlpy.resources import form_template
from xlpy.sop.isian import read_day
from xlpy.sop.waktu_kerja import WIB
from xlpy.unit_kirim import Terkirim


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanBuat:
    """What ``unit buat`` is asked for.

    Attributes:
        folder: where the forms go.
        unit: the units that are meant; all without any.
        batas, tanggal: until when they are to be back, and on which day they are sent, as typed; may be empty.
        templat: the form to fill; None for the one beside the workbook, else the program's own.
        tahun_lalu: last year's workbook, for its targets.
        ulang: make another round for units that have a form already.
        timpa: replace files of the same name that somebody filled; a copy of each is kept.
    """

    folder: Path
    unit: tuple[str, ...] = ()
    batas: str = ""
    tanggal: str = ""
    templat: Path | None = None
    tahun_lalu: Path | None = None
    ulang: bool = False
    timpa: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanKumpul:
    """What ``unit kumpul`` is asked for.

    Attributes:
        folder: where the forms lie, subfolders as well.
        diterima: the day on which what is new counts as received, as typed; empty for today.
        lihat: only say what there is.
    """

    folder: Path
    diterima: str = ""
    lihat: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hasil:
    """A document after forms were made or gathered, and what is said of it."""

    document: Document
    laporan: Laporan
    berubah: bool = True


def buat(path: Path, asked: PermintaanBuat, progress: Progress) -> Laporan:
    """Make forms into a folder, and keep in the workbook that they were sent.

    Raises:
        InputError: there is nothing to send, a name means no unit, or the template lacks a column.
        WorkbookError: a file cannot be read or written.
    """
    with buku.held(path, progress) as opened:
        done = made(opened.document, path, asked, progress)
        saved = buku.save(done.document, path, opened)
    return replace(done.laporan, lines=(*done.laporan.lines, *saved.notes))


def kumpul(path: Path, asked: PermintaanKumpul, progress: Progress) -> Laporan:
    """Read what came back; unless one only looks, take it into the workbook.

    Raises:
        InputError: there is no such folder, or the plan is signed.
        WorkbookError: the workbook cannot be read or written.
    """
    if asked.lihat:
        progress(f"membaca {path.name}")
        return collected(buku.open_workbook(path, keep_pasted=False).document, path, asked, progress).laporan
    with buku.held(path, progress) as opened:
        done = collected(opened.document, path, asked, progress)
        saved = buku.save(done.document, path, opened)
    return replace(done.laporan, lines=(*done.laporan.lines, *saved.notes))


def made(document: Document, path: Path, asked: PermintaanBuat, progress: Progress) -> Hasil:
    """Make the forms of a document whose workbook is ``path``.

    Raises:
        InputError, WorkbookError: as ``buat``.
    """
    day, batas = _day(asked.tanggal) or _today(), _day(asked.batas)
    document = unit_kirim.with_id(document)
    older = _older(asked.tahun_lalu)
    planned = unit_kirim.due(document, day, batas, only=asked.unit, again=asked.ulang, older=older)
    template = asked.templat or _template(path)
    kept, skipped = list[Terkirim](), [*planned.dilewati]
    _make_folder(asked.folder)
    for isi in planned.form:
        who = isi.identitas
        progress(f"membuat form {who.unit.nama}")
        target = asked.folder / _file_name(isi)
        if why := _refusal(target, isi, timpa=asked.timpa):
            skipped.append((who.unit, why))
            continue
        _write(target, template, isi)
        kept.append(Terkirim(unit=who.unit, versi=who.versi, berkas=target.name))
    after = unit_kirim.sent(document, kept, day, batas) if kept else document
    said = report_unit.sent_report(asked.folder, kept, skipped, planned, batas)
    return Hasil(document=after, laporan=said, berubah=bool(kept))


def collected(document: Document, path: Path, asked: PermintaanKumpul, progress: Progress) -> Hasil:
    """Gather what lies in a folder into a document whose workbook is ``path``.

    Raises:
        InputError, WorkbookError: as ``kumpul``.
    """
    if not asked.lihat:
        prosedur.refuse_signed(document)
    received = _day(asked.diterima) or _today()
    progress(f"membaca form di {asked.folder}")
    found, opened = read_folder(asked.folder, path)
    done = unit_kumpul.gathered(document, found, received, _today())
    said = report_unit.gathered_report(asked.folder, done, opened, received, looking=asked.lihat)
    return Hasil(document=done.document, laporan=said, berubah=any(each.hasil for each in done.diterima))


def _today() -> date:
    return datetime.now(WIB).date()


def _day(text: str) -> date | None:
    return read_day(text) if text.strip() else None


def _older(path: Path | None) -> RencanaKinerja | None:
    if path is None:
        return None
    from xlpy.book import closed  # noqa: PLC0415 - with its parser

    return closed.read(path).rencana


def _template(path: Path) -> Path:
    """The office's own form where it lies beside the workbook, else the program's."""
    own = path.with_name(form_template().name)
    return own if own.exists() else form_template()


def _file_name(isi: FormIsi) -> str:
    who = isi.identitas
    rest = "" if who.versi == 1 else f"-v{who.versi}"
    return f"form-{fold(who.unit.nama).replace(' ', '-')}-{who.tahun}{rest}.xlsx"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WorkbookError(f"{folder}: folder tidak dapat dibuat ({sebab(problem)}).") from problem


def _refusal(target: Path, isi: FormIsi, *, timpa: bool) -> str:
    """Why a file must not be replaced; empty where there is none, or one of this unit that nobody filled."""
    if not target.exists():
        return ""
    if timpa:
        files.keep_copy(target, target.with_name(f"{target.stem}.cadangan{target.suffix}"))
        return ""
    try:
        form = read_unit_form(target)
    except (InputError, WorkbookError):
        return f"{target.name} sudah ada dan bukan form unit ini; pindahkan dulu, atau tambahkan --timpa"
    mine, its = isi.identitas, form.identitas
    if (its.dokumen, its.unit.kunci) != (mine.dokumen, mine.unit.kunci):
        return f"{target.name} sudah ada, milik buku kerja atau unit lain; pindahkan dulu, atau tambahkan --timpa"
    if form.berisi:
        return f"{target.name} sudah ada dan sudah diisi; kumpulkan dulu, atau tambahkan --timpa"
    return ""


def _write(target: Path, template: Path, isi: FormIsi) -> None:
    from xlpy.forms.unit_fill import fill_form  # noqa: PLC0415 - openpyxl, only where forms are made

    files.write_file(target, fill_form(template, isi))
