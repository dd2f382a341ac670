"""Whether a LibreOffice of this computer has a file open, as its processes tell; a lock file outlives a crash."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_OFFICE = "soffice"
_PATIENCE = 20  # seconds for the list of processes


def is_held(place: Path) -> bool | None:
    """Whether a LibreOffice of this computer has a file open; None where that cannot be told.

    Under Linux it keeps the file open for as long as the document is; elsewhere one can only tell that none runs.

    Args:
        place: the file itself, no link to it.
    """
    return _told_by_proc(place) if sys.platform == "linux" else _told_by_names()


def _told_by_proc(place: Path) -> bool | None:
    if not os.access("/proc/1/comm", os.R_OK):  # processes of others are hidden from us
        return None
    told = {_holds(process, place) for process in _offices()}
    return True if True in told else None if None in told else False


def _told_by_names() -> bool | None:
    listed = _listed()
    return None if listed is None or _OFFICE in listed.casefold() else False


def _offices() -> Iterator[Path]:
    """The folder below /proc of each LibreOffice that runs."""
    for name in Path("/proc").glob("[0-9]*/comm"):
        try:
            if name.read_text("utf-8", errors="replace").startswith(_OFFICE):
                yield name.parent
        except OSError:  # it ended meanwhile
            continue


def _holds(process: Path, place: Path) -> bool | None:
    try:
        opened = list((process / "fd").iterdir())
    except FileNotFoundError:  # it ended meanwhile
        return False
    except OSError:  # somebody else's
        return None
    return any(_leads_to(link) == os.fspath(place) for link in opened)


def _leads_to(link: Path) -> str:
    try:
        return os.readlink(link).removesuffix(" (deleted)")  # noqa: PTH115 - a text, which may name no file
    except OSError:
        return ""


def _listed() -> str | None:
    """The names of all processes; None where the system does not tell."""
    command = ["tasklist", "/FO", "CSV", "/NH"] if sys.platform == "win32" else ["ps", "-A", "-o", "comm="]
    try:
        told = subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE).stdout  # noqa: S603 - fixed
    except (OSError, subprocess.SubprocessError):
        return None
    names = told.decode(errors="replace")
    return names if "python" in names.casefold() else None  # a list without ourselves is not of all
