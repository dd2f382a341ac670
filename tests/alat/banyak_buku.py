"""Workbooks of many kecamatan in several kabupaten, as copies of one under other names."""

import zipfile
from dataclasses import replace
from pathlib import Path

from contoh import dokumen

from xlpy.build.workbook import write

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
    kabupaten_there, kecamatan_there = (f">{name}<".encode() for name in names)
    naming = [part for part, data in parts.items() if kabupaten_there in data or kecamatan_there in data]
    written = []
    for number in range(count):
        home = folder / f"kab-{number % kabupaten:03d}"
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"kec-{number:05d}{origin.suffix}"
        region, unit = f">Kabupaten Contoh {number % kabupaten:03d}<", f">Kecamatan {number:05d}<"
        told = {
            part: parts[part].replace(kabupaten_there, region.encode()).replace(kecamatan_there, unit.encode())
            for part in naming
        }
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as package:
            for part, data in {**parts, **told}.items():
                package.writestr(part, data)
        written.append(path)
    return written
