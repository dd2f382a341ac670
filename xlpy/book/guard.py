"""The guard: looks at an incoming file before any parser does, and refuses what would hang, abort or eat memory.

Parsers of spreadsheets trust what a file says of itself: 5 KB with the cells A1 and XFD1048576 make one ask for
549 GB, and the interpreter is gone.  So sizes are counted here while inflating, never believed.  What the content
is decides (``kind_of``), not the name's extension.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.book.guard_tempat import read_bytes
from xlpy.errors import InputError

if TYPE_CHECKING:
    from xlpy.book.guard_ringkas import Bagian

MAX_FILE = 32 << 20
"""Bytes of a spreadsheet; an office's largest is about 5 MiB."""
MAX_TEXT = 16 << 20
"""Bytes of a .csv or .txt."""
MAX_TEXT_CELLS, MAX_LINE = 1_000_000, 1 << 20
"""Separators in a text file; bytes of one of its lines."""

_MIB = 1 << 20
_SNIFF = 4096
_ZIP, _CFB = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SEPARATORS = (b",", b";", b"\t", b"|", b"\n")
_XLSX_ADVICE = "Buka berkas itu di Excel atau LibreOffice, simpan sebagai .xlsx, lalu impor hasilnya."
_FOREIGN = {
    b"%PDF": "PDF. Salin isinya ke Excel dan simpan sebagai .xlsx, atau simpan teksnya sebagai .txt",
    b"\x89PNG": "gambar. Ketik isinya ke Excel",
    b"\xff\xd8\xff": "gambar. Ketik isinya ke Excel",
    b"{\\rtf": "dokumen RTF. Salin teksnya ke berkas .txt",
    b"Rar!": "arsip RAR. Keluarkan dulu isinya",
    b"7z\xbc\xaf": "arsip 7-Zip. Keluarkan dulu isinya",
    b"MZ": "program, bukan dokumen. Jangan dibuka",
}


class Kind(Enum):
    """What a file is by its content."""

    PACKAGE = "xlsx"  # .xlsx or .xlsm: a zip with xl/workbook.xml
    BIFF = "xls"  # .xls of Excel 97-2003
    TEXT = "teks"


@dataclass(frozen=True, slots=True)
class Berkas:
    """A file that a parser may have.

    Attributes:
        data: its bytes; of a .xls without the way to its macros, so that no parser looks at them.
        kind: what it is by its content.
        bagian: of a package the parts that tell of sheets, inflated: the workbook, its links and the worksheets.
        dibaca: of a package of which some sheets are asked for, what a parser needs for them.
    """

    data: bytes
    kind: Kind
    bagian: Mapping[str, bytes] = field(default_factory=dict)
    dibaca: Mapping[str, "Bagian"] = field(default_factory=dict)


def kind_of(data: bytes) -> Kind:
    """What ``data`` is by its first bytes."""
    if data.startswith(_ZIP):
        return Kind.PACKAGE
    return Kind.BIFF if data.startswith(_CFB) else Kind.TEXT


def periksa_berkas(path: Path, *, within: Path | None = None, sheets: Collection[str] | None = None) -> Berkas:
    """Read a file, once it is known that a parser may safely have it.

    Args:
        path: the file.
        within: the folder that symbolic links must not lead out of; without it they may lead anywhere.
        sheets: the names of the sheets that the parser will be asked for, of a package; None for any.  The others are
            not looked at, and ``bagian`` lacks them: the parser must be given ``dibaca``.

    Raises:
        InputError: the content is nothing we read, is locked with a password, or is made to exhaust a parser; or
            the path leads to no ordinary file, or has a name that deceives.
        WorkbookError: the file cannot be read from the disk.
    """
    data = read_bytes(path, MAX_FILE, within=within)
    kind = kind_of(data)
    if kind is Kind.PACKAGE:
        # The two inspections are needed by one kind of file each.
        from xlpy.book.guard_package import check_package  # noqa: PLC0415

        paket = check_package(path.name, data, sheets)
        return Berkas(data, kind, paket.bagian, paket.dibaca)
    if kind is Kind.BIFF:
        from xlpy.book.guard_biff import check_biff  # noqa: PLC0415

        return Berkas(check_biff(path.name, data), kind)
    _check_text(path.name, data)
    return Berkas(data, kind)


def _check_text(name: str, data: bytes) -> None:
    for mark, what in _FOREIGN.items():
        if data.startswith(mark):
            raise InputError(f"{name}: isinya {what}.")
    if len(data) > MAX_TEXT:
        raise InputError(
            f"{name}: {len(data) // _MIB} MiB teks, terlalu besar (paling besar {MAX_TEXT // _MIB} MiB). "
            "Ambil hanya bagian yang diperlukan."
        )
    if sum(map(data.count, _SEPARATORS)) > MAX_TEXT_CELLS or _longest_line(data) > MAX_LINE:
        raise InputError(
            f"{name}: terlalu banyak sel, atau satu baris terlalu panjang. Ambil bagian yang diperlukan."
        )
    if b"\0" in data[:_SNIFF] and not data.startswith(_UTF16_MARKS) and not looks_like_utf16(data):
        raise InputError(f"{name}: isi berkas bukan lembar kerja dan bukan teks. {_XLSX_ADVICE}")


def _longest_line(data: bytes) -> int:
    if len(data) <= MAX_LINE:
        return len(data)
    return max(map(len, data.replace(b"\r", b"\n").split(b"\n")))


def looks_like_utf16(data: bytes) -> bool:
    """Whether every second byte of the beginning is almost always NUL: UTF-16 text without its mark."""
    head = data[:_SNIFF]
    half = len(head) // 2
    zeros = max(head[0::2].count(0), head[1::2].count(0))
    other = min(head[0::2].count(0), head[1::2].count(0))
    return half > 0 and other == 0 and zeros > half * 0.7
