"""The sample's sasaran file, which is also the template that an office fills: a flat table and a sheet of advice."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from xlpy.build.sample_source import read_rows

_NUMBERS = ("Target", "Target TW I", "Target TW II", "Target TW III", "Target TW IV")
_PROSE = ("Tujuan", "Sasaran", "Indikator", "Formulasi", "Definisi Operasional", "Sumber Data", "Rencana Aksi")
_WIDE, _NARROW = 36, 13


def write_sasaran(path: Path) -> None:
    """Write the file."""
    from xlpy.build.sample_book import fit_height, open_book  # noqa: PLC0415 (xlsxwriter: only who writes pays for it)

    rows = list(read_rows("sasaran.csv"))
    with open_book(path) as book:
        head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "vcenter", "border": 1, "bg_color": "#E6F4F1"}
        )
        text = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        _write_rows(book.add_worksheet("Sasaran"), rows, head, text)
        advice = book.add_worksheet("Petunjuk")
        advice.set_column(0, 0, _WIDE)
        advice.set_column(1, 1, 3 * _WIDE)
        for line, row in enumerate(read_rows("petunjuk.csv")):
            advice.write_string(line, 0, row["perihal"], head)
            advice.write_string(line, 1, row["penjelasan"], text)
            fit_height(advice, line, [(row["penjelasan"], 3 * _WIDE)])


def _write_rows(sheet: Any, rows: Sequence[Mapping[str, str]], head: Any, text: Any) -> None:  # noqa: ANN401 (untyped)
    from xlpy.build.sample_book import fit_height, fit_page  # noqa: PLC0415 (as above)

    fit_page(sheet)
    sheet.freeze_panes(1, 0)
    sheet.repeat_rows(0)
    names = tuple(rows[0])
    for line, cells in enumerate(({name: name for name in names}, *rows)):
        fit_height(sheet, line, ((cells[name], _width(name)) for name in names))
        for column, name in enumerate(names):
            if line and name in _NUMBERS and cells[name]:
                sheet.write_number(line, column, float(cells[name]), text)
            else:
                sheet.write_string(line, column, cells[name], text if line else head)
    for column, name in enumerate(names):
        sheet.set_column(column, column, _width(name))


def _width(name: str) -> int:
    return _WIDE if name in _PROSE else _NARROW
