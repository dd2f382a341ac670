"""What is done to a system to install a schedule or to remove it: files, and commands of the system."""

import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TANDA = "Dipasang oleh rencana-kinerja jadwal"
"""By this a file of ours is known."""


@dataclass(frozen=True, slots=True)
class Perintah:
    """A command of the system.

    Attributes:
        argv: program and arguments.
        masukan: what it is given to read.
    """

    argv: tuple[str, ...]
    masukan: str = ""

    def __str__(self) -> str:
        return subprocess.list2cmdline(self.argv) if sys.platform == "win32" else shlex.join(self.argv)


@dataclass(frozen=True, slots=True)
class Pemasangan:
    """How a schedule comes onto a system, or off it.

    Attributes:
        cara: which scheduler: ``windows``, ``systemd`` or ``cron``.
        berkas: files that are written, or removed, with their content.
        perintah: commands, one after another; files are written before them, and removed before the last.
        catatan: what the person should know.
    """

    cara: str
    berkas: dict[Path, bytes] = field(default_factory=dict)
    perintah: tuple[Perintah, ...] = ()
    catatan: tuple[str, ...] = ()

    def lines(self) -> Iterator[str]:
        """Exactly what will be done, for a person."""
        for path, content in self.berkas.items():
            yield f"Berkas {path}:"
            yield from (f"    {line}" for line in _text(content).splitlines())
        for command in self.perintah:
            yield f"Perintah: {command}"
            yield from (f"    {line}" for line in command.masukan.splitlines())
        yield from self.catatan


def _text(content: bytes) -> str:
    return content.decode("utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8")
