"""The sheets of a book."""

import numbers
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.bridge import Uno, uno_error
from xlpy.engines.libreoffice.errors import OfficeError
from xlpy.engines.libreoffice.sheet import Sheet

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.book import Book


class Sheets(base_classes.Sheets):
    """All sheets, in the order of their tabs."""

    def __init__(self, book: "Book") -> None:
        self._book = book

    @property
    def api(self) -> Uno:
        """LibreOffice's sheets."""
        return self._book.api.Sheets

    @property
    def active(self) -> Sheet:
        """The sheet that is shown."""
        return Sheet(self._book, self._book.view.ActiveSheet)

    def __call__(self, key: str | int) -> Sheet:
        """A sheet by its position from 1 or by its name, whatever its capitals.

        Raises:
            IndexError: there is no such position.
            KeyError: there is no such name.
        """
        if isinstance(key, numbers.Number):
            if not 0 < int(key) <= len(self):
                raise IndexError(key)
            return Sheet(self._book, self.api.getByIndex(int(key) - 1))
        for name in self.api.ElementNames:
            if name.lower() == str(key).lower():
                return Sheet(self._book, self.api.getByName(name))
        raise KeyError(key)

    def __contains__(self, key: str | int) -> bool:
        if isinstance(key, numbers.Number):
            return 0 < int(key) <= len(self)
        return str(key).lower() in self._taken()

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, self.api.getByIndex(index)) for index in range(len(self)))

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        """A new sheet, before or after another or else before the one that is shown; then it is shown.

        Raises:
            OfficeError: its name is taken, or is none.
        """
        name = name or self._next_name()
        beside = before or after or self.active
        try:
            self.api.insertNewByName(name, beside.index if after and not before else beside.index - 1)
        except uno_error() as error:
            raise OfficeError(f"Lembar '{name}' tidak dapat dibuat: namanya sudah dipakai atau tidak sah.") from error
        sheet = self(name)
        sheet.activate()
        return sheet

    def free_name(self, wanted: str) -> str:
        """The name for a copy: ``Wanted``, else ``Wanted (2)`` and so on."""
        name, number = wanted, 2
        while name.lower() in self._taken():
            name = f"{wanted} ({number})"
            number += 1
        return name

    def _next_name(self) -> str:
        number = len(self) + 1
        while f"sheet{number}" in self._taken():
            number += 1
        return f"Sheet{number}"

    def _taken(self) -> set[str]:
        return {name.lower() for name in self.api.ElementNames}
