"""Sheets of .xlsx, .xlsm and .xls as grids: python-calamine reads the values, ``remarks_*`` the rest."""

import datetime as dt
import struct
import zipfile
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from xlpy.book.guard import Kind, kind_of
from xlpy.errors import InputError
from xlpy.importers.grid import Grid, Sel
from xlpy.importers.remarks_biff import BiffRemarks
from xlpy.importers.remarks_package import PackageRemarks

_EXACT = 10**15
"""Excel keeps 15 digits; a longer whole number stays a float, for its last digits are invented."""


# What broken content raises here and in the parser, whose panic is no Exception and has no class to import.
_UNREADABLE = (OSError, ValueError, LookupError, NotImplementedError, ET.ParseError, zipfile.BadZipFile, struct.error)
_OF_THE_PARSER = frozenset(
    {"CalamineError", "XmlError", "ZipError", "PasswordError", "WorksheetNotFound", "PanicException"}
)


def read_workbook(name: str, data: bytes) -> list[Grid]:
    """Read every worksheet, the hidden ones too, in the order of the tabs.

    Raises:
        InputError: the parser cannot make sense of the file.
    """
    try:
        return _grids(name, data)
    except BaseException as error:
        if not isinstance(error, _UNREADABLE) and type(error).__name__ not in _OF_THE_PARSER:
            raise
        raise InputError(
            f"{name}: isi buku kerja tidak terbaca. Buka di Excel atau LibreOffice, simpan sebagai .xlsx, "
            "lalu impor lagi."
        ) from error


def _grids(name: str, data: bytes) -> list[Grid]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    remarks = PackageRemarks(data) if kind_of(data) is Kind.PACKAGE else BiffRemarks(name, data)
    with CalamineWorkbook.from_filelike(BytesIO(data)) as book:
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
    return [[_cell(value) for value in row] for row in rows]


def _cell(value: Any) -> Sel:  # noqa: ANN401 - the parser's union, narrowed here
    if isinstance(value, str):
        return value or None
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < _EXACT else value
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value) if isinstance(value, dt.timedelta) else value
