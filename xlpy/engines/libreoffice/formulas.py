"""Formulas of one document: by the rules of ``formula_text``, else by LibreOffice's own parser."""

import re

from xlpy.engines.libreoffice import formula_text
from xlpy.engines.libreoffice.bridge import Uno, struct

_BARE_THIS_ROW = re.compile(r"(?<![\w.])\[@")
_ALL_GROUPS = 0x7FFFFFFF
_OOXML_NAMES = 5  # com.sun.star.sheet.FormulaLanguage.OOXML
_A1_OFFICE, _A1_EXCEL = 0, 1  # com.sun.star.sheet.AddressConvention


class Formulas:
    """Translates formulas of a document between Excel's and LibreOffice's way of writing."""

    def __init__(self, document: Uno) -> None:
        self._document = document
        self._parsers: dict[int, Uno] = {}

    def to_office(self, formula: str, sheet: int = 0, row: int = 1, column: int = 1) -> str:
        """Excel's formula as LibreOffice takes it.

        Args:
            formula: with its ``=``.
            sheet: the sheet's position from 0; with row and column (from 1) the cell where the formula stands.
            row: see sheet.
            column: see sheet.
        """
        if _BARE_THIS_ROW.search(formula):
            formula = _BARE_THIS_ROW.sub(f"{self._table_at(sheet, row, column)}[@", formula)
        done = formula_text.to_office(formula)
        return self._parsed(formula, _A1_EXCEL, _cell(sheet, row, column)) if done is None else done

    def to_excel(self, formula: str, sheet: int = 0, row: int = 1, column: int = 1) -> str:
        """What LibreOffice has in a cell, as Excel writes it: a formula with its ``=``, else the constant's text."""
        if not formula.startswith("="):
            return formula.removeprefix("'")
        done = formula_text.to_excel(formula)
        if done is None:
            written = self._parsed(formula, _A1_OFFICE, _cell(sheet, row, column))
            done = formula_text.without_prefixes(written)
        return done

    def reference_to_office(self, reference: str) -> str:
        """What a name refers to (with or without ``=``) as LibreOffice takes it, without ``=``."""
        return self.to_office("=" + reference.removeprefix("="))[1:]

    def _table_at(self, sheet: int, row: int, column: int) -> str:
        """The name of the table that a cell belongs to, which Excel leaves out and LibreOffice wants."""
        ranges = self._document.DatabaseRanges
        for one in (ranges.getByIndex(index) for index in range(ranges.Count)):
            area = one.DataArea
            inside = area.StartRow < row <= area.EndRow + 1 and area.StartColumn < column <= area.EndColumn + 1
            if area.Sheet == sheet and inside:
                return str(one.Name)
        return ""

    def _parsed(self, formula: str, convention: int, cell: Uno) -> str:
        other = _A1_OFFICE if convention == _A1_EXCEL else _A1_EXCEL
        tokens = self._parser(convention).parseFormula(formula[1:], cell)
        return "=" + str(self._parser(other).printFormula(tokens, cell))

    def _parser(self, convention: int) -> Uno:
        if convention not in self._parsers:
            parser = self._document.createInstance("com.sun.star.sheet.FormulaParser")
            parser.CompileEnglish = True
            parser.FormulaConvention = convention
            if convention == _A1_EXCEL:
                mapper = self._document.createInstance("com.sun.star.sheet.FormulaOpCodeMapper")
                parser.OpCodeMap = mapper.getAvailableMappings(_OOXML_NAMES, _ALL_GROUPS)
            self._parsers[convention] = parser
        return self._parsers[convention]


def _cell(sheet: int, row: int, column: int) -> Uno:
    return struct("com.sun.star.table.CellAddress", Sheet=sheet, Row=row - 1, Column=column - 1)
