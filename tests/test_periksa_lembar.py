"""What a check writes on Matriks, Banding and LKE."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from contoh_aturan import bahan
from contoh_bercacat import clean_sample

from xlpy.book.document import Document, dokumen_kosong
from xlpy.book.form import in_form_order
from xlpy.book.schema_periksa import BANYAK_KOLOM, PEMEGANG, PEMEGANG_TANPA, PENDUKUNG
from xlpy.build.beranda_keadaan import NOT_GRADED, grade_line
from xlpy.periksa import Pembanding, checked
from xlpy.plan.model import Jabatan

DAY = date(2027, 1, 20)
OLD = """
    pengaturan        | isi
    tahun             | 2026

    rencana           | indikator      | satuan  | target | tw      | pagu
    7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 1 1 1 1 | 10
    7.01.01.2.01.0002 | Jumlah laporan | Laporan | 4      | 1 1 1 1 | 10
    7.01.01.2.01.0004 | Jumlah naskah  | Naskah  | 4      | 1 1 1 1 | 10
"""
NEW = """
    rencana           | indikator      | satuan  | target | tw      | pagu
    7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 1 1 1 1 | 10
    7.01.01.2.01.0002 | Jumlah laporan | Laporan | 4      | 0 0 2 2 | 40
    7.01.01.2.01.0006 | Jumlah buku    | Buku    | 4      | 1 1 1 1 | 10
"""


@pytest.fixture(scope="module")
def sample() -> Document:
    return checked(clean_sample(), DAY)


def told(document: Document, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(row.get(key) for key in keys) for row in document.tabel["tblBanding"]]


def test_the_matrix_has_a_row_for_every_sub_kegiatan_and_one_office_that_answers(sample: Document) -> None:
    rows = sample.tabel["tblMatriks"]
    assert len(rows) == len(sample.rencana.sub_kegiatan)
    first = next(row for row in rows if row["kode"] == "7.01.01.2.01.0001")
    titles = {row["kolom"]: row["judul"] for row in sample.tabel["tblMatriksJabatan"]}
    held = [title for number, title in titles.items() if first.get(f"jabatan_{str(number)[1:]}") == PEMEGANG]
    assert (first["penanggung_jawab"], held) == ("Kasubag Keuangan", ["Sub Bagian Keuangan"])
    assert PENDUKUNG in first.values()


def test_the_offices_of_all_kelurahan_share_a_column_that_shows_the_strongest_sign(sample: Document) -> None:
    listed = sample.tabel["tblMatriksJabatan"]
    assert [row["kolom"] for row in listed] == [f"J{n}" for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, *(10,) * 7)]
    assert {row["judul"] for row in listed if row["kolom"] == "J10"} == {"Lurah (7)"}
    rows = [row for row in sample.tabel["tblMatriks"] if "Lurah" in str(row["penanggung_jawab"])]
    assert {row["jabatan_10"] for row in rows} == {PEMEGANG, PEMEGANG_TANPA}


def test_offices_beyond_the_columns_are_listed_all_the_same(sample: Document) -> None:
    many = tuple(Jabatan(nama=f"Seksi Urusan{n}") for n in range(1, BANYAK_KOLOM + 4))
    document = checked(replace(sample, tupoksi=replace(sample.tupoksi, jabatan=many)), DAY)
    assert [row["kolom"] for row in document.tabel["tblMatriksJabatan"]][-4:] == [f"J{BANYAK_KOLOM}", "–", "–", "–"]


def test_rows_stand_in_the_order_of_the_form_from_the_first_check_on(sample: Document) -> None:
    ordered = [(row["kode"], row.get("unit", "")) for row in sample.tabel["tblMatriks"]]
    assert ordered == [(sub.kode, sub.unit) for sub in in_form_order(sample.rencana).sub_kegiatan]


def test_the_comparison_says_what_became_of_last_year_s_plan() -> None:
    document = checked(bahan(NEW).document, DAY, Pembanding(tahun_lalu=bahan(OLD).document))
    rows = told(document, "pembanding", "hal", "kode", "kolom", "bagian")
    assert [row[1:3] for row in rows[:3]] == [
        ("Jumlah", None),
        ("Disalin utuh", "7.01.01.2.01.0001"),
        ("Target tetap", "7.01.01.2.01.0002"),
    ]
    assert ("Tahun lalu", "Hilang", "7.01.01.2.01.0004", "Pagu", None) in rows
    assert ("Tahun lalu", "Baru", "7.01.01.2.01.0006", "Pagu", None) in rows
    assert ("Tahun lalu", "Melonjak", "7.01.01.2.01.0002", "Pagu", "+300 %") in rows
    assert ("Tahun lalu", "Berubah", "7.01.01.2.01.0002", "Target TW I–IV", None) in rows


def test_a_comparison_stays_until_it_is_made_again() -> None:
    first = checked(bahan(NEW).document, DAY, Pembanding(tahun_lalu=bahan(OLD).document))
    assert checked(first, DAY).tabel["tblBanding"] == first.tabel["tblBanding"]
    both = checked(first, DAY, Pembanding(sebelum_perubahan=bahan(OLD).document))
    assert {row[0] for row in told(both, "pembanding")} == {"Tahun lalu", "Sebelum DPPA"}


def test_each_criterion_of_the_assessment_has_its_cell_or_its_reason(sample: Document) -> None:
    rows = sample.tabel["tblLKE"]
    assert len(rows) == 19
    unexplained = [r for r in rows if not r.get("bukti") and not r.get("catatan") and r["status"] == "Terbukti"]
    assert unexplained == []


def test_a_grade_is_told_only_where_the_data_suffice(sample: Document) -> None:
    parts = {row["bagian"]: row.get("nilai") for row in sample.tabel["tblNilaiLKE"]}
    assert parts == {"Pemenuhan": Decimal("3.6"), "Kualitas": None, "Pemanfaatan": None}
    assert grade_line(sample) == "Nilai mutu (LKE): 1 dari 3 bagian dapat dinilai; lihat lembar LKE."


def test_the_grade_of_the_whole_is_told_with_what_it_is_of(sample: Document) -> None:
    rows = tuple({"bagian": n, "nilai": v} for n, v in (("A", Decimal("3.6")), ("B", Decimal("6.3")), ("C", 9)))
    document = replace(sample, tabel={**sample.tabel, "tblNilaiLKE": rows})
    assert grade_line(document) == "Nilai mutu (LKE) sekurang-kurangnya 18,9 dari 30"


def test_before_the_first_check_nothing_is_graded() -> None:
    assert grade_line(dokumen_kosong()) == NOT_GRADED
