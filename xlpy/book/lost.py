"""Cells that show something in Excel but come without a value: an error, a formula that nothing has computed."""

from collections.abc import Iterable, Mapping

from xlpy.book.remarks_package import ERROR
from xlpy.book.shapes import DERIVED_KINDS, Sheet, cell_position
from xlpy.book.tables import Found, Rows, as_text
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.plan.text import fold

_HOW = "Tulis nilainya, atau buka dan simpan sekali di Excel, lalu ulangi."
_FIX = "Tulis nilainya."


def report_lost(
    tables: Iterable[tuple[Sheet, Found]],
    sheets: Mapping[str, Rows],
    lost: Mapping[str, Mapping[str, str]],
    issues: list[Temuan],
) -> None:
    """Report each cell of an input that was lost; what our own formulas left uncomputed is none.

    Args:
        tables: where each table stands.
        sheets: the rows of each sheet.
        lost: by sheet, the A1 addresses of the cells and why each came without a value.
        issues: what is reported is added here.
    """
    for sheet, found in tables:
        typed = {found.at[c.key]: c.heading for c in found.table.columns if c.kind not in DERIVED_KINDS}
        for cell, reason in lost.get(sheet.name, {}).items():
            if heading := _input_of(sheet, found, sheets[sheet.name], typed, cell):
                issues.append(
                    Temuan(
                        aturan="sel-tidak-terbaca",
                        tingkat=Tingkat.BERAT,
                        sel=f"{sheet.name}!{cell}",
                        pesan=f"{heading}: berisi {reason}.",
                        saran=_FIX if reason.startswith(ERROR) else _HOW,
                    )
                )


def _input_of(sheet: Sheet, found: Found, rows: Rows, typed: Mapping[int, str], cell: str) -> str:
    """The heading or label of the input that the cell belongs to; empty when it is none."""
    number, i = cell_position(cell)
    if found.head < number < found.end:
        return typed.get(i, "")
    if number > found.head or not i:
        return ""
    label = fold(as_text(rows[number][i - 1]))
    return next((name.label for name in sheet.names if fold(name.label) == label), "")
