"""Formulas wherever they stand (cells, tables, validations, formats, charts, names), and defined names."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources

from xlpy.build.periksa.book import MAIN, Book
from xlpy.build.periksa.formula import Formula, parse
from xlpy.build.periksa.rule import Rule

NAME = re.compile(r"[^\W\d][\w.]*|\\[\w.]*")
NAME_LENGTH = 255
_LIKE_AN_ADDRESS = re.compile(r"[A-Z]{1,3}\d+|R\d*C\d*|R|C", re.IGNORECASE)
_BUILT_IN = "_xlnm."
_PRINT_AREA = f"{_BUILT_IN}Print_Area"
_PLAIN_RANGES = re.compile(r"(?:(?:''|[\w.]+)!\$[A-Z]+\$\d+(?::\$[A-Z]+\$\d+)?,?)+")
_IN_SHEETS = (
    *(f"{MAIN}{tag}" for tag in ("formula", "formula1", "formula2")),
    "{http://schemas.microsoft.com/office/excel/2006/main}f",  # of data bars and sparklines
)
_IN_CHARTS = "{http://schemas.openxmlformats.org/drawingml/2006/chart}f"
_IN_TABLES = ("calculatedColumnFormula", "totalsRowFormula")


def _formulas(book: Book) -> Iterator[tuple[str, Formula]]:
    """Every formula with its place; one that stands in many cells of a sheet comes once."""
    for sheet in book.sheets:
        seen: set[str] = set()
        for cell in sheet.cells():
            text = cell.findtext(f"{MAIN}f")
            if text and text not in seen:
                seen.add(text)
                yield f"{sheet.name}!{cell.get('r')}", parse(text)
        for tag in _IN_SHEETS:
            yield from ((sheet.name, parse(e.text)) for e in sheet.root.iter(tag) if e.text)
    for table in book.tables:
        for tag in _IN_TABLES:
            yield from ((table.part, parse(e.text)) for e in table.root.iter(f"{MAIN}{tag}") if e.text)
    for part in book.charts:
        yield from ((part, parse(e.text)) for e in book.xml(part).iter(_IN_CHARTS) if e.text)
    for name in book.defined_names:
        yield f"nama {name.get('name')}", parse(name.text or "")


def _canonical(book: Book) -> Iterator[tuple[str, str]]:
    for place, formula in _formulas(book):
        if formula.text.startswith("="):
            yield place, f"rumus tersimpan diawali tanda sama dengan: {_short(formula)}"
        elif not formula.balanced:
            yield place, f"kurung atau tanda kutipnya tidak berpasangan: {_short(formula)}"
        elif not all(reference.canonical for reference in formula.references):
            yield place, f"rujukan tabel harus tertulis tabel[[#This Row],[Kolom]]: {_short(formula)}"


def _known_functions(book: Book) -> Iterator[tuple[str, str]]:
    for place, formula in _formulas(book):
        for function in formula.functions:
            if function.upper() not in _functions():
                yield place, f"fungsi {function} tidak dihitung oleh Excel 2016 dan LibreOffice 7.4 sekaligus"


def _references_exist(book: Book) -> Iterator[tuple[str, str]]:
    tables: dict[str, set[str]] = {}
    for table in book.tables:
        tables.setdefault(table.name.casefold(), set()).update(column.casefold() for column in table.columns)
    sheets = {sheet.name.casefold() for sheet in book.sheets}
    for place, formula in _formulas(book):
        if "#REF!" in formula.code:
            yield place, f"merujuk ke sel yang sudah tidak ada: {_short(formula)}"
        for name in formula.sheets:
            if name.casefold() not in sheets:
                yield place, f"merujuk ke lembar '{name}', yang tidak ada"
        for reference in formula.references:
            if reference.canonical and reference.table.casefold() not in tables:
                yield place, f"merujuk ke tabel {reference.table}, yang tidak ada"
                continue
            for column in reference.columns if reference.canonical else ():
                if column.casefold() not in tables[reference.table.casefold()]:
                    yield place, f"merujuk ke kolom '{column}', yang tidak ada pada tabel {reference.table}"


def _defined_names(book: Book) -> Iterator[tuple[str, str]]:
    count = Counter((name.get("name", "").casefold(), name.get("localSheetId")) for name in book.defined_names)
    for (name, scope), times in count.items():
        if times > 1:
            yield f"nama {name}", f"dipakai {times} kali" + (" pada satu lembar" if scope else "")
        if name.startswith(_BUILT_IN):
            continue
        if not NAME.fullmatch(name) or len(name) > NAME_LENGTH or _LIKE_AN_ADDRESS.fullmatch(name):
            yield f"nama {name}", "bukan nama yang sah"


def _print_areas(book: Book) -> Iterator[tuple[str, str]]:
    for name in book.defined_names:
        area = parse(name.text or "").code
        if name.get("name") == _PRINT_AREA and not _PLAIN_RANGES.fullmatch(area):
            yield (
                f"nama {_PRINT_AREA}",
                f"LibreOffice hanya mengenal rentang biasa, bukan {_short(parse(name.text or ''))}",
            )


@cache
def _functions() -> frozenset[str]:
    lines = resources.files("xlpy.build").joinpath("data/fungsi-rumus.txt").read_text("ascii").splitlines()
    return frozenset(line.upper() for line in lines if not line.startswith("#"))


def _short(formula: Formula) -> str:
    return formula.text[:80]


FORMULAS = (
    Rule("RU-01", _canonical),
    Rule("RU-02", _known_functions),
    Rule("RU-03", _references_exist),
    Rule("RU-04", _defined_names),
    Rule("RU-05", _print_areas),
)
