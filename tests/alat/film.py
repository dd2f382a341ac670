"""The film in docs/gambar: a step taken by a click in LibreOffice, as pictures.

Use: python tests/alat/film.py
"""

import os
import tempfile
import time
from pathlib import Path

from jalan import make
from kantor import Kantor, xvfb
from layar import Layar

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "gambar"


def main() -> None:
    """Make the pictures."""
    os.environ.pop("DISPLAY", None)
    with tempfile.TemporaryDirectory() as name, xvfb(69) as display:
        folder = Path(name)
        book = make(folder)
        with Kantor(folder, display=display) as kantor:
            kantor.open(book)
            layar = Layar(display, kantor, book)
            time.sleep(3)
            layar.picture(PICTURES / "klik-1.png")
            kantor.fire(book, "Pita.LangkahMulai")
            layar.await_window("Rencana Kinerja")
            layar.picture(PICTURES / "klik-2.png")
            for _ in range(3):
                layar.press("Return")
                time.sleep(1.5)
            time.sleep(4)
            layar.picture(PICTURES / "klik-3.png")
            layar.press("Return")
            kantor.wait()
            time.sleep(1)
            layar.picture(PICTURES / "klik-4.png")


if __name__ == "__main__":
    main()
