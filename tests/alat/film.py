"""The film in docs/gambar: a step taken by a click in LibreOffice, as pictures.

Use: python tests/alat/film.py
"""

import os
import tempfile
import time
from pathlib import Path

from gambar import PICTURES, save
from jalan import make
from kantor import Kantor, xvfb
from layar import Layar
from PIL import Image


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
            _keep(layar, "klik-1")
            kantor.fire(book, "Pita.LangkahMulai")
            layar.await_window("Rencana Kinerja", seconds=80)
            _keep(layar, "klik-2")
            for _ in range(3):
                layar.press("Return")
                time.sleep(1.5)
                layar.await_window("Rencana Kinerja", seconds=80)
            _keep(layar, "klik-3")
            layar.press("Return")
            kantor.wait()
            time.sleep(1)
            _keep(layar, "klik-4")


def _keep(layar: Layar, name: str) -> None:
    """Keep what is on the screen, small."""
    layar.picture(PICTURES / f"{name}.png")
    with Image.open(PICTURES / f"{name}.png") as image:
        seen = image.convert("RGB")
    save(seen, name)


if __name__ == "__main__":
    main()
