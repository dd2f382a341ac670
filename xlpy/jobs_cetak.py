"""Printing on files: papers are laid out, made PDF, put beside the workbook, and written down in its log."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from xlpy import buku, cermin_berkas, jobs_prosedur, pencetakan, prosedur
from xlpy.book import files
from xlpy.book.document import Document
from xlpy.book.kertas_pilihan import chosen
from xlpy.errors import WorkbookError, sebab
from xlpy.jobs import Progress
from xlpy.lembar_kertas import printed_sheets
from xlpy.pasang import giliran
from xlpy.pencetakan import Helai, Pesanan
from xlpy.report import Laporan
from xlpy.report_cetak import Tercetak, list_report, print_report
from xlpy.sop.akun import BELUM_DIKENAL
from xlpy.sop.catatan import Tindakan
from xlpy.sop.cetakan import told
from xlpy.sop.pejabat import Pelaksana, find_holder
from xlpy.sop.tindak import ANONIM, Permintaan, TidakBolehError
from xlpy.sop.waktu_kerja import WIB

Pencetak = Callable[[Mapping[str, bytes], Callable[[int], None]], dict[str, bytes]]
"""Makes PDFs of workbooks, by the names of their files; is told whom to tell how many are done."""
_NO_LIBREOFFICE = (
    "PDF tidak dibuat: LibreOffice belum terpasang. Kertasnya ada sebagai .xlsx yang siap dicetak dari aplikasi lain."
)
_LEFT_AS_XLSX = "Kertas yang tidak menjadi PDF ada sebagai .xlsx yang siap dicetak dari aplikasi lain."


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanCetak:
    """What ``cetak`` is asked for.

    Attributes:
        buku: the workbook.
        pesanan: which papers.
        ke: the folder for them; None for one beside the workbook.
        pelaku: who prints: title, name or NIP; empty for whose account it is.
        konfirmasi: as of ``PermintaanLangkah``.
    """

    buku: Path
    pesanan: Pesanan = field(default_factory=Pesanan)
    ke: Path | None = None
    pelaku: str = ""
    konfirmasi: str | None = None


def cetak(asked: PermintaanCetak, progress: Progress) -> Laporan:
    """Print papers of a workbook; its log says so afterwards.

    Raises:
        InputError: a paper or an office is not known, there is nothing to print, or the log is not whole.
        WorkbookError: a file cannot be read or written.
    """
    with buku.held(asked.buku, progress) as opened:
        before = opened.document
        ready, notes = prepared(before, asked, progress)
        done = recorded(before, asked, ready)  # before the work: who may not write in the log is told at once
        made, more = printed(ready, libreoffice(), progress)
        log, origin = prosedur.log_of(before), prosedur.origin_of(before)
        with cermin_berkas.written(asked.buku, log, done.baris, origin) as told_of_mirror:
            placed = put(asked, ready, made, (*notes, *more))
            papers = as_sheets(before, asked, ready, chosen(asked.buku))
            saved = buku.save(done.document, asked.buku, opened, papers)
    return print_report(placed, done.baris, (*told_of_mirror, *saved.notes))


def daftar(path: Path) -> Laporan:
    """Which papers there are for a workbook.

    Raises:
        InputError: it is no workbook of ours.
        WorkbookError: it cannot be read from the disk.
    """
    from xlpy.book import closed  # noqa: PLC0415 - with its parser

    return list_of(closed.read(path), path)


def list_of(document: Document, path: Path) -> Laporan:
    """The same of a document, whose workbook lies at ``path``."""
    bahan, _ = pencetakan.material(document, path.parent, datetime.now(WIB))
    return list_report(list(pencetakan.listed(bahan)))


def prepared(document: Document, asked: PermintaanCetak, progress: Progress) -> tuple[list[Helai], tuple[str, ...]]:
    """The papers that are asked for, laid out; and what the user should know.

    Raises:
        InputError: a paper or an office is not known, or there is nothing to print.
        WorkbookError: their folder cannot be made.
    """
    progress("menyusun kertas")
    bahan, notes = pencetakan.material(document, asked.buku.parent, datetime.now(WIB))
    selected = pencetakan.chosen(bahan, asked.pesanan)
    folder = folder_of(asked)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WorkbookError(f"{folder}: tidak dapat dibuat ({sebab(problem)}). Pilih folder lain.") from problem
    return pencetakan.laid_out(bahan, selected.kertas), (*notes, *selected.catatan)


def folder_of(asked: PermintaanCetak) -> Path:
    """Where the papers are put."""
    return asked.ke or asked.buku.with_name(f"{asked.buku.stem}-kertas")


def libreoffice() -> Pencetak | None:
    """The printer of every computer that has LibreOffice; None where it is not installed."""
    from xlpy.forms.pdf import find_libreoffice, print_all  # noqa: PLC0415

    program = find_libreoffice()
    return None if program is None else lambda books, done: print_all(program, books, done)


def printed(
    ready: Sequence[Helai], printer: Pencetak | None, progress: Progress
) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """The files of papers by their names with their endings: PDFs, and .xlsx where no PDF could be made; and why."""
    from xlpy.forms import render  # noqa: PLC0415

    books = {f"{sheet.berkas}.xlsx": render.workbook([sheet.lembar]) for sheet in ready}
    if printer is None:
        return books, (_NO_LIBREOFFICE,)
    shown = [-1]

    def tell(count: int) -> None:
        if count != shown[0]:
            shown[0] = count
            progress(f"mencetak {count} dari {len(books)}")

    try:
        pdfs = printer(books, tell)
    except WorkbookError as problem:
        return books, (f"PDF tidak dibuat: {problem} {_LEFT_AS_XLSX}",)
    made = {f"{Path(name).stem}.pdf": data for name, data in pdfs.items()}
    left = {name: data for name, data in books.items() if name not in pdfs}
    if left:
        return made | left, (f"{len(left)} kertas tidak menjadi PDF. {_LEFT_AS_XLSX}",)
    return made, ()


def recorded(document: Document, asked: PermintaanCetak, ready: Sequence[Helai]) -> prosedur.Tercatat:
    """The document whose log says what was printed.

    Raises:
        TidakBolehError: the person may not write in the log; says what to do.
        InputError: the person is not known, or the log is not whole.
    """
    now, people, account = datetime.now(WIB), document.pengaturan.pejabat, giliran.account()
    mine = prosedur.pelaku_of(document, account, now.date())
    by = find_holder(people, asked.pelaku, now.date()) if asked.pelaku else mine
    said = find_holder(people, asked.konfirmasi, now.date()) if asked.konfirmasi else None
    wish = Permintaan(
        langkah=prosedur.state_of(document).langkah_kini,
        tindakan=Tindakan.CETAK,
        oleh=Pelaksana(pejabat=by) if by else ANONIM,
        waktu_kejadian=now,
        waktu_catat=now,
        pencatat=account,
        mengaku=by if asked.konfirmasi == "" else said,
        cermin_hilang=cermin_berkas.is_gone(asked.buku, prosedur.log_of(document)),
        data=told(sheet.lembaran for sheet in ready),
    )
    try:
        return prosedur.step(document, wish)
    except TidakBolehError as refused:
        if by is None or BELUM_DIKENAL not in str(refused):
            raise
        raise TidakBolehError((*refused.alasan, jobs_prosedur.account_hint(by))) from refused


def as_sheets(
    document: Document, asked: PermintaanCetak, ready: Sequence[Helai], chosen_by_sheet: Mapping[str, str]
) -> bytes:
    """The same papers as sheets of the workbook, whose sheets say for whom they were chosen."""
    printing = (sheet.lembaran for sheet in ready)
    return printed_sheets(document, asked.buku.parent, datetime.now(WIB), printing, chosen_by_sheet)


def put(asked: PermintaanCetak, ready: Sequence[Helai], made: Mapping[str, bytes], notes: Sequence[str]) -> Tercetak:
    """Put the files into their folder, with one bundle where all are PDFs of the whole set.

    Raises:
        WorkbookError: a file cannot be written.
    """
    folder = folder_of(asked)
    for name, data in made.items():
        files.write_file(folder / name, data)
    places = {Path(name).stem: folder / name for name in made}
    pdfs = [(sheet.nama, made.get(f"{sheet.berkas}.pdf")) for sheet in ready]
    whole = [(name, data) for name, data in pdfs if data is not None]
    bundel = None
    if asked.pesanan.semua and len(whole) == len(ready):
        from xlpy.forms.pdf import bundle  # noqa: PLC0415

        bundel = folder / "semua-kertas.pdf"
        files.write_file(bundel, bundle(whole))
    return Tercetak(folder=folder, helai=ready, berkas=places, bundel=bundel, catatan=notes)
