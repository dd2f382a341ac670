"""The sample with more than forty faults: every one is found, and nothing else."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from pathlib import Path

import pytest
from contoh_bercacat import Cacat, clean_sample, faults, planted

from xlpy.periksa import bahan_of, found_in
from xlpy.plan.temuan import Temuan

FAULTS = faults(Path(__file__).parent / "data" / "contoh_bercacat.txt")
DAY = date(2026, 1, 20)


def known() -> set[tuple[str, str]]:
    """What is found in the clean sample."""
    return {(t.identitas, t.pesan) for t in found_in(bahan_of(clean_sample(), DAY))}


def new(found: tuple[Temuan, ...]) -> list[Temuan]:
    before = known()
    return [t for t in found if (t.identitas, t.pesan) not in before]


def rules_of(found: list[Temuan]) -> set[str]:
    return {t.aturan for t in found}


def test_there_are_at_least_forty_faults_of_at_least_forty_rules() -> None:
    assert len(FAULTS) >= 40
    assert len(set[str]().union(*(fault.aturan for fault in FAULTS))) >= 40


@pytest.mark.parametrize("fault", FAULTS, ids=lambda f: f"{f.di} {f.isian}")
def test_one_fault_alone_is_found_by_its_rules_and_by_no_other(fault: Cacat) -> None:
    found = new(found_in(bahan_of(planted(clean_sample(), fault), DAY)))
    assert rules_of(found) == fault.aturan, [t.pesan for t in found]


def test_all_faults_together_are_found_and_nothing_else() -> None:
    spoilt = reduce(planted, FAULTS, clean_sample())
    found = new(found_in(bahan_of(spoilt, DAY)))
    unexplained = [
        t for t in found if not any(_explains(fault, rule, t) for fault in FAULTS for rule in fault.temuan)
    ]
    assert [(t.aturan, t.pesan) for t in unexplained] == []
    missed = [(f, rule) for f in FAULTS for rule in f.temuan if not any(_explains(f, rule, t) for t in found)]
    assert missed == []


def _explains(fault: Cacat, rule: tuple[str, str], found: Temuan) -> bool:
    words = [rule[1]] if rule[1] else _words(fault)
    return found.aturan == rule[0] and any(word in found.pesan for word in words)


def _words(fault: Cacat) -> Iterator[str]:
    """What a message about the fault may name: the code, the office, or what was typed."""
    kind, _, name = fault.di.partition(" ")
    place = name or kind.partition("#")[0]
    yield place
    if fault.nilai:
        yield fault.nilai
    if "RK-202" in fault.aturan:  # a sum names the levels above
        yield from (".".join(place.split(".")[:depth]) for depth in (3, 5))
