"""Nothing leaves the computer: the main verbs run where every connection is refused, and the macros hold no means."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from buku_kecil import small_workbook
from jaringan import SIGN, SITECUSTOMIZE
from pembaca_vba import by_olevba

from xlpy.build.paket import read_parts
from xlpy.resources import sample_folder, source_tree

_OBJECTS = (
    "XMLHTTP", "WinHttp", "ServerXMLHTTP", "InternetExplorer", "WinINet", "URLDownloadToFile", "QueryTables",
    "FollowHyperlink", "WebQuery", "Winsock", "ADODB", "http://", "https://", "ftp://",
)  # fmt: skip
"""What a macro would need to reach a network."""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which Python refuses every connection, and no LibreOffice is found."""
    place = tmp_path_factory.mktemp("penjaga")
    (place / "sitecustomize.py").write_text(SITECUSTOMIZE, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if name in {"HOME", "LANG", "TMPDIR", "SYSTEMROOT"}}
    return {**kept, "PYTHONPATH": str(place), "PATH": str(place), "PYTHONDONTWRITEBYTECODE": "1"}


def cut_off() -> list[str]:
    """A prefix of a command that takes its network away, where this system lets us."""
    unshare = shutil.which("unshare")
    tried = unshare and subprocess.run([unshare, "--net", "true"], check=False, capture_output=True).returncode == 0
    return [unshare, "--net"] if unshare and tried else []


def run(guarded: dict[str, str], *words: object) -> "subprocess.CompletedProcess[str]":
    command = [*cut_off(), sys.executable, "-m", "xlpy", *map(str, words)]
    return subprocess.run(command, env=guarded, capture_output=True, text=True, check=False, timeout=300)


def test_the_guard_refuses_a_connection(guarded: dict[str, str]) -> None:
    """Otherwise the rest would prove nothing."""
    code = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    done = subprocess.run([sys.executable, "-c", code], env=guarded, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert f"{SIGN}: socket." in done.stderr


def test_the_main_verbs_never_try_to_reach_a_network(guarded: dict[str, str], tmp_path: Path) -> None:
    """The sample with all its steps is watched where it is made (tests/e2e/test_contoh.py)."""
    inputs, book, folder = sample_folder(), tmp_path / "masuk" / "buku.xlsm", tmp_path / "masuk"
    folder.mkdir()
    dpa, tupoksi = inputs / "dpa-contoh.xlsx", inputs / "tupoksi-contoh.txt"
    settings = inputs / "pengaturan-contoh.toml"
    told = {
        "susun": run(guarded, "susun", "--dpa", dpa, "--tupoksi", tupoksi, "--pengaturan", settings, "-o", book),
        "periksa": run(guarded, "periksa", book, "--json"),
        "cetak": run(guarded, "cetak", book, "rkt"),
        "konsolidasi": run(guarded, "konsolidasi", folder, "-o", tmp_path / "rekap.xlsx"),
    }
    for verb, done in told.items():
        assert SIGN not in done.stderr, f"{verb}: {done.stderr}"
        assert done.returncode in {0, 1}, f"{verb}: {done.stdout}{done.stderr}"
    assert json.loads(told["periksa"].stdout)["ringkasan"]
    assert list(folder.glob("buku-kertas/*.xlsx")), "without LibreOffice papers are left as .xlsx"
    assert (tmp_path / "rekap.xlsx").exists()


def test_the_macros_hold_no_means_to_reach_a_network() -> None:
    code = "\n".join(by_olevba(read_parts(small_workbook())["xl/vbaProject.bin"]).values())
    code = re.sub(r"(?m)^\s*'.*$", "", code)  # the licence of xlwings names its address
    assert [word for word in _OBJECTS if word.casefold() in code.casefold()] == []


def test_the_workbook_leads_to_nothing_outside_of_itself() -> None:
    parts = read_parts(small_workbook())
    outside = [name for name, data in parts.items() if name.endswith(".rels") and b'TargetMode="External"' in data]
    assert outside == []
    assert [name for name in parts if re.search("externalLinks|connections|queryTables", name)] == []


def test_no_module_of_the_program_imports_what_speaks_with_a_network() -> None:
    """But for LibreOffice on this computer, by a pipe, and for Dask, which an office asks for by name."""
    tree = source_tree()
    assert tree is not None
    means = re.compile(
        r"^\s*(?:import|from) (?:socket|ssl|http|urllib\.request|ftplib|smtplib|requests|httpx)\b.*", re.MULTILINE
    )
    files = {p.relative_to(tree).as_posix(): p.read_text("utf-8") for p in (tree / "xlpy").rglob("*.py")}
    found = {name: means.findall(text) for name, text in files.items() if means.search(text)}
    # How a path is written as file:///; it opens nothing.
    assert found == {"xlpy/makro_libreoffice.py": ["from urllib.request import url2pathname"]}
