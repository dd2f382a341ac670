"""From a person's click to the cell: the committed workbook in a real LibreOffice, its buttons fired through its VBA.

openpyxl reads the file back.  The same work by commands on the closed file must leave the same.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from jalan import essence, make, mirror, read
from kantor import Kantor

from xlpy import macros
from xlpy.build.perintah import PERINTAH
from xlpy.cli import build_parser, main
from xlpy.resources import sample_folder

INPUTS = sample_folder()
FORM = "Rencana Kinerja"
CALLED_OFF_SILENTLY = {
    "panduan",  # asks nothing: it only goes to the sheet of that name, where no PDF can be shown
    *("impor_dpa", "impor_tupoksi", "impor_sasaran", "banding", "konsolidasi", "langkah_mulai"),
    *("unit_buat", "unit_kumpul", "cetak_pilih", "cetak_semua", "persiapan_contoh"),
}
"""Buttons that ask first: whoever calls that off is told nothing."""
WRITES_UNASKED = {"susun", "periksa", "cetak", "diagnosa"}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook with the sample's settings and no plan yet."""
    return make_empty(tmp_path_factory.mktemp("kosong"))


@pytest.fixture(scope="module")
def imported(empty: Path, kantor: Kantor, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with the sample's data imported, by clicks."""
    path = tmp_path_factory.mktemp("impor") / "buku.xlsm"
    shutil.copy(empty, path)
    kantor.open(path)
    import_all(kantor, path)
    kantor.book(path).close()
    return path


@pytest.fixture
def book(tmp_path: Path, kantor: Kantor, empty: Path) -> Iterator[Path]:
    """A copy of the empty workbook, open."""
    yield from opened_copy(kantor, empty, tmp_path)


@pytest.fixture
def full(tmp_path: Path, kantor: Kantor, imported: Path) -> Iterator[Path]:
    """A copy of the workbook with data, open."""
    yield from opened_copy(kantor, imported, tmp_path)


def opened_copy(kantor: Kantor, source: Path, folder: Path) -> Iterator[Path]:
    path = folder / "buku.xlsm"
    shutil.copy(source, path)
    kantor.open(path)
    yield path
    kantor.book(path).close()


def make_empty(folder: Path) -> Path:
    """A workbook as an office has it that has typed its settings and nothing else."""
    path = folder / "buku.xlsm"
    made = ["susun", "--dpa", str(INPUTS / "dpa-contoh.xlsx"), "--tupoksi", str(INPUTS / "tupoksi-contoh.txt")]
    assert main([*made, "--pengaturan", str(INPUTS / "pengaturan-contoh.toml"), "-o", str(path)]) == 0
    from xlpy import buku  # noqa: PLC0415
    from xlpy.plan.masukan import Dpa, Tupoksi  # noqa: PLC0415
    from xlpy.plan.model import RencanaKinerja  # noqa: PLC0415

    opened = buku.open_workbook(path)
    full = opened.document
    plan = RencanaKinerja(tahun=full.rencana.tahun)
    empty = replace(full, dpa=Dpa(), tupoksi=Tupoksi(), rencana=plan, dasar={}, dasar_dpa={}, temuan=())
    buku.save(empty, path, opened)
    return path


def import_all(kantor: Kantor, book: Path) -> None:
    kantor.click(book, "Pita.ImporDpa", [str(INPUTS / "dpa-contoh.xlsx"), "ya"])
    kantor.click(book, "Pita.ImporTupoksi", [str(INPUTS / "tupoksi-contoh.txt"), "ya"])
    kantor.click(book, "Pita.ImporSasaran", [str(INPUTS / "sasaran-contoh.xlsx"), "ya"])


def test_every_button_has_its_macro() -> None:
    ours = {name for name, value in vars(macros).items() if callable(value) and value.__module__ == macros.__name__}
    assert ours == {command.kode for command in PERINTAH}


def test_every_button_s_action_is_a_command_too() -> None:
    verbs = next(a for a in build_parser()._actions if a.dest == "perintah").choices  # noqa: SLF001 - told nowhere else
    words = {"lihat_perubahan": "susun"}
    actions = {command.kode for command in PERINTAH}
    assert {words.get(kode, kode.partition("_")[0]) for kode in actions} <= set(verbs)


def test_the_guide_opens_on_its_sheet_where_no_pdf_can_be_shown(kantor: Kantor, book: Path) -> None:
    before = book.read_bytes()
    assert kantor.click(book, "Pita.Panduan") == ""
    assert kantor.book(book).sheets.active.name == "Panduan"
    assert book.read_bytes() == before


def test_import_shows_first_and_writes_nothing_without_a_yes(kantor: Kantor, book: Path) -> None:
    before = book.read_bytes()
    assert kantor.click(book, "Pita.ImporDpa", [str(INPUTS / "dpa-contoh.xlsx"), "tidak"]) == ""
    assert book.read_bytes() == before


def test_no_file_chosen_writes_nothing(kantor: Kantor, book: Path) -> None:
    before = book.read_bytes()
    assert kantor.click(book, "Pita.ImporDpa", [None]) == ""
    assert book.read_bytes() == before


def test_a_file_that_is_no_dpa_is_refused_with_its_reason(kantor: Kantor, book: Path) -> None:
    before = book.read_bytes()
    said = kantor.click(book, "Pita.ImporDpa", [str(INPUTS / "tupoksi-contoh.txt")])
    assert said.startswith("Rencana Kinerja: ")
    assert book.read_bytes() == before


def test_imported_and_generated_it_is_what_the_command_makes(kantor: Kantor, full: Path, tmp_path: Path) -> None:
    said = kantor.click(full, "Pita.Susun")
    assert "93 sub kegiatan" in said
    (tmp_path / "perintah").mkdir()
    by_command = read(make(tmp_path / "perintah"))
    by_click = read(full)
    assert essence(by_click) == essence(by_command)


def test_the_ribbon_s_callback_does_what_the_button_does(kantor: Kantor, full: Path) -> None:
    assert "93 sub kegiatan" in kantor.click(full, "Pita.Susun_Klik")


def test_each_callback_of_the_ribbon_reaches_python_and_calling_off_changes_nothing(
    kantor: Kantor, full: Path
) -> None:
    before = full.read_bytes()
    silent = set()
    for command in PERINTAH:
        if command.kode not in WRITES_UNASKED:
            said = kantor.click(full, f"Pita.{command.makro}_Klik", [None, None, None, None])
            assert "Traceback" not in said, command.kode
            assert full.read_bytes() == before, command.kode
            silent |= set() if said else {command.kode}
    assert silent == CALLED_OFF_SILENTLY
    assert kantor.app.calculation == "automatic"


def test_a_folder_of_workbooks_is_gathered_by_a_click(kantor: Kantor, full: Path, tmp_path: Path) -> None:
    folder = tmp_path / "kabupaten"
    folder.mkdir()
    shutil.copy(full, folder / "satu.xlsm")
    said = kantor.click(full, "Pita.Konsolidasi", [str(folder)])
    assert "1 diterima" in said
    assert openpyxl.load_workbook(tmp_path / "rekap-kabupaten.xlsx")["Rekap"]["B9"].value


def test_the_schedule_is_shown_and_how_one_is_installed_for_this_folder(kantor: Kantor, full: Path) -> None:
    said = kantor.click(full, "Pita.Jadwal")
    assert f'rencana-kinerja jadwal pasang "{full.parent}" -o' in said


def test_looking_at_changes_writes_nothing(kantor: Kantor, full: Path) -> None:
    before = full.read_bytes()
    assert "akan tersusun" in kantor.click(full, "Pita.LihatPerubahan")
    assert full.read_bytes() == before


def test_a_hand_edit_that_was_not_saved_survives_generating_anew(kantor: Kantor, full: Path) -> None:
    kantor.click(full, "Pita.Susun")
    form = kantor.book(full).sheets[FORM]
    heads = form.tables["tblSubKegiatan"].header_row_range.options(ndim=1).value
    column = heads.index("Keterangan") + 1
    form.range((11, column)).value = "Catatan tangan"
    kantor.click(full, "Pita.Susun")
    page = openpyxl.load_workbook(full)[FORM]
    assert "Catatan tangan" in [row[column - 1].value for row in page.iter_rows()]
    assert kantor.book(full).sheets[FORM].range((11, column)).value == "Catatan tangan"


def test_the_check_fills_the_sheet_of_findings(kantor: Kantor, book: Path) -> None:
    import_all(kantor, book)
    kantor.click(book, "Pita.Susun")
    form = kantor.book(book).sheets[FORM]
    heads = form.tables["tblSubKegiatan"].header_row_range.options(ndim=1).value
    row = next(r for r in range(7, 40) if str(form.range((r, 2)).value).count(".") == 5)
    form.range((row, heads.index("Satuan") + 1)).value = None
    assert "[berat]" in kantor.click(book, "Pita.Periksa")
    (found,) = [t for t in read(book).temuan if t.aturan == "RK-102"]
    assert (found.keadaan, found.sel) == ("Baru", f"{FORM}!E{row}")


@pytest.mark.lama
def test_a_finding_is_waived_from_its_row(kantor: Kantor, book: Path) -> None:
    import_all(kantor, book)
    kantor.click(book, "Pita.Susun")
    assert "Pilih dulu sebuah baris temuan" in kantor.click(book, "Pita.Kecualikan")
    page = kantor.book(book).sheets["Temuan"]
    page.activate()
    page.range((page.tables["tblTemuan"].header_row_range.row + 1, 3)).select()
    said = kantor.click(book, "Pita.Kecualikan", ["menunggu SK", "Sekretaris", "Sekretaris"])
    assert "dikecualikan oleh" in said
    assert [t.keadaan for t in read(book).temuan if t.pengecualian] == ["Dikecualikan"]


@pytest.mark.lama
def test_another_workbook_is_compared_on_its_sheet(kantor: Kantor, book: Path, tmp_path: Path) -> None:
    import_all(kantor, book)
    (tmp_path / "lain").mkdir()
    assert "Dibandingkan dengan rencana sebelum DPPA" in kantor.click(
        book, "Pita.Banding", [str(make(tmp_path / "lain"))]
    )
    assert {row["hal"] for row in read(book).tabel["tblBanding"]} == {"Jumlah", "Hilang"}


def test_the_sheet_in_front_stays_in_front(kantor: Kantor, book: Path) -> None:
    kantor.book(book).sheets["Tupoksi"].activate()
    kantor.click(book, "Pita.ImporDpa", [str(INPUTS / "dpa-contoh.xlsx"), "ya"])
    assert kantor.book(book).sheets.active.name == "Tupoksi"


def test_calculation_and_status_bar_come_back_after_a_refusal(kantor: Kantor, book: Path) -> None:
    kantor.click(book, "Pita.ImporDpa", [str(INPUTS / "tupoksi-contoh.txt")])
    assert kantor.app.calculation == "automatic"


def test_a_second_click_while_one_runs_is_refused(kantor: Kantor, book: Path) -> None:
    lock = book.with_name(f".{book.name}.kunci")
    lock.write_text("ana@pc 1 2026-01-05T08:00:00")
    said = kantor.click(book, "Pita.Susun")
    lock.unlink()
    assert "sedang disusun" in said


def test_a_step_that_cannot_be_done_says_why(kantor: Kantor, book: Path) -> None:
    assert "belum dimulai" in kantor.click(book, "Pita.LangkahSelesai")


# ── from outside ─────────────────────────────────────────────────────────────────────────────────────────────────


def from_outside(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """The command in a process of its own, for whom LibreOffice has its settings below ``home``."""
    return subprocess.run(
        [sys.executable, "-m", "xlpy", *arguments],
        env={**os.environ, "XDG_CONFIG_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
        timeout=90,
    )


@pytest.fixture
def home(kantor: Kantor) -> Path:
    """Where the user of the tests' LibreOffice has his settings."""
    return kantor.profile.parents[1]


def test_a_command_does_to_the_open_workbook_what_its_button_does(kantor: Kantor, full: Path, home: Path) -> None:
    done = from_outside(home, "susun", "--buku-terbuka")
    assert (done.returncode, done.stderr) == (0, "")
    assert "93 sub kegiatan" in done.stdout
    assert len(read(full).rencana.sub_kegiatan) == 93
    assert kantor.book(full).sheets[FORM].range("B7").value == "T1", "the application shows it too"


@pytest.mark.lama
def test_a_step_of_the_open_workbook_is_written_down_by_command(full: Path, home: Path) -> None:
    who = ["--pelaku", "Staf Penerima Surat", "--konfirmasi", "--waktu", "2026-01-05 08:00"]
    assert from_outside(home, "langkah", "1", "mulai", *who, "--buku-terbuka", full.name).returncode == 0
    assert len(read(full).tabel["tblLog"]) == 1
    assert from_outside(home, "status", "--buku-terbuka", str(full)).returncode == 0
    assert from_outside(home, "verifikasi", "--buku-terbuka").returncode == 0


@pytest.mark.lama
def test_the_open_workbook_is_checked_and_a_finding_waived_by_command(full: Path, home: Path) -> None:
    assert from_outside(home, "susun", "--buku-terbuka").returncode == 0
    assert from_outside(home, "periksa", "--buku-terbuka").returncode == 0
    name = next(t.identitas for t in read(full).temuan if t.aturan == "RK-407")
    who = ["--pelaku", "Sekretaris", "--konfirmasi", "--alasan", "menunggu SK"]
    done = from_outside(home, "kecualikan", name, *who, "--buku-terbuka")
    assert (done.returncode, done.stderr) == (0, "")
    assert [t.identitas for t in read(full).temuan if t.pengecualian] == [name]
    assert from_outside(home, "kecualikan", name, "--cabut", *who, "--buku-terbuka").returncode == 0
    assert [t.identitas for t in read(full).temuan if t.pengecualian] == []


def test_a_workbook_that_is_not_open_is_named(full: Path, home: Path) -> None:
    done = from_outside(home, "status", "--buku-terbuka", "lain.xlsm")
    assert done.returncode == 3
    assert full.name in done.stderr


def test_without_any_application_it_says_so(tmp_path: Path) -> None:
    done = from_outside(tmp_path, "status", "--buku-terbuka")
    assert done.returncode == 4
    assert "LibreOffice tidak sedang berjalan" in done.stderr


def test_what_keeps_the_log_from_being_written_is_said_and_nothing_changes(kantor: Kantor, full: Path) -> None:
    mirror(full).mkdir()  # where a file should be
    before = full.read_bytes()
    said = kantor.click(full, "Pita.LangkahMulai", ["Staf Penerima Surat", "2026-01-05 08:00", ""])
    assert said.startswith("Rencana Kinerja: ")
    assert full.read_bytes() == before
