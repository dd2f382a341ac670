"""Beyond one machine: the same reading by Dask's workers in batches of files, results by region, and one summary.

A batch reads into a cache of its own, so that another worker can do it again when its own is gone, and so that the
next run reads only what changed.  All machines see the same folders under the same names.
"""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlpy.consolidate import catatan, gabung, keluaran, kumpul, nasional, sumber, wilayah
from xlpy.consolidate.cetakan import read_template
from xlpy.consolidate.daftar import Diharapkan, read_daftar
from xlpy.consolidate.ganti import Ganti
from xlpy.consolidate.keadaan import BarisStatus, Keadaan
from xlpy.consolidate.singgahan import Rusak, Singgahan
from xlpy.consolidate.tempat import TempatHasil
from xlpy.consolidate.wilayah import TulisWilayah, Wilayah
from xlpy.errors import InputError, WorkbookError, sebab

if TYPE_CHECKING:
    from distributed import Client

LOKAL = "lokal"
"""In place of an address: a cluster on this computer, a worker a core."""
LEAST, USUAL, MANY = 20, 100, 1_000
"""Files of a batch, at least and where there are many; how many are many."""
# One thread: what reads a file is a process of its own anyway.  What Dask says of its own workings is for nobody.
_CLUSTER: dict[str, Any] = {"threads_per_worker": 1, "dashboard_address": ":0", "silence_logs": logging.CRITICAL}
_RETRIES = 2
_SECONDS = 30  # until the scheduler answers
_PASSES = 2  # a damaged cache is read anew once


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanBesar:
    """What is asked for.

    Attributes:
        sumber: folders, or single files.
        keluaran: the workbook with the summary; the regions lie beside it, in a folder of the same name.
        samping: the workbook to write in its place, while somebody has it open; None while nobody has.
        templat: the template of a region's workbook.
        sekarang: the moment that the results name.
        dask: the scheduler's address, or ``lokal``.
        daftar: the list of the units that should hand in.
        batas: until when plans should be in; None for no deadline.
        tahun: the year that is wanted; None for that of most files.
        periksa: whether the rules judge every plan.
        ulang: read everything anew, whatever is kept.
        catatan: what the user should know of this run.
    """

    sumber: Sequence[Path]
    keluaran: Path
    templat: Path
    sekarang: datetime
    dask: str
    samping: Path | None = None
    daftar: Path | None = None
    batas: datetime | None = None
    tahun: int | None = None
    periksa: bool = False
    ulang: bool = False
    catatan: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A batch: files that one task reads, and where what was read of them is kept."""

    berkas: tuple[sumber.Berkas, ...]
    singgahan: Path


def batches(files: Sequence[sumber.Berkas], folder: Path) -> list[Kelompok]:
    """Parts of about the same size, of at least ``LEAST`` files where there are so many.

    By a hash of the name: a file more moves few others into another batch, whose cache does not know them.
    """
    size = USUAL if len(files) >= MANY else LEAST
    count = max(len(files) // size, 1)
    ordered = sorted(files, key=lambda b: blake2b(b.nama.encode("utf-8", "surrogatepass"), digest_size=8).digest())
    cuts = [len(ordered) * n // count for n in range(count + 1)]
    return [
        Kelompok(tuple(ordered[start:end]), folder / f"{number:05d}.singgahan")
        for number, (start, end) in enumerate(pairwise(cuts))
        if end > start
    ]


def read_batch(batch: Kelompok, order: kumpul.Perintah) -> kumpul.Kumpulan:
    """Read a batch, or take from its cache what did not change: what a Dask worker does.

    Raises:
        WorkbookError: the cache cannot be written.
    """
    cache = Singgahan(batch.singgahan)
    try:
        cache.use(order.gaya)
        return kumpul.gather(batch.berkas, cache, order, lambda _: None)
    finally:
        cache.close()


@contextmanager
def connected(address: str) -> "Iterator[Client]":
    """Dask's scheduler at ``address``, or a cluster of this computer for as long as it is needed.

    Raises:
        InputError: Dask is not installed.
        WorkbookError: nobody answers there.
    """
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415 - an extra, half a second to load
    except ImportError as error:
        raise InputError("--dask memerlukan paket tambahan. Pasang: pip install 'rencana-kinerja[besar]'") from error
    if address == LOKAL:
        with LocalCluster(**_CLUSTER) as cluster, Client(cluster) as client:
            yield client
        return
    try:
        client = Client(address, timeout=_SECONDS)
    except (OSError, ValueError, TimeoutError) as error:
        raise WorkbookError(f"Dask di {address} tidak menjawab. Periksa alamatnya dan apakah ia berjalan.") from error
    with client:
        yield client


def run(asked: PermintaanBesar, client: "Client", progress: Callable[[str], None]) -> dict[str, Any]:
    """Do all of it.

    Returns:
        the summary, as the .json holds it.

    Raises:
        InputError: a folder is not there, the list cannot be read, or the files are of several years.
        WorkbookError: the results cannot be written, or say something else than the files do.
    """
    expected = read_daftar(asked.daftar) if asked.daftar else ()
    places = TempatHasil(asked.keluaran)
    folder, caches = places.regions
    _make(folder, caches)
    progress("melihat isi folder")
    found = sumber.look(asked.sumber, leave_out=_ours(places, folder))
    last = caches / "lalu"
    try:
        wilayah.keep_last(folder, last)
    except OSError as error:
        raise WorkbookError(
            f"{last}: folder tidak dapat ditulisi ({sebab(error)}). Periksa izin dan ruangnya, lalu ulangi."
        ) from error
    work = _Work(asked, expected, client, progress, (folder, last), batches(found.berkas, caches), found)
    if asked.ulang:
        work.forget()
    for _ in range(_PASSES):
        try:
            susunan, told = work.done()
        except Rusak as damaged:
            progress(f"singgahan {damaged} rusak; dibaca ulang")
            work.forget()
            continue
        return _finish(
            asked, places, susunan, told, [*asked.catatan, *catatan.notes(found, work.being_written, susunan.luar)]
        )
    raise WorkbookError(f"{caches}: singgahan berulang kali rusak. Hapus folder itu, lalu ulangi.")


def _make(*folders: Path) -> None:
    for place in folders:
        try:
            place.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkbookError(
                f"{place}: folder tidak dapat dibuat ({sebab(error)}). Periksa izin dan ruangnya, lalu ulangi."
            ) from error


@dataclass(slots=True)
class _Work:
    asked: PermintaanBesar
    expected: Sequence[Diharapkan]
    client: "Client"
    progress: Callable[[str], None]
    folders: tuple[Path, Path]
    batches: list[Kelompok]
    found: sumber.Temuan
    being_written: list[str] = field(default_factory=list)

    def done(self) -> tuple[gabung.Susunan, list[dict[str, Any]]]:
        """What counts, and the summary of each region, in their order."""
        asked = self.asked
        order = kumpul.Perintah(
            gaya=read_template(asked.templat).gaya,
            periksa_pada=asked.sekarang.date() if asked.periksa else None,
            workers=1,
        )
        read: list[kumpul.Kumpulan] = self._all("membaca", read_batch, [(b, order) for b in self.batches])
        self.being_written = sorted(name for part in read for name in part.lama)
        susunan = gabung.arrange(
            [masuk for part in read for masuk in part.masuk],
            sorted([*self.found.ditolak, *(refused for part in read for refused in part.ditolak)]),
            self.expected,
            tahun=asked.tahun,
            batas=asked.batas,
        )
        where = {b.nama: b.lokasi for batch in self.batches for b in batch.berkas}
        kept = {b.nama: batch.singgahan for batch in self.batches for b in batch.berkas}
        regions = wilayah.split(susunan, where, kept)
        folder, last = self.folders
        how = TulisWilayah(
            folder=folder, lalu=last, templat=asked.templat, sekarang=asked.sekarang, periksa=asked.periksa
        )
        told = self._all("menulis", wilayah.write_regions, [(group, how) for group in _groups(regions)])
        return susunan, [each for part in told for each in part]

    def forget(self) -> None:
        """Let everything be read anew.

        Raises:
            WorkbookError: what is kept cannot be taken away.
        """
        for batch in self.batches:
            try:
                batch.singgahan.unlink(missing_ok=True)
            except OSError as error:
                raise WorkbookError(
                    f"{batch.singgahan}: tidak dapat dihapus ({sebab(error)}). Hapus berkas itu sendiri, lalu ulangi."
                ) from error

    def _all(self, what: str, job: Callable[..., Any], arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
        """The results of a job for all arguments, in their order; a task whose worker is gone is done by another."""
        from distributed import as_completed  # noqa: PLC0415 - an extra
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        futures = [self.client.submit(job, *each, pure=False, retries=_RETRIES) for each in arguments]
        try:
            for number, _ in enumerate(as_completed(futures), start=1):
                self.progress(f"{what}: bagian {number} dari {len(futures)}")
            return [future.result() for future in futures]
        except KilledWorker as error:
            raise WorkbookError(
                "Beberapa pekerja Dask berturut-turut berhenti pada bagian yang sama. Periksa ingatan dan log mereka."
            ) from error


def _ours(places: TempatHasil, folder: Path) -> list[Path]:
    """The results of earlier runs, which are no sources."""
    return [places.workbook, places.last, *folder.glob("*.xlsx")]


def _groups(regions: Sequence[Wilayah]) -> Iterator[list[Wilayah]]:
    """Regions that one task writes: so many that it is worth a task."""
    group: list[Wilayah] = []
    for region in regions:
        group.append(region)
        if sum(len(each.susunan.status) for each in group) >= LEAST:
            yield group
            group = []
    if group:
        yield group


def _finish(
    asked: PermintaanBesar,
    places: TempatHasil,
    susunan: gabung.Susunan,
    regions: Sequence[dict[str, Any]],
    notes: Sequence[str],
) -> dict[str, Any]:
    """Write the summary over all regions, once it says what the files say."""
    summed = _summed(susunan, regions)
    folder = places.regions[0].name
    here = {region["kunci"] for region in regions}
    gone = {key: nama for key, nama in _regions_of(places.summary).items() if key not in here}
    rows = [nasional.region_row(region, folder) for region in regions]
    refused = [_without(r) for r in susunan.status if r.keadaan in {Keadaan.DITOLAK, Keadaan.BELUM}]
    told = {
        "waktu": asked.sekarang.isoformat(timespec="seconds"),
        "tahun": susunan.tahun,
        "wilayah": rows,
        **{
            key: [e for region in regions for e in region[key]]
            for key in ("diterima", "terlambat", "ganda", "tercakup")
        },
        **{
            str(state): [_without(r) for r in susunan.status if r.keadaan is state]
            for state in (Keadaan.DITOLAK, Keadaan.BELUM)
        },
        **summed,
        "temuan": _findings(regions),
        "perubahan": sum(region["perubahan"] for region in regions),
        "catatan": [*notes, *(f"Wilayah {nama} tidak ada lagi." for nama in gone.values())],
    }
    with Ganti() as new:
        nasional.write_national(
            new.file(asked.samping or places.workbook), rows, refused, tahun=susunan.tahun, sekarang=asked.sekarang
        )
        keluaran.write_json(new.file(places.summary), told)
        new.put()
    for key in gone:
        wilayah.remove(asked.keluaran.with_name(folder), key)
    return told


def _summed(susunan: gabung.Susunan, regions: Sequence[dict[str, Any]]) -> dict[str, int]:
    """Rows, sub kegiatan and rupiah of all regions, once they are those of the files."""
    hasil = [masuk.hasil for masuk in susunan.dipakai]
    wanted = {
        "baris": sum(h.baris for h in hasil),
        "sub_kegiatan": sum(h.subs for h in hasil),
        "pagu": sum(h.pagu for h in hasil),
    }
    summed = {key: sum(region[key] for region in regions) for key in wanted}
    if summed != wanted:
        raise WorkbookError(f"Jumlah wilayah {summed} tidak sama dengan jumlah berkasnya {wanted}; laporkan ini.")
    return summed


def _without(row: BarisStatus) -> dict[str, str]:
    """What is said of a file that was not taken, or of a unit of which there is none."""
    return {"berkas": row.nama, "unit": row.unit, "alasan": row.alasan}


def _regions_of(summary: Path) -> dict[str, str]:
    """The regions of the run before by their key; none where its summary cannot be read."""
    try:
        names = [str(row["wilayah"]) for row in json.loads(summary.read_bytes())["wilayah"]]
    except (OSError, ValueError, LookupError, TypeError):
        return {}
    return {wilayah.region_key(nama): nama for nama in names}


def _findings(regions: Sequence[dict[str, Any]]) -> dict[str, int]:
    counted: dict[str, int] = {}
    for region in regions:
        for weight, count in region["temuan"].items():
            counted[weight] = counted.get(weight, 0) + count
    return dict(sorted(counted.items()))
