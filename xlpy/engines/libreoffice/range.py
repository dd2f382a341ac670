"""The range as xlwings knows it: its content, its look, its place, and what hangs at cells."""

from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.errors import OfficeError, refuses
from xlpy.engines.libreoffice.notes import Note
from xlpy.engines.libreoffice.range_content import RangeContent
from xlpy.engines.libreoffice.range_edit import RangeEdit
from xlpy.engines.libreoffice.range_look import RangeLook

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.names import Name
    from xlpy.engines.libreoffice.tables import Table


@refuses(
    "add_comment",
    "autofilter",
    "comment",
    "conditional_formats",
    "get_special_cells",
    "remove_duplicates",
    "to_png",
)
class Range(RangeContent, RangeEdit, RangeLook):
    """Cells of a sheet."""

    def select(self) -> None:
        """Makes it the selection, and its sheet the one that is shown."""
        self.sheet.activate()
        self.sheet.book.view.select(self.cells)

    @property
    def name(self) -> "Name | None":
        """The name that stands for exactly these cells."""
        here = self.address_of_cells()
        for name in self.sheet.book.names:
            cells = name.api.getReferredCells()
            if cells is None:
                continue
            there = cells.getRangeAddress()
            if there.Sheet == here.Sheet and self.sheet.area_of(there) == self.area:
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={addresses.quoted(self.sheet.name)}!{self.address}")

    @property
    def table(self) -> "Table | None":
        """The table that its first cell belongs to."""
        for table in self.sheet.tables:
            if table.range.area.contains(self.area):
                return table
        return None

    @property
    def hyperlink(self) -> str:
        """Where the first cell's link leads.

        Raises:
            OfficeError: it has none.
        """
        fields = self.cell.getTextFields()
        for field in (fields.getByIndex(index) for index in range(fields.Count)):
            if hasattr(field, "URL"):
                return str(field.URL)
        raise OfficeError(f"{self.sheet.name}!{self.address}: sel ini tidak berisi tautan.")

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """Puts a link into the first cell; LibreOffice shows no ``screen_tip`` of one's own."""
        cell = self.cell
        cell.setString("")
        field = self.sheet.book.api.createInstance("com.sun.star.text.TextField.URL")
        field.URL, field.Representation = address, text_to_display or address
        cell.insertTextContent(cell.createTextCursor(), field, False)

    @property
    def note(self) -> Note | None:
        """The first cell's note."""
        cell = self.cell
        return Note(self.sheet, cell.getCellAddress()) if cell.getAnnotation().String else None

    def add_note(self, text: str) -> Note:
        """Puts a note at the first cell, in place of one that is there."""
        position = self.cell.getCellAddress()
        self.sheet.api.Annotations.insertNew(position, text)
        return Note(self.sheet, position)

    def copy_picture(self, appearance: str, format: str) -> None:  # noqa: A002 - xlwings' name
        """Puts the cells on the clipboard, from where LibreOffice gives them as a picture too, as seen on the screen.

        ``appearance`` and ``format`` are left to whoever takes the picture.
        """
        self.select()
        dispatcher = self.sheet.book.app.office.create("com.sun.star.frame.DispatchHelper")
        dispatcher.executeDispatch(self.sheet.book.view.Frame, ".uno:Copy", "", 0, ())

    def to_pdf(self, path: str | Path, quality: str | None = None) -> None:
        """These cells as a PDF."""
        self.sheet.book.to_pdf(path, quality, self.cells)
