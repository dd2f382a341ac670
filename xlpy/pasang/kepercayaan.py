"""What Windows and Excel are told: the folder of the workbooks is trusted, the program is in the list of programs.

A workbook that came by mail or download carries the mark of the web, and Excel blocks its macros without a button to
allow them; what an installer writes itself has no such mark, and in a trusted folder macros run without asking.
Sources: Microsoft Learn, "Macros from the internet are blocked by default in Office" and "Trusted Locations".
"""

from __future__ import annotations

import os
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

from xlpy.pasang.registri import PENGGUNA, isi_kunci
from xlpy.pasang.tempat import MAC, WINDOWS

if TYPE_CHECKING:
    from pathlib import Path

    from xlpy.pasang.registri import Nilai, Registri
    from xlpy.pasang.tempat import Tempat

_EXCEL = r"Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
_POLICY = r"Software\Policies\Microsoft\Office\16.0\Excel\Security\Trusted Locations"
_OFF = "AllLocationsDisabled"
_FIRST = 20
"""Below it Office keeps its own."""
PROGRAM = PENGGUNA + r"\Software\Microsoft\Windows\CurrentVersion\Uninstall\RencanaKinerja"


def terlarang(registri: Registri) -> bool:
    """Whether the office has forbidden trusted folders."""
    keys = (rf"{PENGGUNA}\{_POLICY}", rf"{PENGGUNA}\{_EXCEL}")
    return any(isi_kunci(registri, key, _OFF) == 1 for key in keys)


def lokasi(registri: Registri, folder: Path) -> str:
    """The key by which Excel trusts a folder; "" where it does not."""
    root = rf"{PENGGUNA}\{_EXCEL}"
    wanted = str(folder).rstrip("\\/").casefold()
    for name in registri.anak(root):
        path = str(isi_kunci(registri, rf"{root}\{name}", "Path") or "")
        if path.rstrip("\\/").casefold() == wanted:
            return rf"{root}\{name}"
    return ""


def percayai(registri: Registri, folder: Path) -> str:
    """Have Excel trust a folder and those below it; the key that says so."""
    root = rf"{PENGGUNA}\{_EXCEL}"
    taken = set(registri.anak(root))
    number = next(n for n in range(_FIRST, 1000) if f"Location{n}" not in taken)
    key = rf"{root}\Location{number}"
    values: dict[str, Nilai] = {"Path": f"{folder}\\", "Description": "Rencana Kinerja", "AllowSubFolders": 1}
    registri.tulis(key, values)
    return key


def daftarkan(registri: Registri, tempat: Tempat, versi: str) -> str:
    """Put the program into Settings › Apps, from where it can be removed; the key."""
    values: dict[str, Nilai] = {
        "DisplayName": "Rencana Kinerja",
        "DisplayVersion": versi,
        "InstallLocation": str(tempat.data),
        "UninstallString": f'"{tempat.python}" -P -m xlpy lepas --ya',
        "NoModify": 1,
        "NoRepair": 1,
    }
    registri.tulis(PROGRAM, values)
    return PROGRAM


def buang_tanda(path: Path, sistem: str) -> None:
    """Take the mark of the web from a file of ours."""
    if sistem == WINDOWS:
        with suppress(OSError):  # there is none
            os.remove(f"{path}:Zone.Identifier")  # noqa: PTH107 - a stream, no path
    elif sistem == MAC:
        with suppress(OSError):
            subprocess.run(  # noqa: S603
                ["/usr/bin/xattr", "-d", "com.apple.quarantine", str(path)], capture_output=True, check=False
            )
