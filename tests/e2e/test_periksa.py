"""Checking, waiving and comparing through the command, on files."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from jalan import do, make, mirror, read, verified, walk

from xlpy import buku
from xlpy.cli import main
from xlpy.jobs_contoh import steps_of
from xlpy.resources import sample_folder

KEYS = {"aturan", "tingkat", "sel", "pesan", "saran", "dasar", "dikecualikan"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("periksa"))


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """The sample's workbook, its first sub kegiatan without anybody who answers for it."""
    path = tmp_path / made.name
    path.write_bytes(made.read_bytes())
    opened = buku.open_workbook(path)
    plan = opened.document.rencana
    subs = (replace(plan.sub_kegiatan[0], penanggung_jawab=""), *plan.sub_kegiatan[1:])
    buku.save(replace(opened.document, rencana=replace(plan, sub_kegiatan=subs)), path, opened)
    return path


def checked(path: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[int, dict[str, object]]:
    capsys.readouterr()
    code = main(["periksa", str(path), "--json", *more])
    return code, json.loads(capsys.readouterr().out)


def name_of(path: Path, rule: str) -> str:
    return next(t.identitas for t in read(path).temuan if t.aturan == rule)


def waive(path: Path, name: str, *more: str) -> int:
    reason = ["--alasan", "SK belum terbit", "--pelaku", "Sekretaris", "--konfirmasi"]
    return main(["kecualikan", str(path), name, *reason, *more])


def test_the_clean_sample_ends_with_0(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, said = checked(made, capsys, "--lihat")
    assert code == 0
    assert said["ringkasan"]["berat"] == 0  # type: ignore[index]


def test_a_blocking_finding_ends_with_1_and_is_told_by_the_keys_of_the_contract(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = checked(book, capsys)
    assert code == 1
    findings = said["temuan"]
    assert all(found.keys() >= KEYS for found in findings)  # type: ignore[attr-defined]
    (blocking,) = [f for f in findings if f["tingkat"] == "berat"]  # type: ignore[attr-defined]
    assert (blocking["aturan"], blocking["dikecualikan"]) == ("RK-104", False)


def test_looking_writes_nothing(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = book.read_bytes()
    assert checked(book, capsys, "--lihat")[0] == 1
    assert book.read_bytes() == before


def test_the_sheet_says_severity_cell_what_to_do_and_basis_and_leads_there(book: Path) -> None:
    main(["periksa", str(book)])
    page = openpyxl.load_workbook(book)["Temuan"]
    head, first = [page[page.tables["tblTemuan"].ref][n] for n in (0, 1)]
    row = {h.value: c for h, c in zip(head, first, strict=True)}
    assert (row["Tingkat"].value, row["Aturan"].value, row["Keadaan"].value) == ("berat", "RK-104", "Baru")
    assert row["Sel"].hyperlink.location.replace("'", "") == row["Sel"].value
    assert all(row[heading].value for heading in ("Pesan", "Saran", "Dasar", "Identitas"))


def test_the_matrix_of_a_new_workbook_is_that_of_a_later_check(made: Path, tmp_path: Path) -> None:
    path = tmp_path / made.name
    path.write_bytes(made.read_bytes())
    before = read(path).tabel["tblMatriks"]
    assert main(["periksa", str(path)]) == 0
    assert read(path).tabel["tblMatriks"] == before


def test_a_waiver_is_logged_shown_and_lets_the_check_end_with_0(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["periksa", str(book)])
    assert waive(book, name_of(book, "RK-104")) == 0
    line = json.loads(mirror(book).read_text(encoding="utf-8"))
    assert (line["Tindakan"], line["Catatan"]) == ("kecualikan", "SK belum terbit")
    code, said = checked(book, capsys)
    assert (code, said["ringkasan"]["dikecualikan"]) == (0, 1)  # type: ignore[index]
    assert verified(book, capsys)[0] == 0
    (found,) = [t for t in read(book).temuan if t.pengecualian]
    assert found.pengecualian.startswith("SK belum terbit — Nama Pejabat (contoh) (Sekretaris), ")


def test_a_waiver_is_taken_back_and_the_check_ends_with_1_again(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["periksa", str(book)])
    name = name_of(book, "RK-104")
    assert waive(book, name, "--cabut") == 3, "it is not waived yet"
    assert waive(book, name) == 0
    capsys.readouterr()
    assert waive(book, name, "--cabut") == 0
    assert f"Pengecualian temuan {name} dicabut oleh Nama Pejabat (contoh): " in capsys.readouterr().out
    assert checked(book, capsys)[0] == 1
    (found,) = [t for t in read(book).temuan if t.aturan == "RK-104"]
    assert (found.keadaan, found.pengecualian) == ("Masih", "")
    assert verified(book, capsys)[0] == 0


def test_a_waiver_that_is_refused_writes_nothing(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["periksa", str(book)])
    before = book.read_bytes()
    assert waive(book, "RK-104-ffffffffff") == 3
    assert "tidak ada pada buku kerja ini" in capsys.readouterr().err
    assert (book.read_bytes(), mirror(book).exists()) == (before, False)


def test_two_workbooks_are_compared_and_the_newer_one_says_so(
    made: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["banding", str(book), str(made), "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert [row["kolom"] for row in said["banding"] if row["hal"] == "Berubah"] == ["Penanggung Jawab"]
    rows = read(book).tabel["tblBanding"]
    assert {row["pembanding"] for row in rows} == {"Sebelum DPPA"}
    assert len(rows) == len(said["banding"])


def test_an_older_workbook_cannot_be_compared_with_a_newer_one(
    made: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = buku.open_workbook(book)
    settings = replace(opened.document.pengaturan, tahun=2025)
    buku.save(replace(opened.document, pengaturan=settings), book, opened)
    assert main(["banding", str(book), str(made), "--lihat"]) == 3
    assert "lebih baru daripada buku ini" in capsys.readouterr().err


@pytest.mark.parametrize("number", [6, 8, 9])
def test_a_step_waits_for_a_blocking_finding_until_it_is_waived(
    made: Path, tmp_path: Path, number: int, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / made.name
    path.write_bytes(made.read_bytes())
    steps = steps_of(sample_folder() / "langkah-contoh.toml", path)
    before = max(n for n, taken in enumerate(steps) if (taken.langkah, taken.tindakan) == (number, "mulai"))
    walk(path, before)
    plant_wrong_quarters(path)
    taken = steps[before]
    assert do(path, number, "mulai", taken.pelaku, at=taken.waktu) == 3
    assert "1 temuan berat belum selesai" in capsys.readouterr().err
    main(["periksa", str(path)])
    assert waive(path, name_of(path, "RK-205"), "--waktu", taken.waktu) == 0
    assert do(path, number, "mulai", taken.pelaku, at=taken.waktu) == 0


def plant_wrong_quarters(path: Path) -> None:
    """Targets per triwulan that do not make the year's, as somebody might type them between two steps."""
    opened = buku.open_workbook(path)
    plan = opened.document.rencana
    first, *others = plan.sub_kegiatan
    measure = replace(first.indikator[0], triwulan=(Decimal(9),) * 4)
    subs = (replace(first, indikator=(measure, *first.indikator[1:])), *others)
    buku.save(replace(opened.document, rencana=replace(plan, sub_kegiatan=subs)), path, opened)
