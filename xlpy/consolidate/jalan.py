"""One run of the consolidation, from the folders to the results; whoever calls it holds the lock."""

import json
import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext, suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlpy.consolidate import sumber
from xlpy.consolidate.singgahan import Rusak, Singgahan
from xlpy.consolidate.tempat import TempatHasil
from xlpy.errors import WorkbookError, sebab

if TYPE_CHECKING:
    from xlpy.consolidate.cetakan import Cetakan
    from xlpy.consolidate.gabung import Susunan
    from xlpy.consolidate.kumpul import Kumpulan
    from xlpy.consolidate.perubahan import Ubahan

_ATTEMPTS = 3
"""How often it begins anew because the cache says something else than was put there."""
_GAP = 0.3
"""Seconds after which a file is looked for once more that was there the last time: saving takes less."""
_BESIDE = "buku"
"""Where the cache remembers which workbook the last run wrote."""
_DONE = "selesai"
"""Where the cache remembers what the last run was asked and what it left behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """What is asked for.

    Attributes:
        sumber: folders, or single files.
        keluaran: the workbook to write; .csv, .json, .txt and .log lie beside it.
        samping: the workbook to write in its place, while somebody has it open; None while nobody has.
        templat: the template.
        sekarang: the moment that the results name, with its zone.
        daftar: the list of the units that should hand in.
        batas: until when, as typed; empty for no deadline.
        tahun: the year that is wanted; None for that of most files.
        periksa: whether the rules judge every plan.
        ulang: read everything anew, whatever is kept.
        pekerja: how many processes read; 0 for one a core.
    """

    sumber: Sequence[Path]
    keluaran: Path
    templat: Path
    sekarang: datetime
    samping: Path | None = None
    daftar: Path | None = None
    batas: str = ""
    tahun: int | None = None
    periksa: bool = False
    ulang: bool = False
    pekerja: int = 0


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """What came of a run.

    Attributes:
        isi: the summary, as the .json holds it.
        catatan: what the user should know of this run.
        dibaca: how many files had to be read.
        jaga: seconds of the processor that the guard took, all workers together.
        buku: the workbook that says so.
        ditulis: whether the results were written anew.
    """

    isi: dict[str, Any]
    catatan: tuple[str, ...]
    buku: Path
    dibaca: int = 0
    jaga: float = 0.0
    ditulis: bool = False


@dataclass(slots=True)
class Jalan:
    """A run.

    Attributes:
        asked: what it was asked for.
        progress: is told how far it is.
        notes: what the user should know of it.
    """

    asked: Permintaan
    progress: Callable[[str], None]
    notes: list[str] = field(default_factory=list)
    _places: TempatHasil = field(init=False)
    _template: "Cetakan" = field(init=False)
    _cache: Singgahan = field(init=False)
    _found: sumber.Temuan = field(init=False)

    def run(self) -> Ringkasan:
        """Do all of it.

        Raises:
            InputError: a folder is not there, the list cannot be read, or the files are of several years.
            WorkbookError: the results cannot be written.
        """
        asked = self.asked
        self._places = places = TempatHasil(asked.keluaran)
        self.progress("melihat isi folder")
        self._found = self._look()
        wanted = self._wanted()
        self._cache = Singgahan(places.cache, baru=asked.ulang, sementara=True)
        try:
            if (workbook := self._unchanged(wanted)) is not None:
                self.notes.append("Tidak ada yang berubah sejak konsolidasi terakhir.")
                return Ringkasan(json.loads(places.summary.read_bytes()), tuple(self.notes), workbook)
            return self._made(wanted)
        finally:
            self._cache.close()

    def _look(self) -> sumber.Temuan:
        leave_out = (self._places.workbook, self._places.last, self._workbook)
        return sumber.look(self.asked.sumber, leave_out=leave_out)

    @property
    def _workbook(self) -> Path:
        """The workbook that is written."""
        return self.asked.samping or self._places.workbook

    def _unchanged(self, wanted: str) -> Path | None:
        """The workbook that says it all already; None where something changed.

        While the usual one is open that may be the one that was written beside it some night before.
        """
        told = self._cache.told(_DONE)
        workbooks = [self._workbook]
        if self.asked.samping is not None and (last := self._cache.told(_BESIDE)):
            workbooks.append(self._places.workbook.with_name(last))
        return next((workbook for workbook in workbooks if told == self._done(wanted, workbook)), None)

    def _look_again(self) -> None:
        """Look once more for what was there the last time: who saves a file may put the old one aside first."""
        gone = self._cache.names() - {berkas.nama for berkas in self._found.berkas}
        if gone:
            time.sleep(_GAP)
            self._found.berkas += [berkas for berkas in self._look().berkas if berkas.nama in gone]
            self._found.berkas.sort(key=lambda berkas: berkas.nama)

    def _wanted(self) -> str:
        """All that a result hangs on beside the files, as one text."""
        asked, told = self.asked, blake2b(digest_size=16)
        for what, path in (("templat konsolidasi", asked.templat), ("daftar unit", asked.daftar)):
            if path is not None:
                try:
                    told.update(path.read_bytes())
                except OSError as error:
                    raise WorkbookError(f"{path}: {what} tidak dapat dibaca ({sebab(error)}).") from error
        day = f"{asked.sekarang:%Y-%m-%d}" if asked.periksa else ""
        return repr((told.hexdigest(), asked.batas, asked.tahun, day))

    def _done(self, wanted: str, workbook: Path) -> str:
        """What a run was asked and what it left behind; the same again means that there is nothing to do."""
        found = self._found
        seen = blake2b(repr((found.ditolak, found.lewat)).encode(), digest_size=16)
        for b in found.berkas:
            seen.update(repr((b.nama, *b.jejak, b.terbuka)).encode())
        places = self._places
        try:
            left = [tuple(sumber.trace(p)) for p in (workbook, places.table, places.summary, places.report)]
        except OSError:
            left = []
        return json.dumps([wanted, seen.hexdigest(), left])

    def _made(self, wanted: str) -> Ringkasan:
        """Read what changed and write the results."""
        from xlpy.consolidate import daftar  # noqa: PLC0415 - a run in which nothing changed ends before
        from xlpy.consolidate.cetakan import read_template  # noqa: PLC0415

        self._template = read_template(self.asked.templat)
        self._cache.use(self._template.gaya)
        self._look_again()
        expected = daftar.read_daftar(self.asked.daftar) if self.asked.daftar else ()
        until = daftar.read_batas(self.asked.batas) if self.asked.batas else None
        for attempt in range(_ATTEMPTS):
            try:
                ringkasan = self._attempt(expected, until)
            except Rusak as damaged:
                self._mend(damaged, is_first=not attempt)
                continue
            with suppress(WorkbookError, Rusak):  # the results are in their places: the next run reads a little more
                self._cache.remember(_BESIDE, self._workbook.name)
                self._cache.remember(_DONE, self._done(wanted, self._workbook))
            return ringkasan
        raise WorkbookError(f"{self._places.cache}: singgahan berulang kali rusak. Hapus berkas itu, lalu ulangi.")

    def _mend(self, damaged: Rusak, *, is_first: bool) -> None:
        """Forget what the cache no longer knows; what is damaged in two places is made anew as a whole."""
        if damaged.nama and is_first:
            self.notes.append(f"Singgahan rusak: {damaged}; berkasnya dibaca ulang.")
            self._cache.forget([damaged.nama])
        else:
            self._cache.make_anew(str(damaged))

    def _attempt(self, expected: Sequence[Any], until: datetime | None) -> Ringkasan:
        from xlpy.consolidate import gabung, kumpul, parquet, sebelumnya  # noqa: PLC0415

        parquet.load_ahead()
        asked = self.asked
        order = kumpul.Perintah(
            gaya=self._template.gaya,
            periksa_pada=asked.sekarang.date() if asked.periksa else None,
            workers=asked.pekerja,
        )
        gathered = kumpul.gather(self._found.berkas, self._cache, order, self.progress)
        refused = [*self._found.ditolak, *gathered.ditolak]
        susunan = gabung.arrange(gathered.masuk, refused, expected, tahun=asked.tahun, batas=until)
        self.progress("menulis hasil")
        before = sebelumnya.read_before(self._places.summary, self._places.table)
        changes, note = before.changes(susunan, self._cache), before.catatan
        del before  # of ten thousand files it fills the memory
        return self._written(gathered, susunan, changes, note)

    def _written(self, gathered: "Kumpulan", susunan: "Susunan", changes: "Sequence[Ubahan]", note: str) -> Ringkasan:
        """Write all results to where they wait, read them back, and put them in their places."""
        from xlpy.consolidate import catatan, isi, keluaran, laporan, parquet, ringkasan, uji_hasil  # noqa: PLC0415
        from xlpy.consolidate.ganti import Ganti  # noqa: PLC0415

        places, asked = self._places, self.asked
        filled = isi.fill(
            self._template, susunan, self._cache, changes,
            note=note, periksa=asked.periksa, sekarang=asked.sekarang,
        )  # fmt: skip
        where = {b.nama: b.lokasi for b in self._found.berkas}
        book = keluaran.Buku(self._template, filled, where, self._cache)
        notes = (*self.notes, *self._cache.catatan, *catatan.notes(self._found, gathered.lama, susunan.luar))
        with Ganti() as new:
            table, workbook = new.file(places.table), new.file(self._workbook)
            written = keluaran.write_results(book, workbook, table, places.workbook.parent)
            writes = parquet.writes_parquet()
            with parquet.Beriringan(table, new.file(places.parquet)) if writes else nullcontext():
                uji_hasil.check_results(book, workbook, table, written)
            told = ringkasan.summary(
                susunan, filled.terkumpul, written, changes, sekarang=asked.sekarang, notes=notes
            )
            keluaran.write_json(new.file(places.summary), told)
            new.file(places.report).write_bytes(laporan.report(told, self._workbook).encode("utf-8", "replace"))
            new.put(keep=lambda path: places.last if path.name == places.workbook.name else None)
        return Ringkasan(told, notes, self._workbook, gathered.dibaca, gathered.jaga, ditulis=True)
