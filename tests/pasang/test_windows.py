"""An installation on Windows as far as it can be seen without one: its environment, registry and folders are here."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from buku_lama import old_workbook
from registri_memori import RegistriMemori

from xlpy import buku_pasang, jobs_pelepasan, jobs_pemasangan
from xlpy.book import closed
from xlpy.book.document import dokumen_kosong
from xlpy.book.schema import XLWINGS
from xlpy.book.tambal.penafsir import dengan_penafsir, penafsir
from xlpy.build.workbook import write
from xlpy.errors import WorkbookError
from xlpy.jobs_pemasangan import Komputer
from xlpy.pasang import catatan, giliran, kepercayaan
from xlpy.pasang.tempat import Tempat, tempat
from xlpy.penafsir import dipasang
from xlpy.resources import empty_workbook, guide_folder

INTERPRETER = r"%LOCALAPPDATA%\RencanaKinerja\python\Scripts\python.exe"
LOCATIONS = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security\Trusted Locations"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tempat:
    home = tmp_path / "Siti Nur'aini"
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    environment = {"USERPROFILE": "", "LOCALAPPDATA": "AppData/Local", "APPDATA": "AppData/Roaming"}
    found = tempat("win32", {name: str(home / place) for name, place in environment.items()})
    found.python.parent.mkdir(parents=True)
    found.python.write_bytes(b"MZ")
    return found


@pytest.fixture
def computer(here: Tempat) -> Callable[..., Komputer]:
    """A computer on which the installed Python is at work; its person answers as told."""

    def made(*, yes: bool = True, registry: RegistriMemori | None = None) -> Komputer:
        return Komputer(
            setuju=lambda _lines: yes,
            tempat=here,
            registri=registry or RegistriMemori(),
            python=str(here.python),
            profil=here.rumah / "profil",
            libreoffice=False,
        )

    return made


def type_into(path: Path) -> bytes:
    """What stands for a user's work: another content, still a workbook."""
    path.write_bytes(dengan_penafsir(path.read_bytes(), {"SHOW CONSOLE": "TRUE"}))
    return path.read_bytes()


def test_where_things_lie(here: Tempat) -> None:
    assert here.data == here.rumah / "AppData/Local/RencanaKinerja"
    assert here.buku == here.rumah / "RencanaKinerja/RencanaKinerja.xlsm"
    assert here.python == here.data / "python/Scripts/python.exe"
    assert tempat("darwin", {"HOME": "/Users/s"}).penafsir == "$HOME/Library/RencanaKinerja/python/bin/python"
    guide = (guide_folder() / "panduan.md").read_text("utf-8")
    assert r"set PATH=%LOCALAPPDATA%\RencanaKinerja\python\Scripts;%PATH%" in guide
    assert here.perintah == here.data / "python/Scripts/rencana-kinerja.cmd"
    assert " " not in str(tempat("darwin", {"HOME": "/Users/s"}).python), "xlwings' script there quotes nothing"
    assert tempat("linux", {"HOME": "/h", "XDG_DATA_HOME": "/d"}).data == Path("/d/RencanaKinerja")


def test_the_workbook_comes_to_its_place_and_calls_the_installed_python(
    here: Tempat, computer: Callable[..., Komputer]
) -> None:
    said = jobs_pemasangan.pasang(computer())
    assert penafsir(here.buku.read_bytes())["INTERPRETER_WIN"] == INTERPRETER
    assert said.json["buku"] == str(here.buku)
    command = here.perintah.read_bytes()
    assert command == b'@"%~dp0python.exe" -P -m xlpy %*\r\n'
    window = (here.kerja / "Perintah.cmd").read_bytes().split(b"\r\n")
    assert window[-2:] == [b"cmd /k rencana-kinerja --bantuan", b""]
    assert rb'set "PATH=%LOCALAPPDATA%\RencanaKinerja\python\Scripts;%PATH%"' in window


def test_excel_is_told_only_what_the_person_agreed_to(here: Tempat, computer: Callable[..., Komputer]) -> None:
    asked, registry = RegistriMemori(), RegistriMemori({rf"{LOCATIONS}\Location20": {"Path": "C:\\Lain\\"}})
    jobs_pemasangan.pasang(computer(yes=False, registry=asked))
    assert not asked.anak(LOCATIONS)
    jobs_pemasangan.pasang(computer(registry=registry))
    assert registry.nilai(rf"{LOCATIONS}\Location21") == {
        "Path": f"{here.kerja}\\",
        "Description": "Rencana Kinerja",
        "AllowSubFolders": 1,
    }
    jobs_pemasangan.pasang(computer(registry=registry))
    assert registry.anak(LOCATIONS) == ["Location20", "Location21"], "said twice it is there once"
    assert registry.nilai(kepercayaan.PROGRAM)["UninstallString"] == f'"{here.python}" -P -m xlpy lepas --ya'


def test_where_the_office_forbids_trusted_folders_it_is_said(computer: Callable[..., Komputer]) -> None:
    policy = LOCATIONS.replace(r"Software\Microsoft", r"Software\Policies\Microsoft")
    registry = RegistriMemori({policy: {"alllocationsdisabled": 1}})  # as Office's templates of policies spell it
    said = jobs_pemasangan.pasang(computer(registry=registry))
    assert any("melarang lokasi tepercaya" in line for line in said.lines)
    assert not registry.anak(LOCATIONS)


def test_a_workbook_with_work_in_it_is_never_replaced(here: Tempat, computer: Callable[..., Komputer]) -> None:
    jobs_pemasangan.pasang(computer())
    mine = type_into(here.buku)
    said = jobs_pemasangan.pasang(computer())
    assert here.buku.read_bytes() == mine
    beside = here.kerja / "RencanaKinerja-kosong.xlsm"
    assert penafsir(beside.read_bytes())["INTERPRETER_WIN"] == INTERPRETER
    assert any("berisi pekerjaan Anda" in line for line in said.lines)
    second = type_into(beside)
    jobs_pemasangan.pasang(computer())
    assert beside.read_bytes() == second
    assert (here.kerja / "RencanaKinerja-kosong2.xlsm").exists()


def test_an_untouched_workbook_gives_way_to_the_newer_one(here: Tempat, computer: Callable[..., Komputer]) -> None:
    old = dengan_penafsir(empty_workbook().read_bytes(), {"SHOW CONSOLE": "TRUE"})
    here.kerja.mkdir(parents=True)
    here.buku.write_bytes(old)
    catatan.tulis(here, {"buku": {str(here.buku): buku_pasang.digest(old)}})
    jobs_pemasangan.pasang(computer())
    assert penafsir(here.buku.read_bytes())["SHOW CONSOLE"] == "FALSE"
    assert [p.name for p in here.kerja.glob("*.xlsm")] == [here.buku.name]


def test_a_user_s_workbook_learns_the_interpreter_unless_it_has_one_that_is_there(
    here: Tempat, computer: Callable[..., Komputer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYKU", str(here.python.parent))
    here.kerja.mkdir(parents=True)
    empty = empty_workbook().read_bytes()
    without, gone, own = (here.kerja / f"{name}.xlsm" for name in ("tanpa", "hilang", "sendiri"))
    without.write_bytes(empty)
    gone.write_bytes(dengan_penafsir(empty, {"INTERPRETER_WIN": r"C:\tidak\ada.exe"}))
    own.write_bytes(dengan_penafsir(empty, {"INTERPRETER_WIN": "%PYKU%/python.exe"}))
    (here.kerja / "tanpa.cadangan.xlsm").write_bytes(empty)
    jobs_pemasangan.pasang(computer())
    found = {p.name: penafsir(p.read_bytes()).get("INTERPRETER_WIN") for p in (without, gone, own)}
    assert found == {"tanpa.xlsm": INTERPRETER, "hilang.xlsm": INTERPRETER, "sendiri.xlsm": "%PYKU%/python.exe"}
    assert (here.kerja / "tanpa.cadangan.xlsm").read_bytes() == empty


def test_a_workbook_whose_row_of_the_interpreter_was_deleted_gets_one_again(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    write(dokumen_kosong(), path)
    book = openpyxl.load_workbook(path)
    settings = book[XLWINGS.name]
    gone = next(row for row in range(1, 9) if "INTERPRETER_WIN" in str(settings.cell(row, 1).value))
    settings.delete_rows(gone)
    book.save(path)
    before = penafsir(path.read_bytes())
    assert penafsir(dengan_penafsir(path.read_bytes(), {"INTERPRETER_WIN": "C:\\py.exe"})) == {
        **before,
        "INTERPRETER_WIN": "C:\\py.exe",
    }


def test_an_older_workbook_is_brought_to_the_present_with_a_copy_and_calls_the_installed_python(
    here: Tempat, computer: Callable[..., Komputer]
) -> None:
    here.kerja.mkdir(parents=True)
    old = old_workbook("disusun", here.kerja)
    before = old.read_bytes()
    looked = jobs_pemasangan.pasang(computer(), lihat=True)
    assert any("diperbarui ke skema sekarang" in line for line in looked.lines)
    said = jobs_pemasangan.pasang(computer())
    assert not closed.version(old).is_old
    assert (here.kerja / f"{old.stem}.skema-1.xlsm").read_bytes() == before
    assert penafsir(old.read_bytes())["INTERPRETER_WIN"] == INTERPRETER
    assert any(old.name in line for line in said.lines)


def test_a_workbook_of_the_installed_program_calls_its_python_and_of_another_none(
    here: Tempat, computer: Callable[..., Komputer]
) -> None:
    assert not dipasang(here, str(here.python)), "nothing is installed yet"
    jobs_pemasangan.pasang(computer())
    assert dipasang(here, str(here.python)) == {"INTERPRETER_WIN": INTERPRETER}
    assert not dipasang(here, "/usr/bin/python3")
    here.catatan.write_text("rusak", encoding="utf-8")
    assert not dipasang(here, str(here.python)), "whoever makes a workbook is not stopped by that"


def test_a_workbook_from_elsewhere_finds_it_in_the_user_s_settings_which_stay_if_there_are_some(
    here: Tempat, computer: Callable[..., Komputer]
) -> None:
    settings = here.rumah / ".xlwings/xlwings.conf"
    jobs_pemasangan.pasang(computer())
    assert settings.read_bytes() == f'"INTERPRETER_WIN","{INTERPRETER}"\r\n'.encode()
    jobs_pelepasan.lepas(computer())
    assert not settings.parent.exists()
    settings.parent.mkdir()
    settings.write_bytes(b'"INTERPRETER_WIN","C:\\conda\\python.exe"\r\n')
    jobs_pemasangan.pasang(computer())
    assert b"conda" in settings.read_bytes()


def test_nothing_is_done_by_looking(here: Tempat, computer: Callable[..., Komputer]) -> None:
    registry = RegistriMemori()
    said = jobs_pemasangan.pasang(computer(registry=registry), lihat=True)
    assert not here.kerja.exists()
    assert not registry.isi
    assert not here.catatan.exists()
    assert any(str(here.buku) in line for line in said.lines)


def test_the_second_of_two_at_once_is_told_to_wait_and_changes_nothing(
    here: Tempat, computer: Callable[..., Komputer], monkeypatch: pytest.MonkeyPatch
) -> None:
    with giliran.sendirian(here) as turn:
        for job in (jobs_pemasangan.pasang, jobs_pelepasan.lepas):
            with pytest.raises(WorkbookError, match=r"lain sedang berjalan oleh .*Tunggu sampai selesai"):
                job(computer())
            assert job(computer(), lihat=True).json["lihat"]
        assert not here.buku.exists()
        monkeypatch.setenv(giliran.WARISAN, turn)  # what a bundle starts works under its lock
        jobs_pemasangan.pasang(computer())
        assert here.buku.exists()
    monkeypatch.delenv(giliran.WARISAN)
    jobs_pelepasan.lepas(computer())
    assert not list(here.data.parent.glob(".*")), "a lock stayed behind"


def test_removed_only_the_user_s_own_stays(here: Tempat, computer: Callable[..., Komputer]) -> None:
    registry = RegistriMemori({rf"{LOCATIONS}\Location3": {"Path": "C:\\Lain\\"}})
    before = {kunci: dict(nilai) for kunci, nilai in registry.isi.items()}
    jobs_pemasangan.pasang(computer(registry=registry))
    (here.kerja / "rencana-2027.xlsm").write_bytes(b"milik pengguna")
    looked = jobs_pelepasan.lepas(computer(registry=registry), lihat=True)
    assert here.python.exists()
    assert any("1 berkas Anda" in line for line in looked.lines)
    said = jobs_pelepasan.lepas(computer(registry=registry))
    assert registry.isi == before
    left = [p.relative_to(here.rumah).as_posix() for p in here.rumah.rglob("*") if p.is_file()]
    assert left == ["RencanaKinerja/rencana-2027.xlsm"]
    assert not here.data.exists()
    assert said.json["tetap"] == [str(here.kerja / "rencana-2027.xlsm")]


@pytest.mark.parametrize("base", ["", "tidak-ada/python.exe"])
def test_what_cannot_be_removed_and_nobody_will_is_left_to_the_person_by_name(
    here: Tempat, computer: Callable[..., Komputer], base: str
) -> None:
    """Without the Python that the environment stood on nothing goes on removing after this process has ended."""
    jobs_pemasangan.pasang(computer())
    catatan.tulis(here, {**catatan.baca(here), "dasar": base})
    here.lingkungan.rename(here.rumah / "lain")
    here.lingkungan.symlink_to(here.rumah / "lain")  # stands for a folder in use, which Windows keeps
    said = jobs_pelepasan.lepas(computer()).lines
    assert not any("terhapus beberapa saat" in line for line in said)
    assert any(f"Hapus sendiri folder {here.data}" in line for line in said)


def test_whoever_says_no_keeps_it(here: Tempat, computer: Callable[..., Komputer]) -> None:
    jobs_pemasangan.pasang(computer())
    assert jobs_pelepasan.lepas(computer(yes=False)).berat
    assert here.buku.exists()
    assert here.python.exists()


def test_a_damaged_record_is_named(here: Tempat, computer: Callable[..., Komputer]) -> None:
    here.catatan.write_text("{", encoding="utf-8")
    with pytest.raises(WorkbookError, match=r"pemasangan\.json.*Hapus berkas itu"):
        jobs_pemasangan.pasang(computer())


def test_a_registry_that_may_not_be_written_is_named(
    computer: Callable[..., Komputer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*_: object) -> None:  # Windows names no file then
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(RegistriMemori, "tulis", refused)
    with pytest.raises(WorkbookError, match=r"^lokasi tepercaya Excel .*: tidak dapat ditulis \(") as said:
        jobs_pemasangan.pasang(computer())
    assert "ulangi" in str(said.value)


def test_without_a_shortcut_all_else_is_there(here: Tempat, computer: Callable[..., Komputer]) -> None:
    here.menu.parent.mkdir(parents=True)
    here.menu.write_bytes(b"")
    said = jobs_pemasangan.pasang(computer())
    assert any("Pintasan tidak dibuat" in line and str(here.buku) in line for line in said.lines)
    assert here.perintah.exists()


def test_a_file_of_the_user_s_that_cannot_be_read_is_nobodys_business(
    here: Tempat, computer: Callable[..., Komputer]
) -> None:
    here.kerja.mkdir(parents=True)
    here.buku.symlink_to("/proc/self/mem")  # is a file, and gives an error when it is read
    jobs_pemasangan.pasang(computer())
    assert jobs_pelepasan.lepas(computer()).json["tetap"] == [str(here.buku)]


def test_an_upgrade_tells_what_changed(
    here: Tempat, computer: Callable[..., Komputer], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    log = tmp_path / "CHANGELOG.md"
    log.write_text(
        "# Perubahan\n\n## [0.3.0] - 2027-01-01\n- belum\n\n## [0.2.0] - 2026-12-01\n### Baru\n- Bundel\n\n"
        "## [0.1.0] - 2026-01-01\n- Awal\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(jobs_pemasangan, "changelog", lambda: log)
    monkeypatch.setattr(jobs_pemasangan, "__version__", "0.2.0")
    catatan.tulis(here, {"versi": "0.2.0", "versi_sebelumnya": "0.1.0"})
    said = jobs_pemasangan.pasang(computer()).lines
    at = said.index("Yang berubah sejak versi 0.1.0:")
    assert said[at + 1 : at + 4] == ("  ## [0.2.0] - 2026-12-01", "  ### Baru", "  - Bundel")
