"""The cache only saves time: where it cannot be worked with, the run does without, and says so."""

import os
import sqlite3
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from konsolidasi import names, renamed, run, told

from xlpy.consolidate import keluaran
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


@pytest.mark.parametrize(
    "damage",
    [
        "drop table blok",
        "update blok set cek = cast(x'ff' as text)",
        "update berkas set rinci = cast(x'ff' as text)",
    ],
)
def test_a_cache_whose_tables_cannot_be_read_is_made_anew_and_that_is_said_in_words(
    inbox: Path, tmp_path: Path, damage: str
) -> None:
    output = tmp_path / "r.xlsx"
    run(inbox, output)
    (inbox / "cempaka.xlsm").unlink()
    with sqlite3.connect(tmp_path / ".r.singgahan", isolation_level=None) as db:
        db.execute(damage)
    db.close()
    assert run(inbox, output).json["catatan"] == ["Singgahan dibuat ulang: isinya rusak."]
    assert names(told(output)["diterima"], "unit") == ["Argomulyo", "Bantarsari"]


@pytest.mark.parametrize("table", ["berkas", "blok"])
def test_a_cache_that_is_damaged_while_results_are_written_is_read_anew(
    inbox: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, table: str
) -> None:
    """The rows of the sheet Temuan are made while the workbook is written: what is begun by then goes away."""
    output = tmp_path / "r.xlsx"
    run(inbox, output, periksa=True)
    wanted = output.read_bytes()
    write, calls = keluaran.write_results, list[int]()

    def damaging(*args: Any) -> keluaran.Ditulis:  # noqa: ANN401 - handed on
        if not calls:
            with sqlite3.connect(tmp_path / ".r.singgahan", isolation_level=None) as db:
                db.execute(f"update {table} set cek = '' where nama = 'cempaka.xlsm'")  # noqa: S608 - ours
            db.close()
        calls.append(1)
        return write(*args)

    for path in (output, output.with_suffix(".json")):
        path.unlink()
    monkeypatch.setattr(keluaran, "write_results", damaging)
    said = run(inbox, output, periksa=True)
    assert len(calls) == 2
    assert (said.json["dibaca"], len(said.json["catatan"])) == (1, 1)
    assert output.read_bytes() == wanted
    assert not list(tmp_path.glob(".*.tmp"))


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


def test_a_cache_that_is_begun_anew_is_there_all_the_while(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By it another run in the folder knows the workbook beside it as a result."""
    place, seen, opened = tmp_path / ".r.singgahan", list[bool](), Singgahan._open  # noqa: SLF001 - what lies there then
    Singgahan(place).close()

    def looking(self: Singgahan, at: Path | str) -> sqlite3.Connection:
        seen.append(place.exists())
        return opened(self, at)

    monkeypatch.setattr(Singgahan, "_open", looking)
    Singgahan(place, baru=True).close()
    assert seen == [True] * len(seen) != []
    assert [path.name for path in tmp_path.iterdir()] == [place.name]


def test_what_a_killed_run_was_about_to_undo_is_not_undone_in_a_cache_begun_anew(tmp_path: Path) -> None:
    place, journal = tmp_path / "c", tmp_path / "c-journal"
    Singgahan(place).close()
    with sqlite3.connect(place, isolation_level=None) as db:
        db.execute("pragma cache_size=1")  # so that it writes before the end of the transaction
        db.execute("insert into setelan values ('lama', ?)", ("x" * 100_000,))
        db.execute("begin")
        db.execute("update setelan set isi = ?", ("y" * 100_000,))
        left = [(path, path.read_bytes()) for path in (place, journal)]
    db.close()
    for path, data in left:
        path.write_bytes(data)
    cache = Singgahan(place, baru=True)
    assert (cache.told("lama"), cache.catatan) == ("", [])
    cache.close()


def test_names_under_which_two_results_would_meet_are_refused(inbox: Path, tmp_path: Path) -> None:
    for name in ("r.XLSX", "r.lalu.xlsx"):
        with pytest.raises(InputError, match="Tulis misalnya -o r"):
            run(inbox, tmp_path / name)
