"""The installation on this computer beyond the environment itself: what is done is listed first, then done.

Each thing is remembered as soon as it is done, so that removal takes away that and nothing else.
"""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy import __version__, buku_pasang, jobs_diagnosa, jobs_pasang, jobs_perbarui, sumber_tepercaya
from xlpy.book import closed
from xlpy.book.files import write_file
from xlpy.errors import InputError, WorkbookError, sebab
from xlpy.forms.pdf import find_libreoffice
from xlpy.jobs_jadwal import Setuju
from xlpy.pasang import catatan, giliran, kepercayaan, perubahan, pintasan
from xlpy.pasang.galat import PasangError
from xlpy.pasang.registri import Registri, registri
from xlpy.pasang.tempat import WINDOWS, Tempat, tempat
from xlpy.penafsir import nilai
from xlpy.report import Laporan
from xlpy.resources import changelog

if TYPE_CHECKING:
    from xlpy.pasang.catatan import Catatan

_CMD = '@"%~dp0python.exe" -P -m xlpy %*\r\n'
_JENDELA = (
    "@echo off\r\n"
    "rem Jendela tempat perintah rencana-kinerja dapat diketik.\r\n"
    'set "PATH=%LOCALAPPDATA%\\RencanaKinerja\\python\\Scripts;%PATH%"\r\n'
    'cd /d "%~dp0"\r\n'
    "cmd /k rencana-kinerja --bantuan\r\n"
)
_SH = "#!/bin/sh\n# Perintah rencana-kinerja yang dipasang dari paketnya.\nexec '{python}' -P -m xlpy \"$@\"\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Komputer:
    """The computer on which is installed.

    Attributes:
        setuju: shown what is optional, the person says whether to.
        tempat: the places of its user.
        registri: of its user.
        python: the Python at work.
        profil: LibreOffice's profile; the user's own without one.
        libreoffice: whether it is there.
    """

    setuju: Setuju
    tempat: Tempat = field(default_factory=tempat)
    registri: Registri = field(default_factory=registri)
    python: str = sys.executable
    profil: Path | None = None
    libreoffice: bool = field(default_factory=lambda: find_libreoffice() is not None)

    @property
    def dari_paket(self) -> bool:
        """Whether the Python at work is that of the installed environment, not one of the user's own."""
        return Path(self.python) == self.tempat.python


@dataclass(frozen=True, slots=True)
class Tindakan:
    """One thing that is done.

    Attributes:
        apa: what, for a person.
        lakukan: does it, and gives what is said of it; what is to be remembered goes into what it is given.
    """

    apa: str
    lakukan: "Callable[[Catatan], Iterable[str]]"


def pasang(komputer: Komputer, *, lihat: bool = False) -> Laporan:
    """Put the workbook in its place and tell Excel, LibreOffice and the system of the program.

    May be repeated at will: what is there already stays, what is the user's is never replaced.

    Args:
        komputer: where.
        lihat: only says what would be done.

    Raises:
        WorkbookError: something cannot be written, or another one installs; what was done until then is kept, and
            remembered.
    """
    if not lihat:
        with sendirian(komputer):
            return _pasang(komputer)
    steps = tuple(_tindakan(komputer, _remembered(komputer)))
    said = tuple(f"  {step.apa}" for step in steps)
    return Laporan(lines=("Yang akan dilakukan:", *said), json={"lihat": True, "tindakan": [s.apa for s in steps]})


@contextmanager
def sendirian(komputer: Komputer) -> Iterator[None]:
    """Be the only one that installs or removes on this computer.

    Raises:
        WorkbookError: another one is at work, or the folder cannot be written.
    """
    with ExitStack() as turn:
        try:
            turn.enter_context(giliran.sendirian(komputer.tempat))
        except PasangError as busy:
            raise WorkbookError(str(busy)) from None
        except OSError as error:
            raise WorkbookError(
                f"{error.filename}: tidak dapat ditulis ({sebab(error)}). Periksa izin foldernya, lalu ulangi."
            ) from error
        yield


def _pasang(komputer: Komputer) -> Laporan:
    told = _remembered(komputer)
    steps = tuple(_tindakan(komputer, told))
    before = str(told.get("versi_sebelumnya", ""))
    told |= {"python": komputer.python, "versi": __version__}
    lines: list[str] = []
    for step in steps:
        lines += _done(step, komputer.tempat, told)
    said_new = tuple(_news(before))
    checked = jobs_diagnosa.diagnosa(komputer.tempat.buku, komputer.profil)
    return Laporan(
        lines=(*lines, *said_new, "", "Pemeriksaan:", *(f"  {line}" for line in checked.lines)),
        json={
            "versi": __version__,
            "versi_sebelumnya": before,
            "buku": str(komputer.tempat.buku),
            "tindakan": lines,
            "diagnosa": checked.json,
        },
    )


def _done(step: Tindakan, here: Tempat, told: "Catatan") -> list[str]:
    try:
        said = [*step.lakukan(told)]
        catatan.tulis(here, told)
    except OSError as error:  # the registry names no file
        raise WorkbookError(
            f"{error.filename or step.apa}: tidak dapat ditulis ({sebab(error)}). Atasi itu, lalu ulangi Pasang; "
            "yang sudah terpasang tetap."
        ) from error
    return said


def buka(komputer: Komputer) -> None:
    """Open the workbook, where there is something to open it with."""
    with suppress(OSError):
        pintasan.buka(komputer.tempat.buku)


def _remembered(komputer: Komputer) -> "Catatan":
    try:
        return catatan.baca(komputer.tempat)
    except PasangError as error:
        raise WorkbookError(str(error)) from error


def _tindakan(komputer: Komputer, told: "Catatan") -> Iterator[Tindakan]:
    yield _workbook(komputer, told)
    yield from _own_workbooks(komputer, told)
    if komputer.libreoffice:
        yield Tindakan("penghubung tombol ke dalam profil LibreOffice", lambda _: _bridge(komputer))
        yield from _trusting_libreoffice(komputer)
    if komputer.tempat.sistem == WINDOWS:
        yield from _windows(komputer)
    script = komputer.tempat.skrip_xlwings(metadata.version("xlwings"))
    if script is not None and not script.exists():
        yield Tindakan(f"skrip {script}, agar Excel boleh menjalankan Python", partial(_script, script))
    shortcut = pintasan.letak(komputer.tempat)
    if shortcut is not None:
        yield Tindakan(f"pintasan {shortcut}", lambda told: _shortcut(komputer, shortcut, told))
    settings = komputer.tempat.setelan_xlwings
    if komputer.dari_paket and settings is not None and not settings.exists():
        yield Tindakan(f"setelan xlwings {settings}", lambda told: _settings(komputer, settings, told))
    if komputer.dari_paket:
        yield Tindakan(f"perintah {komputer.tempat.perintah}", lambda told: _command(komputer.tempat, told))
    window = komputer.tempat.jendela_perintah
    if komputer.dari_paket and window is not None:
        yield Tindakan(f"jendela perintah {window}", lambda told: _command_window(window, told))


def _workbook(komputer: Komputer, told: "Catatan") -> Tindakan:
    data = buku_pasang.kosong(nilai(komputer.tempat, komputer.python))
    place = buku_pasang.penempatan(komputer.tempat, told.get("buku", {}), data)

    def put(told: "Catatan") -> Iterator[str]:
        place.path.parent.mkdir(parents=True, exist_ok=True)
        told["buku"] = {**told.get("buku", {}), str(place.path): buku_pasang.digest(data)}
        if place.baru:
            write_file(place.path, data)
        kepercayaan.buang_tanda(place.path, komputer.tempat.sistem)
        if place.milik is not None:
            yield f"{place.milik} berisi pekerjaan Anda, jadi tidak disentuh. Yang kosong: {place.path.name}"
        else:
            yield f"Buku kerja: {place.path}"

    return Tindakan(f"buku kerja kosong {place.path}", put)


def _own_workbooks(komputer: Komputer, told: "Catatan") -> Iterator[Tindakan]:
    """The user's workbooks are brought to the present schema, and learn which Python to call."""
    settings = nilai(komputer.tempat, komputer.python)
    for path in buku_pasang.milik_pengguna(komputer.tempat, told.get("buku", {})):
        try:
            old, asks = closed.version(path).is_old, buku_pasang.perlu_penafsir(path, settings)
        except (InputError, WorkbookError):
            continue  # nothing of ours
        if old:
            yield Tindakan(f"buku {path} diperbarui ke skema sekarang, dengan cadangan", partial(_renew, path))
        if old or asks:
            yield Tindakan(f"alamat Python di buku {path}", partial(_interpreter, path, settings))


def _renew(path: Path, _told: "Catatan") -> Iterator[str]:
    try:
        yield from jobs_perbarui.perbarui(path).lines
    except (InputError, WorkbookError) as problem:
        yield f"Belum diperbarui, dan tidak diubah: {problem}"


def _interpreter(path: Path, settings: dict[str, str], _told: "Catatan") -> Iterator[str]:
    try:
        if buku_pasang.perlu_penafsir(path, settings):
            buku_pasang.beri_penafsir(path, settings)
            yield f"{path.name} kini memanggil Python yang terpasang."
    except (InputError, WorkbookError) as problem:
        yield f"Alamat Python belum ditulis: {problem}"


def _bridge(komputer: Komputer) -> Iterator[str]:
    try:
        yield from jobs_pasang.pasang(komputer.profil).lines
    except WorkbookError as problem:
        yield f"Penghubung LibreOffice belum terpasang. {problem}"


def _trusting_libreoffice(komputer: Komputer) -> Iterator[Tindakan]:
    profile, folder = jobs_pasang.profil_dari(komputer.profil), komputer.tempat.kerja
    if not profile.is_dir() or sumber_tepercaya.dipercaya(profile, folder):
        return

    def trust(told: "Catatan") -> Iterator[str]:
        if not komputer.setuju((f"Makro buku kerja di {folder} akan berjalan di LibreOffice (sumber tepercaya).",)):
            yield "LibreOffice akan memblokir makro buku kerja sampai foldernya Anda percayai; lihat lembar Diagnosa."
            return
        try:
            sumber_tepercaya.percayai(profile, folder)
        except WorkbookError as problem:
            yield f"Folder buku kerja belum dipercayai LibreOffice. {problem}"
            return
        told["tepercaya"] = {**told.get("tepercaya", {}), str(profile): str(folder)}
        yield f"Sumber tepercaya LibreOffice: {folder}"

    yield Tindakan(f"sumber tepercaya LibreOffice {folder} (ditanyakan dulu)", trust)


def _windows(komputer: Komputer) -> Iterator[Tindakan]:
    registry, here = komputer.registri, komputer.tempat

    def trust(told: "Catatan") -> Iterator[str]:
        if kepercayaan.terlarang(registry):
            yield "Kantor Anda melarang lokasi tepercaya. Bila makro diblokir, minta pengelola mengizinkannya"
        elif komputer.setuju((f"Makro buku kerja di {here.kerja} akan berjalan tanpa ditanya (lokasi tepercaya).",)):
            _remember_key(told, kepercayaan.percayai(registry, here.kerja))
            yield f"Lokasi tepercaya Excel: {here.kerja}"
        else:
            yield f"{here.kerja} tidak dijadikan lokasi tepercaya: pilih Aktifkan Konten bila Excel bertanya."

    def register(told: "Catatan") -> Iterator[str]:
        _remember_key(told, kepercayaan.daftarkan(registry, here, __version__))
        yield "Terdaftar di Pengaturan › Aplikasi; dari sana dapat dilepas."

    if not kepercayaan.lokasi(registry, here.kerja):
        yield Tindakan(f"lokasi tepercaya Excel {here.kerja} (ditanyakan dulu)", trust)
    if komputer.dari_paket:
        yield Tindakan("terdaftar di Pengaturan › Aplikasi", register)


def _remember_key(told: "Catatan", key: str) -> None:
    told["kunci"] = sorted({*told.get("kunci", []), key})


def _script(place: Path, told: "Catatan") -> Iterator[str]:
    """What ``xlwings runpython install`` would put there; an installed program has no such command."""
    package = find_spec("xlwings")
    assert package is not None  # noqa: S101 - a dependency of ours
    assert package.origin is not None  # noqa: S101 - a package of files
    place.parent.mkdir(parents=True, exist_ok=True)
    write_file(place, Path(package.origin).with_name(place.name).read_bytes())
    _remember_file(told, place)
    yield "Excel boleh menjalankan Python; saat macOS bertanya pada klik pertama, pilih Izinkan (OK)."


def _shortcut(komputer: Komputer, place: Path, told: "Catatan") -> Iterator[str]:
    book = komputer.tempat.buku
    try:
        pintasan.buat(komputer.tempat, place, book)
    except OSError as error:  # all else works without it
        yield f"Pintasan tidak dibuat ({sebab(error)}); buka bukunya langsung: {book}"
        return
    if place.exists():
        _remember_file(told, place)
        yield f"Pintasan: {place}"


def _settings(komputer: Komputer, place: Path, told: "Catatan") -> Iterator[str]:
    """For workbooks that come from elsewhere and do not say which Python; what somebody set up himself stays."""
    lines = (f'"{key}","{value}"\r\n' for key, value in nilai(komputer.tempat, komputer.python).items())
    place.parent.mkdir(parents=True, exist_ok=True)
    write_file(place, "".join(lines).encode())
    _remember_file(told, place)
    yield "Buku kerja dari tempat lain pun memanggil Python yang terpasang."


def _command(here: Tempat, told: "Catatan") -> Iterator[str]:
    """A command that people can type; one that is not ours stays."""
    place = here.perintah
    known = told.get("berkas", {})
    if place.exists() and not buku_pasang.is_untouched(place, known):
        yield f"{place} bukan milik kami, jadi tidak diganti. Perintahnya: {here.python} -P -m xlpy"
        return
    python = str(here.python).replace("'", "'\\''")
    place.parent.mkdir(parents=True, exist_ok=True)
    write_file(place, (_CMD if here.sistem == WINDOWS else _SH.format(python=python)).encode())
    if here.sistem != WINDOWS:
        place.chmod(0o755)
    _remember_file(told, place)
    yield f"Perintah: {place}"


def _command_window(place: Path, told: "Catatan") -> Iterator[str]:
    """A double click to the window in which the command is known; Windows looks for commands in few folders."""
    if place.exists() and not buku_pasang.is_untouched(place, told.get("berkas", {})):
        yield f"{place} sudah Anda ubah, jadi tidak diganti."
        return
    write_file(place, _JENDELA.encode())
    _remember_file(told, place)
    yield f"Mengetik perintah: klik dua kali {place}"


def _remember_file(told: "Catatan", place: Path) -> None:
    told["berkas"] = {**told.get("berkas", {}), str(place): buku_pasang.digest(place.read_bytes())}


def _news(before: str) -> Iterator[str]:
    """What an upgrade brought."""
    if not before or before == __version__:
        return
    yield from ("", f"Yang berubah sejak versi {before}:")
    try:
        listed = perubahan.di_antara(changelog().read_text("utf-8"), before, __version__)
    except OSError:
        listed = []
    yield from (f"  {line}" for line in listed or ["(tidak tercatat)"])
