"""The environment of our own: made beside, proved, and only then put in force.

The virtual environment itself holds nothing.  A version of the program is a folder under ``versi``, complete with all
its packages; which one is in force is said by one small file that Python reads when it starts.  Replacing that file
is the switch: it happens or it does not.  Whatever breaks before leaves the old version as it was, and what broken
runs left behind is swept at the next one.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from typing import TYPE_CHECKING

from xlpy.pasang.galat import PasangError, berhenti

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from xlpy.pasang.tempat import Tempat

_BARU, _LAMA = ".baru", ".lama"
_TUNJUK = "rencana_kinerja.pth"
_PROOF = "import xlpy.cli, xlpy.macros, xlwings, lxml.etree, python_calamine; print(xlpy.__version__)"
_ALONE = ("-I", "-S")
"""Without the version that is in force: nothing of it may answer for the new one."""
_ADD = "import site, sys; site.addsitedir(sys.argv[1]); "
_LONGEST = 600
_LATER = """
import os, shutil, sys, time
*folders, data = sys.argv[1:]
for _ in range(60):
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
    if not any(map(os.path.exists, folders)):
        break
    time.sleep(1)
try:
    os.rmdir(data)
except OSError:
    pass
"""


def pasang(tempat: Tempat, dasar: Path, roda: Path, versi: str) -> Path:
    """Install a version from the wheels of a folder, without network, and put it in force; its folder.

    Args:
        tempat: where.
        dasar: the Python that the environment stands on.
        roda: the folder of the wheels, pip's among them.
        versi: the version of the program.

    Raises:
        PasangError: something of it failed; the version that was in force before still is.
    """
    try:
        tempat.versi.mkdir(parents=True, exist_ok=True)
        sapu(tempat)
        fresh = not _stands_on(tempat, dasar)
        environment = tempat.lingkungan.with_name(tempat.lingkungan.name + _BARU) if fresh else tempat.lingkungan
        if fresh:
            _run([str(dasar), "-I", "-m", "venv", "--without-pip", str(environment)])
        python = environment / tempat.python.relative_to(tempat.lingkungan)
        folder = _free(tempat, versi)
        building = folder.with_name(folder.name + _BARU)
        _fill(python, building, roda, versi)
        building.replace(folder)
        _switch(tempat, environment, folder)
    except OSError as error:
        raise berhenti(error, tempat.data) from error
    return folder


def berlaku(tempat: Tempat) -> str:
    """The name of the folder whose version is in force; "" where there is none."""
    for place in _site(tempat.lingkungan).glob(_TUNJUK):
        return place.read_text("utf-8").rpartition("#")[2].strip()
    return ""


def sapu(tempat: Tempat) -> None:
    """Remove what broken runs left, and versions no longer in force; what is in use stays for the next time."""
    if not tempat.data.is_dir():
        return
    now = berlaku(tempat)
    for place in tempat.versi.glob("*"):
        if place.name != now:
            shutil.rmtree(place, ignore_errors=True)
    for ending in (_BARU, _LAMA):
        shutil.rmtree(tempat.lingkungan.with_name(tempat.lingkungan.name + ending), ignore_errors=True)


def hapus(tempat: Tempat) -> bool:
    """Remove the environment and all versions; whether all of it is gone: Windows keeps what is running."""
    for folder in (tempat.versi, tempat.lingkungan):
        shutil.rmtree(folder, ignore_errors=True)
    if not tempat.versi.exists() and not tempat.lingkungan.exists():
        with contextlib.suppress(OSError):  # something that is not ours lies there
            tempat.data.rmdir()
        return True
    return False


def nanti(tempat: Tempat, dasar: str) -> subprocess.Popen[bytes]:
    """Go on removing for a minute, after this process has ended.

    Args:
        tempat: where.
        dasar: the Python that the environment stands on.

    Raises:
        OSError: there is no such Python.
    """
    return subprocess.Popen(  # noqa: S603 - the Python that we chose, with a program of ours
        [dasar, "-I", "-c", _LATER, str(tempat.versi), str(tempat.lingkungan), str(tempat.data)],
        cwd=str(tempat.rumah),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        close_fds=True,
    )


def _stands_on(tempat: Tempat, dasar: Path) -> bool:
    """Whether the environment is there, works, and stands on this Python."""
    if not tempat.python.exists():
        return False
    ask = "import sys; print(getattr(sys, '_base_executable', ''), '%d.%d' % sys.version_info[:2], sep='|')"
    said, wanted = _ask([str(tempat.python), "-I", "-S", "-c", ask]), _ask([str(dasar), "-I", "-S", "-c", ask])
    return bool(said) and said == wanted


def _free(tempat: Tempat, versi: str) -> Path:
    """A folder for a version that is not the one in force: the same version may be installed once more."""
    names = [versi, *(f"{versi}-{number}" for number in range(2, 1000))]
    return tempat.versi / next(name for name in names if not (tempat.versi / name).exists())


def _fill(python: Path, folder: Path, roda: Path, versi: str) -> None:
    pip = next(iter(sorted(roda.glob("pip-*.whl"))), None)
    if pip is None:
        raise PasangError(f"{roda}: paket ini tidak lengkap (pip tidak ada). Salin ulang paketnya, lalu ulangi.")
    command = [str(python), *_ALONE, str(pip / "pip"), "install", "--no-index", "--find-links", str(roda)]
    command += ["--target", str(folder), "--no-cache-dir", "--disable-pip-version-check", "--no-warn-script-location"]
    command += ["--quiet", f"rencana-kinerja=={versi}"]
    _run(command)
    said = _run([str(python), *_ALONE, "-c", _ADD + _PROOF, str(folder)])
    if said.split()[-1:] != [versi]:
        raise PasangError(f"Yang terpasang menyebut dirinya {said.strip()!r}, bukan {versi}. Salin ulang paketnya.")


def _switch(tempat: Tempat, environment: Path, folder: Path) -> None:
    """Put a version in force.  The line is code, so that packages with such files of their own (pywin32) work too."""
    place = _site(environment) / _TUNJUK
    text = f"import os, site, sys; site.addsitedir(os.path.join(sys.prefix, '..', 'versi', {folder.name!r}))  # {folder.name}\n"  # noqa: E501 - one line, as Python wants it
    new = place.with_name(f"{_TUNJUK}.tmp")
    new.write_text(text, encoding="utf-8")
    new.replace(place)
    if environment == tempat.lingkungan:
        return
    old = tempat.lingkungan.with_name(tempat.lingkungan.name + _LAMA)
    if tempat.lingkungan.exists():
        tempat.lingkungan.replace(old)
    environment.replace(tempat.lingkungan)
    shutil.rmtree(old, ignore_errors=True)


def _site(environment: Path) -> Path:
    """The folder in which Python looks for such files."""
    if (environment / "Lib").is_dir():
        return environment / "Lib" / "site-packages"
    return next(iter(sorted(environment.glob("lib/python3*/site-packages"))), environment / "lib")


def _run(command: Sequence[str]) -> str:
    code, said = _called(command)
    if code:
        raise PasangError(
            "Pemasangan berhenti; yang sudah terpasang sebelumnya tetap dapat dipakai. Sebabnya:\n  "
            + said.strip()[-_LONGEST:].replace("\n", "\n  ")
        )
    return said


def _ask(command: Sequence[str]) -> str:
    try:
        code, said = _called(command)
    except OSError:
        return ""
    return "" if code else said.strip()


def _called(command: Sequence[str]) -> tuple[int, str]:
    done = subprocess.run(  # noqa: S603 - our own commands
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=_environment(),
        check=False,
    )
    return done.returncode, done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    """The environment without what would send pip or Python elsewhere."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "PYTHON"))}
    return {**kept, "PIP_CONFIG_FILE": os.devnull, "PYTHONUTF8": "1"}
