"""The Linux bundle as it is released, unpacked, and what runs in an empty home without any network."""

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from xlpy.build import rilis

TANPA_JARINGAN = ("unshare", "--map-root-user", "--net") if shutil.which("unshare") else ()
PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


def bongkar(zip_: Path, folder: Path) -> Path:
    """Unpack a bundle as an archive manager does, with the rights of its files; the folder in it."""
    folder.mkdir(parents=True)
    with zipfile.ZipFile(zip_) as package:
        for entry in package.infolist():
            path = Path(package.extract(entry, folder))
            path.chmod(entry.external_attr >> 16)
    return next(folder.iterdir())


def lingkungan(home: Path) -> dict[str, str]:
    """An environment in which nothing is but a home; an index that somebody asked all the same would not answer."""
    found = shutil.which(f"python{PYTHON}") or sys.executable
    shim = home.parent / "bin"
    shim.mkdir(exist_ok=True)
    base = getattr(sys, "_base_executable", found)
    if not (shim / "python3").exists():
        (shim / "python3").symlink_to(os.path.realpath(base))
    return {
        "HOME": str(home),
        "PATH": f"{shim}:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PIP_INDEX_URL": "http://127.0.0.1:9/simple",
        "https_proxy": "http://127.0.0.1:9",
    }


def jalankan(
    perintah: Sequence[str], env: Mapping[str, str], cwd: Path, *, masukan: str = ""
) -> "subprocess.CompletedProcess[str]":
    """Run something without network."""
    return subprocess.run(
        [*TANPA_JARINGAN, *perintah],
        env=dict(env),
        cwd=cwd,
        input=masukan,
        capture_output=True,
        text=True,
        check=False,
    )


def paket(folder: Path) -> Path:
    """The bundle for this system and this Python alone."""
    return rilis.buat("linux", folder, [PYTHON])
