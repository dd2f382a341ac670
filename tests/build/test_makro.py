"""The macros as others see them: olevba reads them back unchanged, scanners find nothing that starts by itself."""

import warnings

import pytest
from buku_kecil import PROJECT, small_workbook
from pembaca_vba import by_olevba

from xlpy.build.paket import read_parts
from xlpy.build.vba.model import Kind, Module
from xlpy.build.vba.source import stored_text

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # it calls an old name of pyparsing
    from oletools.mraptor import MacroRaptor
    from oletools.olevba import VBA_Scanner

VBA = read_parts(small_workbook())["xl/vbaProject.bin"]
TEXTS = {name.rpartition(".")[0]: text for name, text in by_olevba(VBA).items()}
EVERYTHING = "\n".join(TEXTS.values())


def test_olevba_reads_back_the_sources_unchanged() -> None:
    assert {module.name: stored_text(module) for module in PROJECT.modules} == TEXTS


def test_mraptor_says_macro_ok() -> None:
    raptor = MacroRaptor(EVERYTHING)
    raptor.scan()
    assert not raptor.suspicious


def test_nothing_starts_by_itself() -> None:
    assert [word for kind, word, _ in VBA_Scanner(EVERYTHING).scan() if kind == "AutoExec"] == []


@pytest.mark.parametrize("module", PROJECT.modules, ids=lambda module: module.name)
def test_only_our_modules_and_xlwings_hold_code(module: Module) -> None:
    documents = module.kind in {Kind.WORKBOOK, Kind.SHEET}
    assert documents == (TEXTS[module.name].count("Attribute ") == len(TEXTS[module.name].splitlines()))


def test_the_bridge_is_thin() -> None:
    """What is written by hand: two modules that fit on two screens."""
    lines = [line for name in ("Jembatan", "LibreOffice") for line in TEXTS[name].splitlines() if line.strip()]
    assert len(lines) <= 100


def test_an_error_is_never_swallowed() -> None:
    """Only one procedure of ours goes on after an error, and the one that calls it says what it means."""
    ours = TEXTS["Pita"] + TEXTS["Jembatan"] + TEXTS["LibreOffice"]
    assert ours.count("On Error Resume Next") == 1
    assert ours.count("On Error GoTo Gagal") == 1
