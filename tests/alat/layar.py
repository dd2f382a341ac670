"""A screen that nobody sees, with LibreOffice on it: keys are pressed, windows awaited, pictures taken."""

import subprocess
import time
from pathlib import Path

import pytest
from kantor import Kantor


class Layar:
    """A screen with a workbook on it.

    Attributes:
        book: the file.
        kantor: LibreOffice.
    """

    def __init__(self, display: str, kantor: Kantor, book: Path) -> None:
        self._environment = {"DISPLAY": display, "PATH": "/usr/bin:/bin"}
        self.kantor, self.book = kantor, book

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self._do("xdotool", "key", key)

    def type(self, text: str) -> None:
        """Type over what stands in the field."""
        self._do("xdotool", "key", "ctrl+a")
        self._do("xdotool", "type", text)

    def await_window(self, title: str, seconds: int = 20) -> None:
        """Wait for a window with that title, and let it take the keys: no window manager does it here."""
        for _ in range(10 * seconds):
            found = self._do("xdotool", "search", "--onlyvisible", "--name", title, check=False)
            if found.returncode == 0:
                time.sleep(0.5)
                self._do("xdotool", "windowfocus", found.stdout.split()[-1].decode(), check=False)
                return
            time.sleep(0.1)
        pytest.fail(f"no window “{title}” within {seconds} s")

    def close_last_window(self, title: str) -> None:
        """Press Return in the window of that title, as often as it takes, until the click is done.

        It opens when the work is done, which takes as long as this machine is busy.
        """
        for _ in range(180):
            if not self.kantor.is_busy():
                return
            found = self._do("xdotool", "search", "--onlyvisible", "--name", title, check=False)
            if found.returncode == 0:
                self._do("xdotool", "windowfocus", found.stdout.split()[-1].decode(), check=False)
                self.press("Return")
            time.sleep(0.5)
        pytest.fail(f"the click did not end within 90 s; “{title}” may still wait")

    def picture(self, target: Path) -> None:
        """What is on the screen."""
        self._do("import", "-window", "root", str(target))

    def _do(self, *command: str, check: bool = True) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(command, env=self._environment, check=check, capture_output=True, timeout=30)
