"""Workbooks that earlier versions of the program made, as an office may still have them."""

import lzma
import shutil
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "data" / "buku-lama"
SEMUA = ("disusun", "setengah", "ditandatangani")
"""What they are called; ``README.md`` beside them tells what each is."""


def old_workbook(name: str, folder: Path) -> Path:
    """One of them, with its log's mirror where it has one, put into ``folder``."""
    path = folder / f"{name}.xlsm"
    path.write_bytes(lzma.decompress((FOLDER / f"{name}.xlsm.xz").read_bytes()))
    mirror = FOLDER / f"{name}.xlsm.log.jsonl"
    if mirror.exists():
        shutil.copy(mirror, folder)
    return path
