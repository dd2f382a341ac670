"""The run before as its summary tells it: whatever became of that file, it is compared or said, and nothing stops."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from konsolidasi import fill, run, told

from xlpy.consolidate.sebelumnya import read_before

NOTE = "Hasil sebelumnya tidak lengkap, jadi tidak dapat dibandingkan."
HUGE = 10**30


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of a run over three workbooks."""
    folder = tmp_path_factory.mktemp("dulu")
    fill(folder / "masuk")
    run(folder / "masuk", folder / "r.xlsx")
    return folder / "r.xlsx"


def note(made: Path, folder: Path, text: str) -> str:
    """What is said of a summary with this text."""
    (folder / "r.json").write_text(text)
    return read_before(folder / "r.json", made.with_suffix(".csv")).catatan


def test_an_unaltered_summary_can_be_compared_with(made: Path, tmp_path: Path) -> None:
    assert note(made, tmp_path, made.with_suffix(".json").read_text()) == ""


@pytest.mark.parametrize("text", ["[" * 200_000, '{"csv":' * 200_000, "", "null", "[]", "{}", "1", '{"csv":'])
def test_what_is_no_summary_is_said(made: Path, tmp_path: Path, text: str) -> None:
    assert note(made, tmp_path, text) == NOTE


@pytest.mark.parametrize("value", [None, [], {}, [None], [{}], 1, "x", [[]]])
def test_units_that_are_none_are_said(made: Path, tmp_path: Path, value: object) -> None:
    assert note(made, tmp_path, json.dumps({**told(made), "diterima": value})) == NOTE


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("csv", [0.5, 10]), ("csv", [-5, 10]), ("csv", [True, True]), ("csv", [0, 10]), ("csv", [HUGE, 1]),
        ("csv", [1, HUGE]), ("csv", [1, float("nan")]), ("csv", []), ("csv", None), ("csv", ["a", "b"]),
        ("pagu", 1.5), ("pagu", float("nan")), ("pagu", "1"), ("pagu", None),
        ("unit", None), ("unit", [1]), ("induk", None), ("induk", {}), ("sidik", None), ("sidik", 1),
    ],
)  # fmt: skip
def test_a_unit_that_says_something_else_is_said(made: Path, tmp_path: Path, key: str, value: object) -> None:
    first, *rest = told(made)["diterima"]
    assert note(made, tmp_path, json.dumps({**told(made), "diterima": [{**first, key: value}, *rest]})) == NOTE


@pytest.mark.parametrize(("start", "length"), [(3, 0), (0, -20), (0, 20), (-1, 0)])
def test_stretches_that_are_not_all_lines_one_behind_the_other_are_said(
    made: Path, tmp_path: Path, start: int, length: int
) -> None:
    first, *rest = told(made)["diterima"]
    moved = {**first, "csv": [first["csv"][0] + start, first["csv"][1] + length]}
    assert note(made, tmp_path, json.dumps({**told(made), "diterima": [moved, *rest]})) == NOTE


def test_a_run_over_a_damaged_summary_says_so_and_mends_it(made: Path, tmp_path: Path) -> None:
    for name in ("r.csv", "r.json", "masuk"):
        copy: Any = shutil.copytree if name == "masuk" else shutil.copy2
        copy(made.with_name(name), tmp_path / name)
    summary = told(made)
    summary["diterima"][0] |= {"csv": [3, 20], "sidik": "lain"}
    (tmp_path / "r.json").write_text(json.dumps(summary))
    run(tmp_path / "masuk", tmp_path / "r.xlsx")
    assert (told(tmp_path / "r.xlsx")["perubahan"], told(tmp_path / "r.xlsx")["diterima"]) == (
        0,
        told(made)["diterima"],
    )
