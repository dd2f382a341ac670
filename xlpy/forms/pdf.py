"""A workbook as PDF, printed by LibreOffice without a window.

LibreOffice is found, never required: an office with Excel prints from there.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from xlpy.errors import WorkbookError, sebab

_MINUTES_2 = 120
_PROGRAMS = ("soffice", "libreoffice")
# Where the installers of Windows and macOS put it, outside every PATH.
_USUAL_PLACES = (
    Path(r"C:\Program Files\LibreOffice\program\soffice.exe"),
    Path(r"C:\Program Files (x86)\LibreOffice\program\soffice.exe"),
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
)


def find_libreoffice() -> Path | None:
    """The program that prints, or None where LibreOffice is not installed."""
    on_path = (shutil.which(name) for name in _PROGRAMS)
    candidates = (*(Path(found) for found in on_path if found), *_USUAL_PLACES)
    return next((place for place in candidates if place.exists()), None)


def to_pdf(workbook: Path, folder: Path) -> Path | None:
    """Print ``workbook`` into ``folder``; None where LibreOffice is not installed.

    Raises:
        WorkbookError: LibreOffice did not make the PDF.
    """
    program = find_libreoffice()
    if program is None:
        return None
    target = folder / f"{workbook.stem}.pdf"
    with tempfile.TemporaryDirectory() as profile:
        # A profile of its own: a LibreOffice that is already open would otherwise take the job and drop it.
        command = [
            str(program),
            f"-env:UserInstallation={Path(profile).as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            str(folder),
            str(workbook),
        ]
        try:
            done = subprocess.run(  # noqa: S603 - our own arguments, no shell
                command, env=_environment(profile), capture_output=True, timeout=_MINUTES_2, check=False
            )
        except OSError as problem:
            raise WorkbookError(f"LibreOffice tidak dapat dijalankan ({sebab(problem)}).") from problem
        except subprocess.TimeoutExpired as problem:
            raise WorkbookError(
                f"LibreOffice tidak menyelesaikan PDF {workbook.name} dalam dua menit. Buka berkas itu dan ekspor "
                "dari sana."
            ) from problem
    if done.returncode != 0 or not target.exists():
        raise WorkbookError(
            f"LibreOffice tidak dapat membuat PDF dari {workbook.name}. Buka berkas itu dan ekspor dari sana."
        )
    return target


def _environment(profile: str) -> dict[str, str]:
    """Without a virtual environment in PATH, whose Python would crash the one inside LibreOffice."""
    if sys.platform == "win32":
        return dict(os.environ)
    return {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": profile, "LANG": "C.UTF-8"}
