"""What a person can do, on documents alone."""

from dataclasses import replace

import pytest

from xlpy.actions import import_dpa, new_document, question_codes, settings_from, susun
from xlpy.book.document import Document
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, Tupoksi
from xlpy.plan.model import SubKegiatan
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Temuan, Tingkat

SUB = SubKegiatan(kode="7.01.01.2.01.0001", nama="Penyusunan", pagu=5)
OFFICE = Pengaturan(
    tahun=2027, pemerintah="Kabupaten A", kecamatan="Mawar", pejabat=(Pejabat(jabatan="Camat", nama="N"),)
)


def made(dpa: Dpa, settings: Pengaturan = OFFICE) -> Document:
    return susun(import_dpa(new_document(settings, document_id="x"), dpa)).document


def rules(document: Document) -> list[str]:
    return [t.aturan for t in document.temuan]


def test_a_row_that_the_dpa_no_longer_has_is_reported_as_long_as_it_stands() -> None:
    first = made(Dpa(sub_kegiatan=(SUB,)))
    (sub,) = first.rencana.sub_kegiatan
    edited = replace(first, rencana=replace(first.rencana, sub_kegiatan=(replace(sub, keterangan="dipakai"),)))
    other = replace(SUB, kode="7.01.01.2.01.0002")
    second = susun(import_dpa(edited, Dpa(sub_kegiatan=(other,)))).document
    third = susun(second).document
    for document in (second, third):
        assert [s.keterangan for s in document.rencana.sub_kegiatan] == ["dipakai", ""]
        assert "RK-403" in rules(document)


def test_findings_about_a_replaced_file_go_with_it() -> None:
    old_file = Provenance.at(("nama",), Source("lama.xlsx", "S", "A1"))
    warning = Temuan(aturan="jumlah-tertulis-beda", pesan="x", berkas="lama.xlsx")
    first = made(Dpa(sub_kegiatan=(replace(SUB, sumber=old_file),), peringatan=(warning,)))
    assert warning in first.temuan
    assert warning not in susun(import_dpa(first, Dpa(sub_kegiatan=(SUB,)))).document.temuan


def test_settings_that_the_form_lacks_are_asked_for() -> None:
    dpa = Dpa(sub_kegiatan=(SUB,))
    assert "RK-601" not in rules(made(dpa))
    assert "RK-601" in rules(made(dpa, replace(OFFICE, kecamatan="")))


def test_what_is_only_not_typed_yet_does_not_make_generating_a_failure() -> None:
    result = susun(import_dpa(new_document(replace(OFFICE, pejabat=()), document_id="x"), Dpa(sub_kegiatan=(SUB,))))
    berat = {t.aturan for t in result.document.temuan if t.tingkat is Tingkat.BERAT}
    assert {"RK-105", "RK-601"} <= berat
    assert not result.berat
    assert "RK-501" in rules(made(Dpa(sub_kegiatan=(SUB, replace(SUB, kode="")))))
    uncoded = import_dpa(new_document(OFFICE, document_id="x"), Dpa(sub_kegiatan=(SUB, replace(SUB, kode=""))))
    assert susun(uncoded).berat


def test_a_kegiatan_that_the_dpa_no_longer_has_is_reported_by_the_merge() -> None:
    first = made(Dpa(sub_kegiatan=(SUB,)))
    (kegiatan,) = first.rencana.kegiatan
    edited = replace(first, rencana=replace(first.rencana, kegiatan=(replace(kegiatan, keterangan="dipakai"),)))
    found = susun(import_dpa(edited, Dpa())).document.temuan
    assert [t.pesan for t in found if t.aturan == "tidak-ada-di-sumber"] == [
        "Kegiatan 7.01.01.2.01 tidak ada di DPA; dipertahankan karena isian Anda.",
        "Program 7.01.01 tidak ada di DPA; dipertahankan karena isian Anda.",
    ]


@pytest.mark.parametrize(
    ("skpd", "kecamatan", "kode"),
    [
        ("7.01.0.00.0.00.01.0000 - KECAMATAN MAWAR INDAH", "Mawar Indah", "7.01.0.00.0.00.01.0000"),
        ("Kecamatan Mawar", "Mawar", ""),
        ("2.16.2.20.2.21.02.0000 - Dinas Komunikasi", "", "2.16.2.20.2.21.02.0000"),
        ("", "", ""),
    ],
)
def test_the_office_is_taken_from_the_dpa_when_it_is_a_kecamatan(skpd: str, kecamatan: str, kode: str) -> None:
    found = settings_from(Dpa(skpd=skpd), Tupoksi(), 2027)
    assert (found.kecamatan, found.kode_skpd) == (kecamatan, kode)


def test_an_unknown_code_of_a_dpa_is_asked_about_at_its_cell() -> None:
    at = Provenance.of({"kode": Source("dpa.xlsx", "S", "B9"), "nama": Source("dpa.xlsx", "S", "C9")})
    known = SubKegiatan(kode="7.01.01.2.01.0001", nama="x", sumber=at)
    wrong = SubKegiatan(kode="7.01.01.2.01.0099", nama="Penyusunan Dokumen Perencanaan Perangkat Daerah", sumber=at)
    (asked,) = question_codes(Dpa(tahun=2027, sub_kegiatan=(known, wrong))).peringatan
    assert (asked.aturan, asked.sel, asked.berkas) == ("kode-tidak-dikenal", "S!B9", "dpa.xlsx")
    assert "aksud Anda 7.01.01.2.01.0001" in asked.saran
