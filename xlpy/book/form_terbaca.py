"""The form as its cells stood when it was read: what a paper would have shown, whatever the program made of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from xlpy.book.remarks_package import UNCOMPUTED
from xlpy.book.schema import RENCANA
from xlpy.book.shapes import column_letter
from xlpy.book.tables import Cell, Found, Rows, is_blank
from xlpy.plan.masukan import Pengaturan


@dataclass(frozen=True, slots=True)
class FormTerbaca:
    """The cells of the form, and what they were to be made from.

    Attributes:
        rows: of its sheet, from A1 on.
        kolom: the position of each column that is there, by key.
        kepala: the row of the headings, from 0.
        akhir: the row after the last one of the table, from 0: that of the total.
        hilang: the cells that come without a value by their A1 address, each with the reason.
        tanggal: the day of the signature as typed, where it is a text: the form shows it so until it is written anew.
        pengaturan, perubahan, pagu: the settings, the number of the revision and the money of the plan that were
            read with it.
    """

    rows: Rows
    kolom: Mapping[str, int]
    kepala: int
    akhir: int
    hilang: Mapping[str, str]
    tanggal: str
    pengaturan: Pengaturan
    perubahan: str
    pagu: int

    def cell(self, row: int, column: int) -> Cell:
        """A cell by its position from 0; an error as the text of its reason, nothing outside the sheet."""
        cells = self.rows[row] if row < len(self.rows) else ()
        cell = cells[column] if column < len(cells) else None
        if not is_blank(cell):
            return cell
        reason = self.hilang.get(f"{column_letter(column)}{row + 1}", UNCOMPUTED)
        return None if reason == UNCOMPUTED else f"#{reason}"

    def is_uncomputed(self, row: int, column: int) -> bool:
        """Whether a cell holds a formula that the program which saved the file did not compute."""
        return self.hilang.get(f"{column_letter(column)}{row + 1}") == UNCOMPUTED

    def sel(self, row: int, column: int) -> str:
        """Sheet and A1 address of a cell."""
        return f"{RENCANA.name}!{column_letter(column)}{row + 1}"


def end_of(found: Found, rows: Rows) -> int:
    """The row of the form's total, from 0, also where somebody wrote over its word."""
    if found.end < len(rows):
        return found.end
    told = (row.number for row in reversed([*found.rows()]) if row.text("jenjang") or row.text("kode"))
    return next(told, found.head + 1)
