"""The scheduled run on this computer: installed, removed, shown, caught up."""

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.jadwal import cron, sistem
from xlpy.jadwal.uraian import Jadwal, konsolidasi, nama_dari
from xlpy.report import Laporan
from xlpy.report_jadwal import none_lines, state_json, state_lines

Setuju = Callable[[tuple[str, ...]], bool]
"""Shown what will be done, the person says whether to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PermintaanJadwal:
    """What is to be scheduled.

    Attributes:
        folder: the folders that are gathered.
        keluaran: the workbook that is written.
        pukul, hari, susulan: as of ``Jadwal``.
        nama: what the schedule is called; as its output where it is empty.
        cara: which scheduler; the one that works here where it is empty.
        tambahan: further options of ``konsolidasi``.
    """

    folder: tuple[Path, ...]
    keluaran: Path
    pukul: time
    hari: frozenset[int] = frozenset()
    susulan: bool = True
    nama: str = ""
    cara: str = ""
    tambahan: tuple[str, ...] = ()


def pasang(asked: PermintaanJadwal, setuju: Setuju) -> Laporan:
    """Install a schedule, once the person has seen exactly what will be done.

    Raises:
        InputError: a folder is not there, or the scheduler cannot be told of it.
        WorkbookError: there is no scheduler, or it refuses.
    """
    jadwal = _described(asked)
    cara = asked.cara or sistem.penjadwal()
    known = sistem.ingat(jadwal.nama)
    if known is not None and known.cara != cara:
        raise InputError(f"jadwal {jadwal.nama} sudah terpasang pada {known.cara}. Lepas dahulu, lalu pasang lagi.")
    what = sistem.pemasangan(jadwal, cara, ganti=known is not None)
    replaced = (f"Menggantikan jadwal {jadwal.nama} yang lama.",) if known else ()
    if not setuju((*what.lines(), *replaced, f"Jadwal {jadwal.nama}: {jadwal.kapan}.")):
        return Laporan(lines=("Jadwal tidak dipasang.",), json={"terpasang": False}, berat=True)
    sistem.pasang(jadwal, cara, what)
    return tampil(jadwal.nama)


def lepas(nama: str, setuju: Setuju) -> Laporan:
    """Remove exactly what was installed.

    Raises:
        InputError: there is no such schedule.
        WorkbookError: the scheduler refuses.
    """
    known = _the_one(nama)
    what = sistem.pelepasan(known.jadwal, known.cara)
    shown = (*(f"Hapus berkas {path}" for path in what.berkas), *(f"Perintah: {each}" for each in what.perintah))
    if not setuju((*shown, f"Jadwal {known.jadwal.nama}: {known.jadwal.kapan}.")):
        return Laporan(lines=("Jadwal tetap terpasang.",), json={"terpasang": True}, berat=True)
    sistem.lepas(known, what)
    return Laporan(lines=(f"Jadwal {known.jadwal.nama} dilepas.",), json={"terpasang": False})


def tampil(nama: str = "") -> Laporan:
    """Which schedules there are, when they run next, and what came of the last run.

    Raises:
        InputError: there is none of this name.
        WorkbookError: what is remembered of one is damaged.
    """
    listed = [_the_one(nama)] if nama else [_the_one(each) for each in sistem.semua()]
    if not listed:
        return Laporan(lines=none_lines(), json={"jadwal": []})
    kini = sistem.kini()
    told = [(known, sistem.masih_ada(known)) for known in listed]
    return Laporan(
        lines=tuple(line for known, there in told for line in state_lines(known, kini, there=there)),
        json={"jadwal": [state_json(known, kini, there=there) for known, there in told]},
    )


def susulkan(nama: str) -> Laporan:
    """Run what was missed while the computer was off; the lines in the crontab ask for it every hour.

    Raises:
        InputError: there is no such schedule.
        WorkbookError: the command cannot be started.
    """
    known = _the_one(nama)
    mark = cron.mulai(nama, sistem.folder())
    begun = datetime.fromtimestamp(mark.stat().st_mtime, UTC) if mark.exists() else known.dipasang
    if not known.jadwal.terlewat(sistem.kini(), max(begun, known.dipasang)):
        return Laporan(lines=("Tidak ada yang terlewat.",), json={"disusulkan": False})
    try:
        mark.touch()
        with cron.keluaran(nama, sistem.folder()).open("wb") as out:
            done = subprocess.run(  # noqa: S603 - what the person scheduled
                known.jadwal.perintah, stdout=out, stderr=subprocess.STDOUT, check=False
            )
    except OSError as error:
        raise WorkbookError(f"{known.jadwal.perintah[0]}: tidak dapat dijalankan ({sebab(error)}).") from error
    return Laporan(lines=("Disusulkan.",), json={"disusulkan": True, "kode": done.returncode})


def _described(asked: PermintaanJadwal) -> Jadwal:
    folders = [_absolute(folder) for folder in asked.folder]
    for folder in folders:
        if not folder.is_dir():
            raise InputError(f"{folder}: folder tidak ditemukan. Periksa namanya, dan apakah jaringannya tersambung.")
    keluaran = _absolute(asked.keluaran)
    if not keluaran.parent.is_dir():
        raise InputError(f"{keluaran.parent}: folder untuk hasilnya tidak ditemukan. Buat dahulu foldernya.")
    return Jadwal(
        nama=nama_dari(asked.nama or keluaran.stem),
        perintah=konsolidasi(sys.executable, folders, keluaran, asked.tambahan),
        keluaran=keluaran,
        pukul=asked.pukul,
        hari=asked.hari,
        susulan=asked.susulan,
    )


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - a link stays as the person named it


def _the_one(nama: str) -> sistem.Terpasang:
    """The schedule of this name; without a name the only one."""
    names = sistem.semua()
    known = sistem.ingat(nama or names[0]) if nama in names or (not nama and len(names) == 1) else None
    if known is None:
        listed = f"Yang ada: {', '.join(names)}." if names else "Belum ada yang terpasang."
        raise InputError(f"jadwal {nama} tidak ada. {listed}" if nama else f"sebutkan nama jadwalnya. {listed}")
    return known
