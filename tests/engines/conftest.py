"""A real LibreOffice for the engine's tests: one without windows for most, one in which keys can be pressed."""

from collections.abc import Callable, Iterator

import pytest
import xlwings as xw

from xlpy.engines import libreoffice

Start = Callable[..., xw.App]


@pytest.fixture(scope="session")
def start() -> Iterator[Start]:
    """Starts an application with options of ``activate``; all of them end with the tests."""
    started: list[xw.App] = []

    def begin(**options: object) -> xw.App:
        libreoffice.activate(**options)
        started.append(xw.App(visible=False, add_book=False))
        return started[-1]

    yield begin
    for app in started:
        app.quit()


@pytest.fixture(scope="session")
def app(start: Start) -> xw.App:
    return start()


@pytest.fixture
def book(app: xw.App) -> Iterator[xw.Book]:
    made = app.books.add()
    yield made
    made.close()


@pytest.fixture
def sheet(book: xw.Book) -> xw.Sheet:
    return book.sheets[0]
