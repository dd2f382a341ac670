"""The bundles as they are released, with their real wheels: the same twice, and a whole set for each computer."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from xlpy import __version__
from xlpy.build import rilis
from xlpy.build.rilis_roda import SASARAN, VERSI_PYTHON, kebutuhan, kurang

pytestmark = pytest.mark.lama
MORE = {"windows": ["pywin32"], "mac": ["psutil", "appscript"], "linux": []}
"""What pip itself would not ask for, since it judges conditions by this computer."""


@pytest.fixture(scope="module", params=rilis.SISTEM)
def bundle(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    return request.param, rilis.buat(request.param, tmp_path_factory.mktemp(request.param))


def test_made_twice_it_is_the_same(bundle: tuple[str, Path], tmp_path: Path) -> None:
    sistem, path = bundle
    assert rilis.buat(sistem, tmp_path).read_bytes() == path.read_bytes()


def test_pip_installs_it_on_each_computer_and_python_from_its_own_wheels(
    bundle: tuple[str, Path], tmp_path: Path
) -> None:
    sistem, path = bundle
    with zipfile.ZipFile(path) as package:
        package.extractall(tmp_path)
    wheels = next(tmp_path.iterdir()) / "roda"
    for computer in SASARAN[sistem]:
        for python in VERSI_PYTHON:
            assert not kurang(wheels.glob("*.whl"), kebutuhan(rilis.akar() / "pyproject.toml"), computer, python)
            command = [
                sys.executable,
                "-m",
                "pip",
                "install",
                "--dry-run",
                "--quiet",
                "--no-index",
                "--only-binary=:all:",
            ]
            command += [part for name in computer.platform for part in ("--platform", name)]
            command += ["--find-links", str(wheels), "--python-version", python, "--target", str(tmp_path / "ke")]
            done = subprocess.run(
                [*command, f"rencana-kinerja=={__version__}", *MORE[sistem]],
                env={**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_FIND_LINKS": ""},
                capture_output=True,
                text=True,
                check=False,
            )
            assert done.returncode == 0, f"{computer.lingkungan} {python}: {done.stderr}"
