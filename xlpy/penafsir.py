"""Which Python the buttons of a workbook call: that of the installation, as far as there is one."""

import sys
from pathlib import Path

from xlpy.book.tambal.penafsir import KUNCI_MAC, KUNCI_WINDOWS
from xlpy.pasang import catatan
from xlpy.pasang.galat import PasangError
from xlpy.pasang.tempat import MAC, WINDOWS, Tempat, tempat


def nilai(here: Tempat, python: str) -> dict[str, str]:
    """The settings by which workbooks find a Python, by their key; none where LibreOffice alone starts it.

    The environment of the installation is named by a variable, so that a workbook works for every user who has it.
    """
    keys = {WINDOWS: KUNCI_WINDOWS, MAC: KUNCI_MAC}
    key = keys.get(here.sistem)
    return {key: here.penafsir if Path(python) == here.python else python} if key else {}


def dipasang(here: Tempat | None = None, python: str = sys.executable) -> dict[str, str]:
    """The settings for a workbook that the Python at work makes; none where it is not the one that was installed."""
    here = here or tempat()
    try:
        told = catatan.baca(here)
    except PasangError:  # whoever makes a workbook is not to be stopped by it
        return {}
    return nilai(here, python) if told.get("python") == python else {}
