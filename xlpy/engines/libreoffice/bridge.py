"""The edge to UNO: LibreOffice's Python bridge found and loaded, and the few things that are built with it.

UNO objects carry no types; ``Uno`` is the one name under which they pass through this package.
"""

import builtins
import functools
import importlib
import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any, TypeAlias

from xlpy.engines.libreoffice.errors import OfficeError

Uno: TypeAlias = Any
"""A UNO object, struct or value."""

_PLACES = (
    "/usr/lib/python3/dist-packages",  # Debian, Ubuntu: python3-uno
    "/usr/lib64/libreoffice/program",
    "/usr/lib/libreoffice/program",
    "/Applications/LibreOffice.app/Contents/Resources",
)


@functools.cache
def uno() -> Uno:
    """The bridge's module ``uno``.

    It is loaded from its file where Python does not find it by itself: the folder of Debian's python3-uno holds all
    of the system's packages, which have no business in a virtual environment.

    Raises:
        OfficeError: there is no bridge for this Python.
    """
    if "uno" in sys.modules:
        return sys.modules["uno"]
    before = builtins.__import__
    try:
        return _load()
    finally:
        # The bridge puts its own import in place of Python's, for ``from com.sun.star…``, which nothing here uses.
        builtins.__import__ = before


def _load() -> ModuleType:
    try:
        return importlib.import_module("uno")
    except ImportError:
        pass
    for folder in _folders():
        file = folder / "uno.py"
        spec = importlib.util.spec_from_file_location("uno", file) if file.exists() else None
        if spec and spec.loader:
            module = importlib.util.module_from_spec(spec)
            sys.modules["uno"] = module
            try:
                spec.loader.exec_module(module)
            except ImportError:  # made for another version of Python
                del sys.modules["uno"]
                continue
            return module
    raise OfficeError(
        "Jembatan Python milik LibreOffice (uno) tidak ditemukan. "
        "Pasang paket python3-uno, atau jalankan dengan Python milik LibreOffice."
    )


def _folders() -> Iterator[Path]:
    yield from map(Path, _PLACES)
    yield from sorted(Path("/opt").glob("libreoffice*/program"))


def uno_error() -> type[Exception]:
    """The root of all exceptions that LibreOffice raises; an ``except`` clause calls this."""
    error: type[Exception] = uno().getClass("com.sun.star.uno.Exception")
    return error


def struct(name: str, **fields: object) -> Uno:
    """A UNO struct, such as ``struct("com.sun.star.awt.Point", X=1, Y=2)``."""
    made = uno().createUnoStruct(name)
    for field, value in fields.items():
        setattr(made, field, value)
    return made


def enum(kind: str, value: str) -> Uno:
    """A UNO enum's value by name."""
    return uno().Enum(kind, value)


def typed(kind: str, value: object) -> Uno:
    """A value with its UNO type said, where the bridge would guess another one."""
    return uno().Any(kind, value)


def prop(name: str, value: object) -> Uno:
    """One named argument."""
    return struct("com.sun.star.beans.PropertyValue", Name=name, Value=value)


def props(**values: object) -> tuple[Uno, ...]:
    """Named arguments as UNO takes them."""
    return tuple(prop(name, value) for name, value in values.items())


def file_url(path: str | Path) -> str:
    """A file's address as LibreOffice writes it; links are followed, so that two names of a file are one."""
    url: str = uno().systemPathToFileUrl(str(Path(path).resolve()))
    return url


def system_path(url: str) -> str:
    """The path of a ``file:`` address; anything else (an address on the web, nothing) as it is."""
    path: str = uno().fileUrlToSystemPath(url) if url.startswith("file:") else url
    return path


def uniform(target: Uno, name: str) -> Uno | None:
    """A property of cells or text; None where the parts differ (LibreOffice would give a default)."""
    if target.getPropertyState(name).value == "AMBIGUOUS_VALUE":
        return None
    return target.getPropertyValue(name)


def impl_of(thing: Uno) -> Uno:
    """What stands behind an object of xlwings; the thing itself where it is one of ours."""
    return getattr(thing, "impl", thing)
