"""Defined names: of a whole book, and of one sheet."""

import numbers
from collections.abc import Iterator
from typing import TYPE_CHECKING

from xlwings import NoSuchObjectError, base_classes

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.bridge import Uno, struct

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.book import Book
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.sheet import Sheet


class Name(base_classes.Name):
    """A name; ``sheet`` is None where it counts in the whole book."""

    def __init__(self, book: "Book", sheet: "Sheet | None", local: str) -> None:
        self._book = book
        self.sheet = sheet
        self.local = local

    @property
    def api(self) -> Uno:
        """LibreOffice's named range."""
        return self._container().getByName(self.local)

    @property
    def name(self) -> str:
        """The name, with its sheet before it where it counts there only."""
        local = self.local.removeprefix("_xlnm.")
        return f"{addresses.quoted(self.sheet.name)}!{local}" if self.sheet else local

    @name.setter
    def name(self, value: str) -> None:
        self.api.setName(value)
        self.local = value

    @property
    def refers_to(self) -> str:
        """What it stands for, as Excel's formula."""
        return self._book.formulas.to_excel("=" + self.api.Content)

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.setContent(self._book.formulas.reference_to_office(value))

    @property
    def refers_to_range(self) -> "Range":
        """The cells that it stands for.

        Raises:
            NoSuchObjectError: it stands for something else.
        """
        cells = self.api.getReferredCells()
        if cells is None:
            raise NoSuchObjectError(f"Nama '{self.name}' tidak menunjuk ke sel.")
        address = cells.getRangeAddress()
        sheet = self._book.sheets(address.Sheet + 1)
        return sheet.at(sheet.area_of(address))

    def delete(self) -> None:
        """Takes it away."""
        self._container().removeByName(self.local)

    def _container(self) -> Uno:
        return (self.sheet or self._book).api.NamedRanges


class Names(base_classes.Names):
    """All names of a book, those of its sheets too; or, with a sheet, that sheet's own."""

    def __init__(self, book: "Book", sheet: "Sheet | None" = None) -> None:
        self._book = book
        self._sheet = sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's collection (of a book: without those of its sheets)."""
        return (self._sheet or self._book).api.NamedRanges

    def __iter__(self) -> Iterator[Name]:
        owners: list[Sheet | None] = [self._sheet] if self._sheet else [None, *self._book.sheets]
        for owner in owners:
            for local in (owner or self._book).api.NamedRanges.ElementNames:
                yield Name(self._book, owner, local)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, key: str | int) -> Name:
        """A name by its position from 1 or by itself, with or without its sheet.

        Raises:
            KeyError: there is none.
        """
        if isinstance(key, numbers.Number):
            return list(self)[int(key) - 1]
        found = self.find(str(key))
        if found is None:
            raise KeyError(key)
        return found

    def find(self, name: str) -> Name | None:
        """A name, whatever its capitals; None where there is none."""
        sheet, local = addresses.split_sheet(name)
        for candidate in self:
            on_sheet = sheet is None or (candidate.sheet and candidate.sheet.name.lower() == sheet.lower())
            if candidate.local.lower() == local.lower() and on_sheet:
                return candidate
        return None

    def contains(self, name_or_index: str | int) -> bool:
        """Whether there is such a name or position (from 1)."""
        if isinstance(name_or_index, numbers.Number):
            return 1 <= int(name_or_index) <= len(self)
        return self.find(str(name_or_index)) is not None

    def snapshot(self) -> list[tuple[str, Name]]:
        """All of them with their texts."""
        return [(name.name, name) for name in self]

    def add(self, name: str, refers_to: str) -> Name:
        """A new name, or another meaning for one that is there; ``Sheet!name`` counts on that sheet only."""
        sheet, local = addresses.split_sheet(name)
        owner = self._sheet or (self._book.sheets(sheet) if sheet else None)
        container = (owner or self._book).api.NamedRanges
        content = self._book.formulas.reference_to_office(refers_to)
        if container.hasByName(local):
            container.getByName(local).setContent(content)
        else:
            container.addNewByName(local, content, struct("com.sun.star.table.CellAddress"), 0)
        return Name(self._book, owner, local)
