"""What the schema was in each of its versions, as recorded, and what it is now.

``data/skema.json`` holds sheets, tables, columns and names of every version; a test holds the present schema to the
last of them, so that none changes without a version and a step that brings older workbooks to it.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from xlpy.book.foreign import texts_of
from xlpy.book.schema import LEMBAR
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.book.shapes import Sheet
from xlpy.plan.text import fold

REKAMAN = Path(__file__).parent / "data" / "skema.json"

Susunan: TypeAlias = Mapping[str, Mapping[str, Any]]
"""By sheet: under ``nama`` the label of every defined name, under ``tabel`` the headings of every table, under
``teks`` what a program writes there besides."""


def susunan() -> Susunan:
    """The present schema, as it is recorded."""
    sheets = {sheet.name: _of(sheet) for sheet in LEMBAR}
    return sheets | {name: {"nama": {}, "tabel": {}, "teks": []} for name in LEMBAR_KERTAS.values()}


def _of(sheet: Sheet) -> Mapping[str, Any]:
    return {
        "nama": {name.name: name.label for name in sheet.names},
        "tabel": {table.name: [column.heading for column in table.columns] for table in sheet.tables},
        "teks": sorted({text for text in _texts(sheet) if text}),
    }


def _texts(sheet: Sheet) -> Iterable[str]:
    """The fixed texts of a sheet."""
    return (*texts_of(sheet), *(column.heading for table in sheet.tables for column in table.columns))


@cache
def rekaman() -> Mapping[int, Susunan]:
    """The schema of every version."""
    return {int(version): found for version, found in json.loads(REKAMAN.read_text(encoding="utf-8")).items()}


def fixed_texts(sheet: str, versi: int) -> frozenset[str]:
    """The texts, folded, that programs wrote on a sheet outside its tables' rows, from a version on until now."""
    there = next((s for s in LEMBAR if s.name == sheet), None)
    recorded = (found[sheet]["teks"] for v, found in rekaman().items() if v >= versi and sheet in found)
    texts = [*_texts(there), *(text for texts in recorded for text in texts)] if there else []
    return frozenset(map(fold, texts))


def headings(versi: int, table: str) -> tuple[str, ...]:
    """The headings of a table as a version knew it; none where it had no such table."""
    for sheet in rekaman().get(versi, {}).values():
        if table in sheet["tabel"]:
            return tuple(sheet["tabel"][table])
    return ()
