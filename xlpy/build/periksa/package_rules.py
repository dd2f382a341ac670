"""The zip, its content types and its relationships: where these are wrong, Excel refuses or repairs the file."""

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from xlpy.build.periksa.book import Book
from xlpy.build.periksa.rule import Rule

_PACKAGE = "paket"
_CONTENT_TYPES = "[Content_Types].xml"
_MACRO_WORKBOOK = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
_VBA_PROJECT = "application/vnd.ms-office.vbaProject"


def _zip_is_sound(book: Book) -> Iterator[tuple[str, str]]:
    for name, count in Counter(name.lower() for name in book.names).items():
        if count > 1:
            yield name, f"bagian ini ada {count} kali"
    try:
        damaged = book.archive.testzip()
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as reason:
        damaged = f"{_PACKAGE} ({reason})"
    if damaged is not None:
        yield damaged, "isinya tidak cocok dengan jumlah periksanya"


def _xml_is_well_formed(book: Book) -> Iterator[tuple[str, str]]:
    for part in book.xml_parts():
        try:
            book.xml(part)
        except ET.ParseError as reason:
            yield part, f"XML-nya rusak: {reason}"
    if _CONTENT_TYPES not in book.names:
        yield _CONTENT_TYPES, "bagian ini tidak ada"


def _content_types(book: Book) -> Iterator[tuple[str, str]]:
    for part in book.names:
        if part != _CONTENT_TYPES and book.content_type(part) is None:
            yield part, "tidak punya jenis isi"
    if book.content_type(book.workbook_part) != _MACRO_WORKBOOK:
        yield (
            book.workbook_part or _PACKAGE,
            f"jenis isinya bukan {_MACRO_WORKBOOK}, sehingga Excel menolak .xlsm ini",
        )
    if book.vba_part and book.content_type(book.vba_part) != _VBA_PROJECT:
        yield book.vba_part, f"jenis isinya bukan {_VBA_PROJECT}"


def _targets_exist(book: Book) -> Iterator[tuple[str, str]]:
    for part in ("", *book.names):
        for relationship in book.relationships(part):
            if not relationship.external and relationship.target not in book.names:
                yield part or _PACKAGE, f"menunjuk ke {relationship.target}, yang tidak ada"
    for part in book.own_content_types.keys() - set(book.names):
        yield _CONTENT_TYPES, f"menyebut {part}, yang tidak ada"


def _no_orphans(book: Book) -> Iterator[tuple[str, str]]:
    reached = {_CONTENT_TYPES}
    waiting = [""]
    while waiting:
        part = waiting.pop()
        folder, _, name = part.rpartition("/")
        reached |= {part, f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"}
        waiting += [r.target for r in book.relationships(part) if not r.external and r.target not in reached]
    for part in sorted(set(book.names) - reached):
        yield part, "tidak ditunjuk oleh bagian mana pun"


ZIP = (Rule("PK-01", _zip_is_sound),)
XML = (Rule("PK-02", _xml_is_well_formed),)
PACKAGE = (Rule("PK-03", _content_types), Rule("PK-04", _targets_exist), Rule("PK-05", _no_orphans))
