"""How far the language rules can be trusted: measured on wordings labelled before the rules were written."""

import pytest
from contoh_aturan import bahan
from ukur_bahasa import KEPT, OF_INDIKATOR, OF_SASARAN, TUNED, TWINS, Score, labelled, scores

from xlpy.checks.aturan import Keluarga
from xlpy.checks.catalogue import check, rules
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.temuan import Tingkat

PRECISION, RECALL = 0.95, 0.85


@pytest.fixture(scope="module")
def kept() -> dict[str, Score]:
    return scores(KEPT)


@pytest.fixture(scope="module")
def tuned() -> dict[str, Score]:
    return scores(TUNED)


@pytest.mark.parametrize("rule_id", [*OF_SASARAN, *OF_INDIKATOR, TWINS])
def test_what_a_language_rule_raises_on_the_kept_third_is_right(kept: dict[str, Score], rule_id: str) -> None:
    assert kept[rule_id].hit > 0
    assert kept[rule_id].precision >= PRECISION
    assert kept[rule_id].recall >= RECALL


@pytest.mark.parametrize("rule_id", [*OF_SASARAN, *OF_INDIKATOR, TWINS])
def test_it_finds_what_it_was_tuned_on(tuned: dict[str, Score], rule_id: str) -> None:
    assert tuned[rule_id].precision >= PRECISION
    assert tuned[rule_id].recall >= RECALL


def test_the_set_is_large_enough_and_a_quarter_and_more_is_kept() -> None:
    rows = [row for name in ("indikator", "sasaran") for row in labelled(name)]
    assert len(rows) >= 330
    assert sum(row["bagian"] == KEPT for row in rows) / len(rows) > 0.3


def official() -> str:
    """The whole nomenclature of a kabupaten as a plan, with its own indikator."""
    lines = ["rencana | indikator | satuan | target | tw | penanggung jawab"]
    for entri in nomenklatur(2027).entri.values():
        own = f"{entri.indikator} | {entri.satuan} | 1 | 0 0 0 1" if entri.indikator else " | | |"
        lines.append(f"{entri.kode} | {own} | Kasi Pemerintahan")
    return "\n".join(lines)


def test_the_official_wording_is_nowhere_found_fault_with() -> None:
    families = {Keluarga.UKURAN, Keluarga.NOMENKLATUR}
    raised = [t for t in check(bahan(official())) if rules()[t.aturan].keluarga in families]
    assert {t.aturan for t in raised} <= {"RK-502"}  # Papua's and Aceh's codes are not ours
    assert all(t.tingkat is not Tingkat.BERAT for t in raised)
