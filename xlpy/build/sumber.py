"""The sources of the workbook's macros: what is written by hand, made from tables, or taken from xlwings."""

from collections.abc import Sequence
from pathlib import Path

from xlpy.build.pita import CALLBACKS, callbacks_module, ribbon_xml
from xlpy.build.runpython import MODULE, run_python_module
from xlpy.build.vba.model import Kind, Module, Project
from xlpy.resources import workbook_sources

WORKBOOK_CODE_NAME = "ThisWorkbook"
_BY_HAND = ("Jembatan", "LibreOffice")
_PROJECT = "VBAProject"  # Excel's own default, by which LibreOffice also names the library


def macro_project(sheet_code_names: Sequence[str]) -> Project:
    """The VBA project of a workbook whose sheets have these code names."""
    documents = (
        Module(WORKBOOK_CODE_NAME, "", Kind.WORKBOOK),
        *(Module(name, "", Kind.SHEET) for name in sheet_code_names),
    )
    folder = workbook_sources() / "vba"
    modules = (
        Module(CALLBACKS, callbacks_module()),
        *(Module(name, (folder / f"{name}.bas").read_bytes().decode("ascii")) for name in _BY_HAND),
        Module(MODULE, run_python_module()),
    )
    return Project(_PROJECT, (*documents, *modules))


def generated_sources() -> dict[Path, bytes]:
    """The committed sources that are made from the table of commands, by their place under ``workbook/src``."""
    return {
        Path("customUI14.xml"): ribbon_xml().encode(),
        Path("vba", f"{CALLBACKS}.bas"): callbacks_module().encode("ascii"),
    }
