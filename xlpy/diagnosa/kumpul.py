"""Gathering: what this computer, its applications and one workbook on it are like."""

import os
import platform
import re
import sys
from dataclasses import replace
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.schema import VERSI
from xlpy.diagnosa import kumpul_libreoffice, kumpul_windows
from xlpy.diagnosa.keadaan import LINUX, MAC, WINDOWS, Excel, Keadaan, Wilayah
from xlpy.diagnosa.kumpul_python import ask, named_python
from xlpy.pasang.registri import Registri
from xlpy.pasang.registri import registri as of_this_computer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlpy.book.document import Document

_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_FONTS = ("arial.ttf", "arial.ttc", "liberationsans-regular.ttf")
_MAC_EXCEL = Path("/Applications/Microsoft Excel.app")
_MAC_SCRIPTS = Path("Library", "Application Scripts", "com.microsoft.Excel")


def kumpulkan(
    path: Path | None = None,
    *,
    profil: Path | None = None,
    dokumen: "Document | None" = None,
    sistem: str = sys.platform,
    registri: Registri | None = None,
) -> Keadaan:
    """All that is known of this computer and of a workbook on it.

    Args:
        path: the workbook; None for the computer alone.
        profil: the folder of LibreOffice's profile; the user's own without one.
        dokumen: what the workbook says, where an application has it open.
        sistem: which system it is.
        registri: Windows' registry; this computer's own without one.

    Raises:
        WorkbookError: there is no such workbook.
    """
    state = _computer(sistem if sistem in {WINDOWS, MAC} else LINUX, profil, registri or of_this_computer())
    conf: Mapping[str, str] = {}
    if path is not None:
        from xlpy.diagnosa.kumpul_buku import gather  # noqa: PLC0415 - its parsers, only where there is a workbook

        book, carried = gather(path, state.sistem, state.kini, dokumen)
        state, conf = replace(state, buku=book, terbuka=dokumen is not None), carried.conf
    folder = path.absolute().parent if path else None
    named = named_python(state.sistem, conf, folder, Path(state.rumah), state.kantor.jembatan_python)
    return replace(state, python=ask(*(named if named[0] else ("perintah", sys.executable))))


def _computer(system: str, profil: Path | None, registry: Registri) -> Keadaan:
    """What is known without a workbook, but for the Python, which a workbook may name."""
    from xlpy.engines.libreoffice.profile import of_user  # noqa: PLC0415 - where LibreOffice keeps it
    from xlpy.forms.pdf import find_libreoffice  # noqa: PLC0415 - only here

    home, profile = Path.home(), profil or of_user()
    office = kumpul_libreoffice.installed(find_libreoffice(), profile)
    return Keadaan(
        sistem=system,
        kini=datetime.now(UTC).astimezone(),
        versi_sistem=_system_version(system),
        rumah=str(home),
        xlwings=metadata.version("xlwings"),
        rencana=metadata.version("rencana-kinerja"),
        skema=VERSI,
        awan={name: place for name in _ONEDRIVE if (place := os.environ.get(name))},
        huruf=has_font(font_folders(system, home)),
        excel=_excel(system, home, registry),
        kantor=office,
        wilayah=_region(system, registry, profile) if office.terpasang or system == WINDOWS else Wilayah(),
    )


def _system_version(system: str) -> str:
    told = {WINDOWS: platform.version(), MAC: platform.mac_ver()[0]}.get(system, platform.release())
    found = re.match(r"\d+(?:\.\d+)*", told)
    return found[0] if found else ""


def _excel(system: str, home: Path, registry: Registri) -> Excel:
    if system == WINDOWS:
        return kumpul_windows.excel(registry)
    if system == MAC:
        script = home / _MAC_SCRIPTS / f"xlwings-{metadata.version('xlwings')}.applescript"
        return Excel(terpasang=_MAC_EXCEL.exists(), applescript=script.exists())
    return Excel()


def _region(system: str, registry: Registri, profile: Path) -> Wilayah:
    return kumpul_windows.region(registry) if system == WINDOWS else kumpul_libreoffice.region(profile)


def font_folders(system: str, home: Path) -> tuple[Path, ...]:
    """Where a system keeps its fonts."""
    if system == WINDOWS:
        windows, local = os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", "")
        return Path(windows, "Fonts"), Path(local, "Microsoft", "Windows", "Fonts")
    if system == MAC:
        return Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts"
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".fonts",
        home / ".local" / "share" / "fonts",
    )


def has_font(folders: tuple[Path, ...]) -> bool:
    """Whether one of the fonts is there with which rows and columns were measured."""
    return any(name.casefold() in _FONTS for folder in folders for _, _, names in os.walk(folder) for name in names)
