"""Any file a person has, as grids of raw cells."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from xlpy.book.guard import Kind, periksa_berkas
from xlpy.book.schema import META
from xlpy.plan.temuan import Temuan

Sel = str | float | int | bool | None
"""A raw cell: text as it stands, a number, or None for an empty one (dates arrive as ISO text)."""

_SHOWN = 5  # addresses named in a warning before "dan n sel lain"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet of one file.

    Attributes:
        file: the file's name without its folder.
        sheet: the sheet's name; for .csv and .txt the file's stem.
        rows: the cells, row 1 first and column A first (nothing at the top or left is left out).
        hidden_rows: the 0-based rows that the file hides.
        hidden: whether the file hides the whole sheet.
        lost: A1 addresses of cells that show something in Excel but come without a value, each with the reason.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[Sel]]
    hidden_rows: frozenset[int] = field(default=frozenset())
    hidden: bool = False
    lost: Mapping[str, str] = field(default_factory=dict)


def read_grids(path: Path) -> list[Grid]:
    """Read every sheet of a file; what the content is decides, not the extension.

    A .txt gives one grid whose rows have one cell each: the raw line.

    Raises:
        InputError: the file is refused by the guard or is none of .xlsx, .xlsm, .xls, .csv, .txt.
        WorkbookError: the file cannot be read from the disk.
    """
    berkas = periksa_berkas(path)
    # Each kind of file needs only its own reader.
    if berkas.kind is Kind.TEXT:
        from xlpy.importers.grid_text import read_text  # noqa: PLC0415

        return [read_text(path, berkas.data)]
    from xlpy.importers.grid_workbook import read_workbook  # noqa: PLC0415

    return read_workbook(path.name, berkas)


def only_own_sheet(grids: Sequence[Grid], sheet: str) -> list[Grid]:
    """Of a workbook of ours only the sheet so called: the others speak of other years and other things."""
    is_ours = any(grid.sheet == META.name for grid in grids)
    return [grid for grid in grids if not is_ours or grid.sheet == sheet]


def a1(row: int, column: int) -> str:
    """The A1 address of a 0-based row and column."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def warn_of_lost(grids: Iterable[Grid]) -> tuple[Temuan, ...]:
    """One warning per sheet and reason for the cells that came without their value."""
    warnings = []
    for grid in grids:
        by_reason: dict[str, list[str]] = {}
        for cell, reason in grid.lost.items():
            by_reason.setdefault(reason, []).append(cell)
        for reason, cells in by_reason.items():
            more = f" dan {len(cells) - _SHOWN} sel lain" if len(cells) > _SHOWN else ""
            warnings.append(
                Temuan(
                    aturan="sel-tanpa-nilai",
                    sel=f"{grid.sheet}!{cells[0]}",
                    pesan=f"{', '.join(cells[:_SHOWN])}{more}: {reason}; isinya tidak terbaca dan dianggap kosong.",
                    saran="Buka berkas itu di Excel, periksa selnya, simpan sekali, lalu impor lagi.",
                    berkas=grid.file,
                )
            )
    return tuple(warnings)
