"""The cache: what was read of each file, so that only what changed is read again.

It only ever saves time.  Whatever is wrong with it (damaged, another program's, of another version, of another look)
it is put aside and made anew; and every entry carries a checksum over all it says.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlpy import __version__
from xlpy.consolidate.entri import COLUMNS, MARKS, Entri, Teks, entry_of, is_whole, read_rinci, row_of, seal
from xlpy.consolidate.sumber import Jejak
from xlpy.errors import WorkbookError, sebab

if TYPE_CHECKING:  # a run in which nothing changed asks for neither
    from xlpy.consolidate.blok import Blok, Gaya
    from xlpy.consolidate.hasil import Rinci

_APPLICATION = 0x524B4B53  # "RKKS"
_LOOK = "gaya"
SKEMA = 6
"""Raise it whenever what is kept of a file, or how it is read, changes."""
_TABLES = """
create table setelan (kunci text primary key, isi text not null) without rowid;
create table berkas (
    nama text primary key, ukuran int not null, diubah int not null, berganti int not null, nomor int not null,
    sidik text not null, alasan text not null, hari text not null, hasil text not null,
    rinci text not null, baris int not null, pagu text not null, panjang int not null, crc int not null,
    panjang_csv int not null, cek text not null
) without rowid;
create table blok (nama text primary key, xml blob not null, csv blob not null, cek text not null);
"""


class Rusak(Exception):  # noqa: N818 - the caller makes the cache anew
    """The cache does not say what was put into it.

    Attributes:
        nama: the file of which it does not; empty where that cannot be told.
    """

    def __init__(self, message: str, nama: str = "") -> None:
        super().__init__(message)
        self.nama = nama


_OUT_OF_REACH = {
    sqlite3.SQLITE_BUSY: "sedang dipakai proses lain",
    sqlite3.SQLITE_LOCKED: "sedang dipakai proses lain",
    sqlite3.SQLITE_READONLY: "hanya-baca",
    sqlite3.SQLITE_CANTOPEN: "tidak dapat dibuka",
    sqlite3.SQLITE_PERM: "tidak diizinkan",
    sqlite3.SQLITE_FULL: "ruang penyimpanan habis",
    sqlite3.SQLITE_IOERR: "media penyimpanannya bermasalah",
}
"""What SQLite says of a file that is not damaged, but cannot be worked with now."""
_DAMAGED = "isinya rusak"
"""What is said of any other damage: SQLite's own words are English and quote what is damaged."""
_PATIENCE = 2.0
"""Seconds to wait for another process to leave the cache alone."""


class Singgahan:
    """The cache of one result.

    Attributes:
        catatan: what the user should know of it.
    """

    def __init__(self, path: Path, *, baru: bool = False, sementara: bool = False) -> None:
        """Open the cache at ``path``, or make it.

        Args:
            path: where it lies.
            baru: begin with nothing, whatever is kept there.
            sementara: where it cannot be worked with, work with one that is gone after the run.

        Raises:
            WorkbookError: it can neither be opened nor made.
        """
        self.catatan: list[str] = []
        self._path = path
        try:
            if baru and path.exists():
                self._empty()
            self._db = self._opened()
        except (sqlite3.Error, OSError) as problem:
            if not sementara:
                raise self._unusable(problem) from problem
            self._db = self._temporary(problem)

    def _empty(self) -> None:
        """Put an empty one in its place at one stroke: by it another run in the folder knows what is a result."""
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.tmp")
        try:
            fresh.unlink(missing_ok=True)
            self._open(fresh).close()
            self._drop_journals()
            fresh.replace(self._path)
        finally:
            with contextlib.suppress(OSError):
                fresh.unlink(missing_ok=True)

    def _opened(self) -> sqlite3.Connection:
        try:
            return self._open(self._path)
        except (sqlite3.DatabaseError, Rusak) as problem:
            if _reason(problem):
                raise
            self._put_aside(str(problem))
            return self._open(self._path)

    def _temporary(self, problem: Exception) -> sqlite3.Connection:
        """A cache that is nobody else's and goes with the process: it only saves time, so the run does without."""
        self.catatan.append(f"Singgahan tidak dapat dipakai ({_why(problem)}); semua berkas dibaca ulang.")
        try:
            return self._open("")
        except sqlite3.Error as worse:
            raise self._unusable(worse) from worse

    def _unusable(self, problem: Exception) -> WorkbookError:
        return WorkbookError(
            f"{self._path}: berkas singgahan tidak dapat dipakai ({_why(problem)}). Periksa izin dan ruang foldernya."
        )

    def _put_aside(self, why: str) -> None:
        """Put a cache aside that is not to be trusted; the file may be somebody's after all."""
        self.catatan.append(f"Singgahan dibuat ulang: {why}.")
        aside = self._path.with_name(f"{self._path.name}.lama")
        self._drop_journals()
        if self._path.exists():
            self._path.replace(aside)

    def _drop_journals(self) -> None:
        """Take away what SQLite would undo or do in whatever lies there next."""
        for extra in ("-journal", "-wal", "-shm"):
            with contextlib.suppress(OSError):
                self._path.with_name(self._path.name + extra).unlink()

    def _open(self, place: Path | str) -> sqlite3.Connection:
        db = sqlite3.connect(place, isolation_level=None, timeout=_PATIENCE)
        try:
            db.execute("pragma synchronous=off")  # a cache that a power cut damages is made anew
            (application,) = db.execute("pragma application_id").fetchone()
            if not db.execute("select count(*) from sqlite_master").fetchone()[0]:
                self._create(db)
            else:
                self._refuse_other(db, application)
            # Whether it can be written is known now, and not after an hour's reading.
            db.execute("begin immediate")
            db.execute("update setelan set isi = isi")
            db.execute("rollback")
        except BaseException:
            db.close()
            raise
        return db

    def _refuse_other(self, db: sqlite3.Connection, application: int) -> None:
        """Refuse a cache that this program, with this template, did not make."""
        if application != _APPLICATION:
            raise Rusak("berkas itu milik program lain")
        told = dict(db.execute("select kunci, isi from setelan"))
        if told.get("versi") != f"{__version__}/{SKEMA}":
            raise Rusak("dari versi program yang lain")

    def _create(self, db: sqlite3.Connection) -> None:
        db.executescript(f"begin; pragma application_id={_APPLICATION}; {_TABLES} commit;")
        db.execute("insert into setelan values ('versi', ?)", (f"{__version__}/{SKEMA}",))

    def use(self, gaya: "Gaya") -> None:
        """Keep rows packed for these columns of the sheet Rincian; what is packed for others is put aside.

        Raises:
            WorkbookError: another cache cannot be made.
        """
        wanted, told = json.dumps(list(gaya)), self.told(_LOOK)
        if told and told != wanted:
            self.make_anew("templat konsolidasi berganti")
        self.remember(_LOOK, wanted)

    def make_anew(self, why: str) -> None:
        """Put the cache aside and begin another one.

        Raises:
            WorkbookError: it cannot be made.
        """
        self.close()
        try:
            self._put_aside(why)
            self._db = self._open(self._path)
        except (sqlite3.Error, OSError) as problem:
            raise self._unusable(problem) from problem

    def close(self) -> None:
        """Leave it as it is."""
        self._db.close()

    # ── entries ──────────────────────────────────────────────────────────────────────────────────────────────────

    def entries(self) -> dict[str, Entri]:
        """All entries that say what was put into them; whatever does not is forgotten, and so read again."""
        found, altered = dict[str, Entri](), list[str]()
        try:
            for row in self._db.execute(f"select {COLUMNS} from berkas"):  # noqa: S608 - a constant
                if is_whole(row):
                    found[row[0]] = entry_of(row)
                else:
                    altered.append(row[0])
        except (sqlite3.DatabaseError, ValueError, TypeError):
            self.make_anew(_DAMAGED)
            return {}
        if altered:
            self.forget(altered)
            self.catatan.append(f"Singgahan rusak: keterangan {len(altered)} berkas berubah; berkasnya dibaca ulang.")
        return found

    def names(self) -> set[str]:
        """The files of which anything is kept; none where that cannot be told."""
        with contextlib.suppress(sqlite3.DatabaseError):
            return {str(name) for (name,) in self._db.execute("select nama from berkas")}
        return set()

    def keep(self, entries: Iterable[tuple[Entri, Teks, "Blok | None"]]) -> None:
        """Keep what was read of some files."""
        with self._transaction():
            for entry, teks, blok in entries:
                row = row_of(entry, teks)
                self._db.execute(f"insert or replace into berkas ({COLUMNS}) values ({MARKS})", row)  # noqa: S608
                if blok is None:
                    self._db.execute("delete from blok where nama=?", (entry.nama,))
                else:
                    packed = (entry.nama, blok.xml, blok.csv, seal(entry, blok))
                    self._db.execute("insert or replace into blok values (?, ?, ?, ?)", packed)

    def touch(self, traces: Mapping[str, Jejak]) -> None:
        """Remember that these files, though written anew, hold the bytes that they held."""
        with self._transaction():
            self._db.executemany(
                "update berkas set ukuran=?, diubah=?, berganti=?, nomor=? where nama=?",
                [(*jejak, nama) for nama, jejak in traces.items()],
            )

    def forget(self, names: Iterable[str]) -> None:
        """Forget files that are gone."""
        gone = [(name,) for name in names]
        with self._transaction():
            for table in ("berkas", "blok"):
                self._db.executemany(f"delete from {table} where nama=?", gone)  # noqa: S608

    def packed(self, entry: Entri) -> "Blok":
        """The packed rows of a file.

        Raises:
            Rusak: they are not what was put there.
        """
        from xlpy.consolidate.blok import Blok  # noqa: PLC0415

        row = self._row("select xml, csv, cek from blok where nama=?", entry.nama)
        if row is None or not isinstance(row[0], bytes) or not isinstance(row[1], bytes):
            raise Rusak(f"isi {entry.nama} hilang", entry.nama)
        blok = Blok(entry.baris, entry.pagu, row[0], entry.panjang, entry.crc, row[1], entry.panjang_csv)
        if seal(entry, blok) != row[2]:
            raise Rusak(f"isi {entry.nama} berubah", entry.nama)
        return blok

    def rinci(self, entry: Entri) -> "Rinci":
        """What else a file says.

        Raises:
            Rusak: it is not what was put there.
        """
        row = self._row(f"select {COLUMNS} from berkas where nama=?", entry.nama)  # noqa: S608 - a constant
        if row is None or not is_whole(row, entry):
            raise Rusak(f"keterangan {entry.nama} berubah", entry.nama)
        return read_rinci(row)

    def _row(self, asked: str, nama: str) -> tuple[Any, ...] | None:
        try:
            row: tuple[Any, ...] | None = self._db.execute(asked, (nama,)).fetchone()
        except sqlite3.DatabaseError as problem:
            raise Rusak(_DAMAGED) from problem
        return row

    # ── the last run ─────────────────────────────────────────────────────────────────────────────────────────────

    def told(self, kunci: str) -> str:
        """What was remembered under a name; empty for nothing."""
        row = self._db.execute("select isi from setelan where kunci=?", (kunci,)).fetchone()
        return str(row[0]) if row else ""

    def remember(self, kunci: str, isi: str) -> None:
        """Remember something from run to run.

        Raises:
            WorkbookError: it cannot be written.
            Rusak: the cache is damaged.
        """
        with self._transaction():
            self._db.execute("insert or replace into setelan values (?, ?)", (kunci, isi))

    @contextlib.contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("begin")
            yield
            self._db.execute("commit")
        except sqlite3.DatabaseError as problem:
            self._roll_back()
            if not (why := _reason(problem)):
                raise Rusak(_DAMAGED) from problem
            raise WorkbookError(
                f"{self._path}: singgahan tidak dapat ditulis ({why}); hasil yang lama tetap. "
                "Periksa ruang dan izin foldernya, lalu ulangi."
            ) from problem
        except BaseException:
            self._roll_back()
            raise

    def _roll_back(self) -> None:
        with contextlib.suppress(sqlite3.Error):
            self._db.execute("rollback")


def _reason(problem: Exception) -> str:
    """Why a cache that may be whole cannot be worked with; empty for one that is damaged or another's."""
    return _OUT_OF_REACH.get(getattr(problem, "sqlite_errorcode", 0) & 0xFF, "")


def _why(problem: Exception) -> str:
    return sebab(problem) if isinstance(problem, OSError) else _reason(problem) or str(problem)
