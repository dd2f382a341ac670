"""The papers as a catalogue: each with one maker, tied to the steps of the SOP."""

from dataclasses import replace
from pathlib import Path

from xlpy.forms import papers as package
from xlpy.forms.catalogue import in_order, of_step, papers, without_maker
from xlpy.sop.muat import load_sop
from xlpy.sop.steps import Kertas as KertasSop

NOT_YET = {
    *("buku-agenda", "lembar-disposisi", "form-unit", "lembar-koreksi"),
    *("surat-pengantar", "buku-ekspedisi"),
}
"""Papers of the built-in procedure that nobody makes yet."""


def test_every_module_is_one_paper_under_its_own_code() -> None:
    files = {p.stem for p in Path(package.__path__[0]).glob("*.py")} - {"__init__"}
    assert {kode.replace("-", "_") for kode in papers()} == files


def test_every_paper_that_the_built_in_procedure_names_has_a_maker() -> None:
    assert set(without_maker(load_sop())) <= NOT_YET


def test_papers_stand_in_the_order_of_the_steps() -> None:
    sop = load_sop()
    named = [kode for step in sop.langkah for kode in step.kertas]
    order = [kertas.kode for kertas in in_order(sop)]
    assert set(order) == papers().keys()
    by_steps = [kode for kode in dict.fromkeys(named) if kode in papers()]
    assert order[: len(by_steps)] == by_steps


def test_the_papers_of_a_step() -> None:
    assert [kertas.kode for kertas in of_step(load_sop(), 10)] == ["tanda-terima"]


def test_a_paper_that_only_an_office_s_own_procedure_names_is_said_to_have_no_maker() -> None:
    sop = load_sop()
    own = replace(sop, kertas=(*sop.kertas, KertasSop(kode="kartu-kendali", nama="Kartu Kendali")))
    assert "kartu-kendali" in without_maker(own)
