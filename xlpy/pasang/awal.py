"""What a release bundle starts, straight from its wheel, on a computer where nothing of ours is installed yet.

It finds a Python that fits, makes the environment, and hands over to ``rencana-kinerja pasang`` in there, which does
what concerns workbooks, Excel and LibreOffice.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.pasang import cari, catatan, giliran, lingkungan
from xlpy.pasang.galat import PasangError, berhenti
from xlpy.pasang.perubahan import nomor
from xlpy.pasang.registri import registri
from xlpy.pasang.tempat import tempat

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlpy.pasang.tempat import Tempat

ISI, DAFTAR = "alat/isi.json", "SHA256SUMS.txt"
"""What a bundle says of itself, and the sums of its files."""
DIAM = ("/quiet", "InstallAllUsers=0", "Include_launcher=0", "Include_test=0", "PrependPath=0")
"""How the installer of Python is run: for this user, without a question."""
_AGAIN = "RENCANA_KINERJA_PASANG"
_GAGAL = 4


def main(paket: str, argv: Sequence[str]) -> int:
    """Install from the bundle that lies in the folder ``paket``; ``argv`` goes on to ``rencana-kinerja pasang``."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a name of a user that the console cannot show
    try:
        return _pasang(Path(paket), argv)
    except PasangError as problem:
        sys.stderr.write(f"{problem}\n")
        return _GAGAL
    except OSError as problem:
        sys.stderr.write(f"{berhenti(problem, paket)}\n")
        return _GAGAL
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan. Yang sudah terpasang sebelumnya tetap dapat dipakai.\n")
        return _GAGAL


def periksa(paket: Path) -> dict[str, object]:
    """What the bundle says of itself, once every file in it is proved to be what was released.

    Raises:
        PasangError: a file is missing or damaged.
    """
    try:
        for line in (paket / DAFTAR).read_text("utf-8").splitlines():
            digest, _, name = line.partition("  ")
            if hashlib.sha256((paket / name).read_bytes()).hexdigest() != digest:
                raise PasangError(f"{name}: rusak. Salin atau ekstrak ulang paketnya, lalu ulangi.")
        told = json.loads((paket / ISI).read_text("utf-8"))
    except (OSError, ValueError) as error:
        place = getattr(error, "filename", None) or paket
        raise PasangError(
            f"{place}: tidak terbaca; paket ini tidak lengkap. Ekstrak seluruh isi berkas .zip ke sebuah folder, "
            "lalu jalankan Pasang dari folder itu."
        ) from error
    return dict(told)


def boleh(lama: str, baru: str) -> None:
    """Refuse to put an older version in the place of a newer one.

    Raises:
        PasangError: it is older.
    """
    if lama and nomor(baru) < nomor(lama):
        raise PasangError(
            f"Yang terpasang (versi {lama}) lebih baru daripada paket ini ({baru}); tidak ada yang diubah. Pakai "
            "paket terbaru. Bila memang ingin kembali ke versi lama, jalankan Lepas dulu; buku kerja Anda tetap ada."
        )


def _pasang(paket: Path, argv: Sequence[str]) -> int:
    here = tempat()
    told = periksa(paket)
    if told["sistem"] != here.sistem:
        raise PasangError(f"Paket ini untuk {told['sistem']}; komputer ini {here.sistem}. Ambil paket yang sesuai.")
    with nullcontext("") if "--lihat" in argv else giliran.sendirian(here) as turn:
        return _alone(here, paket, argv, told, {**os.environ, giliran.WARISAN: turn})


def _alone(
    here: Tempat, paket: Path, argv: Sequence[str], told: dict[str, object], environment: dict[str, str]
) -> int:
    """Install what the bundle tells of; ``environment`` is that of whatever is started for it."""
    version, wanted = str(told["versi"]), str(told["python"]).split()
    remembered = catatan.baca(here)
    boleh(str(remembered.get("versi", "")), version)
    python = _python(here, paket, wanted)
    if not _is_this(python.path) and _AGAIN not in os.environ:
        return subprocess.call(  # noqa: S603 - this program again, by the Python that was chosen
            [str(python.path), str(paket / "alat" / "pasang.py"), *argv], env={**environment, _AGAIN: "1"}
        )
    if "--lihat" in argv:
        _say(f"Akan dipasang: Rencana Kinerja {version} di {here.data}, memakai {python}.")
        _say(f"Buku kerja di {here.kerja}. Tanpa hak administrator, tanpa internet. Belum ada yang diubah.")
        return 0
    _say(f"Memasang Rencana Kinerja {version} memakai {python}; tunggu sebentar ...")
    folder = lingkungan.pasang(here, python.path, paket / "roda", version)
    catatan.tulis(
        here,
        {
            **remembered,
            "versi": version,
            "versi_sebelumnya": remembered.get("versi", ""),
            "dasar": str(python.path),
            "folder": folder.name,
        },
    )
    code = subprocess.call(  # noqa: S603 - what was installed
        [str(here.python), "-P", "-m", "xlpy", "pasang", *argv], env=environment
    )
    lingkungan.sapu(here)  # only now: a button that was clicked before still ran on the old version
    return code


def _python(here: Tempat, paket: Path, versi: Sequence[str]) -> cari.Python:
    """The Python to build on; the bundle's own installer is run where there is none."""
    found, refused = cari.pilih(cari.calon(here, os.environ, registri()), cari.tanya, here.sistem, versi)
    installer = next(iter(sorted(paket.glob("python/python-3*.exe"))), None)
    if found is None and installer is not None:
        _say(f"Memasang Python dari {installer.name} untuk Anda sendiri; tunggu beberapa menit ...")
        subprocess.call([str(installer), *DIAM])  # noqa: S603 - whoever released put it there
        found, refused = cari.pilih(cari.calon(here, os.environ, registri()), cari.tanya, here.sistem, versi)
    if found is None:
        raise PasangError(cari.anjuran(here.sistem, versi, refused))
    return found


def _is_this(path: Path) -> bool:
    base = getattr(sys, "_base_executable", sys.executable)
    return os.path.realpath(path) == os.path.realpath(base)


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
