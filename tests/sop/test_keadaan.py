"""State from the log alone, also from a log that somebody edited by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest
from prosedur import Kantor, at, rechained, whole_log

from xlpy.sop.catatan import PADA_LANGKAH, Catatan
from xlpy.sop.keadaan import fold
from xlpy.sop.muat import load_sop
from xlpy.sop.urutan import Tahap

SOP = load_sop()
MULAI, SELESAI, TUNDA, KEMBALIKAN, BATAL, BUKA = PADA_LANGKAH


def test_an_empty_log_is_a_procedure_that_has_not_begun() -> None:
    state = fold(SOP, [])
    assert set(state.tahap) == {Tahap.BELUM}
    assert (state.baris, state.perubahan, state.tanda_tangan, state.rampung) == (0, 0, None, False)


def test_a_whole_log_is_a_procedure_that_is_done() -> None:
    state = fold(SOP, whole_log())
    assert state.rampung
    assert state.kejanggalan == ()
    assert (state.posisi[4].diulang, state.posisi[6].diulang, state.posisi[7].diulang) == (1, 1, 0)
    assert state.posisi[0].data["nomor_agenda"] == "isi nomor_agenda"


def test_what_was_put_off_keeps_its_beginning_and_its_pauses() -> None:
    office = Kantor()
    office.do(1, MULAI)
    for _ in range(2):
        office.do(1, TUNDA)
        assert office.state.posisi[0].tunda == office.now - timedelta(minutes=1)
        office.do(1, MULAI)
    position = office.state.posisi[0]
    assert (position.tahap, position.mulai) == (Tahap.BERJALAN, at("2026-01-05 08:00"))
    assert position.jeda == (
        (at("2026-01-05 08:01"), at("2026-01-05 08:02")),
        (at("2026-01-05 08:03"), at("2026-01-05 08:04")),
    )


def test_what_was_cancelled_has_not_begun_and_recorded_nothing() -> None:
    office = Kantor()
    office.do(1, MULAI, data={"nomor_agenda": "1"})
    office.do(1, BATAL)
    position = office.state.posisi[0]
    assert (position.tahap, position.mulai, position.diulang, dict(position.data)) == (Tahap.BELUM, None, 1, {})


def edited(number: int, **changed: object) -> list[Catatan]:
    """A whole log in which one line tells something else, sealed anew so that its chain holds."""
    log = whole_log()
    told = replace(log[number - 1].read(), **changed)  # type: ignore[arg-type]
    return rechained(
        [*log[: number - 1], Catatan.seal(number, log[number - 1].sidik_sebelumnya, told), *log[number:]]
    )


@pytest.mark.parametrize(
    ("number", "changed", "says"),
    [
        (2, {"langkah": 3}, 'Log baris 2 mencatat "selesai", padahal langkah 3 belum dimulai.'),
        (1, {"langkah": 6}, 'Log baris 1 mencatat "mulai", padahal langkah 6 menunggu langkah 5 selesai.'),
        (1, {"langkah": 99}, 'Log baris 1 mencatat "mulai", padahal langkah 99 tidak ada'),
        (2, {"tindakan": KEMBALIKAN}, "langkah 1 tidak mengembalikan pekerjaan"),
    ],
)
def test_a_line_that_could_not_have_happened_changes_nothing_and_is_told(
    number: int, changed: dict[str, object], says: str
) -> None:
    state = fold(SOP, edited(number, **changed))
    assert says in state.kejanggalan[0]
    assert not state.rampung


@pytest.mark.parametrize(
    ("key", "text", "says"),
    [
        ("waktu_kejadian", "kemarin", 'kolom Waktu Kejadian berisi "kemarin"'),
        ("waktu_catat", "2026-01-05T08:00:00", "kolom Waktu Catat"),
        ("waktu_catat", "", "kolom Waktu Catat"),
        ("langkah", "satu", 'kolom Langkah berisi "satu", seharusnya nomor langkah'),
        ("langkah", "١", "kolom Langkah"),
        ("langkah", "9" * 5000, "kolom Langkah"),
        ("tindakan", "hapus", 'kolom Tindakan berisi "hapus", seharusnya salah satu dari mulai, selesai'),
        ("data", "{", "kolom Data"),
        ("data", "[]", "kolom Data"),
        ("data", '{"a":1}', "kolom Data"),
        ("data", '{"a":[1]}', "kolom Data"),
        ("data", '{"a":[{"b":1}]}', "kolom Data"),
        ("data", "[" * 100_000, "kolom Data"),
    ],
)
def test_a_cell_that_cannot_be_read_is_told_with_line_and_column(key: str, text: str, says: str) -> None:
    log = whole_log()
    log[3] = replace(log[3], **{key: text})
    state = fold(SOP, log)
    assert state.kejanggalan[0].startswith("Baris 4: Log nomor 4: ")
    assert says in state.kejanggalan[0]
    assert state.posisi[0].tahap is Tahap.SELESAI


def test_a_longer_log_than_the_procedure_has_steps_is_read_by_the_procedure_in_force() -> None:
    one_step = replace(SOP, langkah=SOP.langkah[:1])
    state = fold(one_step, whole_log())
    assert state.rampung
    assert len(state.kejanggalan) == len(whole_log()) - 2
