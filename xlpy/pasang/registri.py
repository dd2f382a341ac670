"""Windows' registry, as little of it as installing and looking over need."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    Nilai = str | int
    """A text (REG_SZ) or a number (REG_DWORD)."""
PENGGUNA, MESIN, KELAS = "HKCU", "HKLM", "HKCR"


class Registri(Protocol):
    r"""Keys are written with their root, such as ``HKCU\Software\Python``."""

    def anak(self, kunci: str) -> list[str]:
        """The names of the keys below one; none where it is not there."""

    def nilai(self, kunci: str) -> dict[str, Nilai]:
        """The values of a key by name, the one without a name under ""; none where it may not be read.

        Only texts and numbers; a name is spelled as whoever wrote it did: ``isi_kunci`` looks for one.
        """

    def tulis(self, kunci: str, nilai: dict[str, Nilai]) -> None:
        """Make a key with its values, or change those named."""

    def hapus(self, kunci: str) -> None:
        """Remove a key and its values, if it is there; it has no keys below it."""


class TanpaRegistri:
    """Where there is no registry."""

    def anak(self, kunci: str) -> list[str]:  # noqa: ARG002 - as the protocol wants it
        """None."""
        return []

    def nilai(self, kunci: str) -> dict[str, Nilai]:  # noqa: ARG002
        """None."""
        return {}

    def tulis(self, kunci: str, nilai: dict[str, Nilai]) -> None:
        """Nothing is written."""

    def hapus(self, kunci: str) -> None:
        """Nothing is removed."""


if sys.platform == "win32":
    import winreg

    _AKAR = {
        PENGGUNA: winreg.HKEY_CURRENT_USER,
        MESIN: winreg.HKEY_LOCAL_MACHINE,
        KELAS: winreg.HKEY_CLASSES_ROOT,
    }

    class RegistriWindows:
        """The one of this computer."""

        def anak(self, kunci: str) -> list[str]:
            """The names of the keys below one."""
            names: list[str] = []
            with suppress(OSError), winreg.OpenKey(*_split(kunci)) as key:
                while True:  # ends by an error, as winreg wants it
                    names.append(winreg.EnumKey(key, len(names)))
            return names

        def nilai(self, kunci: str) -> dict[str, Nilai]:
            """The values of a key by name."""
            values: dict[str, Nilai] = {}
            with suppress(OSError), winreg.OpenKey(*_split(kunci)) as key:
                for number in range(winreg.QueryInfoKey(key)[1]):
                    name, value, _ = winreg.EnumValue(key, number)
                    if isinstance(value, (str, int)):
                        values[name] = value
            return values

        def tulis(self, kunci: str, nilai: dict[str, Nilai]) -> None:
            """Make a key with its values."""
            with winreg.CreateKey(*_split(kunci)) as key:
                for name, value in nilai.items():
                    kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
                    winreg.SetValueEx(key, name, 0, kind, value)

        def hapus(self, kunci: str) -> None:
            """Remove a key."""
            with suppress(FileNotFoundError):
                winreg.DeleteKey(*_split(kunci))

    def _split(kunci: str) -> tuple[int, str]:
        root, _, rest = kunci.partition("\\")
        return _AKAR[root], rest


def isi_kunci(registri: Registri, kunci: str, nama: str) -> Nilai | None:
    """A value of a key; None where there is none.

    Windows takes a name in either case, and policies are mostly written in small letters.
    """
    values = registri.nilai(kunci).items()
    return next((value for name, value in values if name.casefold() == nama.casefold()), None)


def registri() -> Registri:
    """The registry of this computer."""
    if sys.platform == "win32":
        return RegistriWindows()
    else:  # noqa: RET505 - mypy judges each system on its own
        return TanpaRegistri()
