"""Who else has a workbook open: the lock files of Excel and LibreOffice, and our own while we write."""

import contextlib
import getpass
import os
import platform
import re
import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xlpy import host
from xlpy.book import pemegang
from xlpy.book.files import STALE, is_running, real
from xlpy.errors import WorkbookError, sebab

_MINUTE, _HOUR, _DAY = 60, 3600, 86400  # seconds
KITA = "Rencana Kinerja"
"""Ourselves, among the applications that lock a workbook."""
_OURS = re.compile(r"(?P<user>.*)@(?P<host>[^@]*) (?P<pid>\d+) \S+")


def refuse_open(path: Path, *, but: Container[Path] = ()) -> None:
    """Refuse a workbook that an application has open.

    Excel puts ``~$BUKU.xlsx`` beside it, LibreOffice ``.~lock.BUKU.xlsx#``.

    Args:
        path: the workbook.
        but: locks that count for nothing.

    Raises:
        WorkbookError: there is such a file; says whose and since when.
    """
    for lock, application, owner in _of_applications(path):
        if lock.exists() and lock not in but:
            who = owner(_content(lock))[0]
            by = f" oleh {who}" if who else ""
            raise WorkbookError(
                f"{path}: tampaknya sedang terbuka di {application}{by}{_since(lock)}; "
                f"tutup dahulu; bila memang tidak terbuka, hapus berkas itu: {lock}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Gembok:
    """A lock beside a workbook.

    Attributes:
        aplikasi: Excel, LibreOffice, or ourselves.
        oleh: whose it is, as far as it tells.
        detik: its age.
        sendiri: whether it is of this account on this computer.
        hidup: whether its process lives and has the workbook open; None where nobody can tell.
        berkas: the lock.
    """

    aplikasi: str
    oleh: str = ""
    detik: float = 0.0
    sendiri: bool = False
    hidup: bool | None = None
    berkas: Path = Path()


def gembok(path: Path) -> Iterator[Gembok]:
    """The locks beside a workbook, without that of this process."""
    ours = _lock_of(real(path))
    for lock, application, read in (*_of_applications(path), (ours, KITA, _of_us)):
        try:
            age = max(0.0, time.time() - lock.stat().st_mtime)
        except OSError:
            continue
        if (owner := read(_content(lock))) is not None:
            alive = not _is_stale(lock, _content(lock)) if lock == ours else _is_alive(lock, real(path))
            yield Gembok(aplikasi=application, oleh=owner[0], detik=age, sendiri=owner[1], hidup=alive, berkas=lock)


def _of_applications(path: Path) -> Iterator[tuple[Path, str, Callable[[bytes], tuple[str, bool]]]]:
    """Where Excel and LibreOffice put their locks, and what reads whose they are and whether they are ours."""
    for place in dict.fromkeys((path, real(path))):
        yield place.with_name(f"~${place.name}"), "Excel", _of_excel
        yield host.office_lock(place), "LibreOffice", _of_office


def _is_alive(lock: Path, place: Path) -> bool | None:
    """Whether the LibreOffice of a lock has its file open; None where it is of another computer, or Excel's."""
    of_office = lock.name.startswith(".~lock.")
    return pemegang.is_held(place) if of_office and _is_here(_office_fields(_content(lock))[2]) else None


def _is_here(computer: str) -> bool:
    """Whether a computer is this one, with or without its domain; a name that any computer may have is none."""
    theirs, here = computer.casefold(), platform.node().casefold()
    if not theirs or theirs.partition(".")[0] == "localhost":
        return False
    return theirs == here or (("." in theirs) != ("." in here) and theirs.split(".")[0] == here.split(".")[0])


def _of_excel(content: bytes) -> tuple[str, bool]:
    """Whose a lock is, and whether it is ours; Excel's tells only the name that was typed into Office."""
    name = _excel_owner(content)
    return name, name.casefold() == _user().casefold()


def _of_office(content: bytes) -> tuple[str, bool]:
    return _office_owner(content), f",{_user()},{platform.node()},".encode() in content


def _of_us(content: bytes) -> tuple[str, bool] | None:
    """As above; None where it is this very process that holds it."""
    owner = _OURS.fullmatch(content.decode(errors="replace"))
    if owner is None:
        return "", False
    if (owner["host"], int(owner["pid"])) == (platform.node(), os.getpid()):
        return None
    return f"{owner['user']} di {owner['host']}", f"{owner['user']}@{owner['host']}" == account()


@contextmanager
def hold(path: Path) -> Iterator[str]:
    """Be the only one of us who writes ``path``; gives a sentence on the lock that was taken over, if any.

    The lock ``.BUKU.xlsx.kunci`` names its owner. One whose process is gone from this computer counts for nothing,
    and so does one of another computer that is older than ten minutes.

    Raises:
        WorkbookError: somebody else is writing it, or the folder cannot be written.
    """
    place = real(path)
    lock = _lock_of(place)
    mine = f"{account()} {os.getpid()} {datetime.now(UTC).isoformat(timespec='microseconds')}"
    taken_over = ""
    try:
        if not _create(lock, mine):
            taken_over = (
                f"Kunci yang tertinggal{_holder(lock)}{_since(lock)} diambil alih: prosesnya sudah tidak ada."
            )
            _set_aside(lock)
            if not _create(lock, mine):
                raise WorkbookError(_taken(path, lock))
    except OSError as error:
        raise WorkbookError(
            f"{path}: tidak dapat ditulisi ({sebab(error)}). Periksa izin foldernya, lalu ulangi."
        ) from error
    try:
        yield taken_over
    finally:
        if _content(lock) == mine.encode():  # not one that took over after ten minutes
            with contextlib.suppress(OSError):
                lock.unlink()


def _lock_of(place: Path) -> Path:
    """Our own lock on a file."""
    return place.with_name(f".{place.name}.kunci")


def account() -> str:
    """Who works at this computer, as user@host."""
    return f"{_user()}@{platform.node()}"


def _create(lock: Path, text: str) -> bool:
    try:
        with lock.open("xb") as file:
            file.write(text.encode())
    except FileExistsError:
        return False
    return True


def _set_aside(lock: Path) -> None:
    """Remove a lock that counts for nothing."""
    judged = _content(lock)
    if not _is_stale(lock, judged):
        return
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):  # another one was quicker
        lock.replace(aside)
        if _content(aside) != judged:  # another one was quicker and holds it by now: give it back
            aside.replace(lock)
        else:
            aside.unlink()


def _is_stale(lock: Path, content: bytes) -> bool:
    try:
        age = time.time() - lock.stat().st_mtime
    except FileNotFoundError:
        return True
    owner = _OURS.fullmatch(content.decode(errors="replace"))
    if owner is not None and owner["host"] == platform.node() and age < _DAY:
        return not is_running(int(owner["pid"]))  # a question in a window may wait for its answer over lunch
    return age > STALE


def _taken(path: Path, lock: Path) -> str:
    return (
        f"{path}: sedang disusun{_holder(lock)}{_since(lock)}; buku tidak diubah. "
        "Tunggu sampai selesai, lalu ulangi; "
        f"bila memang tidak ada yang menyusunnya, hapus berkas itu: {lock}"
    )


def _holder(lock: Path) -> str:
    """Who holds a lock of ours, such as `` oleh ani di kantor (proses 12)``; empty where it does not say."""
    owner = _OURS.fullmatch(_content(lock).decode(errors="replace"))
    return f" oleh {owner['user']} di {owner['host']} (proses {owner['pid']})" if owner else ""


def _content(lock: Path) -> bytes:
    """What the lock tells; nothing where its application lets nobody read it."""
    try:
        return lock.read_bytes()
    except OSError:
        return b""


def _excel_owner(content: bytes) -> str:
    """The name behind its length, as Excel begins its lock."""
    name = content[1 : 1 + content[0]].decode("cp1252", errors="replace").strip() if content else ""
    return name if name.isprintable() else ""


def _office_owner(content: bytes) -> str:
    name, login, computer = _office_fields(content)
    who = name or login
    return f"{who} di {computer}" if who and computer else who or computer


def _office_fields(content: bytes) -> tuple[str, str, str]:
    """``name,login,computer,time,profile;`` with commas inside a field escaped."""
    fields = [re.sub(r"\\(.)", r"\1", f).strip() for f in re.split(r"(?<!\\),", content.decode(errors="replace"))]
    name, login, computer = [*fields, "", "", ""][:3]
    return name, login, computer


def _since(lock: Path) -> str:
    """How long ago the lock was made, such as `` sejak 3 menit lalu``; empty where it is gone by now."""
    try:
        seconds = time.time() - lock.stat().st_mtime
    except OSError:
        return ""
    for size, unit in ((_DAY, "hari"), (_HOUR, "jam"), (_MINUTE, "menit")):
        if seconds >= size:
            return f" sejak {int(seconds // size)} {unit} lalu"
    return " sejak kurang dari semenit lalu"


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # an account without a name
        return "seseorang"
