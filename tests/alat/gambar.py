"""The pictures of the guide in docs/gambar: pages of the sample's sheets as LibreOffice prints them; ``make gambar``.

What is on a screen is made by film.py.  A picture that no test makes anew has the fingerprint of what it shows in
sidik.json, so that a test can say when it is stale.
"""

import hashlib
import inspect
import io
import json
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from jalan import edit, mirror
from PIL import Image, ImageChops
from rupa_halaman import MOST, unlike

from xlpy import jobs_langsung
from xlpy.cli import main as run
from xlpy.forms import pdf
from xlpy.forms.pdf import find_libreoffice, print_all
from xlpy.resources import templates_folder
from xlpy.sop.muat import load_sop

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "gambar"
SIDIK = PICTURES / "sidik.json"
SHEETS = {
    "Rencana Kinerja": "rencana-kinerja",
    **{name: name.lower() for name in ("Beranda", "SOP", "Pengaturan", "Surat", "Sasaran", "DPA", "Tupoksi", "Unit")},
    **{name: name.lower() for name in ("Koreksi", "Distribusi", "Temuan", "Matriks", "Cakupan", "LKE", "Log")},
    "Kalender": "kalender",
}
"""By the name of a sheet, that of its picture."""
BOOK, CHANGED, FORM = (
    "RencanaKinerja-contoh.xlsm",
    "diubah.xlsm",
    "form-kasi-pemerintahan-2026",
)
ON_SCREEN = ("klik-1", "klik-2", "klik-3")
"""Made by film.py; a fourth, klik-4, only goes with them."""
_CHANGING = {
    "log": ((0.05, 0.0, 0.18, 1.0), (0.70, 0.0, 0.83, 1.0)),  # when, and on whose account, it was written down
    "beranda": ((0.0, 0.8, 0.33, 1.0),),
    "pengaturan": ((0.85, 0.4, 1.0, 1.0),),
}
"""By the name of a picture, the parts of it that are others on every machine: left, top, right, bottom, of 1."""
_FOOT = re.compile(r"^ *(.+?) +Halaman (\d+) dari \d+ *$", re.MULTILINE)
_DPI, _COLORS, _EDGE = 80, 32, 8
_FOOT_HIGH = 42  # pixels: the page's foot line, which is not shown
_HAIR, _BLOCK = 3, 15  # pixels
_ROWS = 14
"""Of a sheet, as many as a picture shows to a reader."""


def page_pictures(printed: Path) -> dict[str, Image.Image]:
    """The first page of each sheet, by the name of its picture; of a workbook that was printed whole."""
    text = subprocess.run(["pdftotext", "-layout", printed, "-"], capture_output=True, text=True, check=True).stdout
    pages: dict[str, list[int]] = {}
    for sheet, number in _FOOT.findall(text):
        pages.setdefault(sheet, []).append(int(number))
    made = {picture: page_picture(printed, pages[sheet][0]) for sheet, picture in SHEETS.items()}
    return made | {"sop-bagan": page_picture(printed, pages["SOP"][1])}


def page_picture(printed: Path, number: int) -> Image.Image:
    """A page without its foot line and its margins."""
    page = str(number)
    command = ["pdftoppm", "-r", str(_DPI), "-f", page, "-l", page, "-singlefile", "-png", str(printed)]
    drawn = subprocess.run(command, capture_output=True, check=True).stdout
    image = Image.open(io.BytesIO(drawn)).convert("RGB")
    image = image.crop((0, 0, image.width, image.height - _FOOT_HIGH))
    inked = ImageChops.difference(image, Image.new("RGB", image.size, "white")).getbbox() or (0, 0, *image.size)
    left, top, right, bottom = inked
    edge = (max(left - _EDGE, 0), max(top - _EDGE, 0), min(right + _EDGE, image.width), bottom + _EDGE)
    return image.crop(edge)


def masked(image: Image.Image, name: str) -> Image.Image:
    """A picture in grey, without the parts that are others on every machine."""
    plain = image.convert("L")
    for left, top, right, bottom in _CHANGING.get(name, ()):
        wide, high = plain.size
        plain.paste(255, (int(left * wide), int(top * high), int(right * wide), int(bottom * high)))
    return plain


def looks_like(one: Image.Image, other: Image.Image) -> bool:
    """Whether two pictures show the same but for the tolerance of printed pages, and a pixel of margin."""
    if abs(one.width - other.width) > _HAIR or abs(one.height - other.height) > _HAIR:
        return False
    return unlike(one.resize(other.size), other, of=_BLOCK) <= MOST


def fingerprints(made: Path) -> dict[str, str]:
    """What those pictures show that no test makes anew, as a fingerprint.

    Args:
        made: the folder that ``contoh`` left.
    """
    who = inspect.getsource(jobs_langsung._who)  # noqa: SLF001 - what the window says
    steps = [str(step) for step in load_sop().langkah]
    return {
        **dict.fromkeys(ON_SCREEN, _of(who, *steps[:2])),
        "tidak-sah": _of(*_texts(made / BOOK, "Rencana Kinerja")),
        "form-unit": _of(*_texts(made / "form-unit" / f"{FORM}.xlsx")),
        "rekap": _of(*_texts(templates_folder() / "konsolidasi.xlsx")),
    }


def save(image: Image.Image, name: str) -> None:
    """Keep a picture, small."""
    image.quantize(_COLORS, dither=Image.Dither.NONE).save(PICTURES / f"{name}.png", optimize=True)


def main() -> None:
    """Make the pictures."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        made = folder / "kecamatan"
        _without_office(["contoh", str(made)])
        _without_office(["contoh", str(folder / "kabupaten"), "--kabupaten"])
        make_pictures(made, folder / "kabupaten" / "rekap-kabupaten.xlsx")


def make_pictures(made: Path, rekap: Path) -> None:
    """Make the pictures of what ``contoh`` left in a folder, and of a consolidation."""
    changed = made / CHANGED
    shutil.copy(made / BOOK, changed)
    shutil.copy(mirror(made / BOOK), mirror(changed))
    edit(changed, "Rencana Kinerja", {"M12": "Jabatan Lain"})
    run(["cetak", str(changed), "rencana-kinerja", "--ke", str(made / "kertas")])
    paper = next((made / "kertas").glob("*rencana-kinerja.pdf"))
    save(_upper(page_picture(paper, 1)), "tidak-sah")
    books = {BOOK: made / BOOK, "unit.xlsx": made / "form-unit" / f"{FORM}.xlsx", "rekap.xlsx": rekap}
    printed = {}
    program = find_libreoffice()
    assert program is not None, "LibreOffice is not installed: .ci/pasang-libreoffice sees to it"
    for file, data in print_all(program, {file: path.read_bytes() for file, path in books.items()}).items():
        printed[file] = made / f"{file}.pdf"
        printed[file].write_bytes(data)
    for picture, image in page_pictures(printed[BOOK]).items():
        save(image, picture)
    save(page_picture(printed["unit.xlsx"], 1), "form-unit")
    save(_upper(page_picture(printed["rekap.xlsx"], 1)), "rekap")
    SIDIK.write_text(json.dumps(fingerprints(made), indent=2) + "\n", encoding="utf-8")


def _without_office(command: list[str]) -> None:
    """Run a command as on a machine that has nothing but Python: it prints nothing, and takes a third of the time."""
    with pytest.MonkeyPatch.context() as machine:
        machine.setenv("PATH", "")
        machine.setattr(pdf, "_USUAL_PLACES", ())
        run(command)


def _upper(image: Image.Image) -> Image.Image:
    """The upper part, which says what matters."""
    return image.crop((0, 0, image.width, min(image.height, image.width * 45 // 100)))


def _of(*texts: str) -> str:
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()[:16]


def _texts(book: Path, sheet: str = "") -> list[str]:
    """What stands in the first rows of a sheet, the first one without a name."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    opened = CalamineWorkbook.from_path(book)
    name = sheet or opened.sheet_names[0]
    rows = opened.get_sheet_by_name(name).to_python(nrows=_ROWS)
    return ["|".join(str(cell) for cell in row) for row in rows]


if __name__ == "__main__":
    main()
