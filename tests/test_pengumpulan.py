"""Every file of tests is run: pytest passes over folders by their names, and says nothing of it."""

from pathlib import Path

import pytest

TESTS = Path(__file__).parent


def test_no_folder_of_tests_is_passed_over(pytestconfig: pytest.Config) -> None:
    passed_over = set(pytestconfig.getini("norecursedirs"))
    folders = {path.parent.relative_to(TESTS) for path in TESTS.rglob("test_*.py")}
    assert [str(f) for f in sorted(folders) if passed_over & set(f.parts)] == []
