"""The timer of the user's systemd: looked through by systemd itself, and run by it in a room of its own."""

import json
import os
import shutil
import subprocess
import sys
from datetime import time
from pathlib import Path

import pytest
import ruang_nama

from xlpy.jadwal import systemd
from xlpy.jadwal.uraian import Jadwal

REPO = Path(__file__).parents[2]
ODD = ("Kec. 100% é", 'a"b', "a'b", "$HOME", "${HOME}", "a\\b", "%h", "  dua  spasi ", "-x", "", "@+!:", "日本; rm")
needs_room = pytest.mark.skipif(not ruang_nama.is_possible(), reason="sistem ini tidak memberi ruang nama sendiri")


def jadwal(*command: str, hari: frozenset[int] = frozenset()) -> Jadwal:
    return Jadwal(nama="rekap", perintah=command, keluaran=Path("/r.xlsx"), pukul=time(22, 30), hari=hari)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="sistem ini tanpa systemd")
@pytest.mark.parametrize("hari", [frozenset(), frozenset({0, 4, 6})])
def test_systemd_finds_nothing_wrong(tmp_path: Path, hari: frozenset[int]) -> None:
    what = systemd.pasang(jadwal("/bin/true", *ODD, hari=hari), tmp_path)
    for path, content in what.berkas.items():
        path.write_bytes(content)
    environment = {**os.environ, "XDG_RUNTIME_DIR": str(tmp_path), "SYSTEMD_LOG_LEVEL": "warning"}
    done = subprocess.run(
        ["systemd-analyze", "verify", "--user", *what.berkas],
        capture_output=True,
        text=True,
        check=False,
        env=environment,
    )
    about_ours = [line for line in done.stderr.splitlines() if "rencana-kinerja" in line]
    assert (done.returncode, about_ours) == (0, [])


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="sistem ini tanpa systemd")
@pytest.mark.parametrize(
    ("hari", "means"), [(frozenset(), "*-*-* 22:30:00"), (frozenset({0, 6}), "Mon,Sun *-*-* 22:30:00")]
)
def test_systemd_understands_the_days_as_they_are_meant(tmp_path: Path, hari: frozenset[int], means: str) -> None:
    timer = next(
        c for p, c in systemd.pasang(jadwal("/x", hari=hari), tmp_path).berkas.items() if p.suffix == ".timer"
    )
    (calendar,) = [line.split("=", 1)[1] for line in timer.decode().splitlines() if line.startswith("OnCalendar=")]
    done = subprocess.run(["systemd-analyze", "calendar", calendar], capture_output=True, text=True, check=True)
    assert f"Normalized form: {means}" in done.stdout


RUN = """
    "{python}" -m xlpy jadwal pasang "$1" -o "$1/rekap.xlsx" --pukul 22:30 --ya --json >"$HOME/pasang.json" || exit 1
    systemctl --user list-timers --all --no-pager >"$HOME/timers"
    "{python}" -m xlpy jadwal tampil --json >"$HOME/tampil.json" || exit 2
    "{python}" -m xlpy jadwal lepas --ya >&2 || exit 3
    systemctl --user list-timers --all --no-pager >"$HOME/timers-lepas"
    find "$HOME" -type f -path "*rencana-kinerja*" >"$HOME/sisa"
"""


@needs_room
def test_installed_shown_and_removed_under_a_real_systemd(tmp_path: Path) -> None:
    folder = tmp_path / "Kec. 100% é"
    folder.mkdir()
    done = ruang_nama.under_systemd(RUN.format(python=sys.executable), tmp_path, str(folder))
    assert done.returncode == 0, done.stderr
    assert "rencana-kinerja-rekap.timer" in (tmp_path / "timers").read_text()
    (told,) = json.loads((tmp_path / "tampil.json").read_text())["jadwal"]
    assert (told["cara"], told["terpasang"], told["terakhir"]) == ("systemd", True, None)
    assert told["perintah"][1:] == ["-P", "-m", "xlpy", "konsolidasi", str(folder), "-o", str(folder / "rekap.xlsx")]
    assert "rencana-kinerja" not in (tmp_path / "timers-lepas").read_text()
    assert (tmp_path / "sisa").read_text() == ""


MISSED = """
    mkdir -p "$HOME/.local/share/systemd/timers"
    touch -d "3 days ago" "$HOME/.local/share/systemd/timers/stamp-rencana-kinerja-rekap.timer"
    systemctl --user daemon-reload
    systemctl --user start rencana-kinerja-rekap.timer || exit 1
    for _ in $(seq 50); do test -e "$1" && break; sleep 0.1; done
    sleep 0.2
"""


@needs_room
def test_a_missed_run_is_caught_up_with_every_argument_as_it_was(tmp_path: Path) -> None:
    told = tmp_path / "argumen.json"
    code = f"import json, sys; json.dump(sys.argv[1:], open({str(told)!r}, 'w'))"
    what = systemd.pasang(jadwal(sys.executable, "-c", code, *ODD), tmp_path / ".config" / "systemd" / "user")
    for path, content in what.berkas.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    done = ruang_nama.under_systemd(MISSED, tmp_path, str(told))
    assert done.returncode == 0, done.stderr
    assert json.loads(told.read_text()) == list(ODD)
