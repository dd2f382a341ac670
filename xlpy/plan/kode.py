"""Codes of the nomenclature: reading, repairing, classifying.

A code is urusan.bidang.program.kewenangan.kegiatan.sub, e.g. ``7.01.02.2.01.0001`` (Permendagri 90/2019 and
Kepmendagri 900.1.15.5-1317/2023).  The sub kegiatan part has four digits since 2023, two before; we store four.
Support programs are printed as ``X.XX.01`` in the official list; in a kecamatan they are ``7.01.01``.
"""

import re
from dataclasses import dataclass
from enum import IntEnum


class Kedalaman(IntEnum):
    """How deep a code reaches: the number of its parts."""

    URUSAN = 1
    BIDANG = 2
    PROGRAM = 3
    KEGIATAN = 5
    SUB_KEGIATAN = 6


@dataclass(frozen=True, slots=True)
class Kode:
    """A code in its stored form.

    Attributes:
        teks: the stored form, e.g. ``"7.01.02.2.01.0001"``.
        diperbaiki: True where the digits as written were not the official ones (wrong padding, ``X.XX``).
    """

    teks: str
    diperbaiki: bool = False

    @property
    def kedalaman(self) -> Kedalaman:
        """The level, by the number of parts."""
        return Kedalaman(self.teks.count(".") + 1)

    def induk(self, kedalaman: Kedalaman) -> str:
        """The first ``kedalaman`` parts of the code, as text."""
        return ".".join(self.teks.split(".")[:kedalaman])


# Digits of each part: urusan, bidang, program, kewenangan, kegiatan, sub kegiatan.
_WIDTHS = (1, 2, 2, 1, 2, 4)
_MAX_DIGITS = (2, 2, 2, 2, 2, 5)
_BLANKS = re.compile(r"[\s\u00a0]+")
_SHAPE = re.compile(r"(?:\d+|[xX]+)(?:\.(?:\d+|[xX]+))*")
# Kode rekening: 4 pendapatan, 5 belanja, 6 pembiayaan, followed by a single digit ("5.1.02…"); urusan 5 has "5.01".
_ACCOUNT = re.compile(r"[456](?:\.\d(?:\.\d{1,2})*(?:\.\d{2,5})*)?\.?")
KEWENANGAN = frozenset("1234567")  # 1 provinsi, 2 kabupaten/kota, 3-4 Papua, 7 Aceh
URUSAN_PENUNJANG = ("7", "01")


def is_account_code(text: str) -> bool:
    """Whether ``text`` is a kode rekening (``5.1.02.01.01.0024``) and not a code of the nomenclature."""
    return "." in text and _ACCOUNT.fullmatch(_BLANKS.sub("", text)) is not None


def read_code(text: str, *, bidang: tuple[str, str] = URUSAN_PENUNJANG) -> Kode | None:
    """Read a code as people write it; None when ``text`` is no code of the nomenclature.

    Blanks, trailing dots and lost or superfluous zeros are mended; ``X.XX`` becomes ``bidang``.
    Four parts (``7.01.01.2``) are no level of the nomenclature and give None.
    """
    compact = _BLANKS.sub("", text).strip(".")
    if not _SHAPE.fullmatch(compact) or is_account_code(compact):
        return None
    parts = compact.split(".")
    if len(parts) not in tuple(Kedalaman):
        return None
    return _assemble(_fill_placeholders(parts, bidang), compact)


def _fill_placeholders(parts: list[str], bidang: tuple[str, str]) -> list[str]:
    head = [bidang[i] if part.strip("xX") == "" else part for i, part in enumerate(parts[:2])]
    return [*head, *parts[2:]]


def _assemble(parts: list[str], written: str) -> Kode | None:
    stored = []
    for part, width, most in zip(parts, _WIDTHS, _MAX_DIGITS, strict=False):
        if not part.isascii() or not part.isdigit() or len(part) > most:
            return None
        number = part.lstrip("0") or "0"
        if len(number) > width:
            return None
        stored.append(number.zfill(width))
    if len(stored) > Kedalaman.PROGRAM and (stored[3] not in KEWENANGAN or _is_before_2021(parts)):
        return None
    teks = ".".join(stored)
    return Kode(teks, diperbaiki=not _is_official_spelling(written, teks))


def _is_before_2021(parts: list[str]) -> bool:
    """Whether the parts are urusan.bidang.urusan.bidang of the system before 2021: ``4.01.4.01.17``.

    Who pads the kewenangan (``02``) pads the program too; behind a program of one digit it is a bidang.
    """
    return len(parts[2]) == 1 and len(parts[3]) > 1


def _is_official_spelling(written: str, stored: str) -> bool:
    """Whether ``written`` is ``stored``, or its form with the two-digit sub kegiatan used before 2023."""
    return written == stored or (
        stored.count(".") + 1 == Kedalaman.SUB_KEGIATAN and written == f"{stored[:-4]}{stored[-2:]}"
    )


def join_parts(parts: list[str]) -> Kode | None:
    """Read a code whose parts stand in several columns, some of them numbers that lost their zeros.

    One column may hold two parts (``"2.01"``).  Unlike ``read_code`` it never takes the parts for a kode rekening.
    """
    pieces = [piece for part in parts for piece in _BLANKS.sub("", part).strip(".").split(".") if piece]
    if len(pieces) not in tuple(Kedalaman):
        return None
    return _assemble(_fill_placeholders(pieces, URUSAN_PENUNJANG), ".".join(pieces))
