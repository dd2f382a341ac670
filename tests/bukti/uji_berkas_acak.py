"""Workbooks damaged at random, read as people read them: each is refused in words or read, and nothing else.

``python tests/bukti/uji_berkas_acak.py [HOW MANY] [FIRST]``: the number of a file is the seed of its damage.
They are read in child processes that may die or hang: then the file is named, and the rest goes on.
"""

import contextlib
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path

ALAT = Path(__file__).parents[1] / "alat"
sys.path.insert(0, str(ALAT))

from mutasi_berkas import CARA, CARA_LAIN  # noqa: E402 - the helpers of the tests lie beside them

MANY, BATCH, WORKERS = 20_000, 250, 2
SECONDS, MEMORY = 20, 1 << 30
"""After which a reading counts as hanging; bytes beyond which it may not go."""


def main() -> int:
    many, first = (*map(int, sys.argv[1:]), *(MANY, 0)[len(sys.argv) - 1 :])
    started = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="berkas-acak-") as name:
        folder = Path(name)
        make_sound(folder)
        spans = [(at, min(at + BATCH, first + many)) for at in range(first, first + many, BATCH)]
        with ThreadPoolExecutor(WORKERS) as pool:
            told = [line for lines in pool.map(lambda span: list(batch(folder, *span)), spans) for line in lines]
    counts = Counter((way, end) for _, way, end in told)
    bad = [line for line in told if line[2] not in {"terbaca", "ditolak"}]
    for (way, end), times in sorted(counts.items()):
        print(f"{way:24} {end:24} {times:6}")
    print(
        f"{len(told)} berkas dalam {time.monotonic() - started:.0f} detik; lain dari terbaca atau ditolak: {len(bad)}"
    )
    for number, way, end in bad:
        print(f"  {number} {way}: {end}")
    return int(bool(bad) or len(told) != many)


def make_sound(folder: Path) -> None:
    """The workbooks that are damaged: ours, small and as the sample's, as openpyxl saves it; a DPA; a .xls."""
    import openpyxl  # noqa: PLC0415 - the children do without
    from contoh import dokumen  # noqa: PLC0415
    from dialek_excel import dialek_excel  # noqa: PLC0415
    from kemasan import sound_xls  # noqa: PLC0415

    from xlpy.build.workbook import write  # noqa: PLC0415
    from xlpy.resources import sample_folder  # noqa: PLC0415

    ours = folder / "0-buku.xlsx"
    write(dokumen(), ours)
    again = BytesIO()
    openpyxl.load_workbook(ours).save(again)
    (folder / "1-openpyxl.xlsx").write_bytes(again.getvalue())
    (folder / "2-excel.xlsx").write_bytes(dialek_excel(ours.read_bytes(), prefix=True))
    (folder / "3-dpa.xlsx").write_bytes((sample_folder() / "dpa-contoh.xlsx").read_bytes())
    (folder / "4-lama.xls").write_bytes(sound_xls())


def batch(folder: Path, start: int, stop: int) -> Iterator[tuple[int, str, str]]:
    """Number, way and end of each file; a child that does not come back is begun anew behind the file that it had."""
    while start < stop:
        command = [sys.executable, __file__, "--anak", str(folder), str(start), str(stop)]
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        begun, way = start - 1, "belum mulai"
        for line in done.stdout.splitlines():
            number, way, *end = line.split("\t")
            begun = int(number)
            if end:
                yield begun, way, end[0]
        if done.returncode:
            yield begun, way, f"mati ({done.returncode})"
        start = max(begun, start) + 1 if done.returncode else stop


def child(folder: Path, start: int, stop: int) -> None:
    """Damage and read; what is begun is said before what came of it."""
    sound = [path.read_bytes() for path in sorted(folder.glob("[0-9]-*"))]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    path = folder / f"rusak-{os.getpid()}.xlsx"
    for number in range(start, stop):
        acak = random.Random(number)  # noqa: S311 - the same damage in every run
        which = acak.choices(range(len(sound)), (6, 2, 4, 2, 2))[0]
        ways = CARA_LAIN if which == len(sound) - 1 else CARA
        name = acak.choice(list(ways))
        damaged = sound[which]
        for _ in range(acak.choice((1, 1, 2))):
            with contextlib.suppress(Exception):  # a second damage may find nothing that it understands
                damaged = ways[name](damaged, acak)
        path.write_bytes(damaged)
        print(f"{number}\t{name} {which}", flush=True)
        signal.alarm(SECONDS)
        print(f"{number}\t{name} {which}\t{read(path, ours=which < 3)}", flush=True)
        signal.alarm(0)
    path.unlink(missing_ok=True)


def read(path: Path, *, ours: bool) -> str:
    """What came of it."""
    from xlpy.book import closed  # noqa: PLC0415 - the parent does without
    from xlpy.errors import InputError, WorkbookError  # noqa: PLC0415
    from xlpy.importers.grid import read_grids  # noqa: PLC0415

    try:
        if ours:
            closed.read(path)
        read_grids(path)
    except (InputError, WorkbookError):
        return "ditolak"
    except BaseException as error:  # noqa: BLE001 - this is what is looked for
        return f"{type(error).__name__}: {str(error)[:80]!r}"
    return "terbaca"


if __name__ == "__main__":
    if sys.argv[1:2] == ["--anak"]:
        child(Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
    else:
        sys.exit(main())
