"""The scheduler of this computer: asked, called, and what of ours it has remembered in files."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from xlpy.book.files import write_file
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.jadwal import cron, systemd, windows
from xlpy.jadwal.pemasangan import TANDA, Pemasangan, Perintah
from xlpy.jadwal.uraian import Jadwal

CARA = (windows.CARA, systemd.CARA, cron.CARA)
"""The schedulers that are known."""
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Terpasang:
    """What is remembered of an installed schedule.

    Attributes:
        jadwal: the description.
        cara: the scheduler.
        dipasang: when.
    """

    jadwal: Jadwal
    cara: str
    dipasang: datetime


def penjadwal() -> str:
    """The scheduler that works on this computer.

    Raises:
        WorkbookError: there is none.
    """
    return windows.CARA if sys.platform == "win32" else _unix_scheduler()


def _unix_scheduler() -> str:
    if shutil.which("systemctl") and _answers(Perintah(("systemctl", "--user", "show-environment"))):
        return systemd.CARA
    if shutil.which("crontab"):
        return cron.CARA
    raise WorkbookError("Tidak ada penjadwal di komputer ini (systemd atau cron). Pasang cron, lalu ulangi.")


def pemasangan(jadwal: Jadwal, cara: str, *, ganti: bool) -> Pemasangan:
    """How a schedule is installed here; ``ganti`` where it takes the place of one of ours.

    Raises:
        InputError: the scheduler cannot be told of it, or there is a stranger's file in its place.
        WorkbookError: the scheduler cannot be asked.
    """
    if cara == windows.CARA:
        return windows.pasang(jadwal, folder(), kini(), ganti=ganti)
    if cara == cron.CARA:
        return cron.pasang(jadwal, _crontab(), folder())
    what = systemd.pasang(jadwal, _units())
    for path in what.berkas:
        if path.exists() and TANDA not in path.read_text("utf-8", "replace"):
            raise InputError(f"{path}: sudah ada dan bukan milik kami. Pakai nama lain dengan --nama.")
    return what


def pelepasan(jadwal: Jadwal, cara: str) -> Pemasangan:
    """How a schedule is removed here.

    Raises:
        WorkbookError: the scheduler cannot be asked.
    """
    if cara == windows.CARA:
        return windows.lepas(jadwal, folder())
    if cara == systemd.CARA:
        return systemd.lepas(jadwal, _units())
    return cron.lepas(jadwal, _crontab())


def masih_ada(known: Terpasang) -> bool:
    """Whether the scheduler still has it."""
    nama = known.jadwal.nama
    try:
        if known.cara == cron.CARA:
            return cron.ada(nama, _crontab())
        return _answers(windows.tanya(nama) if known.cara == windows.CARA else systemd.tanya(nama))
    except WorkbookError:
        return False


def pasang(jadwal: Jadwal, cara: str, what: Pemasangan) -> None:
    """Do what installs a schedule, and remember it; what fails leaves nothing behind.

    Raises:
        WorkbookError: a file cannot be written, or the scheduler refuses.
    """
    was_there = ingat(jadwal.nama) is not None
    try:
        _make(folder())
        for path, content in what.berkas.items():
            _make(path.parent)
            write_file(path, content)
        _run_all(what.perintah)
    except WorkbookError:
        if not was_there:
            with suppress(WorkbookError):
                _undo(pelepasan(jadwal, cara), sure=False)
        raise
    told = {"cara": cara, "dipasang": kini().isoformat(), "jadwal": json.loads(jadwal.json())}
    write_file(_record(jadwal.nama), json.dumps(told, ensure_ascii=False, indent=2).encode())


def lepas(known: Terpasang, what: Pemasangan) -> None:
    """Do what removes a schedule, and forget it.

    Raises:
        WorkbookError: the scheduler has it and refuses, or a file cannot be removed.
    """
    _undo(what, sure=masih_ada(known))
    nama = known.jadwal.nama
    for path in (cron.mulai(nama, folder()), cron.keluaran(nama, folder()), _record(nama)):
        _unlink(path)


def ingat(nama: str) -> Terpasang | None:
    """What is remembered of a schedule; None where there is none.

    Raises:
        WorkbookError: the file that remembers it is damaged.
    """
    path = _record(nama)
    try:
        told = json.loads(path.read_text("utf-8"))
        return Terpasang(
            Jadwal.from_json(json.dumps(told["jadwal"])), str(told["cara"]), datetime.fromisoformat(told["dipasang"])
        )
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, LookupError) as error:
        raise WorkbookError(f"{path}: catatan jadwal rusak. Hapus berkas itu, lalu pasang lagi jadwalnya.") from error


def semua() -> list[str]:
    """The names of what is installed."""
    return sorted(path.stem for path in folder().glob("*.json"))


def kini() -> datetime:
    """Now, by the clock of this computer."""
    return datetime.now(UTC).astimezone()


def folder() -> Path:
    """Where what is installed is remembered."""
    if sys.platform == "win32":
        home = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "RencanaKinerja"
    else:
        home = Path.home() / ".local" / "state" / "rencana-kinerja"  # cron knows of no other variable than HOME
    return home / "jadwal"


def _units() -> Path:
    return Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config") / "systemd" / "user"


def _record(nama: str) -> Path:
    return folder() / f"{nama}.json"


def _undo(what: Pemasangan, *, sure: bool) -> None:
    """Remove; where the scheduler does not have it, its commands may fail."""
    expected = () if sure else (WorkbookError,)
    *first, last = what.perintah
    with suppress(*expected):
        _run_all(first)
    for path in what.berkas:
        _unlink(path)
    with suppress(*expected):
        _run_all([last])


def _make(place: Path) -> None:
    try:
        place.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkbookError(f"{place}: tidak dapat dibuat ({sebab(error)}).") from error


def _unlink(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise WorkbookError(f"{path}: tidak dapat dihapus ({sebab(error)}).") from error


def _crontab() -> str:
    """What stands in the crontab; nothing where there is none."""
    done = _called(cron.isi())
    if done.returncode and "no crontab" not in done.stderr:
        raise WorkbookError(f"crontab: {done.stderr.strip() or 'tidak dapat dibaca'}")
    return "" if done.returncode else done.stdout


def _called(command: Perintah) -> "subprocess.CompletedProcess[str]":
    try:
        return subprocess.run(  # noqa: S603 - the system's own scheduler, with arguments of ours
            command.argv,
            input=command.masukan,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            env={**os.environ, "LC_ALL": "C.UTF-8"},
            check=False,
            timeout=_SECONDS,
        )
    except OSError as error:
        raise WorkbookError(f"{command.argv[0]}: tidak dapat dijalankan ({sebab(error)}).") from error
    except subprocess.TimeoutExpired as error:
        raise WorkbookError(f"{command}: tidak menjawab selama {_SECONDS} detik.") from error


def _answers(command: Perintah) -> bool:
    return _called(command).returncode == 0


def _run_all(commands: Iterable[Perintah]) -> None:
    for command in commands:
        done = _called(command)
        if done.returncode:
            said = (done.stderr or done.stdout).strip()
            raise WorkbookError(f"Penjadwal menolak ({command}): {said or f'kode {done.returncode}'}")
