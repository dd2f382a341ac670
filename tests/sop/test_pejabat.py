"""Who may: titles in any spelling, stand-ins with a reason, wrong actors with who may instead."""

from dataclasses import replace
from datetime import date

import pytest
from prosedur import PEJABAT

from xlpy.errors import InputError
from xlpy.plan.masukan import Pejabat
from xlpy.sop.muat import load_sop
from xlpy.sop.pejabat import Pelaksana, find_holder, holders, name_of, refuse_actor

SOP = load_sop()
HARI = date(2026, 4, 1)
ORANG = {p.nama: p for p in PEJABAT}


@pytest.mark.parametrize(
    ("kode", "jabatan"),
    [
        ("camat", "Camat Lumajang"),
        ("sekretaris", "Sekcam"),
        ("sekretaris", "Sekretariat"),
        ("kasubbag-keuangan", "Kepala Sub Bagian Keuangan"),
        ("kasubbag-keuangan", "Ka. Subbag Keuangan"),
        ("staf", "STAF SUB BAGIAN KEUANGAN"),
        ("penerima-surat", "petugas agenda"),
        ("unit", "Lurah Jogoyudan"),
        ("unit", "Kasi Pemerintahan"),
    ],
)
def test_an_office_is_known_in_any_spelling(kode: str, jabatan: str) -> None:
    assert holders(SOP, kode, [Pejabat(jabatan=jabatan)])


@pytest.mark.parametrize(
    ("kode", "jabatan"),
    [
        ("camat", "Sekretaris Camat"),
        ("sekretaris", "Sekretaris Kelurahan"),
        ("kasubbag-keuangan", "Kasubag Umum dan Kepegawaian"),
        ("staf", "Staf Penerima Surat"),
        ("unit", "Camat"),
        ("camat", ""),
    ],
)
def test_another_office_is_not_taken_for_it(kode: str, jabatan: str) -> None:
    assert not holders(SOP, kode, [Pejabat(jabatan=jabatan)])


def test_the_wrong_actor_is_told_who_may() -> None:
    refused = refuse_actor(SOP, "sekretaris", Pelaksana(pejabat=ORANG["Pemi"]), PEJABAT, HARI)
    assert refused == (
        "hanya oleh Sekretaris Kecamatan (Sekar), bukan Kasi Pemerintahan (Pemi). "
        "Bila mewakili, sebutkan siapa yang diwakili dan alasannya."
    )


def test_where_nobody_holds_the_office_its_name_is_told() -> None:
    assert refuse_actor(SOP, "camat", Pelaksana(pejabat=ORANG["Pemi"]), (), HARI).startswith(
        "hanya oleh Camat, bukan"
    )


def test_who_acts_for_the_head_by_appointment_may() -> None:
    acting = replace(ORANG["Sekar"], jabatan="Camat", sebutan="Plt.")
    assert name_of(acting) == "Plt. Camat (Sekar)"
    assert refuse_actor(SOP, "camat", Pelaksana(pejabat=acting), PEJABAT, HARI) == ""
    assert refuse_actor(SOP, "camat", Pelaksana(pejabat=replace(acting, jabatan="Plh. Camat")), PEJABAT, HARI) == ""


def test_a_stand_in_needs_a_reason_and_the_right_office() -> None:
    who = Pelaksana(pejabat=ORANG["Sekar"], mewakili="Camat")
    assert refuse_actor(SOP, "camat", who, PEJABAT, HARI) == "memerlukan alasan mewakili Camat."
    assert refuse_actor(SOP, "camat", replace(who, alasan="Camat dinas luar"), PEJABAT, HARI) == ""
    assert "bukan wakil Camat" in refuse_actor(SOP, "staf", replace(who, alasan="x"), PEJABAT, HARI)


def test_an_office_without_a_name_cannot_act() -> None:
    assert "memerlukan nama Camat" in refuse_actor(
        SOP, "camat", Pelaksana(pejabat=Pejabat(jabatan="Camat")), (), HARI
    )


@pytest.mark.parametrize("text", ["Sekar", "sekretaris camat", "Sekretaris  Kecamatan", "SEKAR"])
def test_a_person_is_found_by_name_or_title(text: str) -> None:
    assert find_holder(PEJABAT, text, HARI) is ORANG["Sekar"]


def test_a_person_is_found_by_nip() -> None:
    assert find_holder(PEJABAT, "19701218 199101 1 002", HARI) is ORANG["Cahya"]


@pytest.mark.parametrize("text", ["Bupati", "", "123"])
def test_who_is_not_on_the_list_is_refused_with_the_list(text: str) -> None:
    with pytest.raises(InputError, match=r"tidak ada pada daftar pejabat.*Camat .Cahya.; Sekretaris.*tulis dulu"):
        find_holder(PEJABAT, text, HARI)


def test_two_persons_of_one_name_are_asked_apart() -> None:
    with pytest.raises(InputError, match=r"berarti lebih dari satu orang.*Staf .Dewi.; Kasi Pemerintahan .Dewi."):
        find_holder([Pejabat(jabatan=title, nama="Dewi") for title in ("Staf", "Kasi Pemerintahan")], "dewi", HARI)


def test_an_empty_list_says_so() -> None:
    with pytest.raises(InputError, match="daftar pejabat masih kosong"):
        find_holder([], "Camat", HARI)


LAMA = Pejabat(jabatan="Camat", nama="Ana", nip="197012181991011002", selesai="2026-03-31")
BARU = Pejabat(jabatan="Camat Lumajang", nama="Budi", mulai="2026-04-02")
BERGANTI = (*PEJABAT[1:], LAMA, BARU)


@pytest.mark.parametrize(("day", "who"), [(date(2026, 3, 31), LAMA), (date(2026, 4, 2), BARU)])
def test_a_title_means_who_held_the_office_then(day: date, who: Pejabat) -> None:
    assert find_holder(BERGANTI, "Camat", day) is who
    assert refuse_actor(SOP, "camat", Pelaksana(pejabat=who), BERGANTI, day) == ""


def test_on_a_day_on_which_nobody_held_the_office_the_periods_are_told() -> None:
    with pytest.raises(
        InputError, match=r"tidak sedang menjabat pada 01/04/2026.*Ana.*sampai 31/03/2026.*Budi.*sejak 02/04/2026"
    ):
        find_holder((LAMA, replace(BARU, jabatan="Camat")), "Camat", HARI)


def test_who_has_left_is_told_the_period_and_who_held_the_office_then() -> None:
    refused = refuse_actor(SOP, "camat", Pelaksana(pejabat=LAMA), BERGANTI, date(2026, 4, 5))
    assert refused == (
        "pada 05/04/2026 bukan oleh Camat (Ana), yang menjabat sampai 31/03/2026; "
        "saat itu pejabatnya Camat Lumajang (Budi)."
    )
    assert "tidak ada pejabatnya" in refuse_actor(SOP, "camat", Pelaksana(pejabat=LAMA), BERGANTI, HARI)


def test_only_who_held_the_office_then_is_named_as_who_may() -> None:
    refused = refuse_actor(SOP, "camat", Pelaksana(pejabat=ORANG["Pemi"]), BERGANTI, date(2026, 3, 2))
    assert refused.startswith("hanya oleh Camat (Ana), bukan")


def test_a_person_of_two_offices_is_meant_in_the_one_held_then() -> None:
    both = (replace(LAMA, jabatan="Kasi Pemerintahan", nama="Budi"), BARU)
    assert find_holder(both, "Budi", date(2026, 3, 2)) is both[0]
    assert find_holder(both, "Budi", date(2026, 5, 2)) is BARU
