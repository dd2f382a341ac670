"""What is taken of xlwings' VBA module: nothing that nobody looked at, and nothing more than is called."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from xlpy.build import runpython
from xlpy.build.pita import callbacks_module
from xlpy.build.sumber import macro_project

MODULE = runpython.run_python_module()
TEXT = runpython.upstream()
CODE = re.sub(r"(?m)(^|\s)'.*$", "", MODULE.replace("\r", ""))  # without comments


def test_upstream_is_the_text_that_was_reviewed() -> None:
    changed = runpython.changed(TEXT)
    assert changed == {}, (
        f"xlwings.bas has changed in {sorted(changed)}. Compare these procedures with the version pinned before, "
        "mend the edits in xlpy/build/runpython.py, put the new digests there, and try the buttons in Excel."
    )


def test_a_change_upstream_is_noticed() -> None:
    other = TEXT.replace("WaitOnReturn = True", "WaitOnReturn = False")
    assert list(runpython.changed(other)) == ["ExecuteWindows"]


def test_an_edit_that_finds_nothing_is_an_error() -> None:
    with pytest.raises(ValueError, match="not once"):
        runpython.Change("tidak ada", "x").apply(TEXT)
    with pytest.raises(ValueError, match="no lines"):
        runpython.Cut("tidak ada", "x").apply(TEXT)


def test_the_licence_stands_in_the_module() -> None:
    assert "Copyright (C) 2014-present, Zoomer Analytics LLC." in MODULE
    assert "SUCH DAMAGE." in MODULE


def test_the_version_is_that_of_the_installed_package() -> None:
    from importlib.metadata import version  # noqa: PLC0415

    assert f'XLWINGS_VERSION As String = "{version("xlwings")}"' in MODULE


def test_every_procedure_is_called_by_another_or_from_outside() -> None:
    everything = "\n".join(module.source for module in macro_project(["Lembar1"]).modules)
    from_outside = {"RunPython", "CleanUp"}  # CleanUp is run by xlwings on a Mac when Python ends
    for name in re.findall(r"^(?:Public |Private )?(?:Sub|Function) (\w+)", MODULE, re.MULTILINE):
        calls = len(re.findall(rf"\b{name}\b(?! *=)", everything)) - len(
            re.findall(rf"Function {name}\b", everything)
        )
        assert name in from_outside or calls > 0, f"{name} is taken, but nothing calls it"


def test_nothing_of_the_rest_is_called() -> None:
    for name in (
        "CheckConda",
        "XLPy",
        "GetFullName",
        "GetDirectoryPath",
        "default",
        "Dictionary",
        "embedded",
        "Declare",
    ):
        assert name not in CODE


def test_no_english_message_is_left() -> None:
    assert "MsgBox" not in CODE
    raised = re.findall(r'Err\.Raise vbObjectError \+ 1, "Jembatan", "([^"]+)', MODULE)
    assert len(raised) == 2
    assert all(text.startswith("Rencana Kinerja: ") for text in raised)


def test_what_helps_is_in_the_hands_of_a_user_of_ours() -> None:
    """A bundle's environment has xlwings' command on no path, and a user never heard of xlwings."""
    assert "runpython install" not in MODULE
    assert "Jalankan lagi Pasang.cmd dari paket Rencana Kinerja" in MODULE
    assert (
        "Jalankan lagi Pasang.command dari paket Rencana Kinerja, atau di Terminal: rencana-kinerja pasang." in MODULE
    )


def test_the_folder_of_the_workbook_stays_off_the_path_of_python() -> None:
    assert 'GetConfig("ADD_WORKBOOK_TO_PYTHONPATH", "false")' in MODULE


def test_a_file_in_the_current_folder_is_not_taken_for_a_module_of_ours(tmp_path: Path) -> None:
    for name in ("xlwings", "xlpy"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('planted')", encoding="utf-8")
    template = re.search(r'PythonInterpreter & " (-B .+?) -c ""(.+?)\(\\"""', MODULE)
    assert template
    path = f"false;{tmp_path / 'buku.xlsm'};{tmp_path / 'buku.xlsm'};;;"  # as RunPython hands it over
    code = f"{template[2]}({path!r}); import sys, xlpy; print('' in sys.path, xlpy.__file__)"
    command = [sys.executable, *template[1].split(), "-c", code]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    answer = subprocess.run(command, cwd=tmp_path, env=environment, check=True, capture_output=True, text=True)
    assert answer.stdout.startswith("False ")
    assert str(tmp_path) not in answer.stdout


def test_no_directive_stands_around_a_whole_procedure() -> None:
    """LibreOffice ignores ``#If`` and would read both heads."""
    depth = 0
    for line in MODULE.splitlines():
        if line.lstrip().startswith("#If"):
            depth += 1
        elif line.lstrip().startswith("#End If"):
            depth -= 1
        elif re.match(r"(Public |Private )?(Sub|Function) ", line):
            assert depth == 0, line


def test_the_callbacks_are_all_there_is_in_their_module() -> None:
    bodies = re.findall(r"^    (.+)$", callbacks_module().replace("\r", ""), re.MULTILINE)
    assert all(re.fullmatch(r'Jalankan "\w+", "[\w ]+"|\w+', body) for body in bodies)
