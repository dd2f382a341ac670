"""The guard of .xlsx and .xlsm: the zip directory, every XML part inflated under a limit, the box of the cells."""

import re
import zipfile
import zlib
from io import BytesIO
from itertools import pairwise

from xlpy.errors import InputError

MAX_TOTAL = 512 << 20
"""Bytes of all parts together, inflated."""
MAX_PART = 200 << 20
"""Bytes of one part, inflated."""
MAX_RATIO = 200
"""Inflated to stored size of a part larger than ``RATIO_FLOOR``; honest sheets stay under 40."""
RATIO_FLOOR = 8 << 20
MAX_PARTS = 5_000
MAX_CELLS = 5_000_000
"""Rows × columns of the box around a sheet's cells: a parser allocates all of it."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 16_384
MAX_SHARED_TEXT = 256 << 20
"""Bytes of text that the cells take from the shared strings, each reference counted."""

_ENCRYPTED = 0x1
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_LOCAL_HEADER = 30
_NEED = "Minta berkas itu disimpan ulang dari Excel (Simpan Sebagai, .xlsx)."
_OTHER_PACKAGES = {
    "word/document.xml": "dokumen Word. Salin teksnya ke berkas .txt, atau tabelnya ke Excel",
    "ppt/presentation.xml": "presentasi. Salin tabelnya ke Excel",
    "xl/workbook.bin": "buku kerja .xlsb. Buka di Excel dan simpan sebagai .xlsx",
    "content.xml": "dokumen OpenDocument. Buka dan simpan sebagai .xlsx",
}
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|\0<")
_SHEET = b"sheetData"
_SHARED = "xl/sharedstrings.xml"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_TELL_OF_SHEETS = frozenset({"xl/workbook.xml", "xl/_rels/workbook.xml.rels"})
# Every usual writer puts r first; then only far cells that hold something need a look.
_FAR_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d{5,})"(?:[^>]*[^/>])?>')
_ANY_ROW = re.compile(rb'<c r="[A-Z]{1,3}(\d+)"(?:[^>]*[^/>])?>')
_FAR_COLUMN = re.compile(rb'<c r="([A-Z]{2,})\d+"(?:[^>]*[^/>])?>')
_ANY_TAG = re.compile(rb"<(?:\w+:)?(row|c)\b([^>]*)>")
_REFERENCE = re.compile(rb"""\br\s*=\s*["']([A-Z]*)(\d*)["']""")
_SHARED_CELL = re.compile(rb't="s"[^>]*>\s*<v>(\d{1,9})</v>')
_COUNT = re.compile(rb"""ount\s*=\s*["'](\d{6,})["']""")
_SHARED_ITEM = re.compile(rb"<si[ >]")
_NEAR_ROWS, _NEAR_COLUMNS = 9_999, 26


def check_package(name: str, data: bytes) -> dict[str, bytes]:
    """Refuse a package that a parser should not have.

    Returns:
        The workbook, its links and the worksheets, inflated.

    Raises:
        InputError: damaged, no workbook, encrypted, inflating beyond the limits, with a DTD, or with cells so far
            apart that no parser can hold the box around them.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError) as error:
        raise InputError(f"{name}: berkas rusak atau terpotong. Minta atau unduh ulang. {_NEED}") from error
    _check_directory(name, parts)
    kept: dict[str, bytes] = {}
    texts, references = _SharedTexts(), 0
    for part in parts:
        xml = _inflate(name, data, part)
        if not _XML.match(xml):  # what a part is its content says: a link may lead a parser to any name
            continue
        _check_xml(name, part.filename, xml)
        if part.filename.lower() == _SHARED:
            texts = _SharedTexts(xml)
        elif _SHEET in xml:
            references += xml.count(b't="s"')
            kept[part.filename] = xml
        elif part.filename in _TELL_OF_SHEETS:
            kept[part.filename] = xml
    # The exact sum is worth its time only where the upper bound is too large.
    if references * texts.longest > MAX_SHARED_TEXT:
        sheets = (xml for part, xml in kept.items() if part not in _TELL_OF_SHEETS)
        if sum(map(texts.copied_into, sheets)) > MAX_SHARED_TEXT:
            raise InputError(f"{name}: teks panjang yang sama diulang terlalu banyak kali. {_NEED}")
    return kept


def _check_directory(name: str, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len(names) > MAX_PARTS:
        raise InputError(f"{name}: berisi {len(names)} bagian; buku kerja yang wajar tidak sebanyak itu. {_NEED}")
    if len({n.lower() for n in names}) != len(names):
        raise InputError(f"{name}: ada bagian yang tercatat dua kali di dalam berkas. {_NEED}")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise InputError(f"{name}: berkas dikunci kata sandi. Buka, hapus kata sandinya, simpan, lalu impor lagi.")
    if "xl/workbook.xml" not in names:
        what = next((text for part, text in _OTHER_PACKAGES.items() if part in names), None)
        raise InputError(f"{name}: isinya {what}." if what else f"{name}: arsip zip ini bukan buku kerja Excel.")
    if sum(part.file_size for part in parts) > MAX_TOTAL:
        raise InputError(f"{name}: isi berkas mengembang melebihi {MAX_TOTAL >> 20} MiB. {_NEED}")
    for part in parts:
        blown_up = part.file_size > RATIO_FLOOR and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        if part.file_size > MAX_PART or blown_up:
            raise InputError(
                f"{name}: bagian {part.filename} mengembang menjadi {part.file_size >> 20} MiB, tidak wajar. {_NEED}"
            )


def _inflate(name: str, data: bytes, part: zipfile.ZipInfo) -> bytes:
    """The part's bytes, never more than it declares: a parser that trusts the stream would inflate on."""
    damaged = InputError(f"{name}: bagian {part.filename} rusak atau ukurannya dipalsukan. {_NEED}")
    header = part.header_offset
    if part.compress_type not in (_STORED, _DEFLATED) or data[header : header + 4] != b"PK\x03\x04":
        raise damaged
    extra = int.from_bytes(data[header + 26 : header + 28], "little")
    extra += int.from_bytes(data[header + 28 : header + 30], "little")
    start = header + _LOCAL_HEADER + extra
    stored = data[start : start + part.compress_size]
    if part.compress_type == _STORED:
        inflated, complete = stored, True
    else:
        stream = zlib.decompressobj(-zlib.MAX_WBITS)
        try:
            inflated = stream.decompress(stored, part.file_size + 1)
        except zlib.error as error:
            raise damaged from error
        complete = stream.eof
    if not complete or len(inflated) != part.file_size:
        raise damaged
    return inflated


def _check_xml(name: str, part: str, xml: bytes) -> None:
    if b"\0" in xml[:4] or xml[:2] in _UTF16_MARKS:
        raise InputError(f"{name}: bagian {part} memakai penyandian yang tidak biasa (bukan UTF-8). {_NEED}")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise InputError(f"{name}: bagian {part} memuat DTD, tanda berkas jebakan. Jangan dipakai.")
    # A parser makes room for as many items as a part says it has; each takes more than one byte of it.
    if any(int(stated) > len(xml) for stated in _COUNT.findall(xml)):
        raise InputError(f"{name}: bagian {part} menyatakan isi yang jauh lebih banyak daripada yang ada. {_NEED}")
    if _SHEET not in xml:
        return
    rows, columns = _box(xml)
    if rows > MAX_ROWS or columns > MAX_COLUMNS or rows * columns > MAX_CELLS:
        raise InputError(
            f"{name}: bagian {part} berisi sel sampai baris {rows} dan kolom ke-{columns}, terlalu jauh dari A1. "
            "Hapus isi sel yang tersesat jauh di bawah atau di kanan (Ctrl+End), simpan, lalu impor lagi."
        )


def _box(xml: bytes) -> tuple[int, int]:
    """The last row and column that hold something; where both are near, their upper bounds."""
    usual = xml.count(b'<c r="') == xml.count(b"<c ") + xml.count(b"<c>")
    if not usual or b":c " in xml or b":c>" in xml:
        return _box_of_unusual_writer(xml)
    rows = max(map(int, _FAR_ROW.findall(xml)), default=_NEAR_ROWS)
    columns = max(map(_column_number, set(_FAR_COLUMN.findall(xml))), default=_NEAR_COLUMNS)
    if rows * columns > MAX_CELLS and rows == _NEAR_ROWS:
        rows = max(map(int, _ANY_ROW.findall(xml)), default=0)
    return rows, columns


def _box_of_unusual_writer(xml: bytes) -> tuple[int, int]:
    """The box where cells or rows leave out their address, or a prefix stands before every tag."""
    last_row = last_column = row = column = 0
    for tag, attributes in _ANY_TAG.findall(xml):
        found = _REFERENCE.search(attributes)
        letters, digits = (found[1], found[2]) if found else (b"", b"")
        if tag == b"row":
            row = int(digits) if digits else row + 1
            column = 0
            continue
        column = _column_number(letters) if letters else column + 1
        row = int(digits) if letters and digits else row
        if not attributes.endswith(b"/"):
            last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:4]:
        number = number * 26 + letter - 64
    return number


class _SharedTexts:
    """The sizes of the shared strings: a parser copies a string for each cell that refers to it."""

    def __init__(self, xml: bytes = b"") -> None:
        starts = [*(found.start() for found in _SHARED_ITEM.finditer(xml)), len(xml)]
        self._sizes = [end - start for start, end in pairwise(starts)]
        self.longest = max(self._sizes, default=0)

    def copied_into(self, sheet: bytes) -> int:
        """Bytes of text that the cells of ``sheet`` take."""
        numbers = map(int, _SHARED_CELL.findall(sheet))
        return sum(self._sizes[n] for n in numbers if n < len(self._sizes))
