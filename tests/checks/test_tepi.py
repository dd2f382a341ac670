"""The edges of single rules that their two examples leave open."""

from datetime import date, datetime

import pytest
from contoh_aturan import bahan

from xlpy.checks.catalogue import findings, rules
from xlpy.plan.temuan import Temuan


def found(rule_id: str, text: str) -> list[Temuan]:
    return list(findings(rules()[rule_id], bahan(text)))


def said(rule_id: str, text: str) -> list[str]:
    return [finding.pesan for finding in found(rule_id, text)]


def test_a_plan_that_was_not_made_yet_is_told_from_an_empty_dpa() -> None:
    (finding,) = found("RK-401", "dpa | pagu\n7.01.01.2.01.0001 | 5")
    assert finding.pesan == "Rencana belum memuat satu sub kegiatan pun, padahal DPA memuatnya."
    assert finding.saran == "Klik Susun untuk menyusun rencana dari DPA."
    assert finding.sel == "Rencana Kinerja"
    (other,) = found("RK-401", "rencana | pagu\n7.01.01.2.01.0001 | 5")
    assert other.sel == "DPA"
    assert other.identitas != finding.identitas


def test_rows_that_say_the_same_are_named_apart() -> None:
    names = [finding.identitas for finding in found("RK-501", "dpa | nama | pagu\n | Rapat | 5\n | Rapat | 6")]
    assert names == [names[0], f"{names[0]}-2"]


def test_sums_that_differ_lead_to_the_highest_level_that_does() -> None:
    levels = "\n".join(f"{kode} |" for kode in ("7.01.01", "7.01.01.2.01", "7.01.01.2.02"))
    plan = f"rencana | pagu\n{levels}\n7.01.01.2.01.0001 | 5\n7.01.01.2.02.0001 | 6"
    (program,) = found("RK-202", f"{plan}\n\ndpa | pagu\n7.01.01.2.01.0001 | 5")
    (kegiatan,) = found("RK-202", f"{plan}\n\ndpa | pagu\n7.01.01.2.01.0001 | 6\n7.01.01.2.02.0001 | 5")
    assert (program.sel, kegiatan.sel) == ("Rencana Kinerja!K7", "Rencana Kinerja!K8")
    assert "7.01.01.2.02 Rp6 (DPA Rp0)" in program.pesan
    assert "7.01.01.2.01 Rp5 (DPA Rp6), 7.01.01.2.02 Rp6 (DPA Rp5)." in kegiatan.pesan


def test_a_level_without_money_differs_from_nothing() -> None:
    text = "rencana | pagu\n7.01.01.2.01.0001 | 0\n\ndpa | pagu\n7.01.02.2.01.0001 | 0"
    assert said("RK-202", text) == []


@pytest.mark.parametrize(
    ("day", "strange"),
    [
        ("2026-09-30", True),
        ("2026-10-01", False),
        ("2027-12-31", False),
        ("2028-01-03", True),
        ("2027-01-22", False),
        ("2027-01-23", True),
        ("2027-01-24", True),
        ("", False),
    ],
)
def test_a_signature_is_dated_from_october_on_and_on_a_working_day(day: str, strange: bool) -> None:
    assert bool(said("RK-702", f"pengaturan | isi\ntanggal | {day}")) is strange


def test_a_day_off_without_a_name_is_one() -> None:
    (finding,) = found("RK-702", "pengaturan | isi\ntanggal | 2027-01-22\n\nlibur | keterangan\n2027-01-22 |")
    assert "hari libur ()" in finding.pesan
    assert finding.sel == "Pengaturan!B13"


def test_a_signer_that_the_list_does_not_have_is_told_from_one_without_a_name() -> None:
    office = "pengaturan | isi\npemerintah | Kabupaten\nkecamatan | Lumajang\npenanda_tangan | Camat"
    (finding,) = found("RK-601", office)
    assert finding.pesan == "Penanda tangan “Camat” tidak ada di tabel Pejabat."
    assert finding.sel == "Pengaturan!B15"


@pytest.mark.parametrize(
    ("received", "today", "late"),
    [
        ("2027-01-29", "2027-03-01", False),
        ("2027-01-30", "2027-03-01", True),
        ("2027-01-30 08:00", "2027-01-29", True),
        ("2027-01-29 16:00", "2027-03-01", False),
        ("", "2027-01-29", False),
        ("", "2027-01-30", True),
    ],
)
def test_a_plan_is_late_after_the_last_day_and_not_on_it(received: str, today: str, late: bool) -> None:
    text = f"pengaturan | isi\nhari ini | {today}\nSurat_Batas_Waktu | 2027-01-29\nPengantar_Diterima | {received}"
    assert bool(said("RK-703", text)) is late


def test_a_deadline_with_a_time_and_one_that_is_no_date() -> None:
    text = "pengaturan | isi\nhari ini | 2027-01-30\nSurat_Batas_Waktu | {}"
    (finding,) = found("RK-703", text.format("2027-01-29 12:00"))
    assert "29/01/2027" in finding.pesan
    assert finding.sel == "Surat!B11"
    assert said("RK-703", text.format("besok")) == []
    assert said("RK-703", "pengaturan | isi\nhari ini | 2027-01-30") == []


def test_a_form_is_late_after_its_day_and_rows_without_a_title_do_not_hide_the_next() -> None:
    text = "unit | batas | status\n | 2027-01-08 |\nKasi A | 2027-01-20 |\nKasi B | 2027-01-19 | Dikirim"
    assert said("RK-704", text) == ["Form Kasi A belum diterima.", "Form Kasi B belum diterima, batasnya 19/01/2027."]


def test_without_a_tupoksi_it_is_said_that_nothing_can_be_compared() -> None:
    plan = "rencana | nama\n7.01.01.2.01.0001 |"
    assert said("RK-406", plan) == [
        "Lembar Tupoksi kosong, jadi kesesuaian rencana dengan tugas dan fungsi tidak dapat diperiksa."
    ]
    assert said("RK-406", f"{plan}\n\ntupoksi | fungsi | rutin\nCamat | tugas lain | ya") == []


def test_programs_are_not_asked_for_a_sasaran_while_there_is_none() -> None:
    assert said("RK-404", "rencana | nama\n7.01.01 |") == []


def test_several_unknown_programs_are_all_named() -> None:
    (pesan,) = said("RK-404", "rencana | nama | program\nS1 | Meningkatnya | 7.01.08; 7.01.09")
    assert "7.01.08, 7.01.09" in pesan


def test_several_years_are_all_named_and_the_own_one_is_not() -> None:
    (pesan,) = said("RK-706", "rencana | nama\nS1 | Meningkatnya mutu 2025, 2026 dan 2027")
    assert "tahun 2025, 2026, rencana ini tahun 2027" in pesan


def test_targets_without_a_number_are_no_zero() -> None:
    assert said("RK-311", "rencana | indikator | target | satuan\nS1 | Predikat SAKIP | BB | Predikat") == []
    assert said("RK-311", "rencana | indikator | target | satuan\nS1 | Jumlah desa | | Desa") == []


def test_a_negative_quarter_is_named_even_where_nothing_is_wanted() -> None:
    text = "rencana | indikator | target | satuan | tw\nS1 | Jumlah kasus | 0 | Kasus | 2 -2 0 0"
    assert said("RK-311", text) == ["Target “Jumlah kasus” pada S1 -2 Kasus."]


def test_a_code_stands_below_any_prefix_of_it() -> None:
    plan = "rencana | nama\n7.01.01 |\n7.01.01.2.01 |\n7.01.01.2.01.0001 |"
    assert said("RK-405", plan) == []
    assert len(said("RK-405", "rencana | nama\n7.01.01.2.01.0001 |")) == 1


def test_the_first_quarter_missing_is_part_of_a_sum() -> None:
    text = "rencana | indikator | target | satuan | jenis | tw\nS1 | Jumlah forum | 8 | Forum | Kumulatif | - - - 8"
    assert said("RK-205", text) == []


def test_a_form_without_its_day_and_a_moment_as_its_day() -> None:
    told = bahan("unit | batas\nKasi A | 2027-01-08")
    (row,) = told.document.tabel["tblUnit"]
    assert row["batas"] == date(2027, 1, 8)
    assert isinstance(bahan("pengaturan | isi\nSurat_X | 2027-01-08 10:00").document.isian["Surat_X"], datetime)
