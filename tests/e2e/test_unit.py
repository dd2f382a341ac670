"""Unit forms by the command: out to a folder, filled, back in; what is said to a person and to a machine."""

import json
import shutil
import tomllib
from pathlib import Path

import openpyxl
import pytest
from form_unit import change, put, sheet_of
from jalan import make, read, walk

from xlpy.cli import main
from xlpy.jobs_contoh_unit import fill
from xlpy.resources import form_template, sample_folder

YEAR = tomllib.loads((sample_folder() / "pengaturan-contoh.toml").read_text(encoding="utf-8"))["tahun"]
KASI = f"form-kasi-pemerintahan-{YEAR}.xlsx"
MELATI = f"form-lurah-melati-{YEAR}.xlsx"
DAYS = ["--tanggal", "06/01/2026", "--batas", "08/01/2026"]


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with a plan whose procedure stands in step 4, and its forms in the folder ``form``."""
    book = make(tmp_path_factory.mktemp("unit"))
    walk(book, 7)
    assert main(["unit", "buat", str(book), str(book.parent / "form"), *DAYS]) == 0
    return book


@pytest.fixture
def book(fresh: Path, tmp_path: Path) -> Path:
    """A copy of it to work on."""
    target = tmp_path / "kantor"
    shutil.copytree(fresh.parent, target)
    return target / fresh.name


def forms(book: Path) -> Path:
    return book.parent / "form"


def gather(
    book: Path, capsys: pytest.CaptureFixture[str], *more: str, day: str = "2026-01-08"
) -> tuple[int, dict[str, list]]:
    capsys.readouterr()
    code = main(["unit", "kumpul", str(book), str(forms(book)), "--diterima", day, "--json", *more])
    return code, json.loads(capsys.readouterr().out)


def status(book: Path) -> dict[str, object]:
    return {str(row["jabatan"]): row["status"] for row in read(book).tabel["tblUnit"]}


def test_each_unit_has_a_file_that_says_its_name(book: Path) -> None:
    names = sorted(file.name for file in forms(book).iterdir())
    assert len(names) == 14
    assert {KASI, MELATI, f"form-kasubag-umum-dan-kepegawaian-{YEAR}.xlsx"} <= set(names)
    assert set(status(book).values()) == {"Dikirim"}


def test_made_again_nothing_happens_and_that_is_said(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {file: file.read_bytes() for file in forms(book).iterdir()}
    assert main(["unit", "buat", str(book), str(forms(book))]) == 0
    assert "tambahkan --ulang" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in forms(book).iterdir()} == before


def test_a_filled_form_is_never_overwritten_silently(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled = put(forms(book) / KASI, {"rencana_aksi": "Rapat"})
    content = filled.read_bytes()
    rows = tuple(r for r in read(book).tabel["tblUnit"] if r["jabatan"] != "Kasi Pemerintahan")
    forget(book, rows)
    told = [str(book), str(forms(book)), "--unit", "Kasi Pemerintahan", "--json"]
    assert main(["unit", "buat", *told]) == 0
    (skipped,) = json.loads(capsys.readouterr().out)["dilewati"]
    assert "sudah diisi" in skipped["alasan"]
    assert filled.read_bytes() == content
    assert main(["unit", "buat", *told, "--timpa"]) == 0
    assert filled.read_bytes() != content
    assert (forms(book) / KASI.replace(".xlsx", ".cadangan.xlsx")).read_bytes() == content


def forget(book: Path, rows: tuple) -> None:
    from dataclasses import replace  # noqa: PLC0415

    from xlpy import buku  # noqa: PLC0415

    opened = buku.open_workbook(book)
    document = opened.document
    buku.save(replace(document, tabel={**document.tabel, "tblUnit": rows}), book, opened)


def test_a_second_round_has_a_name_of_its_own_and_the_first_counts_no_more(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(forms(book) / KASI, {"rencana_aksi": "Rapat"})
    assert main(["unit", "buat", str(book), str(forms(book)), "--unit", "Seksi Pemerintahan", "--ulang"]) == 0
    assert (forms(book) / f"form-kasi-pemerintahan-{YEAR}-v2.xlsx").exists()
    code, told = gather(book, capsys)
    assert code == 1
    (old,) = told["tidak_dipakai"]
    assert old["berkas"] == KASI
    assert "versi 1, sedangkan yang terakhir dikirim versi 2" in old["alasan"]


def test_looking_writes_nothing_and_says_what_taking_then_says(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put(forms(book) / KASI, {"target": 24, "rencana_aksi": "Rapat"})
    before = book.read_bytes()
    code, looked = gather(book, capsys, "--lihat")
    assert (code, book.read_bytes()) == (0, before)
    code, taken = gather(book, capsys)
    assert code == 0
    assert {**looked, "ditulis": True} == taken
    assert {(c["kolom"], c["rencana"], c["usul"]) for c in taken["perubahan"]} == {
        ("target", "12", "24"),
        ("rencana_aksi", "", "Rapat"),
    }
    assert len(taken["belum"]) == 13
    assert book.read_bytes() != before
    assert status(book)["Kasi Pemerintahan"] == "Perlu diperbaiki", "eleven rows have no rencana aksi yet"


def test_a_folder_of_everything_is_sorted_out_and_the_rest_goes_on(
    book: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    place = forms(book)
    (place / "kembali").mkdir()
    fill(place / KASI, place / "kembali" / "Form dari Pak Kasi.xlsx", mended=True)
    fill(place / MELATI, place / "kembali" / MELATI, mended=True)
    put(fill_copy(place / MELATI, place / "kembali" / "melati (2).xlsx"), {"target": 99})
    other = tmp_path / "lain"
    other.mkdir()
    stranger = make(other)
    assert main(["unit", "buat", str(stranger), str(place / "lain"), "--unit", "Lurah Dahlia"]) == 0
    (place / "surat.docx").write_bytes(b"PK\x03\x04 bukan")
    capsys.readouterr()
    code, told = gather(book, capsys, day="2026-01-10")
    assert code == 1
    assert [m["unit"] for m in told["masuk"]] == ["Kasi Pemerintahan"]
    assert {t["unit"]: t["hari"] for t in told["terlambat"]}["Kasi Pemerintahan"] == 2
    assert [g["unit"] for g in told["ganda"]] == ["Lurah Melati"]
    assert "Isian!H4" in told["ganda"][0]["sel"][0]
    assert {Path(f["berkas"]).name for f in told["tidak_dipakai"]} == {"surat.docx", f"form-lurah-dahlia-{YEAR}.xlsx"}
    assert any("buku kerja lain (Kecamatan Contoh)" in f["alasan"] for f in told["tidak_dipakai"])
    assert status(book)["Kasi Pemerintahan"] == "Diterima"
    assert status(book)["Lurah Melati"] == "Dikirim"


def fill_copy(form: Path, target: Path) -> Path:
    fill(form, target, mended=True)
    return target


def test_the_step_records_the_forms_and_the_next_waits_for_them(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    who = ["--pelaku", "Kasubag Keuangan", "--konfirmasi"]
    assert main(["langkah", str(book), "4", "selesai", *who, "--waktu", "2026-01-09 08:30"]) == 0
    recorded = json.loads(str(read(book).tabel["tblLog"][-1]["data"]))["form_unit"]
    assert len(recorded) == 14
    assert {"jabatan": "Lurah Melati", "unit": "Kelurahan Melati", "dikirim": "2026-01-06"} in recorded
    staff = ["--pelaku", "Staf", "--konfirmasi", "--waktu", "2026-01-09 08:35"]
    capsys.readouterr()
    assert main(["langkah", str(book), "5", "mulai", *staff]) == 3
    assert "form 14 unit belum diterima" in capsys.readouterr().err
    for form in list(forms(book).iterdir()):
        fill(form, form, mended=True)
    assert gather(book, capsys)[0] == 0
    assert main(["langkah", str(book), "5", "mulai", *staff]) == 0


def test_the_office_s_own_form_beside_the_workbook_is_used(book: Path) -> None:
    def own(inside: openpyxl.Workbook) -> None:
        inside["Mulai di Sini"]["A1"] = "KANTOR KAMI"

    template = book.with_name("form-unit.xlsx")
    template.write_bytes(form_template().read_bytes())
    change(template, own)
    assert main(["unit", "buat", str(book), str(book.parent / "baru"), "--unit", "Melati", "--ulang"]) == 0
    made = openpyxl.load_workbook(book.parent / "baru" / f"form-lurah-melati-{YEAR}-v2.xlsx")
    assert made["Mulai di Sini"]["A1"].value == "KANTOR KAMI"
    assert sheet_of(made, "target").title == "Isian"


@pytest.mark.parametrize("typed", [["buku.xlsm"], ["a", "b", "c"]])
def test_workbook_and_folder_are_both_asked_for(typed: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["unit", "kumpul", *typed])
    assert ended.value.code == 2
    assert "sebutkan BUKU dan FOLDER" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["--batas", "--tanggal"])
def test_a_day_that_is_none_is_refused(book: Path, option: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["unit", "buat", str(book), str(forms(book)), option, "besok"]) == 3
    assert "tidak terbaca" in capsys.readouterr().err
