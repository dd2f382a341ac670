"""What Beranda says of the steps is what is folded from the log."""

from dataclasses import replace
from datetime import timedelta

from contoh import dokumen
from hypothesis import given
from hypothesis import strategies as st
from prosedur import SENIN, whole_log

from xlpy.build.beranda_keadaan import Keadaan, steps_of
from xlpy.prosedur import log_of
from xlpy.sop.catatan import Catatan, Kejadian, Tindakan
from xlpy.sop.kalender_tabel import read_kalender
from xlpy.sop.keadaan import fold
from xlpy.sop.muat import load_sop
from xlpy.sop.rantai import append
from xlpy.sop.status import BarisStatus, Giliran, status
from xlpy.sop.urutan import refuse_order

SOP = load_sop()
WISHES = st.lists(st.tuples(st.integers(1, 11), st.sampled_from(Tindakan)), max_size=60)


def both(log: list[Catatan]) -> tuple[list[Keadaan], tuple[BarisStatus, ...]]:
    """Every step as Beranda says it, and as the procedure does."""
    document = dokumen()
    document = replace(document, tabel={**document.tabel, "tblLog": tuple(line.row() for line in log)})
    assert list(log_of(document)) == log
    return steps_of(document, SOP), status(fold(SOP, log), read_kalender(), SENIN + timedelta(days=30))


def words(log: list[Catatan]) -> tuple[list[str], list[str]]:
    """The states alone, without their signs."""
    shown, folded = both(log)
    return [step.teks.split(" ", 1)[1] for step in shown], [str(row.giliran) for row in folded]


def walk(wishes: list[tuple[int, Tindakan]]) -> list[Catatan]:
    """A log in which those of the wishes happened that were in order; the first steps are done."""
    log: list[Catatan] = []
    first = [(n, action) for n in range(1, 10) for action in (Tindakan.MULAI, Tindakan.SELESAI)]
    for number, action in (*first, *wishes):
        if refuse_order(SOP, fold(SOP, log).tahap, number, action):
            continue
        now = SENIN + timedelta(minutes=len(log))
        event = Kejadian(
            waktu_catat=now,
            waktu_kejadian=now,
            langkah=number,
            tindakan=action,
            pelaku="Ana",
            jabatan="Camat",
            pencatat="ana@pc",
        )
        log.append(append(log, event))
    return log


@given(WISHES)
def test_beranda_and_the_procedure_agree_whatever_happened(wishes: list[tuple[int, Tindakan]]) -> None:
    shown, folded = words(walk(wishes))
    assert shown == folded


@given(WISHES)
def test_the_deadline_of_a_step_under_way_is_on_the_same_day(wishes: list[tuple[int, Tindakan]]) -> None:
    shown, folded = both(walk(wishes))
    for step, row in zip(shown, folded, strict=True):
        if row.giliran is Giliran.BERJALAN and not step.terputus:
            assert step.batas == row.batas.date()


def test_of_a_step_that_was_put_off_only_the_status_tells_the_deadline() -> None:
    begun, put_off = (10, Tindakan.MULAI), (10, Tindakan.TUNDA)
    for wishes in ([begun, put_off], [begun, put_off, begun]):
        step = both(walk(wishes))[0][9]
        assert (step.terputus, step.batas) == (True, None)
    finished = both(walk([begun, put_off, begun, (10, Tindakan.SELESAI)]))[0][9]
    assert not finished.terputus
    assert finished.batas is not None


def test_repeating_a_delivery_leaves_the_other_delivered() -> None:
    steps = [(n, a) for n in (10, 11) for a in (Tindakan.MULAI, Tindakan.SELESAI)]
    shown, _ = words(walk([*steps, (10, Tindakan.BUKA_KEMBALI)]))
    assert shown[8:] == ["Selesai", "Giliran", "Selesai"]


def test_a_whole_procedure_is_finished_on_beranda() -> None:
    shown, _ = words(whole_log())
    assert set(shown) == {"Selesai"}
