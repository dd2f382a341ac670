"""The results of one region: a workbook as of a consolidation, its .csv and summary, and the rows as .parquet."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self

from xlpy.consolidate import isi, keluaran, parquet, ringkasan, uji_hasil
from xlpy.consolidate.blok import Blok
from xlpy.consolidate.cetakan import read_template
from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.ganti import Ganti
from xlpy.consolidate.keadaan import BarisStatus, Masuk
from xlpy.consolidate.singgahan import Entri, Singgahan
from xlpy.consolidate.tempat import TempatHasil
from xlpy.errors import WorkbookError, sebab
from xlpy.plan.text import fold

_MOST_LETTERS = 60
_NO_REGION = "(tanpa wilayah)"
_NOTE = "Perubahan tidak dibandingkan pada konsolidasi berwilayah."


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
    alamat: Mapping[str, Path]
    singgahan: Mapping[str, Path]


@dataclass(frozen=True, slots=True, kw_only=True)
class TulisWilayah:
    """How regions are written.

    Attributes:
        folder: where.
        templat: the template.
        sekarang: the moment that the results name.
        periksa: whether the rules were asked.
    """

    folder: Path
    templat: Path
    sekarang: datetime
    periksa: bool


def split(susunan: Susunan, alamat: Mapping[str, Path], singgahan: Mapping[str, Path]) -> list[Wilayah]:
    """What counts, by region: what its units are part of (``Hasil.induk``); refused files belong to none."""
    rows: dict[str, list[BarisStatus]] = {}
    for row in susunan.status:
        if row.masuk is not None and row.masuk.hasil.tahun == susunan.tahun:
            rows.setdefault(fold(row.masuk.hasil.induk), []).append(row)
    used: dict[str, list[Masuk]] = {}
    for masuk in susunan.dipakai:
        used.setdefault(fold(masuk.hasil.induk), []).append(masuk)
    told = []
    for key in sorted(rows):
        files = used.get(key, [])
        nama = (files[0] if files else _read(rows[key])).hasil.induk or _NO_REGION
        names = [row.nama for row in rows[key]]
        told.append(
            Wilayah(
                nama,
                region_key(nama),
                Susunan(susunan.tahun, tuple(files), tuple(rows[key])),
                {name: alamat[name] for name in names},
                {masuk.entri.nama: singgahan[masuk.entri.nama] for masuk in files},
            )
        )
    return told


def region_key(nama: str) -> str:
    """A region's name as a folder: plain letters, and a mark of the whole name, so that no two are the same."""
    plain = "-".join("".join(c if c.isascii() and c.isalnum() else " " for c in fold(nama)).split())
    return f"{plain[:_MOST_LETTERS]}-{blake2b(fold(nama).encode(), digest_size=3).hexdigest()}".lstrip("-")


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
    filled = isi.fill(template, region.susunan, (), note=_NOTE, periksa=how.periksa, sekarang=how.sekarang)
    with _Caches(region.singgahan, template.gaya) as caches, Ganti() as new:
        book = keluaran.Buku(template, filled, region.alamat, caches)
        table, workbook = new.file(places.table), new.file(places.workbook)
        written = keluaran.write_results(book, workbook, table, places.workbook.parent)
        uji_hasil.check_results(book, workbook, table, written)
        parquet.write_parquet(table, new.file(rows))
        told = ringkasan.summary(region.susunan, written, (), sekarang=how.sekarang, notes=())
        new.file(places.summary).write_bytes(keluaran.json_bytes(told))
        new.put()
    return {"wilayah": region.nama, "kunci": region.kunci, **told}


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
    """The packed rows of a region, which lie in the caches of several batches."""

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
        place = self._places[entry.nama]
        if place not in self._open:
            self._open[place] = Singgahan(place)
            self._stack.callback(self._open[place].close)
            self._open[place].use(self._gaya)
        return self._open[place].packed(entry)


def _read(rows: Iterable[BarisStatus]) -> Masuk:
    return next(row.masuk for row in rows if row.masuk is not None)
