"""The guard of .xlsx and .xlsm: the zip directory, and every XML part inflated under a limit."""

import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from io import BytesIO

from xlpy.book.guard_indeks import MAX_INDEX, refuse_repeated, unneeded
from xlpy.book.guard_lembar import SHEET, Lembar, refuse_far_cells, without_formulas
from xlpy.book.guard_ringkas import Bagian
from xlpy.book.guard_rupa import only_formats
from xlpy.book.guard_teks import MAX_SHARED_TEXT, SharedTexts
from xlpy.book.guard_tempat import tampil, terkunci
from xlpy.errors import InputError

MAX_TOTAL = 96 << 20
"""Bytes of all parts together, inflated."""
MAX_PART = 64 << 20
"""Bytes of one part, inflated."""
MAX_RATIO = 200
"""Inflated to stored size of a part larger than ``RATIO_FLOOR``; honest sheets stay under 40."""
RATIO_FLOOR = 8 << 20
MAX_PARTS = 5_000

_ENCRYPTED = 0x1
_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_LOCAL_HEADER = 30
_ENTRY, _END, _END_64, _LOCATOR_64 = b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x07"
_END_SIZE, _END_64_SIZE, _LOCATOR_SIZE = 22, 56, 20
_NEED = "Minta berkas itu disimpan ulang dari Excel (Simpan Sebagai, .xlsx)."
_OTHER_PACKAGES = {
    "word/document.xml": "dokumen Word. Salin teksnya ke berkas .txt, atau tabelnya ke Excel",
    "ppt/presentation.xml": "presentasi. Salin tabelnya ke Excel",
    "xl/workbook.bin": "buku kerja .xlsb. Buka di Excel dan simpan sebagai .xlsx",
    "content.xml": "dokumen OpenDocument. Buka dan simpan sebagai .xlsx",
}
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<|\xff\xfe|\xfe\xff|\0<")
_SHARED = re.compile(rb"[<:]sst[\s>]")
_HEAD = 1000  # bytes in which a part's first tag is found
_INDEX = re.compile(rb"[<:](?:workbook|Relationships)[\s>]")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_ENCODING = re.compile(rb"""^[^<]*<\?xml[^<>]*?\sencoding\s*=\s*["']([^"']*)["']""")
# In all of these a tag is written with the same bytes; elsewhere tags could hide from the looks that are taken here.
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"iso-8859-15", b"windows-1252"})
_WORKBOOK, _LINKS, _LOOKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"
_TELL_OF_SHEETS = frozenset({_WORKBOOK, _LINKS})
_COUNT = re.compile(rb"""ount\s*=\s*["']\+?0*+(\d{6,}+)["']""")
_LONG_COUNT = 12  # digits


@dataclass(frozen=True, slots=True)
class Paket:
    """A package that a parser may have.

    Attributes:
        bagian: the workbook, its links and the worksheets that are wanted, inflated.
        dibaca: where some sheets are wanted, what a parser needs for them, and nothing that was not looked at.
    """

    bagian: Mapping[str, bytes]
    dibaca: Mapping[str, Bagian]


def check_package(name: str, data: bytes, wanted: Collection[str] | None = None) -> Paket:
    """Refuse a package that a parser should not have.

    Args:
        name: of the file.
        data: its bytes.
        wanted: the names of the sheets that the parser will be asked for; None for any.

    Raises:
        InputError: damaged, no workbook, encrypted, inflating beyond the limits, with a DTD, or with cells so far
            apart that no parser can hold the box around them.
    """
    _check_end(name, data)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OverflowError, OSError, struct.error) as error:
        raise _damaged(name) from error
    _check_directory(name, parts)
    looked = _Looked(name, data, is_for_some=wanted is not None)
    passes_over = _passing_over(name, data, parts, wanted)
    for part in parts:
        if not passes_over(part.filename):
            looked.look(part)
    looked.leave_out()
    looked.refuse_too_much()
    return Paket(looked.kept, looked.told)


class _Looked:
    """What is looked at of a package, part by part.

    Attributes:
        kept: the parts that tell of sheets, as they are.
        told: the parts for a parser that is asked for some sheets.
    """

    def __init__(self, name: str, data: bytes, *, is_for_some: bool) -> None:
        self.kept: dict[str, bytes] = {}
        self.told: dict[str, Bagian] = {}
        self._name, self._data, self._is_for_some = name, data, is_for_some
        self._sheets: list[Lembar] = []
        self._texts: dict[str, SharedTexts] = {}

    def look(self, part: zipfile.ZipInfo) -> None:
        """Look at a part.

        Raises:
            InputError: a parser should not have it.
        """
        name, place = self._name, part.filename
        whole = xml = _inflate(name, self._data, part)
        is_sheet = SHEET in xml
        if self._is_for_some:
            if is_sheet and zlib.crc32(whole) == part.CRC:  # else the parser says that it is damaged
                xml = without_formulas(whole)
            self.told[place] = Bagian(xml, part.CRC if xml is whole else zlib.crc32(xml))
        is_shared = b"sst" in xml and _SHARED.search(xml) is not None
        # What a part is its content says: a link may lead a parser to any name, and it passes over text before a tag.
        if not (is_sheet or is_shared or _XML.match(xml)):
            return
        _check_xml(name, place, xml)
        if _INDEX.search(xml, 0, _HEAD) is not None:
            refuse_repeated(name, place, xml)
        if is_sheet:
            self._sheets.append(Lembar(name, place, xml))
        if is_shared:
            self._texts[place] = SharedTexts(xml)
        if is_sheet or place in _TELL_OF_SHEETS:
            self.kept[place] = whole

    def refuse_too_much(self) -> None:
        """Refuse what is too much only with all parts together."""
        refuse_far_cells(self._name, self._sheets)
        written, cells = [sheet.xml for sheet in self._sheets], sum(sheet.cells for sheet in self._sheets)
        if any(shared.copied_into(written, cells) > MAX_SHARED_TEXT for shared in self._texts.values()):
            raise InputError(f"{self._name}: teks panjang yang sama diulang terlalu banyak kali. {_NEED}")

    def leave_out(self) -> None:
        """Give the parser of texts and looks what the sheets that it is asked for need; that halves its work."""
        if not self._is_for_some:
            return
        written = [sheet.xml for sheet in self._sheets]
        for place, shared in self._texts.items():
            if self._replaced(place, shared.only_of(written)):
                self._texts[place] = SharedTexts(self.told[place].data)
        if _LOOKS in self.told:
            self._replaced(_LOOKS, only_formats(self.told[_LOOKS].data))

    def _replaced(self, place: str, fewer: bytes | None) -> bool:
        """Whether the parser gets less of a part; all of one that is not what it should be, so that it says so."""
        part = self.told[place]
        if fewer is None or zlib.crc32(part.data) != part.crc:
            return False
        self.told[place] = Bagian(fewer, zlib.crc32(fewer))
        return True


def _passing_over(
    name: str, data: bytes, parts: list[zipfile.ZipInfo], wanted: Collection[str] | None
) -> Callable[[str], bool]:
    """Which parts nobody needs, by their names; none where any sheet is read, or what tells of sheets is odd."""
    if wanted is None:
        return lambda _: False
    told = {part.filename: _inflate(name, data, part) for part in parts if part.filename in _TELL_OF_SHEETS}
    if len(told) < len(_TELL_OF_SHEETS) or any(len(xml) > MAX_INDEX or b"<!" in xml for xml in told.values()):
        return lambda _: False
    return unneeded(told[_WORKBOOK], told[_LINKS], wanted)


def _damaged(name: str) -> InputError:
    return InputError(f"{name}: berkas rusak atau terpotong. Minta atau unduh ulang. {_NEED}")


def _check_end(name: str, data: bytes) -> None:
    """Refuse a zip whose end can be read in two ways: a parser could see another directory than is looked at here."""
    # Each entry is counted before any is made an object.
    if data.count(_ENTRY) > MAX_PARTS:
        raise InputError(f"{name}: berisi lebih dari {MAX_PARTS} bagian; buku kerja yang wajar tidak. {_NEED}")
    at = data.rfind(_END)
    if at < 0 or at + _END_SIZE > len(data):
        raise _damaged(name)
    entries, size, offset, comment = struct.unpack_from("<HIIH", data, at + 10)
    end = at
    if data[at - _LOCATOR_SIZE : at - _LOCATOR_SIZE + 4] == _LOCATOR_64:
        end = at - _LOCATOR_SIZE - _END_64_SIZE
        (stated,) = struct.unpack_from("<Q", data, at - _LOCATOR_SIZE + 8)
        if end < 0 or stated != end or data[end : end + 4] != _END_64:
            raise _damaged(name)
        larger = struct.unpack_from("<QQQ", data, end + 32)
        for small, large, mark in zip((entries, size, offset), larger, (0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF), strict=True):
            if small not in {mark, large}:
                raise _damaged(name)
        entries, size, offset = larger
    if at + _END_SIZE + comment != len(data) or offset + size != end:
        raise _damaged(name)


def _check_directory(name: str, parts: list[zipfile.ZipInfo]) -> None:
    names = [part.filename for part in parts]
    if len({n.lower() for n in names}) != len(names):
        raise InputError(f"{name}: ada bagian yang tercatat dua kali di dalam berkas. {_NEED}")
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise terkunci(name)
    if _WORKBOOK not in names:
        what = next((text for part, text in _OTHER_PACKAGES.items() if part in names), None)
        raise InputError(f"{name}: isinya {what}." if what else f"{name}: arsip zip ini bukan buku kerja Excel.")
    if sum(part.file_size for part in parts) > MAX_TOTAL:
        raise InputError(f"{name}: isi berkas mengembang melebihi {MAX_TOTAL >> 20} MiB. {_NEED}")
    for part in parts:
        blown_up = part.file_size > RATIO_FLOOR and part.file_size > MAX_RATIO * max(part.compress_size, 1)
        if part.file_size > MAX_PART or blown_up:
            raise InputError(
                f"{name}: bagian {tampil(part.filename)} mengembang menjadi {part.file_size >> 20} MiB, "
                f"tidak wajar. {_NEED}"
            )


def _inflate(name: str, data: bytes, part: zipfile.ZipInfo) -> bytes:
    """The part's bytes, never more than it declares: a parser that trusts the stream would inflate on."""
    damaged = InputError(f"{name}: bagian {tampil(part.filename)} rusak atau ukurannya dipalsukan. {_NEED}")
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
    encoding = _ENCODING.search(xml[:_HEAD])
    unusual = encoding is not None and encoding[1].lower() not in _ENCODINGS
    if unusual or b"\0" in xml[:4] or xml[:2] in _UTF16_MARKS:
        raise InputError(f"{name}: bagian {tampil(part)} memakai penyandian yang tidak biasa (bukan UTF-8). {_NEED}")
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise InputError(f"{name}: bagian {tampil(part)} memuat DTD, tanda berkas jebakan. Jangan dipakai.")
    # A parser makes room for as many items as a part says it has; each takes more than one byte of it.
    if any(len(stated) > _LONG_COUNT or int(stated) > len(xml) for stated in _COUNT.findall(xml)):
        raise InputError(
            f"{name}: bagian {tampil(part)} menyatakan isi yang jauh lebih banyak daripada yang ada. {_NEED}"
        )
