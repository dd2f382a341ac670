"""One sheet."""

import contextlib
import numbers
from collections.abc import Iterator
from typing import TYPE_CHECKING, cast

from xlwings import NoSuchObjectError, base_classes

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.addresses import MAX_COLUMNS, MAX_ROWS, Area
from xlpy.engines.libreoffice.bridge import Uno, impl_of, uno_error
from xlpy.engines.libreoffice.charts import Charts
from xlpy.engines.libreoffice.errors import ProtectedSheetError, UnsupportedError, refuses
from xlpy.engines.libreoffice.names import Names
from xlpy.engines.libreoffice.notes import Note
from xlpy.engines.libreoffice.page_setup import FreezePanes, PageSetup
from xlpy.engines.libreoffice.pictures import Pictures
from xlpy.engines.libreoffice.range import Range
from xlpy.engines.libreoffice.shapes import Shapes
from xlpy.engines.libreoffice.tables import Tables

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.book import Book


@refuses("comments", "pivot_tables", "to_html")
class Sheet(base_classes.Sheet):
    """A sheet of a book."""

    def __init__(self, book: "Book", sheet: Uno) -> None:
        self._book = book
        self._sheet = sheet
        self._layout = book.layout

    @property
    def api(self) -> Uno:
        """LibreOffice's sheet."""
        if self._layout != self._book.layout:
            self._layout = self._book.layout
            self._sheet = self._book.api.Sheets.getByName(self._sheet.Name)
        return self._sheet

    @property
    def book(self) -> "Book":
        """Its book."""
        return self._book

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.api.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value

    @property
    def index(self) -> int:
        """Its position, from 1."""
        return int(self.api.getRangeAddress().Sheet) + 1

    @property
    def names(self) -> Names:
        """The names that count on this sheet only."""
        return Names(self._book, self)

    @property
    def page_setup(self) -> PageSetup:
        """How it is printed."""
        return PageSetup(self)

    @property
    def freeze_panes(self) -> FreezePanes:
        """What stays in view."""
        return FreezePanes(self)

    @property
    def shapes(self) -> Shapes:
        """Everything that is drawn on it."""
        return Shapes(self)

    @property
    def pictures(self) -> Pictures:
        """Its pictures."""
        return Pictures(self)

    @property
    def charts(self) -> Charts:
        """Its charts."""
        return Charts(self)

    @property
    def tables(self) -> Tables:
        """Its tables."""
        return Tables(self)

    @property
    def notes(self) -> list[Note]:
        """Its notes."""
        notes = self.api.Annotations
        return [Note(self, notes.getByIndex(index).Position) for index in range(notes.Count)]

    def at(self, area: Area) -> Range:
        """The range of an area."""
        return Range(self, area)

    @staticmethod
    def area_of(address: Uno) -> Area:
        """The area that LibreOffice's ``CellRangeAddress`` describes."""
        rows, columns = address.EndRow - address.StartRow + 1, address.EndColumn - address.StartColumn + 1
        return Area(address.StartRow + 1, address.StartColumn + 1, rows, columns)

    def range(self, arg1: Uno, arg2: Uno = None) -> Range:
        """Cells by address, name, table's name, (row, column), or two of these as corners.

        Raises:
            NoSuchObjectError: there is no such name here.
            IndexError: a row or column is 0.
        """
        if isinstance(arg1, numbers.Number) and isinstance(arg2, numbers.Number):
            arg1, arg2 = (arg1, arg2), None
        area = self._area(arg1)
        found = self.at(area if arg2 is None else area.spanning(self._area(arg2)))
        found.arg1_input = arg1 if isinstance(arg1, str) else ""
        return found

    @property
    def cells(self) -> Range:
        """All of its cells."""
        return self.at(Area(1, 1, MAX_ROWS, MAX_COLUMNS))

    @property
    def used_range(self) -> Range:
        """From the first to the last cell that holds something."""
        cursor = self.api.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return self.at(self.area_of(cursor.getRangeAddress()))

    def activate(self) -> None:
        """Shows it."""
        self._book.view.setActiveSheet(self.api)

    select = activate

    def clear_contents(self) -> None:
        """Empties all cells."""
        self.cells.clear_contents()

    def clear_formats(self) -> None:
        """Takes the look of all cells away."""
        self.cells.clear_formats()

    def clear(self) -> None:
        """Takes everything out of all cells."""
        self.cells.clear()

    def autofit(self, axis: str | None = None) -> None:
        """Columns and rows as large as what is in them."""
        self.used_range.autofit(axis)

    def delete(self) -> None:
        """Takes it out of the book."""
        self._book.api.Sheets.removeByName(self.name)

    def copy(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Copies it before or after a sheet, also of another book of the same application."""
        beside = cast("Sheet", before or after)
        position = beside.index - 1 if before else beside.index
        target = beside.book
        name = target.sheets.free_name(self.name)
        if target == self._book:
            target.api.Sheets.copyByName(self.name, name, position)
        elif target.app is self._book.app:
            copied = target.api.Sheets.importSheet(self._book.api, self.name, position)
            target.api.Sheets.getByIndex(copied).Name = name
        else:
            raise UnsupportedError("menyalin lembar ke LibreOffice yang lain")

    def move(self, before: "Sheet | None", after: "Sheet | None") -> None:
        """Moves it before or after another sheet of its book."""
        position = before.index - 1 if before else cast("Sheet", after).index
        self._book.api.Sheets.moveByName(self.name, position)

    @property
    def visible(self) -> bool:
        """Whether it shows among the tabs."""
        return bool(self.api.IsVisible)

    @visible.setter
    def visible(self, value: bool | int) -> None:
        self.api.IsVisible = value in {True, -1}

    @property
    def show_gridlines(self) -> bool:
        """Whether the lines between cells show on the screen; LibreOffice has one such setting for all sheets."""
        return bool(self._book.view.ShowGrid)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self._book.view.ShowGrid = bool(value)

    @property
    def protected(self) -> bool:
        """Whether locked cells cannot be changed (not in xlwings' contract, as the next two)."""
        return bool(self.api.isProtected())

    def protect(self, password: str = "") -> None:
        """Lets only unlocked cells be changed (``Range.locked``)."""
        self.api.protect(password)

    def unprotect(self, password: str = "") -> None:
        """Lets all cells be changed again.

        Raises:
            ProtectedSheetError: it is another password.
        """
        with contextlib.suppress(uno_error()):
            self.api.unprotect(password)
        if self.protected:
            raise ProtectedSheetError(f"{self.name}: kata sandi perlindungan lembar ini tidak cocok.")

    @contextlib.contextmanager
    def shown(self) -> Iterator[Uno]:
        """The book's view with this sheet in front for a while: such settings belong to what is shown."""
        view = self._book.view
        before = view.ActiveSheet
        view.setActiveSheet(self.api)
        try:
            yield view
        finally:
            view.setActiveSheet(before)

    def _area(self, place: Uno) -> Area:
        place = impl_of(place)
        if isinstance(place, Range):
            return place.area
        if isinstance(place, tuple):
            if 0 in place:
                raise IndexError("Baris dan kolom dihitung mulai dari 1, bukan 0.")
            return Area(*place)
        sheet, reference = addresses.split_sheet(place.strip())
        if sheet is not None and sheet.lower() != self.name.lower():
            raise NoSuchObjectError(f"'{place}' tidak berada di lembar '{self.name}'.")
        if "," in reference:
            raise UnsupportedError("rentang yang terdiri dari beberapa bagian")
        return addresses.parse(reference) or self._named(reference)

    def _named(self, name: str) -> Area:
        for names in (self.names, self._book.names):
            found = names.find(name)
            if found is not None:
                target = found.refers_to_range
                if target.sheet.name == self.name:
                    return target.area
        for table in self.tables:
            if table.name.lower() == name.lower() and table.data_body_range is not None:
                return table.data_body_range.area
        raise NoSuchObjectError(f"'{name}' bukan alamat, nama, atau tabel di lembar '{self.name}'.")
