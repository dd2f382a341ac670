"""Checking a document: what is new, what still stands, what was solved, what is waived; what stood in the cell."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from contoh_aturan import HARI_INI, bahan
from prosedur import AKUN, PEJABAT, at

from xlpy.book.document import Document
from xlpy.errors import InputError
from xlpy.jobs_periksa import PermintaanKecualikan, waived
from xlpy.periksa import checked, open_berat
from xlpy.plan.temuan import BARU, DIKECUALIKAN, MASIH, Temuan
from xlpy.prosedur import state_of

PLAN = """
    pengaturan        | isi
    pemerintah        | Kabupaten A
    kecamatan         | Mawar
    penanda_tangan    | Camat

    pejabat           | nama
    Camat             | Cahya

    rencana           | indikator      | satuan  | target | tw      | pagu | bulanan | penanggung jawab  | sumber dana
    7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 1 1 1 1 | 12   | 12 x 1  |                   | PAD
    7.01.01.2.01.0002 | Jumlah laporan |         | 4      | 1 1 1 1 | 12   | 12 x 1  | Kasi Pemerintahan | PAD

    dpa               | pagu
    7.01.01.2.01.0001 | 12
    7.01.01.2.01.0002 | 11
"""
DAY, LATER = HARI_INI, date(2027, 1, 25)


@pytest.fixture
def plan(monkeypatch: pytest.MonkeyPatch) -> Document:
    """A plan with an empty Penanggung Jawab (RK-104), an empty satuan (RK-102) and a pagu that is not the DPA's."""
    monkeypatch.setenv("LOGNAME", AKUN.partition("@")[0])
    document = bahan(PLAN).document
    people = tuple(replace(p, akun=(AKUN.partition("@")[0],)) for p in PEJABAT)
    settings = replace(document.pengaturan, pejabat=people)
    return replace(document, id="x", pengaturan=settings)


def owned(document: Document) -> Document:
    """The plan after somebody filled in the Penanggung Jawab."""
    first, *others = document.rencana.sub_kegiatan
    subs = (replace(first, penanggung_jawab="Kasi Pemerintahan"), *others)
    return replace(document, rencana=replace(document.rencana, sub_kegiatan=subs))


def of(document: Document, rule: str) -> Temuan:
    (found,) = [t for t in document.temuan if t.aturan == rule]
    return found


def test_findings_are_new_and_stay_new_while_nothing_changes(plan: Document) -> None:
    first = checked(plan, DAY)
    assert {t.keadaan for t in first.temuan} == {BARU}
    assert checked(first, LATER).temuan == first.temuan, "a second check of the same workbook writes nothing"


def test_a_mended_finding_is_remembered_as_solved_and_the_others_still_stand(plan: Document) -> None:
    after = checked(owned(checked(plan, DAY)), LATER)
    assert of(after, "RK-104").keadaan == "Selesai sejak 25/01/2027"
    assert not of(after, "RK-104").terbuka
    assert of(after, "RK-102").keadaan == MASIH
    assert after.temuan[-1].aturan == "RK-104", "what is solved comes last"


def test_a_finding_that_comes_back_is_new(plan: Document) -> None:
    solved = checked(owned(checked(plan, DAY)), LATER)
    assert of(checked(replace(solved, rencana=plan.rencana), LATER), "RK-104").keadaan == BARU


def test_what_was_solved_long_ago_is_forgotten(plan: Document) -> None:
    solved = checked(owned(checked(plan, DAY)), LATER)
    assert [t for t in checked(solved, date(2027, 2, 24)).temuan if t.selesai] == []
    assert [t.aturan for t in checked(solved, date(2027, 2, 23)).temuan if t.selesai] == ["RK-104"]


def test_what_was_said_on_importing_stays_beside_the_findings_of_the_rules(plan: Document) -> None:
    said = Temuan(aturan="jumlah-tertulis-beda", pesan="x", berkas="dpa.xlsx")
    assert said in checked(replace(plan, temuan=(said,)), DAY).temuan


def test_a_finding_keeps_what_stood_in_its_cell(plan: Document) -> None:
    document = checked(plan, DAY)
    assert of(document, "RK-201").isi == Decimal(12)
    assert of(document, "RK-104").isi is None


def test_without_last_year_s_workbook_its_findings_stand_as_they_were(plan: Document) -> None:
    said = Temuan(aturan="RK-801", pesan="x", identitas="RK-801-0000000000", keadaan=BARU)
    assert of(checked(replace(plan, temuan=(said,)), DAY), "RK-801").keadaan == MASIH


def asked(document: Document, rule: str, **changed: object) -> PermintaanKecualikan:
    from pathlib import Path  # noqa: PLC0415

    usual = PermintaanKecualikan(
        buku=Path("tidak-ada.xlsm"),
        temuan=of(document, rule).identitas,
        alasan="menunggu SK",
        pelaku="Sekretaris",
        konfirmasi="Sekretaris",
    )
    return replace(usual, **changed)  # type: ignore[arg-type]


def test_a_waiver_stands_in_the_log_and_on_the_sheet_and_opens_the_gate(plan: Document) -> None:
    document = checked(plan, DAY)
    before = open_berat(document, DAY)
    done = waived(document, asked(document, "RK-104"))
    event = done.baris.read()
    assert (str(event.tindakan), event.pelaku, event.catatan) == ("kecualikan", "Sekar", "menunggu SK")
    assert event.data["temuan"] == of(document, "RK-104").identitas
    found = of(done.document, "RK-104")
    assert found.keadaan == DIKECUALIKAN
    assert found.pengecualian.startswith("menunggu SK — Sekar (Sekretaris Kecamatan), ")
    assert open_berat(done.document, DAY) == before - 1


def test_a_waiver_moves_no_step(plan: Document) -> None:
    document = checked(plan, DAY)
    after = state_of(waived(document, asked(document, "RK-104")).document)
    assert (after.tahap, after.kejanggalan) == (state_of(document).tahap, ())


def test_a_waiver_ends_when_the_finding_says_something_else(plan: Document) -> None:
    done = waived(checked(plan, DAY), asked(checked(plan, DAY), "RK-102")).document
    first, second = done.rencana.sub_kegiatan
    renamed = replace(second, indikator=(replace(second.indikator[0], nama="Jumlah laporan keuangan"),))
    changed = replace(done, rencana=replace(done.rencana, sub_kegiatan=(first, renamed)))
    assert of(checked(changed, DAY), "RK-102").terbuka


@pytest.mark.parametrize(
    ("rule", "changed", "reason"),
    [
        ("RK-201", {}, "tidak dapat dikecualikan"),
        ("RK-104", {"alasan": " "}, "alasan kecualikan belum diisi"),
        ("RK-104", {"temuan": "RK-104-ffffffffff"}, "tidak ada pada buku kerja ini"),
        ("RK-104", {"pelaku": "Bukan Siapa-siapa"}, "tidak ada pada daftar pejabat"),
    ],
)
def test_what_may_not_be_waived_is_refused(
    plan: Document, rule: str, changed: dict[str, object], reason: str
) -> None:
    document = checked(plan, DAY)
    with pytest.raises(InputError, match=reason):
        waived(document, asked(document, rule, **changed))


def test_a_finding_is_waived_once(plan: Document) -> None:
    document = checked(plan, DAY)
    done = waived(document, asked(document, "RK-104")).document
    with pytest.raises(InputError, match="sudah dikecualikan"):
        waived(done, asked(document, "RK-104", waktu=f"{at('2027-01-05 08:00'):%Y-%m-%d %H:%M}"))


def test_a_finding_of_an_earlier_comparison_can_be_waived_too(plan: Document) -> None:
    said = Temuan(aturan="RK-801", pesan="x", identitas="RK-801-0000000000", keadaan=BARU)
    document = checked(replace(plan, temuan=(said,)), DAY)
    assert of(waived(document, asked(document, "RK-801")).document, "RK-801").keadaan == DIKECUALIKAN


def test_a_waiver_taken_back_leaves_the_finding_open_and_the_gate_closed(plan: Document) -> None:
    document = checked(plan, DAY)
    before = open_berat(document, DAY)
    done = waived(document, asked(document, "RK-104")).document
    again = waived(done, asked(document, "RK-104", cabut=True, alasan="SK terbit", temuan=_typed(document)))
    event = again.baris.read()
    assert (str(event.tindakan), event.catatan) == ("cabut-pengecualian", "SK terbit")
    found = of(again.document, "RK-104")
    assert (found.terbuka, found.keadaan, found.pengecualian) == (True, MASIH, "")
    assert open_berat(again.document, DAY) == before


def test_what_is_not_waived_cannot_be_taken_back(plan: Document) -> None:
    document = checked(plan, DAY)
    with pytest.raises(InputError, match="tidak sedang dikecualikan"):
        waived(document, asked(document, "RK-104", cabut=True))


def _typed(document: Document) -> str:
    """The name of the finding, its letters typed otherwise."""
    return f" {of(document, 'RK-104').identitas.upper()} "
