"""Who else has a workbook open: the lock files of Excel and LibreOffice, and our own while we write."""

import os
import platform
import re
import time
from collections.abc import Callable, Container, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from xlpy import host
from xlpy.book import pemegang
from xlpy.book.files import real
from xlpy.errors import WorkbookError, sebab
from xlpy.pasang import giliran

KITA = "Rencana Kinerja"
"""Ourselves, among the applications that lock a workbook."""


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
            who = owner(giliran.isi(lock))[0]
            by = f" oleh {who}" if who else ""
            raise WorkbookError(
                f"{path}: tampaknya sedang terbuka di {application}{by}{giliran.sejak(lock)}; "
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
    ours = giliran.di_samping(real(path))
    for lock, application, read in (*_of_applications(path), (ours, KITA, _of_us)):
        try:
            age = max(0.0, time.time() - lock.stat().st_mtime)
        except OSError:
            continue
        if (owner := read(giliran.isi(lock))) is not None:
            alive = not giliran.is_stale(lock, giliran.isi(lock)) if lock == ours else _is_alive(lock, real(path))
            yield Gembok(aplikasi=application, oleh=owner[0], detik=age, sendiri=owner[1], hidup=alive, berkas=lock)


def _of_applications(path: Path) -> Iterator[tuple[Path, str, Callable[[bytes], tuple[str, bool]]]]:
    """Where Excel and LibreOffice put their locks, and what reads whose they are and whether they are ours."""
    for place in dict.fromkeys((path, real(path))):
        yield place.with_name(f"~${place.name}"), "Excel", _of_excel
        yield host.office_lock(place), "LibreOffice", _of_office


def _is_alive(lock: Path, place: Path) -> bool | None:
    """Whether the LibreOffice of a lock has its file open; None where it is of another computer, or Excel's."""
    of_office = lock.name.startswith(".~lock.")
    return pemegang.is_held(place) if of_office and _is_here(_office_fields(giliran.isi(lock))[2]) else None


def _is_here(computer: str) -> bool:
    """Whether a computer is this one, with or without its domain; a name that any computer may have is none."""
    theirs, here = computer.casefold(), platform.node().casefold()
    if not theirs or theirs.partition(".")[0] == "localhost":
        return False
    return theirs == here or (("." in theirs) != ("." in here) and theirs.split(".")[0] == here.split(".")[0])


def _of_excel(content: bytes) -> tuple[str, bool]:
    """Whose a lock is, and whether it is ours; Excel's tells only the name that was typed into Office."""
    name = _excel_owner(content)
    return name, name.casefold() == giliran.user().casefold()


def _of_office(content: bytes) -> tuple[str, bool]:
    return _office_owner(content), f",{giliran.user()},{platform.node()},".encode() in content


def _of_us(content: bytes) -> tuple[str, bool] | None:
    """As above; None where it is this very process that holds it."""
    owner = giliran.pemilik(content)
    if owner is None:
        return "", False
    user, computer, process = owner
    if (computer, process) == (platform.node(), os.getpid()):
        return None
    return f"{user} di {computer}", f"{user}@{computer}" == giliran.account()


@contextmanager
def hold(path: Path) -> Iterator[str]:
    """Be the only one of us who writes ``path``; gives a sentence on the lock that was taken over, if any.

    The lock ``.BUKU.xlsx.kunci`` names its owner. One whose process is gone from this computer counts for nothing,
    and so does one of another computer that is older than ten minutes.

    Raises:
        WorkbookError: somebody else is writing it, or the folder cannot be written.
    """
    lock = giliran.di_samping(real(path))
    try:
        mine, left = giliran.ambil(lock)
    except giliran.SibukError as busy:
        raise WorkbookError(
            f"{path}: sedang disusun{busy}; buku tidak diubah. "
            "Tunggu sampai selesai, lalu ulangi; "
            f"bila memang tidak ada yang menyusunnya, hapus berkas itu: {lock}"
        ) from None
    except OSError as error:
        raise WorkbookError(
            f"{path}: tidak dapat ditulisi ({sebab(error)}). Periksa izin foldernya, lalu ulangi."
        ) from error
    try:
        yield f"Kunci yang tertinggal{left} diambil alih: prosesnya sudah tidak ada." if left else ""
    finally:
        giliran.lepas(lock, mine)


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
