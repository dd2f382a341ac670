"""How a unit's form helps who fills it: validation, marks, the check of each row, heights, protection."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from xlpy.book.schema_form_unit import TRIWULAN, KolomForm
from xlpy.book.shapes import Kind, column_letter
from xlpy.build.measure import count_lines, row_height
from xlpy.build.styles import GOOD, WARNING, WARNING_LIGHT
from xlpy.plan.model import JenisTarget

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PIXELS_PER_CHARACTER, _PADDING = 7, 5
_USUAL_WIDTH, _USUAL_SIZE = 8.43, 10.0
_GOOD_SIGN, _WARNING_SIGN = "✔", "▲"
_REQUIRED = ("indikator", "satuan", "target", "jenis_target", "rencana_aksi")
_CALLED = {
    "indikator": "indikator", "satuan": "satuan", "target": "target", "jenis_target": "jenis target",
    "rencana_aksi": "rencana aksi",
}  # fmt: skip


def check_formula(row: int, at: Mapping[str, int]) -> str:
    """The formula that says whether a row is complete and its quarters agree with its target."""
    cell = {key: f"{column_letter(column - 1)}{row}" for key, column in at.items()}
    text = f'"{_GOOD_SIGN} lengkap"'
    if {"target", "jenis_target", *TRIWULAN} <= cell.keys():
        text = _quarters(cell, text)
    for key in reversed([key for key in _REQUIRED if key in cell]):
        text = f'IF(TRIM({cell[key]}&"")="","{_WARNING_SIGN} isi {_CALLED[key]}",{text})'
    return f"={text}"


def _quarters(cell: Mapping[str, str], good: str) -> str:
    """Whether the quarters agree with the target, by jenis target; a predicate needs none."""
    quarters = [cell[key] for key in TRIWULAN]
    target, jenis, total = cell["target"], cell["jenis_target"], f"SUM({','.join(quarters)})"
    differing = ",".join(f"ROUND(N({quarter})-{target},6)<>0" for quarter in quarters)
    last = quarters[-1]
    rules = (
        (JenisTarget.KUMULATIF, f"ROUND({total}-{target},6)<>0", f'"jumlah TW "&{total}&", target "&{target}'),
        (JenisTarget.KONSTAN, f"OR({differing})", f'"tiap TW harus "&{target}'),
        (JenisTarget.POSISI_AKHIR, f"ROUND(N({last})-{target},6)<>0", f'"TW IV harus "&{target}'),
    )
    text = good
    for kind, wrong, said in rules:
        text = f'IF(AND({jenis}="{kind}",{wrong}),"{_WARNING_SIGN} "&{said},{text})'
    return f"IF(ISNUMBER({target}),{text},{good})"


def progress_formula(tables: Sequence[tuple[str, int, Mapping[str, int]]], count: int) -> str:
    """The formula that counts the complete rows; a plain text where the template has no column Cek."""
    for sheet, head, at in tables:
        if "cek" in at:
            letter = column_letter(at["cek"] - 1)
            area = f"'{sheet.replace(chr(39), chr(39) * 2)}'!{letter}{head + 1}:{letter}{head + count}"
            return f'=COUNTIF({area},"{_GOOD_SIGN}*")&" dari {count} baris lengkap"'
    return f"{count} baris"


def validate(sheet: "Worksheet", column: int, first: int, count: int, kolom: KolomForm) -> None:
    """Let the cells of a column take only what belongs there, and say what that is; unlock them."""
    from openpyxl.styles import Protection  # noqa: PLC0415 - only who makes forms pays for it
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    told = kolom.column
    letter = column_letter(column - 1)
    for row in range(first, first + count):
        sheet[f"{letter}{row}"].protection = Protection(locked=False)
    if told.kind is Kind.CHOICE:
        rule = DataValidation(type="list", formula1=f'"{",".join(told.choices)}"')
        rule.error = f"Pilih salah satu dari daftar: {', '.join(told.choices)}."
    elif told.kind is Kind.TARGET:
        rule = DataValidation(type="decimal", operator="greaterThanOrEqual", formula1="0")
        rule.error = "Tulis angkanya saja, tanpa satuan. Contoh: 12."
        if told.key == "target":  # a predicate such as BB is a target as well
            rule.errorStyle = "warning"
    else:
        rule = DataValidation()
    rule.allow_blank, rule.showErrorMessage, rule.showInputMessage = True, True, True
    rule.errorTitle, rule.promptTitle, rule.prompt = told.heading, kolom.judul, told.help
    rule.add(f"{letter}{first}:{letter}{first + count - 1}")
    sheet.add_data_validation(rule)


def mark_cells(sheet: "Worksheet", at: Mapping[str, int], first: int, count: int) -> None:
    """Let what is still empty and what does not agree be seen, with the sign that the column Cek writes."""
    from openpyxl.formatting.rule import FormulaRule  # noqa: PLC0415
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415

    warned = PatternFill(bgColor=WARNING_LIGHT[1:], fill_type="solid")
    last = first + count - 1
    for key in _REQUIRED:
        if key in at:
            letter = column_letter(at[key] - 1)
            rule = FormulaRule(formula=[f'TRIM({letter}{first}&"")=""'], fill=warned)
            sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)
    if "cek" in at:
        letter = column_letter(at["cek"] - 1)
        area = f"{letter}{first}:{letter}{last}"
        for sign, colour, fill in ((_GOOD_SIGN, GOOD, None), (_WARNING_SIGN, WARNING, warned)):
            formula = [f'LEFT({letter}{first},1)="{sign}"']
            sheet.conditional_formatting.add(
                area, FormulaRule(formula=formula, font=Font(color=colour[1:]), fill=fill)
            )


def fit_height(sheet: "Worksheet", row: int, columns: Iterable[int]) -> None:
    """Make a row as high as its wrapped texts need; it never gets lower than the template has it."""
    widths = _widths(sheet)
    needed = 0.0
    for column in columns:
        cell = sheet.cell(row, column)
        text = "" if cell.value is None else str(cell.value)
        if text and not text.startswith("=") and cell.alignment.wrap_text:
            size = float(cell.font.sz or _USUAL_SIZE)
            pixels = int(_span(sheet, row, column, widths))
            needed = max(needed, row_height(count_lines(text, pixels, size, bold=bool(cell.font.b)), size))
    if needed > (sheet.row_dimensions[row].height or 0):
        sheet.row_dimensions[row].height = needed


def _widths(sheet: "Worksheet") -> dict[int, float]:
    """The width of each column in pixels; several of one width are described together."""
    found: dict[int, float] = {}
    for dimension in sheet.column_dimensions.values():
        for number in range(dimension.min or 1, (dimension.max or 0) + 1):
            found[number] = dimension.width * _PIXELS_PER_CHARACTER + _PADDING
    return found


def _span(sheet: "Worksheet", row: int, column: int, widths: Mapping[int, float]) -> float:
    """The pixels that a cell has for its text: those of the whole area where it is merged."""
    usual = _USUAL_WIDTH * _PIXELS_PER_CHARACTER + _PADDING
    for area in sheet.merged_cells.ranges:
        if (row, column) == (area.min_row, area.min_col):
            return sum(widths.get(number, usual) for number in range(area.min_col, area.max_col + 1))
    return widths.get(column, usual)


def protect(sheet: "Worksheet") -> None:
    """Lock all but the cells to fill, without a password: against accidents; widths may be changed."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.objects = True
    sheet.protection.scenarios = True
