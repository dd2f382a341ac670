"""Very many workbooks from a few: only the text of a package that names its office is packed anew."""

import struct
import zipfile
from collections.abc import Sequence
from pathlib import Path

from xlpy.consolidate.zip_alir import Potongan, ZipAlir, piece

_TEXTS = "xl/sharedStrings.xml"


class Induk:
    """A workbook to be cloned: its parts as they lie packed."""

    def __init__(self, path: Path, name: str) -> None:
        """Take the workbook of the kecamatan ``name``."""
        data = path.read_bytes()
        with zipfile.ZipFile(path) as package:
            self._parts = [(e.filename, _packed(data, e)) for e in package.infolist() if e.filename != _TEXTS]
            self._texts = package.read(_TEXTS)
        self._name = f">{name}<".encode()
        assert self._name in self._texts

    def clone(self, path: Path, name: str) -> None:
        """Write the workbook of another kecamatan."""
        with path.open("wb") as file, ZipAlir(file) as package:
            for part, packed in self._parts:
                package.add_pieces(part, [packed])
            package.add_pieces(_TEXTS, [piece(self._texts.replace(self._name, f">{name}<".encode()), last=True)])


def _packed(data: bytes, entry: zipfile.ZipInfo) -> Potongan:
    at = entry.header_offset
    name, extra = struct.unpack_from("<HH", data, at + 26)
    start = at + 30 + name + extra
    stored = data[start : start + entry.compress_size]
    if entry.compress_type == zipfile.ZIP_STORED:
        return piece(stored, last=True)
    return Potongan(stored, entry.CRC, entry.file_size)


def clones(bases: Sequence[tuple[Path, str]], folder: Path, count: int) -> list[Path]:
    """Write ``count`` workbooks of as many kecamatan into ``folder``, a hundred in a subfolder."""
    parents = [Induk(path, name) for path, name in bases]
    written = []
    for number in range(count):
        home = folder / f"kab-{number // 100:03d}"
        home.mkdir(parents=True, exist_ok=True)
        path = home / f"kec-{number:05d}.xlsm"
        parents[number % len(parents)].clone(path, f"Kecamatan {number:05d}")
        written.append(path)
    return written
