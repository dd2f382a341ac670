"""The environment with a real Python and a real pip, on wheels with next to nothing in them: whole, or as before."""

import ensurepip
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from xlpy.pasang import cari, lingkungan
from xlpy.pasang.galat import PasangError
from xlpy.pasang.tempat import Tempat, tempat

MODULES = ("xlpy/cli", "xlpy/macros", "xlwings", "lxml/etree", "python_calamine")
MOMENTS = (0.2, 0.4, 0.6, 0.9, 1.2, 1.6, 2.2) if os.environ.get("HYPOTHESIS_PROFILE") == "bukti" else (0.7,)
"""Seconds after which an installation is killed: many in the long proof."""
INSTALL = """
import sys
from pathlib import Path
from xlpy.pasang import lingkungan
from xlpy.pasang.tempat import tempat
lingkungan.pasang(tempat("linux", {"HOME": sys.argv[1]}), Path(sys.argv[2]), Path(sys.argv[3]), sys.argv[4])
"""


def base() -> Path:
    found = cari.tanya([sys.executable])
    assert found is not None
    return found.path


def bundle(folder: Path, version: str, *needs: str, weight: int = 0) -> Path:
    """Wheels: pip's own, and one that answers for all the program's packages."""
    folder.mkdir()
    (pip,) = Path(ensurepip.__file__).parent.glob("_bundled/pip-*.whl")
    shutil.copy(pip, folder)
    files = {f"{name}.py": "" for name in MODULES}
    files |= {"xlpy/__init__.py": f"__version__ = {version!r}", "lxml/__init__.py": "", "isi.bin": "x" * weight}
    info = f"rencana_kinerja-{version}.dist-info"
    requires = "".join(f"Requires-Dist: {need}\n" for need in needs)
    files[f"{info}/METADATA"] = f"Metadata-Version: 2.1\nName: rencana-kinerja\nVersion: {version}\n{requires}\n"
    files[f"{info}/WHEEL"] = "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    files[f"{info}/RECORD"] = "".join(f"{name},,\n" for name in (*files, f"{info}/RECORD"))
    with zipfile.ZipFile(folder / f"rencana_kinerja-{version}-py3-none-any.whl", "w") as package:
        for name, text in files.items():
            package.writestr(name, text)
    return folder


def in_force(here: Tempat) -> str:
    """The version that a button would run."""
    ask = "import xlpy.cli, xlpy; print(xlpy.__version__)"
    return subprocess.run([here.python, "-P", "-c", ask], capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Tempat:
    """A place with version 1.0 in force; what the tests here do to it, one after another, is as on a computer."""
    place = tmp_path_factory.mktemp("pengguna")
    found = tempat("linux", {"HOME": str(place / "Siti Nur'aini")})
    lingkungan.pasang(found, base(), bundle(place / "satu", "1.0"), "1.0")
    return found


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheels of version 2.0."""
    return bundle(tmp_path_factory.mktemp("dua") / "roda", "2.0", weight=200_000)


def start(here: Tempat, wheels: Path, version: str, *, largest: int = 0) -> "subprocess.Popen[bytes]":
    """Install in a process of its own, which may write no file larger than ``largest``."""

    def limit() -> None:
        if largest:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    return subprocess.Popen(
        [sys.executable, "-c", INSTALL, str(here.rumah), str(base()), str(wheels), version],
        preexec_fn=limit,  # noqa: PLW1509 - no threads here
        stderr=subprocess.PIPE,
        start_new_session=True,
    )


@pytest.mark.parametrize("fault", ["kurang", "tanpa-pip", "versi-lain", "penuh"])
def test_what_fails_leaves_the_old_one_working(here: Tempat, tmp_path: Path, fault: str) -> None:
    needs = ("tidak-ada>=1",) if fault == "kurang" else ()
    wheels = bundle(tmp_path / "dua", "2.0", *needs, weight=3_000_000 if fault == "penuh" else 0)
    if fault == "tanpa-pip":
        next(wheels.glob("pip-*")).unlink()
    if fault == "penuh":
        started = start(here, wheels, "2.0", largest=2_000_000)
        said = (started.communicate()[1]).decode()
    else:
        with pytest.raises(PasangError) as raised:
            lingkungan.pasang(here, base(), wheels, "3.0" if fault == "versi-lain" else "2.0")
        said = str(raised.value)
    assert ("Salin ulang" if fault == "tanpa-pip" else "yang sudah terpasang sebelumnya tetap dapat dipakai") in said
    assert in_force(here) == "1.0"


def test_killed_at_any_moment_one_whole_version_is_in_force(here: Tempat, two: Path) -> None:
    for after in MOMENTS:
        started = start(here, two, "2.0")
        time.sleep(after)
        os.killpg(started.pid, signal.SIGKILL)
        started.communicate()
        assert in_force(here) in {"1.0", "2.0"}
    before = sha256(here.python.read_bytes()).hexdigest()
    folder = lingkungan.pasang(here, base(), two, "2.0")
    lingkungan.sapu(here)
    assert in_force(here) == "2.0"
    assert sha256(here.python.read_bytes()).hexdigest() == before, "buttons go on naming it"
    assert sorted(p.name for p in here.data.iterdir()) == ["python", "versi"]
    assert list(here.versi.iterdir()) == [folder]


def test_an_environment_whose_python_is_gone_is_made_anew(here: Tempat, two: Path) -> None:
    here.python.unlink()
    here.python.symlink_to(here.rumah / "tidak-ada")
    lingkungan.pasang(here, base(), two, "2.0")
    assert in_force(here) == "2.0"
    assert sorted(p.name for p in here.data.iterdir()) == ["python", "versi"]


def test_removed_now_or_a_little_later_nothing_stays(here: Tempat) -> None:
    (here.data / "milik-orang.txt").touch()
    assert lingkungan.hapus(here)
    assert [p.name for p in here.data.iterdir()] == ["milik-orang.txt"]
    (here.data / "milik-orang.txt").unlink()
    here.python.parent.mkdir(parents=True)
    assert lingkungan.nanti(here, str(base())).wait(timeout=60) == 0
    assert not here.data.exists()
