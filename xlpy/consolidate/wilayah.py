"""The results of one region: a workbook as of a consolidation, its .csv and summary, and the rows as .parquet."""

import os
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from xlpy.consolidate import isi, keluaran, parquet, ringkasan, uji_hasil
from xlpy.consolidate.blok import Blok
from xlpy.consolidate.cetakan import read_template
from xlpy.consolidate.entri import Entri
from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.ganti import Ganti
from xlpy.consolidate.hasil import Rinci
from xlpy.consolidate.keadaan import BarisStatus, Masuk
from xlpy.consolidate.nama import kunci_induk
from xlpy.consolidate.sebelumnya import read_before
from xlpy.consolidate.singgahan import Singgahan
from xlpy.consolidate.tempat import TempatHasil
from xlpy.errors import WorkbookError, sebab

_MOST_LETTERS = 60
_NO_REGION = "(tanpa wilayah)"


@dataclass(frozen=True, slots=True)
class Wilayah:
    """What goes into the results of one region.

    Attributes:
        nama: as its units write it.
        kunci: its name as a folder, the same from run to run.
        susunan: its files.
        alamat: where each file lies, by its name in the results.
        singgahan: in which cache the packed rows of each file are, by its name.
    """

    nama: str
    kunci: str
    susunan: Susunan
    alamat: Mapping[str, str]
    singgahan: Mapping[str, Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class TulisWilayah:
    """How regions are written.

    Attributes:
        folder: where.
        lalu: where the results of the run before are kept while regions are written.
        templat: the template.
        sekarang: the moment that the results name.
        periksa: whether the rules were asked.
    """

    folder: Path
    lalu: Path
    templat: Path
    sekarang: datetime
    periksa: bool


def split(susunan: Susunan, alamat: Mapping[str, str], singgahan: Mapping[str, Path]) -> list[Wilayah]:
    """What counts, by region: what its units are part of (``Hasil.induk``, else what the list of units says).

    Refused files belong to none, unless the list knows whose they are.
    """
    rows: dict[str, list[BarisStatus]] = {}
    for row in susunan.status:
        if row.induk or (row.masuk is not None and row.masuk.hasil.tahun == susunan.tahun):
            rows.setdefault(kunci_induk(_region(row)), []).append(row)
    used: dict[str, list[Masuk]] = {}
    for masuk in susunan.dipakai:
        used.setdefault(kunci_induk(masuk.hasil.induk), []).append(masuk)
    told = []
    for key in sorted(rows):
        files = used.get(key, [])
        nama = (files[0].hasil.induk if files else _region(rows[key][0])) or _NO_REGION
        told.append(
            Wilayah(
                nama,
                region_key(nama),
                Susunan(susunan.tahun, tuple(files), tuple(rows[key])),
                {row.nama: alamat[row.nama] for row in rows[key] if row.nama in alamat},
                {masuk.entri.nama: singgahan[masuk.entri.nama] for masuk in files},
            )
        )
    return told


def region_key(nama: str) -> str:
    """A region's name as a folder: plain letters, and a mark of the whole name, so that no two are the same."""
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in kunci_induk(nama)).split())
    return f"{plain[:_MOST_LETTERS]}-{blake2b(kunci_induk(nama).encode(), digest_size=3).hexdigest()}".lstrip("-")


def write_regions(regions: Sequence[Wilayah], how: TulisWilayah) -> list[dict[str, Any]]:
    """Write the results of some regions.

    Returns:
        the summary of each.

    Raises:
        WorkbookError: they cannot be written, or say something else than the files do.
    """
    return [_write(region, how) for region in regions]


def _write(region: Wilayah, how: TulisWilayah) -> dict[str, Any]:
    places = TempatHasil(how.folder / f"{region.kunci}.xlsx")
    rows = _rows(how.folder, region.kunci)
    try:
        rows.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WorkbookError(f"{rows.parent}: folder tidak dapat dibuat ({sebab(error)}).") from error
    template = read_template(how.templat)
    last = TempatHasil(how.lalu / places.workbook.name)
    before = read_before(last.summary, last.table)
    with _Caches(region.singgahan, template.gaya) as caches, Ganti() as new:
        changes = before.changes(region.susunan, caches)
        filled = isi.fill(
            template, region.susunan, caches, changes, note=before.catatan, periksa=how.periksa, sekarang=how.sekarang
        )
        book = keluaran.Buku(template, filled, region.alamat, caches)
        table, workbook = new.file(places.table), new.file(places.workbook)
        written = keluaran.write_results(book, workbook, table, places.workbook.parent)
        uji_hasil.check_results(book, workbook, table, written)
        parquet.write_parquet(table, new.file(rows))
        told = ringkasan.summary(region.susunan, filled.terkumpul, written, changes, sekarang=how.sekarang, notes=())
        keluaran.write_json(new.file(places.summary), told)
        new.put()
    return {"wilayah": region.nama, "kunci": region.kunci, **told}


def keep_last(folder: Path, aside: Path) -> None:
    """Keep what the run before says of all regions, until all of this one is written.

    A region may be written twice, when its worker dies after the first time; it is compared with the same then.

    Raises:
        OSError: the disk refuses.
    """
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    for place in folder.iterdir():
        if place.suffix in {".csv", ".json"}:
            try:
                os.link(place, aside / place.name)
            except OSError:  # a disk without links
                shutil.copyfile(place, aside / place.name)


def remove(folder: Path, key: str) -> None:
    """Take away the results of a region that is no more: whoever reads all the .parquet must not count it."""
    places = TempatHasil(folder / f"{key}.xlsx")
    for path in (_rows(folder, key), places.workbook, places.table, places.summary):
        with suppress(OSError):
            path.unlink()
    with suppress(OSError):
        _rows(folder, key).parent.rmdir()


def _rows(folder: Path, key: str) -> Path:
    return folder / "parquet" / f"wilayah={key}" / "rincian.parquet"


class _Caches:
    """What is kept of the files of a region, which lies in the caches of several batches."""

    def __init__(self, places: Mapping[str, Path], gaya: Any) -> None:  # noqa: ANN401 - handed on
        self._places, self._gaya = places, gaya
        self._open: dict[Path, Singgahan] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def packed(self, entry: Entri) -> Blok:
        """The packed rows of a file."""
        return self._cache(entry).packed(entry)

    def rinci(self, entry: Entri) -> Rinci:
        """What else a file says."""
        return self._cache(entry).rinci(entry)

    def _cache(self, entry: Entri) -> Singgahan:
        place = self._places[entry.nama]
        if place not in self._open:
            self._open[place] = Singgahan(place)
            self._stack.callback(self._open[place].close)
            self._open[place].use(self._gaya)
        return self._open[place]


def _region(row: BarisStatus) -> str:
    return row.masuk.hasil.induk if row.masuk else row.induk
