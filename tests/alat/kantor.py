"""A LibreOffice of its own with the bridge installed, in which buttons are clicked; nobody sits in front of it."""

import json
import socket
import subprocess
import time
import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

import pytest

from xlpy.engines import libreoffice
from xlpy.jobs_pasang import pasang
from xlpy.klik import JAWABAN

if TYPE_CHECKING:
    import xlwings

_SOFFICE = Path("/usr/lib/libreoffice/program/soffice.bin")
_START_AGAIN = 81
_LONGEST = 90  # seconds that a click may take


class Kantor:
    """LibreOffice with the document that is worked on.

    Attributes:
        app: as xlwings knows it.
        pipe: on which it listens.
    """

    def __init__(self, folder: Path, *, display: str = "", setelan: str = "") -> None:
        """Start it.

        Args:
            folder: for its profile, what it prints, and the prepared answers.
            setelan: registrymodifications.xcu of the profile; LibreOffice's own defaults without it.
            display: the X display to show windows on; headless without one, and then answers are prepared.
        """
        if not _SOFFICE.exists():
            pytest.fail("LibreOffice is not installed: .ci/pasang-libreoffice sees to it")
        self._folder, self.pipe = folder, f"uji{uuid.uuid4().hex}"
        self.profile = folder / "libreoffice" / "4"  # where a user has it, below the folder of his settings
        (self.profile / "user").mkdir(parents=True)
        if setelan:
            (self.profile / "user" / "registrymodifications.xcu").write_text(setelan, encoding="utf-8")
        pasang(self.profile)
        self._answers, self._said = folder / "jawaban.json", folder / "keluaran.txt"
        self._environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), "LANG": "C.UTF-8"}
        self._environment |= {"DISPLAY": display} if display else {JAWABAN: str(self._answers)}
        self._headless = not display
        self._process = self._start()
        try:
            self.app = libreoffice.attach(pipe=self.pipe)
        except libreoffice.OfficeError:
            if self._process.poll() != _START_AGAIN:  # a busy machine takes longer to say so
                raise
            self._process = self._start()
            self.app = libreoffice.attach(pipe=self.pipe)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [str(_SOFFICE), *(["--headless"] if self._headless else []), "--norestore", "--nologo"]
        command += ["--nodefault", f"-env:UserInstallation={self.profile.as_uri()}"]
        command += [f"--accept=pipe,name={self.pipe};urp;"]
        while True:
            with self._said.open("ab") as said:
                process = subprocess.Popen(command, env=self._environment, stdout=said, stderr=subprocess.STDOUT)
            time.sleep(1.5)
            if process.poll() != _START_AGAIN:
                return process

    def open(self, path: Path, mode: int = 4) -> "xlwings.Book":
        """Open a workbook, its macros allowed; ``mode`` 5 leaves that to the profile (MacroExecMode)."""
        from xlpy.engines.libreoffice.bridge import file_url, props  # noqa: PLC0415

        self.app.api.loadComponentFromURL(file_url(path), "_blank", 0, props(MacroExecutionMode=mode))
        return self.book(path)

    def book(self, path: Path) -> "xlwings.Book":
        """The open workbook of that file, which is another document after each write."""
        return next(book for book in self.app.books if Path(book.fullname) == path)

    def click(self, path: Path, macro: str, answers: Sequence[str | None] = ()) -> str:
        """Click a button, and wait until all is done; what was said."""
        before = len(self._read())
        self.fire(path, macro, answers)
        self.wait()
        return self._read()[before:]

    def fire(self, path: Path, macro: str, answers: Sequence[str | None] = ()) -> None:
        """Click a button."""
        self._answers.write_text(json.dumps(list(answers)), encoding="utf-8")
        argument = "(Nothing)" if macro.endswith("_Klik") else ""  # the ribbon's control, of which there is none here
        library = self.book(path).api.BasicLibraries.getByName("Standard")
        if library.hasByName("Uji"):
            library.removeByName("Uji")
        library.insertByName("Uji", f"Sub Klik\n  VBAProject.{macro}{argument}\nEnd Sub\n")
        provider = self.book(path).api.getScriptProvider()
        script = provider.getScript("vnd.sun.star.script:Standard.Uji.Klik?language=Basic&location=document")
        script.invoke((), (), ())

    def wait(self) -> None:
        """Wait for the process that the last click started."""
        limit = time.monotonic() + _LONGEST
        time.sleep(0.1)
        while self.is_busy():
            if time.monotonic() > limit:
                pytest.fail(f"a click took longer than {_LONGEST} s: {self._read()[-500:]}")
            time.sleep(0.02)

    def is_busy(self) -> bool:
        """Whether a click is being worked on."""
        return any(self._macros())

    def _macros(self) -> Iterator[int]:
        """The processes that run a macro of this office."""
        wanted = (b"xlpy.makro_libreoffice", str(self.profile).encode())
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    line = (entry / "cmdline").read_bytes()
                except OSError:
                    continue
                if all(word in line for word in wanted) and _lives(entry):
                    yield int(entry.name)

    def _read(self) -> str:
        return self._said.read_text(encoding="utf-8", errors="replace")


def _lives(entry: Path) -> bool:
    """Whether a process still runs; one that ended may wait for LibreOffice to take note of it."""
    try:
        return (entry / "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@contextmanager
def xvfb(number: int) -> Iterator[str]:
    """A screen that nobody sees; its display."""
    display = f":{number}"
    process = subprocess.Popen(
        ["Xvfb", display, "-screen", "0", "1366x768x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    try:
        for _ in range(400):
            if _answers(f"/tmp/.X11-unix/X{number}"):  # noqa: S108 - where X11 keeps it
                break
            time.sleep(0.05)
        yield display
    finally:
        process.terminate()  # killed, it would leave its socket, which the next one could take for its own
        process.wait()


def _answers(place: str) -> bool:
    """Whether somebody listens on a socket; one that a killed screen left is there and does not answer."""
    with socket.socket(socket.AF_UNIX) as client:
        return client.connect_ex(place) == 0
