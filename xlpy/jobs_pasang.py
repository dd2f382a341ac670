"""What makes the buttons work in LibreOffice, a script in the user's profile: installed, removed, looked over."""

import platform
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

from xlpy.book.files import write_file
from xlpy.errors import WorkbookError, sebab
from xlpy.report import Laporan
from xlpy.resources import workbook_sources

_SCRIPT = "rencana_kinerja.py"
_WINDOWS_LEAST = (25, 8)
"""The first LibreOffice for Windows whose own Python is recent enough for the script."""


def pasang(profil: Path | None = None) -> Laporan:
    """Put the bridge into a profile of LibreOffice; it calls the Python that runs this.

    Args:
        profil: the folder of the profile; the user's own without one.

    Raises:
        WorkbookError: there is no profile, or it cannot be written.
    """
    target = _place(profil)
    text = (workbook_sources() / "libreoffice" / f"{_SCRIPT}.txt").read_text(encoding="utf-8")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise WorkbookError(f"{target.parent}: tidak dapat ditulisi ({sebab(problem)}).") from problem
    write_file(target, text.replace('"@PYTHON@"', repr(sys.executable)).encode())
    return Laporan(
        lines=(f"Tombol di LibreOffice kini memakai {sys.executable}.", f"  {target}"),
        json={"penghubung": str(target), "python": sys.executable},
    )


def lepas(profil: Path | None = None) -> Laporan:
    """Take the bridge away.

    Raises:
        WorkbookError: there is no profile, or the file cannot be removed.
    """
    target = _place(profil)
    try:
        target.unlink(missing_ok=True)
    except OSError as problem:
        raise WorkbookError(f"{target}: tidak dapat dihapus ({sebab(problem)}).") from problem
    return Laporan(lines=("Tombol di LibreOffice tidak lagi memanggil Rencana Kinerja.",), json={"penghubung": None})


def terpasang(profil: Path | None, python: str) -> bool:
    """Whether the bridge is in a profile and calls this Python."""
    try:
        return repr(python) in _place(profil).read_text(encoding="utf-8")
    except (WorkbookError, OSError):
        return False


def _place(profil: Path | None) -> Path:
    if profil is None:
        from xlpy.engines.libreoffice.profile import of_user  # noqa: PLC0415 - where LibreOffice keeps it

        profil = of_user()
    if not profil.is_dir():
        raise WorkbookError(
            f"{profil}: profil LibreOffice belum ada. Buka LibreOffice sekali, tutup, lalu ulangi; atau sebutkan "
            "foldernya dengan --profil."
        )
    return profil / "user" / "Scripts" / "python" / _SCRIPT


def diagnosa(profil: Path | None = None) -> Laporan:
    """What on this machine keeps a button from working, each with the way round.

    Args:
        profil: the folder of LibreOffice's profile; the user's own without one.
    """
    office, bridge = _office(), _bridge(profil)
    lines = [
        f"Rencana Kinerja {metadata.version('rencana-kinerja')}, xlwings {metadata.version('xlwings')}",
        f"Python {platform.python_version()}: {sys.executable}",
        *office,
        *bridge,
    ]
    return Laporan(lines=tuple(lines), json={"python": sys.executable, "baris": lines})


def _office() -> list[str]:
    from xlpy.forms.pdf import find_libreoffice  # noqa: PLC0415 - only here

    program = find_libreoffice()
    if program is None:
        return ["LibreOffice: tidak terpasang. Tidak apa-apa bila kantor memakai Excel."]
    asked = subprocess.run([str(program), "--version"], capture_output=True, text=True, check=False, timeout=60)  # noqa: S603
    found = re.search(r"(\d+)\.(\d+)", asked.stdout)
    version = f"LibreOffice {found[0]}: {program}" if found else f"LibreOffice: {program}"
    if sys.platform == "win32" and found and (int(found[1]), int(found[2])) < _WINDOWS_LEAST:
        least = ".".join(map(str, _WINDOWS_LEAST))
        old = (
            f"{version}. Versi ini di Windows membawa Python yang terlalu lama, jadi tombolnya tidak dapat dipakai. "
            f"Pasang LibreOffice {least} atau yang lebih baru, atau jalankan perintahnya dari luar, misalnya "
            "rencana-kinerja susun BUKU.xlsm."
        )
        return [old]
    return [version]


def _bridge(profil: Path | None) -> list[str]:
    try:
        target = _place(profil)
    except WorkbookError as problem:
        return [str(problem)]
    if not target.exists():
        return ["Penghubung tombol di LibreOffice belum terpasang. Jalankan: rencana-kinerja pasang"]
    python = re.search(r"^PYTHON = (?:'|\")(.*)(?:'|\")$", target.read_text(encoding="utf-8"), re.MULTILINE)
    if python is None or not Path(python[1]).exists():
        return [f"{target}: Python yang disebutnya tidak ada lagi. Jalankan lagi: rencana-kinerja pasang"]
    return [f"Penghubung tombol di LibreOffice memakai {python[1]}."]
