"""Printed pages as pictures, compared with a tolerance: a hair of a font is let pass, a moved or missing text not."""

import io
import subprocess

from PIL import Image, ImageChops
from pypdf import PdfReader

_DPI = 36
_BLOCK = 6  # pixels: 4 mm, in which the ink is compared, so that a letter may move by a hair
MOST = 20
"""Of 255: the difference of ink that a block of a page may show."""


def look_alike(one: bytes, other: bytes) -> bool:
    """Whether two PDFs have as many pages, and those that are compared look the same but for the tolerance."""
    counts = {len(PdfReader(io.BytesIO(data)).pages) for data in (one, other)}
    if len(counts) > 1:
        return False
    (count,) = counts
    return all(unlike(a, b) <= MOST for a, b in zip(pages(one, count), pages(other, count), strict=True))


def pages(pdf: bytes, count: int) -> list[Image.Image]:
    """The first pages and the last one, in grey; of ``count`` that there are."""
    first = _drawn(pdf, 1, min(count, 3))
    return first if count <= len(first) else [*first, *_drawn(pdf, count, count)]


def _drawn(pdf: bytes, first: int, last: int) -> list[Image.Image]:
    command = ["pdftoppm", "-r", str(_DPI), "-gray", "-f", str(first), "-l", str(last), "-"]
    drawn = subprocess.run(command, input=pdf, capture_output=True, check=True).stdout
    found, stream = [], io.BytesIO(drawn)
    while stream.tell() < len(drawn):
        found.append(_picture(stream))
    return found


def _picture(stream: io.BytesIO) -> Image.Image:
    """The next picture of a stream of PGMs."""
    assert stream.readline() == b"P5\n"
    wide, high = map(int, stream.readline().split())
    stream.readline()
    return Image.frombytes("L", (wide, high), stream.read(wide * high))


def unlike(one: Image.Image, other: Image.Image, of: int = _BLOCK) -> int:
    """The most by which the ink of a block, ``of`` pixels wide, differs, of 255."""
    if one.size != other.size:
        return 255
    small = (one.width // of, one.height // of)
    difference = ImageChops.difference(*(picture.resize(small, Image.Resampling.BOX) for picture in (one, other)))
    return int(difference.getextrema()[1])  # type: ignore[arg-type] # of one band
