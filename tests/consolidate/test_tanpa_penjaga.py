"""Nobody is there at night: whatever happens, the results are the old ones or the new ones, and it is said."""

import os
import random
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import settings
from konsolidasi import names, renamed, run, told

from xlpy.consolidate import regu

KILLS = 500 if settings.default.max_examples > 100 else 6
SUFFIXES = (".xlsx", ".csv", ".json", ".txt")
MORTAL = """
import os, sys, time
from xlpy.consolidate import pekerja
answer = pekerja.answer
def mortal(request):
    if "mati" in request["path"]:
        os.abort()
    if "macet" in request["path"]:
        time.sleep(60)
    return answer(request)
pekerja.answer = mortal
pekerja.main()
"""


@pytest.fixture
def mortal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers that die of a file named so, or hang."""
    script = tmp_path / "pekerja.py"
    script.write_text(MORTAL)
    monkeypatch.setattr(regu, "COMMAND", (sys.executable, str(script)))
    monkeypatch.setattr(regu, "LIMIT", 3.0)


@pytest.mark.usefixtures("mortal")
def test_a_worker_that_dies_or_hangs_costs_one_file(inbox: Path, tmp_path: Path) -> None:
    shutil.copy2(inbox / "argomulyo.xlsm", inbox / "aa-mati.xlsm")
    shutil.copy2(inbox / "argomulyo.xlsm", inbox / "b-macet.xlsm")
    run(inbox, tmp_path / "r.xlsx")
    summary = told(tmp_path / "r.xlsx")
    assert len(summary["diterima"]) == 3
    reasons = {entry["berkas"]: entry["alasan"] for entry in summary["ditolak"]}
    assert "berhenti mendadak" in reasons["aa-mati.xlsm"]
    assert "tidak selesai dibaca" in reasons["b-macet.xlsm"]


def test_a_file_that_is_being_written_counts_as_it_last_was(inbox: Path, tmp_path: Path) -> None:
    output, file = tmp_path / "r.xlsx", inbox / "cempaka.xlsm"
    run(inbox, output)
    before = told(output)
    file.write_bytes(file.read_bytes()[:50_000])
    run(inbox, output)
    after = told(output)
    assert (after["pagu"], after["ditolak"]) == (before["pagu"], [])
    notes = {entry["berkas"]: entry["catatan"] for entry in after["diterima"]}
    assert "sedang ditulis; dipakai keadaan terakhirnya yang utuh" in notes["cempaka.xlsm"][0]
    os.utime(file, (1_700_000_000,) * 2)  # nobody writes it any more: it is broken
    run(inbox, output)
    assert names(told(output)["ditolak"]) == ["cempaka.xlsm"]


def test_a_file_that_is_open_counts_as_it_was_saved_and_that_is_said(inbox: Path, tmp_path: Path) -> None:
    (inbox / "~$cempaka.xlsm").write_bytes(b"\x03ani")
    run(inbox, tmp_path / "r.xlsx")
    notes = {entry["berkas"]: entry["catatan"] for entry in told(tmp_path / "r.xlsx")["diterima"]}
    assert "sedang terbuka" in notes["cempaka.xlsm"][0]
    assert notes["argomulyo.xlsm"] == []


def command(inbox: Path, output: Path, **more: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "xlpy", "konsolidasi", str(inbox), "-o", str(output)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,  # type: ignore[call-overload]
    )


def test_a_full_disk_leaves_the_old_results_and_says_so(inbox: Path, tmp_path: Path) -> None:
    output = tmp_path / "hasil" / "r.xlsx"
    run(inbox, output)
    before = [output.with_suffix(suffix).read_bytes() for suffix in SUFFIXES]
    (inbox / "cempaka.xlsm").unlink()

    def small() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    process = command(inbox, output, preexec_fn=small)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 4, said
    assert "hasil yang lama tetap" in said or "singgahan" in said
    assert [output.with_suffix(suffix).read_bytes() for suffix in SUFFIXES] == before
    assert not [path for path in output.parent.iterdir() if path.name.endswith(".tmp")]


def test_a_place_that_cannot_be_written_is_named(inbox: Path, tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("bukan folder")
    process = command(inbox, tmp_path / "berkas" / "r.xlsx")
    _, said = process.communicate(timeout=120)
    assert process.returncode == 4
    assert "folder tidak dapat dibuat" in said


def test_a_kill_at_any_moment_leaves_old_or_new_and_never_half(inbox: Path, tmp_path: Path) -> None:
    output, first = tmp_path / "hasil" / "r.xlsx", inbox / "argomulyo.xlsm"
    versions = [tmp_path / "a.xlsm", renamed(first, "Argomulyo", "Darmaraja", tmp_path / "b.xlsm")]
    shutil.copy2(first, versions[0])
    run(inbox, output)
    begin = time.monotonic()
    command(inbox, output).communicate()
    longest = 3 * (time.monotonic() - begin) + 0.5
    chance = random.Random(20270101)  # noqa: S311 - the same moments every time
    for number in range(KILLS):
        shutil.copyfile(versions[number % 2], first)
        process = command(inbox, output)
        time.sleep(chance.uniform(0, longest))
        process.kill()
        process.communicate()
        with zipfile.ZipFile(output) as package:
            assert package.testzip() is None
        told(output)
    run(inbox, output)
    units = names(told(output)["diterima"], "unit")
    assert ("Darmaraja" in units) == (KILLS % 2 == 0)
    left = [path.name for path in output.parent.iterdir() if path.name.endswith((".tmp", ".kunci"))]
    assert left == []
