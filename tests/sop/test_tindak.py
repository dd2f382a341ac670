"""Doing something to a step: every step by every person in every stage, and each reason for a refusal by itself."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest
from prosedur import AKUN, BEKAL, PEJABAT, Kantor, at, filled, office, one, refusal

from xlpy.plan.masukan import Pejabat
from xlpy.sop.catatan import PADA_LANGKAH, Tindakan
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.tindak import TidakBolehError, decide
from xlpy.sop.urutan import Tahap

MULAI, SELESAI, TUNDA, KEMBALIKAN, BATAL, BUKA = PADA_LANGKAH
ORANG = {p.nama: p for p in PEJABAT}
WHO = ("Peni", "Peni", "Cahya", "Keke", "Stefan", "Keke", "Sekar", "Keke", "Cahya", "Stefan", "Stefan")
"""Who does each step, from domain.md."""
STAGES = ("menunggu", "giliran", "berjalan", "ditunda", "selesai")
ALLOWED = {
    ("giliran", MULAI),
    ("ditunda", MULAI),
    ("berjalan", SELESAI),
    ("berjalan", TUNDA),
    ("berjalan", BATAL),
    ("ditunda", BATAL),
    ("selesai", BUKA),
}


# ── every step, stage, action, person ────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("number", range(1, 12))
def test_every_action_by_every_person(number: int, stage: str) -> None:
    if number == 1 and stage == "menunggu":
        return  # the first step waits for nothing
    made = office(number, stage)
    state = made.state
    for action, person in product(PADA_LANGKAH, PEJABAT):
        in_order = (stage, action) in ALLOWED or (stage, action, number) == ("berjalan", KEMBALIKAN, 7)
        # Step 9 was signed by the Camat: whatever voids his signature is his.
        who = "Cahya" if action is BUKA and number <= 9 and state.tanda_tangan else WHO[number - 1]
        wish = made.wish(number, action, oleh=Pelaksana(pejabat=person)) if in_order else made.wish(number, action)
        if in_order and person.nama == who:
            assert decide(state, wish, BEKAL, PEJABAT).langkah == number
            continue
        with pytest.raises(TidakBolehError) as caught:
            decide(state, wish, BEKAL, PEJABAT)
        reasons = caught.value.alasan
        assert reasons[0].startswith(f"langkah {number}")
        if in_order:
            assert f"hanya oleh {next(p.jabatan for p in PEJABAT if p.nama == who)} ({who})" in reasons[0]
        else:
            assert len(reasons) == 1


@pytest.mark.parametrize(
    ("number", "stage", "action", "says"),
    [
        (6, "menunggu", MULAI, "langkah 6 menunggu langkah 5 selesai."),
        (11, "menunggu", MULAI, "langkah 11 menunggu langkah 9 selesai."),
        (6, "berjalan", MULAI, "langkah 6 sedang berjalan; selesaikan atau batalkan dulu."),
        (6, "selesai", MULAI, "langkah 6 sudah selesai; buka kembali dulu bila perlu diulang."),
        (6, "giliran", SELESAI, "langkah 6 belum dimulai."),
        (6, "ditunda", SELESAI, "langkah 6 sedang ditunda; mulai lagi dulu."),
        (6, "berjalan", KEMBALIKAN, "langkah 6 tidak mengembalikan pekerjaan menurut SOP."),
    ],
)
def test_wrong_order_is_told_why(number: int, stage: str, action: Tindakan, says: str) -> None:
    assert one(office(number, stage), number, action) == says


def test_a_step_that_is_not_there_is_refused() -> None:
    made = office(1, "giliran")
    for number in (0, 12, -1):
        with pytest.raises(TidakBolehError, match="prosedur ini memiliki langkah 1 sampai 11"):
            decide(made.state, replace(made.wish(1, MULAI), langkah=number), BEKAL)


# ── gates ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("missing", ["DPA", "Tupoksi"])
def test_step_4_ends_only_with_dpa_and_tupoksi(missing: str) -> None:
    hand = replace(BEKAL, ada={**BEKAL.ada, missing: False})
    assert one(office(4, "berjalan"), 4, SELESAI, hand) == f"langkah 4: kelengkapan belum ada: {missing}."


def test_what_the_workbook_cannot_see_is_stated_by_the_person() -> None:
    made, hand = office(4, "berjalan"), replace(BEKAL, ada={})
    assert one(made, 4, SELESAI, hand) == "langkah 4: kelengkapan belum ada: DPA, Tupoksi."
    told = {**filled(made.sop.langkah[3]), "kelengkapan": "dpa; TUPOKSI"}
    assert decide(made.state, made.wish(4, SELESAI, data=told), hand).data["kelengkapan"] == ["dpa", "TUPOKSI"]


def test_step_5_waits_for_the_forms_of_units_or_a_decision() -> None:
    made, hand = office(5, "giliran"), replace(BEKAL, form_kurang=("Kasi Pelayanan Umum", "Lurah Denok"))
    assert one(made, 5, MULAI, hand) == (
        "langkah 5 menunggu: form 2 unit belum diterima (Kasi Pelayanan Umum, Lurah Denok). "
        "Kumpulkan, atau isi alasan berjalan tanpa form (tanpa_form)."
    )
    event = decide(made.state, made.wish(5, MULAI, data={"tanpa_form": "batas waktu"}), hand)
    assert event.data == {"tanpa_form": "batas waktu"}


def test_the_decision_at_the_start_holds_to_the_end_of_the_step() -> None:
    made = Kantor(hand=replace(BEKAL, form_kurang=("Lurah Denok",))).finish(1, 2, 3, 4)
    made.do(5, MULAI, data={"tanpa_form": "batas waktu"})
    made.do(5, SELESAI)
    assert made.state.posisi[4].data["tanpa_form"] == "batas waktu"


def test_the_decision_of_the_step_before_holds_to_the_end() -> None:
    made = Kantor(hand=replace(BEKAL, form_kurang=("Lurah Denok",))).finish(1, 2, 3)
    made.do(4, MULAI)
    made.do(4, SELESAI, data={"dpa": "dpa.xlsx", "tupoksi": "perbup.txt", "tanpa_form": "batas waktu"})
    made.finish(5)
    assert made.state.posisi[4].tahap is Tahap.SELESAI


@pytest.mark.parametrize("number", [6, 8])
@pytest.mark.parametrize(("stage", "action"), [("giliran", MULAI), ("berjalan", SELESAI)])
def test_handing_over_waits_for_blocking_findings(number: int, stage: str, action: Tindakan) -> None:
    hand = replace(BEKAL, temuan_berat=3)
    says = f"langkah {number} menunggu: 3 temuan berat belum selesai."
    assert one(office(number, stage), number, action, hand) == says


@pytest.mark.parametrize(("stage", "action"), [("giliran", MULAI), ("berjalan", SELESAI)])
def test_the_signature_waits_for_completeness(stage: str, action: Tindakan) -> None:
    hand = replace(BEKAL, belum_lengkap=tuple(f"hal {n}" for n in range(1, 8)))
    assert one(office(9, stage), 9, action, hand) == (
        "langkah 9 menunggu: 7 hal pada rencana belum lengkap (hal 1, hal 2, hal 3, hal 4, hal 5, dan 2 lagi)."
    )


def test_five_things_are_named_without_more() -> None:
    reason = one(office(9, "giliran"), 9, MULAI, replace(BEKAL, belum_lengkap=tuple("abcde")))
    assert reason.endswith("(a, b, c, d, e).")


def test_gates_do_not_keep_anybody_from_putting_off() -> None:
    made, hand = office(6, "berjalan"), replace(BEKAL, temuan_berat=3)
    assert decide(made.state, made.wish(6, TUNDA), hand).tindakan is TUNDA


# ── what is recorded ─────────────────────────────────────────────────────────────────────────────────────────────

REQUIRED = [
    (s.nomor, f.kunci, f.nama) for s in Kantor().sop.langkah for f in s.mencatat if f.wajib and f.kunci in filled(s)
]


@pytest.mark.parametrize(("number", "key", "name"), REQUIRED)
def test_a_step_ends_only_with_everything_it_records(number: int, key: str, name: str) -> None:
    made = office(number, "berjalan")
    data = filled(made.sop.langkah[number - 1])
    del data[key]
    assert one(made, number, SELESAI, data=data) == f"langkah {number}: belum dicatat: {name}."


def test_what_was_recorded_at_the_start_need_not_be_repeated() -> None:
    made = Kantor()
    made.do(1, MULAI, data={"nomor_agenda": "012"})
    data = filled(made.sop.langkah[0])
    del data["nomor_agenda"]
    made.do(1, SELESAI, data=data)
    assert made.state.posisi[0].data["nomor_agenda"] == "012"


def test_the_log_holds_what_was_recorded_and_nothing_else() -> None:
    made = office(2, "berjalan")
    told = decide(made.state, made.wish(2, SELESAI), BEKAL).data
    assert told == {"diserahkan": "2026-01-05T08:15:00+07:00", "kepada": "isi kepada"}
    made = office(7, "berjalan")
    assert decide(made.state, made.wish(7, TUNDA), BEKAL).data == {}
    assert decide(made.state, made.wish(7, SELESAI), BEKAL).data == {"keputusan": "tidak"}
    made = office(9, "giliran")
    assert decide(made.state, made.wish(9, MULAI), BEKAL).data == {}


@pytest.mark.parametrize(("stage", "action"), [("berjalan", TUNDA), ("berjalan", BATAL), ("selesai", BUKA)])
@pytest.mark.parametrize("reason", ["", "  "])
def test_a_reason_is_required(stage: str, action: Tindakan, reason: str) -> None:
    assert one(office(6, stage), 6, action, alasan=reason) == f"langkah 6: alasan {action} belum diisi."


def test_a_field_of_another_step_is_refused() -> None:
    assert 'langkah 6 tidak mencatat "disposisi"' in one(office(6, "berjalan"), 6, SELESAI, data={"disposisi": "x"})
    assert 'langkah 6 tidak mencatat "diserahkan"' in one(office(6, "berjalan"), 6, TUNDA, data={"diserahkan": "x"})


def test_all_reasons_are_told_at_once() -> None:
    hand = replace(BEKAL, temuan_berat=1)
    reasons = refusal(office(6, "berjalan"), 6, SELESAI, hand, data={}, oleh=Pelaksana(pejabat=ORANG["Pemi"]))
    assert [reason.split(" (")[0][:30] for reason in reasons] == [
        "langkah 6: selesai hanya oleh ",
        "langkah 6 menunggu: 1 temuan b",
        "langkah 6: belum dicatat: Draf",
    ]


def test_more_than_a_cell_holds_is_refused_before_it_is_lost() -> None:
    made = office(3, "berjalan")
    data = {**filled(made.sop.langkah[2]), "disposisi": "😀" * 16_384}
    assert "isian terlalu panjang" in one(made, 3, SELESAI, data=data)
    assert "alasan terlalu panjang" in one(made, 3, TUNDA, alasan="x" * 32_768)
    assert decide(made.state, made.wish(3, TUNDA, alasan="x" * 32_767), BEKAL).catatan


# ── who and when ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_stand_in_is_logged_with_the_reason() -> None:
    made = office(3, "giliran")
    by = Pelaksana(pejabat=ORANG["Sekar"], mewakili="Camat", alasan="Camat dinas luar")
    event = decide(made.state, made.wish(3, MULAI, oleh=by), BEKAL, PEJABAT)
    assert (event.pelaku, event.jabatan) == ("Sekar", "Sekretaris Kecamatan")
    assert event.data == {"mewakili": "Camat", "alasan_mewakili": "Camat dinas luar"}
    assert "memerlukan alasan" in one(made, 3, MULAI, oleh=replace(by, alasan=" "))


def test_an_acting_head_is_logged_as_such() -> None:
    made = office(3, "giliran")
    acting = Pelaksana(pejabat=Pejabat(jabatan="Camat", nama="Sekar", sebutan="Plh.", akun=(AKUN,)))
    assert decide(made.state, made.wish(3, MULAI, oleh=acting), BEKAL).jabatan == "Plh. Camat"


def test_what_others_did_is_recorded_afterwards() -> None:
    made = Kantor()
    made.do(1, MULAI, waktu_kejadian=at("2026-01-02 09:00"))
    assert made.state.posisi[0].mulai == at("2026-01-02 09:00")
    assert made.log[0].waktu_catat == "2026-01-05T08:00:00+07:00"


def test_what_has_not_happened_yet_is_refused() -> None:
    made = office(6, "giliran")
    reason = one(made, 6, MULAI, waktu_kejadian=made.now + timedelta(minutes=1))
    assert "waktu kejadian 05/01/2026 08:11 belum tiba; jam komputer ini menunjukkan 05/01/2026 08:10" in reason
    assert decide(made.state, made.wish(6, MULAI, waktu_kejadian=made.now + timedelta(seconds=59)), BEKAL)


@pytest.mark.parametrize(("stage", "action"), [("giliran", MULAI), ("berjalan", SELESAI), ("selesai", BUKA)])
def test_what_would_lie_before_the_step_before_it_is_refused(stage: str, action: Tindakan) -> None:
    reason = one(office(6, stage), 6, action, waktu_kejadian=at("2026-01-05 07:59"))
    assert "waktu kejadian 05/01/2026 07:59 mendahului kejadian sebelumnya (05/01/2026 08:" in reason


def test_a_moment_without_its_zone_is_refused() -> None:
    made = office(6, "giliran")
    naive = made.now.replace(tzinfo=None)
    assert "zona waktu" in one(made, 6, MULAI, waktu_kejadian=naive)
    assert "zona waktu" in one(made, 6, MULAI, waktu_catat=naive)


def test_a_clock_that_runs_backwards_is_accepted_and_marked() -> None:
    made = Kantor().finish(1)
    made.now = at("2025-12-31 10:00")
    made.do(2, MULAI)
    assert made.log[-1].read().data["jam_mundur"] == "2026-01-05T08:01:00+07:00"
    made.do(2, SELESAI)
    assert "jam_mundur" not in made.log[-1].read().data


def test_a_clock_that_stands_still_runs_not_backwards() -> None:
    made = Kantor()
    made.do(1, MULAI)
    made.now = at("2026-01-05 08:00")
    made.do(1, SELESAI)
    assert "jam_mundur" not in made.log[-1].read().data


def test_a_clock_that_was_ahead_blocks_nobody_later() -> None:
    """Steps 1 to 9 were written down with a clock a year ahead; it is set right before 10."""
    made = Kantor(start=at("2027-01-05 08:00")).finish(*range(1, 10))
    made.now = at("2026-01-06 08:00")
    made.finish(10, 11)
    assert ["jam_mundur" in line.read().data for line in made.log[-4:]] == [True, False, True, False]
    assert made.state.rampung
