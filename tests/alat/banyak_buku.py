"""Workbooks of many kecamatan in several kabupaten, from one: only its shared texts are packed anew."""

import zipfile
from dataclasses import replace
from pathlib import Path

from contoh import dokumen

from xlpy.build.workbook import write

_TEXTS = "xl/sharedStrings.xml"
_KABUPATEN, _KECAMATAN = "Kabupaten Contoh Asal", "Kecamatan Asal"


def many_books(folder: Path, count: int, *, kabupaten: int) -> list[Path]:
    """Write ``count`` small workbooks, spread evenly over so many kabupaten, a folder each."""
    folder.mkdir(parents=True, exist_ok=True)
    origin = folder.with_name(f"{folder.name}-asal.xlsx")
    document = dokumen()
    settings = replace(document.pengaturan, pemerintah=_KABUPATEN, kecamatan=_KECAMATAN)
    write(replace(document, pengaturan=settings), origin)
    return clones(origin, folder, count, kabupaten=kabupaten, names=(_KABUPATEN, _KECAMATAN))


def clones(origin: Path, folder: Path, count: int, *, kabupaten: int, names: tuple[str, str]) -> list[Path]:
    """Write ``count`` copies of a workbook under other names; ``names`` are its kabupaten and its kecamatan."""
    with zipfile.ZipFile(origin) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    written = []
    for number in range(count):
        home = folder / f"kab-{number % kabupaten:03d}"
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"kec-{number:05d}{origin.suffix}"
        texts = parts[_TEXTS].replace(names[0].encode(), f"Kabupaten Contoh {number % kabupaten:03d}".encode())
        texts = texts.replace(f">{names[1]}<".encode(), f">Kecamatan {number:05d}<".encode())
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for name, data in parts.items():
                package.writestr(name, texts if name == _TEXTS else data)
        written.append(path)
    return written
