"""The macros in a real LibreOffice: every module compiles, a click never ends in silence."""

from importlib import resources
from pathlib import Path
from shutil import which

import pytest
from basic_libreoffice import run_basic
from buku_kecil import PROJECT, with_text_in

from xlpy.build.perintah import PERINTAH
from xlpy.build.vba.model import Kind
from xlpy.resources import empty_workbook

CALLS = {
    "Pita": "VBAProject.Pita.ImporDpa",
    "Jembatan": 'Hasil = VBAProject.Jembatan.PesanKesalahan("Rencana Kinerja: begini", "Susun")',
    "LibreOffice": "Hasil = VBAProject.LibreOffice.DiLibreOffice()",
    "xlwings": 'Hasil = VBAProject.xlwings.GetDirectory("C:\\folder\\buku.xlsm")',
}
CLICKS = [f"VBAProject.Pita.{p.makro}" for p in PERINTAH] + [
    f"VBAProject.Pita.{p.callback}(Nothing)" for p in PERINTAH
]
FUNCTIONS = """
    Dim semua, satu, i
    semua = createUnoService("com.sun.star.sheet.FunctionDescriptions")
    For i = 0 To semua.getCount() - 1
        For Each satu In semua.getByIndex(i)
            If satu.Name = "Name" Then Hasil = Hasil & " " & satu.Value
        Next satu
    Next i
"""
MISSING = 'Hasil = VBAProject.Jembatan.PesanDari("susun", "Susun Rencana")'

# What Python leaves on its error output, and what the user then reads.
ERRORS = {
    "Traceback ...\nModuleNotFoundError: No module named 'xlpy.macros'": "belum ada pada Rencana Kinerja",
    "AttributeError: module 'xlpy.macros' has no attribute 'susun'": "belum ada pada Rencana Kinerja",
    "Traceback ...\nModuleNotFoundError: No module named 'xlpy'": "belum terpasang pada Python yang dipakai",
    "Traceback ...\nModuleNotFoundError: No module named 'xlwings'": "belum terpasang pada Python yang dipakai",
    "Traceback ...\nZeroDivisionError: division by zero": "(ZeroDivisionError: division by zero)",
    "'python' is not recognized as a command.": "Python tidak dapat dimulai",
    "": "Python tidak dapat dimulai",
    "Rencana Kinerja: DPA!F23: pagu tidak terbaca.": "DPA!F23: pagu tidak terbaca.",
    "<class 'E'>: Rencana Kinerja: DPA!F23: pagu salah., traceback follows\n  a.py:3": "ok: DPA!F23: pagu salah.",
    "<class 'ValueError'>: begini, traceback follows\n  a.py:3 in f()": "(<class 'ValueError'>: begini)",
}


def basic_text(text: str) -> str:
    """A text as Basic writes it."""
    lines = ['"' + line.replace('"', '""') + '"' for line in text.split("\n")]
    return " & Chr(10) & ".join(lines)


def asked() -> list[str]:
    messages = [f'Hasil = VBAProject.Jembatan.PesanKesalahan({basic_text(text)}, "Susun")' for text in ERRORS]
    return [*CALLS.values(), MISSING, FUNCTIONS, *messages, *CLICKS]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if which("soffice", path="/usr/bin:/bin") is None:
        pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
    return tmp_path_factory.mktemp("lo")


@pytest.fixture(scope="module")
def answers(office: Path) -> dict[str, str]:
    """What the macros of the workbook that offices open answer."""
    path = office / "baik.xlsm"
    path.write_bytes(empty_workbook().read_bytes())
    return dict(zip(asked(), run_basic(path, asked(), office), strict=True))


def test_every_module_with_code_is_called() -> None:
    assert set(CALLS) == {module.name for module in PROJECT.modules if module.kind is Kind.STANDARD}


@pytest.mark.parametrize("module", CALLS)
def test_the_module_compiles(module: str, answers: dict[str, str]) -> None:
    assert answers[CALLS[module]].startswith("ok: ")


def test_a_module_that_does_not_compile_is_noticed(office: Path) -> None:
    path = office / "rusak.xlsm"
    path.write_bytes(with_text_in("xlwings", "Sub Rusak()\r\n    If 1 Then For\r\nEnd Sub\r\n"))
    (answer,) = run_basic(path, [CALLS["xlwings"]], office)
    assert answer.startswith("error: ")


def test_the_bridge_knows_that_it_is_in_libreoffice(answers: dict[str, str]) -> None:
    assert answers[CALLS["LibreOffice"]] == "ok: True"


def test_a_click_without_the_python_side_says_so(answers: dict[str, str]) -> None:
    assert "penghubungnya ke Python belum terpasang. Buku kerja tidak berubah." in answers[MISSING]


@pytest.mark.parametrize("click", CLICKS)
def test_a_click_comes_back(click: str, answers: dict[str, str]) -> None:
    assert answers[click] == "ok: "


@pytest.mark.parametrize("text", ERRORS)
def test_an_error_of_python_becomes_a_message_to_act_on(text: str, answers: dict[str, str]) -> None:
    call = f'Hasil = VBAProject.Jembatan.PesanKesalahan({basic_text(text)}, "Susun")'
    assert ERRORS[text] in answers[call]
    assert "traceback" not in answers[call].lower()


def test_libreoffice_knows_every_function_that_our_formulas_may_use(answers: dict[str, str]) -> None:
    lines = resources.files("xlpy.build").joinpath("data/fungsi-rumus.txt").read_text("ascii").splitlines()
    ours = {line.removeprefix("_xlfn.") for line in lines if not line.startswith("#")}
    assert ours - set(answers[FUNCTIONS].split()) == set()
