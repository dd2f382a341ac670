"""The office's emblem: a picture file that the sheet Pengaturan names, looked through before it goes on a paper."""

import io
from pathlib import Path

from xlpy.book.schema import PENGATURAN
from xlpy.errors import InputError, sebab

_NAME = next(name for name in PENGATURAN.names if name.key == "lambang")
ISIAN = _NAME.name
"""The defined name of the cell that names the file."""
_KINDS = ("PNG", "JPEG")
_LARGEST = 10_000_000  # bytes
_MOST_POINTS = 50_000_000
_WIDEST = 800  # points of a picture that is printed 2 cm wide: more would only make every paper larger


def read_emblem(told: str, folder: Path) -> bytes:
    """The picture that a workbook in ``folder`` names, by a path from there or a whole one; b"" where there is none.

    Raises:
        InputError: it is not there, or is no picture that can be printed; names the cell.
    """
    if not told.strip():
        return b""
    place = folder / told.strip()
    try:
        if place.stat().st_size > _LARGEST:
            raise _fault(place, f"lebih besar daripada {_LARGEST // 1_000_000} MB. Perkecil gambarnya")
        data = place.read_bytes()
    except OSError as problem:
        raise _fault(place, f"tidak dapat dibaca ({sebab(problem)}). Betulkan nama berkasnya") from problem
    return _printable(data, place)


def _printable(data: bytes, place: Path) -> bytes:
    """The picture as it is, or made smaller, upright and of plain colours where it is not."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only where something is printed

    try:
        picture = Image.open(io.BytesIO(data), formats=_KINDS)
        if picture.width * picture.height > _MOST_POINTS:
            raise _fault(place, "terlalu besar. Perkecil gambarnya")
        picture.verify()  # to its last byte, which ends its use
        picture = Image.open(io.BytesIO(data), formats=_KINDS)
        picture.load()
    except InputError:
        raise
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as problem:
        raise _fault(place, "bukan gambar PNG atau JPEG yang utuh. Simpan lagi sebagai PNG") from problem
    upright = ImageOps.exif_transpose(picture)
    fits = max(upright.size) <= _WIDEST and upright.size == picture.size
    if fits and picture.mode in {"1", "L", "LA", "P", "RGB", "RGBA"}:
        return data
    upright = upright.convert("RGBA" if "A" in upright.getbands() else "RGB")
    upright.thumbnail((_WIDEST, _WIDEST))
    buffer = io.BytesIO()
    upright.save(buffer, "PNG")
    return buffer.getvalue()


def _fault(place: Path, what: str) -> InputError:
    return InputError(f"{PENGATURAN.name}!{_NAME.cell}: gambar lambang {place} {what}. Kertas dicetak tanpa lambang.")
