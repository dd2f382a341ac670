"""The consolidation as a job: locked, logged, and said."""

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book import files, kunci
from xlpy.book.kunci import Gembok
from xlpy.consolidate import laporan
from xlpy.consolidate.jalan import Jalan, Permintaan, Ringkasan
from xlpy.consolidate.log import logged
from xlpy.consolidate.tempat import TempatHasil
from xlpy.errors import WorkbookError, sebab
from xlpy.report import Laporan
from xlpy.resources import templates_folder
from xlpy.sop.wib import WIB

if TYPE_CHECKING:
    from xlpy.consolidate.scale import PermintaanBesar
    from xlpy.jobs import Progress

_LONG_AGO = 7 * 86400  # seconds


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
        whole = _complete(asked)
        samping, is_open = _beside(places, whole.sekarang)
        if taken_over:
            log.tulis.warning(taken_over)
        notes = _filled(taken_over, is_open, _passed_over(places.workbook), log.catatan)
        came = Jalan(replace(whole, samping=samping), progress, list(notes)).run()
        if came.buku == places.workbook:  # nothing changed, so nobody is in the way
            came = replace(came, catatan=tuple(note for note in came.catatan if note != is_open))
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
    from xlpy.consolidate import scale  # noqa: PLC0415 - with an extra

    whole = _complete(asked)
    order = _order(whole, dask)
    places = TempatHasil(asked.keluaran)
    places.prepare()
    files.refuse_unwritable(places.workbook)
    with logged(places.log) as log, kunci.hold(places.workbook) as taken_over:
        samping, is_open = _beside(places, whole.sekarang)
        notes = _filled(taken_over, is_open, _passed_over(places.workbook), log.catatan)
        with scale.connected(dask) as client:
            told = scale.run(replace(order, samping=samping, catatan=notes), client, progress)
        book = samping or places.workbook
        lines = (laporan.line(told), f"{len(told['wilayah'])} wilayah.", *told["catatan"], f"  {book}")
        log.tulis.info("%s", " ".join(lines[:-1]))
    is_bad = laporan.is_bad(told) or samping is not None
    return Laporan(lines=lines, json={**told, "keluaran": os.fspath(book)}, berat=is_bad)


def _order(whole: Permintaan, dask: str) -> "PermintaanBesar":
    """The same for workers that read somewhere else: they do not stand where we stand."""
    from xlpy.consolidate import daftar, scale  # noqa: PLC0415

    return scale.PermintaanBesar(
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


def _beside(places: TempatHasil, now: datetime) -> tuple[Path | None, str]:
    """Where the workbook is written instead while somebody has it open, and what is said of that.

    Raises:
        WorkbookError: whatever it could be called is open as well.
    """
    if not (why := _open_elsewhere(places.workbook)):
        return None, ""
    free = next((path for path in places.beside(now.date()) if not _open_elsewhere(path)), None)
    if free is None:
        raise WorkbookError(why)
    return free, f"{why}. Sementara itu hasilnya ditulis ke buku bertanggal di sebelahnya."


def _open_elsewhere(path: Path) -> str:
    """Who has a workbook open; empty for nobody."""
    try:
        kunci.refuse_open(path, but=[lock.berkas for lock in _left_over(path)])
        if path.exists():  # whoever has it open under Windows lets nobody else write
            with path.open("r+b"):
                pass
    except WorkbookError as problem:
        return str(problem)
    except OSError as error:
        return f"{path}: tidak dapat ditulisi ({sebab(error)}); mungkin sedang terbuka di sebuah aplikasi"
    return ""


def _left_over(path: Path) -> list[Gembok]:
    """The locks of applications that have a workbook open no more.

    One of this computer is asked for its process.  One of another computer, and Excel's, which names none, may be of
    somebody who is at work until it is older than a week: then a result that is made anew every night is worth more.
    """
    locks = (lock for lock in kunci.gembok(path) if lock.aplikasi != kunci.KITA)
    return [k for k in locks if k.hidup is False or (k.hidup is None and k.detik >= _LONG_AGO)]


def _passed_over(path: Path) -> str:
    """What is said of the locks that count for nothing."""
    found = _left_over(path)
    if not found:
        return ""
    whose = ", ".join(
        f"{k.aplikasi}{f' oleh {k.oleh}' if k.oleh else ''} "
        f"({'yang tidak membukanya lagi' if k.hidup is False else 'umurnya lebih dari seminggu'})"
        for k in found
    )
    return (
        f"{path}: kunci {whose} di sebelahnya dianggap tertinggal, jadi tidak menghalangi. Pastikan buku itu "
        f"tidak terbuka di komputer mana pun, lalu hapus: {', '.join(os.fspath(k.berkas) for k in found)}"
    )


def _filled(*notes: str) -> tuple[str, ...]:
    return tuple(note for note in notes if note)


def _said(came: Ringkasan, places: TempatHasil) -> Laporan:
    return Laporan(
        lines=(laporan.line(came.isi), *came.catatan, f"  {came.buku}"),
        json={
            **came.isi,
            "keluaran": os.fspath(came.buku),
            "dibaca": came.dibaca,
            "ditulis": came.ditulis,
            "detik_penjaga": round(came.jaga, 3),
        },
        berat=laporan.is_bad(came.isi) or came.buku != places.workbook,
    )
