"""The consolidation of many workbooks, as ratios of seconds of the processor within one run.

A clock on the wall says more about who else is at work; it is printed beside.

Use: python tests/bench/konsolidasi.py [--berkas N] [--sepuluh-ribu]; ends with 1 when a limit is broken.
"""

import argparse
import io
import json
import multiprocessing
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "alat"))

from klon import Induk, clones

SHEETS = ("_meta", "Pengaturan", "Surat", "Rencana Kinerja", "Log")
RIVAL_SAMPLE = 40
CHANGED = 10


@dataclass(frozen=True, slots=True)
class Ukuran:
    """One comparison, in seconds or bytes, and the ratio that must not be exceeded."""

    name: str
    ours: float
    rival: float
    limit: float

    @property
    def ratio(self) -> float:
        return self.ours / self.rival

    @property
    def good(self) -> bool:
        return self.ratio <= self.limit


def bare(paths: Iterable[Path]) -> int:
    """python-calamine's rows of the sheets that are read, and nothing else."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    cells = 0
    for path in paths:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))
        for sheet in SHEETS:
            rows = book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            cells += len(rows) * len(rows[0])
    return cells


def processor_time(work: Callable[[list[Path]], object], paths: list[Path]) -> float:
    """Seconds of the processor that ``work`` takes over ``paths``, in as many processes as there are cores."""
    context, cores = multiprocessing.get_context("fork"), os.cpu_count() or 1
    receiving, sending = context.Pipe(duplex=False)

    def timed(share: list[Path]) -> None:
        work(share[:5])  # what it imports is not what is measured
        begin = time.process_time()
        work(share)
        sending.send(time.process_time() - begin)

    processes = [context.Process(target=timed, args=(paths[n::cores],)) for n in range(cores)]
    for process in processes:
        process.start()
    taken = sum(float(receiving.recv()) for _ in processes)
    for process in processes:
        process.join()
    return taken


_T = TypeVar("_T")


def apart_from_here(work: Callable[[], _T]) -> _T:
    """What ``work`` gives, in a process of its own: a command counts the memory of who started it as its own."""
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=lambda: sending.send(work()))
    process.start()
    given: _T = receiving.recv()
    process.join()
    return given


def rival(paths: list[Path], output: Path) -> float:
    """The usual way: pandas and openpyxl read, concatenate, group and write; seconds of the processor."""
    import pandas as pd  # noqa: PLC0415

    begin = time.process_time()
    frames = []
    for path in paths:
        sheets = pd.read_excel(path, sheet_name=list(SHEETS), header=None, engine="openpyxl")
        form = sheets["Rencana Kinerja"]
        head = next(n for n in range(len(form)) if "Kode" in set(form.iloc[n]))
        frame = form.iloc[head + 1 :].set_axis([str(c) for c in form.iloc[head]], axis=1)
        frame["Unit Asal"] = sheets["Pengaturan"].iloc[5, 1]
        frame["Berkas"] = path.name
        frames.append(frame[frame["Jenjang"].notna()])
    whole = pd.concat(frames, ignore_index=True)
    whole["Pagu (Rp)"] = pd.to_numeric(whole["Pagu (Rp)"], errors="coerce")
    with pd.ExcelWriter(output, engine="openpyxl") as writer:
        whole.groupby("Berkas")["Pagu (Rp)"].sum().to_excel(writer, sheet_name="Rekap")
        whole.iloc[:, :22].to_excel(writer, sheet_name="Rincian", index=False)
    return time.process_time() - begin


@dataclass(frozen=True, slots=True)
class Jalan:
    """A run of the command: seconds, those of the processor, highest memory of any of its processes in KiB."""

    seconds: float
    processor: float
    memory: int
    said: dict[str, object]


AS_INSTALLED = "import sys; sys.modules['pyarrow'] = None; from xlpy.cli import run; run()"
"""The command as an office has it: pyarrow, which writes a .parquet beside the workbook, is an extra."""
WITH_EXTRA = "from xlpy.cli import run; run()"


def consolidate(folder: Path, output: Path, *more: str, start: str = AS_INSTALLED) -> Jalan:
    """The whole command as a process."""
    command = [sys.executable, "-c", start, "konsolidasi", str(folder), "-o", str(output), "--json", *more]
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    begin = time.perf_counter()
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(command, stdout=said, env=env)
        _, status, used = os.wait4(process.pid, 0)
        taken = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        told = json.loads(said.read())
    if process.returncode:
        sys.exit(f"konsolidasi berakhir dengan {process.returncode}: {told}")
    return Jalan(taken, used.ru_utime + used.ru_stime, used.ru_maxrss, told)


def bases(folder: Path) -> list[tuple[Path, str]]:
    """Workbooks of kecamatan of different sizes, to be cloned."""
    from xlpy import jobs_kabupaten  # noqa: PLC0415

    base = jobs_kabupaten.walked()
    events = jobs_kabupaten.events_of(base)
    made = []
    for number, name in enumerate(jobs_kabupaten.KECAMATAN[:8], start=1):
        story = jobs_kabupaten.Cerita(name, number, kelurahan=number % 8, besar=80 + number)
        made.append((folder / f"{name.lower()}.xlsm", name))
        jobs_kabupaten.write(made[-1][0], jobs_kabupaten.variation(base, events, story))
    return made


def change(parents: list[tuple[Path, str]], paths: list[Path], turn: int) -> None:
    """Give ten of the files another content."""
    parent = Induk(*parents[turn % len(parents)])
    for number, path in enumerate(paths[:: len(paths) // CHANGED][:CHANGED]):
        parent.clone(path, f"Kecamatan Ubah {turn} {number}")


def idle_start() -> float:
    """A bare Python; seconds of the processor."""
    process = subprocess.Popen([sys.executable, "-c", "pass"])
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert not process.returncode
    return used.ru_utime + used.ru_stime


def full_runs(folder: Path, output: Path, paths: list[Path]) -> tuple[Jalan, list[Ukuran]]:
    """Everything read anew, against the parser alone and against the usual way."""
    consolidate(folder, output)
    turns = []
    for _ in range(3):  # alternating, so that a busy machine slows all alike
        parsing = processor_time(bare, paths)
        full = consolidate(folder, output, "--ulang")
        guard = float(str(full.said["detik_penjaga"]))
        turns.append((full.processor - guard, parsing, full.processor))
        print(
            f"  penuh {full.seconds:.1f} s; detik prosesor {full.processor:.1f}, penjaganya {guard:.1f}; "
            f"calamine {parsing:.1f}",
            flush=True,
        )
    extra = consolidate(folder, output, "--ulang", start=WITH_EXTRA)
    print(f"  dengan .parquet: detik prosesor {extra.processor:.1f}, penjaganya {extra.said['detik_penjaga']:.1f}")
    apart, parsing, whole = (statistics.median(turn[n] for turn in turns) for n in range(3))
    some = apart_from_here(lambda: rival(paths[:RIVAL_SAMPLE], output.with_name("lawan.xlsx")))
    theirs = some * len(paths) / RIVAL_SAMPLE
    measures = [
        Ukuran("tanpa penjaga : calamine", apart, parsing, 2.0),
        Ukuran("konsolidasi : pandas + openpyxl", whole, theirs, 1 / 8),
    ]
    return full, measures


def next_runs(
    folder: Path, output: Path, parents: list[tuple[Path, str]], paths: list[Path], full: Jalan
) -> list[Ukuran]:
    """Ten files changed, and none, against all and against a bare Python."""
    changed = []
    for turn in range(3):
        change(parents, paths, turn)
        time.sleep(2.1)  # else their age would make the next run look at their bytes again
        changed.append(consolidate(folder, output))
    assert {run.said["dibaca"] for run in changed} == {CHANGED}
    some = statistics.median(run.processor for run in changed)
    print(
        f"  {CHANGED} berubah: {min(run.seconds for run in changed):.2f} s, semua: {full.seconds:.2f} s (jam dinding)"
    )
    consolidate(folder, output)
    pairs = [(consolidate(folder, output), idle_start()) for _ in range(7)]
    assert not any(run.said["ditulis"] for run, _ in pairs)
    idle, start = statistics.median(r.processor for r, _ in pairs), statistics.median(s for _, s in pairs)
    print(f"  memori diam {pairs[0][0].memory // 1024} MiB")
    return [
        Ukuran("10 berubah : semua", some, full.processor, 1 / 10),
        Ukuran("tidak ada yang berubah : python -c pass", idle, start, 10.0),
    ]


def measure(folder: Path, count: int) -> list[Ukuran]:
    """Everything but the ten thousand."""
    parents = apart_from_here(lambda: bases(folder))
    paths = clones(parents, folder / "masuk", count)
    output = folder / "hasil" / "r.xlsx"
    full, measures = full_runs(folder / "masuk", output, paths)
    print(f"  {count} buku kerja, {full.said['baris']} baris; memori penuh {full.memory // 1024} MiB")
    return measures + next_runs(folder / "masuk", output, parents, paths, full)


def written(folder: Path, count: int) -> int:
    """Bytes of the results of ``count`` files and of their cache."""
    return sum(path.stat().st_size for path in folder.iterdir() if path.stem.strip(".") == f"r{count}")


def growth(folder: Path) -> list[Ukuran]:
    """Memory, and time, of ten thousand files against a thousand, of the same command as all else."""
    parents = apart_from_here(lambda: bases(folder))
    runs = []
    for count in (100, 1_000, 10_000):
        clones(parents, folder / str(count), count)
        runs.append(consolidate(folder / str(count), folder / f"r{count}.xlsx"))
        run = runs[-1]
        print(
            f"  {count} buku kerja, {run.said['baris']} baris: {run.processor:.1f} detik prosesor, "
            f"{run.seconds:.1f} s, {run.memory // 1024} MiB; hasil {written(folder, count) / 1e6:.1f} MB",
            flush=True,
        )
        again = consolidate(folder / str(count), folder / f"r{count}.xlsx")
        print(
            f"    tidak ada yang berubah: {again.processor:.2f} detik prosesor, {again.memory // 1024} MiB",
            flush=True,
        )
        shutil.rmtree(folder / str(count))
    _, few, many = runs
    return [
        Ukuran("memori 10.000 : 1.000 buku kerja", many.memory, few.memory, 2.0),
        Ukuran("prosesor 10.000 : 1.000 buku kerja", many.processor, few.processor, 13.0),
    ]


def main() -> int:
    options = argparse.ArgumentParser(description="Ukur konsolidasi terhadap batasnya.")
    options.add_argument("--berkas", type=int, default=1_000, help="banyaknya buku kerja (bawaan: 1000)")
    options.add_argument("--sepuluh-ribu", action="store_true", help="ukur pertumbuhan sampai 10.000 buku kerja")
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        measures = growth(Path(name)) if asked.sepuluh_ribu else measure(Path(name), asked.berkas)
    print(f"{'yang diukur':42}{'kita':>14}{'lawan':>14}{'rasio':>8}{'batas':>8}")
    for m in measures:
        verdict = "ok" if m.good else "TERLAMPAUI"
        print(f"{m.name:42}{m.ours:14.3f}{m.rival:14.3f}{m.ratio:8.3f}{m.limit:8.3f}  {verdict}")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"(alat ukur sendiri: {own} MiB)")
    return 0 if all(m.good for m in measures) else 1


if __name__ == "__main__":
    sys.exit(main())
