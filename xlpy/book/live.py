"""Reading the workbook that an application has open, through xlwings: whole sheets at once, never cell by cell.

What Excel and LibreOffice give for a cell is brought to what the closed reader gives, so that both ways lead to the
same Document.
"""

import datetime as dt
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from xlpy.book.angkat import lift
from xlpy.book.document import Document
from xlpy.book.read_document import READ, other_sheets, read_document, refuse_missing
from xlpy.book.schema import META, PENGATURAN
from xlpy.book.shapes import column_letter
from xlpy.book.tables import Cell, Rows
from xlpy.book.versi import BukuLamaError, read_version
from xlpy.errors import InputError

if TYPE_CHECKING:
    import xlwings

_DAY_ZERO = (dt.date(1899, 12, 30), dt.date(1899, 12, 31), dt.date(1900, 1, 1))
"""What a clock time without a day has for a day, in one application or another."""
_ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!", "#SPILL!", "#CALC!")


def import_xlwings() -> Any:  # noqa: ANN401 - the module itself, which has no type of its own
    """Xlwings without what it would load besides: pandas and numpy take half a second, and no click needs them."""
    kept_out = [name for name in ("pandas", "numpy", "matplotlib") if name not in sys.modules]
    sys.modules |= dict.fromkeys(kept_out)  # type: ignore[arg-type] # None is what makes an import of it fail
    try:
        import xlwings  # noqa: PLC0415 - only where an application is spoken to
    finally:
        for name in kept_out:  # whoever needs one of them later may have it
            del sys.modules[name]
    return xlwings


def read(book: "xlwings.Book", *, lama: bool = False) -> Document:
    """What an open workbook says, with everything that was typed and not yet saved.

    Args:
        book: the workbook.
        lama: whether one of an older schema is read too, as the present one would have it.

    Raises:
        LayoutError: a label or heading of a sheet is missing; says which sheet.
        BukuLamaError: its schema is older than the program's.
        InputError: it is no workbook of ours, or a sheet is missing.
    """
    present = [sheet.name for sheet in book.sheets]
    made = None
    if META.name in present:
        made = read_version(str(book.fullname), _cells(_rows(book.sheets[META.name])))
        if made.is_old and not lama:
            raise BukuLamaError(str(book.fullname), made.skema, made.program)
    if made is None or not made.is_old:
        refuse_missing(book.name, present)
    lost: dict[str, dict[str, str]] = {}
    sheets: dict[str, Rows] = {}
    for wanted in (sheet for sheet in READ if sheet.name in present):
        rows = _rows(book.sheets[wanted.name])
        if found := dict(_errors(rows)):
            lost[wanted.name] = found
        sheets[wanted.name] = _cells(rows)
    if made is not None and made.is_old:
        sheets = lift(sheets, READ, made.skema)
    return read_document(sheets, others=other_sheets(present), lost=lost)


def path_of(book: "xlwings.Book") -> Path:
    """The file of an open workbook.

    Raises:
        InputError: it was never saved, or it lies where only the application can reach it.
    """
    place = str(book.fullname)
    if "://" in place:
        raise InputError(
            f"Buku kerja ini dibuka dari {place}. Simpan dulu ke folder di komputer ini yang tidak disinkronkan "
            "(bukan OneDrive atau SharePoint), buka dari sana, lalu ulangi."
        )
    path = Path(place)
    if not path.is_absolute():
        raise InputError("Buku kerja ini belum pernah disimpan. Simpan dulu di folder Anda, lalu ulangi.")
    if not path.exists():
        raise InputError(f"{path} tidak ada lagi: dipindahkan, diganti nama, atau dihapus. Buka dari tempat barunya.")
    return path


def is_ours(book: "xlwings.Book") -> bool:
    """Whether an open workbook looks like one of ours."""
    return PENGATURAN.name in [sheet.name for sheet in book.sheets]


def _rows(sheet: "xlwings.Sheet") -> Sequence[Sequence[object]]:
    """The values from A1 to the last used cell."""
    last = sheet.used_range.last_cell
    values = sheet.range((1, 1), (last.row, last.column)).options(ndim=2, err_to_str=True).value
    return cast("Sequence[Sequence[object]]", values)


def _errors(rows: Sequence[Sequence[object]]) -> Iterator[tuple[str, str]]:
    for number, row in enumerate(rows, start=1):
        for i, value in enumerate(row):
            if isinstance(value, str) and value[:1] == "#" and value in _ERRORS:
                yield f"{column_letter(i)}{number}", f"rumusnya menghasilkan {value}"


def _cells(rows: Sequence[Sequence[object]]) -> Rows:
    return [[_cell(value) for value in row] for row in rows]


def _cell(value: object) -> Cell:
    """A cell as the closed reader gives it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return "" if value[:1] == "#" and value in _ERRORS else value
    if isinstance(value, dt.datetime):
        plain = value.replace(tzinfo=None)
        if plain.date() in _DAY_ZERO:
            return plain.time()
        return plain.date() if plain.time() == dt.time() else plain
    if isinstance(value, bool | dt.date | dt.time | dt.timedelta):
        return value
    return float(cast("float", value))
