"""The names of the looks of rows, as the sheet ``_gaya`` lists them.

A row written into a workbook that exists takes the styles of that workbook: each look has a name there, and a cell
that looks so.
"""

from xlpy.book.schema import RENCANA
from xlpy.book.shapes import Column, Kind, Table

FORM, TABEL = "form", "tabel"
"""The form Rencana Kinerja with its working columns, and every other table."""


def nama_gaya(table: Table, column: Column, tingkat: str = "", khusus: str = "", bentuk: str = "") -> str:
    """The name of the look of one cell.

    Args:
        table: in which the cell stands.
        column: likewise.
        tingkat: the look of its row, e.g. "program"; empty for a plain row.
        khusus: what is special about the cell, e.g. "menjorok"; empty for most.
        bentuk: the number format that its value asks for ("0" to "6" decimals, "tanggal", "waktu", "jam"); empty for
            what the column gives it.
    """
    if table is not RENCANA.table:
        return susun_nama(TABEL, column.kind, tingkat, khusus, bentuk)
    return susun_nama(FORM, column.kind, tingkat, khusus, bentuk, kerja=column not in table.printed_columns)


def susun_nama(
    keluarga: str, kind: Kind, tingkat: str = "", khusus: str = "", bentuk: str = "", *, kerja: bool = False
) -> str:
    """The name of a look by its parts; ``kerja`` for the form's working columns, to the right of the paper."""
    return "/".join((keluarga, kind.name.lower() + ("-kerja" if kerja else ""), tingkat, khusus, bentuk))
