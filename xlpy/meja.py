"""The desk: a workbook of ours that an application has open, while something is done to it.

In Excel the open workbook itself is written.  LibreOffice's copy in memory is never saved over the workbook, which
would lose much of it: the file is patched as if it were closed, and LibreOffice loads it anew.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlpy import buku, host
from xlpy.book import files, kunci, live
from xlpy.book.document import Document
from xlpy.book.schema import LOG, SAH
from xlpy.buku import Terbuka
from xlpy.errors import InputError, WorkbookError

if TYPE_CHECKING:
    import xlwings

_MANUAL = "manual"
_FROM_LIBREOFFICE = (
    "Buku ini pernah disimpan dengan perintah Simpan di LibreOffice: gaya tabel, kolom hitungan, dan pesan isian "
    "untuk Excel hilang karenanya. Simpanlah isian dengan tombol Rencana Kinerja; untuk Excel, ambil cadangannya."
)


@dataclass(slots=True)
class Meja:
    """An open workbook at work.

    Attributes:
        app, book: the application and its workbook.
        path: the file of the workbook.
        document: what it says, with all that was typed and not yet saved.
        jawab: answers the questions; without it they are put in the application's own windows.
        catatan: what the user should know of what was written.
    """

    app: "xlwings.App"
    book: "xlwings.Book"
    path: Path
    document: Document
    jawab: "Jawab | None" = None
    catatan: list[str] = field(default_factory=list)

    def put(self, document: Document, papers: bytes = b"") -> None:
        """Write what is new, and remember it as what the workbook says.

        Args:
            document: what it is to say.
            papers: an .xlsx with the sheets of papers that are put in; empty for none.

        Raises:
            InputError: a cell cannot be read, something of the user's would be lost, or a value does not fit.
            WorkbookError: the file cannot be written, or is not any more what was opened.
        """
        self._refuse_unreadable()
        self.progress("menulis buku kerja")
        files.refuse_unwritable(self.path)
        if host.is_libreoffice(self.app):
            self._patch(document, papers)
        else:
            from xlpy.book import live_tulis  # noqa: PLC0415 - not where the file is patched
            from xlpy.build.perubahan import changes  # noqa: PLC0415

            changed = changes(self.document, document)
            with _quiet(self.app):
                live_tulis.write(self.book, changed)
                self._place(papers)
        self.document = document

    def keep(self) -> None:
        """Save the workbook, so that the file says what its log's mirror says."""
        if not host.is_libreoffice(self.app):
            self.book.save()

    def settle(self) -> None:
        """Let the file say all that was typed, before the file itself is copied.

        Raises:
            InputError, WorkbookError: as of ``put``.
        """
        from xlpy.book import closed  # noqa: PLC0415 - with its parser

        if not host.is_libreoffice(self.app):
            self.book.save()
        elif closed.read(self.path) != self.document:
            self._patch(self.document, b"")
            self.document = live.read(self.book)

    def progress(self, text: str) -> None:
        """Say in the status bar what is being done."""
        self.app.status_bar = f"{host.JUDUL}: {text} …"

    def say(self, text: str) -> None:
        """Show a message."""
        if self.jawab is None:
            host.say(self.app, text)
        else:
            self.jawab.say(text)

    def confirm(self, text: str) -> bool:
        """Ask for a yes."""
        return host.confirm(self.app, text) if self.jawab is None else self.jawab.next(text) == "ya"

    def ask(self, text: str, default: str = "") -> str | None:
        """Ask for a line of text; None where the person gave no answer."""
        return host.ask(self.app, text, default) if self.jawab is None else self.jawab.next(text, default)

    def pick_file(self, title: str, patterns: Sequence[str]) -> Path | None:
        """Let a file be chosen; None where the person chose none."""
        if self.jawab is None:
            return host.pick_file(self.app, title, patterns, self.path.parent)
        answer = self.jawab.next(title)
        return Path(answer) if answer else None

    def pick_folder(self, title: str) -> Path | None:
        """Let a folder be chosen; None where the person chose none."""
        if self.jawab is None:
            return host.pick_folder(self.app, title, self.path.parent)
        answer = self.jawab.next(title)
        return Path(answer) if answer else None

    def _refuse_unreadable(self) -> None:
        if found := self.document.peringatan:
            listed = "\n".join(f"  {t.sel}: {t.pesan} {t.saran}".rstrip() for t in found)
            raise InputError(f"{len(found)} sel tidak terbaca; buku tidak diubah.\n{listed}")

    def _place(self, papers: bytes) -> None:
        if not papers:
            return
        from xlpy.book import live_kertas  # noqa: PLC0415 - as above

        with tempfile.TemporaryDirectory() as folder:
            made = Path(folder) / "kertas.xlsx"
            made.write_bytes(papers)
            live_kertas.place(self.book, made)

    def _patch(self, document: Document, papers: bytes) -> None:
        from xlpy.book import closed  # noqa: PLC0415 - with its parser

        stored = closed.read(self.path)
        self._refuse_stale(stored)
        self._confirm_loss(stored)
        if live.read(self.book) != self.document:
            raise InputError("Isi buku berubah selagi tombol bekerja, jadi tidak ada yang ditulis. Klik lagi.")
        from_libreoffice = buku.saved_by_libreoffice(self.path)
        self.catatan += buku.save(document, self.path, Terbuka(self.path, self.document, stored), papers).notes
        if from_libreoffice:
            self.catatan.append(_FROM_LIBREOFFICE)
        self.book = host.reload(self.book)

    def _refuse_stale(self, stored: Document) -> None:
        """Refuse to write over what somebody else wrote since the workbook was opened.

        What no user types tells it: the log, what was last generated, the signed copy.
        """
        if any(_kept(stored, part) != _kept(self.document, part) for part in _UNTYPED):
            raise WorkbookError(
                f"{self.path.name}: berkasnya sudah berubah sejak dibuka di sini, jadi tidak ada yang ditulis. Salin "
                "dulu isian yang belum tersimpan, muat ulang (Berkas › Muat Ulang), lalu klik lagi."
            )

    def _confirm_loss(self, stored: Document) -> None:
        """Ask before what stands only in memory is given up: the file does not have it, and we do not write it."""
        lost = [item for item in self.document.asing if item not in stored.asing]
        if not lost:
            return
        shown = "\n".join(f"  {item}" for item in lost[:_MOST_SHOWN])
        if not self.confirm(
            f"Yang berikut ini belum tersimpan dan bukan isian tabel Rencana Kinerja, jadi akan hilang:\n{shown}\n\n"
            "Lanjutkan juga? Bila tidak, salin dulu ke berkas lain."
        ):
            raise InputError("Dibatalkan; buku tidak diubah.")


_UNTYPED = ("log", "dasar", "sah")
_MOST_SHOWN = 8


def _kept(document: Document, part: str) -> object:
    """A part of a document that only the program writes."""
    if part == "log":
        return document.tabel.get(LOG.table.name, ())
    if part == "sah":
        return document.tabel.get(SAH.table.name, ())
    return document.dasar, document.dasar_dpa, document.dasar_unit


class Jawab:
    """Answers that were prepared, for a run in front of which nobody sits; what is said goes to ``keluar``."""

    def __init__(self, answers: Sequence[str | None], keluar: Callable[[str], object]) -> None:
        self._answers, self.say = list(answers), keluar

    def next(self, question: str, default: str = "") -> str | None:
        """The next answer; "" takes the default.

        Raises:
            InputError: there is none left.
        """
        if not self._answers:
            raise InputError(f"Pertanyaan ini tidak ada jawabannya: {question}")
        answer = self._answers.pop(0)
        return default if answer == "" else answer


@contextmanager
def at_desk(book: "xlwings.Book", jawab: Jawab | None = None) -> Iterator[Meja]:
    """Work on an open workbook: nobody else of us does meanwhile, and the application looks afterwards as before.

    Raises:
        InputError: it is no workbook of ours, or was never saved.
        WorkbookError: something is being done to it already, or it is open for reading only.
    """
    path, app = live.path_of(book), book.app
    if host.is_libreoffice(app) and host.is_read_only(book):
        raise WorkbookError(
            f"{path.name} terbuka hanya untuk dibaca: mungkin sedang dibuka orang lain, atau berkasnya dikunci. "
            "Tutup di tempat lain, lalu buka lagi."
        )
    with kunci.hold(path), _coming_back(app):
        app.status_bar = f"{host.JUDUL}: membaca {path.name} …"
        if host.is_libreoffice(app):
            host.recalculate(book)
        yield Meja(app, book, path, live.read(book), jawab)


@contextmanager
def _coming_back(app: "xlwings.App") -> Iterator[None]:
    """To the selected place, and to the application's own words in the status bar, whatever happens."""
    sheet, place = _selected(app)
    try:
        yield
    finally:
        with suppress(Exception):  # the application may be gone; what went wrong before is what counts
            app.status_bar = False
            _select(app, sheet, place)


@contextmanager
def _quiet(app: "xlwings.App") -> Iterator[None]:
    """Without redrawing and calculating after every write; both come back whatever happens.

    Only while it is written: what waits to be calculated reads as 0 meanwhile.
    """
    before = (app.screen_updating, app.calculation)
    app.screen_updating, app.calculation = False, _MANUAL
    try:
        yield
    finally:
        with suppress(Exception):  # as above
            app.calculation = before[1]
            app.screen_updating = before[0]


def _selected(app: "xlwings.App") -> tuple[str, str]:
    with suppress(Exception):  # a chart or a picture is selected: there is no place to come back to
        chosen: Any = app.selection
        if chosen is not None:
            return chosen.sheet.name, chosen.address
    return "", ""


def _select(app: "xlwings.App", sheet: str, place: str) -> None:
    if sheet:
        app.books.active.sheets[sheet].activate()
        app.books.active.sheets[sheet].range(place).select()


def open_book(name: str = "") -> Any:  # noqa: ANN401 - an xlwings.Book; the module is loaded late
    """The workbook of ours that an application has open: of that name, or the only one.

    Raises:
        InputError: there is none, or several and no name.
        WorkbookError: no application runs that we can speak to.
    """
    xlwings = live.import_xlwings()
    books = [book for app in _apps(xlwings) for book in app.books]
    if name:
        wanted = {name.casefold(), str(Path(name).resolve()).casefold()}
        found = [book for book in books if {book.name.casefold(), str(book.fullname).casefold()} & wanted]
    else:
        found = [book for book in books if live.is_ours(book)]
    if len(found) == 1:
        return found[0]
    listed = ", ".join(sorted(str(book.fullname) for book in found or books)) or "tidak ada"
    if found:
        raise InputError(f"Lebih dari satu buku kerja cocok: {listed}. Sebutkan yang mana, lengkap dengan foldernya.")
    if name:
        raise InputError(f"Buku kerja {name} tidak sedang terbuka. Yang terbuka: {listed}.")
    raise InputError(f"Tidak ada buku kerja Rencana Kinerja yang terbuka. Yang terbuka: {listed}.")


def _apps(xlwings: Any) -> list[Any]:  # noqa: ANN401 - the module
    """The applications that run: Excel where it is, else LibreOffice."""
    if running := list(xlwings.apps) if xlwings.engines else []:
        return running
    from xlpy.engines import libreoffice  # noqa: PLC0415 - where an application is sought

    try:
        return [libreoffice.attach()]
    except libreoffice.OfficeError as problem:
        raise WorkbookError(str(problem)) from problem
