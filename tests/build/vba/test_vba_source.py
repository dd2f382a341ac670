"""The text of a module: its attributes, its line ends, and what Excel would not take."""

import pytest

from xlpy.build.vba.model import Kind, Module
from xlpy.build.vba.project import Project, vba_project
from xlpy.build.vba.source import stored_text

CLASS_HEAD = """\
Attribute VB_Name = "Kamus"
Attribute VB_Base = "0{FCFB3D2A-A0FA-1068-A738-08002B3371B5}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = False
Attribute VB_Exposed = False
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = False
"""
SHEET_HEAD = """\
Attribute VB_Name = "Lembar1"
Attribute VB_Base = "0{00020820-0000-0000-C000-000000000046}"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = True
Attribute VB_TemplateDerived = False
Attribute VB_Customizable = True
"""
WORKBOOK_HEAD = SHEET_HEAD.replace("00020820", "00020819").replace("Lembar1", "ThisWorkbook")
EXPORTED_CLASS = """\
VERSION 1.0 CLASS
BEGIN
  MultiUse = -1  'True
END
Attribute VB_Name = "Kamus"
Attribute VB_GlobalNameSpace = False
Attribute VB_Creatable = False
Attribute VB_PredeclaredId = True
Attribute VB_Exposed = False
Attribute VB_Description = "Kunci dan nilai"
Option Explicit
"""


def stored(name: str, source: str, kind: Kind = Kind.STANDARD) -> str:
    """The stored text, with simple line ends."""
    text = stored_text(Module(name, source, kind))
    assert text.count("\r\n") == text.count("\n") == text.count("\r")
    return text.replace("\r\n", "\n")


@pytest.mark.parametrize(
    ("name", "kind", "head"),
    [
        ("Modul", Kind.STANDARD, 'Attribute VB_Name = "Modul"\n'),
        ("Kamus", Kind.CLASS, CLASS_HEAD),
        ("ThisWorkbook", Kind.WORKBOOK, WORKBOOK_HEAD),
        ("Lembar1", Kind.SHEET, SHEET_HEAD),
    ],
)
def test_missing_attributes_are_added_once(name: str, kind: Kind, head: str) -> None:
    assert stored(name, "", kind) == head
    assert stored(name, "Option Explicit\n", kind) == head + "Option Explicit\n"
    assert stored(name, head + "Option Explicit\n", kind) == head + "Option Explicit\n"


def test_an_exported_class_loses_its_version_block_and_keeps_its_attributes() -> None:
    expected = CLASS_HEAD.replace("PredeclaredId = False", "PredeclaredId = True")
    expected += 'Attribute VB_Description = "Kunci dan nilai"\nOption Explicit\n'
    assert stored("Kamus", EXPORTED_CLASS, Kind.CLASS) == expected


def test_attributes_of_procedures_stay_where_they_are() -> None:
    source = 'Sub Susun()\nAttribute Susun.VB_Description = "Menyusun"\nEnd Sub\n'
    assert stored("Modul", source).endswith(source)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", ["", "end"])
def test_line_ends_become_crlf_and_the_last_line_has_one(end: str, last: str) -> None:
    source = end.join(["Sub A()", "", "End Sub"]) + (end if last else "")
    assert stored("Modul", source) == 'Attribute VB_Name = "Modul"\nSub A()\n\nEnd Sub\n'


def test_blank_lines_at_both_ends_are_kept() -> None:
    assert stored("Modul", "\n\nSub A()\nEnd Sub\n\n\n").endswith('"Modul"\n\n\nSub A()\nEnd Sub\n\n\n')


def test_a_name_attribute_of_another_module_is_refused() -> None:
    with pytest.raises(ValueError, match='module \'Modul\': VB_Name is "Lain", must be "Modul"'):
        stored_text(Module("Modul", 'Attribute VB_Name = "Lain"\n'))


def test_a_module_attribute_below_the_top_is_refused() -> None:
    with pytest.raises(ValueError, match="module 'Modul', line 2: attributes of the module must stand at the top"):
        stored_text(Module("Modul", 'Option Explicit\nAttribute VB_Name = "Modul"\n'))


def test_a_version_block_without_end_is_refused() -> None:
    with pytest.raises(ValueError, match="module 'Kamus': the VERSION block has no END"):
        stored_text(Module("Kamus", "VERSION 1.0 CLASS\nBEGIN\n", Kind.CLASS))


@pytest.mark.parametrize("character", ["é", "–", "\u00a0", "\ufeff", "\0", "\f", "\x7f", "\u2028"])
def test_what_is_no_printable_ascii_is_refused_with_its_line(character: str) -> None:
    with pytest.raises(ValueError, match=r"module 'Modul', line 2: '.+' is not printable ASCII"):
        stored_text(Module("Modul", f"Option Explicit\n' {character}\n"))


def test_lines_up_to_1023_characters_are_taken_and_longer_ones_refused() -> None:
    assert stored("Modul", "'" * 1023)
    with pytest.raises(ValueError, match="module 'Modul', line 2: 1024 characters, at most 1023"):
        stored_text(Module("Modul", "\n" + "'" * 1024))


@pytest.mark.parametrize("mark", [" _", "\t_", " _  "])
def test_24_continuations_are_taken_and_a_25th_refused(mark: str) -> None:
    good = f"x = 1 +{mark}\n" * 24 + "1\n"
    assert stored("Modul", good + good)
    with pytest.raises(ValueError, match="module 'Modul', line 25: more than 24 line continuations"):
        stored_text(Module("Modul", f"x = 1 +{mark}\n" * 25 + "1\n"))


def test_a_name_that_ends_in_an_underscore_continues_nothing() -> None:
    assert stored("Modul", "nilai_\n" * 30)


def test_more_lines_than_the_editor_holds_are_refused() -> None:
    with pytest.raises(ValueError, match="65535 lines, at most 65534"):
        stored_text(Module("Modul", "\n" * 65_535))


def test_a_text_that_does_not_compress_is_refused_with_the_name_of_its_module() -> None:
    letters = "".join(map(chr, range(33, 127)))
    pairs = "".join(a + b for i, a in enumerate(letters) for b in letters[i:])
    lines = [pairs[at : at + 1000] for at in range(0, 8000, 1000)]
    with pytest.raises(ValueError, match="module 'Acak': bytes 0 to 4096 do not compress"):
        vba_project(Project("Proyek", (Module("Acak", "\n".join(lines)),)))
