"""A DPA as a text table: cells are separated by a bar, ⏎ is a line break inside a cell."""

import re

from xlpy.importers.grid import Grid, Sel
from xlpy.plan.masukan import Dpa


def lembar(teks: str, *, sheet: str = "DPA", hidden: frozenset[int] = frozenset()) -> Grid:
    """A sheet from a text table; ``#5`` makes the number 5, everything else stays text."""
    return Grid("contoh.xlsx", sheet, [_row(line) for line in teks.strip("\n").splitlines()], hidden)


def _row(line: str) -> list[Sel]:
    return [_cell(cell.strip()) for cell in line.split("|")]


def _cell(text: str) -> Sel:
    if re.fullmatch(r"#-?\d+", text):
        return int(text[1:])
    if re.fullmatch(r"#-?\d+\.\d+", text):
        return float(text[1:])
    return text.replace("⏎", "\n") or None


def pagu(dpa: Dpa) -> dict[str, int]:
    return {f"{sub.unit}/{sub.kode}" if sub.unit else sub.kode: sub.pagu for sub in dpa.sub_kegiatan}


def aturan(dpa: Dpa) -> set[str]:
    return {temuan.aturan for temuan in dpa.peringatan}
