"""Waivers in the log: what they tell, what they move (nothing), and what is none."""

from dataclasses import replace

import pytest
from prosedur import BEKAL, PEJABAT, SIDIK, Kantor, rechained

from xlpy.plan.temuan import Temuan
from xlpy.sop.catatan import Tindakan
from xlpy.sop.keadaan import fold
from xlpy.sop.muat import load_sop
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.rantai import append, check
from xlpy.sop.tindak import TidakBolehError, decide

DATA: dict[str, object] = {"temuan": "RK-104-3f9a2c01d7", "pesan": "belum ada"}
FOUND = Temuan(aturan="RK-104", pesan="belum ada", identitas="RK-104-3f9a2c01d7")


def waived(
    office: Kantor,
    data: dict[str, object] = DATA,
    alasan: str = "menunggu SK",
    tindakan: Tindakan = Tindakan.KECUALIKAN,
) -> Kantor:
    """An office in which the Sekretaris waived a finding, or took the waiver back."""
    number = office.state.langkah_kini
    wish = office.wish(number, tindakan, oleh=Pelaksana(pejabat=PEJABAT[1]), data=data, alasan=alasan)
    office.log.append(append(office.log, decide(office.state, wish, BEKAL, PEJABAT)))
    return office


def test_a_waiver_is_folded_by_the_name_of_its_finding_and_covers_what_it_said() -> None:
    waiver = waived(Kantor().finish(1, 2)).state.pengecualian["RK-104-3f9a2c01d7"]
    assert waiver.keterangan == "menunggu SK — Sekar (Sekretaris Kecamatan), 05/01/2026"
    assert waiver.covers(FOUND)
    assert not waiver.covers(replace(FOUND, pesan="lain"))


def test_a_waiver_moves_no_step_and_leaves_the_chain_whole() -> None:
    office = Kantor().finish(1, 2)
    before = office.state.posisi
    waived(office)
    assert (office.state.posisi, check(office.log)) == (before, None)
    assert office.finish(3).state.kejanggalan == ()


def test_a_waiver_may_be_the_first_line_and_then_names_the_document() -> None:
    office = Kantor(hand=BEKAL)
    number = office.state.langkah_kini
    hand = replace(BEKAL, asal={"dokumen": "x", "sop": SIDIK})
    wish = office.wish(number, Tindakan.KECUALIKAN, oleh=Pelaksana(pejabat=PEJABAT[1]), data=DATA)
    event = decide(office.state, wish, hand, PEJABAT)
    assert event.data == {**DATA, "dokumen": "x", "sop": SIDIK}


def test_a_line_that_names_no_finding_is_told_as_one_that_could_not_have_happened() -> None:
    office = waived(Kantor().finish(1))
    *lines, last = office.log
    emptied = replace(last, data="{}")
    state = fold(load_sop(), rechained([*lines, emptied]))
    assert state.pengecualian == {}
    assert state.kejanggalan == ('Log baris 3 mencatat "kecualikan" tanpa temuan, pesan, atau alasan.',)


def test_the_last_word_on_a_finding_counts() -> None:
    office = waived(waived(Kantor().finish(1)), {**DATA, "pesan": "lain"}, "sebab lain")
    assert office.state.pengecualian["RK-104-3f9a2c01d7"].covers(replace(FOUND, pesan="lain"))


def test_a_waiver_that_was_taken_back_is_none_and_may_be_given_again() -> None:
    office = waived(waived(Kantor().finish(1)), alasan="SK terbit", tindakan=Tindakan.CABUT)
    assert (office.state.pengecualian, office.state.kejanggalan, check(office.log)) == ({}, (), None)
    assert waived(office).state.pengecualian.keys() == {"RK-104-3f9a2c01d7"}


def test_taking_a_waiver_back_moves_no_step_and_needs_a_reason() -> None:
    office = waived(Kantor().finish(1, 2))
    before = office.state.posisi
    with pytest.raises(TidakBolehError, match="alasan cabut-pengecualian belum diisi"):
        waived(office, alasan=" ", tindakan=Tindakan.CABUT)
    assert waived(office, alasan="SK terbit", tindakan=Tindakan.CABUT).state.posisi == before


def test_taking_back_what_was_never_waived_could_not_have_happened() -> None:
    office = waived(Kantor().finish(1), tindakan=Tindakan.CABUT)
    assert office.state.kejanggalan == ("Log baris 3 mencabut pengecualian RK-104-3f9a2c01d7, yang tidak ada.",)
