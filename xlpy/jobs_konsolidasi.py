"""The consolidation as a job: locked, logged, and said."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book import files, kunci
from xlpy.consolidate import laporan
from xlpy.consolidate.jalan import Jalan, Permintaan, Ringkasan
from xlpy.consolidate.log import logged
from xlpy.consolidate.tempat import TempatHasil
from xlpy.report import Laporan
from xlpy.resources import templates_folder
from xlpy.sop.wib import WIB

if TYPE_CHECKING:
    from xlpy.jobs import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanKonsolidasi:
    """What ``konsolidasi`` is asked for.

    Attributes:
        sumber: folders, or single files.
        keluaran: the workbook to write; .csv, .json, .txt and .log lie beside it.
        daftar: the list of the units that should hand in.
        batas: until when, as typed; empty for no deadline.
        tahun: the year that is wanted; None for that of most files.
        periksa: whether the rules judge every plan.
        ulang: read everything anew, whatever is kept.
        templat: the template; None for that of the program.
        sekarang: the moment that the results name; None for now.
        pekerja: how many processes read; 0 for one a core.
    """

    sumber: Sequence[Path]
    keluaran: Path
    daftar: Path | None = None
    batas: str = ""
    tahun: int | None = None
    periksa: bool = False
    ulang: bool = False
    templat: Path | None = None
    sekarang: datetime | None = None
    pekerja: int = 0


def konsolidasi(asked: PermintaanKonsolidasi, progress: "Progress") -> Laporan:
    """Gather many workbooks into one.

    Raises:
        InputError: a folder is not there, the list cannot be read, or the files are of several years.
        WorkbookError: the results cannot be written, or another run is writing them.
    """
    places = TempatHasil(asked.keluaran)
    places.prepare()
    files.refuse_unwritable(places.workbook)
    with logged(places.log) as log, kunci.hold(places.workbook) as taken_over:
        kunci.refuse_open(places.workbook)
        if taken_over:
            log.tulis.warning(taken_over)
        run = Jalan(_complete(asked), progress, list(_filled(taken_over, log.catatan)))
        came = run.run()
        said = _said(came, places)
        log.tulis.info("%s", " ".join(said.lines[:-1]))
    return said


def konsolidasi_besar(asked: PermintaanKonsolidasi, dask: str, progress: "Progress") -> Laporan:
    """Gather very many workbooks with Dask: a workbook a region, and one with a row for each.

    Args:
        asked: what is asked for; how many workers there are is the scheduler's business.
        dask: the scheduler's address, or ``lokal``.
        progress: is told how far it is.

    Raises:
        InputError: a folder is not there, Dask is not installed, or the files are of several years.
        WorkbookError: the results cannot be written, nobody answers there, or another run is writing them.
    """
    from xlpy.consolidate import daftar, scale  # noqa: PLC0415 - with an extra

    whole = _complete(asked)
    # Whoever reads somewhere else does not stand where we stand.
    order = partial(
        scale.PermintaanBesar,
        sumber=[Path(os.path.abspath(path)) for path in whole.sumber],  # noqa: PTH100 - links stay as they are named
        keluaran=Path(os.path.abspath(whole.keluaran)),  # noqa: PTH100
        templat=whole.templat,
        sekarang=whole.sekarang,
        dask=dask,
        daftar=whole.daftar,
        batas=daftar.read_batas(whole.batas) if whole.batas else None,
        tahun=whole.tahun,
        periksa=whole.periksa,
        ulang=whole.ulang,
    )
    places = TempatHasil(asked.keluaran)
    places.prepare()
    files.refuse_unwritable(places.workbook)
    with logged(places.log) as log, kunci.hold(places.workbook) as taken_over:
        kunci.refuse_open(places.workbook)
        with scale.connected(dask) as client:
            told = scale.run(order(catatan=_filled(taken_over, log.catatan)), client, progress)
        lines = (laporan.line(told), f"{len(told['wilayah'])} wilayah.", *told["catatan"], f"  {places.workbook}")
        log.tulis.info("%s", " ".join(lines[:-1]))
    return Laporan(lines=lines, json={**told, "keluaran": os.fspath(places.workbook)}, berat=laporan.is_bad(told))


def _complete(asked: PermintaanKonsolidasi) -> Permintaan:
    return Permintaan(
        sumber=asked.sumber,
        keluaran=asked.keluaran,
        templat=asked.templat or templates_folder() / "konsolidasi.xlsx",
        sekarang=(asked.sekarang or datetime.now(WIB)).astimezone(WIB),
        daftar=asked.daftar,
        batas=asked.batas,
        tahun=asked.tahun,
        periksa=asked.periksa,
        ulang=asked.ulang,
        pekerja=asked.pekerja,
    )


def _filled(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)


def _said(came: Ringkasan, places: TempatHasil) -> Laporan:
    return Laporan(
        lines=(laporan.line(came.isi), *came.catatan, f"  {places.workbook}"),
        json={
            **came.isi,
            "keluaran": os.fspath(places.workbook),
            "dibaca": came.dibaca,
            "ditulis": came.ditulis,
            "detik_penjaga": round(came.jaga, 3),
        },
        berat=laporan.is_bad(came.isi),
    )
