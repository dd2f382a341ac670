"""The table of the procedure: the worked-out example, lateness, waiting, what may be pressed."""

from dataclasses import replace
from datetime import datetime

from prosedur import BEKAL, UJUNG, Kantor, at

from xlpy.sop.catatan import PADA_LANGKAH, Tindakan
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.keadaan import fold
from xlpy.sop.muat import load_sop
from xlpy.sop.status import BarisStatus, Giliran, buttons, status, turns
from xlpy.sop.waktu_kerja import deadline

MULAI, SELESAI, TUNDA, KEMBALIKAN, BATAL, BUKA = PADA_LANGKAH


def row(office: Kantor, number: int, kalender: Kalender, now: str) -> BarisStatus:
    return status(office.state, kalender, at(now))[number - 1]


def test_each_step_in_exactly_its_standard_time(kalender: Kalender) -> None:
    office = Kantor()
    for step in office.sop.langkah:
        begin = office.now
        office.do(step.nomor, MULAI)
        office.now = deadline(kalender, begin, step.waktu)
        office.do(step.nomor, SELESAI)
        office.now = deadline(kalender, begin, step.waktu)
    rows = status(office.state, kalender, office.now)
    assert tuple(f"{r.selesai:%Y-%m-%d %H:%M}" for r in rows) == UJUNG
    assert [r.batas for r in rows] == [r.selesai for r in rows]
    assert {r.terlambat for r in rows} == {0}
    assert [r.menunggu for r in rows] == [None, *[0] * 9, 15]
    assert [r.terpakai for r in rows] == [5, 15, 10, 1800, 3150, 15, 450, 15, 30, 15, 60]
    assert {r.giliran for r in rows} == {Giliran.SELESAI}


def test_a_step_that_came_back_waits_since_then(kalender: Kalender) -> None:
    office = Kantor().finish(1, 2, 3, 4, 5, 6)
    office.now = at("2026-01-06 08:00")
    office.do(7, MULAI)
    office.do(7, KEMBALIKAN)
    office.do(5, MULAI, waktu_kejadian=at("2026-01-06 09:01"), waktu_catat=at("2026-01-06 09:01"))
    assert row(office, 5, kalender, "2026-01-06 10:00").menunggu == 60


def test_before_the_beginning_all_ends_are_foreseen(kalender: Kalender) -> None:
    rows = status(Kantor().state, kalender, at("2026-01-05 08:00"))
    assert tuple(f"{r.batas:%Y-%m-%d %H:%M}" for r in rows[:10]) == UJUNG[:10]
    assert f"{rows[10].batas:%Y-%m-%d %H:%M}" == "2026-01-22 10:30", "11 need not wait for 10"
    assert not any(r.pasti for r in rows)
    assert [r.giliran for r in rows] == [Giliran.GILIRAN, *[Giliran.MENUNGGU] * 10]


def test_a_late_step_pushes_those_that_wait_for_it(kalender: Kalender) -> None:
    office = Kantor()
    office.do(1, MULAI)
    rows = status(office.state, kalender, at("2026-01-05 09:00"))
    assert (rows[0].terlambat, rows[0].terpakai) == (55, 60)
    assert rows[1].batas == at("2026-01-05 09:15")


def test_waiting_is_told_apart_from_working(kalender: Kalender) -> None:
    office = Kantor().finish(1)
    assert row(office, 2, kalender, "2026-01-05 09:01").menunggu == 60
    office.now = at("2026-01-05 10:01")
    office.do(2, MULAI)
    two = row(office, 2, kalender, "2026-01-05 10:11")
    assert (two.sejak, two.menunggu, two.terpakai, two.terlambat) == (at("2026-01-05 08:01"), 120, 10, 0)
    assert row(office, 3, kalender, "2026-01-05 10:11").menunggu is None


def test_what_it_was_put_off_for_does_not_count(kalender: Kalender) -> None:
    office = Kantor().finish(1)
    office.do(2, MULAI)
    office.do(2, TUNDA)
    two = row(office, 2, kalender, "2026-01-05 09:03")
    assert (two.giliran, two.tertunda, two.terpakai, two.terlambat) == (Giliran.DITUNDA, 60, 1, 0)
    office.now = at("2026-01-06 08:00")
    office.do(2, MULAI)
    two = row(office, 2, kalender, "2026-01-06 08:20")
    assert (two.terpakai, two.terlambat) == (21, 6)
    assert two.batas == at("2026-01-06 08:14")


def test_who_acted_and_who_should(kalender: Kalender) -> None:
    office = Kantor().finish(1)
    first, second = status(office.state, kalender, office.now)[:2]
    assert (first.pelaku, first.orang, second.orang) == ("Staf Penerima Surat", "Peni", "")


def test_a_clock_that_ran_backwards_makes_no_negative_times(kalender: Kalender) -> None:
    office = Kantor().finish(1, 2)
    office.now = at("2025-12-29 08:00")
    office.finish(3)
    for r in status(office.state, kalender, office.now):
        assert min(r.terpakai or 0, r.menunggu or 0, r.tertunda, r.terlambat) >= 0


def test_both_deliveries_have_their_turn_at_once() -> None:
    office = Kantor().finish(*range(1, 10))
    assert turns(office.state) == (10, 11)
    office.finish(10, 11)
    assert turns(office.state) == ()


def pressed(office: Kantor, temuan: int = 0) -> dict[Tindakan, tuple[tuple[int, ...], str]]:
    hand = replace(BEKAL, temuan_berat=temuan)
    return {b.tindakan: (b.langkah, b.alasan) for b in buttons(office.state, hand)}


def test_what_may_be_pressed_before_the_beginning() -> None:
    found = pressed(Kantor())
    assert found[MULAI] == ((1,), "")
    assert found[SELESAI] == ((), "langkah 1 belum dimulai.")
    assert {a: numbers for a, (numbers, _) in found.items() if numbers} == {MULAI: (1,)}


def test_what_may_be_pressed_in_the_middle() -> None:
    office = Kantor().finish(*range(1, 7))
    assert pressed(office)[BUKA][0] == (1, 2, 3, 4, 5, 6)
    office.do(7, MULAI)
    found = pressed(office)
    assert found[MULAI] == ((), "langkah 7 sedang berjalan; selesaikan atau batalkan dulu.")
    assert [found[a][0] for a in (SELESAI, TUNDA, KEMBALIKAN, BATAL)] == [(7,)] * 4


def test_a_closed_gate_is_told_on_the_button() -> None:
    office = Kantor().finish(*range(1, 6))
    assert pressed(office, temuan=3)[MULAI] == ((), "langkah 6 menunggu: 3 temuan berat belum selesai.")


def test_a_gate_that_a_typed_reason_opens_leaves_the_button() -> None:
    office = Kantor().finish(*range(1, 5))
    hand = replace(BEKAL, form_kurang=("Lurah Denok",))
    assert buttons(office.state, hand)[0].langkah == (5,)


def test_what_may_be_pressed_at_the_end() -> None:
    found = pressed(Kantor().finish(*range(1, 12)))
    assert found[MULAI] == ((), "langkah 11 sudah selesai; buka kembali dulu bila perlu diulang.")
    assert found[BUKA][0] == tuple(range(1, 12))


def test_an_empty_log_needs_no_past(kalender: Kalender) -> None:
    now = datetime.fromisoformat("2026-01-05T01:00:00+00:00")
    assert status(fold(load_sop(), []), kalender, now)[0].batas == at("2026-01-05 08:05")
