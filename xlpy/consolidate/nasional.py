"""The summary over all regions: a workbook with a row a region, and what was refused; sums are formulas."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from xlpy.consolidate.lembar import MAX_ROWS

_HEAD = 4  # rows above the table
_MONEY = "#,##0"
_INK, _ACCENT, _LIGHT, _GREY = "#1F2937", "#0F766E", "#E6F4F1", "#4B5563"


@dataclass(frozen=True, slots=True)
class _Kolom:
    judul: str
    kunci: str
    lebar: float
    uang: bool = False


_REGIONS = (
    _Kolom("Wilayah", "wilayah", 36),
    _Kolom("Diterima", "diterima", 11),
    _Kolom("Terlambat", "terlambat", 11),
    _Kolom("Ganda", "ganda", 9),
    _Kolom("Belum", "belum", 9),
    _Kolom("Sub Kegiatan", "sub_kegiatan", 14),
    _Kolom("Baris", "baris", 11),
    _Kolom("Pagu (Rp)", "pagu", 22, uang=True),
    _Kolom("Perubahan", "perubahan", 12),
    _Kolom("Buku Wilayah", "buku", 40),
)
_REFUSED = (_Kolom("Berkas", "berkas", 50), _Kolom("Unit", "unit", 30), _Kolom("Alasan", "alasan", 90))


def region_row(told: Mapping[str, Any], folder: str) -> dict[str, Any]:
    """A region's row, from its summary."""
    counts = {key: len(told[key]) for key in ("diterima", "terlambat", "ganda", "belum")}
    sums = {key: told[key] for key in ("sub_kegiatan", "baris", "pagu", "perubahan")}
    return {"wilayah": told["wilayah"], **counts, **sums, "buku": f"{folder}/{told['kunci']}.xlsx"}


def write_national(
    target: Path,
    regions: Sequence[Mapping[str, Any]],
    refused: Sequence[Mapping[str, Any]],
    *,
    tahun: int,
    sekarang: datetime,
    limit: int = MAX_ROWS,
) -> None:
    """Write the workbook.

    Args:
        target: the .xlsx.
        regions: as of ``region_row``.
        refused: what was refused or is missing: file, unit, reason.
        tahun: the year of all of it.
        sekarang: the moment that it names.
        limit: the last row that a sheet has; what is too much goes on the next.

    Raises:
        OSError: the disk refuses.
    """
    import xlsxwriter  # noqa: PLC0415 - not where nothing is written

    with xlsxwriter.Workbook(target, {"constant_memory": False, "strings_to_formulas": False}) as book:
        book.set_properties({"created": sekarang.replace(tzinfo=None)})
        writer = _Writer(book)
        title = f"Rekap Nasional Rencana Kinerja {tahun or ''}".rstrip()
        moment = f"Keadaan {sekarang:%d/%m/%Y %H.%M}. Rincian tiap wilayah ada di bukunya."
        for number, rows in enumerate(_cut(regions, limit - _HEAD - 1)):
            writer.sheet(_name("Nasional", number), (title, moment), _REGIONS, rows, total=True)
        told = "Berkas yang ditolak dan unit yang belum masuk, dengan alasannya."
        for number, rows in enumerate(_cut(refused, limit - _HEAD - 1)):
            writer.sheet(_name("Ditolak", number), ("Ditolak dan Belum", told), _REFUSED, rows, total=False)


class _Writer:
    """The looks, and a sheet with a table."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - XlsxWriter has no annotations
        self._book = book
        font = {"font_name": "Arial", "font_size": 10, "font_color": _INK, "valign": "top"}
        self._title = book.add_format({**font, "bold": True, "font_size": 14})
        self._note = book.add_format({**font, "font_color": _GREY})
        head = {**font, "bold": True, "bg_color": _ACCENT, "font_color": "#FFFFFF", "text_wrap": True}
        self._head = book.add_format({**head, "indent": 1})
        self._head_number = book.add_format({**head, "align": "right", "indent": 1})
        self._text = book.add_format({**font, "text_wrap": True, "indent": 1})
        self._number = book.add_format({**font, "num_format": _MONEY, "align": "right", "indent": 1})
        bold = {**font, "bold": True, "bg_color": _LIGHT, "top": 1}
        self._sum = book.add_format({**bold, "num_format": _MONEY, "align": "right", "indent": 1})
        self._sum_text = book.add_format({**bold, "indent": 1})

    def sheet(
        self,
        name: str,
        heads: tuple[str, str],
        columns: Sequence[_Kolom],
        rows: Sequence[Mapping[str, Any]],
        *,
        total: bool,
    ) -> None:
        page = self._book.add_worksheet(name)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(14)
        page.fit_to_pages(1, 0)
        page.repeat_rows(_HEAD - 1)
        page.freeze_panes(_HEAD, 1)
        page.set_row(0, 24)
        page.write_string(0, 0, heads[0], self._title)
        page.write_string(1, 0, heads[1], self._note)
        for at, column in enumerate(columns):
            page.set_column(at, at, column.lebar)
            numbers = bool(rows) and isinstance(rows[0][column.kunci], int)
            page.write_string(_HEAD - 1, at, column.judul, self._head_number if numbers else self._head)
            for number, row in enumerate(rows, start=_HEAD):
                self._cell(page, number, at, column, row[column.kunci])
            if total:
                self._total(page, _HEAD + len(rows), at, [row[column.kunci] for row in rows])

    def _cell(self, page: Any, row: int, at: int, column: _Kolom, value: Any) -> None:  # noqa: ANN401
        if isinstance(value, int):
            page.write_number(row, at, value, self._number)
        elif column.kunci == "buku":
            page.write_url(row, at, f"external:{value}", self._text, value)
        else:
            page.write_string(row, at, value, self._text)

    def _total(self, page: Any, row: int, at: int, values: Sequence[Any]) -> None:  # noqa: ANN401
        if at == 0:
            page.write_string(row, at, "Jumlah", self._sum_text)
        elif values and not isinstance(values[0], int):
            page.write_blank(row, at, None, self._sum_text)
        else:
            letter = chr(ord("A") + at)
            page.write_formula(row, at, f"=SUM({letter}{_HEAD + 1}:{letter}{row})", self._sum, sum(values))


def _cut(rows: Sequence[Mapping[str, Any]], most: int) -> Iterable[Sequence[Mapping[str, Any]]]:
    """In pieces that fit on a sheet; one of them where there is nothing."""
    return [rows[at : at + most] for at in range(0, len(rows), most)] or [rows]


def _name(name: str, number: int) -> str:
    return name if not number else f"{name} {number + 1}"
