"""Sheets: what Excel would repair or cut off without a word."""

import re
from collections import Counter
from collections.abc import Iterator

from xlpy.build.periksa.address import parse_range
from xlpy.build.periksa.book import MAIN, Book
from xlpy.build.periksa.rule import Rule

_SHEET_NAME = 31
_FORBIDDEN = re.compile(r"[\\/?*\[\]:]")
_LIST = 255
_VALIDATION_TEXTS = (("promptTitle", 32), ("prompt", 255), ("errorTitle", 32), ("error", 255))
_HEADER = 255
_HEADERS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")
_HYPERLINKS = 65_530


def _names(book: Book) -> Iterator[tuple[str, str]]:
    counted = Counter(sheet.name.casefold() for sheet in book.sheets)
    for sheet in book.sheets:
        name = sheet.name
        if not 0 < len(name) <= _SHEET_NAME or _FORBIDDEN.search(name) or name.startswith("'") or name.endswith("'"):
            yield name, f"bukan nama lembar yang sah (1-{_SHEET_NAME} huruf, tanpa \\ / ? * [ ] :)"
        if counted[name.casefold()] > 1:
            yield name, "nama lembar ini dipakai lebih dari sekali"
        if name.endswith(".py"):
            yield name, "xlwings menganggap lembar *.py berisi program dan meminta kunci lisensi"


def _validations(book: Book) -> Iterator[tuple[str, str]]:
    for sheet in book.sheets:
        for validation in sheet.root.iter(f"{MAIN}dataValidation"):
            place = f"{sheet.name}!{validation.get('sqref')}"
            for attribute, limit in _VALIDATION_TEXTS:
                if len(validation.get(attribute, "")) > limit:
                    yield place, f"{attribute} lebih dari {limit} huruf"
            values = validation.findtext(f"{MAIN}formula1") or ""
            if values.startswith('"') and len(values) - 2 > _LIST:
                yield place, f"daftar pilihannya lebih dari {_LIST} huruf; pakai rentang atau nama"


def _headers(book: Book) -> Iterator[tuple[str, str]]:
    for sheet in book.sheets:
        for kind in _HEADERS:
            for element in sheet.root.iter(f"{MAIN}{kind}"):
                if len(element.text or "") > _HEADER:
                    yield sheet.name, f"{kind} lebih dari {_HEADER} huruf"


def _merged_cells(book: Book) -> Iterator[tuple[str, str]]:
    for sheet in book.sheets:
        tables = [table for table in book.tables if table.sheet is sheet]
        merged = [cell.get("ref", "") for cell in sheet.root.iter(f"{MAIN}mergeCell")]
        for at, ref in enumerate(merged):
            here = parse_range(ref)
            for table in tables:
                if here.meets(parse_range(table.ref)):
                    yield f"{sheet.name}!{ref}", f"sel gabungan di dalam tabel {table.name}"
            if any(here.meets(parse_range(other)) for other in merged[:at]):
                yield f"{sheet.name}!{ref}", "sel gabungan ini bertumpuk dengan yang lain"


def _hyperlinks(book: Book) -> Iterator[tuple[str, str]]:
    for sheet in book.sheets:
        count = sum(1 for _ in sheet.root.iter(f"{MAIN}hyperlink"))
        if count > _HYPERLINKS:
            yield sheet.name, f"{count} tautan; satu lembar memuat paling banyak {_HYPERLINKS}"


def _link_targets(book: Book) -> Iterator[tuple[str, str]]:
    sheets = {sheet.name.casefold() for sheet in book.sheets}
    names = {name.get("name", "").casefold() for name in book.defined_names}
    for sheet in book.sheets:
        for link in sheet.root.iter(f"{MAIN}hyperlink"):
            target, mark, _ = link.get("location", "").rpartition("!")
            wanted = target.removeprefix("'").removesuffix("'").replace("''", "'")
            if link.get("location") is None or wanted.casefold() in sheets:
                continue
            if mark or link.get("location", "").casefold() not in names:
                yield f"{sheet.name}!{link.get('ref')}", f"tautan ke {link.get('location')}, yang tidak ada"


SHEETS = (
    Rule("LB-01", _names),
    Rule("LB-02", _validations),
    Rule("LB-03", _headers),
    Rule("LB-04", _merged_cells),
    Rule("LB-05", _hyperlinks),
    Rule("LB-06", _link_targets),
)
