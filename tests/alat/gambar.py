"""The pictures of the sheets in docs/gambar: pages of the sample as LibreOffice prints it.

Use: python tests/alat/gambar.py
"""

import re
import subprocess
import tempfile
from pathlib import Path

from xlpy.cli import main as run

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "gambar"
NAMES = {
    "Rencana Kinerja": "rencana-kinerja",
    **{name: name.lower() for name in ("SOP", "Pengaturan", "Surat", "Sasaran", "DPA", "Tupoksi", "Unit")},
    **{name: name.lower() for name in ("Koreksi", "Distribusi", "Temuan", "Matriks", "Cakupan", "LKE", "Log")},
    "Kalender": "kalender",
}
"""By the name of a sheet, that of its picture."""
_FOOT = re.compile(r"^ *(.+?) +Halaman (\d+) dari \d+ *$", re.MULTILINE)


def main() -> None:
    """Make the pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        run(["contoh", str(folder)])
        pdf = folder / "RencanaKinerja-contoh.pdf"
        text = subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, text=True, check=True).stdout
        pages: dict[str, list[int]] = {}
        for sheet, number in _FOOT.findall(text):
            pages.setdefault(sheet, []).append(int(number))
        for sheet, picture in NAMES.items():
            _page(pdf, pages[sheet][0], PICTURES / f"{picture}.png")
        _page(pdf, pages["SOP"][1], PICTURES / "sop-bagan.png")


def _page(pdf: Path, number: int, target: Path) -> None:
    page = str(number)
    stem = target.with_suffix("")
    subprocess.run(["pdftoppm", "-r", "80", "-f", page, "-l", page, "-singlefile", "-png", pdf, stem], check=True)
    subprocess.run(["convert", target, "-colors", "64", f"PNG8:{target}"], check=True)


if __name__ == "__main__":
    main()
