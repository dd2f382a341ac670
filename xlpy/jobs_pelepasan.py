"""Taking the installation away again: all that was put there, and nothing of the user's."""

from collections.abc import Iterator
from contextlib import nullcontext, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy import buku_pasang, jobs_jadwal, jobs_pasang, sumber_tepercaya
from xlpy.errors import WorkbookError, sebab
from xlpy.jadwal import sistem
from xlpy.jobs_pemasangan import Komputer, Tindakan, sendirian
from xlpy.pasang import catatan, lingkungan
from xlpy.pasang.galat import PasangError
from xlpy.report import Laporan

if TYPE_CHECKING:
    from xlpy.pasang.catatan import Catatan


def lepas(komputer: Komputer, *, lihat: bool = False) -> Laporan:
    """Remove what was installed; says what of the user's stays, and where.

    Args:
        komputer: where.
        lihat: only says what would be done.

    Raises:
        WorkbookError: something cannot be removed, it is not remembered what was installed, or another one is at
            work.
    """
    with nullcontext() if lihat else sendirian(komputer):
        return _lepas(komputer, lihat=lihat)


def _lepas(komputer: Komputer, *, lihat: bool) -> Laporan:
    try:
        told = catatan.baca(komputer.tempat)
    except PasangError as error:
        raise WorkbookError(str(error)) from error
    steps = tuple(_tindakan(komputer, told))
    shown = ("Yang akan dilepas:", *(f"  {step.apa}" for step in steps))
    stays = tuple(_stays(komputer, told))
    if lihat:
        return Laporan(lines=(*shown, *stays), json={"lihat": True, "tindakan": [s.apa for s in steps]})
    if not komputer.setuju((*shown, *stays)):
        return Laporan(lines=("Tidak ada yang dilepas.",), json={"dilepas": False}, berat=True)
    lines: list[str] = []
    for step in steps:
        try:
            lines += step.lakukan(told)
        except OSError as error:
            raise WorkbookError(
                f"{error.filename or step.apa}: tidak dapat dihapus ({sebab(error)}). Tutup yang memakainya, "
                "lalu ulangi."
            ) from error
    left = sorted(str(path) for path in komputer.tempat.kerja.rglob("*") if path.is_file())
    return Laporan(
        lines=(*lines, "Rencana Kinerja sudah dilepas dari komputer ini.", *stays),
        json={"dilepas": True, "tetap": left},
    )


def _tindakan(komputer: Komputer, told: "Catatan") -> Iterator[Tindakan]:
    here = komputer.tempat
    for nama in _schedules(komputer):
        yield Tindakan(f"jadwal {nama}", partial(_schedule, nama))
    if jobs_pasang.terpasang(komputer.profil, komputer.python):
        yield Tindakan("penghubung tombol di LibreOffice", lambda _: jobs_pasang.lepas(komputer.profil).lines)
    for profile, folder in told.get("tepercaya", {}).items():
        if sumber_tepercaya.dipercaya(Path(profile), Path(folder)):
            yield Tindakan(f"sumber tepercaya LibreOffice {folder}", partial(_trusted, Path(profile), Path(folder)))
    for key in told.get("kunci", []):
        yield Tindakan(f"kunci registri {key}", partial(_key, komputer, key))
    for name, digest in {**told.get("berkas", {}), **told.get("buku", {})}.items():
        if buku_pasang.is_untouched(Path(name), {name: digest}):
            yield Tindakan(f"berkas {name}", partial(_file, Path(name)))
    if here.data.is_dir():
        yield Tindakan(f"program di {here.data}", lambda told: _program(komputer, told))


def _schedules(komputer: Komputer) -> Iterator[str]:
    """Those that call the Python at work."""
    for nama in sistem.semua():
        with suppress(WorkbookError):  # damaged: `jadwal` itself says so
            known = sistem.ingat(nama)
            if known is not None and Path(known.jadwal.perintah[0]) == Path(komputer.python):
                yield nama


def _schedule(nama: str, _told: "Catatan") -> tuple[str, ...]:
    return jobs_jadwal.lepas(nama, lambda _lines: True).lines


def _trusted(profile: Path, folder: Path, _told: "Catatan") -> Iterator[str]:
    try:
        sumber_tepercaya.lepaskan(profile, folder)
    except WorkbookError as problem:
        yield str(problem)


def _key(komputer: Komputer, key: str, _told: "Catatan") -> tuple[str, ...]:
    komputer.registri.hapus(key)
    return ()


def _file(path: Path, _told: "Catatan") -> tuple[str, ...]:
    path.unlink(missing_ok=True)
    if path.parent.name == ".xlwings":
        with suppress(OSError):  # something else lies there
            path.parent.rmdir()
    return ()


def _program(komputer: Komputer, told: "Catatan") -> tuple[str, ...]:
    here = komputer.tempat
    here.catatan.unlink(missing_ok=True)
    for folder in (here.kerja, sistem.folder(), sistem.folder().parent):
        with suppress(OSError):  # not empty: the user's
            folder.rmdir()
    if lingkungan.hapus(here):
        return ()
    if base := str(told.get("dasar", "")):  # of a removal that broke off nobody remembers it
        with suppress(OSError):  # that Python is gone
            lingkungan.nanti(here, base)
            return (f"Sisa program di {here.data} terhapus beberapa saat setelah jendela ini ditutup.",)
    return (
        f"Sisa program masih dipakai. Tutup jendela ini, Excel, dan LibreOffice. Hapus sendiri folder {here.data}",
    )


def _stays(komputer: Komputer, told: "Catatan") -> Iterator[str]:
    folder, known = komputer.tempat.kerja, {**told.get("berkas", {}), **told.get("buku", {})}
    files = [p for p in folder.rglob("*") if p.is_file() and not buku_pasang.is_untouched(p, known)]
    if files:
        yield f"Tetap ada di {folder}: {len(files)} berkas Anda. Hapus sendiri bila tidak diperlukan lagi."
    else:
        yield "Tidak ada berkas Anda di folder kerjanya."
