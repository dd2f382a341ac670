"""What a column holds, told by its content where the heading does not tell: codes, amounts, targets."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from xlpy.importers.dpa_kode import read_code_in_name, read_codes
from xlpy.importers.grid import Grid, Sel
from xlpy.importers.headers import Arti, Peran
from xlpy.importers.tables import Kepala, Kolom, cell_text, column_letter
from xlpy.plan.angka import AngkaError, read_number
from xlpy.plan.kode import Kedalaman

# Headings of these kinds are also found above codes, targets, amounts.
_DOUBTFUL = frozenset({Peran.URAIAN, Peran.SEKSI, Peran.INDIKATOR, Peran.PENJELAS})
_LEAST_PAGU = 10_000
_MOST = 0.6
_FEW = 2
_TARGET = re.compile(r"-?[\d.,]*\s*\S{1,25}(?:\s\S+){0,3}")


def refine_by_content(head: Kepala, body: Sequence[Sequence[Sel]]) -> Kepala:
    """Give a meaning to the columns whose heading has none or stands under a heading of another kind."""
    columns = {kolom.indeks: kolom for kolom in head.kolom}
    has = {kolom.peran for kolom in head.kolom}
    is_complete = Peran.KODE in has and not has.isdisjoint((Peran.UANG, Peran.BULAN))
    for index in range(max((len(row) for row in body), default=0)):
        kolom = columns.get(index)
        if kolom is None and is_complete:
            continue
        if kolom and not kolom.diwarisi and kolom.peran not in _DOUBTFUL:
            continue
        found = _by_content(kolom, _filled(body, index), has)
        if found:
            columns[index] = (
                replace(kolom, arti=found) if kolom else Kolom(index, (f"kolom {column_letter(index)}",), found)
            )
    return replace(head, kolom=tuple(columns[index] for index in sorted(columns)))


def _by_content(kolom: Kolom | None, cells: list[Sel], has: set[Peran]) -> Arti | None:
    if not cells:
        return None
    peran = kolom.peran if kolom else None
    is_free = kolom is None or kolom.diwarisi or peran is Peran.PENJELAS
    if peran in (Peran.URAIAN, Peran.SEKSI) and kolom and _share(cells, _is_code_part) >= _MOST:
        return Arti(Peran.KODE, jenjang=kolom.arti.jenjang)
    if peran is Peran.INDIKATOR and kolom and Peran.TARGET not in has and _share(cells, _is_target) >= _MOST:
        return Arti(Peran.TARGET, jenis=kolom.arti.jenis)
    if is_free and Peran.KODE not in has and peran not in (Peran.UANG, Peran.BULAN) and _codes(cells) >= _FEW:
        return Arti(Peran.KODE)
    if is_free and Peran.UANG not in has and Peran.BULAN not in has and _share(cells, _is_amount) >= _MOST:
        return Arti(Peran.UANG) if peran in (None, Peran.PENJELAS) and Peran.HARGA not in has else None
    return None


def without_head(grid: Grid) -> list[Kepala]:
    """A head made from the content alone, for a sheet whose rows of codes stand under no heading."""
    width = max((len(row) for row in grid.rows), default=0)
    contents = [_filled(grid.rows, index) for index in range(width)]
    code = next((i for i, cells in enumerate(contents) if _codes(cells) >= _FEW), None)
    if code is None:
        return []
    first = next(i for i, row in enumerate(grid.rows) if code < len(row) and _codes([row[code]]))
    columns = [Kolom(code, (), Arti(Peran.KODE))]
    texts = [i for i in range(code + 1, width) if _share(contents[i], _is_text) >= _MOST]
    if texts:
        columns.append(Kolom(texts[0], (), Arti(Peran.URAIAN)))
    amounts = [i for i in range(code + 1, width) if _share(contents[i], _is_amount) >= _MOST]
    if amounts:
        columns.append(Kolom(amounts[0], (f"kolom {column_letter(amounts[0])}",), Arti(Peran.UANG)))
    return [Kepala(first, first - 1, tuple(columns))]


def _filled(body: Sequence[Sequence[Sel]], index: int) -> list[Sel]:
    cells = [row[index] for row in body if index < len(row)]
    return [cell for cell in cells if cell is not None and cell_text(cell)]  # most are blank


def _share(cells: list[Sel], test: Callable[[Sel], bool]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells) if cells else 0.0


def _codes(cells: list[Sel]) -> int:
    """How many cells hold, or begin with, a code of program level or deeper."""
    found = 0
    for cell in cells:
        code = read_codes([cell_text(cell)]) or read_code_in_name(cell_text(cell))
        found += bool(code and code.kode and code.kode.kedalaman >= Kedalaman.PROGRAM)
    return found


def _is_code_part(cell: Sel) -> bool:
    return re.fullmatch(r"[\dXx.\s]{1,20}", cell_text(cell)) is not None


def _is_text(cell: Sel) -> bool:
    return isinstance(cell, str) and re.search(r"[A-Za-z]{3}", cell) is not None


def _is_target(cell: Sel) -> bool:
    text = cell_text(cell)
    return bool(re.match(r"[-\d]", text)) and _TARGET.fullmatch(text) is not None


def _is_amount(cell: Sel) -> bool:
    try:
        value = read_number(cell)
    except AngkaError:
        return False
    return value is not None and (value == 0 or value >= _LEAST_PAGU)
