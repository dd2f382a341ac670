"""Lines of a crontab: nobody else's are touched, every argument arrives, and what was missed is caught up once."""

import json
import os
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
import ruang_nama
from hypothesis import given
from hypothesis import strategies as st

from xlpy.errors import InputError
from xlpy.jadwal import cron
from xlpy.jadwal.uraian import Jadwal, konsolidasi

REPO = Path(__file__).parents[2]
OTHERS = "# punya saya\n5 4 * * * /usr/bin/cadangkan 100\\%\n"
needs_crontab = pytest.mark.skipif(
    shutil.which("crontab") is None or not ruang_nama.is_possible(),
    reason="tanpa crontab, atau tanpa ruang nama sendiri",
)


def jadwal(*folders: str, nama: str = "rekap", hari: frozenset[int] = frozenset(), susulan: bool = True) -> Jadwal:
    command = konsolidasi("/usr/bin/python3", [Path(f) for f in folders or ("/data",)], Path("/r.xlsx"))
    return Jadwal(
        nama=nama, perintah=command, keluaran=Path("/r.xlsx"), pukul=time(22, 5), hari=hari, susulan=susulan
    )


def as_cron_runs_it(line: str) -> str:
    """What cron gives the shell of the command in a line: up to a bare percent sign, which an escaped one is not."""
    out, command = "", line.split(" ", 5)[5]
    letters = iter(command)
    for letter in letters:
        if letter == "\\":
            following = next(letters, "")
            out += following if following == "%" else letter + following
        elif letter == "%":
            break
        else:
            out += letter
    return out


def test_sunday_is_nought() -> None:
    line = cron.blok(jadwal(hari=frozenset({0, 6})), Path("/s")).splitlines()[1]
    assert line.startswith("5 22 * * 1,0 touch /s/rekap.mulai; /usr/bin/python3 -P -m xlpy konsolidasi /data ")


def test_without_catching_up_nobody_looks_every_hour() -> None:
    assert "susulkan" in cron.blok(jadwal(), Path("/s"))
    assert "susulkan" not in cron.blok(jadwal(susulan=False), Path("/s"))


lines = st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"))).map(str.strip))


@given(lines, st.sampled_from(["", "\n"]))
def test_removing_leaves_all_else_as_it_was(others: list[str], end: str) -> None:
    before = "\n".join(others) + end
    (put,) = cron.pasang(jadwal(), before, Path("/s")).perintah
    (taken,) = cron.lepas(jadwal(), put.masukan).perintah
    assert taken.masukan in {before, f"{before}\n"}
    (twice,) = cron.pasang(jadwal(), put.masukan, Path("/s")).perintah
    assert twice.masukan.count(">>>") == put.masukan.count(">>>"), "installed again it stands there once"


def test_two_schedules_do_not_touch_each_other() -> None:
    (one,) = cron.pasang(jadwal(nama="a"), OTHERS, Path("/s")).perintah
    (both,) = cron.pasang(jadwal(nama="a-b"), one.masukan, Path("/s")).perintah
    (left,) = cron.lepas(jadwal(nama="a"), both.masukan).perintah
    assert (cron.ada("a", left.masukan), cron.ada("a-b", left.masukan)) == (False, True)
    assert left.masukan.startswith(OTHERS)


names = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp"), exclude_characters="\\/"), min_size=1
)


@given(names.filter(lambda name: name not in {".", ".."} and len(name.encode()) < 200))
def test_the_shell_gets_every_argument_as_it_was(name: str) -> None:
    line = cron.blok(jadwal(f"/data/{name}"), Path("/s")).splitlines()[1]
    command = as_cron_runs_it(line).split("; ", 1)[1]
    words = subprocess.run(
        ["sh", "-c", f"set -- {command.rsplit(' > ', 1)[0]}; printf '%s\\0' \"$@\""], capture_output=True, check=True
    )
    assert words.stdout.decode().split("\0")[5] == f"/data/{name}"


def test_what_cron_cannot_be_told_is_refused() -> None:
    with pytest.raises(InputError, match="garis miring terbalik"):
        cron.blok(jadwal("/data/a\\b"), Path("/s"))
    with pytest.raises(InputError, match="terlalu panjang"):
        cron.blok(jadwal(*(f"/data/{n:0200}" for n in range(6))), Path("/s"))


# ── the command, with the real crontab ───────────────────────────────────────────────────────────────────────────


@pytest.fixture
def home(tmp_path: Path) -> Path:
    ruang_nama.crontab_in(tmp_path)
    (tmp_path / "Kec. 100% é").mkdir()
    return tmp_path


def call(home: Path, *argv: str, given: str = "") -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join([str(home / "bin"), os.environ["PATH"]])
    environment = {**os.environ, "HOME": str(home), "PATH": path}
    return subprocess.run(argv, env=environment, input=given, capture_output=True, text=True, check=False, cwd=home)


def command(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return call(home, sys.executable, "-m", "xlpy", "jadwal", *arguments)


def install(home: Path) -> "subprocess.CompletedProcess[str]":
    return command(
        home, "pasang", str(home / "Kec. 100% é"), "-o", str(home / "rekap.xlsx"), "--cara", "cron", "--ya"
    )


@needs_crontab
def test_installed_shown_and_removed_in_a_real_crontab(home: Path) -> None:
    assert call(home, "crontab", "-", given=OTHERS).returncode == 0
    done = install(home)
    assert (done.returncode, done.stderr) == (0, "")
    now = call(home, "crontab", "-l").stdout
    assert now.startswith(OTHERS)
    assert "Kec. 100\\% é" in now
    assert "rekap: terpasang (cron). Tiap hari pukul 22.00" in command(home, "tampil").stdout
    assert install(home).returncode == 0, "again, in its place"
    assert command(home, "lepas", "--ya").returncode == 0
    assert call(home, "crontab", "-l").stdout == OTHERS
    assert [path for path in (home / ".local").rglob("*") if path.is_file()] == []


@needs_crontab
def test_the_first_schedule_of_somebody_without_a_crontab(home: Path) -> None:
    assert install(home).returncode == 0
    assert cron.ada("rekap", call(home, "crontab", "-l").stdout)
    assert command(home, "lepas", "tiada", "--ya").returncode == 3


@needs_crontab
def test_what_was_missed_is_caught_up_once(home: Path) -> None:
    assert install(home).returncode == 0
    state = home / ".local" / "state" / "rencana-kinerja" / "jadwal"
    record = state / "rekap.json"
    told = json.loads(record.read_text())
    told["jadwal"]["perintah"] = [sys.executable, "-c", "print('berjalan')"]
    record.write_text(json.dumps(told))
    assert "Tidak ada yang terlewat" in command(home, "susulkan", "rekap").stdout, "it was only just installed"
    told["dipasang"] = "2026-01-01T00:00:00+07:00"
    record.write_text(json.dumps(told))
    assert command(home, "susulkan", "rekap").stdout == "Disusulkan.\n"
    assert (state / "rekap.keluaran").read_text() == "berjalan\n"
    assert "Tidak ada yang terlewat" in command(home, "susulkan", "rekap").stdout


def summary(home: Path, text: str) -> str:
    (home / "rekap.json").write_text(text)
    return command(home, "tampil").stdout


@needs_crontab
def test_the_last_runs_summary_is_shown(home: Path) -> None:
    install(home)
    assert "Belum pernah selesai" in command(home, "tampil").stdout
    told = {"diterima": ["a", "b"], "ditolak": [{}], "belum": [], "terlambat": [], "baris": 93, "pagu": 9523685440}
    said = summary(home, json.dumps(told))
    assert "2 diterima, 1 ditolak, 0 belum, 0 terlambat, 93 baris, pagu Rp9.523.685.440." in said
    for damaged in ("{", "[]", '"x"', ""):
        assert "Belum pernah selesai" in summary(home, damaged)


@needs_crontab
def test_a_damaged_record_is_said(home: Path) -> None:
    install(home)
    (home / ".local" / "state" / "rencana-kinerja" / "jadwal" / "rekap.json").write_text("{")
    done = command(home, "tampil")
    assert done.returncode == 4
    assert "catatan jadwal rusak" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["tiada", "-o", "r.xlsx"], "folder tidak ditemukan"),
        ([".", "-o", "tiada/r.xlsx"], "folder untuk hasilnya tidak ditemukan"),
        ([".", "-o", "r.xlsx", "--pukul", "siang"], "bukan jam"),
        ([".", "-o", "r.xlsx", "--hari", "senen"], "bukan nama hari"),
        ([".", "-o", "日本.xlsx"], "tidak dapat dipakai"),
    ],
)
def test_what_cannot_be_scheduled_is_said(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = call(tmp_path, sys.executable, "-m", "xlpy", "jadwal", "pasang", *arguments, "--cara", "cron")
    assert done.returncode == 3
    assert said in done.stderr
