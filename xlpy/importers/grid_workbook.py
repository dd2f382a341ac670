"""Sheets of .xlsx, .xlsm and .xls as grids: python-calamine reads the values, ``remarks_*`` the rest."""

import datetime as dt
from io import BytesIO
from typing import Any

from xlpy.book.guard import Berkas, Kind
from xlpy.book.parser import refusing_broken_content
from xlpy.book.remarks_package import PackageRemarks
from xlpy.importers.grid import Grid, Sel
from xlpy.importers.remarks_biff import BiffRemarks

_EXACT = 10**15
"""Excel keeps 15 digits; a longer whole number stays a float, for its last digits are invented."""


def read_workbook(name: str, berkas: Berkas) -> list[Grid]:
    """Read every worksheet, the hidden ones too, in the order of the tabs.

    Raises:
        InputError: the parser cannot make sense of the file.
    """
    with refusing_broken_content(name):
        return _grids(name, berkas)


def _grids(name: str, berkas: Berkas) -> list[Grid]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    remarks = PackageRemarks(berkas.bagian) if berkas.kind is Kind.PACKAGE else BiffRemarks(name, berkas.data)
    with CalamineWorkbook.from_filelike(BytesIO(berkas.data)) as book:
        return [
            Grid(
                name,
                meta.name,
                _rows(book.get_sheet_by_name(meta.name).to_python(skip_empty_area=False)),
                hidden=meta.visible is not SheetVisibleEnum.Visible,
                **remarks.of(number),
            )
            for number, meta in enumerate(book.sheets_metadata)
            if meta.typ is SheetTypeEnum.WorkSheet
        ]


def _rows(rows: list[list[Any]]) -> list[list[Sel]]:
    # Most cells are empty or text; a call for each would take as long as the parser itself.
    return [[(value or None) if type(value) is str else _cell(value) for value in row] for row in rows]


def _cell(value: Any) -> Sel:  # noqa: ANN401 - the parser's union, narrowed here
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, dt.timedelta) else value
