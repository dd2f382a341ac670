"""XlsxWriter, with one thing remembered: a formula that stands in every row is looked through once."""

from functools import cache
from typing import Any


@cache
def worksheet_class() -> Any:  # noqa: ANN401 # XlsxWriter ships no annotations
    """The class of our worksheets; made when first asked for, since it loads XlsxWriter."""
    from xlsxwriter.worksheet import CellFormulaTuple, Worksheet  # noqa: PLC0415

    class FastWorksheet(Worksheet):  # type: ignore[misc] # likewise
        """Searches a formula for dynamic and newer functions, 130 patterns, only the first time it is written."""

        def _write_formula(self, row: int, col: int, formula: str, cell_format: Any = None, value: Any = 0) -> int:  # noqa: ANN401
            known: dict[str, str] = self.__dict__.setdefault("_known_formulas", {})
            prepared = known.get(formula)
            if prepared is None or self._check_dimensions(row, col):
                result = super()._write_formula(row, col, formula, cell_format, value)
                written = self.table[row].get(col)
                if isinstance(written, CellFormulaTuple):
                    known[formula] = written.formula
                return int(result)
            self.table[row][col] = CellFormulaTuple(prepared, cell_format, value)
            return 0

    return FastWorksheet
