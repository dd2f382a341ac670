"""Notes at cells."""

from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.addresses import Area
from xlpy.engines.libreoffice.bridge import Uno

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.sheet import Sheet


class Note(base_classes.Note):
    """The note of one cell."""

    def __init__(self, sheet: "Sheet", position: Uno) -> None:
        self._sheet = sheet
        self._row, self._column = position.Row, position.Column

    @property
    def api(self) -> Uno:
        """LibreOffice's annotation."""
        return self._sheet.api.getCellByPosition(self._column, self._row).getAnnotation()

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.api.String)

    @text.setter
    def text(self, value: str) -> None:
        self.api.setString(value)

    @property
    def author(self) -> str:
        """Who wrote it; empty in files of Excel, whose authors LibreOffice does not keep."""
        return str(self.api.Author)

    @property
    def location(self) -> "Range":
        """Its cell."""
        return self._sheet.at(Area(self._row + 1, self._column + 1))

    def delete(self) -> None:
        """Takes it away."""
        notes = self._sheet.api.Annotations
        for index in range(notes.Count):
            position = notes.getByIndex(index).Position
            if (position.Row, position.Column) == (self._row, self._column):
                notes.removeByIndex(index)
                return
