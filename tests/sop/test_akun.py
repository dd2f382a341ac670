"""Who writes down: accounts that are tied once, people who record for others, computers that several share."""

from dataclasses import replace

import pytest
from prosedur import BEKAL, PEJABAT, Kantor

from xlpy.plan.masukan import Pejabat
from xlpy.sop.akun import names_account, owners, tie
from xlpy.sop.catatan import Kejadian, Tindakan
from xlpy.sop.tindak import TidakBolehError, decide, writer_of

CAMAT, SEKRETARIS, KASUBBAG = (replace(p, akun=()) for p in PEJABAT[:3])
LAIN = tuple(replace(p, akun=()) for p in PEJABAT[3:])
KANTOR = Kantor().finish(1, 2)
AKUN = "keke@pc-1"


def written(
    *people: Pejabat, mengaku: Pejabat | None = None, akun: str = AKUN, oleh: Pejabat = CAMAT
) -> tuple[Kejadian, tuple[Pejabat, ...]]:
    """The Camat begins step 3: what the log says, and the list of office-holders afterwards."""
    office = (*people, *LAIN)
    by = replace(KANTOR.wish(3, Tindakan.MULAI).oleh, pejabat=oleh)
    wish = KANTOR.wish(3, Tindakan.MULAI, oleh=by, mengaku=mengaku, pencatat=akun)
    event = decide(KANTOR.state, wish, BEKAL, office)
    who = writer_of(wish, office).baru
    return event, tie(office, who, akun) if who else office


def with_account(who: Pejabat, *akun: str) -> Pejabat:
    return replace(who, akun=akun or (AKUN,))


def refused(*people: Pejabat, mengaku: Pejabat | None = None, oleh: Pejabat = CAMAT) -> str:
    with pytest.raises(TidakBolehError) as caught:
        written(*people, mengaku=mengaku, oleh=oleh)
    return str(caught.value)


def test_an_account_that_nobody_knows_is_asked_whose_it_is() -> None:
    assert refused(CAMAT, KASUBBAG) == (
        "langkah 3: akun keke@pc-1 belum terkait dengan pejabat mana pun. Nyatakan sekali siapa Anda: Camat (Cahya) "
        "sendiri, atau pejabat lain yang mencatat untuk beliau."
    )


def test_who_says_to_be_the_actor_is_tied_to_the_account() -> None:
    event, office = written(CAMAT, KASUBBAG, mengaku=CAMAT)
    assert event.data == {"akun_dikaitkan": "Camat (Cahya)"}
    assert [p.akun for p in office[:2]] == [(AKUN,), ()]
    again, _ = written(*office[:2], oleh=office[0])
    assert again.data == {}, "known from then on, without a question"


def test_who_says_to_record_for_the_actor_is_tied_and_named() -> None:
    event, office = written(CAMAT, KASUBBAG, mengaku=KASUBBAG)
    assert event.data == {"dicatat_oleh": "Kasubag Keuangan (Keke)", "akun_dikaitkan": "Kasubag Keuangan (Keke)"}
    assert [p.akun for p in office[:2]] == [(), (AKUN,)]
    again, _ = written(*office[:2])
    assert (again.pelaku, again.pencatat, again.data) == ("Cahya", AKUN, {"dicatat_oleh": "Kasubag Keuangan (Keke)"})


def test_a_computer_that_two_share_is_both_of_theirs() -> None:
    event, office = written(CAMAT, with_account(KASUBBAG), mengaku=CAMAT)
    assert event.data == {"akun_dikaitkan": "Camat (Cahya)"}
    third, _ = written(
        *office[:2], with_account(SEKRETARIS, "sekar@pc-2"), oleh=Pejabat(jabatan="Camat", nama="Dedi")
    )
    assert third.data == {"dicatat_oleh": "Camat (Cahya) atau Kasubag Keuangan (Keke)"}


def test_who_has_an_account_is_not_confirmed_from_another() -> None:
    own = with_account(CAMAT, "cahya@pc-2")
    assert "akun keke@pc-1 bukan akun Camat (Cahya) (cahya@pc-2)" in refused(own, mengaku=own, oleh=own)
    event, _ = written(own, with_account(KASUBBAG), oleh=own)
    assert event.data == {"dicatat_oleh": "Kasubag Keuangan (Keke)"}


@pytest.mark.parametrize(
    ("told", "known"),
    [("keke@pc-1", True), ("KEKE@PC-1", True), ("keke", True), ("keke@pc-2", False), ("kek", False)],
)
def test_an_account_is_named_with_its_computer_or_for_any(told: str, known: bool) -> None:
    assert names_account(with_account(KASUBBAG, "lain@pc", told), AKUN) is known


def test_a_person_of_two_offices_has_one_account() -> None:
    acting = Pejabat(jabatan="Camat", nama="Keke", sebutan="Plt.", nip="198001012005012001")
    event, _ = written(acting, with_account(replace(KASUBBAG, nip=acting.nip)), oleh=acting)
    assert event.data == {}


def test_an_account_is_no_longer_that_of_who_has_left() -> None:
    left = with_account(replace(KASUBBAG, selesai="2026-01-04"))
    assert owners([left], AKUN, KANTOR.now.date()) == ()
    assert "belum terkait" in refused(CAMAT, left)


def test_what_somebody_did_before_leaving_is_recorded_from_the_own_account() -> None:
    left = with_account(replace(CAMAT, selesai="2026-01-04"))
    by = replace(KANTOR.wish(3, Tindakan.MULAI).oleh, pejabat=left)
    earlier = Kantor()
    wish = earlier.wish(1, Tindakan.MULAI, oleh=by, pencatat=AKUN)
    assert writer_of(wish, [left]).refuse() == ""
    assert writer_of(wish, [left]).oleh_siapa == ""
