"""Who holds an office when, and who signs: predecessors, successors, and who acts in between."""

from dataclasses import replace
from datetime import date

import pytest

from xlpy.plan.masa_jabatan import in_office, period_text, signer_of
from xlpy.plan.masukan import Pejabat, Pengaturan

ANA = Pejabat(jabatan="Camat", nama="Ana", mulai="2022-03-01", selesai="2026-05-31")
BUDI = Pejabat(jabatan="Camat", nama="Budi", mulai="2026-06-01")
CICI = Pejabat(jabatan="Camat", nama="Cici", sebutan="Plh.", mulai="2026-07-06", selesai="2026-07-10")
LAIN = Pejabat(jabatan="Sekretaris", nama="Dedi")


def signer(tanggal: str, *pejabat: Pejabat) -> str:
    return signer_of(Pengaturan(tahun=2026, tanggal=tanggal, penanda_tangan="camat", pejabat=(LAIN, *pejabat))).nama


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        ("2022-02-28", False),
        ("2022-03-01", True),
        ("2026-05-31", True),
        ("2026-06-01", False),
    ],
)
def test_the_first_and_the_last_day_count(day: str, holds: bool) -> None:
    assert in_office(ANA, date.fromisoformat(day)) is holds


def test_where_no_bound_is_told_there_is_none() -> None:
    assert in_office(LAIN, date.min)
    assert in_office(LAIN, date.max)


def test_a_period_is_told_in_words() -> None:
    assert [period_text(p) for p in (ANA, BUDI, replace(ANA, mulai=""), LAIN)] == [
        "01/03/2022–31/05/2026",
        "sejak 01/06/2026",
        "sampai 31/05/2026",
        "",
    ]


@pytest.mark.parametrize(
    ("tanggal", "nama"),
    [
        ("2026-05-31", "Ana"),
        ("2026-06-01", "Budi"),
        ("2026-07-08", "Cici"),  # who took the office last, while the other is away
        ("2026-07-11", "Budi"),
        ("2020-01-01", ""),
        ("", "Budi"),  # who holds it longest on
    ],
)
def test_who_holds_the_office_on_the_date_of_signature_signs(tanggal: str, nama: str) -> None:
    assert signer(tanggal, ANA, BUDI, CICI) == nama


def test_before_there_is_a_date_who_leaves_last_signs() -> None:
    assert signer("", ANA) == "Ana"
    assert signer("", CICI, ANA) == "Cici"


def test_of_two_without_any_period_the_upper_one_signs() -> None:
    plain = [replace(p, mulai="", selesai="") for p in (ANA, BUDI)]
    assert (signer("", *plain), signer("2026-06-01", *plain)) == ("Ana", "Ana")


def test_a_successor_signs_although_nobody_wrote_when_the_other_left() -> None:
    assert signer("2026-06-01", replace(ANA, selesai=""), BUDI) == "Budi"
