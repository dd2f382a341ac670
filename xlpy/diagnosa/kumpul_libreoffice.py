"""LibreOffice as it is installed, what its profile says, and whether our bridge in it leads anywhere."""

import os
import platform
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlpy.diagnosa.keadaan import LibreOffice, Wilayah
from xlpy.resources import workbook_sources

_SECONDS = 60
_NAMES_PROFILE = "-env:UserInstallation="
_PYTHON_LINE = re.compile(r"^PYTHON = (.*)$", re.MULTILINE)
SCRIPTING = "/org.openoffice.Office.Common/Security/Scripting"
_LOCALE = "/org.openoffice.Setup/L10N"
_LOCALES = {
    "id": (",", ".", ";", "dmy"),
    "de": (",", ".", ";", "dmy"),
    "nl": (",", ".", ";", "dmy"),
    "en-us": (".", ",", ",", "mdy"),
    "en": (".", ",", ",", "dmy"),
}
"""Decimal, thousands, list, order of a date; of the languages that offices here set."""
_DEFAULT = "en-US"
"""What LibreOffice takes where the system names no language."""


def installed(program: Path | None, profile: Path) -> LibreOffice:
    """What there is.

    Args:
        program: LibreOffice's program, as ``forms.pdf.find_libreoffice`` gives it.
        profile: the folder of its profile.
    """
    if program is None:
        return LibreOffice()
    settings = read_settings(profile)
    bridge, python = _bridge(profile)
    return LibreOffice(
        terpasang=True,
        versi=_version(program),
        skrip=has_script_provider(program),
        profil=(profile / "user").is_dir(),
        jembatan=bridge,
        jembatan_python=python,
        makro=_level(settings),
        makro_mati=settings.get((SCRIPTING, "DisableMacrosExecution")) == ("true",),
        tepercaya=settings.get((SCRIPTING, "SecureURL"), ()),
        profil_dikunci=_lock(profile),
    )


def has_script_provider(program: Path) -> bool:
    """Whether it can run Python; where its files are not where they usually are, it is given the benefit."""
    home = program.resolve().parent
    folders = [home, home.parent / "Resources", home.parent / "program"]
    if not any((folder / "bootstraprc").exists() or (folder / "bootstrap.ini").exists() for folder in folders):
        return True
    return any((folder / "pythonscript.py").exists() for folder in folders)


def bridge_script(profile: Path) -> Path:
    """Where our bridge lies in a profile."""
    return profile / "user" / "Scripts" / "python" / "rencana_kinerja.py"


def _version(program: Path) -> tuple[int, ...]:
    console = program.with_suffix(".com") if sys.platform == "win32" else program
    try:
        asked = subprocess.run(  # noqa: S603 - the program that was found
            [str(console if console.exists() else program), "--version"],
            capture_output=True,
            text=True,
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ()
    found = re.search(r"(\d+(?:\.\d+)+)", asked.stdout)
    return tuple(map(int, found[1].split(".")))[:3] if found else ()


def _bridge(profile: Path) -> tuple[str, str]:
    try:
        text = bridge_script(profile).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return "tidak ada", ""
    found = _PYTHON_LINE.search(text)
    python = found[1].strip("'\"").replace("\\\\", "\\") if found else ""
    if not python or not Path(python).exists():
        return "putus", python
    ours = (workbook_sources() / "libreoffice" / "rencana_kinerja.py.txt").read_text(encoding="utf-8")
    same = _PYTHON_LINE.sub("", text) == _PYTHON_LINE.sub("", ours)
    return ("ada" if same else "lama"), python


def read_settings(profile: Path) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """The user's settings by path and name; none where they cannot be read."""
    from lxml import etree  # noqa: PLC0415 - only where LibreOffice is

    try:
        data = (profile / "user" / "registrymodifications.xcu").read_bytes()
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True))
    except (OSError, etree.XMLSyntaxError):
        return {}
    oor = "{http://openoffice.org/2001/registry}"
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for item in root.iterfind("item"):
        for prop in item.iterfind("prop"):
            texts = [it.text or "" for it in prop.iterfind("value/it")] or [
                v.text or "" for v in prop.iterfind("value")
            ]
            found[item.get(f"{oor}path", ""), prop.get(f"{oor}name", "")] = tuple(text for text in texts if text)
    return found


def _level(settings: Mapping[tuple[str, str], tuple[str, ...]]) -> int:
    text = "".join(settings.get((SCRIPTING, "MacroSecurityLevel"), ()))
    return int(text) if text.isdecimal() else LibreOffice().makro


def _lock(profile: Path) -> str:
    """Who locked the profile without running LibreOffice; empty where nobody, or nobody can tell."""
    try:
        text = (profile / ".lock").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
    host = re.search(r"^Host=(.*)$", text, re.MULTILINE)
    name = host[1].strip() if host else ""
    if name and name != platform.node():
        return name
    return (name or "komputer ini") if is_office_running(profile) is False else ""


def is_office_running(profile: Path) -> bool | None:
    """Whether a LibreOffice of this computer uses a profile; None where nobody can tell without asking it."""
    processes = Path("/proc")
    if not (processes / "self" / "cmdline").exists():
        return None
    for entry in processes.iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes().decode(errors="replace").split("\0")
            except OSError:
                continue
            if "soffice.bin" in words[0] and _uses(words, profile):
                return True
    return False


def _uses(words: Sequence[str], profile: Path) -> bool:
    """Whether a command line of LibreOffice names that profile; without a name it is the user's own."""
    from xlpy.engines.libreoffice.profile import of_user  # noqa: PLC0415 - where LibreOffice keeps it

    named = [word.removeprefix(_NAMES_PROFILE) for word in words if word.startswith(_NAMES_PROFILE)]
    return profile.absolute().as_uri() in named if named else profile == of_user()


def region(profile: Path) -> Wilayah:
    """The separators and the order of a date of LibreOffice; unknown for a language that is not in the table."""
    chosen = "".join(read_settings(profile).get((_LOCALE, "ooSetupSystemLocale"), ())) or _of_system()
    known = _LOCALES.get(chosen.casefold()) or _LOCALES.get(chosen.casefold().partition("-")[0])
    if known is None:
        return Wilayah()
    decimal, thousand, listed, order = known
    return Wilayah(desimal=decimal, ribuan=thousand, daftar=listed, tanggal=order, milik="LibreOffice")


def _of_system() -> str:
    named = next((value for name in ("LC_ALL", "LC_CTYPE", "LANG") if (value := os.environ.get(name))), "")
    language = re.split(r"[.@]", named)[0].replace("_", "-")
    return _DEFAULT if language in {"", "C", "POSIX"} else language
