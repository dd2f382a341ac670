"""An entry in the start menu that opens the workbook."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from xlpy.pasang.tempat import LINUX, WINDOWS

if TYPE_CHECKING:
    from pathlib import Path

    from xlpy.pasang.tempat import Tempat

JUDUL = "Rencana Kinerja"


def letak(tempat: Tempat) -> Path | None:
    """The file of the entry; None where a system has none that is simple."""
    if tempat.sistem == WINDOWS:
        return tempat.menu / f"{JUDUL}.lnk"
    return tempat.menu / "rencana-kinerja.desktop" if tempat.sistem == LINUX else None


def buat(tempat: Tempat, berkas: Path, buku: Path) -> None:
    """Write the entry that opens ``buku``.

    Raises:
        OSError: it cannot be written.
    """
    berkas.parent.mkdir(parents=True, exist_ok=True)
    if tempat.sistem == LINUX:
        target = str(buku).replace("\\", r"\\\\").replace('"', r"\\\"").replace("`", r"\\`").replace("$", r"\\$")
        target = target.replace("%", "%%")
        lines = ("[Desktop Entry]", "Type=Application", f"Name={JUDUL}", f'Exec=xdg-open "{target}"')
        berkas.write_text(
            "\n".join((*lines, "Icon=x-office-spreadsheet", "Categories=Office;", "")), encoding="utf-8"
        )
    elif sys.platform == "win32":
        _lnk(berkas, buku)


def buka(path: Path) -> None:
    """Open a workbook as a double click does.

    Raises:
        OSError: there is no application for it.
    """
    if sys.platform == "win32":
        import os  # noqa: PLC0415 - what opens a file there

        os.startfile(path)  # noqa: S606 - the workbook that we put there
    else:
        program = "open" if sys.platform == "darwin" else "xdg-open"
        subprocess.Popen(  # noqa: S603
            [program, str(path)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
        )


if sys.platform == "win32":

    def _lnk(berkas: Path, buku: Path) -> None:
        """By Windows' own shell: its format is nobody else's to write."""
        import pywintypes  # type: ignore[import-untyped,unused-ignore] # noqa: PLC0415 - both come with xlwings
        import win32com.client  # type: ignore[import-untyped,unused-ignore] # noqa: PLC0415

        try:
            link = win32com.client.Dispatch("WScript.Shell").CreateShortcut(str(berkas))
            link.TargetPath = str(buku)
            link.WorkingDirectory = str(buku.parent)
            link.Description = JUDUL
            link.Save()
        except pywintypes.com_error as error:  # policies forbid scripts, and with them this shell
            raise OSError(error.hresult, error.strerror, str(berkas)) from error
