"""Every rule by its own two examples, and what all rules have in common."""

from collections import Counter
from pathlib import Path

import pytest
from contoh_aturan import bahan

from xlpy.checks import rules as package
from xlpy.checks.aturan import Aturan, Keluarga
from xlpy.checks.catalogue import findings, may_be_waived, rules
from xlpy.plan.temuan import Tingkat

ALL = list(rules().values())
MODULES = sorted(p for p in Path(str(package.__file__)).parent.glob("*.py") if p.stem != "__init__")


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_the_passing_example_passes(rule: Aturan) -> None:
    assert [found.pesan for found in findings(rule, bahan(rule.lulus))] == []


@pytest.mark.parametrize("rule", ALL, ids=lambda r: r.id)
def test_the_failing_example_fails_and_each_finding_can_be_acted_on(rule: Aturan) -> None:
    found = list(findings(rule, bahan(rule.gagal)))
    assert found
    for finding in found:
        assert (finding.aturan, finding.tingkat, finding.dasar) == (rule.id, rule.tingkat, rule.dasar)
        assert finding.pesan.endswith((".", "?"))
        assert finding.saran.endswith((".", "?", "…"))
        assert finding.sel.partition("!")[0] in {
            "Rencana Kinerja", "DPA", "Pengaturan", "Sasaran", "Tupoksi", "Koreksi", "Unit", "Surat",
        }  # fmt: skip
    assert max(Counter(f.identitas for f in found).values()) == 1


@pytest.mark.parametrize("path", MODULES, ids=lambda p: p.stem)
def test_a_file_holds_the_rule_of_its_name_and_says_what_it_demands(path: Path) -> None:
    number = path.stem.partition("_")[0].removeprefix("rk")
    assert path.read_text(encoding="utf-8").startswith(f'"""RK-{number}: ')
    assert f"RK-{number}" in rules()


def test_the_catalogue_has_every_family_and_each_rule_once() -> None:
    assert {rule.keluarga for rule in ALL} == set(Keluarga)
    assert len(ALL) == len(MODULES) == len({rule.judul for rule in ALL})
    assert [rule.id for rule in ALL] == sorted(rule.id for rule in ALL)


def test_a_wording_never_blocks_a_signature() -> None:
    assert all(rule.tingkat is not Tingkat.BERAT for rule in ALL if rule.keluarga is Keluarga.UKURAN)


def test_only_what_blocks_may_be_fixed_and_sums_and_signature_are() -> None:
    fixed = {rule.id for rule in ALL if rule.tetap}
    assert all(rules()[rule_id].tingkat is Tingkat.BERAT for rule_id in fixed)
    assert {"RK-201", "RK-202", "RK-203", "RK-601", "RK-701", "RK-705"} <= fixed
    assert not may_be_waived("RK-201-0123456789")
    assert may_be_waived("RK-305-0123456789")
    assert not may_be_waived("RK-999-0123456789")
