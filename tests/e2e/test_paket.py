"""From the bundle to a click and back to an empty home: installed, used, upgraded, broken off and removed.

All of it without network, in a folder and a home whose names are as awkward as people choose them.
"""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import paket_rilis
import pytest
from jalan import read
from kantor import Kantor

from xlpy import __version__
from xlpy.resources import sample_folder

if TYPE_CHECKING:
    import subprocess

DATA = ".local/share/RencanaKinerja"


@dataclass(frozen=True)
class Rumah:
    """A home with the bundle installed."""

    home: Path
    paket: Path
    env: dict[str, str]
    said: str

    @property
    def python(self) -> Path:
        return self.home / DATA / "python/bin/python"

    def run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return paket_rilis.jalankan(command, self.env, self.home)


@pytest.fixture(scope="module")
def zipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return paket_rilis.paket(tmp_path_factory.mktemp("rilis"))


@pytest.fixture(scope="module")
def rumah(zipped: Path, tmp_path_factory: pytest.TempPathFactory) -> Rumah:
    place = tmp_path_factory.mktemp("pengguna")
    bundle = paket_rilis.bongkar(zipped, place / "Unduhan Jum'at (1)")
    home = place / "Siti Nur'aini"
    (home / ".config/libreoffice/4/user").mkdir(parents=True)  # LibreOffice was opened once
    env = paket_rilis.lingkungan(home)
    done = paket_rilis.jalankan([str(bundle / "pasang.sh")], env, place)
    assert done.returncode == 0, done.stdout + done.stderr
    return Rumah(home, bundle, env, done.stdout)


def test_it_installs_from_its_own_wheels_and_says_where_things_are(rumah: Rumah) -> None:
    assert f"Buku kerja: {rumah.home}/RencanaKinerja/RencanaKinerja.xlsm" in rumah.said
    command = rumah.home / ".local/bin/rencana-kinerja"
    assert rumah.run(str(command), "--version").stdout.strip() == __version__
    bridge = rumah.home / ".config/libreoffice/4/user/Scripts/python/rencana_kinerja.py"
    assert f"PYTHON = {str(rumah.python)!r}" in bridge.read_text(encoding="utf-8")


@pytest.mark.lama
def test_the_demo_runs(rumah: Rumah) -> None:
    done = rumah.run(str(rumah.python), "-m", "xlpy", "contoh", "hasil contoh")
    assert done.returncode == 0, done.stderr
    assert read(rumah.home / "hasil contoh/RencanaKinerja-contoh.xlsm").rencana.tujuan
    shutil.rmtree(rumah.home / "hasil contoh")


def test_a_click_in_libreoffice_runs_through_the_installed_python(rumah: Rumah, tmp_path: Path) -> None:
    book = rumah.home / "RencanaKinerja/RencanaKinerja.xlsm"
    bridge = rumah.home / ".config/libreoffice/4/user/Scripts/python/rencana_kinerja.py"
    assert sys.executable not in bridge.read_text(encoding="utf-8"), "not the Python of these tests"
    with Kantor(tmp_path) as office:
        shutil.copy(bridge, office.profile / "user/Scripts/python/rencana_kinerja.py")
        office.open(book)
        office.click(book, "Pita.ImporDpa", [str(sample_folder() / "dpa-contoh.xlsx"), "ya"])
        office.book(book).close()
    assert read(book).dpa.sub_kegiatan


@pytest.mark.lama
def test_installed_again_what_was_worked_on_stays(rumah: Rumah) -> None:
    book = rumah.home / "RencanaKinerja/RencanaKinerja.xlsm"
    worked = rumah.run(str(rumah.python), "-P", "-m", "xlpy", "persiapan", str(book), "--data", "kecamatan=Lumajang")
    assert worked.returncode == 0, worked.stderr
    before = book.read_bytes()
    done = rumah.run(str(rumah.paket / "pasang.sh"))
    assert done.returncode == 0, done.stderr
    assert book.read_bytes() == before
    assert (book.parent / "RencanaKinerja-kosong.xlsm").exists()
    versions = [p.name for p in (rumah.home / DATA / "versi").iterdir()]
    assert len(versions) <= 2, "the one before stays until the next time at most"


def test_removed_the_home_holds_nothing_but_the_user_s_files(rumah: Rumah) -> None:
    """A workbook somebody worked in, and what lies beside it; LibreOffice's own folder is LibreOffice's."""
    (rumah.home / "RencanaKinerja/catatan saya.txt").write_text("punya saya", encoding="utf-8")
    looked = rumah.run(str(rumah.python), "-m", "xlpy", "lepas", "--lihat")
    assert looked.returncode == 0, looked.stderr
    assert rumah.python.exists()
    done = rumah.run(str(rumah.paket / "lepas.sh"), "--ya")
    assert done.returncode == 0, done.stdout + done.stderr
    left = {p.relative_to(rumah.home).as_posix() for p in rumah.home.rglob("*") if p.is_file() or p.is_symlink()}
    mine = {name for name in left if name.startswith("RencanaKinerja/") and "-kosong" not in name}
    assert mine >= {"RencanaKinerja/RencanaKinerja.xlsm", "RencanaKinerja/catatan saya.txt"}
    assert left - {".cache/dconf/user"} == mine, "that one a LibreOffice leaves when it is asked for its version"
    assert "Tetap ada di" in done.stdout
