"""Random walks through the procedure: whatever is asked for by whomever, no forbidden history comes about."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from prosedur import BEKAL, KOREKSI, PEJABAT, Kantor, filled

from xlpy.plan.masukan import Pejabat
from xlpy.sop.bekal import Bekal
from xlpy.sop.catatan import PADA_LANGKAH, Catatan, Tindakan
from xlpy.sop.cermin import mirror_line, read_mirror
from xlpy.sop.isian import missing_fields
from xlpy.sop.keadaan import fold
from xlpy.sop.pejabat import Pelaksana
from xlpy.sop.rantai import append, check
from xlpy.sop.status import turns
from xlpy.sop.tindak import Permintaan, TidakBolehError, decide, refuse_now
from xlpy.sop.urutan import Tahap

DONE, BEGUN = {Tahap.SELESAI}, {Tahap.BERJALAN, Tahap.DITUNDA, Tahap.SELESAI}
WHO = ("Peni", "Peni", "Cahya", "Keke", "Stefan", "Keke", "Sekar", "Keke", "Cahya", "Stefan", "Stefan")
HANDS = st.builds(
    replace,
    st.just(BEKAL),
    temuan_berat=st.sampled_from([0, 0, 0, 2]),
    form_kurang=st.sampled_from([(), (), ("Lurah Denok",)]),
    belum_lengkap=st.sampled_from([(), (), ("Sasaran 1",)]),
)


class Prosedur(RuleBasedStateMachine):
    """An office in which everybody tries everything."""

    def __init__(self) -> None:
        super().__init__()
        self.office = Kantor()
        self.accepted: list[Permintaan] = []
        self.revoked = 0
        self.reasons: list[str] = []

    def ask(self, wish: Permintaan, hand: Bekal = BEKAL) -> bool:
        """Whether it was allowed; what was not leaves no trace."""
        before = self.office.state
        try:
            told = decide(before, wish, hand, PEJABAT)
        except TidakBolehError as error:
            self.reasons.extend(error.alasan or [""])
            return False
        assert refuse_now(before, wish.langkah, wish.tindakan, hand) == ""
        if wish.tindakan is Tindakan.BUKA_KEMBALI and wish.langkah <= 9 and before.tanda_tangan:
            self.revoked += 1
        self.office.log.append(append(self.office.log, told))
        self.accepted.append(wish)
        event(f"{wish.langkah} {wish.tindakan}")
        return True

    @rule(times=st.integers(1, 24), minutes=st.integers(0, 600))
    def go_on(self, times: int, minutes: int) -> None:
        """The right people do what comes next, so that walks reach the end."""
        for _ in range(times):
            self.office.now += timedelta(minutes=minutes)
            state = self.office.state
            for number in turns(state)[:1]:
                begun = state.posisi[number - 1].tahap is Tahap.BERJALAN
                wish = self.office.wish(number, Tindakan.SELESAI if begun else Tindakan.MULAI)
                if number == 7 and begun:
                    settled = [{**KOREKSI, "status": "Sudah"}] if state.koreksi else []
                    wish = replace(wish, data={"koreksi": settled})
                assert self.ask(wish)

    @rule(
        number=st.integers(0, 12),
        action=st.sampled_from(PADA_LANGKAH),
        person=st.sampled_from(PEJABAT),
        full=st.booleans(),
        reason=st.sampled_from(["", "sebab"]),
        minutes=st.integers(-90, 90),
        hand=HANDS,
    )
    def try_anything(  # noqa: PLR0917 - drawn by name
        self, number: int, action: Tindakan, person: Pejabat, full: bool, reason: str, minutes: int, hand: Bekal
    ) -> None:
        steps = self.office.sop.langkah
        data = filled(steps[number - 1]) if full and 1 <= number <= len(steps) else {}
        if full and action is Tindakan.KEMBALIKAN:
            data = {"koreksi": [KOREKSI]}
        wish = Permintaan(
            langkah=number,
            tindakan=action,
            oleh=Pelaksana(pejabat=person),
            waktu_kejadian=self.office.now + timedelta(minutes=minutes),
            waktu_catat=self.office.now,
            pencatat="u@h",
            alasan=reason,
            data=data,
        )
        self.ask(wish, hand)

    @rule(action=st.sampled_from([Tindakan.TUNDA, Tindakan.BATAL, Tindakan.KEMBALIKAN]))
    def interrupt(self, action: Tindakan) -> None:
        for number in turns(self.office.state):
            self.ask(self.office.wish(number, action))

    @precondition(lambda self: self.office.state.tahap[0] is Tahap.SELESAI)
    @rule(pick=st.integers(0, 10))
    def reopen(self, pick: int) -> None:
        finished = [n for n, stage in enumerate(self.office.state.tahap, start=1) if stage is Tahap.SELESAI]
        assert self.ask(self.office.wish(finished[pick % len(finished)], Tindakan.BUKA_KEMBALI))

    @rule(days=st.integers(1, 400))
    def clock_is_set_back(self, days: int) -> None:
        self.office.now -= timedelta(days=days)

    @invariant()
    def every_refusal_has_a_reason_that_names_the_step(self) -> None:
        assert all(reason.startswith("langkah ") for reason in self.reasons)
        self.reasons.clear()

    @invariant()
    def no_step_stands_on_one_that_is_not_finished(self) -> None:
        state = self.office.state
        for step in state.sop.langkah:
            if state.tahap[step.nomor - 1] in BEGUN:
                assert {state.tahap[n - 1] for n in step.setelah} <= DONE

    @invariant()
    def what_is_finished_has_recorded_everything(self) -> None:
        state = self.office.state
        for step, position in zip(state.sop.langkah, state.posisi, strict=True):
            assert position.tahap is not Tahap.SELESAI or missing_fields(step, position.data) == ()
            assert (position.selesai is not None) == (position.tahap is Tahap.SELESAI)
            assert (position.tunda is not None) == (position.tahap is Tahap.DITUNDA)

    @invariant()
    def a_signature_is_there_while_step_9_is_finished(self) -> None:
        state = self.office.state
        assert (state.tanda_tangan is not None) == (state.tahap[8] is Tahap.SELESAI)
        assert state.perubahan == self.revoked
        assert [t.perubahan for t in state.dicabut] == list(range(self.revoked))

    @invariant()
    def only_the_right_person_acted(self) -> None:
        for wish in self.accepted:
            name = wish.oleh.pejabat.nama
            signer_reopened = wish.tindakan is Tindakan.BUKA_KEMBALI and name == "Cahya"
            assert name == WHO[wish.langkah - 1] or signer_reopened

    @invariant()
    def corrections_left_open_keep_step_7_from_ending(self) -> None:
        state = self.office.state
        assert state.tahap[6] is not Tahap.SELESAI or state.koreksi_terbuka == ()

    @invariant()
    def somebody_has_a_turn_until_all_is_done(self) -> None:
        state = self.office.state
        assert bool(turns(state)) != state.rampung

    @invariant()
    def the_log_is_whole_and_tells_the_same_when_read_back(self) -> None:
        log = self.office.log
        assert check(log) is None
        assert self.office.state.kejanggalan == ()
        assert read_mirror("".join(map(mirror_line, log)).encode()).catatan == tuple(log)
        back = [Catatan.from_row(line.row()) for line in log]
        assert fold(self.office.sop, back) == self.office.state

    @invariant()
    def every_clock_that_ran_backwards_is_marked(self) -> None:
        told = [line.read() for line in self.office.log]
        for earlier, later in pairwise(told):
            assert later.waktu_catat >= earlier.waktu_catat or "jam_mundur" in later.data


TestProsedur = Prosedur.TestCase
TestProsedur.settings = settings(max_examples=settings().max_examples // 4)
