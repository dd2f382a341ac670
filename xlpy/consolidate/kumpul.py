"""Gathering: what lies in the folders against what is kept of it; only what changed is read."""

import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from xlpy.consolidate.blok import Gaya
from xlpy.consolidate.entri import Entri, Teks, read_hasil
from xlpy.consolidate.keadaan import Masuk
from xlpy.consolidate.regu import Jawaban, Tugas, read_all
from xlpy.consolidate.singgahan import Singgahan
from xlpy.consolidate.sumber import Berkas, Jejak, trace
from xlpy.sop.wib import WIB

_UNSURE = -1
"""Number of a file whose look is not to be relied on: no file has it, so that its bytes are asked next time."""
_FRESH = 2.0
"""Seconds within which a clock may show the same time for two versions of a file."""
_BEING_WRITTEN = 120.0
"""Seconds after its last change during which a broken file may be one that is still being written."""
_BATCH = 50

Progress = Callable[[str], None]


@dataclass(slots=True)
class Kumpulan:
    """What was gathered.

    Attributes:
        masuk: the files that could be read.
        ditolak: those that could not: name and reason.
        dibaca: how many had to be read now.
        jaga: seconds of the processor that the guard took, all workers together.
        lama: those that count as they last were, for somebody is writing them.
    """

    masuk: list[Masuk] = field(default_factory=list)
    ditolak: list[tuple[str, str]] = field(default_factory=list)
    dibaca: int = 0
    jaga: float = 0.0
    lama: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Perintah:
    """How files are read.

    Attributes:
        gaya: the columns of the sheet Rincian.
        periksa_pada: the day on which the rules judge; None where nobody asked.
        workers: how many processes; 0 for one a core.
    """

    gaya: Gaya
    periksa_pada: date | None = None
    workers: int = 0

    @property
    def hari(self) -> str:
        """The day of the check, ISO; empty without one."""
        return self.periksa_pada.isoformat() if self.periksa_pada else ""


def is_current(entry: Entri | None, berkas: Berkas, hari: str) -> bool:
    """Whether what is kept of a file is what the file says; ``hari`` is the day of the check that is wanted."""
    if entry is None or entry.jejak != berkas.jejak:
        return False
    return bool(entry.alasan) or not hari or entry.hari == hari


def gather(found: Iterable[Berkas], cache: Singgahan, order: Perintah, progress: Progress) -> Kumpulan:
    """Read what changed, and keep it.

    Raises:
        WorkbookError: the cache cannot be written.
    """
    files = {berkas.nama: berkas for berkas in found}
    known = _known(files, cache)
    todo = [b for name, b in files.items() if not is_current(known.get(name), b, order.hari)]
    same = dict(_same_bytes(todo, known, order.hari))
    cache.touch(same)
    for name, jejak in same.items():
        known[name] = replace(known[name], jejak=jejak)
    reading = _Reading(files, known, cache, order)
    gathered = Kumpulan()
    reading.read([Tugas(b.lokasi, b.nama, b.folder) for b in todo if b.nama not in same], gathered, progress)
    gathered.lama = sorted(reading.notes)
    for name, berkas in files.items():
        if (entry := known.pop(name, None)) is not None:
            _sort(gathered, entry, berkas, reading.notes.get(name, ""))
    return gathered


def _known(files: Mapping[str, Berkas], cache: Singgahan) -> dict[str, Entri]:
    """What is kept of the files that are there; the rest is forgotten.  What both say is held once."""
    kept = cache.entries()
    cache.forget(name for name in kept if name not in files)
    known = {}
    for name, berkas in files.items():
        if (entry := kept.get(name)) is not None:
            jejak = berkas.jejak if berkas.jejak == entry.jejak else entry.jejak
            known[name] = replace(entry, nama=name, jejak=jejak)
    return known


def _same_bytes(todo: Iterable[Berkas], known: dict[str, Entri], hari: str) -> Iterator[tuple[str, Jejak]]:
    """The files that only look changed: somebody copied or touched them."""
    for berkas in todo:
        entry = known.get(berkas.nama)
        if entry is None or not entry.sidik or (hari and entry.hari != hari):
            continue
        if entry.jejak.ukuran != berkas.jejak.ukuran or not _lies_within(berkas):
            continue
        try:
            if sha256(berkas.path.read_bytes()).hexdigest() == entry.sidik:
                yield berkas.nama, _relied_on(berkas.jejak)
        except OSError:
            continue


@dataclass(slots=True)
class _Reading:
    """Files being read, batch by batch into the cache.

    Attributes:
        files: what lies in the folders, by name.
        known: what is kept of each; changes as files are read.
        cache, order: where it is kept, and how files are read.
        notes: what is to be said of some files.
    """

    files: dict[str, Berkas]
    known: dict[str, Entri]
    cache: Singgahan
    order: Perintah
    notes: dict[str, str] = field(default_factory=dict)

    def read(self, tasks: list[Tugas], gathered: Kumpulan, progress: Progress) -> None:
        """Read files."""
        order = self.order
        answers = read_all(tasks, order.gaya, periksa_pada=order.periksa_pada, workers=order.workers)
        while batch := list(islice(answers, _BATCH)):
            told = [(entry, a) for a in batch if (entry := self._taken(a)) is not None]
            self.cache.keep((entry, Teks(a.hasil, a.rinci), a.blok) for entry, a in told)
            self.known |= {entry.nama: entry for entry, _ in told}
            gathered.jaga += sum(answer.jaga for answer in batch)
            gathered.dibaca += len(batch)
            progress(f"membaca berkas: {gathered.dibaca} dari {len(tasks)}")

    def _taken(self, answer: Jawaban) -> Entri | None:
        """What is kept of an answer; None where what was kept before stands."""
        name = answer.tugas.berkas
        now, is_moving = _trace_after(self.files[name])
        last = self.known.get(name)
        if not answer.hasil and is_moving:
            if last is not None and last.hasil is not None:
                self.notes[name] = f"sedang ditulis; dipakai keadaan terakhirnya yang utuh{_when(last)}"
                return None
            answer = replace(answer, alasan=f"tampaknya sedang ditulis: {answer.alasan}", tetap=False)
        return _entry_of(answer, now, self.order.hari)


def _trace_after(berkas: Berkas) -> tuple[Jejak, bool]:
    """How a file looks once it was read, and whether somebody may be writing it.

    One that is gone may be in the middle of being saved: Excel puts the old one aside before the new one comes.
    """
    try:
        now = trace(berkas.path)
    except OSError:
        return berkas.jejak._replace(nomor=_UNSURE), True
    if now != berkas.jejak:
        return now._replace(nomor=_UNSURE), True
    recent = abs(time.time() - now.diubah / 1e9) < _BEING_WRITTEN  # the clock may have been set back
    return _relied_on(berkas.jejak), (recent or berkas.terbuka) and _is_half(berkas.path)


def _lies_within(berkas: Berkas) -> bool:
    """Whether it is no link out of the folder: what a link leads to is not read before the guard saw it."""
    folder = berkas.folder
    try:
        return folder is None or berkas.path.resolve(strict=True).is_relative_to(folder.resolve(strict=True))
    except (OSError, RuntimeError):
        return False


def _is_half(path: Path) -> bool:
    """Whether a file is empty yet, or begins as a workbook does and has no end."""
    try:
        with path.open("rb") as file:
            return file.read(4) in (b"PK\x03\x04", b"") and not zipfile.is_zipfile(file)
    except OSError:
        return False


def _relied_on(jejak: Jejak) -> Jejak:
    """The look of a file; not to be relied on while the clock could hide another change."""
    return jejak._replace(nomor=_UNSURE) if time.time() - jejak.diubah / 1e9 < _FRESH else jejak


def _when(entry: Entri) -> str:
    return f" ({datetime.fromtimestamp(entry.jejak.diubah // 10**9, WIB):%d/%m/%Y %H.%M})"


def _sort(gathered: Kumpulan, entry: Entri, berkas: Berkas, note: str) -> None:
    if entry.hasil is None:
        gathered.ditolak.append((entry.nama, entry.alasan))
        return
    notes = [note] if note else []
    if berkas.terbuka and not note:
        notes.append("sedang terbuka di sebuah aplikasi; dipakai simpanan terakhirnya")
    gathered.masuk.append(Masuk(entry, entry.hasil, tuple(notes)))


def _entry_of(answer: Jawaban, jejak: Jejak, hari: str) -> Entri:
    """What is kept of an answer."""
    blok = answer.blok
    if blok is None:
        kept = jejak if answer.tetap else jejak._replace(nomor=_UNSURE)  # may be read another time
        return Entri(answer.tugas.berkas, kept, alasan=answer.alasan)
    return Entri(
        nama=answer.tugas.berkas,
        jejak=jejak,
        sidik=answer.sidik,
        hari=hari,
        hasil=read_hasil(answer.hasil),
        baris=blok.baris,
        pagu=blok.pagu,
        panjang=blok.panjang,
        crc=blok.crc,
        panjang_csv=blok.panjang_csv,
    )
