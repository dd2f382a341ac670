"""Finding a Python that fits: the best of all that lie here is chosen, each other refused with its reason."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.pasang.registri import MESIN, PENGGUNA
from xlpy.pasang.tempat import LINUX, MAC, WINDOWS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from xlpy.pasang.registri import Registri
    from xlpy.pasang.tempat import Tempat

    Tanya = Callable[[Sequence[str]], "Python | None"]
    """Asks a program, with its arguments, what Python it is; None where it is none."""

ANJURAN = "3.12.10"
"""The Python that people are told to install; the last of its line that comes with installers."""
_INSTALLER = {WINDOWS: f"python-{ANJURAN}-amd64.exe", MAC: f"python-{ANJURAN}-macos11.pkg"}
_PROBE = (
    "import json,platform,struct,sys,sysconfig;"
    "print(json.dumps([list(sys.version_info[:3]),struct.calcsize('P')*8,platform.machine(),"
    "getattr(sys,'_base_executable',sys.executable),"
    "platform.python_implementation(),bool(sysconfig.get_config_var('Py_GIL_DISABLED'))]))"
)
_MESIN = {WINDOWS: ("amd64",), LINUX: ("x86_64",), MAC: ("arm64", "x86_64")}
"""The processors for which there are wheels in the bundle of a system."""
_SECONDS = 30
_BITS = 64


@dataclass(frozen=True)
class Python:
    """What a Python says of itself.

    Attributes:
        path: the program.
        versi: major, minor, micro.
        bit: 32 or 64.
        mesin: as ``platform.machine`` says it, e.g. ``AMD64``.
        jenis: mostly ``CPython``.
        tanpa_gil: whether it is the free-threaded build, for which there are other wheels.
    """

    path: Path
    versi: tuple[int, ...]
    bit: int = _BITS
    mesin: str = "AMD64"
    jenis: str = "CPython"
    tanpa_gil: bool = False

    def __str__(self) -> str:
        return "Python {} ({})".format(".".join(map(str, self.versi)), self.path)


def calon(tempat: Tempat, environ: Mapping[str, str], registri: Registri) -> Iterator[list[str]]:
    """Where a Python may be found, each as a command: those that a person is likeliest to mean come first."""
    names = ["python3.13", "python3.12", "python3.11", "python3", "python"]
    if tempat.sistem == WINDOWS:
        for launcher in _on_path("py", environ):
            yield from ([launcher, f"-3.{minor}"] for minor in (13, 12, 11))
        yield from ([path] for path in _of_registry(registri))
        roots = [environ.get("LOCALAPPDATA", ""), environ.get("ProgramFiles", "")]
        folders = [Path(roots[0]) / "Programs" / "Python"] if roots[0] else []
        folders += [Path(roots[1])] if roots[1] else []
        yield from ([str(path)] for folder in folders for path in sorted(folder.glob("Python3*/python.exe")))
    if tempat.sistem == MAC:
        frameworks = Path("/Library/Frameworks/Python.framework/Versions")
        yield from ([str(path)] for path in sorted(frameworks.glob("3.*/bin/python3")))
        names += ["/opt/homebrew/bin/python3", "/usr/local/bin/python3"]
    for name in names:
        yield from ([found] for found in _on_path(name, environ))


def pilih(
    calon: Iterator[list[str]], tanya: Tanya, sistem: str, versi: Sequence[str]
) -> tuple[Python | None, list[str]]:
    """The newest Python that fits, and why the others do not.

    Args:
        calon: where to look.
        tanya: asks one.
        sistem: as ``Tempat.sistem``.
        versi: the versions that the wheels of the bundle are for, such as ``3.11``.
    """
    fitting: list[Python] = []
    refused: list[str] = []
    seen = set()
    for command in calon:
        python = None if _is_alias(command[0]) else tanya(command)
        if _is_alias(command[0]):
            said = f"{command[0]}: jalan pintas ke Microsoft Store, bukan Python"
        elif python is None or python.path in seen:
            continue
        else:
            seen.add(python.path)
            reason = alasan(python, sistem, versi)
            said = f"{python}: {reason}" if reason else ""
            if not reason:
                fitting.append(python)
        if said and said not in refused:
            refused.append(said)
    return max(fitting, key=lambda python: python.versi, default=None), refused


def alasan(python: Python, sistem: str, versi: Sequence[str]) -> str:
    """Why a Python does not fit; "" where it does."""
    if _is_store(python.path):
        return "dari Microsoft Store; Excel tidak melihat apa yang dipasang padanya"
    if "{}.{}".format(*python.versi) not in versi:
        newer = python.versi[:2] > max(tuple(map(int, each.split("."))) for each in versi)
        return "terlalu baru untuk paket ini" if newer else "terlalu lama"
    if python.bit != _BITS:
        return "32-bit; yang dipakai harus 64-bit"
    if python.mesin.lower() not in _MESIN[sistem]:
        return "untuk prosesor {}; paket ini untuk {}".format(python.mesin, " atau ".join(_MESIN[sistem]))
    if python.jenis != "CPython" or python.tanpa_gil:
        return "bukan Python biasa (CPython)"
    return ""


def anjuran(sistem: str, versi: Sequence[str], ditolak: Sequence[str] = ()) -> str:
    """What to do where no Python fits: exactly which, and from where."""
    lines = [f"Python {versi[0]} sampai {versi[-1]} (64-bit) tidak ditemukan di komputer ini."]
    lines += [f"  Tidak dapat dipakai: {each}." for each in ditolak]
    if sistem in _INSTALLER:
        lines += [
            f"Yang perlu dilakukan: ambil {_INSTALLER[sistem]} dari",
            f"  https://www.python.org/ftp/python/{ANJURAN}/{_INSTALLER[sistem]}",
            "lalu pasang dengan pilihan bawaannya (tidak perlu hak administrator di Windows), dan ulangi Pasang.",
            "Bila komputer ini tanpa internet: ambil di komputer lain, taruh di folder python paket ini, ulangi.",
        ]
    else:
        lines.append("Yang perlu dilakukan: pasang python3 (Debian/Ubuntu: sudo apt install python3), lalu ulangi.")
    return "\n".join(lines)


def tanya(perintah: Sequence[str]) -> Python | None:
    """Ask a program of this computer what Python it is."""
    try:
        done = subprocess.run(  # noqa: S603 - a Python of this computer, with a fixed program
            [*perintah, "-I", "-c", _PROBE],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
        )
        told = json.loads(done.stdout.decode("utf-8")) if done.returncode == 0 else None
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    if not told:
        return None
    version, bits, machine, path, kind, free = told
    return Python(Path(path), tuple(version), bits, machine, kind, free)


def _of_registry(registri: Registri) -> Iterator[str]:
    """The Pythons that have registered as PEP 514 says."""
    for root in (PENGGUNA, MESIN):
        company = root + r"\Software\Python\PythonCore"
        for tag in sorted(registri.anak(company), reverse=True):
            values = registri.nilai(rf"{company}\{tag}\InstallPath")
            path = values.get("ExecutablePath") or ""
            if not path and values.get(""):
                path = str(values[""]).rstrip("\\") + r"\python.exe"
            if path:
                yield str(path)


def _on_path(name: str, environ: Mapping[str, str]) -> list[str]:
    found = shutil.which(name, path=environ.get("PATH", ""))
    return [found] if found else []


def _is_alias(path: str) -> bool:
    """Whether a program is only Windows' invitation to its store: a file of no bytes in that folder."""
    parts = [part.casefold() for part in path.replace("\\", "/").split("/")]
    if parts[-2:-1] != ["windowsapps"]:
        return False
    try:
        return os.path.getsize(path) == 0  # noqa: PTH202 - a name as the system gave it
    except OSError:  # what it is made of nobody may look at
        return True


def _is_store(path: Path) -> bool:
    return "windowsapps" in str(path).replace("\\", "/").casefold()
