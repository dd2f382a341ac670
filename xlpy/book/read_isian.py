"""Reading what is kept as typed: the sheets of the procedure, and settings that the plan does not need.

Nothing is judged here: what a person typed comes back as it stands, whatever its kind.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from decimal import Decimal
from itertools import pairwise

from xlpy.book.document import Isi
from xlpy.book.schema import LEMBAR_ISIAN, PENGATURAN, SAH
from xlpy.book.shapes import Kind, Name, Sheet
from xlpy.book.tables import Cell, Found, Row, Rows, Values, is_blank
from xlpy.plan.masukan import Pengaturan
from xlpy.plan.temuan import Temuan

_OF_SETTINGS = {field.name for field in fields(Pengaturan)}


def names_kept_as_typed(sheet: Sheet) -> tuple[Name, ...]:
    """The single values of ``sheet`` that are kept as typed."""
    return tuple(n for n in sheet.names if sheet is not PENGATURAN or n.key not in _OF_SETTINGS)


def read_typed_names(sheets: Mapping[str, Rows], issues: list[Temuan]) -> dict[str, Isi]:
    """The single values by their defined name; an empty one is left out."""
    typed: dict[str, Isi] = {}
    for sheet in (PENGATURAN, SAH, *LEMBAR_ISIAN):
        if names := names_kept_as_typed(sheet):
            rows = sheets[sheet.name]
            values = Values(sheet, rows, len(rows), issues)
            typed |= {n.name: v for n in names if (v := as_typed(values.raw(n.key))) is not None}
    return typed


def read_typed_tables(
    sheets: Mapping[str, Rows], issues: list[Temuan], which: Sequence[Sheet] = LEMBAR_ISIAN
) -> tuple[dict[str, tuple[Mapping[str, Isi], ...]], list[tuple[Sheet, Found]]]:
    """The rows of each table of the sheets ``which`` that has any, and where the tables stand.

    Raises:
        LayoutError: a table or a heading is missing.
    """
    tables: dict[str, tuple[Mapping[str, Isi], ...]] = {}
    places: list[tuple[Sheet, Found]] = []
    for sheet in which:
        for found in _stacked(sheet, sheets[sheet.name], issues):
            times = frozenset(column.key for column in found.table.columns if column.kind is Kind.TIME)
            if records := tuple(_record(row, found, times) for row in found.rows()):
                tables[found.table.name] = records
            places.append((sheet, found))
    return tables, places


def _stacked(sheet: Sheet, rows: Rows, issues: list[Temuan]) -> Iterator[Found]:
    """The tables of a sheet from top to bottom; each ends above the title of the next."""
    found: list[Found] = []
    for table in sheet.tables:
        found.append(Found(sheet, table, rows, issues, found[-1].head + 1 if found else 0))
    for one, below in pairwise(found):
        one.end = below.head - 1
    yield from found


def _record(row: Row, found: Found, times: frozenset[str]) -> Mapping[str, Isi]:
    typed = ((key, as_typed(_as_time(row.raw(key)) if key in times else row.raw(key))) for key in found.at)
    return {key: value for key, value in typed if value is not None}


def _as_time(cell: Cell) -> Cell:
    """A clock time that comes as the share of a day, as Excel tells a time; anything else as it is."""
    if not isinstance(cell, float) or not 0 <= cell < 1:
        return cell
    minutes = round(cell * 24 * 60)
    return dt.time(minutes // 60 % 24, minutes % 60)


def as_typed(cell: Cell) -> Isi | None:
    """What a cell holds; None when that is nothing."""
    if type(cell) is str:
        return cell if cell.strip() else None
    if is_blank(cell) or cell is None:
        return None
    if isinstance(cell, bool | dt.timedelta):
        return str(cell)
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() else Decimal(repr(cell))
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        return cell.date()
    return cell
