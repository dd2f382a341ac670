"""The rival of a click: the same macro as it is usually written, pandas imported and every cell spoken to by itself.

It reads the sheets DPA, Tupoksi and Sasaran and writes the plan that is given into the form.  It makes no looks, no
heights, no findings and keeps no hand edits: less work than the product does, never more.

Use: python rival_klik.py PIPE BOOK PLAN.json
"""

import json
import sys
from pathlib import Path

import pandas as pd

from xlpy.engines import libreoffice

FORM, HEAD = "Rencana Kinerja", 6


def main(pipe: str, book_path: str, plan_path: str) -> None:
    app = libreoffice.attach(pipe=pipe)
    book = next(b for b in app.books if b.fullname == book_path)
    for name in ("DPA", "Tupoksi", "Sasaran"):
        sheet = book.sheets[name]
        last = sheet.used_range.last_cell
        pd.DataFrame([[sheet.range((r, c)).value for c in range(1, last.column + 1)] for r in range(1, last.row + 1)])
    rows = json.loads(Path(plan_path).read_text(encoding="utf-8"))
    form = book.sheets[FORM]
    form.range(f"{HEAD + 2}:{HEAD + len(rows)}").insert("down")
    for number, row in enumerate(rows, start=HEAD + 1):
        for column, value in enumerate(row, start=1):
            form.range((number, column)).value = value


if __name__ == "__main__":
    main(*sys.argv[1:])
