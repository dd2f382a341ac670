"""What may be typed into cells."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice import addresses
from xlpy.engines.libreoffice.bridge import Uno, enum

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range

_TYPES = {
    "none": "ANY",
    "whole_number": "WHOLE",
    "decimal": "DECIMAL",
    "list": "LIST",
    "date": "DATE",
    "time": "TIME",
    "text_length": "TEXT_LEN",
    "custom": "CUSTOM",
}
_TYPE_NAMES = {office: name for name, office in _TYPES.items()}
_OPERATORS = {
    "between": "BETWEEN",
    "not_between": "NOT_BETWEEN",
    "equal_to": "EQUAL",
    "not_equal_to": "NOT_EQUAL",
    "greater_than": "GREATER",
    "less_than": "LESS",
    "greater_than_or_equal": "GREATER_EQUAL",
    "less_than_or_equal": "LESS_EQUAL",
}
_OPERATOR_NAMES = {office: name for name, office in _OPERATORS.items()}
_ALERTS = {"STOP": "stop", "WARNING": "warning", "INFO": "information", "MACRO": "stop"}
_COMPARED = {"whole_number", "decimal", "date", "time", "text_length"}
_LITERAL = re.compile(r'"((?:[^"]|"")*)"')


class DataValidation(base_classes.DataValidation):
    """The rule of a range; what cells of a range do not share is read from the first one."""

    def __init__(self, cells: "Range") -> None:
        self._cells = cells
        self._formulas = cells.sheet.book.formulas

    @property
    def api(self) -> Uno:
        """LibreOffice's rule, a copy: it counts once it is set again."""
        return self._cells.cells.Validation

    @property
    def type(self) -> str:
        """Xlwings' name of the sort of rule."""
        return _TYPE_NAMES[self.api.Type.value]

    @property
    def operator(self) -> str | None:
        """How a value is compared; None for a list and a formula."""
        return _OPERATOR_NAMES.get(self.api.getOperator().value) if self.type in _COMPARED else None

    @property
    def formula1(self) -> str | None:
        """What is compared with, as Excel's formula."""
        return self._formula(self.api.getFormula1()) if self.type in _COMPARED else None

    @property
    def formula2(self) -> str | None:
        """The upper end, as Excel's formula."""
        return self._formula(self.api.getFormula2()) if self.type in _COMPARED else None

    @property
    def formula(self) -> str | None:
        """The formula of a rule of one's own."""
        return self._formula(self.api.getFormula1()) if self.type == "custom" else None

    @property
    def source(self) -> str | None:
        """A list's values with commas between them, or where they stand, with ``=``."""
        if self.type != "list":
            return None
        text = self.api.getFormula1()
        literals = [value.replace('""', '"') for value in _LITERAL.findall(text)]
        return ",".join(literals) if literals else self._formula(text)

    @property
    def in_cell_dropdown(self) -> bool | None:
        """Whether a list can be pulled down in the cell."""
        return bool(self.api.ShowList) if self.type == "list" else None

    @property
    def ignore_blank(self) -> bool:
        """Whether an empty cell is let through."""
        return bool(self.api.IgnoreBlankCells)

    @property
    def input_title(self) -> str:
        """Title of the help that shows with the cell."""
        return str(self.api.InputTitle)

    @property
    def input_message(self) -> str:
        """The help."""
        return str(self.api.InputMessage)

    @property
    def show_input(self) -> bool:
        """Whether the help shows."""
        return bool(self.api.ShowInputMessage)

    @property
    def error_title(self) -> str:
        """Title of the message about a wrong value."""
        return str(self.api.ErrorTitle)

    @property
    def error_message(self) -> str:
        """The message."""
        return str(self.api.ErrorMessage)

    @property
    def show_error(self) -> bool:
        """Whether a wrong value is noticed."""
        return bool(self.api.ShowErrorMessage)

    @property
    def alert_style(self) -> str:
        """What a wrong value leads to."""
        return _ALERTS[self.api.ErrorAlertStyle.value]

    def set_list(self, source: Uno, in_cell_dropdown: bool) -> None:
        """A list: of texts, of a range's cells, or of what a name refers to."""
        if isinstance(source, Sequence):
            formula = ";".join('"' + str(value).replace('"', '""') + '"' for value in source)
        elif hasattr(source, "refers_to"):
            formula = source.name
        else:
            sheet = addresses.quoted(source.sheet.name)
            formula = self._formulas.reference_to_office(f"{sheet}!{source.address}")
        self._set("LIST", formula1=formula, show_list=int(in_cell_dropdown))

    def set_rule(self, rule_type: str, operator: str | None, formula1: str, formula2: str | None) -> None:
        """A comparison or a formula (``custom``); formulas are Excel's, with ``=``."""
        self._set(
            _TYPES[rule_type],
            _OPERATORS[operator] if operator else "FORMULA",
            self._formulas.reference_to_office(formula1),
            self._formulas.reference_to_office(formula2) if formula2 else "",
        )

    def delete(self) -> None:
        """Anything may be typed again."""
        self._set("ANY")

    def _set(
        self, kind: str, operator: str = "EQUAL", formula1: str = "", formula2: str = "", show_list: int = 1
    ) -> None:
        rule = self.api
        rule.Type = enum("com.sun.star.sheet.ValidationType", kind)
        rule.setOperator(enum("com.sun.star.sheet.ConditionOperator", operator))
        rule.setFormula1(formula1)
        rule.setFormula2(formula2)
        rule.IgnoreBlankCells, rule.ShowErrorMessage, rule.ShowList = True, kind != "ANY", show_list
        self._cells.cells.Validation = rule

    def _formula(self, text: str) -> str | None:
        return self._formulas.to_excel("=" + text) if text else None
