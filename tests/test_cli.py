"""The door: what it says, in which language, with which exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from xlpy.build.commands import commands_page
from xlpy.cli import build_parser, main

REPO = Path(__file__).parents[1]
ENGLISH = ("usage", "optional arguments", "show this help", "required", "invalid", "error:")


def test_the_documented_commands_are_the_ones_there_are() -> None:
    page = (REPO / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == commands_page(build_parser()), "run: make docs"


def test_the_help_is_indonesian() -> None:
    page = commands_page(build_parser()).casefold()
    assert [word for word in ENGLISH if word in page] == []


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        ([], "masih kurang: PERINTAH"),
        (["impor", "dpa"], "masih kurang: berkas"),
        (["impor", "surat", "x.xlsx"], "jenis: 'surat' bukan pilihan"),
        (["susun", "--entah"], "tidak dikenal: --entah"),
        (["susun", "--tahun", "dua"], "--tahun: 'dua' bukan bilangan bulat"),
        (["susun", "--dpa"], "--dpa memerlukan satu nilai"),
        (["susun"], "sebutkan BUKU"),
        (["susun", "-o", "baru.xlsx"], "--dpa F dan -o BUKU"),
    ],
)
def test_a_wrong_call_is_explained_in_indonesian(
    argv: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(argv)
    said = capsys.readouterr().err
    assert stop.value.code == 2
    assert expected in said
    assert [word for word in ENGLISH if word in said.casefold()] == []


@pytest.mark.parametrize(
    ("argv", "expected"),
    [
        (["susun", "--dpa", "d.xlsx", "-o", "baru.pdf"], "harus berakhiran .xlsm"),
        (["impor", "dpa", "tidak-ada.xlsx"], "tidak ditemukan"),
    ],
)
def test_an_input_that_cannot_be_used_ends_with_3(
    argv: list[str], expected: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 3
    assert expected in capsys.readouterr().err


def test_a_machine_gets_the_reason_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["impor", "dpa", "tidak-ada.xlsx", "--json"]) == 3
    said = json.loads(capsys.readouterr().out)
    assert said["kode"] == 3
    assert "tidak ditemukan" in said["kesalahan"]


def test_help_loads_none_of_the_heavy_libraries() -> None:
    code = (
        "import sys, contextlib, io\n"
        "from xlpy.cli import main\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.suppress(SystemExit): main(['--help'])\n"
        "print([m for m in ('pandas', 'xlwings', 'openpyxl', 'xlsxwriter', 'python_calamine', 'lxml') "
        "if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=REPO)
    assert done.stdout.strip() == "[]"


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.strip()
