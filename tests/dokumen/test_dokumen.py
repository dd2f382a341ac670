"""What the pages say is so: links lead somewhere, commands exist, the worked example works."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from contoh_aturan import bahan

from xlpy import __version__
from xlpy.checks.catalogue import findings, rules
from xlpy.cli import build_parser

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    page
    for page in (*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / ".github").rglob("*.md"))
    if page.name not in {"rules.md", "commands.md"}  # made, and compared with what makes them
)
_LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")
_TARGET = re.compile(r"^([a-z-]+):", re.MULTILINE)


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_leads_to_a_file(page: Path) -> None:
    assert [link for link in _LINK.findall(text(page)) if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_command_that_is_named_exists(page: Path) -> None:
    verbs = next(a.choices for a in build_parser()._actions if a.dest == "verb" or a.choices)  # noqa: SLF001 - argparse has no other way
    assert {"susun", "periksa"} <= set(verbs or ())
    code = "\n".join(re.findall(r"```.*?```|`[^`\n]+`", text(page), re.DOTALL))
    named = set(re.findall(r"rencana-kinerja ([a-z]+)\b(?!-)", code))
    assert named - set(verbs or ()) == set()
    targets = set(_TARGET.findall(text(ROOT / "Makefile")))
    assert set(re.findall(r"(?<![\w.])make ([a-z-]+)", code)) - targets == set()


def test_the_worked_example_of_a_rule_works(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", text(ROOT / "CONTRIBUTING.md"), re.DOTALL)
    (name,) = re.findall(r"Make `xlpy/checks/rules/(rk\d+_\w+)\.py`", text(ROOT / "CONTRIBUTING.md"))
    (tmp_path / f"{name}.py").write_text(code, encoding="utf-8")
    spec = spec_from_file_location(name, tmp_path / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    rule = module.ATURAN
    assert rule.id == f"RK-{name[2:5]}"
    assert rule.id not in rules(), "the example must show a rule that is not there yet"
    assert list(findings(rule, bahan(rule.lulus))) == []
    assert list(findings(rule, bahan(rule.gagal))) != []


def test_the_changelog_keeps_its_form() -> None:
    lines = text(ROOT / "CHANGELOG.md").splitlines()
    heads = [line for line in lines if line.startswith("## ")]
    assert heads[0] == "## [Belum dirilis]"
    form = re.compile(r"## \[(\d+\.\d+\.\d+)\] - (\d{4}-\d\d-\d\d|belum ditentukan)")
    told = [form.fullmatch(head) for head in heads[1:]]
    assert all(told), heads
    versions = [tuple(map(int, match[1].split("."))) for match in told if match]
    assert versions == sorted(versions, reverse=True)
    assert __version__ in {match[1] for match in told if match}, "the version is not told"
    assert not any(match and match[2] == "belum ditentukan" for match in told[1:]), "an older version without its day"
    kinds = {"Ditambahkan", "Diubah", "Usang", "Dihapus", "Diperbaiki", "Keamanan", "Batas yang diketahui"}
    assert {line[4:] for line in lines if line.startswith("### ")} <= kinds


def test_the_number_of_rules_that_is_told_is_that_of_the_catalogue() -> None:
    told = {page.name: re.findall(r"\b(\d+) (?:aturan pemeriksaan|rules)\b", text(page)) for page in PAGES[:8]}
    wrong = {name: found for name, found in told.items() if set(found) - {str(len(rules()))}}
    assert wrong == {}
