"""The rival of patching: the same plan put into the same workbook with openpyxl, loaded, filled and saved."""

from copy import copy
from decimal import Decimal
from io import BytesIO

import openpyxl

from xlpy.book.document import Document
from xlpy.book.schema import RENCANA
from xlpy.build.baris_form import form_records
from xlpy.build.cells import Formula


def fill_with_openpyxl(data: bytes, document: Document) -> bytes:
    """Fill the form's table, every new row with the looks of the blank one, all of the same height.

    What openpyxl drops on the way (ribbon, bars in cells), and that levels look alike, is not counted against it.
    """
    book = openpyxl.load_workbook(BytesIO(data), keep_vba=True)
    page = book[RENCANA.name]
    table = page.tables[RENCANA.table.name]
    first, last = table.ref.split(":")
    top = int("".join(filter(str.isdigit, first)))
    records = form_records(document.rencana)
    looks = [copy(page.cell(top + 1, col)._style) for col in range(1, len(RENCANA.table.columns) + 1)]  # noqa: SLF001 - the usual way to copy a look
    page.insert_rows(top + 2, len(records))
    for number, record in enumerate(records, start=top + 1):
        for col, column in enumerate(RENCANA.table.columns, start=1):
            value = record.values.get(column.key)
            if isinstance(value, Formula):
                value = value.text
            elif isinstance(value, Decimal):
                value = float(value)
            page.cell(number, col, value)._style = copy(looks[col - 1])  # noqa: SLF001
    table.ref = f"{first}:{last.rstrip('0123456789')}{top + len(records) + 1}"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
