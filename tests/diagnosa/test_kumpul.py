"""The collector against the real thing: files, locks, environments that are as they should not be."""

import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from buku_lama import old_workbook
from contoh import dokumen
from registri_memori import RegistriMemori

from xlpy.book import kunci
from xlpy.book.schema import META, VERSI, XLWINGS
from xlpy.build.sumber import macro_project
from xlpy.build.vba.project import vba_project
from xlpy.build.workbook import build, write
from xlpy.diagnosa import kumpul_libreoffice, kumpul_windows
from xlpy.diagnosa.catalogue import periksa
from xlpy.diagnosa.halangan import Tingkat
from xlpy.diagnosa.keadaan import LINUX, MAC, WINDOWS, Keadaan
from xlpy.diagnosa.kumpul import has_font, kumpulkan
from xlpy.diagnosa.kumpul_buku import gather, is_writable
from xlpy.diagnosa.kumpul_python import ask, named_python
from xlpy.errors import WorkbookError
from xlpy.pasang import giliran

NOW = datetime.now(UTC)


EXCEL = {r"HKCR\Excel.Application\CurVer": {"": "Excel.Application.16"}}
SECURITY = r"HKCU\Software\Microsoft\Office\16.0\Excel\Security"
POLICY = r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security"


def of(keadaan: Keadaan, kode: str) -> Tingkat:
    return next(hal.tingkat for hal in periksa(keadaan) if hal.kode == kode)


@pytest.fixture(scope="module")
def lain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workbook that names a Python which is gone, and is of a newer schema."""
    path = tmp_path_factory.mktemp("lain") / "lain.xlsx"
    write(dokumen(), path)
    book = openpyxl.load_workbook(path)
    book[XLWINGS.name]["A2"] = "INTERPRETER_WIN"
    book[XLWINGS.name]["B2"] = "%LOCALAPPDATA%/tidak/ada/python.exe"
    book[META.name]["B2"] = 99
    book.save(path)
    return path


@pytest.fixture(scope="module")
def isi() -> bytes:
    return build(dokumen())


@pytest.fixture
def buku(tmp_path: Path, isi: bytes) -> Path:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(isi)
    return path


def test_a_workbook_from_another_computer(lain: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("LOCALAPPDATA", "/lokal")
    state = kumpulkan(lain, sistem=WINDOWS, registri=RegistriMemori(EXCEL), profil=tmp_path)
    assert (state.python.asal, state.python.alamat) == ("buku", "/lokal/tidak/ada/python.exe")
    assert of(state, "python-hilang") is Tingkat.MENGHALANGI
    assert of(state, "skema-beda") is Tingkat.MENGHALANGI
    assert of(state, "buku-rusak") is Tingkat.BERES, "that it is newer is said once"


def test_an_older_workbook_is_to_be_brought_up_to_date_and_is_not_called_damaged(tmp_path: Path) -> None:
    state = kumpulkan(old_workbook("disusun", tmp_path), profil=tmp_path)
    assert of(state, "skema-beda") is Tingkat.PERLU_DILIHAT
    assert of(state, "buku-rusak") is Tingkat.BERES


def test_a_sound_workbook(buku: Path) -> None:
    book, carried = gather(buku, LINUX, NOW)
    assert (book.tak_terbaca, book.kunci, book.hanya_baca, book.folder_tertulis) == ("", (), False, True)
    assert (carried.makro, carried.skema, book.tahun) == (False, VERSI, 2026)
    assert book.sisa


def test_the_xlwings_that_the_macros_carry_is_read_from_them(tmp_path: Path) -> None:
    project = macro_project(["Lembar1"])
    older = tuple(replace(m, source=m.source.replace("0.37.8", "0.30.1")) for m in project.modules)
    path = tmp_path / "buku.xlsm"
    with zipfile.ZipFile(path, "w") as new, zipfile.ZipFile(_saved(tmp_path, build(dokumen(), macros=True))) as made:
        for part in made.namelist():
            is_macros = part.endswith("vbaProject.bin")
            new.writestr(part, vba_project(replace(project, modules=older)) if is_macros else made.read(part))
    book, _ = gather(path, LINUX, NOW)
    assert book.versi_xlwings == "0.30.1"
    assert gather(tmp_path / "asli.xlsm", LINUX, NOW)[0].versi_xlwings == "0.37.8"


def _saved(folder: Path, data: bytes) -> Path:
    (folder / "asli.xlsm").write_bytes(data)
    return folder / "asli.xlsm"


def test_locks_tell_whose_and_how_old(buku: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    (buku.parent / f"~${buku.name}").write_bytes(b"\x03Ani")
    (buku.parent / f".~lock.{buku.name}#").write_text("Budi,budi,pc2,x,y;", encoding="utf-8")
    (buku.parent / f".{buku.name}.kunci").write_text(f"{giliran.account()} {dead.pid} x", encoding="utf-8")
    excel, office, ours = gather(buku, LINUX, NOW)[0].kunci
    assert (excel.aplikasi, excel.oleh, excel.sendiri, excel.hidup) == ("Excel", "Ani", False, None)
    assert (office.aplikasi, office.oleh, office.sendiri) == ("LibreOffice", "Budi di pc2", False)
    assert (ours.aplikasi, ours.sendiri, ours.hidup) == ("Rencana Kinerja", True, False)
    with_button = gather(buku, LINUX, NOW, dokumen())[0].kunci
    assert [lock.aplikasi for lock in with_button] == ["Rencana Kinerja"], "its own application is no other"


def test_our_own_lock_while_we_look_is_nobodys(buku: Path) -> None:
    with kunci.hold(buku):
        assert gather(buku, LINUX, NOW)[0].kunci == ()


def test_marks_on_the_file(buku: Path) -> None:
    (buku.parent / f"{buku.name}:Zone.Identifier").write_text("[ZoneTransfer]\nZoneId=3\n", encoding="utf-8")
    buku.chmod(0o444)
    book, _ = gather(buku, WINDOWS, NOW)
    assert (book.dari_internet, book.hanya_baca) == (True, True)


def test_a_folder_in_which_nothing_can_be_made(tmp_path: Path) -> None:
    assert is_writable(tmp_path)
    assert not is_writable(Path("/proc"))
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsm"
    path.write_bytes(b"PK\3\4 rusak")
    assert gather(path, LINUX, NOW)[0].tak_terbaca
    with pytest.raises(WorkbookError, match="tidak ada"):
        gather(tmp_path / "lain.xlsm", LINUX, NOW)


def test_a_log_of_the_future_and_without_its_mirror(buku: Path) -> None:
    later = (NOW + timedelta(days=2)).isoformat(timespec="seconds")
    row = {"nomor": 1, "waktu_catat": later, "waktu_kejadian": later, "langkah": 1, "tindakan": "mulai"}
    document = replace(dokumen(), tabel={**dokumen().tabel, "tblLog": (row,)})
    state = kumpulkan(buku, dokumen=document, profil=buku.parent)
    assert of(state, "jam-komputer") is Tingkat.MENGHALANGI
    assert of(state, "cermin-hilang") is Tingkat.PERLU_DILIHAT
    assert of(state, "tanpa-cadangan") is Tingkat.PERLU_DILIHAT
    assert state.terbuka


# ── the Python of a click ────────────────────────────────────────────────────────────────────────────────────────


def test_our_own_python_is_whole() -> None:
    told = ask("buku", sys.executable)
    assert (told.ada, told.gagal, told.rusak, told.versi) == (True, "", (), tuple(sys.version_info[:3]))
    assert told.xlwings == "0.37.8"


def test_an_environment_from_which_files_vanished(tmp_path: Path) -> None:
    """A quarantine: one file taken away, another emptied."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    (packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    for path in (Path(sys.prefix) / packages.relative_to(tmp_path / "venv")).glob("segno*"):
        shutil.copytree(path, packages / path.name)
    python = str(tmp_path / "venv" / "bin" / "python")
    whole = ask("buku", python)
    assert [name for name in whole.rusak if not name.startswith("..")] == []
    assert not whole.rencana
    (packages / "segno" / "encoder.py").unlink()
    (packages / "segno" / "utils.py").write_bytes(b"")
    broken = set(ask("buku", python).rusak) - set(whole.rusak)
    assert broken == {"segno/encoder.py", "segno/utils.py"}


def test_what_a_bundle_installed_is_whole_until_a_script_vanishes(tmp_path: Path) -> None:
    """Pip's --target writes "../../bin/…" down and puts the script into bin/ inside: seen on every bundle."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True)
    (packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    for path in (Path(sys.prefix) / packages.relative_to(tmp_path / "venv")).glob("segno*"):
        shutil.copytree(path, packages / path.name)
    for name in ("bin/segno", "share/man/man1/segno.1"):
        (packages / name).parent.mkdir(parents=True)
        shutil.copy(Path(sys.prefix) / name, packages / name)
    (record,) = packages.glob("segno*/RECORD")
    record.write_text(record.read_text(encoding="utf-8").replace("../../../", "../../"), encoding="utf-8")
    python = str(tmp_path / "venv" / "bin" / "python")
    assert ask("buku", python).rusak == ()
    (packages / "bin" / "segno").unlink()
    assert ask("buku", python).rusak == ("../../bin/segno",)


def test_a_python_that_may_not_start_or_does_not_answer(tmp_path: Path) -> None:
    forbidden, mute, old = (tmp_path / name for name in ("terlarang", "bisu", "lama"))
    forbidden.write_text("#!/bin/sh\n", encoding="utf-8")
    mute.write_text("#!/bin/sh\necho gagal memuat >&2; exit 3\n", encoding="utf-8")
    told = '{"versi":[3,6,9],"bit":32,"paket":{},"rusak":[]}'
    old.write_text(f"#!/bin/sh\necho 'sesuatu lain'\necho '{told}'\n", encoding="utf-8")
    mute.chmod(0o755)
    old.chmod(0o755)
    assert (ask("buku", str(forbidden)).ditolak, ask("buku", str(forbidden)).versi) == (True, ())
    assert (ask("buku", str(mute)).ditolak, ask("buku", str(mute)).gagal) == (False, "gagal memuat")
    assert (ask("buku", str(old)).versi, ask("buku", str(old)).bit) == ((3, 6, 9), 32)


def test_the_stand_in_of_the_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alias = tmp_path / "Microsoft" / "WindowsApps" / "python"
    alias.parent.mkdir(parents=True)
    alias.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(alias.parent))
    assert named_python(WINDOWS, {}, None, tmp_path) == ("PATH", str(alias))
    assert ask("PATH", str(alias)).alias


def test_the_sheet_goes_before_a_file_and_that_before_the_users_own(tmp_path: Path) -> None:
    beside, home = tmp_path / "buku", tmp_path / "rumah"
    (home / ".xlwings").mkdir(parents=True)
    beside.mkdir()
    (home / ".xlwings" / "xlwings.conf").write_text('"INTERPRETER_WIN","C:\\rumah"\n', encoding="utf-8")
    assert named_python(WINDOWS, {}, beside, home) == ("berkas", "C:\\rumah")
    (beside / "xlwings.conf").write_text('"INTERPRETER_WIN","C:\\samping"\n', encoding="utf-8")
    assert named_python(WINDOWS, {}, beside, home) == ("berkas", "C:\\samping")
    assert named_python(WINDOWS, {"INTERPRETER_WIN": "C:\\buku"}, beside, home) == ("buku", "C:\\buku")
    assert named_python(LINUX, {}, None, home, "/venv/bin/python") == ("penghubung", "/venv/bin/python")


def test_on_a_mac_the_folder_of_a_user_may_be_named_and_settings_lie_in_excels_own_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    named = {"INTERPRETER_MAC": "$HOME/Library/RencanaKinerja/python/bin/python"}
    assert named_python(MAC, named, None, tmp_path) == (
        "buku",
        f"{tmp_path}/Library/RencanaKinerja/python/bin/python",
    )
    settings = tmp_path / "Library/Containers/com.microsoft.Excel/Data/xlwings.conf"
    settings.parent.mkdir(parents=True)
    settings.write_text('"INTERPRETER_MAC","$DOCUMENTS/py"\n', encoding="utf-8")
    assert named_python(MAC, {}, None, tmp_path) == ("berkas", f"{tmp_path}/Documents/py")


# ── Windows' registry, LibreOffice's profile ─────────────────────────────────────────────────────────────────────


def test_excel_without_a_policy_asks() -> None:
    excel = kumpul_windows.excel(RegistriMemori(EXCEL))
    assert (excel.terpasang, excel.peringatan, excel.oleh_kebijakan, excel.asr) == (True, 2, False, 0)
    assert not kumpul_windows.excel(RegistriMemori({})).terpasang


def test_policies_go_before_the_users_own_settings() -> None:
    rules = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    registry = {
        **EXCEL,
        SECURITY: {"VBAWarnings": 1},
        POLICY: {"vbawarnings": 4, "blockcontentexecutionfrominternet": 1},
        f"{SECURITY}\\Trusted Locations": {"AllowNetworkLocations": 1},
        f"{SECURITY}\\Trusted Locations\\Location0": {"Path": "C:\\Aman\\", "AllowSubFolders": 1},
        f"{POLICY}\\Trusted Locations": {"alllocationsdisabled": 1},
        rules: {"d4f940ab-401b-4efc-aadc-ad5f3c50688a": "1"},
    }
    excel = kumpul_windows.excel(RegistriMemori(registry))
    assert (excel.peringatan, excel.oleh_kebijakan, excel.blokir_internet, excel.asr) == (4, True, True, 1)
    assert (excel.lokasi, excel.lokasi_mati, excel.lokasi_jaringan) == ((("C:\\Aman\\", True),), True, True)


@pytest.mark.parametrize(("short", "order"), [("dd/MM/yyyy", "dmy"), ("M/d/yyyy", "mdy"), ("yyyy-MM-dd", "ymd")])
def test_separators_and_order_of_a_date(short: str, order: str) -> None:
    key = r"HKCU\Control Panel\International"
    region = kumpul_windows.region(
        RegistriMemori({key: {"sDecimal": ",", "sThousand": ".", "sList": ";", "sShortDate": short}})
    )
    assert (region.desimal, region.ribuan, region.daftar, region.tanggal) == (",", ".", ";", order)


def test_libreoffice_takes_its_language_from_its_profile_or_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "id_ID.UTF-8")
    assert kumpul_libreoffice.region(tmp_path).tanggal == "dmy"
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert kumpul_libreoffice.region(tmp_path).tanggal == "mdy"
    monkeypatch.setenv("LC_ALL", "xx_XX")
    assert not kumpul_libreoffice.region(tmp_path).desimal


def test_a_libreoffice_without_scripts(tmp_path: Path) -> None:
    program = tmp_path / "program" / "soffice"
    program.parent.mkdir()
    program.touch()
    (program.parent / "bootstraprc").touch()
    assert not kumpul_libreoffice.has_script_provider(program)
    (program.parent / "pythonscript.py").touch()
    assert kumpul_libreoffice.has_script_provider(program)


def test_a_lock_on_the_profile_that_nobody_holds(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("[Lockdata]\nUser=budi\nHost=pc2\n", encoding="utf-8")
    assert kumpul_libreoffice.installed(Path("/tidak/ada/soffice"), tmp_path).profil_dikunci == "pc2"


def test_fonts(tmp_path: Path) -> None:
    assert not has_font((tmp_path,))
    (tmp_path / "lama").mkdir()
    (tmp_path / "lama" / "ARIAL.TTF").touch()
    assert has_font((tmp_path, tmp_path / "tidak-ada"))
