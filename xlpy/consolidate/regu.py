"""The team: workers that read files side by side; one that dies or hangs is replaced, and its file refused."""

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from xlpy.book.guard_tempat import tampil
from xlpy.consolidate.amplop import read_answer
from xlpy.consolidate.blok import Blok, Gaya

LIMIT = 60.0
"""Seconds that reading one file may take; honest ones take a twentieth of a second."""
COMMAND = (sys.executable, "-m", "xlpy.consolidate.pekerja")
"""How a worker is started."""
_WORTH = 16
"""Files for which another worker is worth starting: its start takes as long as reading ten."""
# For the C library of Linux: what a file took stays with the worker for the next one, else every file pays for six
# hundred pages of memory anew, a twentieth of its time.
_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(64 << 20), "MALLOC_TRIM_THRESHOLD_": str(256 << 20)}
_AHEAD = 2
"""Requests that a worker has in hand, so that it need not wait for the next one."""
_LOOK = 0.5  # seconds between two looks at the clock


@dataclass(frozen=True, slots=True)
class Tugas:
    """A file to read.

    Attributes:
        lokasi: where it lies.
        berkas: how the results name it.
        folder: the folder that links must not lead out of; None where they may.
    """

    lokasi: str
    berkas: str
    folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Jawaban:
    """What became of a file.

    Attributes:
        tugas: the file.
        hasil, rinci, blok, sidik: what was read, the first two as JSON; empty for a refused one, its rows None.
        alasan: why it was refused; empty for one that was read.
        tetap: whether it is the content that was refused: the same bytes will be refused again.
        jaga: seconds of the processor that the guard took.
    """

    tugas: Tugas
    hasil: str = ""
    rinci: str = ""
    blok: Blok | None = None
    sidik: str = ""
    alasan: str = ""
    tetap: bool = False
    jaga: float = 0.0


def read_all(tasks: Iterable[Tugas], gaya: Gaya, *, periksa_pada: date | None, workers: int = 0) -> Iterator[Jawaban]:
    """Read files, in whatever order they get done.

    Args:
        tasks: the files.
        gaya: the columns of the sheet Rincian.
        periksa_pada: the day on which the rules judge; None where nobody asked.
        workers: how many; 0 for one a core, or fewer where files are few.
    """
    todo = deque(tasks)
    if not todo:
        return
    usual = min(os.cpu_count() or 1, -(-len(todo) // _WORTH))
    count = min(workers or usual, len(todo))
    team = _Team(todo, {"gaya": list(gaya), "periksa": periksa_pada.isoformat() if periksa_pada else None})
    expected = len(todo)
    team.start(count)
    try:
        for _ in range(expected):
            yield team.next_answer()
    finally:
        team.stop()


@dataclass(slots=True)
class _Worker:
    """One process, and what it was asked and has not answered."""

    process: "subprocess.Popen[bytes]"
    asked: deque[Tugas] = field(default_factory=deque)
    since: float = 0.0
    is_late: bool = False


class _Team:
    def __init__(self, todo: deque[Tugas], common: dict[str, Any]) -> None:
        self._todo, self._common = todo, common
        self._answers: queue.SimpleQueue[Jawaban | BaseException] = queue.SimpleQueue()
        self._workers: dict[int, _Worker] = {}
        self._stopped = False

    def start(self, count: int) -> None:
        for number in range(count):
            threading.Thread(target=self._serve, args=(number,), daemon=True).start()

    def stop(self) -> None:
        self._stopped = True
        for worker in list(self._workers.values()):
            worker.process.kill()

    def next_answer(self) -> Jawaban:
        """The next answer; meanwhile whoever takes too long is stopped."""
        while True:
            try:
                answer = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                self._stop_late()
                continue
            if isinstance(answer, BaseException):
                raise answer
            return answer

    def _stop_late(self) -> None:
        for worker in list(self._workers.values()):
            if worker.asked and time.monotonic() - worker.since > LIMIT:
                worker.is_late = True
                worker.process.kill()

    def _serve(self, number: int) -> None:
        """One thread for one worker after another, until nothing is left to read."""
        try:
            while self._todo and not self._stopped:
                self._work(number)
        except BaseException as problem:  # noqa: BLE001 - told to the one who waits
            self._answers.put(problem)

    def _work(self, number: int) -> None:
        """Let one process read until nothing is left, or until it dies."""
        worker = self._workers[number] = _Worker(_start())
        process = worker.process
        assert process.stdin is not None  # noqa: S101 - piped
        assert process.stdout is not None  # noqa: S101
        try:
            while True:
                self._ask(worker)
                if not worker.asked:
                    break
                head, xml, csv = read_answer(process.stdout)
                self._answers.put(_answer(worker.asked.popleft(), head, xml, csv))
                worker.since = time.monotonic()
        except (EOFError, OSError):
            self._bury(worker)
        finally:
            with suppress(OSError):
                process.stdin.close()
            process.stdout.close()
            process.wait()

    def _ask(self, worker: _Worker) -> None:
        stdin = worker.process.stdin
        assert stdin is not None  # noqa: S101 - piped
        while len(worker.asked) < _AHEAD:
            try:
                task = self._todo.popleft()
            except IndexError:
                return
            if not worker.asked:
                worker.since = time.monotonic()
            worker.asked.append(task)
            told = {**self._common, "path": task.lokasi, "berkas": task.berkas}
            told["folder"] = None if task.folder is None else os.fspath(task.folder)
            stdin.write(json.dumps(told).encode() + b"\n")
            stdin.flush()

    def _bury(self, worker: _Worker) -> None:
        """Refuse the file that the worker died of; what it had not begun goes back."""
        if self._stopped or not worker.asked:
            return
        guilty = worker.asked.popleft()
        self._todo.extendleft(reversed(worker.asked))
        why = (
            f"tidak selesai dibaca dalam {LIMIT:.0f} detik"
            if worker.is_late
            else "pembacanya berhenti mendadak; isinya rusak atau dibuat untuk merusak"
        )
        self._answers.put(Jawaban(guilty, alasan=f"{why}. Minta berkas itu disimpan ulang."))


def _start() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - our own module
        COMMAND,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **_MEMORY, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
    )


def _answer(task: Tugas, head: dict[str, Any], xml: bytes, csv: bytes) -> Jawaban:
    if "ditolak" in head:
        # Whatever tells the reason names the file as well.
        why = head["ditolak"]
        path, name = task.lokasi, Path(task.lokasi).name
        for called in (path, name, tampil(path), tampil(name)):
            why = why.removeprefix(f"{called}: ")
        return Jawaban(task, alasan=why, tetap=head["tetap"])
    blok = Blok(head["baris"], head["pagu"], xml, head["panjang"], head["crc"], csv, head["panjang_csv"])
    return Jawaban(task, head["hasil"], head["rinci"], blok, head["sidik"], jaga=head["jaga"])
