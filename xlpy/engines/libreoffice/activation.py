"""The engine's door: making xlwings speak with LibreOffice, started here or running already."""

from pathlib import Path

import xlwings

from xlpy.engines.libreoffice.bridge import Uno, uno
from xlpy.engines.libreoffice.engine import Engine, Start
from xlpy.engines.libreoffice.errors import OfficeError
from xlpy.engines.libreoffice.office import Office, connected, in_process, running_office


def activate(*, headless: bool = True, locale: str = "en-US", profile: Path | None = None) -> xlwings.Engine:
    """Registers the engine with xlwings and makes it the active one; LibreOffice starts with the first ``App``.

    May be called again, also to change how the next applications start.

    Args:
        headless: start LibreOffice without windows.
        locale: country whose separators and dates it uses, such as ``id-ID``.
        profile: folder of its settings; without one each application gets its own, removed at its end.

    Raises:
        OfficeError: LibreOffice has no bridge for this Python.
    """
    uno()
    engine = _registered()
    engine.impl.start = Start(headless=headless, locale=locale, profile=profile)
    engine.activate()
    return engine


def attach(*, profile: Path | None = None, pipe: str | None = None) -> xlwings.App:
    """The LibreOffice that a person has running, as xlwings' active application.

    Quitting the application lets go of that LibreOffice and leaves it and its documents alone.

    Args:
        profile: folder of its settings, where it is not the user's usual one.
        pipe: the pipe it listens on already (``soffice --accept=pipe,name=PIPE;urp;``); without one it is told to.

    Raises:
        OfficeError: none is running, or it does not answer.
    """
    return _taken(connected(pipe) if pipe else running_office(profile))


def attach_context(context: Uno) -> xlwings.App:
    """The LibreOffice whose Python we run in, as xlwings' active application.

    Args:
        context: ``XSCRIPTCONTEXT.getComponentContext()`` in a script, else ``uno.getComponentContext()``.
    """
    return _taken(in_process(context))


def open_book(app: xlwings.App, name: str | None = None) -> xlwings.Book:
    """A document that is open in an application: by its file's name or path, else the only one.

    Raises:
        OfficeError: there is none, or several and no name.
    """
    books = list(app.books)
    if name is not None:
        wanted = {name.lower(), str(Path(name).resolve()).lower()}
        books = [book for book in books if {book.name.lower(), book.fullname.lower()} & wanted]
        if not books:
            raise OfficeError(f"Buku kerja '{name}' tidak sedang terbuka di LibreOffice. Buka dahulu.")
    if not books:
        raise OfficeError("Tidak ada buku kerja yang terbuka di LibreOffice. Buka buku kerjanya dahulu.")
    if len(books) > 1:
        names = ", ".join(sorted(book.name for book in books))
        raise OfficeError(f"Beberapa buku kerja terbuka di LibreOffice: {names}. Sebutkan namanya.")
    return books[0]


def _taken(office: Office) -> xlwings.App:
    engine = _registered()
    engine.activate()
    return xlwings.App(impl=engine.impl.apps.take(office))


def _registered() -> xlwings.Engine:
    for engine in xlwings.engines:
        if isinstance(engine.impl, Engine):
            return engine
    engine = xlwings.Engine(impl=Engine())
    xlwings.engines.add(engine)
    return engine
