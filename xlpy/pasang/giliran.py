"""One at a time: a lock beside what is changed, which names its owner and counts for nothing once that one is gone.

A bundle needs it before anything is installed; workbooks are held with it too (``book.kunci``).
"""

from __future__ import annotations

import contextlib
import getpass
import os
import platform
import re
import sys
import time
from contextlib import contextmanager
from datetime import datetime, timezone
from typing import TYPE_CHECKING

from xlpy.pasang.galat import PasangError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from xlpy.pasang.tempat import Tempat

STALE = 10 * 60  # seconds; no writing of ours takes nearly as long
_MINUTE, _HOUR, _DAY = 60, 3600, 86400  # seconds
_OURS = re.compile(r"(?P<user>.*)@(?P<host>[^@]*) (?P<pid>\d+) \S+")
WARISAN = "RENCANA_KINERJA_GILIRAN"
"""In the environment of what an installation starts: the text of the lock that it holds."""


class SibukError(RuntimeError):
    """Somebody else holds the lock; the text says who and since when, where that is known."""


@contextmanager
def sendirian(tempat: Tempat) -> Iterator[str]:
    """Be the only one that installs or removes; gives the text of the lock, for ``WARISAN``.

    Whoever is started by an installation, and told so, works under its lock.

    Raises:
        PasangError: another one is at work.
        OSError: the folder cannot be written.
    """
    lock = di_samping(tempat.data)
    if os.environ.get(WARISAN, "").encode() == isi(lock) != b"":
        yield os.environ[WARISAN]
        return
    lock.parent.mkdir(parents=True, exist_ok=True)
    try:
        mine, _ = ambil(lock)
    except SibukError as busy:
        raise PasangError(
            f"Pemasangan atau pelepasan lain sedang berjalan{busy}; tidak ada yang diubah. Tunggu sampai "
            f"selesai, lalu ulangi; bila memang tidak ada yang berjalan, hapus berkas itu: {lock}"
        ) from None
    try:
        yield mine
    finally:
        lepas(lock, mine)


def di_samping(place: Path) -> Path:
    """Our lock on a file or folder."""
    return place.with_name(f".{place.name}.kunci")


def ambil(lock: Path) -> tuple[str, str]:
    """Take a lock.

    One whose process is gone from this computer counts for nothing, and so does one of another computer that is older
    than ten minutes.

    Returns:
        What now stands in it, and whose it was and since when if it was taken over.

    Raises:
        SibukError: somebody else holds it.
        OSError: the folder cannot be written.
    """
    now = datetime.now(timezone.utc)  # noqa: UP017 - read by a Python that may be older
    mine = f"{account()} {os.getpid()} {now.isoformat(timespec='microseconds')}"
    if _create(lock, mine):
        return mine, ""
    left = f"{_holder(lock)}{sejak(lock)}"
    _set_aside(lock)
    if not _create(lock, mine):
        raise SibukError(f"{_holder(lock)}{sejak(lock)}")
    return mine, left


def lepas(lock: Path, mine: str) -> None:
    """Give a lock back, unless another one took it over after ten minutes."""
    if isi(lock) == mine.encode():
        with contextlib.suppress(OSError):
            lock.unlink()


def pemilik(content: bytes) -> tuple[str, str, int] | None:
    """The account, the computer and the process that a lock names; None where it names none."""
    owner = _OURS.fullmatch(content.decode(errors="replace"))
    return (owner["user"], owner["host"], int(owner["pid"])) if owner else None


def is_stale(lock: Path, content: bytes) -> bool:
    """Whether a lock counts for nothing."""
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return True
    owner = pemilik(content)
    if owner is not None and owner[1] == platform.node() and age < _DAY:
        return not is_running(owner[2])  # a question in a window may wait for its answer over lunch
    return age > STALE


def is_running(pid: int) -> bool:
    """Whether a process of this computer is alive; said of every process where asking would disturb it."""
    return sys.platform == "win32" or _answers(pid)  # there, signal 0 is Ctrl+C


def _answers(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        return True
    return True


def isi(lock: Path) -> bytes:
    """What a lock tells; nothing where its application lets nobody read it."""
    try:
        return lock.read_bytes()
    except OSError:
        return b""


def sejak(lock: Path) -> str:
    """How long ago a lock was made, such as `` sejak 3 menit lalu``; empty where it is gone by now."""
    try:
        seconds = time.time() - lock.stat().st_mtime
    except OSError:
        return ""
    for size, unit in ((_DAY, "hari"), (_HOUR, "jam"), (_MINUTE, "menit")):
        if seconds >= size:
            return f" sejak {int(seconds // size)} {unit} lalu"
    return " sejak kurang dari semenit lalu"


def account() -> str:
    """Who works at this computer, as user@host."""
    return f"{user()}@{platform.node()}"


def user() -> str:
    """The name of the account."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "seseorang"


def _create(lock: Path, text: str) -> bool:
    try:
        with lock.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        return False
    return True


def _set_aside(lock: Path) -> None:
    """Remove a lock that counts for nothing."""
    judged = isi(lock)
    if not is_stale(lock, judged):
        return
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):  # another one was quicker
        lock.replace(aside)
        if isi(aside) != judged:  # another one was quicker and holds it by now: give it back
            aside.replace(lock)
        else:
            aside.unlink()


def _holder(lock: Path) -> str:
    """Who holds a lock of ours, such as `` oleh ani di kantor (proses 12)``; empty where it does not say."""
    owner = pemilik(isi(lock))
    return f" oleh {owner[0]} di {owner[1]} (proses {owner[2]})" if owner else ""
