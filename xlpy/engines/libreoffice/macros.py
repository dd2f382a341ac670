"""Running a document's Basic by name."""

import os
import re
from typing import TYPE_CHECKING

from xlpy.engines.libreoffice.bridge import Uno, impl_of
from xlpy.engines.libreoffice.errors import OfficeError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from xlpy.engines.libreoffice.app import App
    from xlpy.engines.libreoffice.book import Book

_CALL = re.compile(r"(?:'((?:[^']|'')+)'!|([^!]+)!)?(.+)$")
_VBA = "VBAProject"  # where LibreOffice puts the modules of an Excel workbook
# A Sub gives nothing back: None on Windows, an empty text elsewhere, as xlwings' engines have it.
_NOTHING = None if os.name == "nt" else ""


def run(app: "App", macro: str, arguments: "Iterable[Uno]") -> Uno:
    """Runs ``Module.Name``, ``Name`` or ``'Book'!Name``; ranges are handed over as Excel's Range objects.

    Raises:
        OfficeError: no open book has such a macro.
    """
    found = _CALL.match(macro)
    if found is None:
        raise OfficeError("Nama makro kosong.")
    book, name = found[1] or found[2], found[3]
    for candidate in [app.books(book)] if book else app.books:
        uri = _uri(candidate, name)
        if uri:
            script = candidate.api.getScriptProvider().getScript(uri)
            result, _, _ = script.invoke(tuple(_argument(app, value) for value in arguments), (), ())
            return _NOTHING if result is None else result
    raise OfficeError(f"Makro '{macro}' tidak ditemukan di buku kerja yang terbuka.")


def _uri(book: "Book", name: str) -> str | None:
    """The address of a macro in a book, None where it has none of this name."""
    wanted_module, _, procedure = name.rpartition(".")
    head = re.compile(rf"(?im)^\s*(?:public\s+|private\s+)?(?:sub|function)\s+({re.escape(procedure)})\b")
    libraries = book.api.BasicLibraries
    for library in sorted(libraries.getElementNames(), key=lambda one: one != _VBA):
        libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for module in modules.getElementNames():
            if wanted_module and module.lower() != wanted_module.lower():
                continue
            if found := head.search(modules.getByName(module)):
                return f"vnd.sun.star.script:{library}.{module}.{found[1]}?language=Basic&location=document"
    return None


def _argument(app: "App", value: Uno) -> Uno:
    """A range as the object that Basic written for Excel expects; anything else as it is."""
    cells = getattr(impl_of(value), "cells", value)
    if not hasattr(cells, "getRangeAddress"):
        return value
    manager, context = app.office.context.ServiceManager, app.office.context
    return manager.createInstanceWithArgumentsAndContext("ooo.vba.excel.Range", (None, cells), context)
