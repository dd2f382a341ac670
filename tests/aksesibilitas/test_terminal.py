"""The command line for eyes, ears and files: no colour that means something, no progress where nobody watches."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from xlpy.resources import sample_folder

pty = pytest.importorskip("pty", reason="sistem ini tidak punya terminal semu")
ESCAPE = "\x1b"


def command(target: Path) -> list[str]:
    inputs = sample_folder()
    words = ["susun", "--dpa", inputs / "dpa-contoh.xlsx", "--sasaran", inputs / "sasaran-contoh.xlsx", "-o", target]
    return [sys.executable, "-m", "xlpy", *map(str, words)]


def on_a_terminal(words: list[str], **more: str) -> str:
    """What a command shows on a terminal; where both its streams end."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        words, stdout=slave, stderr=slave, env={**os.environ, "TERM": "xterm-256color", **more}
    )
    os.close(slave)
    shown = b""
    while True:
        try:
            piece = os.read(master, 65_536)
        except OSError:  # Linux says so when the last writer is gone
            break
        if not piece:
            break
        shown += piece
    os.close(master)
    assert process.wait() in {0, 1}
    return shown.decode()


def test_into_a_file_go_neither_progress_nor_colours(tmp_path: Path) -> None:
    done = subprocess.run(command(tmp_path / "a.xlsm"), capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert ESCAPE not in done.stdout


def test_a_terminal_is_told_what_is_being_done_in_plain_lines(tmp_path: Path) -> None:
    shown = on_a_terminal(command(tmp_path / "a.xlsm"))
    assert "… " in shown, "no progress"
    assert ESCAPE not in shown, "colours, or a line that is drawn over: a screen reader reads it again and again"
    plain = on_a_terminal(command(tmp_path / "b.xlsm"), NO_COLOR="1")
    assert plain.replace("b.xlsm", "a.xlsm") == shown


def test_help_without_colours_says_the_same() -> None:
    words = [sys.executable, "-m", "xlpy", "susun", "--help"]
    assert ESCAPE not in on_a_terminal(words, NO_COLOR="1", COLUMNS="100")
