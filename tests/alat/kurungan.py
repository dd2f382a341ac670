"""The jail: the real reading of a file in a process that may die, with little memory and little time.

As a program it takes JSON, a list of [mode, path], and gives JSON, a list of what came of each; it forks for each, so
that the libraries are loaded once.
"""

import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass
from pathlib import Path

MEMORY = 300 << 20
"""Bytes that reading a file may take beyond what the program itself takes."""
SECONDS, HANGS = 2.0, 20
"""Of the processor, what a refusal may take; after which a process counts as hanging."""


@dataclass(frozen=True)
class Akhir:
    """How reading a file ended.

    Attributes:
        kind: the error's class, ``terbaca``, or ``mati``.
        text: what was said.
        seconds: of the processor.
        peak: bytes beyond what the program took before.
    """

    kind: str
    text: str
    seconds: float
    peak: int


def jailed(asked: Sequence[tuple[str, Path]]) -> list[Akhir]:
    """What came of each reading."""
    wanted = json.dumps([[mode, os.fsencode(path).hex()] for mode, path in asked])
    done = subprocess.run(
        [sys.executable, __file__], input=wanted, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return [Akhir(*each) for each in json.loads(done.stdout)]


def _readers() -> dict[str, Callable[[Path], object]]:
    import lxml.etree  # noqa: F401, PLC0415 - loaded before the forks, as all the rest
    import python_calamine  # noqa: F401, PLC0415

    from xlpy import jobs  # noqa: PLC0415
    from xlpy.book import closed, guard  # noqa: PLC0415
    from xlpy.importers import grid_text, grid_workbook  # noqa: F401, PLC0415

    choice = jobs.PilihanDpa()
    return {
        "buku": closed.read,
        "dpa": lambda path: jobs.impor("dpa", path, choice),
        "tupoksi": lambda path: jobs.impor("tupoksi", path, choice),
        "penjaga": guard.periksa_berkas,
        "mati": lambda _: os.abort(),
    }


def _alone(read: Callable[[Path], object], path: Path, out: int) -> None:
    """In the forked process: read, and tell of it."""
    size = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + MEMORY, size + MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(HANGS)
    try:
        read(path)
        told = ["terbaca", ""]
    except BaseException as error:  # noqa: BLE001 - whatever comes is what is asked for
        told = [type(error).__name__, str(error)]
    os.write(out, json.dumps(told).encode())
    os._exit(0)


def _one(read: Callable[[Path], object], path: Path) -> Akhir:
    inward, outward = os.pipe()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = os.fork()
    if not child:
        _alone(read, path, outward)
    os.close(outward)
    with os.fdopen(inward, "rb") as told:
        text = told.read()
    _, status, used = os.wait4(child, 0)
    kind, said = json.loads(text) if text else ("mati", f"sinyal {os.waitstatus_to_exitcode(status)}")
    peak = max(used.ru_maxrss - before, 0) * 1024
    return Akhir(kind, said, used.ru_utime + used.ru_stime, peak)


def main() -> None:
    readers = _readers()
    asked = [(mode, Path(os.fsdecode(bytes.fromhex(path)))) for mode, path in json.load(sys.stdin)]
    json.dump([astuple(_one(readers[mode], path)) for mode, path in asked], sys.stdout)


if __name__ == "__main__":
    main()
