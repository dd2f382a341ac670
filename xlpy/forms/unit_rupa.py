"""How a unit's form helps who fills it: validation, marks, heights, protection."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from xlpy.book.schema_form_unit import KolomForm
from xlpy.book.shapes import Kind, column_letter
from xlpy.build.measure import count_lines, row_height
from xlpy.build.styles import GOOD, WARNING, WARNING_LIGHT
from xlpy.forms.unit_cek import GOOD_SIGN, REQUIRED, WARNING_SIGN

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_PIXELS_PER_CHARACTER, _PADDING = 7, 5
_USUAL_WIDTH, _USUAL_SIZE = 8.43, 10.0


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
    from openpyxl.styles import Border, Font, PatternFill, Side  # noqa: PLC0415

    warned = PatternFill(bgColor=WARNING_LIGHT[1:], fill_type="solid")
    dashed = Border(*[Side("dashed", color=WARNING[1:])] * 4)  # what is still empty shows without colours too
    last = first + count - 1
    for key in REQUIRED:
        if key in at:
            letter = column_letter(at[key] - 1)
            rule = FormulaRule(formula=[f'TRIM({letter}{first}&"")=""'], fill=warned, border=dashed)
            sheet.conditional_formatting.add(f"{letter}{first}:{letter}{last}", rule)
    if "cek" in at:
        letter = column_letter(at["cek"] - 1)
        area = f"{letter}{first}:{letter}{last}"
        for sign, colour, fill in ((GOOD_SIGN, GOOD, None), (WARNING_SIGN, WARNING, warned)):
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
