"""The cache only saves time: where it cannot be worked with, the run does without, and says so."""

import os
import sqlite3
import threading
import time
from pathlib import Path

import pytest
from konsolidasi import names, renamed, run, told

from xlpy.consolidate.singgahan import Singgahan
from xlpy.consolidate.sumber import Jejak
from xlpy.errors import InputError, WorkbookError


@pytest.mark.parametrize("how", ["exclusive", "immediate"])
def test_a_cache_that_another_process_holds_is_left_alone(inbox: Path, tmp_path: Path, how: str) -> None:
    output, cache = tmp_path / "r.xlsx", tmp_path / ".r.singgahan"
    run(inbox, output)
    (inbox / "cempaka.xlsm").unlink()
    other = sqlite3.connect(cache, isolation_level=None)
    other.execute(f"begin {how}")
    said = run(inbox, output)
    other.execute("rollback")
    other.close()
    assert names(told(output)["diterima"], "unit") == ["Argomulyo", "Bantarsari"]
    assert said.json["dibaca"] == 2
    note = "Singgahan tidak dapat dipakai (sedang dipakai proses lain); semua berkas dibaca ulang."
    assert note in said.lines
    assert note in (tmp_path / "r.txt").read_text()
    assert not cache.with_name(".r.singgahan.lama").exists()
    assert run(inbox, output).json["dibaca"] == 0, "what it kept is good again"


@pytest.mark.parametrize("ulang", [False, True])
def test_a_folder_in_the_place_of_the_cache_stops_nobody(inbox: Path, tmp_path: Path, *, ulang: bool) -> None:
    (tmp_path / ".r.singgahan" / "isi").mkdir(parents=True)
    said = run(inbox, tmp_path / "r.xlsx", ulang=ulang)
    assert len(told(tmp_path / "r.xlsx")["diterima"]) == 3
    assert any(line.startswith("Singgahan tidak dapat dipakai (") for line in said.lines)


def test_those_who_share_a_cache_are_told_where_it_cannot_be_used(tmp_path: Path) -> None:
    """Dask's workers: what one keeps another one reads."""
    (tmp_path / "c").mkdir()
    with pytest.raises(WorkbookError, match="berkas singgahan tidak dapat dipakai"):
        Singgahan(tmp_path / "c")


def test_a_full_disk_is_said_in_words(tmp_path: Path) -> None:
    cache = Singgahan(tmp_path / "c")
    cache._db.execute("pragma max_page_count=1")  # noqa: SLF001 - a disk that is full for this file alone
    with pytest.raises(WorkbookError, match="ruang penyimpanan habis"):
        cache.remember("kunci", "x" * 1_000_000)
    cache.touch({"tiada": Jejak(1, 1, 1, 1)})
    cache.close()


def test_a_clock_that_was_set_back_misleads_nobody(inbox: Path, tmp_path: Path) -> None:
    """Files of tomorrow: one that changes is read, one that is broken is no longer in the making."""
    output, first, last = tmp_path / "r.xlsx", inbox / "argomulyo.xlsm", inbox / "cempaka.xlsm"
    tomorrow = time.time() + 86_400
    for path in (first, last):
        os.utime(path, (tomorrow,) * 2)
    run(inbox, output)
    renamed(first, "Argomulyo", "Darmaraja", first)
    last.write_bytes(last.read_bytes()[:50_000])
    os.utime(last, (tomorrow + 10,) * 2)
    run(inbox, output)
    assert names(told(output)["diterima"], "unit") == ["Bantarsari", "Darmaraja"]
    assert names(told(output)["ditolak"]) == ["cempaka.xlsm"]


def test_two_results_in_one_folder_keep_apart(inbox: Path) -> None:
    """At once, and in the folder that both read: neither takes the other for a plan that somebody handed in."""
    outputs = [inbox / name for name in ("rekap.xlsx", "rekap-lain.xlsx")]
    for _ in range(2):
        runs = [threading.Thread(target=run, args=(inbox, output), kwargs={"ulang": True}) for output in outputs]
        for each in runs:
            each.start()
        for each in runs:
            each.join()
    for output in outputs:
        assert (len(told(output)["diterima"]), told(output)["ditolak"]) == (3, [])


def test_names_under_which_two_results_would_meet_are_refused(inbox: Path, tmp_path: Path) -> None:
    for name in ("r.XLSX", "r.lalu.xlsx"):
        with pytest.raises(InputError, match="Tulis misalnya -o r"):
            run(inbox, tmp_path / name)
