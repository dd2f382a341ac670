"""What makes the buttons work in LibreOffice, a script in the user's profile: installed and removed."""

import sys
from pathlib import Path

from xlpy.book.files import write_file
from xlpy.diagnosa.kumpul_libreoffice import bridge_script
from xlpy.errors import WorkbookError, sebab
from xlpy.report import Laporan
from xlpy.resources import workbook_sources


def pasang(profil: Path | None = None) -> Laporan:
    """Put the bridge into a profile of LibreOffice; it calls the Python that runs this.

    Args:
        profil: the folder of the profile; the user's own without one.

    Raises:
        WorkbookError: there is no profile, or it cannot be written.
    """
    target = _place(profil)
    text = (workbook_sources() / "libreoffice" / f"{target.name}.txt").read_text(encoding="utf-8")
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


def profil_dari(profil: Path | None) -> Path:
    """The folder of LibreOffice's profile, the user's own without one; it may not be there yet."""
    if profil is None:
        from xlpy.engines.libreoffice.profile import of_user  # noqa: PLC0415 - where LibreOffice keeps it

        profil = of_user()
    return profil


def _place(profil: Path | None) -> Path:
    profil = profil_dari(profil)
    if not profil.is_dir():
        raise WorkbookError(
            f"{profil}: profil LibreOffice belum ada. Buka LibreOffice sekali, tutup, lalu ulangi; atau sebutkan "
            "foldernya dengan --profil."
        )
    return bridge_script(profil)
