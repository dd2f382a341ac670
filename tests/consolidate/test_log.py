"""The log of the run at night: it never grows without bound, and no run fails for it."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import settings
from konsolidasi import run

from xlpy.consolidate import log
from xlpy.errors import InputError

KILLS = 200 if settings.default.max_examples > 100 else 5
SIZE = 400
LOGGING = f"""
import sys, time
from pathlib import Path
from xlpy.consolidate import log
log.SIZE = {SIZE}
end = time.monotonic() + 30  # were it not killed, it would go on for ever
while time.monotonic() < end:
    with log.logged(Path(sys.argv[1])) as told:
        told.tulis.info("x" * 100)
"""


def logs(path: Path) -> dict[str, int]:
    """The log and those put aside, with their sizes."""
    return {each.name: each.stat().st_size for each in path.parent.glob(f"{path.name}*")}


def changed(path: Path) -> int:
    """When a file was last written; 0 while there is none, as in the instant in which it was put aside."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def test_it_stays_bounded_and_whole_whenever_it_is_killed(tmp_path: Path) -> None:
    path, chance = tmp_path / "r.log", random.Random(20270103)  # noqa: S311 - the same moments every time
    for _ in range(KILLS):
        before = changed(path)
        process = subprocess.Popen([sys.executable, "-c", LOGGING, str(path)], stderr=subprocess.DEVNULL)
        try:
            while process.poll() is None and changed(path) in {0, before}:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.02))
        finally:
            process.kill()
        assert process.wait() == -signal.SIGKILL
        assert set(logs(path)) <= {"r.log", *(f"r.log.{n}" for n in range(1, log.COUNT + 1))}
        assert max(logs(path).values()) < 2 * SIZE
    lines = "".join(each.read_text() for each in sorted(tmp_path.iterdir())).splitlines()
    assert all(line.endswith("x" * 100) for line in lines)


def test_one_that_cannot_be_put_aside_grows_no_further(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "SIZE", SIZE)
    path = tmp_path / "r.log"
    (tmp_path / "r.log.1" / "isi").mkdir(parents=True)
    (tmp_path / "r.log.2").write_text("dari orang lain")
    said = ""
    for _ in range(50):
        with log.logged(path) as told:
            told.tulis.info("x" * 100)
            said = told.catatan
    assert path.stat().st_size < 3 * SIZE
    assert "r.log tidak dapat ditulis" in said


@pytest.mark.parametrize("place", ["folder", "full"])
def test_a_run_does_not_fail_for_its_log(tmp_path: Path, place: str) -> None:
    (tmp_path / "masuk").mkdir()
    path = tmp_path / "r.log"
    path.mkdir() if place == "folder" else path.symlink_to("/dev/full")
    said = run(tmp_path / "masuk", tmp_path / "r.xlsx")
    assert said.json["ditulis"]
    assert ("r.log tidak dapat ditulis" in (tmp_path / "r.txt").read_text()) == (place == "folder")


def test_what_no_file_can_spell_is_logged_all_the_same(tmp_path: Path) -> None:
    with pytest.raises(InputError), log.logged(tmp_path / "r.log"):
        raise InputError("nama \udc80 itu")
    assert "nama \\udc80 itu" in (tmp_path / "r.log").read_text(encoding="utf-8")
