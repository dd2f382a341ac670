"""Codes as budget papers carry them: alone, split over columns, in front of a name, behind it in parentheses.

A paper mixes codes of four kinds: nomenclature, rekening, office (SKPD) and, before 2021, the old system.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from xlpy.plan.kode import Kedalaman, Kode, is_account_code, join_parts, read_code
from xlpy.plan.text import tidy


class JenisKode(StrEnum):
    """The kinds of code."""

    NOMENKLATUR = auto()
    REKENING = auto()
    SKPD = auto()
    LAMA = auto()
    RUSAK = auto()


@dataclass(frozen=True, slots=True)
class KodeTerbaca:
    """A code found in a row.

    Attributes:
        jenis: what kind of code it is.
        tertulis: as written.
        kode: the code of the nomenclature, also the one in front of a rekening in one cell.
        rekening: the kode rekening.
        nama: the text that stood in the same cell.
        alasan: why a RUSAK code cannot be read.
    """

    jenis: JenisKode
    tertulis: str
    kode: Kode | None = None
    rekening: str = ""
    nama: str = ""
    alasan: str = ""


_PART = r"(?:\d{1,5}|[Xx]{1,2})"
_SEPARATED = rf"{_PART}(?:\s*\.\s*{_PART}){{0,16}}\.?"
_IN_FRONT = re.compile(
    rf"[\[(\s]*(?P<kode>{_SEPARATED})[\])]?(?:\s*[-–—:;|)]\s*|\s+|(?=[A-Z\[]))(?P<nama>\D.*|\d+\s+\D.*)"
)
_BEHIND = re.compile(rf"(?P<nama>\D.*?)\s*[\[(]\s*(?P<kode>{_SEPARATED})\s*[\])]")
_ALONE = re.compile(rf"[\[(]?\s*(?P<kode>{_SEPARATED})\s*[\])]?\s*[-–:]?")
_OTHER_SEPARATORS = re.compile(rf"{_PART}(?:\s*[-/_,\s]\s*{_PART}){{2,16}}")
# A letter taken for a digit: what follows "7.01." is "O1.2.06.0005", no name.
_BROKEN_REST = re.compile(r"[A-Za-z]{1,2}\d*\.\d")
# All digits of a kegiatan or sub kegiatan without the dots between them.
_GLUED = re.compile(r"([1-9])(\d\d)(\d\d)([1-7])(\d\d)(\d{4})?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d(?:[T ].*)?")
_SCIENTIFIC = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d+")
# Digits of each part of a kode SKPD, 7.01.0.00.0.00.01.0000, and of the codes before 2021, 1.20.1.20.07.01.02.
_SKPD_WIDTHS = ((1, 2, 1, 2, 1, 2, 2, 4), (1, 2, 1, 2, 1, 2, 2), (1, 2, 1, 2, 1, 2, 2, 2))
_OLD_HEAD = (1, 2, 1, 2, 2)
# The bidang of each urusan in the nomenclature in force since 2021; others are of the old system.
_BIDANG = {
    "1": range(1, 7), "2": range(7, 26), "3": range(25, 34), "4": range(1, 4),
    "5": range(1, 9), "6": range(1, 3), "7": range(1, 3), "8": range(1, 3), "9": range(1, 3),
}  # fmt: skip


def read_codes(cells: Sequence[str]) -> KodeTerbaca | None:
    """Read the code that the cells of the code columns make together; None when they hold none."""
    cells = [tidy(cell) for cell in cells if tidy(cell)]
    if not cells:
        return None
    last = _read_one(cells[-1], in_code_column=True)
    if len(cells) == 1:
        return last
    if last and (last.jenis is not JenisKode.NOMENKLATUR or (last.kode and last.kode.kedalaman >= Kedalaman.PROGRAM)):
        return last
    return _read_split(cells) or last or _read_one(cells[0], in_code_column=True)


def _read_split(cells: list[str]) -> KodeTerbaca | None:
    numbers = [cell for cell in cells if re.fullmatch(rf"{_SEPARATED}", cell)]
    name = next((cell for cell in cells if cell not in numbers), "")
    joined = ".".join(number.strip(". ") for number in numbers)
    long_form = _classify(joined, name)
    if long_form and long_form.jenis is not JenisKode.NOMENKLATUR and joined.count(".") >= len(Kedalaman):
        return long_form
    kode = join_parts(numbers)
    return KodeTerbaca(JenisKode.NOMENKLATUR, joined, kode, nama=name) if kode else None


def read_code_in_name(text: str) -> KodeTerbaca | None:
    """Read a code that stands with its name in one cell; numbering such as "1." or "1.1" is none."""
    return _read_one(tidy(text), in_code_column=False)


@lru_cache(maxsize=20_000)  # asked by head, row and total; a paper repeats its codes
def _read_one(text: str, *, in_code_column: bool) -> KodeTerbaca | None:
    if in_code_column and (_DATE.fullmatch(text) or _SCIENTIFIC.fullmatch(text)):
        return KodeTerbaca(JenisKode.RUSAK, text, alasan=f"kode '{text}' sudah diubah aplikasi menjadi tanggal atau "
                           "notasi ilmiah; ketik ulang kodenya sebagai teks")  # fmt: skip
    if in_code_column and (glued := _GLUED.fullmatch(text)):
        text = ".".join(part for part in glued.groups() if part)
    if in_code_column and _OTHER_SEPARATORS.fullmatch(text):
        text = re.sub(r"\s*[-/_,\s]\s*", ".", text)
    for pattern in (_ALONE, _IN_FRONT, _BEHIND):
        found = pattern.fullmatch(text)
        if found:
            name = tidy(found.groupdict().get("nama") or "").strip("-–: ")
            name = name[1:-1].strip() if name.startswith("(") and name.endswith(")") else name
            if in_code_column and _BROKEN_REST.match(name):
                return KodeTerbaca(JenisKode.RUSAK, text, alasan=f"kode '{text}' memuat huruf di antara angkanya; "
                                   "tulis ulang kodenya")  # fmt: skip
            read = _classify(found["kode"], name)
            if read and (in_code_column or _is_surely_code(read)):
                return read
    return None


def _is_surely_code(read: KodeTerbaca) -> bool:
    if read.jenis is not JenisKode.NOMENKLATUR or read.kode is None:
        return True
    parts = [part for part in re.split(r"[.\s]+", read.tertulis) if part]
    return len(parts) >= Kedalaman.PROGRAM and any(len(part) > 1 for part in parts)


def _classify(written: str, name: str) -> KodeTerbaca | None:
    compact = re.sub(r"\s+", "", written).strip(".")
    parts = compact.split(".")
    widths = tuple(map(len, parts))
    if is_account_code(compact) or (len(parts) == 1 and compact in "456" and name.casefold().startswith(_ACCOUNTS)):
        return KodeTerbaca(JenisKode.REKENING, compact, rekening=compact, nama=name)
    if len(parts) > len(Kedalaman) + 1:
        return _classify_long(parts, widths, name)
    kode = read_code(compact)
    if kode and is_known_field(kode.teks):
        return KodeTerbaca(JenisKode.NOMENKLATUR, compact, kode, nama=name)
    if (kode and kode.kedalaman >= Kedalaman.PROGRAM) or widths[: len(_OLD_HEAD)] == _OLD_HEAD:
        return KodeTerbaca(JenisKode.LAMA, compact, nama=name)
    return None


_ACCOUNTS = ("belanja", "pendapatan", "pembiayaan")


def _classify_long(parts: list[str], widths: tuple[int, ...], name: str) -> KodeTerbaca | None:
    """Codes of seven parts and more: an office, an office or a sub kegiatan with what follows it, the old system."""
    written = ".".join(parts)
    if widths in _SKPD_WIDTHS:
        return KodeTerbaca(JenisKode.SKPD, written, nama=name)
    if widths[:8] == _SKPD_WIDTHS[0]:
        return _classify(".".join(parts[8:]), name)
    if widths[: len(_OLD_HEAD)] == _OLD_HEAD:
        return KodeTerbaca(JenisKode.LAMA, written, nama=name)
    kode, account = read_code(".".join(parts[:6])), ".".join(parts[6:])
    if kode and (is_account_code(account) or account in "456"):
        return KodeTerbaca(JenisKode.REKENING, written, kode, rekening=account, nama=name)
    return None


def is_known_field(kode: str) -> bool:
    """Whether the urusan and bidang of a stored code exist in the nomenclature in force since 2021."""
    parts = kode.split(".")
    return parts[0] in _BIDANG and (len(parts) == 1 or parts[1] == "00" or int(parts[1]) in _BIDANG[parts[0]])
