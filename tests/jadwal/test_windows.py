"""The task of Windows: the schema that Microsoft publishes, quoting, and the calls of schtasks."""

import os
import subprocess
import sys
from datetime import datetime, time, timedelta, timezone
from pathlib import Path, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from xlpy.errors import InputError
from xlpy.jadwal.uraian import Jadwal
from xlpy.jadwal.windows import NAMESPACE, nama_tugas, task_xml

KINI = datetime(2026, 11, 28, 21, tzinfo=timezone(timedelta(hours=7)))
SKEMA = etree.XMLSchema(etree.parse(Path(__file__).parent / "tugas.xsd"))
FOLDER = 'D:\\Data Kec. 50% "Tempeh" & <é>'


def jadwal(*arguments: str, hari: frozenset[int] = frozenset(), susulan: bool = True) -> Jadwal:
    return Jadwal(
        nama="rekap",
        perintah=("C:\\Program Files\\Python 3\\python.exe", *arguments),
        keluaran=PureWindowsPath("D:\\Rekap\\r.xlsx"),  # type: ignore[arg-type] - on Windows it is one
        pukul=time(22),
        hari=hari,
        susulan=susulan,
    )


def tree(one: Jadwal) -> "etree._Element":
    return etree.fromstring(task_xml(one, KINI))


def text(root: "etree._Element", path: str) -> str | None:
    found = root.find("/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/")))
    return None if found is None else found.text


def taken_apart(line: str) -> list[str]:
    """Arguments as a program of Windows gets them: the rules of CommandLineToArgvW."""
    found, current, quoted, backslashes, begun = [], "", False, 0, False
    for letter in line + " ":
        if letter == "\\":
            backslashes, begun = backslashes + 1, True
            continue
        if letter == '"':
            current += "\\" * (backslashes // 2)
            if backslashes % 2:
                current += '"'
            else:
                quoted = not quoted
            begun = True
        elif letter in " \t" and not quoted:
            current += "\\" * backslashes
            if begun:
                found.append(current)
            current, begun = "", False
        else:
            current, begun = current + "\\" * backslashes + letter, True
        backslashes = 0
    return found


@pytest.mark.parametrize("hari", [frozenset(), frozenset({0}), frozenset({4, 0, 6})])
def test_the_task_keeps_to_the_published_schema(hari: frozenset[int]) -> None:
    root = tree(jadwal("-m", "xlpy", FOLDER, hari=hari))
    SKEMA.assertValid(root)
    days = root.findall(f".//{{{NAMESPACE}}}DaysOfWeek/*")
    assert len(days) == len(hari)


def test_the_schema_would_notice() -> None:
    """Were it not so, the test above could not fail."""
    root = tree(jadwal("x"))
    root.find(f"{{{NAMESPACE}}}Settings")[0].text = "Sometimes"
    assert not SKEMA.validate(root)


def test_a_missed_run_is_started_when_it_can_be() -> None:
    assert text(tree(jadwal("x")), "Settings/StartWhenAvailable") == "true"
    assert text(tree(jadwal("x", susulan=False)), "Settings/StartWhenAvailable") == "false"


def test_it_is_written_as_schtasks_reads_it() -> None:
    raw = task_xml(jadwal("x"), KINI)
    assert raw.startswith(b"\xff\xfe")
    assert raw.decode("utf-16").startswith('<?xml version="1.0" encoding="UTF-16"?>\r\n<Task ')


def test_its_first_run_lies_ahead() -> None:
    assert text(tree(jadwal("x")), "Triggers/CalendarTrigger/StartBoundary") == "2026-11-28T22:00:00"


letters = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs"), exclude_characters="%$"))


@given(st.lists(letters, min_size=1))
def test_every_argument_arrives_as_it_was(arguments: list[str]) -> None:
    root = tree(jadwal(*arguments))
    assert taken_apart(text(root, "Actions/Exec/Arguments") or "") == arguments
    assert text(root, "Actions/Exec/Command") == "C:\\Program Files\\Python 3\\python.exe"


@pytest.mark.parametrize("name", ["D:\\%TEMP%\\a", "D:\\$(Arg0)"])
def test_what_windows_would_replace_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="mengganti"):
        task_xml(jadwal(name), KINI)


def test_one_percent_sign_stays() -> None:
    assert "50%" in (text(tree(jadwal(FOLDER)), "Actions/Exec/Arguments") or "")


# ── the command, with a schtasks that writes down how it was called ──────────────────────────────────────────────

SCHTASKS = """#!/bin/sh
printf '%s\\n' "$*" >> "$HOME/panggilan"
case "$1" in
  /Create) cp "$5" "$HOME/tugas" ;;
  /Delete) rm "$HOME/tugas" ;;
  /Query) test -e "$HOME/tugas" ;;
esac
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    programs = tmp_path / "bin"
    programs.mkdir()
    (programs / "schtasks").write_text(SCHTASKS)
    (programs / "schtasks").chmod(0o755)
    (tmp_path / "Kec. 50% é").mkdir()
    return tmp_path


def command(home: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join([str(home / "bin"), os.environ["PATH"]])
    return subprocess.run(
        [sys.executable, "-m", "xlpy", "jadwal", *arguments],
        env={**os.environ, "HOME": str(home), "PATH": path},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_installed_shown_and_removed(home: Path) -> None:
    wanted = ["pasang", str(home / "Kec. 50% é"), "-o", str(home / "rekap.xlsx"), "--cara", "windows"]
    shown = command(home, *wanted)
    assert (shown.returncode, (home / "panggilan").exists()) == (1, False), "shown only, nobody said yes"
    assert "StartWhenAvailable" in shown.stdout
    done = command(home, *wanted, "--ya")
    assert (done.returncode, done.stderr) == (0, "")
    SKEMA.assertValid(etree.fromstring((home / "tugas").read_bytes()))
    assert "rekap: terpasang (windows)" in command(home, "tampil").stdout
    assert command(home, "lepas", "--ya").returncode == 0
    assert "Belum ada jadwal" in command(home, "tampil").stdout
    calls = (home / "panggilan").read_text().splitlines()
    changing = [line.split(" /XML ")[0] for line in calls if not line.startswith("/Query")]
    assert changing == [f"/Create /TN {nama_tugas('rekap')}", f"/Delete /TN {nama_tugas('rekap')} /F"]
    assert [path for path in (home / ".local").rglob("*") if path.is_file()] == [], "nothing stays behind"


def test_a_task_that_somebody_deleted_is_told_and_can_be_cleaned_up(home: Path) -> None:
    command(home, "pasang", str(home), "-o", str(home / "rekap.xlsx"), "--cara", "windows", "--ya")
    (home / "tugas").unlink()
    assert "TIDAK ADA LAGI pada windows" in command(home, "tampil").stdout
    assert command(home, "lepas", "rekap", "--ya").returncode == 0


def test_what_schtasks_refuses_is_said_and_leaves_nothing(home: Path) -> None:
    (home / "bin" / "schtasks").write_text("#!/bin/sh\necho 'ERROR: Access is denied.' >&2\nexit 1\n")
    done = command(home, "pasang", str(home), "-o", str(home / "rekap.xlsx"), "--cara", "windows", "--ya")
    assert done.returncode == 4
    assert "Access is denied" in done.stderr
    assert [path for path in (home / ".local").rglob("*") if path.is_file()] == []
