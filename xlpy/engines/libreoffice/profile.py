"""LibreOffice's folder of settings: a private one that suits a program, and where the user's own lies."""

import os
import sys
from pathlib import Path

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
"""
_ITEM = (
    '<item oor:path="/org.openoffice.{path}">'
    '<prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>\n'
)
_SETTINGS = (
    # Nothing of a first start: no wizard, no tip, no question.
    ("Setup/Office", "ooSetupInstCompleted", "true"),
    ("Setup/Product", "ooSetupLastVersion", "99.0"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Office.Common/Misc", "ShowTipOfTheDay", "false"),
    # A lock file that a killed LibreOffice left would keep a workbook from opening, without a word.
    ("Office.Common/Misc", "UseLocking", "false"),
    ("Office.Common/Misc", "UseDocumentOOoLockFile", "false"),
    ("Office.Common/Misc", "UseDocumentSystemFileLocking", "false"),
    ("Office.Recovery/AutoSave", "Enabled", "false"),
    ("Office.Common/Save/Document", "WarnAlienFormat", "false"),
    # Macros of a workbook may be run by name; none runs by itself, since books are opened without their events.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "0"),
    # Workbooks of other programs are computed when they are opened, as Excel does.
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "0"),
    ("Office.Java/VirtualMachine", "Enable", "false"),
)


def prepare(folder: Path, locale: str) -> None:
    """Settings of our own into a folder that has none yet.

    Args:
        folder: the profile; created where it is missing.
        locale: the country whose separators and dates LibreOffice uses, such as ``id-ID``.
    """
    registry = folder / "user" / "registrymodifications.xcu"
    if registry.exists():
        return
    registry.parent.mkdir(parents=True, exist_ok=True)
    settings = (*_SETTINGS, ("Setup/L10N", "ooSetupSystemLocale", locale))
    items = (_ITEM.format(path=path, name=name, value=value) for path, name, value in settings)
    registry.write_text(_HEAD + "".join(items) + "</oor:items>\n", encoding="utf-8")


def of_user() -> Path:
    """The profile that LibreOffice uses when a person starts it."""
    if sys.platform == "win32":
        folder = Path(os.environ["APPDATA"]) / "LibreOffice"
    elif sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support" / "LibreOffice"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "libreoffice"
    return folder / "4"
