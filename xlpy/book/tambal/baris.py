"""The new rows of a table: our cells as text, since there are thousands, and the user's own cells between them."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cached_property

from xlpy.book.tambal.acuan import address, letters
from xlpy.book.tambal.badan import Badan
from xlpy.book.tambal.gaya import Gaya
from xlpy.book.tambal.geser import Peta, has_reference, shift_rule
from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.tulis import Penulis, cell_xml, escape, escape_formula
from xlpy.book.tambal.urai import Elemen, q

_BLANK = Isi(None)
_PER_ROW = "="  # as a column's formula: it names cells, so each row has its own


@dataclass(frozen=True, slots=True)
class _Kolom:
    """What all cells of a column have in common: its heading where it is ours, and its formula."""

    number: int
    letters: str
    heading: str | None
    formula: str


class BarisBaru:
    """Writes the body of one table.

    Attributes:
        formulas: rows and columns of the cells that got a formula.
    """

    def __init__(self, badan: Badan, gaya: Gaya, penulis: Penulis, maps: Peta) -> None:
        """Write ``badan`` where ``maps`` says that it stands."""
        self._badan, self._styles, self._penulis, self._maps = badan, gaya.styles, penulis, maps
        self._lembar = badan.lembar
        self.formulas: set[tuple[int, int]] = set()
        table = badan.tabel.area
        self._all = [self._column(column) for column in range(table.left, table.right + 1)]
        self._ours = {column.number: column for column in self._all if column.heading is not None}

    def write(self) -> list[Elemen]:
        """The rows: those that stay keep their element with all that it says, the others are new."""
        start = self._maps[self._lembar.name.lower()].start(self._badan.blok.first)
        rows = []
        for number, (row, old) in enumerate(zip(self._badan.rows, self._badan.old, strict=True), start=start):
            element = self._new_row(number, row) if old is None else self._continued(number, row, old)
            if row.tinggi is not None and (old is None or self._is_changed(old)):
                element.set("ht", f"{_whole_pixels(row.tinggi):g}")
                element.set("customHeight", "1")
            rows.append(element)
        return rows

    def _is_changed(self, old: int) -> bool:
        """Whether anything that its height depends on is new in a row."""
        measured = self._badan.isi.diukur
        return any(
            (old, number) not in self._badan.same
            for number, column in self._ours.items()
            if measured is None or column.heading in measured
        )

    def _new_row(self, number: int, row: Baris) -> Elemen:
        (element,) = self._lembar.elements(f'<row r="{number}"/>')
        element.append(self._lembar.piece("".join(self._cell(column, number, row, None) for column in self._all)))
        return element

    def _continued(self, number: int, row: Baris, old: int) -> Elemen:
        element, before = self._lembar.rows[old], self._badan.cells[old]
        element.set("r", str(number))
        element.attrib.pop("spans", None)
        if self._badan.tabel.filtered:
            element.attrib.pop("hidden", None)
        own = before.keys() - self._ours.keys()
        children, text = [], []
        for at in sorted(self._ours.keys() | own) if own else self._ours:
            cell = before.get(at)
            if at in self._ours and (old, at) not in self._badan.kept:
                text.append(self._cell(self._ours[at], number, row, cell))
            elif cell is not None:
                if text:
                    children.append(self._lembar.piece("".join(text)))
                    text = []
                if number != old:
                    cell.set("r", address(number, at))
                children.append(cell)
        element[:] = [*children, self._lembar.piece("".join(text))]
        return element

    def _cell(self, column: _Kolom, number: int, row: Baris, before: Elemen | None) -> str:
        isi = row.sel.get(column.heading, _BLANK) if column.heading is not None else _BLANK
        formula = column.formula
        if isi.look and not formula and not isi.formula:  # nearly all
            style = self._styles[isi.look]
            if isi.value is None:
                return f'<c r="{column.letters}{number}" s="{style}"/>'
            return cell_xml(f"{column.letters}{number}", isi, style, "", self._penulis)
        if isi.formula and isi.formula != RUMUS_TETAP:
            formula = escape(isi.formula)
        elif formula == _PER_ROW or (isi.formula and not formula):
            formula = escape_formula(self._copied(column.number, number))
        if formula:
            self.formulas.add((number, column.number))
        if isi.look and (before is None or not formula):
            style = self._styles[isi.look]
        else:
            style = self._usual_styles[column.number] if before is None else before.get("s", "")
        return cell_xml(f"{column.letters}{number}", isi, style, formula, self._penulis)

    def _column(self, column: int) -> _Kolom:
        formula = self._badan.tabel.formulas.get(column, "")
        text = _PER_ROW if formula and has_reference(formula) else escape_formula(formula)
        return _Kolom(column, letters(column), self._badan.ours.get(column), text)

    @cached_property
    def _usual_styles(self) -> dict[int, str]:
        """The most common look of each column, for rows that were not there."""
        counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for cells in self._badan.cells.values():
            for column, cell in cells.items():
                counts[column][cell.get("s", "")] += 1
        columns = range(self._badan.tabel.area.left, self._badan.tabel.area.right + 1)
        return {c: counts[c].most_common(1)[0][0] if c in counts else self._lembar.usual_style(c) for c in columns}

    def _copied(self, column: int, number: int) -> str:
        """A formula that names cells is relative to its row: copied from the last row that has it, as by dragging."""
        source = self._badan.sources.get(column)
        return shift_rule(source[1], self._lembar.name, self._maps, number - source[0]) if source else ""


def put_cell(lembar: Lembar, at: tuple[int, int], isi: Isi, gaya: Gaya, penulis: Penulis) -> None:
    """Write one cell that stands alone."""
    row, column = at
    old = lembar.cell(row, column)
    style = gaya.styles[isi.look] if isi.look else lembar.usual_style(column) if old is None else old.get("s", "")
    kept = "" if old is None else old.findtext(q("f")) or ""
    formula = escape_formula(kept) if isi.formula == RUMUS_TETAP else escape(isi.formula)
    lembar.put(row, column, cell_xml(address(row, column), isi, style, formula, penulis))


def _whole_pixels(points: float) -> float:
    """A height as Excel keeps it, and as the builder writes it: four pixels are three points."""
    return int(points * 4 / 3 + 0.5) * 3 / 4
