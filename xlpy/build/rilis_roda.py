"""The wheels of a release bundle: which, for which system and Python, and whether they are all there.

``.ci/rilis/roda.txt`` names each by its SHA-256, so that a bundle made later, or elsewhere, holds the same.  Wheels
of other systems are downloaded by their tags; pip then still judges conditions such as ``sys_platform == "win32"`` by
this computer, so what a wheel needs on the other system is read from its metadata here.
"""

import hashlib
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_wheel_filename

from xlpy.errors import WorkbookError

VERSI_PYTHON = ("3.11", "3.12", "3.13")
_CONTEXT = {"implementation_name": "cpython", "platform_python_implementation": "CPython", "extra": ""}


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A kind of computer.

    Attributes:
        platform: the tags that wheels for it may have.
        lingkungan: what conditions in metadata are judged by.
    """

    platform: tuple[str, ...]
    lingkungan: Mapping[str, str]

    def tags(self, python: str) -> frozenset[Tag]:
        """The tags of the wheels that fit, for a version of Python such as ``3.12``."""
        version = tuple(int(part) for part in python.split("."))
        name = f"cp{version[0]}{version[1]}"
        native = cpython_tags(version, [name], self.platform)
        return frozenset((*native, *compatible_tags(version, name, self.platform)))

    def berlaku(self, need: Requirement, python: str) -> bool:
        """Whether a requirement is one on this computer."""
        now = {**_CONTEXT, **self.lingkungan, "python_version": python, "python_full_version": f"{python}.0"}
        return need.marker is None or need.marker.evaluate(now)


def _mac(machine: str) -> Sasaran:
    environment = {"sys_platform": "darwin", "platform_system": "Darwin", "os_name": "posix"}
    return Sasaran(tuple(mac_platforms((12, 0), machine)), {**environment, "platform_machine": machine})


SASARAN: Mapping[str, tuple[Sasaran, ...]] = {
    "windows": (
        Sasaran(
            ("win_amd64",),
            {"sys_platform": "win32", "platform_system": "Windows", "os_name": "nt", "platform_machine": "AMD64"},
        ),
    ),
    "linux": (
        Sasaran(
            (
                *("manylinux_2_28_x86_64", "manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"),
                *("manylinux_2_12_x86_64", "manylinux2010_x86_64", "manylinux_2_5_x86_64", "manylinux1_x86_64"),
            ),
            {"sys_platform": "linux", "platform_system": "Linux", "os_name": "posix", "platform_machine": "x86_64"},
        ),
    ),
    "mac": (_mac("arm64"), _mac("x86_64")),
}
"""The computers of each system for which a bundle is made."""


def kebutuhan(pyproject: Path) -> list[Requirement]:
    """What the program needs, and pip, by which it is installed."""
    project = tomllib.loads(pyproject.read_text("utf-8"))["project"]
    return [*map(Requirement, project["dependencies"]), Requirement("pip")]


def kurang(roda: Iterable[Path], needs: Iterable[Requirement], sasaran: Sasaran, python: str) -> list[Requirement]:
    """What is needed on a computer and is not among the wheels that fit it.

    Args:
        roda: the wheels.
        needs: what is asked for; what the wheels themselves need is followed.
        sasaran: the computer.
        python: its Python, such as ``3.12``.
    """
    tags = sasaran.tags(python)
    there = {}
    for path in roda:
        name, version, _, of_wheel = parse_wheel_filename(path.name)
        if of_wheel & tags:
            there[name] = (version, path)
    missing, seen, queue = [], set(), [need for need in needs if sasaran.berlaku(need, python)]
    while queue:
        need = queue.pop()
        if str(need) in seen:
            continue
        seen.add(str(need))
        found = there.get(canonicalize_name(need.name))
        if found is None or not need.specifier.contains(found[0], prereleases=True):
            missing.append(need)
        else:
            queue += [each for each in _needs_of(found[1]) if sasaran.berlaku(each, python)]
    return missing


def daftar(path: Path) -> dict[str, dict[str, str]]:
    """The SHA-256 of each wheel by its name, by system, as ``.ci/rilis/roda.txt`` lists them."""
    listed: dict[str, dict[str, str]] = {}
    for line in path.read_text("utf-8").splitlines():
        if section := re.fullmatch(r"\[(\w+)\]", line):
            listed[section[1]] = {}
        elif line and not line.startswith("#"):
            digest, name = line.split()
            listed[list(listed)[-1]][name] = digest
    return listed


def unduh(listed: Mapping[str, str], sistem: str, cache: Path, python: Sequence[str] = VERSI_PYTHON) -> list[Path]:
    """The wheels of a list, for these versions of Python, downloaded where the cache lacks them.

    Raises:
        WorkbookError: one cannot be had, or is not what it was.
    """
    wanted = set()
    cache.mkdir(parents=True, exist_ok=True)
    for computer in SASARAN[sistem]:
        for version in python:
            tags = computer.tags(version)
            fitting = {name for name in listed if parse_wheel_filename(name)[3] & tags}
            wanted |= fitting
            if lacking := sorted({_pin(name) for name in fitting if not (cache / name).exists()}):
                _download(lacking, computer, version, cache, "--no-deps")
    for name in wanted:
        if not (cache / name).exists() or sha256(cache / name) != listed[name]:
            raise WorkbookError(f"{name}: tidak ada di gudang paket, atau isinya bukan yang dahulu diuji.")
    return sorted(cache / name for name in wanted)


def pilih_baru(sistem: str, needs: Sequence[Requirement], folder: Path) -> dict[str, str]:
    """Choose the newest wheels for a system anew; SHA-256 by name.

    Args:
        sistem: as in ``SASARAN``.
        needs: what the program needs.
        folder: an empty one, for the wheels.

    Raises:
        WorkbookError: something cannot be had.
    """
    asked = [str(need) for need in needs]
    for computer in SASARAN[sistem]:
        for python in VERSI_PYTHON:
            while True:
                _download(asked, computer, python, folder)
                missing = kurang(folder.glob("*.whl"), needs, computer, python)
                more = [str(Requirement(f"{need.name}{need.specifier}")) for need in missing]
                if not missing:
                    break
                if set(more) <= set(asked):
                    raise WorkbookError(f"{sistem}, Python {python}: tidak ada roda untuk {', '.join(more)}")
                asked += more
    return {path.name: sha256(path) for path in sorted(folder.glob("*.whl"))}


def tulis_daftar(path: Path, listed: Mapping[str, Mapping[str, str]]) -> None:
    """Write ``.ci/rilis/roda.txt``."""
    lines = ["# Roda yang diuji untuk tiap rilis; diperbarui dengan make rilis-roda, diperiksa uji."]
    for sistem, wheels in listed.items():
        lines += ["", f"[{sistem}]", *(f"{digest}  {name}" for name, digest in sorted(wheels.items()))]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def sha256(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _pin(name: str) -> str:
    project, version, _, _ = parse_wheel_filename(name)
    return f"{project}=={version}"


def _needs_of(wheel: Path) -> Iterator[Requirement]:
    with zipfile.ZipFile(wheel) as package:
        place = next(n for n in package.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", n))
        told = Parser().parsestr(package.read(place).decode("utf-8"))
    yield from map(Requirement, told.get_all("Requires-Dist") or [])


def _download(asked: Sequence[str], computer: Sasaran, python: str, folder: Path, *more: str) -> None:
    platforms = [part for name in computer.platform for part in ("--platform", name)]
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *more]
    command += ["--only-binary=:all:", "--python-version", python, *platforms, "--dest", str(folder), *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - pip, by our own list
    if done.returncode:
        raise WorkbookError(f"Roda tidak dapat diunduh:\n{done.stderr.strip()[-600:]}")
