"""XlsxWriter, with one thing remembered: a formula that stands in every row is prepared once."""

from functools import cache, lru_cache
from typing import Any


@cache
def worksheet_class() -> Any:  # noqa: ANN401 # XlsxWriter ships no annotations
    """The class of our worksheets; made when first asked for, since it loads XlsxWriter."""
    from xlsxwriter.worksheet import Worksheet  # noqa: PLC0415

    bare = Worksheet()

    @lru_cache(maxsize=256)
    def prepared(formula: str, expand: bool) -> str:
        return str(bare._prepare_formula(formula, expand))  # noqa: SLF001 # what is being remembered

    class FastWorksheet(Worksheet):  # type: ignore[misc] # likewise
        """Looks a formula through for newer functions, which takes 130 searches, only the first time."""

        def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
            return prepared(formula, expand_future_functions or bool(self.use_future_functions))

    return FastWorksheet
