"""The body of a table: which old row is which new one, what must not be lost, and the new rows themselves."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from xlpy.book.tambal.acuan import Area, address, letters, merge_spans
from xlpy.book.tambal.gaya import Gaya
from xlpy.book.tambal.geser import Blok, Peta, PetaBaris, has_reference, shift_rule
from xlpy.book.tambal.isi import RUMUS_TETAP, Baris, Isi, IsiTabel
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.tulis import Penulis, cell_xml
from xlpy.book.tambal.urai import Elemen, q
from xlpy.errors import InputError
from xlpy.plan.text import fold, tidy

_BLANK = Isi(None)
_SHOWN = 30  # letters of a content quoted in a message


class Badan:
    """One table whose rows are replaced.

    Attributes:
        tabel: where it lies.
        isi: what it is to hold.
        lembar: its sheet.
        ours: the columns of the sheet that are ours, with their headings.
        old: for every new row the old one that it continues, or None.
        blok: how its rows move.
    """

    def __init__(self, lembar: Lembar, tabel: Tabel, isi: IsiTabel) -> None:
        """Match old rows with new ones.

        Raises:
            InputError: a column of ours is missing, or a row that goes holds something of the user's.
        """
        self.lembar, self.tabel, self.isi = lembar, tabel, isi
        self._maps: Peta = {}
        self.rows = isi.baris or (Baris((), {}),)
        self.ours = self._find_columns()
        self._cells = {
            n: dict(lembar.cells(lembar.rows[n])) for n in range(tabel.first, tabel.last + 1) if n in lembar.rows
        }
        self.old = self._match()
        self._refuse_loss()
        moved = {old: new for new, old in enumerate(self.old) if old is not None}
        numbers = range(tabel.first, tabel.last + 1)
        blank = frozenset(n for n in numbers if n not in moved and not self._holds(n))
        self.blok = Blok(tabel.first, tabel.last, len(self.rows), moved, blank)
        self._sources = self._find_sources()  # now: later its formulas follow the rows that move

    def _find_columns(self) -> dict[int, str]:
        columns = self.tabel.columns
        missing = [heading for heading in self.isi.kolom if fold(heading) not in columns]
        if missing:
            raise InputError(
                f"Lembar {self.lembar.name}, tabel {self.tabel.name}: kolom {', '.join(f'“{m}”' for m in missing)} "
                "tidak ada lagi. Kembalikan kolom itu dengan judul yang sama, lalu ulangi."
            )
        return dict(sorted((columns[fold(heading)][0], heading) for heading in self.isi.kolom))

    def _holds(self, row: int) -> bool:
        return any(self.lembar.has_content(cell) for cell in self._cells.get(row, {}).values())

    def _match(self) -> list[int | None]:
        """For every new row the old row of the same key; of several with one key the first that is left."""
        columns = [column for heading in self.isi.kunci for column, name in self.ours.items() if name == heading]
        known: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in sorted(self._cells, reverse=True):
            cells = self._cells[number]
            key = tuple(tidy(self.lembar.text(cells[c])) if c in cells else "" for c in columns)
            if any(key):
                known[key].append(number)
        keys = (tuple(map(tidy, row.kunci)) for row in self.rows)
        return [known[key].pop() if key and known.get(key) else None for key in keys]

    def _refuse_loss(self) -> None:
        stays = set(self.old)
        for number, cells in self._cells.items():
            if number in stays:
                continue
            own = [c for column, c in cells.items() if column not in self.ours and self._is_own(column, c)]
            if own:
                text = self.lembar.text(own[0])
                said = f"“{text[:_SHOWN]}{'…' if len(text) > _SHOWN else ''}”" if text else "rumus"
                raise InputError(
                    f"{self.lembar.where(own[0].get('r'))}: sel ini berisi {said}, tulisan Anda sendiri, tetapi "
                    f"barisnya tidak ada lagi dalam isi tabel {self.tabel.name} yang baru dan akan dihapus. "
                    "Pindahkan atau hapus isi sel itu, lalu ulangi."
                )

    def _is_own(self, column: int, cell: Elemen) -> bool:
        computed = column in self.tabel.formulas and cell.find(q("f")) is not None
        return self.lembar.has_content(cell) and not computed

    # ── writing ──────────────────────────────────────────────────────────────────────────────────────────────────

    def write(self, gaya: Gaya, penulis: Penulis, maps: Peta) -> list[Elemen]:
        """The new rows, where ``maps`` says that they stand."""
        self._maps = maps
        start = maps[self.lembar.name.lower()].start(self.blok.first)
        text = "".join(
            f'<row r="{start + i}">{"".join(self._row(gaya, penulis, start + i, row, old))}</row>'
            for i, (row, old) in enumerate(zip(self.rows, self.old, strict=True))
        )
        elements = self.lembar.elements(text)
        for element, row, old in zip(elements, self.rows, self.old, strict=True):
            if old is not None:
                self._continue_row(element, old)
            if row.tinggi is not None:
                element.set("ht", f"{row.tinggi:g}")
                element.set("customHeight", "1")
        return elements

    def _row(self, gaya: Gaya, penulis: Penulis, number: int, row: Baris, old: int | None) -> Iterator[str]:
        """The cells that are written anew."""
        before = self._cells.get(old, {}) if old is not None else {}
        columns = self.ours if old is not None else range(self.tabel.area.left, self.tabel.area.right + 1)
        for column in columns:
            heading = self.ours.get(column)
            isi = _BLANK if heading is None else row.sel.get(heading, _BLANK)
            place = f"{letters(column)}{number}"
            if isi.look:
                style = gaya.style(isi.look)
            elif column in before:
                style = before[column].get("s", "")
            else:
                style = self._styles[column]
            formula = isi.formula
            if not formula or formula == RUMUS_TETAP:
                formula = self._formula(column, number)
            yield cell_xml(place, isi, style, formula, penulis)

    def _continue_row(self, element: Elemen, old: int) -> None:
        """Give a row what its old one had: height, outline, and the user's cells."""
        number = element.get("r")
        before = self.lembar.rows[old]
        for name, value in before.attrib.items():
            if name not in ("r", "spans"):
                element.set(name, value)
        if self.tabel.filtered:
            element.attrib.pop("hidden", None)
        own = {column: cell for column, cell in self._cells[old].items() if column not in self.ours}
        if own:
            for column, cell in own.items():
                cell.set("r", f"{letters(column)}{number}")
            cells = {**dict(self.lembar.cells(element)), **own}
            element[:] = [cells[column] for column in sorted(cells)]

    @cached_property
    def _styles(self) -> Mapping[int, str]:
        """The most common look of each column, for rows that were not there."""
        counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
        for cells in self._cells.values():
            for column, cell in cells.items():
                counts[column][cell.get("s", "")] += 1
        columns = range(self.tabel.area.left, self.tabel.area.right + 1)
        return {c: counts[c].most_common(1)[0][0] if c in counts else self.lembar.usual_style(c) for c in columns}

    def _formula(self, column: int, number: int) -> str:
        """The formula of a calculated column in the new row ``number``."""
        formula = self.tabel.formulas.get(column, "")
        if not formula or not has_reference(formula):
            return formula
        # One that names cells is relative to its row: it is copied from the last row that has it, as by dragging.
        source = self._sources.get(column)
        return shift_rule(source[1], self.lembar.name, self._maps, number - source[0]) if source else ""

    def _find_sources(self) -> dict[int, tuple[int, str]]:
        """The last formula of each column with its row."""
        found = {}
        for number, cells in self._cells.items():
            for column in self.tabel.formulas:
                formula = cells[column].findtext(q("f")) if column in cells else None
                if formula:
                    found[column] = (number, formula)
        return found

    # ── totals ───────────────────────────────────────────────────────────────────────────────────────────────────

    def write_totals(self, gaya: Gaya, penulis: Penulis) -> Iterator[Area]:
        """Write the totals row, before anything moves; gives the cells whose value is known then."""
        number = self.tabel.area.bottom
        for heading, isi in (self.isi.jumlah or {}).items() if self.tabel.totals else ():
            column = self.tabel.columns[fold(heading)][0]
            formula = isi.formula or RUMUS_TETAP
            put_cell(self.lembar, (number, column), replace(isi, formula=formula), gaya, penulis)
            yield Area(number, column, number, column)

    def filled(self, rows: PetaBaris) -> Iterator[Area]:
        """The new areas whose values are ours."""
        start = rows.start(self.blok.first)
        for left, right in merge_spans([(column, column) for column in self.ours]):
            yield Area(start, left, start + self.blok.count - 1, right)

    def links(self, rows: PetaBaris) -> Iterator[tuple[str, str]]:
        """Cells of the new rows with the places to which they lead."""
        columns = {heading: letters(column) for column, heading in self.ours.items()}
        for number, row in enumerate(self.rows, start=rows.start(self.blok.first)):
            for heading, isi in row.sel.items():
                if isi.tautan and heading in columns:
                    yield f"{columns[heading]}{number}", isi.tautan


def put_cell(lembar: Lembar, at: tuple[int, int], isi: Isi, gaya: Gaya, penulis: Penulis) -> None:
    """Write one cell that stands alone."""
    row, column = at
    old = lembar.cell(row, column)
    style = gaya.style(isi.look) if isi.look else lembar.usual_style(column) if old is None else old.get("s", "")
    formula = isi.formula
    if formula == RUMUS_TETAP:
        formula = "" if old is None else old.findtext(q("f")) or ""
    lembar.put(row, column, cell_xml(address(row, column), isi, style, formula, penulis))
