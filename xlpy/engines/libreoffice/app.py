"""One running LibreOffice, as xlwings' application."""

import contextlib
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice import macros
from xlpy.engines.libreoffice.book import Book
from xlpy.engines.libreoffice.books import Books
from xlpy.engines.libreoffice.bridge import Uno, uno_error
from xlpy.engines.libreoffice.dialogs import Dialogs
from xlpy.engines.libreoffice.errors import OfficeError, refuses
from xlpy.engines.libreoffice.office import Office, OwnOffice, find_soffice

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlpy.engines.libreoffice.engine import Apps, Engine
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.range_base import RangeBase

_SPREADSHEET = "com.sun.star.sheet.SpreadsheetDocument"
_CALCULATIONS = {"automatic", "manual", "semiautomatic"}


@refuses("xl", "startup_path")
class App(base_classes.App):
    """An application; it ends an office only that was started for it."""

    # Switches that LibreOffice has not over UNO are kept as they are set: nothing here asks, fires or waits.
    display_alerts = True
    enable_events = True
    interactive = True
    hwnd = None
    version = "16.0"
    """The Excel whose ways are followed; xlwings asks for at least 15 outside of Windows."""

    def __init__(self, apps: "Apps", office: Office, *, visible: bool = False) -> None:
        self._apps = apps
        self.office = office
        self._desktop = office.create("com.sun.star.frame.Desktop")
        self._books: list[Book] = []
        self._visible = visible
        self._screen_updating = True
        self._calculation = "automatic"
        self._status: object = False
        self._made_books = 0
        self.front: Book | None = None
        """The book that was activated last by a program."""
        self.clipboard: RangeBase | None = None
        """What ``Range.copy`` keeps for ``Range.paste``."""

    @property
    def engine(self) -> "Engine":
        """The engine that it belongs to."""
        return self._apps.engine

    @property
    def api(self) -> Uno:
        """LibreOffice's desktop."""
        return self._desktop

    @property
    def pid(self) -> int:
        """Its process; below zero for an office that was not started here, of which UNO does not tell it."""
        return self.office.pid

    @property
    def path(self) -> str:
        """The folder of its program."""
        return str(find_soffice().resolve().parent)

    @property
    def books(self) -> Books:
        """Its open books."""
        return Books(self)

    @property
    def dialogs(self) -> Dialogs:
        """Questions to the person in front of it (not in xlwings' contract)."""
        return Dialogs(self.office, self._desktop)

    def open_books(self) -> list[Book]:
        """The books that are open now, also those that a person opened or closed."""
        documents: dict[str, Uno] = {}
        walk = self._desktop.Components.createEnumeration()
        while walk.hasMoreElements():
            document = walk.nextElement()
            with contextlib.suppress(uno_error(), AttributeError):  # one that is just being closed
                if document.supportsService(_SPREADSHEET):
                    documents[document.RuntimeUID] = document
        self._books = [book for book in self._books if documents.pop(book.uid, None) is not None]
        self._books.extend(Book(self, document) for document in reversed(documents.values()))
        return self._books

    def opened(self, book: Book) -> Book:
        """Takes a book in that was just opened, in front of the others."""
        self._books.append(book)
        self.front = book
        if self._calculation == "manual":
            book.api.enableAutomaticCalculation(False)
        return book

    def next_book_name(self) -> str:
        """The name of the next new book: ``Book1``, ``Book2`` and so on."""
        self._made_books += 1
        return f"Book{self._made_books}"

    def active_book(self) -> Book | None:
        """The book in front: where there are windows the one that the person sees."""
        books = self.open_books()
        if not self.office.headless:
            current = self._desktop.getCurrentComponent()
            uid = getattr(current, "RuntimeUID", None)
            for book in books:
                if book.uid == uid:
                    return book
        if self.front in books:
            return self.front
        return books[-1] if books else None

    @property
    def selection(self) -> "Range | None":
        """The selected cells of the book in front."""
        book = self.active_book()
        if book is None:
            return None
        selected = book.view.getSelection()
        if not hasattr(selected, "getRangeAddress"):  # a shape, or cells here and there
            return None
        address = selected.getRangeAddress()
        sheet = book.sheets(address.Sheet + 1)
        return sheet.at(sheet.area_of(address))

    def activate(self, steal_focus: bool = False) -> None:
        """Makes it the first of the applications; its window is left where it is."""
        self._apps.activate(self)

    @property
    def visible(self) -> bool:
        """Whether its books show in windows; without a screen it is only kept."""
        return self._visible

    @visible.setter
    def visible(self, value: bool) -> None:
        self._visible = bool(value)
        if not self.office.headless:
            for book in self.open_books():
                book.view.Frame.ContainerWindow.setVisible(self._visible)

    def quit(self) -> None:
        """Closes its books unsaved and ends it; one that was not started here is let go of, with its books."""
        # One that crashed, or was ended before, has nothing left to close.
        if isinstance(self.office, OwnOffice):
            with contextlib.suppress(uno_error(), OfficeError):
                for book in list(self.open_books()):
                    book.close()
        self._apps.forget(self)
        self.office.quit()

    def kill(self) -> None:
        """Ends its process at once; one that was not started here is let go of."""
        self._apps.forget(self)
        self.office.kill()

    @property
    def screen_updating(self) -> bool:
        """Whether windows follow what a program does."""
        return self._screen_updating

    @screen_updating.setter
    def screen_updating(self, value: bool) -> None:
        if bool(value) == self._screen_updating:
            return
        self._screen_updating = bool(value)
        for book in self.open_books():
            if not value:
                book.api.lockControllers()
            elif book.api.hasControllersLocked():
                book.api.unlockControllers()

    @property
    def calculation(self) -> str:
        """When formulas are computed; ``semiautomatic`` is kept and computes as ``automatic``."""
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        if value not in _CALCULATIONS:
            raise KeyError(value)
        self._calculation = value
        for book in self.open_books():
            book.api.calculate()  # LibreOffice computes when it shows; what is due now must not wait
            book.api.enableAutomaticCalculation(value != "manual")

    def calculate(self) -> None:
        """Computes what has changed in all books."""
        for book in self.open_books():
            book.api.calculate()

    @property
    def status_bar(self) -> object:
        """The text in the status line, False without one."""
        return self._status

    @status_bar.setter
    def status_bar(self, value: object) -> None:
        self._status = value
        book = self.active_book()
        indicator = book and book.view.StatusIndicator
        if indicator and value in {False, None}:
            indicator.end()
        elif indicator:
            indicator.start(str(value), 0)

    @property
    def cut_copy_mode(self) -> str | None:
        """``copy`` while a copied range waits to be pasted."""
        return "copy" if self.clipboard else None

    @cut_copy_mode.setter
    def cut_copy_mode(self, value: bool) -> None:
        if not value:
            self.clipboard = None

    def alert(
        self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: str | None = None
    ) -> str:
        """Shows a message and gives the button that was pressed: ``ok``, ``cancel``, ``yes`` or ``no``."""
        del callback  # for servers
        return self.dialogs.message(prompt, title or "", buttons or "ok", critical=mode == "critical")

    def run(self, macro: str, args: "Iterable[Uno]") -> Uno:
        """Runs a macro of a book, see ``macros.run``."""
        return macros.run(self, macro, args)
