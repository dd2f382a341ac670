"""Where an installation lies on this computer, all of it the user's own: no administrator is asked."""

from __future__ import annotations

import ntpath
import os
import posixpath
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMA = "RencanaKinerja"
WINDOWS, MAC, LINUX = "windows", "mac", "linux"
BUKU = NAMA + ".xlsm"
_MAC_FOLDERS = {"$HOME": "", "$DOCUMENTS": "Documents", "$DOWNLOADS": "Downloads", "$DESKTOP": "Desktop"}


@dataclass(frozen=True)
class Tempat:
    """The places of one user.

    Attributes:
        sistem: ``windows``, ``mac`` or ``linux``.
        rumah: the user's folder.
        data: the folder of the program; not for the user's files.
        kerja: the folder of the user's workbooks; ours only as far as we put something there.
        menu: where entries of the start menu lie.
        perintah: the file by which the command is called.
    """

    sistem: str
    rumah: Path
    data: Path
    kerja: Path
    menu: Path
    perintah: Path

    @property
    def lingkungan(self) -> Path:
        """The virtual environment.  It stays where it is: workbooks, schedules and LibreOffice name its Python."""
        return self.data / "python"

    @property
    def jendela_perintah(self) -> Path | None:
        """What opens a window that knows the command; None where the command is known in every one."""
        return self.kerja / "Perintah.cmd" if self.sistem == WINDOWS else None

    @property
    def python(self) -> Path:
        """The Python that every button calls."""
        return self.lingkungan / ("Scripts/python.exe" if self.sistem == WINDOWS else "bin/python")

    @property
    def versi(self) -> Path:
        """The folder of the installed versions, a folder each; one of them is in force."""
        return self.data / "versi"

    @property
    def catatan(self) -> Path:
        """The file that tells what was installed."""
        return self.data / "pemasangan.json"

    @property
    def buku(self) -> Path:
        """The workbook that is put there for the user."""
        return self.kerja / BUKU

    @property
    def setelan_xlwings(self) -> Path | None:
        """The user's own file of xlwings, asked where a workbook does not say which Python; None where none is."""
        if self.sistem == WINDOWS:
            return self.rumah / ".xlwings" / "xlwings.conf"
        return self.rumah / "Library/Containers/com.microsoft.Excel/Data/xlwings.conf" if self.sistem == MAC else None

    @property
    def penafsir(self) -> str:
        """How a workbook names that Python, the same for every user of the system; empty on Linux.

        xlwings expands what begins with a variable.
        """
        if self.sistem == WINDOWS:
            return ntpath.join("%LOCALAPPDATA%", NAMA, "python", "Scripts", "python.exe")
        return posixpath.join("$HOME", "Library", NAMA, "python", "bin", "python") if self.sistem == MAC else ""


def tempat(platform: str = sys.platform, environ: Mapping[str, str] = os.environ) -> Tempat:
    """The places of the user whose environment this is.

    Documents is left alone: on Windows it is mostly in OneDrive, where Excel sees addresses of the web.  On a Mac the
    program lies outside of Application Support: the script by which xlwings starts Python there cannot take a blank.

    Args:
        platform: as ``sys.platform`` names it.
        environ: the environment.
    """
    if platform == "win32":
        home = Path(environ.get("USERPROFILE") or Path.home())
        data = Path(environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / NAMA
        roaming = Path(environ.get("APPDATA") or home / "AppData" / "Roaming")
        menu = roaming / "Microsoft" / "Windows" / "Start Menu" / "Programs"
        return Tempat(WINDOWS, home, data, home / NAMA, menu, data / "python" / "Scripts" / "rencana-kinerja.cmd")
    home = Path(environ.get("HOME") or Path.home())
    command = home / ".local" / "bin" / "rencana-kinerja"
    if platform == "darwin":
        return Tempat(MAC, home, home / "Library" / NAMA, home / NAMA, home / "Applications", command)
    share = Path(environ.get("XDG_DATA_HOME") or home / ".local" / "share")
    return Tempat(LINUX, home, share / NAMA, home / NAMA, share / "applications", command)


def expanded(path: str, environ: Mapping[str, str] = os.environ) -> str:
    """A path with its variables replaced, as the macros of xlwings do it: ``%NAME%``; on a Mac a folder in front.

    A variable that is not known stays, so that the path is nowhere.
    """
    first, slash, rest = path.strip().partition("/")
    if first in _MAC_FOLDERS and environ.get("HOME"):
        return posixpath.join(environ["HOME"], _MAC_FOLDERS[first]).rstrip("/") + slash + rest
    return re.sub(r"%([^%]+)%", lambda found: environ.get(found[1], found[0]), path.strip())
