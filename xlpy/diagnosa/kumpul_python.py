"""Which Python a click starts, and what it tells when it is asked."""

import csv
import json
import shutil
import subprocess
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from xlpy.diagnosa.keadaan import MAC, WINDOWS, Python
from xlpy.errors import sebab
from xlpy.pasang.tempat import expanded, tempat

_PROBE = Path(__file__).with_name("selidik.py")
_SECONDS = 30
_KEYS = {WINDOWS: ("INTERPRETER_WIN", "INTERPRETER"), MAC: ("INTERPRETER_MAC", "INTERPRETER")}
_USUAL = {WINDOWS: "python", MAC: "python"}
_NO_WINDOW = int(getattr(subprocess, "CREATE_NO_WINDOW", 0))  # on Windows, a console would flash


def named_python(
    system: str, sheet: Mapping[str, str], folder: Path | None, home: Path, jembatan: str = ""
) -> tuple[str, str]:
    """What names the Python and how, in the order in which xlwings looks; both empty where nothing does.

    Args:
        system: of ``keadaan``.
        sheet: keys and values of the sheet xlwings.conf.
        folder: of the workbook, for a file xlwings.conf beside it.
        home: the user's own folder.
        jembatan: the Python of the bridge in LibreOffice, which is asked where there is no Excel.
    """
    if system not in _KEYS:
        return ("penghubung", jembatan) if jembatan else ("", "")
    own = tempat(system, {"HOME": str(home), "USERPROFILE": str(home)}).setelan_xlwings
    files = [place for place in (folder and folder / "xlwings.conf", own) if place is not None]
    for key in _KEYS[system]:
        if value := sheet.get(key, ""):
            return "buku", expanded(value)
        for file in files:
            if value := _settings(file).get(key, ""):
                return "berkas", expanded(value)
    found = shutil.which(_USUAL[system])
    return "PATH", found or ""


def ask(asal: str, alamat: str, run: Callable[..., "subprocess.CompletedProcess[str]"] = subprocess.run) -> Python:
    """Start a Python and let it tell of itself."""
    place = Path(alamat)
    if not alamat or not place.exists():
        return Python(asal=asal, alamat=alamat)
    if is_store_alias(place):
        return Python(asal=asal, alamat=alamat, ada=True, alias=True)
    try:
        done = run(
            [alamat, "-c", _PROBE.read_text(encoding="utf-8")],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
            timeout=_SECONDS,
            stdin=subprocess.DEVNULL,
            creationflags=_NO_WINDOW,
        )
    except subprocess.TimeoutExpired:
        return Python(asal=asal, alamat=alamat, ada=True, gagal=f"tidak menjawab dalam {_SECONDS} detik")
    except OSError as problem:
        return Python(asal=asal, alamat=alamat, ada=True, gagal=sebab(problem), ditolak=True)
    return _answer(asal, alamat, done)


def _answer(asal: str, alamat: str, done: "subprocess.CompletedProcess[str]") -> Python:
    lines = done.stdout.strip().splitlines()
    try:
        told = json.loads(lines[-1])
        packages = told["paket"]
        return Python(
            asal=asal,
            alamat=alamat,
            ada=True,
            versi=tuple(map(int, told["versi"])),
            bit=int(told["bit"]),
            xlwings=str(packages.get("xlwings", "")),
            rencana=str(packages.get("rencana-kinerja", "")),
            rusak=tuple(map(str, told["rusak"])),
        )
    except (IndexError, ValueError, KeyError, TypeError, AttributeError):
        why = (done.stderr.strip().splitlines() or [f"kode {done.returncode}"])[-1]
        return Python(asal=asal, alamat=alamat, ada=True, gagal=why)


def is_store_alias(place: Path) -> bool:
    """Whether it is the stand-in of the Microsoft Store: an empty file in a folder WindowsApps."""
    if "windowsapps" not in (part.casefold() for part in place.parts):
        return False
    try:
        return place.stat().st_size == 0
    except OSError:  # Windows lets nobody look at a reparse point of this kind
        return True


def _settings(file: Path) -> dict[str, str]:
    """The keys and values of a file xlwings.conf; none where there is no such file."""
    try:
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return {}
    return dict(_pairs(text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for row in csv.reader(text.splitlines(), skipinitialspace=True):
        if len(row) > 1:
            yield row[0].strip().upper(), row[1].strip()
