"""The release bundles: which wheels, whether all are there, the same twice; .cmd files for cmd.exe."""

import hashlib
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import parse_wheel_filename

from xlpy import __version__
from xlpy.build import rilis, rilis_roda
from xlpy.build.rilis_roda import SASARAN, VERSI_PYTHON
from xlpy.pasang import awal, cari
from xlpy.pasang.galat import PasangError

ROOT = Path(__file__).parents[2]
LISTED = rilis_roda.daftar(ROOT / ".ci" / "rilis" / "roda.txt")
COMMANDS = ("Pasang.cmd", "Lepas.cmd")


def wheel(folder: Path, name: str, *needs: str) -> Path:
    """A wheel with nothing in it but what it needs."""
    path = folder / name
    project, version, *_ = name.split("-")
    with zipfile.ZipFile(path, "w") as package:
        told = "".join(f"Requires-Dist: {need}\n" for need in needs)
        package.writestr(f"{project}-{version}.dist-info/METADATA", f"Name: {project}\nVersion: {version}\n{told}\n")
    return path


@pytest.fixture(scope="module")
def bundles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, bytes]]:
    """The files of each bundle, with one wheel for all of them: the real ones are downloaded by the long proof."""
    ours = wheel(tmp_path_factory.mktemp("roda"), f"rencana_kinerja-{__version__}-py3-none-any.whl")
    return {sistem: rilis.isi(sistem, [ours], VERSI_PYTHON) for sistem in rilis.SISTEM}


@pytest.mark.parametrize("sistem", rilis.SISTEM)
@pytest.mark.parametrize("python", VERSI_PYTHON)
def test_of_each_requirement_a_wheel_is_listed_that_fits_every_computer(sistem: str, python: str) -> None:
    needs = {need.name.casefold() for need in rilis_roda.kebutuhan(ROOT / "pyproject.toml")}
    for computer in SASARAN[sistem]:
        fitting = {
            parse_wheel_filename(n)[0] for n in LISTED[sistem] if parse_wheel_filename(n)[3] & computer.tags(python)
        }
        assert needs <= fitting, f"{computer.lingkungan}"
        more = {"windows": {"pywin32"}, "mac": {"psutil", "appscript"}, "linux": set()}[sistem]
        assert more <= fitting, "xlwings needs it there"


def test_no_wheel_is_listed_that_fits_nothing() -> None:
    for sistem, names in LISTED.items():
        tags = {tag for computer in SASARAN[sistem] for python in VERSI_PYTHON for tag in computer.tags(python)}
        assert not [name for name in names if not parse_wheel_filename(name)[3] & tags]


def test_what_a_wheel_needs_there_and_not_here_is_missed(tmp_path: Path) -> None:
    (windows,) = SASARAN["windows"]
    needs = ["pywin32>=224 ; platform_system == 'Windows'", "appscript ; platform_system == 'Darwin'", "dasar<3"]
    one = wheel(tmp_path, "alat-1.0-py3-none-any.whl", *needs, "tambahan ; extra == 'semua'")
    old = wheel(tmp_path, "dasar-4.0-py3-none-any.whl")
    other = wheel(tmp_path, "pywin32-300-cp311-cp311-win32.whl")
    missing = rilis_roda.kurang([one, old, other], [Requirement("alat")], windows, "3.11")
    assert {need.name for need in missing} == {"pywin32", "dasar"}
    right = wheel(tmp_path, "pywin32-300-cp311-cp311-win_amd64.whl"), wheel(tmp_path, "dasar-2.9-py3-none-any.whl")
    assert not rilis_roda.kurang([one, *right], [Requirement("alat")], windows, "3.11")
    assert rilis_roda.kurang([one, *right], [Requirement("alat")], windows, "3.12"), "for another Python"


def test_the_same_files_give_the_same_bundle(bundles: dict[str, dict[str, bytes]]) -> None:
    files = bundles["linux"]
    one, two = (rilis.paket(dict(order), "R") for order in (files.items(), reversed(files.items())))
    assert one == two
    with zipfile.ZipFile(BytesIO(one)) as package:
        assert package.namelist() == sorted(package.namelist())
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert package.getinfo("R/pasang.sh").external_attr >> 16 & 0o111


@pytest.mark.parametrize("sistem", rilis.SISTEM)
def test_a_bundle_proves_itself_and_a_damaged_one_is_named(
    sistem: str, bundles: dict[str, dict[str, bytes]], tmp_path: Path
) -> None:
    for name, data in bundles[sistem].items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    told = awal.periksa(tmp_path)
    assert told == {"versi": __version__, "sistem": sistem, "python": "3.11 3.12 3.13"}
    (tmp_path / "RencanaKinerja.xlsm").write_bytes(b"rusak")
    with pytest.raises(PasangError, match=r"RencanaKinerja\.xlsm: rusak\. Salin"):
        awal.periksa(tmp_path)
    (tmp_path / "RencanaKinerja.xlsm").unlink()
    with pytest.raises(PasangError, match="Ekstrak seluruh isi"):
        awal.periksa(tmp_path)


@pytest.mark.parametrize("sistem", rilis.SISTEM)
def test_the_list_of_sums_names_every_file(sistem: str, bundles: dict[str, dict[str, bytes]]) -> None:
    files = dict(bundles[sistem])
    lines = files.pop(awal.DAFTAR).decode().splitlines()
    assert dict(line.split("  ", 1)[::-1] for line in lines) == {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items()
    }


@pytest.mark.parametrize("name", COMMANDS)
def test_a_cmd_is_short_ascii_and_of_windows_lines(name: str, bundles: dict[str, dict[str, bytes]]) -> None:
    data = bundles["windows"][name]
    data.decode("ascii")
    assert data.count(b"\r\n") == data.count(b"\n") <= 22
    assert b"\r\r" not in data
    assert data.startswith(b"@echo off\r\nrem ")


def paths_in(script: str) -> Iterator[str]:
    """What of the bundle a script names."""
    yield from (path.replace("\\", "/") for path in re.findall(r"%PAKET%([\w\\.*-]+)", script))
    yield from re.findall(r"\$paket/([\w/.-]+)", script)


@pytest.mark.parametrize("sistem", rilis.SISTEM)
def test_each_path_that_a_script_calls_is_in_the_bundle(sistem: str, bundles: dict[str, dict[str, bytes]]) -> None:
    scripts = [n for n in bundles[sistem] if n.endswith((".cmd", ".sh", ".command"))]
    named = {path for n in scripts for path in paths_in(bundles[sistem][n].decode())} - {"python/python-3*.exe"}
    assert named == {"alat/pasang.py", "alat/tanpa-python.txt"}
    assert named <= set(bundles[sistem])


@pytest.mark.parametrize("name", COMMANDS)
def test_every_path_of_a_cmd_stands_in_quotes(name: str, bundles: dict[str, dict[str, bytes]]) -> None:
    """A folder called ``Unduhan (1)`` or ``A & B`` would else break the line."""
    for line in bundles["windows"][name].decode().splitlines():
        if line.startswith(("rem ", 'set "PAKET=')):
            continue
        outside = "".join(line.split('"')[::2])
        assert not re.search(
            r"%(PAKET|LOCALAPPDATA|ProgramFiles|PY)%|%%~?[DF]\b", re.sub(r"for (/d )?%%\w in", "", outside)
        ), line


def test_the_installer_of_python_is_run_alike_by_cmd_and_by_python(bundles: dict[str, dict[str, bytes]]) -> None:
    assert " ".join(awal.DIAM) in bundles["windows"]["Pasang.cmd"].decode()
    assert cari.ANJURAN in bundles["windows"]["alat/tanpa-python.txt"].decode()


@pytest.mark.parametrize("sistem", rilis.SISTEM)
def test_what_to_read_first_is_half_a_page_of_plain_text(sistem: str, bundles: dict[str, dict[str, bytes]]) -> None:
    text = bundles[sistem]["BACA DULU.txt"].decode("ascii")
    assert __version__ in text
    assert len(text.splitlines()) <= 26
    assert max(map(len, text.splitlines())) <= 92


@pytest.mark.parametrize("sistem", rilis.SISTEM)
def test_what_the_guide_leads_to_is_in_the_bundle(sistem: str, bundles: dict[str, dict[str, bytes]]) -> None:
    """Whoever has only the bundle reads the guide before installing, and its links lead somewhere."""
    files = bundles[sistem]
    assert files["panduan/panduan.pdf"].startswith(b"%PDF")
    linked = re.findall(r"\]\(([^)#:\s]+)", files["panduan/panduan.md"].decode())
    assert "pesan.md" in linked
    assert not [name for name in linked if f"panduan/{name}" not in files]
    assert "panduan/contoh/01-buku-agenda.pdf" in files
    assert "panduan/panduan.pdf" in files["BACA DULU.txt"].decode().replace("\\", "/")


def test_an_installer_beside_the_sources_goes_into_the_bundle(tmp_path: Path) -> None:
    (tmp_path / "python-3.12.10-amd64.exe").write_bytes(b"MZ")
    files = rilis.isi("windows", [], VERSI_PYTHON, tmp_path)
    assert files["python/python-3.12.10-amd64.exe"] == b"MZ"


def test_an_older_bundle_does_not_replace_a_newer_installation() -> None:
    awal.boleh("", "0.1.0")
    awal.boleh("0.9.0", "0.10.0")
    with pytest.raises(PasangError, match=r"0\.10\.0.*lebih baru.*Pakai paket terbaru"):
        awal.boleh("0.10.0", "0.9.0")
