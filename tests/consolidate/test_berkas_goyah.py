"""Files that change, vanish and come back while they are read: each counts as it last was, or is reported."""

import shutil
import sys
import threading
from pathlib import Path

import pytest
from konsolidasi import NAMES, names, renamed, run, told

from xlpy.book.guard_tempat import read_bytes
from xlpy.consolidate import regu
from xlpy.errors import WorkbookError

AWAY = """
import os
from xlpy.consolidate import pekerja
answer = pekerja.answer
def away(request):
    if "cempaka" in request["path"]:
        os.rename(request["path"], request["path"] + ".old")
    return answer(request)
pekerja.answer = away
pekerja.main()
"""


@pytest.fixture
def taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody puts Cempaka's file aside in the moment in which it is to be read."""
    script = tmp_path / "pekerja.py"
    script.write_text(AWAY)
    monkeypatch.setattr(regu, "COMMAND", (sys.executable, str(script)))


@pytest.mark.usefixtures("taken_away")
def test_a_file_that_vanishes_while_it_is_read_is_reported(inbox: Path, tmp_path: Path) -> None:
    run(inbox, tmp_path / "r.xlsx")
    (refused,) = told(tmp_path / "r.xlsx")["ditolak"]
    assert refused["berkas"] == "cempaka.xlsm"
    assert "sedang ditulis" in refused["alasan"]


def test_a_file_that_vanishes_while_it_is_read_counts_as_it_last_was(
    inbox: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    output, file = tmp_path / "r.xlsx", inbox / "cempaka.xlsm"
    run(inbox, output)
    before = told(output)
    renamed(file, "Cempaka", "Darmaraja", file)
    request.getfixturevalue("taken_away")
    run(inbox, output)
    after = told(output)
    assert (sorted(names(after["diterima"], "unit")), after["pagu"]) == (sorted(NAMES), before["pagu"])
    (note,) = next(entry["catatan"] for entry in after["diterima"] if entry["unit"] == "Cempaka")
    assert note.startswith("sedang ditulis; dipakai keadaan terakhirnya yang utuh")
    assert "Sedang ditulis, jadi dipakai keadaan terakhirnya yang utuh: cempaka.xlsm." in after["catatan"]


def test_a_file_that_is_away_for_an_instant_is_looked_for_once_more(inbox: Path, tmp_path: Path) -> None:
    """Excel saves so: the old file aside, a moment without any, the new one in its place."""
    output, file = tmp_path / "r.xlsx", inbox / "cempaka.xlsm"
    run(inbox, output)
    aside = file.rename(tmp_path / "aside")
    back = threading.Timer(0.15, shutil.move, (aside, file))
    back.start()
    run(inbox, output)
    back.join()
    assert sorted(names(told(output)["diterima"], "unit")) == sorted(NAMES)


def test_a_file_that_is_written_over_while_it_is_read_is_said_to_change(tmp_path: Path) -> None:
    path, size = tmp_path / "a.csv", 8 << 20
    path.write_bytes(b"a" * size)
    done = threading.Event()

    def write() -> None:
        with path.open("r+b", buffering=0) as file:
            while not done.is_set():
                file.seek(0)
                file.write(b"b" * size)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        with pytest.raises(WorkbookError, match="berubah selagi dibaca"):
            list(map(read_bytes, [path] * 1000, [size] * 1000))
    finally:
        done.set()
        writer.join()
