"""Names that Excel would not take are refused, with the name and the reason."""

import re

import pytest

from xlpy.build.vba.model import Kind, Module, Project
from xlpy.build.vba.project import vba_project


def of(*names: str) -> Project:
    return Project("VBAProject", tuple(Module(name, "") for name in names))


@pytest.mark.parametrize("name", ["A", "Modul1", "m_1", "M" * 31, "Line", "Name", "dirs", "PROJECTwm", "Lembar"])
def test_a_good_module_name_is_taken(name: str) -> None:
    assert vba_project(of(name))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("", "must be ASCII letters"),
        ("_Modul", "begin with a letter"),
        ("1Modul", "begin with a letter"),
        ("Modul Satu", "must be ASCII letters"),
        ("Modul-1", "must be ASCII letters"),
        ("Modul\n", "must be ASCII letters"),
        ("Modulé", "must be ASCII letters"),
        ("M" * 32, "32 characters, at most 31"),
        ("Print", "taken by VBA"),
        ("me", "taken by VBA"),
        ("dir", "by the file format"),
        ("Excel", "by a library"),
        ("vbaproject", "already the project name 'VBAProject'"),
    ],
)
def test_a_bad_module_name_is_refused_with_the_reason(name: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"module name '{re.escape(name)}': .*{reason}"):
        vba_project(of(name))


def test_names_that_differ_only_in_case_are_refused() -> None:
    with pytest.raises(ValueError, match="module name 'JEMBATAN': already the module name 'Jembatan'"):
        vba_project(of("Jembatan", "JEMBATAN"))


@pytest.mark.parametrize("name", ["", "Proyek Satu", "_P", "P" * 129, "Office"])
def test_a_bad_project_name_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match=r"^project name"):
        vba_project(Project(name, (Module("Modul", ""),)))


@pytest.mark.parametrize("description", ["dua\nbaris", "é", "x" * 2001])
def test_a_description_that_does_not_fit_its_record_is_refused(description: str) -> None:
    with pytest.raises(ValueError, match="the description must be one ASCII line"):
        vba_project(Project("Proyek", (Module("Modul", ""),), description))


def test_a_project_without_modules_is_refused() -> None:
    with pytest.raises(ValueError, match="has no module"):
        vba_project(of())


def test_two_workbooks_in_a_project_are_refused() -> None:
    modules = (Module("ThisWorkbook", "", Kind.WORKBOOK), Module("Buku", "", Kind.WORKBOOK))
    with pytest.raises(ValueError, match="more than one workbook module"):
        vba_project(Project("Proyek", modules))
