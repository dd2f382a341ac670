"""The office process: one that we start and end, one that is running already, or the one that we run inside of.

Connections go over a pipe of this machine with a random name, never over the network.
"""

import atexit
import contextlib
import ctypes
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path

from xlpy.engines.libreoffice import profile as profiles
from xlpy.engines.libreoffice.bridge import Uno, uno, uno_error
from xlpy.engines.libreoffice.errors import OfficeError

_START = 90  # seconds that a start may take, on a busy machine with a fresh profile
_HAND_OVER = 30  # seconds until a running LibreOffice has taken a command line
_ANSWER = 10  # seconds until a running LibreOffice answers on a pipe that it was told
_END = 8  # seconds until an office that was asked to end is killed
_POLL = 0.02
_RESTART = 81  # soffice's way to say "start me again"; it does so once on a fresh profile
_PR_SET_PDEATHSIG = 1
_KEPT = ("HOME", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "LANG", "LC_ALL", "TMPDIR", "USER")
_KEPT_PREFIXES = ("XDG_", "DBUS_", "SAL_")


class Office:
    """A connection to LibreOffice: ``context`` is the component context through which everything is reached."""

    headless = False
    """Whether it shows no windows, so that nobody can answer a dialog."""

    def __init__(self, context: Uno, pid: int) -> None:
        self.context = context
        self.pid = pid

    def create(self, service: str) -> Uno:
        """A service by its name."""
        return self.context.ServiceManager.createInstanceWithContext(service, self.context)

    def quit(self) -> None:
        """Lets go of it; an office that we did not start runs on."""
        self.context = None

    def kill(self) -> None:
        """The same: only an office of our own is ever ended."""
        self.quit()


class OwnOffice(Office):
    """An office process of our own, ended with it: at the latest when Python ends, even when it is killed.

    Args:
        headless: without windows.
        locale: country whose separators and dates it uses, such as ``id-ID``.
        profile: folder of its settings, kept afterwards; without one a new one is made and removed.

    Raises:
        OfficeError: LibreOffice is not installed, or does not start.

    On Linux the process is bound to the thread that starts it: it dies with that thread.
    """

    def __init__(self, *, headless: bool = True, locale: str = "en-US", profile: Path | None = None) -> None:
        self.headless = headless
        self._made_profile = profile is None
        self._profile = profile or Path(tempfile.mkdtemp(prefix="xlpy-libreoffice-"))
        profiles.prepare(self._profile, locale)
        pipe = _new_pipe()
        self._command = [
            str(_binary(find_soffice())),
            f"-env:UserInstallation={self._profile.resolve().as_uri()}",
            *(["--headless"] if headless else []),
            *("--invisible", "--nologo", "--nodefault", "--norestore", "--nolockcheck", "--nofirststartwizard"),
            _accept(pipe),
        ]
        self._process = self._spawn()
        _running.append(self)
        try:
            context = self._wait_for(pipe)
        except OfficeError:
            self.kill()
            raise
        super().__init__(context, self._process.pid)

    def quit(self) -> None:
        """Asks LibreOffice to end, without saving anything, and kills it where it does not."""
        if self.context is None:
            return
        # A dialog may block terminate() for ever: it is called aside.
        asking = threading.Thread(target=self._terminate, daemon=True)
        asking.start()
        asking.join(_END)
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_END)
        self.kill()

    def kill(self) -> None:
        """Ends the process at once."""
        self.context = None
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()
        if self._made_profile:
            shutil.rmtree(self._profile, ignore_errors=True)
        if self in _running:
            _running.remove(self)

    def _terminate(self) -> None:
        with contextlib.suppress(uno_error(), AttributeError):  # the connection goes away under the call
            self.create("com.sun.star.frame.Desktop").terminate()

    def _spawn(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - the command is ours, its program found on this machine
            self._command,
            env=environment(self._profile),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl+C in the terminal is meant for Python
            preexec_fn=_die_with_parent if sys.platform == "linux" else None,  # noqa: PLW1509 - sets a flag, no more
        )

    def _wait_for(self, pipe: str) -> Uno:
        limit = time.monotonic() + _START
        while time.monotonic() < limit:
            context = _resolve(pipe)
            if context is not None:
                return context
            code = self._process.poll()
            if code == _RESTART:
                self._process = self._spawn()
            elif code is not None:
                raise OfficeError(f"LibreOffice berhenti saat dimulai (kode {code}).")
            time.sleep(_POLL)
        raise OfficeError(f"LibreOffice tidak menjawab dalam {_START} detik sejak dimulai.")


_running: list[OwnOffice] = []


@atexit.register
def _end_all() -> None:
    for office in _running:
        office.quit()


def running_office(profile: Path | None = None) -> Office:
    """The LibreOffice that runs on a profile (the user's, without one): it is told to listen on a new pipe.

    Raises:
        OfficeError: none is running there.
    """
    folder = profile or profiles.of_user()
    # LibreOffice keeps this file while it runs; where it is missing the command would start one.
    if sys.platform != "win32" and not (folder / ".lock").exists():
        raise OfficeError("LibreOffice tidak sedang berjalan. Buka buku kerjanya di LibreOffice dahulu.")
    pipe = _new_pipe()
    command = [
        str(_binary(find_soffice())),
        f"-env:UserInstallation={folder.resolve().as_uri()}",
        *("--invisible", "--nologo", "--nodefault", "--norestore"),
        _accept(pipe),
    ]
    helper = subprocess.Popen(  # noqa: S603 - the command is ours, its program found on this machine
        command,
        env=environment(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        helper.wait(_HAND_OVER)
    except subprocess.TimeoutExpired:
        # The lock file was left by one that crashed, and our command became an office of its own.
        helper.kill()
        helper.wait()
        raise OfficeError("LibreOffice tidak sedang berjalan. Buka buku kerjanya di LibreOffice dahulu.") from None
    return connected(pipe)


def connected(pipe: str) -> Office:
    """The LibreOffice that listens on a pipe (``soffice --accept=pipe,name=NAME;urp;``).

    Raises:
        OfficeError: nobody answers there.
    """
    limit = time.monotonic() + _ANSWER
    while (context := _resolve(pipe)) is None:
        if time.monotonic() > limit:
            raise OfficeError("LibreOffice tidak menjawab pada pipa yang diberikan.")
        time.sleep(_POLL)
    return Office(context, _foreign_pid())


def in_process(context: Uno) -> Office:
    """The LibreOffice inside of which this Python runs."""
    return Office(context, os.getpid())


def find_soffice() -> Path:
    """LibreOffice's program.

    Raises:
        OfficeError: it is not installed in a usual place.
    """
    program_files = Path(os.environ.get("PROGRAMFILES", "C:/Program Files"))
    on_path = shutil.which("soffice")
    places = [
        *([Path(on_path)] if on_path else []),
        Path("/usr/lib/libreoffice/program/soffice"),
        Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
        program_files / "LibreOffice" / "program" / "soffice.exe",
        *sorted(Path("/opt").glob("libreoffice*/program/soffice")),
    ]
    for place in places:
        if place.exists():
            return place
    raise OfficeError("LibreOffice tidak ditemukan di komputer ini. Pasang LibreOffice Calc dahulu.")


def environment(home: Path) -> dict[str, str]:
    """What a LibreOffice that we start gets of our environment.

    A virtual environment's PATH and PYTHON… variables would lead the Python inside it astray.

    Args:
        home: stands in for HOME where there is none (a service, a container).
    """
    kept = {n: v for n, v in os.environ.items() if n in _KEPT or n.startswith(_KEPT_PREFIXES)}
    ours = {"HOME": str(home), **kept, "PATH": "/usr/local/bin:/usr/bin:/bin"}
    return {n: v for n, v in os.environ.items() if not n.startswith("PYTHON")} if sys.platform == "win32" else ours


def _binary(program: Path) -> Path:
    """The office itself, without the script around it: then the process that we start is the one to end."""
    binary = program.resolve().parent / "soffice.bin"
    return binary if sys.platform == "linux" and binary.exists() else program


def _new_pipe() -> str:
    return f"xlpy_{uuid.uuid4().hex[:12]}"


def _accept(pipe: str) -> str:
    return f"--accept=pipe,name={pipe};urp;StarOffice.ComponentContext"


def _resolve(pipe: str) -> Uno | None:
    """The context behind a pipe; None as long as nobody listens there."""
    local = uno().getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    try:
        return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
    except uno_error():
        return None


def _foreign_pid() -> int:
    """A key for an office that is not ours: UNO does not tell its process, so the numbers run below zero."""
    global _foreign  # noqa: PLW0603 - counts over the whole process
    _foreign -= 1
    return _foreign


_foreign = 0


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
