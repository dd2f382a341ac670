"""One open workbook."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.bridge import Uno, file_url, prop, props, system_path, typed, uno_error
from xlpy.engines.libreoffice.errors import OfficeError, UnsupportedError, refuses
from xlpy.engines.libreoffice.formulas import Formulas
from xlpy.engines.libreoffice.names import Names
from xlpy.engines.libreoffice.number_formats import NumberFormats
from xlpy.engines.libreoffice.sheets import Sheets

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.app import App

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xltx": "Calc MS Excel 2007 XML Template",
    ".xltm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".xlt": "MS Excel 97 Vorlage/Template",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
    ".html": "HTML (StarCalc)",
}
_QUALITY = {"minimum": 50}  # of pictures in a PDF, in percent
_BEST_QUALITY = 90


@refuses("json")
class Book(base_classes.Book):
    """A spreadsheet document that LibreOffice has open."""

    def __init__(self, app: "App", document: Uno, name: str | None = None) -> None:
        self._app = app
        self._document = document
        self._unsaved_name = name
        self.uid = str(document.RuntimeUID)
        self.layout = 0
        """Counts cells put in, taken out and moved: LibreOffice's ranges from before follow the cells, ours do not,
        and a sheet of LibreOffice no longer covers all of its cells once some in its midst were taken out."""
        self.formulas = Formulas(document)
        self.number_formats = NumberFormats(document)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Book) and other.uid == self.uid and other.app is self._app

    def __hash__(self) -> int:
        return hash(self.uid)

    @property
    def api(self) -> Uno:
        """LibreOffice's document."""
        return self._document

    @property
    def app(self) -> "App":
        """The application that has it open."""
        return self._app

    @property
    def view(self) -> Uno:
        """LibreOffice's controller: which sheet is shown, what is selected."""
        return self._document.CurrentController

    @property
    def fullname(self) -> str:
        """Its path; its name before it is saved."""
        return system_path(self._document.URL) or self.name

    @property
    def name(self) -> str:
        """Its file's name; before it is saved the one that it was given, such as ``Book1``."""
        path = system_path(self._document.URL)
        if path:
            return os.path.basename(path)  # noqa: PTH119 - it may be an address on the web
        if self._unsaved_name is None:
            self._unsaved_name = str(self._document.Title)
        return self._unsaved_name

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its defined names."""
        return Names(self)

    def activate(self) -> None:
        """Puts it in front of the other books."""
        self._app.front = self
        if not self._app.office.headless:
            self.view.Frame.activate()

    def close(self) -> None:
        """Closes it; what was not saved is lost.

        Raises:
            OfficeError: LibreOffice does not let go of it, for instance because it is being printed.
        """
        self._document.setModified(False)
        try:
            self._document.close(True)
        except uno_error() as error:
            raise OfficeError(f"{self.name}: buku kerja ini tidak dapat ditutup sekarang.") from error

    def save(self, path: str | Path | None = None, password: str | None = None) -> None:
        """Saves it, under a new path where one is given; the format follows the suffix.

        Raises:
            UnsupportedError: LibreOffice does not write this format.
            OfficeError: the file cannot be written.
        """
        target = Path(path or system_path(self._document.URL) or f"{self.name}.xlsx").resolve()
        filter_name = _FILTERS.get(target.suffix.lower())
        if filter_name is None:
            raise UnsupportedError(f"menulis berkas {target.suffix}")
        if not target.parent.is_dir():  # LibreOffice would make the folder
            raise OfficeError(f"{target}: foldernya tidak ada.")
        options = {"FilterName": filter_name, "Overwrite": True, **({"Password": password} if password else {})}
        try:
            self._document.storeAsURL(file_url(target), props(**options))
        except uno_error() as error:
            raise OfficeError(f"{target}: tidak dapat ditulis. Periksa tempat dan izinnya.") from error

    def to_pdf(self, path: str | Path, quality: str | None = None, selection: Uno = None) -> None:
        """Prints it to a PDF; with a selection (LibreOffice's cells or sheets) only that.

        Raises:
            OfficeError: the file cannot be written.
        """
        data = [prop("Quality", _QUALITY.get(quality or "", _BEST_QUALITY))]
        if selection is not None:
            data.append(prop("Selection", selection))
        filter_data = prop("FilterData", typed("[]com.sun.star.beans.PropertyValue", tuple(data)))
        try:
            self._document.storeToURL(file_url(path), (prop("FilterName", "calc_pdf_Export"), filter_data))
        except uno_error() as error:
            raise OfficeError(f"{path}: PDF tidak dapat ditulis. Periksa tempat dan izinnya.") from error
