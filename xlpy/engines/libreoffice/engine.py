"""The engine: what xlwings registers, and its applications."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xlwings import base_classes

from xlpy.engines.libreoffice import values
from xlpy.engines.libreoffice.app import App
from xlpy.engines.libreoffice.errors import UnsupportedError
from xlpy.engines.libreoffice.office import Office, OwnOffice


@dataclass(frozen=True)
class Start:
    """How applications are started.

    Attributes:
        headless: without windows; nobody can answer a dialog then.
        locale: country whose separators and dates LibreOffice uses.
        profile: its folder of settings; without one each application gets its own, removed at its end.
    """

    headless: bool = True
    locale: str = "en-US"
    profile: Path | None = None


class Apps(base_classes.Apps):
    """The applications, the active one first."""

    def __init__(self, engine: "Engine") -> None:
        self.engine = engine
        self._apps: list[App] = []

    def keys(self) -> list[int]:
        """Their process numbers."""
        return [app.pid for app in self._apps]

    def add(
        self, spec: str | None = None, add_book: bool | None = None, xl: object = None, visible: bool | None = None
    ) -> App:
        """Starts one, with a new book where asked for.

        Raises:
            OfficeError: LibreOffice is not there or does not start.
        """
        if spec is not None or xl is not None:
            raise UnsupportedError("App(spec=…)")
        start = self.engine.start
        office = OwnOffice(headless=start.headless, locale=start.locale, profile=start.profile)
        app = self.take(office, visible=bool(visible))
        if add_book:
            app.books.add()
        return app

    def take(self, office: Office, *, visible: bool = True) -> App:
        """An application for a LibreOffice that runs already; it becomes the active one."""
        app = App(self, office, visible=visible)
        self._apps.insert(0, app)
        return app

    def activate(self, app: App) -> None:
        """Puts one first."""
        self.forget(app)
        self._apps.insert(0, app)

    def forget(self, app: App) -> None:
        """Takes one out that ended."""
        if app in self._apps:
            self._apps.remove(app)

    @staticmethod
    def cleanup() -> None:
        """Nothing is left behind that would have to be cleaned up: offices end with this process."""

    def __iter__(self) -> Iterator[App]:
        return iter(list(self._apps))

    def __len__(self) -> int:
        return len(self._apps)

    def __getitem__(self, pid: int) -> App:
        for app in self._apps:
            if app.pid == pid:
                return app
        raise KeyError(pid)


class Engine:
    """What ``xlwings.Engine(impl=…)`` wraps."""

    name = "libreoffice"
    type = "desktop"
    # xlwings' two steps between cells and Python.
    prepare_xl_data_element = staticmethod(values.for_cell)
    clean_value_data = staticmethod(values.for_python)

    def __init__(self) -> None:
        self.start = Start()
        self.apps = Apps(self)
