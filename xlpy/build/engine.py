"""XlsxWriter, with one thing remembered: a formula that stands in every row is prepared once.

Import this module late: it loads XlsxWriter.
"""

from functools import lru_cache

from xlsxwriter.worksheet import Worksheet


class FastWorksheet(Worksheet):  # type: ignore[misc] # XlsxWriter ships no annotations
    """A worksheet that looks a formula through for newer functions only the first time (that is 130 searches)."""

    @staticmethod
    @lru_cache(maxsize=256)
    def _prepared(formula: str, expand: bool) -> str:
        return str(Worksheet._prepare_formula(_BARE, formula, expand))  # noqa: SLF001 # what is being remembered

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        return self._prepared(formula, expand_future_functions or bool(self.use_future_functions))


_BARE = Worksheet()
