"""Writing values into cells and tables by the schema."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import TYPE_CHECKING

from xlpy.book.shapes import DERIVED_KINDS, Column, Kind, Table, column_letter
from xlpy.build import styles
from xlpy.build.looks import TINGKAT, table_look
from xlpy.build.measure import count_lines, row_height
from xlpy.build.styles import Styles, of_kind
from xlpy.errors import InputError

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MAX_TEXT = 32_767
"""The most UTF-16 units that a cell can hold."""
_BUTTON = 16  # pixels that a filter button covers
_MAX_PROMPT, _MAX_PROMPT_TITLE = 255, 32


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula with the value it computes: an application that does not calculate on opening shows that."""

    text: str
    value: str | int | float


@dataclass(frozen=True, slots=True)
class Link:
    """A text that leads to a cell of this workbook, e.g. ``DPA!F23``; the address itself without ``teks``.

    ``petunjuk`` is shown while the mouse rests on it.
    """

    sel: str
    teks: str = ""
    petunjuk: str = ""


Value = str | int | Decimal | date | time | Formula | Link | None


@dataclass(frozen=True, slots=True)
class Record:
    """One row of a table.

    Attributes:
        values: by column key.
        tingkat: the look of the row, a name of ``looks.TINGKAT``.
        khusus: the special looks of single cells by column key, names of ``looks.KHUSUS``.
    """

    values: Mapping[str, Value]
    tingkat: str = ""
    khusus: Mapping[str, str] = field(default_factory=dict)


def write_cell(sheet: "Worksheet", row: int, col: int, value: Value, form: "Format") -> None:
    """Write one value; text is always text, whatever sign it begins with.

    Raises:
        InputError: the text is longer than a cell can hold.
    """
    if value is None or value == "":
        sheet.write_blank(row, col, None, form)
    elif isinstance(value, str):
        if len(value) > MAX_TEXT // 2 and len(value.encode("utf-16-le")) // 2 > MAX_TEXT:
            raise InputError(
                f"{sheet.get_name()}!{column_letter(col)}{row + 1}: teks {len(value)} huruf, sedangkan satu sel "
                f"memuat {MAX_TEXT}. Pendekkan teks yang diawali “{value[:40]}…”."
            )
        sheet.write_string(row, col, value, form)
    elif isinstance(value, Formula):
        sheet.write_formula(row, col, value.text, form, value.value)
    elif isinstance(value, Link):
        name, _, cell = value.sel.rpartition("!")
        quoted = name.replace("'", "''")
        sheet.write_url(
            row, col, f"internal:'{quoted}'!{cell}", form, value.teks or value.sel, value.petunjuk or None
        )
    elif isinstance(value, date | time):
        sheet.write_datetime(row, col, value, form)
    else:
        sheet.write_number(row, col, float(value) if isinstance(value, Decimal) else value, form)


def is_measured(column: Column) -> bool:
    """Whether what stands in a column can make its row higher."""
    # Sources are looked up, not read: they show as much as the other columns leave room for.
    return column.kind is not Kind.SOURCE and bool(of_kind(column.kind).get("text_wrap"))


def lines_in(column: Column, value: Value, size: float, *, bold: bool = False, indent: int = 0) -> int:
    """The lines that a cell needs; 1 where its text is not wrapped."""
    text = (value.teks or value.sel) if isinstance(value, Link) else value
    if not isinstance(text, str) or not is_measured(column):
        return 1
    return count_lines(text, column.width, size, bold=bold, indent=indent)


def write_table(
    sheet: "Worksheet", formats: Styles, table: Table, first_row: int, records: Sequence[Record], **options: bool
) -> int:
    """Write ``table`` with its head in ``first_row`` (from 0), filled with ``records``.

    Returns:
        The row below the table.
    """
    last = first_row + max(len(records), table.blank_rows)
    add_table(sheet, formats, table, first_row, last, **options)
    for number in range(first_row + 1, last + 1):
        position = number - first_row - 1
        record = records[position] if position < len(records) else Record({})
        for col, column in enumerate(table.columns):
            value = record.values.get(column.key)
            khusus = record.khusus.get(column.key, "")
            look = table_look(column.kind, record.tingkat, khusus, styles.format_of(value))
            write_cell(sheet, number, col, value, formats.get(*look))
        sheet.set_row(number, record_height(table, record))
    return last + 1


def record_height(table: Table, record: Record) -> float:
    """The height of a row of ``table`` that shows all of ``record``, in points."""
    bold = bool(TINGKAT[record.tingkat].get("bold"))
    values = ((column, record.values.get(column.key)) for column in table.columns)
    lines = max(lines_in(column, value, styles.SIZE, bold=bold) for column, value in values)
    return row_height(lines, styles.SIZE)


def add_table(
    sheet: "Worksheet", formats: Styles, table: Table, first_row: int, last_row: int, **options: bool
) -> None:
    """Declare ``table`` over its rows: headings, filter buttons, input messages and lists."""
    heading = formats.get(styles.HEADING)
    columns = [{"header": c.heading, "header_format": heading} for c in table.columns]
    sheet.add_table(
        first_row,
        0,
        last_row,
        len(table.columns) - 1,
        {"name": table.name, "style": None, "columns": columns, "autofilter": True, **options},
    )
    sheet.set_row(first_row, heading_height(table, button=_BUTTON))
    for col, column in enumerate(table.columns):
        add_input_help(sheet, column, (first_row + 1, col, last_row, col))


def heading_height(table: Table, size: float = styles.SIZE, button: int = 0) -> float:
    """The height of the head; a filter button takes ``button`` pixels of its width."""
    return row_height(max(count_lines(c.heading, c.width - button, size, bold=True) for c in table.columns), size) + 6


def add_input_help(sheet: "Worksheet", column: Column, area: tuple[int, int, int, int]) -> None:
    """Say what belongs into the cells, and offer the list to choose from."""
    if column.kind in DERIVED_KINDS or not (column.help or column.choices):
        return
    rule: dict[str, object] = {"validate": "any"}
    if column.daftar:  # proposals: another text is taken without a question
        rule = {"validate": "list", "source": f"={column.daftar}", "show_error": False}
    if column.choices:
        rule = {
            "validate": "list",
            "source": list(column.choices),
            "error_title": "Bukan pilihan",
            "error_message": f"Pilih salah satu: {', '.join(column.choices)}."[:_MAX_PROMPT],
        }
    elif column.kind is Kind.MONEY:
        rule = {
            "validate": "integer",
            "criteria": ">=",
            "value": 0,
            "error_type": "warning",
            "error_title": "Bukan rupiah bulat",
            "error_message": "Tulis angka rupiah tanpa titik dan tanpa sen, misalnya 1250000.",
        }
    if column.help:
        rule |= {"input_title": column.heading[:_MAX_PROMPT_TITLE], "input_message": column.help[:_MAX_PROMPT]}
    sheet.data_validation(*area, rule)
