"""What lies in a folder, judged: who is in, missing, late, double, or strange."""

from dataclasses import replace
from datetime import date

import pytest

from xlpy.plan.facts import Kunci
from xlpy.plan.unit_form import Identitas, UnitForm
from xlpy.plan.unit_gather import BerkasMasuk, Kiriman, Pilahan, sort_out
from xlpy.plan.units import Unit

KASI, LURAH = Unit("Kasi Pemerintahan"), Unit("Lurah", "Kelurahan Melati")
ONE = Kunci("Sub Kegiatan", "", "7.01.02.2.01.0001", 1)
SENT = (Kiriman(unit=KASI, versi=2, batas=date(2026, 1, 8)), Kiriman(unit=LURAH, versi=1, batas=date(2026, 1, 8)))


def form(unit: Unit = KASI, target: str = "15", sidik: str = "a", **who: object) -> UnitForm:
    usual = {"dokumen": "d", "tahun": 2026, "versi": 2 if unit is KASI else 1, "unit": unit, **who}
    return UnitForm(
        berkas="x.xlsx",
        identitas=Identitas(**usual),  # type: ignore[arg-type]
        dasar={ONE: {"target": "12"}},
        isian={ONE: {"target": target}},
        dijawab={ONE: frozenset({"target"})},
        letak={(ONE, "target"): "Isian!H4"},
        sidik=sidik,
    )


def sorted_out(*forms: UnitForm, sent: tuple[Kiriman, ...] = SENT) -> Pilahan:
    files = [BerkasMasuk(nama=f"{n}.xlsx", form=each) for n, each in enumerate(forms, start=1)]
    return sort_out(files, sent, "d", 2026)


def test_who_is_in_and_who_is_missing() -> None:
    found = sorted_out(form())
    assert [masuk.kiriman.unit for masuk in found.masuk] == [KASI]
    assert [kiriman.unit for kiriman in found.belum] == [LURAH]


def test_a_form_as_it_was_sent_is_not_in_until_somebody_signs_for_it() -> None:
    blank = form(target="12")
    assert sorted_out(blank).masuk == ()
    assert sorted_out(blank).belum_diisi == ((KASI.kunci, "1.xlsx"),)
    assert len(sorted_out(replace(blank, diisi_oleh="Ana")).masuk) == 1


def test_the_original_beside_the_filled_form_is_no_second_one() -> None:
    found = sorted_out(form(target="12", sidik="b"), form())
    assert [masuk.nama for masuk in found.masuk] == ["2.xlsx"]
    assert (found.ganda, found.belum_diisi) == ((), ())


def test_a_copy_with_the_same_answers_is_told_and_harmless() -> None:
    (masuk,) = sorted_out(form(), form()).masuk
    assert masuk.salinan == ("2.xlsx",)


def test_of_two_forms_that_say_different_things_none_is_taken() -> None:
    found = sorted_out(form(), form(target="16", sidik="b"))
    assert found.masuk == ()
    (double,) = found.ganda
    assert (double.unit, double.berkas, double.sel) == (KASI, ("1.xlsx", "2.xlsx"), ("Isian!H4",))
    assert [kiriman.unit for kiriman in found.belum] == [LURAH], "double is not missing"


@pytest.mark.parametrize(
    ("strange", "why"),
    [
        ({"tahun": 2025}, "tahun 2025, sedangkan buku kerja ini tahun 2026"),
        ({"dokumen": "lain", "kecamatan": "Klakah"}, "buku kerja lain (Kecamatan Klakah)"),
        ({"versi": 1}, "versi 1, sedangkan yang terakhir dikirim versi 2"),
        ({"unit": Unit("Kasi Ekonomi")}, "tidak tercatat pada lembar Unit"),
    ],
)
def test_a_form_of_something_else_is_named_with_the_reason(strange: dict[str, object], why: str) -> None:
    found = sorted_out(form(**strange))  # type: ignore[arg-type]
    assert found.masuk == ()
    assert why in found.tidak_dipakai[0].alasan


def test_a_row_typed_by_hand_takes_a_form_of_any_round() -> None:
    by_hand = (replace(SENT[0], versi=None),)
    assert len(sorted_out(form(versi=1), sent=by_hand).masuk) == 1


def test_what_was_taken_before_is_known_again() -> None:
    taken = (replace(SENT[0], sidik="a"), SENT[1])
    assert sorted_out(form(), sent=taken).masuk[0].sudah_diambil
    assert not sorted_out(form(sidik="b"), sent=taken).masuk[0].sudah_diambil


@pytest.mark.parametrize(("day", "late"), [(7, 0), (8, 0), (9, 1), (20, 12)])
def test_lateness_counts_from_the_term(day: int, late: int) -> None:
    assert SENT[0].terlambat(date(2026, 1, day)) == late
    received = replace(SENT[0], diterima=date(2026, 1, 9))
    assert received.terlambat(date(2026, 1, day)) == 1, "once received, the day does not matter"
    assert replace(SENT[0], batas=None).terlambat(date(2026, 1, day)) == 0
