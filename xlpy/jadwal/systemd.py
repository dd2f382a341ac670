"""The schedule as a timer of the user's systemd: a service that runs once, and a timer that starts it."""

from pathlib import Path

from xlpy.jadwal.pemasangan import TANDA, Pemasangan, Perintah
from xlpy.jadwal.uraian import Jadwal

CARA = "systemd"
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LINGER = "Berjalan selama Anda masuk; agar berjalan juga saat Anda tidak masuk, sekali saja: loginctl enable-linger"


def nama_unit(nama: str) -> str:
    """The units' name without its ending."""
    return f"rencana-kinerja-{nama}"


def pasang(jadwal: Jadwal, folder: Path) -> Pemasangan:
    """How it is installed.

    Args:
        jadwal: the description.
        folder: where the user's units lie.
    """
    timer = f"{nama_unit(jadwal.nama)}.timer"
    commands = (_systemctl("daemon-reload"), _systemctl("enable", "--now", timer))
    return Pemasangan(CARA, _files(jadwal, folder), commands, (_LINGER,))


def lepas(jadwal: Jadwal, folder: Path) -> Pemasangan:
    """How it is removed."""
    timer = f"{nama_unit(jadwal.nama)}.timer"
    # The state is the file that remembers the last run: left behind, a schedule of the same name would begin with it.
    commands = (_systemctl("disable", "--now", timer), _systemctl("clean", "--what=state", timer))
    return Pemasangan(CARA, _files(jadwal, folder), (*commands, _systemctl("daemon-reload")))


def tanya(nama: str) -> Perintah:
    """What fails where the timer does not run."""
    return _systemctl("is-active", "--quiet", f"{nama_unit(nama)}.timer")


def _systemctl(*arguments: str) -> Perintah:
    return Perintah(("systemctl", "--user", *arguments))


def _files(jadwal: Jadwal, folder: Path) -> dict[Path, bytes]:
    place = folder / nama_unit(jadwal.nama)
    return {
        place.with_name(f"{place.name}.service"): _service(jadwal).encode(),
        place.with_name(f"{place.name}.timer"): _timer(jadwal).encode(),
    }


def _service(jadwal: Jadwal) -> str:
    command = " ".join(map(_quoted, jadwal.perintah))
    # 1: a finding stands, or a file was refused; the run itself was good.
    return f"""# {TANDA}
[Unit]
Description=Rencana Kinerja: {jadwal.nama}

[Service]
Type=oneshot
ExecStart={command}
SuccessExitStatus=1
TimeoutStartSec=12h
Nice=10
"""


def _timer(jadwal: Jadwal) -> str:
    days = f"{','.join(_DAYS[n] for n in sorted(jadwal.hari))} " if jadwal.hari else ""
    return f"""# {TANDA}
[Unit]
Description=Rencana Kinerja: {jadwal.nama}

[Timer]
OnCalendar={days}*-*-* {jadwal.pukul:%H:%M}:00
Persistent={"true" if jadwal.susulan else "false"}

[Install]
WantedBy=timers.target
"""


def _quoted(part: str) -> str:
    """As systemd takes it apart again: quotes and backslashes escaped, no specifier, no variable."""
    escaped = part.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{escaped}"'
