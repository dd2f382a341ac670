"""The schedule as lines of the user's crontab, between two marks; a missed run is found by an hourly look."""

import re
import shlex
from pathlib import Path

from xlpy.errors import InputError
from xlpy.jadwal.pemasangan import TANDA, Pemasangan, Perintah
from xlpy.jadwal.uraian import Jadwal

CARA = "cron"
_LONGEST = 990  # bytes of a command; Debian's cron takes 998
_MINUTE_OF_LOOK = 7


def pasang(jadwal: Jadwal, crontab: str, folder: Path) -> Pemasangan:
    """How it is installed.

    Args:
        jadwal: the description.
        crontab: what stands in the crontab now.
        folder: where the file lies whose age tells when the run last began.

    Raises:
        InputError: the command is too long for cron, or holds what cron cannot be told.
    """
    others = tanpa(jadwal.nama, crontab)
    between = "" if not others or others.endswith("\n") else "\n"
    return Pemasangan(CARA, {}, (_replaced(f"{others}{between}{blok(jadwal, folder)}"),))


def lepas(jadwal: Jadwal, crontab: str) -> Pemasangan:
    """How it is removed: all else in the crontab stays as it is."""
    return Pemasangan(CARA, {}, (_replaced(tanpa(jadwal.nama, crontab)),))


def isi() -> Perintah:
    """What gives the crontab."""
    return Perintah(("crontab", "-l"))


def ada(nama: str, crontab: str) -> bool:
    """Whether the schedule stands in the crontab."""
    return _block(nama).search(crontab) is not None


def tanpa(nama: str, crontab: str) -> str:
    """The crontab without this schedule."""
    return _block(nama).sub("", crontab)


def mulai(nama: str, folder: Path) -> Path:
    """The file whose age tells when the run last began."""
    return folder / f"{nama}.mulai"


def keluaran(nama: str, folder: Path) -> Path:
    """The file with what the last run said."""
    return folder / f"{nama}.keluaran"


def blok(jadwal: Jadwal, folder: Path) -> str:
    """The lines.

    Raises:
        InputError: the command is too long for cron, or holds what cron cannot be told.
    """
    days = ",".join(str((n + 1) % 7) for n in sorted(jadwal.hari)) or "*"  # 0 is Sunday
    mark, out = mulai(jadwal.nama, folder), keluaran(jadwal.nama, folder)
    run = f"touch {_quoted(str(mark))}; {_command(jadwal.perintah)} > {_quoted(str(out))} 2>&1"
    lines = [f"{jadwal.pukul.minute} {jadwal.pukul.hour} * * {days} {run}"]
    if jadwal.susulan:
        look = (*jadwal.perintah[: jadwal.perintah.index("xlpy") + 1], "jadwal", "susulkan", jadwal.nama)
        lines.append(f"{_MINUTE_OF_LOOK} * * * * {_command(look)} > /dev/null 2>&1")
    if max(len(line.encode()) for line in lines) > _LONGEST:
        raise InputError("Perintahnya terlalu panjang untuk cron. Jadwalkan folder induknya, atau pendekkan namanya.")
    first, last = _marks(jadwal.nama)
    return "\n".join([first, *lines, last, ""])


def _command(parts: tuple[str, ...]) -> str:
    return " ".join(map(_quoted, parts))


def _quoted(part: str) -> str:
    """As the shell takes it, and cron before it: to cron a percent sign ends the command."""
    if "\\" in part:  # what cron makes of a backslash differs from cron to cron
        raise InputError(f"{part}: cron tidak dapat diberi nama dengan garis miring terbalik. Ganti namanya.")
    return shlex.quote(part).replace("%", "\\%")


def _replaced(crontab: str) -> Perintah:
    return Perintah(("crontab", "-"), crontab)


def _marks(nama: str) -> tuple[str, str]:
    return f"# >>> {TANDA}: {nama}", f"# <<< {TANDA}: {nama}"


def _block(nama: str) -> re.Pattern[str]:
    first, last = map(re.escape, _marks(nama))
    return re.compile(rf"^{first}\n(?:.*\n)*?{last}(?:\n|\Z)", re.MULTILINE)
