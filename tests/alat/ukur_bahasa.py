"""The language rules measured on the labelled wordings of ``tests/checks/data``: precision and recall per rule."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from contoh_aturan import bahan

from xlpy.checks.catalogue import rules

DATA = Path(__file__).resolve().parents[1] / "checks" / "data"
TUNED, KEPT = "latih", "simpan"
OF_SASARAN = ("RK-301", "RK-302", "RK-303", "RK-304")
OF_INDIKATOR = ("RK-305", "RK-306", "RK-307", "RK-308", "RK-309", "RK-310", "RK-311", "RK-312")
TWINS = "RK-313"
# A code that the nomenclature does not have: the wording is judged as if it were the office's own.
_OWN = {"sasaran": "S1", "program": "7.01.99", "kegiatan": "7.01.99.2.99", "sub": "7.01.99.2.99.0099"}


@dataclass(slots=True)
class Score:
    """What a rule said against what it should have said."""

    hit: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.false) if self.hit + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """One rule on one wording."""

    part: str
    rule: str
    wording: str
    raised: bool
    wanted: bool


def verdicts() -> Iterator[Verdict]:
    """Every language rule on every labelled wording."""
    for row in labelled("sasaran"):
        text = f"rencana | nama\nS1 | {row['sasaran']}"
        yield from _judged(OF_SASARAN, text, row["bagian"], row["sasaran"], row["label"].split())
    for row in labelled("indikator"):
        wording = f"{row['indikator']} | {row['satuan']} | {row['target']}"
        text = f"rencana | indikator | satuan | target\n{_OWN[row['jenjang']]} | {wording}"
        yield from _judged(OF_INDIKATOR, text, row["bagian"], wording, row["label"].split())
    for row in labelled("pasangan"):
        text = f"rencana | indikator\nS1 | {row['satu']}\nS2 | {row['lain']}"
        wanted = [TWINS] if row["sama"] == "ya" else []
        yield from _judged((TWINS,), text, row["bagian"], f"{row['satu']} = {row['lain']}", wanted)


def scores(part: str) -> dict[str, Score]:
    """The score of each rule on one part of the set."""
    found = {rule: Score() for rule in (*OF_SASARAN, *OF_INDIKATOR, TWINS)}
    for v in verdicts():
        if v.part == part:
            found[v.rule].hit += v.raised and v.wanted
            found[v.rule].false += v.raised and not v.wanted
            found[v.rule].missed += v.wanted and not v.raised
    return found


def _judged(rule_ids: tuple[str, ...], text: str, part: str, wording: str, wanted: list[str]) -> Iterator[Verdict]:
    told = bahan(text)
    for rule_id in rule_ids:
        raised = any(True for _ in rules()[rule_id].periksa(told))
        yield Verdict(part, rule_id, wording, raised, rule_id in wanted)


def labelled(name: str) -> list[dict[str, str]]:
    """The rows of one file of the set."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
