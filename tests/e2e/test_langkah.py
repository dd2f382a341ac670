"""The procedure through the command: eleven steps with a return, then what tampering looks like.

openpyxl is the person who fills in sheets, and who tampers.
"""

import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from jalan import AGENDA, CAMAT, KASUBBAG, STEPS, do, edit, make, mirror, opened, read, verified

from xlpy.cli import main
from xlpy.cli_langkah import TINDAKAN
from xlpy.pasang.giliran import account
from xlpy.resources import sample_folder
from xlpy.sop.catatan import PADA_LANGKAH


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A workbook whose first step is under way."""
    book = make(tmp_path)
    assert do(book, 1, "mulai", AGENDA, at="2026-01-05 08:00") == 0
    return book


def log_cell(book: Path, heading: str, line: int) -> str:
    """The address of a cell of the log."""
    page = openpyxl.load_workbook(book)["Log"]
    head = page[page.tables["tblLog"].ref][0]
    cell = next(c for c in head if c.value == heading)
    return f"{cell.column_letter}{cell.row + line}"


def test_the_words_of_the_command_are_those_of_the_procedure() -> None:
    assert PADA_LANGKAH == TINDAKAN


def test_eleven_steps_with_a_return_are_finished_and_verified(
    walked: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, said = verified(walked, capsys)
    assert (code, said["utuh"], said["baris"], said["kerusakan"]) == (0, True, STEPS, [])
    assert main(["status", str(walked), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["rampung"] is True
    assert told["tanda_tangan"]["sah"] is True
    fifth = told["langkah"][4]
    assert (fifth["orang"], fifth["mulai"], fifth["keadaan"]) == (
        "Nama Pejabat (contoh)",
        "2026-01-21T10:05:00+07:00",
        "Selesai",
    )


def test_status_reads_as_a_table(walked: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    main(["status", str(walked)])
    said = capsys.readouterr().out
    assert "Terpakai" in said
    assert "Semua langkah selesai." in said
    assert "nomor 000.7.2/1/2026" in said


def test_what_a_step_records_stands_on_its_sheet(walked: Path) -> None:
    document = read(walked)
    assert document.isian["Surat_Nomor_Agenda"] == "012"
    assert str(document.isian["Surat_Tanggal"]) == "2026-01-02"
    assert str(document.isian["Surat_Diserahkan"]) == "2026-01-05 08:20:00", "of step 2, not of step 6"
    assert document.isian["Disposisi_Harapan"] == "Proses lebih lanjut; Koordinasikan"
    assert document.pengaturan.tanggal == "2026-01-22"
    (correction,) = document.tabel["tblKoreksi"]
    assert (correction["bagian"], correction["status"], correction["oleh"]) == (
        "Target 7.01.01",
        "Sudah",
        "Sekretaris",
    )
    assert [row["status"] for row in document.tabel["tblUnit"]] == ["Diterima", "Diterima"]
    (receiver,) = document.tabel["tblDistribusi"]
    assert (receiver["kepada"], str(receiver["waktu"])) == ("Kasi Pemerintahan", "2026-01-22 09:40:00")


def test_a_changed_cell_of_the_log_is_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(copy, "Log", {log_cell(copy, "Pelaku", 6): "Orang Lain"})
    assert main(["verifikasi", str(copy)]) == 1
    said = capsys.readouterr().out
    assert "Log baris 6 berubah" in said
    assert "baris 6 berbeda dari cerminnya pada kolom Pelaku" in said


def test_a_removed_line_of_the_log_is_named(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(copy) as inside:
        page = inside["Log"]
        page.delete_rows(page[page.tables["tblLog"].ref][0][0].row + 9)
    code, said = verified(copy, capsys)
    assert code == 1
    assert said["kerusakan"][0]["baris"] == 9  # type: ignore[index]


def test_a_missing_mirror_is_said(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mirror(copy).unlink()
    code, said = verified(copy, capsys)
    assert (code, said["cermin"]) == (1, False)


def test_the_plan_changed_after_the_signature_voids_it(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with opened(copy) as inside:
        page = inside["Rencana Kinerja"]
        cells = page[page.tables["tblSubKegiatan"].ref]
        column = next(i for i, cell in enumerate(cells[0]) if cell.value == "Penanggung Jawab")
        next(row[column] for row in cells[1:] if row[column].value).value = "Kasi Lain"
    assert main(["verifikasi", str(copy)]) == 1
    assert "TIDAK SAH" in capsys.readouterr().out


def test_a_code_from_paper_is_looked_up(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = mirror(copy).read_text(encoding="utf-8").splitlines()
    assert main(["verifikasi", str(copy), "--kode", json.loads(lines[4])["Sidik"][:16]]) == 0
    assert main(["verifikasi", str(copy), "--kode", "0123-4567-89AB-CDEF"]) == 1
    assert main(["verifikasi", str(copy), "--kode", "12"]) == 3
    capsys.readouterr()


def test_two_copies_that_went_apart_are_shown_side_by_side(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = started.with_name("salinan.xlsm")
    shutil.copy(started, other)
    shutil.copy(mirror(started), mirror(other))
    assert main(["verifikasi", str(started), str(other)]) == 0
    late = ["--pelaku", AGENDA, "--alasan", "sakit", "--waktu"]
    assert main(["langkah", str(started), "1", "tunda", *late, "2026-01-05 08:03"]) == 0
    assert main(["langkah", str(other), "1", "batal", *late, "2026-01-05 08:04"]) == 0
    code, said = verified(started, capsys, str(other))
    assert code == 1
    assert (said["banding"]["sama"], said["banding"]["bercabang"]) == (1, True)  # type: ignore[index]


def test_saved_again_by_openpyxl_the_log_verifies(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(copy, "Beranda", {})
    assert verified(copy, capsys)[0] == 0


def test_saved_again_by_libreoffice_the_log_verifies(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if shutil.which("soffice", path="/usr/bin:/bin") is None:
        pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
    out = copy.parent / "hasil"
    # A virtual environment first in PATH makes its own Python crash.
    command = ["env", "-i", "PATH=/usr/bin:/bin", f"HOME={out.parent}", "soffice", "--headless"]
    command += [f"-env:UserInstallation=file://{copy.parent}/profil"]
    command += ["--convert-to", "xlsm:Calc MS Excel 2007 VBA XML", "--outdir", str(out), str(copy)]
    # With a fresh profile it may leave at once and want to be started again.
    for _ in range(2):
        subprocess.run(command, check=False, capture_output=True, timeout=180)
        if (out / copy.name).exists():
            break
    shutil.copy(mirror(copy), out)
    code, said = verified(out / copy.name, capsys)
    assert (code, said["baris"], said["tanda_tangan"]) == (0, STEPS, "")
    assert do(out / copy.name, 10, "buka-kembali", "Staf", at="2026-01-23 08:00", alasan="ulang") == 0
    assert verified(out / copy.name, capsys)[0] == 0


def test_sheets_filled_by_hand_are_recorded(started: Path) -> None:
    document = read(started)
    assert document.tabel["tblLog"][0]["tindakan"] == "mulai"
    hand = {"B6": "013", "B7": "050/1/2026", "B8": "02/01/2026", "B9": "Tentang", "B10": "05/01/2026 08:00"}
    edit(started, "Surat", dict(hand))
    assert do(started, 1, "selesai", AGENDA, at="2026-01-05 08:05") == 0
    line = json.loads(mirror(started).read_text(encoding="utf-8").splitlines()[1])
    assert json.loads(line["Data"])["nomor_agenda"] == "013"


def test_a_refused_step_says_every_reason_and_writes_nothing(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = started.read_bytes(), mirror(started).read_bytes()
    capsys.readouterr()
    assert do(started, 1, "selesai", CAMAT, at="2026-01-05 08:05") == 3
    said = capsys.readouterr().err
    assert "hanya oleh Staf Penerima Surat" in said
    assert "nomor_agenda (Nomor agenda)" in said
    assert (started.read_bytes(), mirror(started).read_bytes()) == before


def test_a_write_that_was_interrupted_is_told_and_gone_on_with(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = started.read_bytes()
    late = ["--pelaku", AGENDA, "--alasan", "sakit", "--waktu", "2026-01-05 08:03"]
    assert main(["langkah", str(started), "1", "tunda", *late]) == 0
    started.write_bytes(earlier)  # as if the power went before the workbook was written
    code, said = verified(started, capsys)
    assert (code, said["kerusakan"][0]["jenis"]) == (0, "penulisan-belum-selesai")  # type: ignore[index]
    assert main(["langkah", str(started), "1", "tunda", *late]) == 0
    assert verified(started, capsys)[1]["kerusakan"] == []


def test_a_step_on_a_broken_log_is_refused(copy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(copy, "Log", {log_cell(copy, "Catatan", 2): "x"})
    assert do(copy, 10, "buka-kembali", "Staf", at="2026-01-23 08:00") == 3
    assert "Log baris 2 berubah" in capsys.readouterr().err


def record(book: Path, *more: str, step: tuple[str, str] = ("1", "mulai"), at: str = "2026-01-05 08:00") -> int:
    """A step of the Staf Penerima Surat, by somebody who says no more than ``more``."""
    return main(["langkah", str(book), *step, "--pelaku", AGENDA, "--waktu", at, *more])


def data_of(book: Path, line: int) -> dict[str, str]:
    """What the mirror says that a line recorded."""
    told: dict[str, str] = json.loads(json.loads(mirror(book).read_text(encoding="utf-8").splitlines()[line])["Data"])
    return told


def accounts(book: Path) -> dict[str, tuple[str, ...]]:
    return {p.jabatan: p.akun for p in read(book).pengaturan.pejabat if p.akun}


def table_cell(book: Path, row: str, heading: str) -> str:
    """The address of a cell of the table Pejabat, by title and heading."""
    page = openpyxl.load_workbook(book)["Pengaturan"]
    rows = page[page.tables["tblPejabat"].ref]
    column = next(c.column_letter for c in rows[0] if c.value == heading)
    return f"{column}{next(r[0].row for r in rows if r[0].value == row)}"


def test_an_unknown_account_records_nothing_and_is_told_how(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make(tmp_path)
    before = book.read_bytes()
    capsys.readouterr()
    assert record(book) == 3
    said = capsys.readouterr().err
    assert f"akun {account()} belum terkait" in said
    assert 'misalnya --konfirmasi "Kasubbag Keuangan"' in said
    assert (book.read_bytes(), mirror(book).exists()) == (before, False)


def test_the_kasubbag_says_once_who_he_is_and_records_for_all(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make(tmp_path)
    assert record(book, "--konfirmasi", KASUBBAG) == 0
    said = capsys.readouterr().out
    kasubbag = "Kasubag Keuangan (Nama Pejabat (contoh))"
    assert f"dicatat oleh {kasubbag}." in said
    assert f"Akun {account()} sekarang terkait dengan {kasubbag}" in said
    assert accounts(book) == {KASUBBAG: (account(),)}
    assert record(book, step=("1", "tunda"), at="2026-01-05 08:02") == 3, "a reason is missing, nothing else"
    assert "akun" not in capsys.readouterr().err
    assert record(book, "--alasan", "rapat", step=("1", "tunda"), at="2026-01-05 08:02") == 0
    assert data_of(book, 1) == {"dicatat_oleh": kasubbag}
    assert verified(book, capsys)[0] == 0
    main(["status", str(book)])
    assert f"Akun {account()}: {kasubbag}." in capsys.readouterr().out


def test_another_computer_is_another_account_and_the_tie_is_undone_in_its_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    book = make(tmp_path)
    assert record(book, "--konfirmasi") == 0
    late = ("--alasan", "rapat")
    monkeypatch.setenv("LOGNAME", "orang-lain")
    assert record(book, *late, "--konfirmasi", step=("1", "tunda"), at="2026-01-05 08:02") == 3
    assert "bukan akun Staf Penerima Surat" in capsys.readouterr().err
    edit(book, "Pengaturan", {table_cell(book, AGENDA, "Akun"): "orang-lain"})
    assert record(book, *late, step=("1", "tunda"), at="2026-01-05 08:02") == 0
    assert data_of(book, 1) == {}


def test_what_a_predecessor_did_is_recorded_after_he_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = make(tmp_path)
    with opened(book) as inside:
        page = inside["Pengaturan"]
        table = page.tables["tblPejabat"]
        rows = page[table.ref]
        heads = {c.value: c.column for c in rows[0]}
        row = next(r[0].row for r in rows if r[0].value == AGENDA)
        page.cell(row, heads["Nama"]).value = "Ana Lama"
        page.cell(row, heads["Selesai Menjabat"]).value = date(2026, 1, 31)
        last = rows[-1][0].row + 1
        told = {"Jabatan": AGENDA, "Nama": "Budi Baru", "Mulai Menjabat": date(2026, 2, 1)}
        for heading, value in told.items():
            page.cell(last, heads[heading]).value = value
        table.ref = f"A{rows[0][0].row}:{rows[-1][-1].column_letter}{last}"
    assert record(book, "--konfirmasi", KASUBBAG) == 0, "the predecessor, in January"
    late = ("langkah", str(book), "1", "tunda", "--alasan", "x", "--waktu", "2026-02-02 08:00", "--pelaku")
    capsys.readouterr()
    assert main([*late, "Ana Lama"]) == 3
    assert "Ana Lama), yang menjabat sampai 31/01/2026; saat itu pejabatnya" in capsys.readouterr().err
    assert main([*late, AGENDA]) == 0
    lines = [json.loads(text) for text in mirror(book).read_text(encoding="utf-8").splitlines()]
    assert [line["Pelaku"] for line in lines] == ["Ana Lama", "Budi Baru"]
    assert [p.nama for p in read(book).pengaturan.pejabat if p.jabatan == AGENDA] == ["Ana Lama", "Budi Baru"]


def test_settings_given_again_do_not_untie_an_account(started: Path) -> None:
    given = sample_folder() / "pengaturan-contoh.toml"
    assert main(["susun", str(started), "--pengaturan", str(given)]) == 0
    assert accounts(started) == {AGENDA: (account(),)}


def test_a_date_that_stayed_a_text_is_no_period(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(started, "Pengaturan", {table_cell(started, CAMAT, "Mulai Menjabat"): "31/01/2026"})
    assert record(started, "--alasan", "rapat", step=("1", "tunda"), at="2026-01-05 08:02") == 3
    assert "Mulai Menjabat: '31/01/2026' bukan tanggal. Ketik ulang" in capsys.readouterr().err


def test_a_mirror_that_was_gone_is_made_again_and_the_log_says_so(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mirror(started).unlink()
    assert record(started, "--alasan", "rapat", step=("1", "tunda"), at="2026-01-05 08:02") == 0
    assert data_of(started, 1) == {"cermin": "hilang, dibuat lagi dari log"}
    assert verified(started, capsys)[0] == 0


def test_a_copy_made_by_susun_has_the_mirror_beside_it(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = started.with_name("baru.xlsm")
    assert main(["susun", str(started), "-o", str(other)]) == 0
    assert mirror(other).read_bytes() == mirror(started).read_bytes()
    assert verified(other, capsys)[0] == 0
    assert record(started, "--alasan", "rapat", step=("1", "tunda"), at="2026-01-05 08:02") == 0
    assert main(["susun", str(started), "--timpa", "-o", str(other)]) == 0, "the same log, further on"
    assert mirror(other).read_bytes() == mirror(started).read_bytes()


def test_the_mirror_of_another_workbook_is_not_overwritten(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = started.with_name("baru.xlsm")
    mirror(other).write_bytes(b"{}\n")
    assert main(["susun", str(started), "-o", str(other)]) == 3
    assert "cermin log buku kerja lain" in capsys.readouterr().err
    assert (other.exists(), mirror(other).read_bytes()) == (False, b"{}\n")
