"""The open books of an application: finding, making and opening them."""

import numbers
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.book import Book
from xlpy.engines.libreoffice.bridge import Uno, file_url, props, uno_error
from xlpy.engines.libreoffice.errors import OfficeError, UnsupportedError

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.app import App

_NO_EVENTS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN: by name; Excel's events stay off
_FONT, _SIZE = "Calibri", 11.0  # of a new book in Excel


class Books(base_classes.Books):
    """All open books, in the order in which they were opened."""

    def __init__(self, app: "App") -> None:
        self.app = app

    @property
    def api(self) -> Uno:
        """LibreOffice's desktop."""
        return self.app.api

    @property
    def active(self) -> Book | None:
        """The book in front."""
        return self.app.active_book()

    def __call__(self, key: str | int) -> Book:
        """A book by its position from 1 or by its name, whatever its capitals.

        Raises:
            IndexError: there is no such position.
            KeyError: there is no such name.
        """
        books = self.app.open_books()
        if isinstance(key, numbers.Number):
            if not 0 < int(key) <= len(books):
                raise IndexError(key)
            return books[int(key) - 1]
        for book in books:
            if book.name.lower() == str(key).lower():
                return book
        raise KeyError(key)

    def __contains__(self, key: str | int) -> bool:
        books = self.app.open_books()
        if isinstance(key, numbers.Number):
            return 0 < int(key) <= len(books)
        return any(book.name.lower() == str(key).lower() for book in books)

    def __len__(self) -> int:
        return len(self.app.open_books())

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self.app.open_books()))

    def add(self) -> Book:
        """A new book with one sheet, ``Sheet1``, in Excel's standard font."""
        book = self._load("private:factory/scalc", {}, self.app.next_book_name())
        style = book.api.StyleFamilies.getByName("CellStyles").getByName("Default")
        style.CharFontName, style.CharHeight = _FONT, _SIZE
        book.api.Sheets.getByIndex(0).Name = "Sheet1"
        return book

    def open(
        self,
        fullname: str | Path,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: int | None = None,  # noqa: A002 - xlwings' name
        password: str | None = None,
        *others: object,
    ) -> Book:
        """Opens a file; links of any kind stay as they are, macros run only when called by name.

        Raises:
            OfficeError: LibreOffice cannot read the file.
            UnsupportedError: an option that LibreOffice does not have.
        """
        if update_links or format is not None or any(other is not None for other in others):
            raise UnsupportedError("pilihan ini pada Books.open")
        options: dict[str, object] = {}
        if read_only:
            options["ReadOnly"] = True
        if password:
            options["Password"] = password
        return self._load(file_url(fullname), options)

    def _load(self, url: str, options: dict[str, object], name: str | None = None) -> Book:
        # A hidden document loses its frozen panes when it is saved; without windows there is nothing to hide.
        hidden = not (self.app.visible or self.app.office.headless)
        arguments = props(Hidden=hidden, MacroExecutionMode=_NO_EVENTS, **options)
        try:
            document = self.app.api.loadComponentFromURL(url, "_blank", 0, arguments)
        except uno_error() as error:
            raise OfficeError(f"{url}: berkas ini tidak dapat dibuka LibreOffice.") from error
        if document is None:
            raise OfficeError(f"{url}: berkas ini tidak dapat dibuka LibreOffice.")
        return self.app.opened(Book(self.app, document, name))
