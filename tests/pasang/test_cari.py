"""Which Python an installation stands on: found wherever one lies, refused with its reason, or asked for exactly."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from registri_memori import RegistriMemori

from xlpy.pasang import cari
from xlpy.pasang.cari import Python
from xlpy.pasang.tempat import tempat

VERSIONS = ("3.11", "3.12", "3.13")


@pytest.fixture
def windows(tmp_path: Path) -> dict[str, str]:
    """The environment of a user of Windows, all of it below a folder of its own."""
    names = {"USERPROFILE": "", "LOCALAPPDATA": "AppData/Local", "APPDATA": "AppData/Roaming", "ProgramFiles": "PF"}
    return {name: str(tmp_path / "Budi Santoso" / place) for name, place in names.items()}


def program(path: Path, content: str = "MZ") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_windows_is_looked_through_everywhere(windows: dict[str, str], tmp_path: Path) -> None:
    local = program(Path(windows["LOCALAPPDATA"], "Programs/Python/Python312/python.exe"))
    all_users = program(Path(windows["ProgramFiles"], "Python311/python.exe"))
    launcher, on_path = program(tmp_path / "Windows" / "py"), program(tmp_path / "Windows" / "python")
    registry = RegistriMemori(
        {
            r"HKCU\Software\Python\PythonCore\3.13\InstallPath": {"ExecutablePath": r"D:\Alat\python.exe"},
            r"HKLM\Software\Python\PythonCore\3.11\InstallPath": {"": "C:\\Lama\\"},
        }
    )
    windows["PATH"] = str(tmp_path / "Windows")
    found = [" ".join(command) for command in cari.calon(tempat("win32", windows), windows, registry)]
    assert found[:3] == [f"{launcher} -3.13", f"{launcher} -3.12", f"{launcher} -3.11"]
    assert set(found[3:]) == {local, all_users, on_path, r"D:\Alat\python.exe", r"C:\Lama\python.exe"}


@pytest.mark.parametrize(
    ("python", "reason"),
    [
        (Python(Path("C:/P/python.exe"), (3, 12, 4)), ""),
        (Python(Path("C:/P/python.exe"), (3, 10, 11)), "terlalu lama"),
        (Python(Path("C:/P/python.exe"), (3, 14, 0)), "terlalu baru"),
        (Python(Path("C:/P/python.exe"), (3, 9, 0)), "terlalu lama"),
        (Python(Path("C:/P/python.exe"), (3, 12, 4), bit=32), "32-bit"),
        (Python(Path("C:/P/python.exe"), (3, 12, 4), mesin="ARM64"), "ARM64"),
        (Python(Path("C:/P/python.exe"), (3, 12, 4), jenis="PyPy"), "CPython"),
        (Python(Path("C:/P/python.exe"), (3, 13, 0), tanpa_gil=True), "CPython"),
        (Python(Path("C:/Users/x/AppData/Local/Microsoft/WindowsApps/p/python.exe"), (3, 12, 0)), "Microsoft Store"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_reason(python: Python, reason: str) -> None:
    said = cari.alasan(python, "windows", VERSIONS)
    assert reason in said
    assert bool(said) == bool(reason)


def test_the_newest_that_fits_is_taken_and_the_store_s_alias_is_never_started(tmp_path: Path) -> None:
    alias = program(tmp_path / "Microsoft" / "WindowsApps" / "python.exe", "")
    asked: list[str] = []
    known = {"a": (3, 11, 9), "b": (3, 12, 10), "c": (3, 9, 1), "d": (3, 12, 10)}

    def ask(command: object) -> Python | None:
        (name,) = command  # type: ignore[misc]
        asked.append(name)
        return Python(Path("/p") / name, known[name]) if name in known else None

    found, refused = cari.pilih(iter([[alias], ["a"], ["b"], ["c"], ["x"]]), ask, "windows", VERSIONS)
    assert found is not None
    assert found.path == Path("/p/b")
    assert alias not in asked
    assert [said.partition(": ")[2] for said in refused] == [
        "jalan pintas ke Microsoft Store, bukan Python",
        "terlalu lama",
    ]


def test_without_one_it_is_said_exactly_which_from_where_and_what_was_seen() -> None:
    said = cari.anjuran("windows", VERSIONS, ["Python 3.9.1 (C:/P/python.exe): terlalu lama"])
    assert "python-3.12.10-amd64.exe" in said
    assert "https://www.python.org/ftp/python/3.12.10/" in said
    assert "folder python paket ini" in said
    assert "Python 3.9.1 (C:/P/python.exe): terlalu lama" in said


def test_a_real_python_is_asked_and_anything_else_is_none(tmp_path: Path) -> None:
    found = cari.tanya([sys.executable])
    assert found is not None
    assert found.versi == sys.version_info[:3]
    assert found.bit == 64
    assert cari.tanya([program(tmp_path / "bohong", "#!/bin/sh\necho Python was not found; exit 1\n")]) is None
    assert cari.tanya([str(tmp_path / "tidak-ada")]) is None


def test_a_python_in_an_environment_answers_with_the_one_below_it() -> None:
    found = cari.tanya([sys.executable])
    assert found is not None
    assert os.path.realpath(found.path) == os.path.realpath(sys.executable)
    assert not (found.path.parent.parent / "pyvenv.cfg").exists()


def test_the_first_stage_needs_nothing_but_the_standard_library() -> None:
    ask = "import sys; import xlpy.pasang.awal, xlpy.pasang.perubahan; print(*{m.split('.')[0] for m in sys.modules})"
    done = subprocess.run(
        [sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {os.fspath(Path.cwd())!r}); {ask}"],
        capture_output=True,
        text=True,
        check=True,
    )
    strange = {name for name in done.stdout.split() if name not in sys.stdlib_module_names} - {"xlpy", "__main__"}
    assert not strange
