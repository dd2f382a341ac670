"""What can go wrong between xlwings and LibreOffice, and how a class says what it does not support."""

from collections.abc import Callable
from typing import NoReturn, TypeVar

from xlpy.errors import WorkbookError

_Class = TypeVar("_Class", bound=type)


class OfficeError(WorkbookError):
    """LibreOffice is not there, does not start, does not answer, or has not what was asked for."""


class UnsupportedError(WorkbookError, NotImplementedError):
    """LibreOffice, or this engine, has no such thing; the text names the feature."""

    def __init__(self, feature: str) -> None:
        super().__init__(f"LibreOffice tidak mendukung {feature}. Pakai Excel untuk pekerjaan ini.")


class ProtectedSheetError(WorkbookError):
    """A protected sheet does not take the change, or not this password."""


class _Refusal:
    """Stands for a member of xlwings' contract that is not supported: reading and setting it both say so."""

    def __init__(self, feature: str) -> None:
        self._feature = feature

    def __get__(self, instance: object, owner: type) -> NoReturn:
        raise UnsupportedError(self._feature)

    def __set__(self, instance: object, value: object) -> NoReturn:
        raise UnsupportedError(self._feature)


def refuses(*members: str) -> Callable[[_Class], _Class]:
    """A class decorator: these members of xlwings' contract raise ``UnsupportedError`` with their name."""

    def install(cls: _Class) -> _Class:
        for member in members:
            setattr(cls, member, _Refusal(f"{cls.__name__}.{member}"))
        return cls

    return install
