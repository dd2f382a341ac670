"""The result left open overnight: the night's work is not lost, the open workbook not touched, and it is said."""

import os
import platform
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from konsolidasi import NOW, fill, names, run, told

from xlpy.errors import WorkbookError

DATED = "r.2026-03-01.xlsx"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a result, and one workbook less since."""
    fill(tmp_path)
    run(tmp_path, tmp_path / "r.xlsx")
    (tmp_path / "cempaka.xlsm").unlink()
    return tmp_path


def open_in_excel(path: Path) -> Path:
    """Somebody has it open; the file that says so."""
    lock = path.with_name(f"~${path.name}")
    lock.write_bytes(b"\x03ani")
    return lock


def lock_of_office(path: Path, computer: str, days: float = 0) -> Path:
    """What LibreOffice on a computer put beside it, so many days ago."""
    lock = path.with_name(f".~lock.{path.name}#")
    lock.write_text(f"Budi,budi,{computer},28.02.2026 17:00,file:///home/budi/.config/libreoffice/4;")
    then = time.time() - days * 86400
    os.utime(lock, (then, then))
    return lock


@contextmanager
def office(path: Path) -> Iterator[None]:
    """A process with the name of LibreOffice's that has a file open."""
    program = path.with_name("soffice.bin")
    shutil.copy2("/bin/sleep", program)
    with path.open("r+b") as file, subprocess.Popen([program, "60"], stdin=file) as process:
        try:
            while Path(f"/proc/{process.pid}/comm").read_text() != "soffice.bin\n":  # it takes its name a moment late
                time.sleep(0.01)
            yield
        finally:
            process.kill()


def units(path: Path) -> set[object]:
    return {row[0] for row in openpyxl.load_workbook(path)["Rincian"].iter_rows(min_row=5, values_only=True)}


def test_it_is_written_under_a_dated_name_beside_it(home: Path) -> None:
    output = home / "r.xlsx"
    before = output.read_bytes()
    open_in_excel(output)
    said = run(home, output)
    assert said.berat, "the workbook where everybody looks is not the new one"
    assert said.json["keluaran"] == str(home / DATED)
    assert said.lines[-1].strip() == str(home / DATED)
    assert output.read_bytes() == before
    assert (units(output) - units(home / DATED), units(home / DATED) - units(output)) == ({"Cempaka"}, set())
    report = (home / "r.txt").read_text()
    assert f"Hasil: {DATED}" in report
    for place in (report, (home / "r.log").read_text(), "\n".join(said.lines)):
        assert "r.xlsx: tampaknya sedang terbuka di Excel oleh ani" in place
    assert told(output)["pagu"] == sum(entry["pagu"] for entry in told(output)["diterima"])


def test_while_nothing_changes_there_is_no_second_one_and_once_it_is_closed_it_is_written(home: Path) -> None:
    output = home / "r.xlsx"
    lock = open_in_excel(output)
    run(home, output)
    again = run(home, output, sekarang=NOW + timedelta(days=1))
    assert (again.json["ditulis"], again.json["keluaran"], again.berat) == (False, str(home / DATED), True)
    lock.unlink()
    closed = run(home, output, sekarang=NOW + timedelta(days=2))
    assert (closed.json["ditulis"], closed.json["keluaran"], closed.berat) == (True, str(output), False)
    assert "Cempaka" not in units(output)
    assert told(output)["perubahan"] == 0, "compared with the run before, whose rows the table has"
    assert names(told(output)["ditolak"]) == [], "the dated one is no plan that somebody handed in"
    assert sorted(path.name for path in home.glob("r.*.xlsx")) == [DATED, "r.lalu.xlsx"]


def test_while_nothing_changed_an_open_result_is_in_nobodys_way(home: Path) -> None:
    output = home / "r.xlsx"
    run(home, output)
    open_in_excel(output)
    said = run(home, output)
    assert (said.json["ditulis"], said.json["keluaran"], said.berat) == (False, str(output), False)
    assert not any("terbuka" in line for line in said.lines)
    assert not (home / DATED).exists()


def test_where_the_dated_one_is_open_as_well_another_is_found_and_in_the_end_it_is_refused(home: Path) -> None:
    output = home / "r.xlsx"
    open_in_excel(output)
    open_in_excel(home / DATED)
    assert run(home, output).json["keluaran"] == str(home / "r.2026-03-01-2.xlsx")
    for number in range(2, 10):
        open_in_excel(home / f"r.2026-03-01-{number}.xlsx")
    before = {path.name: path.read_bytes() for path in home.glob("r.*") if path.suffix != ".log"}
    with pytest.raises(WorkbookError, match="sedang terbuka di Excel"):
        run(home, output, ulang=True)
    assert {path.name: path.read_bytes() for path in home.glob("r.*") if path.suffix != ".log"} == before


def test_a_lock_that_a_crash_on_this_computer_left_is_in_nobodys_way_and_it_is_said(home: Path) -> None:
    output = home / "r.xlsx"
    lock = lock_of_office(output, platform.node())
    said = run(home, output)
    assert (said.json["keluaran"], said.berat) == (str(output), False)
    assert "Cempaka" not in units(output)
    assert lock.exists(), "it is not ours"
    for place in ((home / "r.txt").read_text(), (home / "r.log").read_text(), "\n".join(said.lines)):
        assert "r.xlsx: kunci LibreOffice oleh Budi di" in place
        assert "(yang tidak membukanya lagi)" in place
        assert f"tidak terbuka di komputer mana pun, lalu hapus: {lock}" in place


@pytest.mark.parametrize("days", [0, 30])
def test_a_lock_of_this_computer_counts_for_as_long_as_its_libreoffice_has_the_file(home: Path, days: float) -> None:
    output = home / "r.xlsx"
    lock_of_office(output, platform.node(), days)
    with office(output):
        said = run(home, output)
    assert (said.json["keluaran"], said.berat) == (str(home / DATED), True)


@pytest.mark.parametrize(("days", "is_open"), [(0, True), (6.9, True), (7.1, False)])
@pytest.mark.parametrize("computer", ["kantor-lain", "localhost", ""])
def test_a_lock_of_another_computer_counts_for_a_week(home: Path, computer: str, days: float, is_open: bool) -> None:
    output = home / "r.xlsx"
    lock_of_office(output, computer, days)
    said = run(home, output)
    assert (said.json["keluaran"] != str(output), said.berat) == (is_open, is_open)
    assert any("umurnya lebih dari seminggu" in line for line in said.lines) is not is_open


def test_excels_lock_of_last_month_counts_for_nothing_and_one_of_today_beside_it_does(home: Path) -> None:
    output = home / "r.xlsx"
    then = time.time() - 30 * 86400
    os.utime(open_in_excel(output), (then, then))
    assert run(home, output).json["keluaran"] == str(output)
    (home / "bantarsari.xlsm").unlink()
    lock_of_office(output, "kantor-lain")
    assert run(home, output).json["keluaran"] == str(home / DATED)
