"""The body of a table: which old row is which new one, and what must not be lost."""

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping
from functools import cached_property

from xlpy.book.tambal.acuan import MAX_ROW, Area, column_of, letters, merge_spans
from xlpy.book.tambal.geser import Blok, PetaBaris
from xlpy.book.tambal.isi import Baris, Isi, IsiTabel
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.milik import dragged, left_below
from xlpy.book.tambal.sama import says
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.tulis import Penulis
from xlpy.book.tambal.urai import Elemen, q
from xlpy.errors import InputError
from xlpy.plan.text import fold, tidy

_BLANK = Isi(None)


class Badan:
    """One table whose rows are replaced.

    Attributes:
        tabel: where it lies.
        isi: what it is to hold.
        lembar: its sheet.
        ours: the columns of the sheet that are ours, with their headings.
        old: for every new row the old one that it continues, or None.
        blok: how its rows move.
        cells: its old cells by row and column.
        same: old rows and columns of our cells that say already what their row is to say.
        kept: those among them that are not computed by us: they stay as they are.
        lost: cells of the user in rows that go.
        sources: by column the last old row that has a formula, and that.
    """

    def __init__(self, lembar: Lembar, tabel: Tabel, isi: IsiTabel, penulis: Penulis, until: int = MAX_ROW) -> None:
        """Match old rows with new ones.

        Args:
            lembar: the sheet.
            tabel: the table.
            isi: its new content.
            penulis: writes the values of the sheet.
            until: the last row that can be meant as a row of this table: what is below belongs to the next.

        Raises:
            InputError: a column of ours is missing, a value does not fit, or a row below the table would be read as
                one of its rows although it is none of the new ones.
        """
        self.lembar, self.tabel, self.isi, self._penulis = lembar, tabel, isi, penulis
        self.rows = isi.baris or (Baris((), {}),)
        self.ours = self._find_columns()
        if tabel.totals and self._is_row(tabel.area.bottom):
            tabel.drop_totals()
        core = tabel.last
        tabel.extend(self._typed_below(until))
        self.cells = {n: self._cells(n) for n in range(tabel.first, tabel.last + 1) if n in lembar.rows}
        self.old = self._match()
        self.same, self.kept = self._find_same()
        self.lost = self._find_lost()
        moved = {old: new for new, old in enumerate(self.old) if old is not None}
        numbers = range(tabel.first, tabel.last + 1)
        blank = frozenset(n for n in numbers if n not in moved and not (isi.kunci and self._holds(n)))
        self.blok = Blok(tabel.first, core, tabel.last, len(self.rows), moved, blank)
        self.sources = self._find_sources()  # now: later its formulas follow the rows that move

    def _find_columns(self) -> dict[int, str]:
        columns = self.tabel.columns
        missing = [heading for heading in (*self.isi.kolom, *(self.isi.jumlah or ())) if fold(heading) not in columns]
        if missing:
            raise InputError(
                f"Lembar {self.lembar.name}, tabel {self.tabel.name}: kolom {', '.join(f'“{m}”' for m in missing)} "
                "tidak ada lagi. Kembalikan kolom itu dengan judul yang sama, lalu ulangi."
            )
        return dict(sorted((columns[fold(heading)][0], heading) for heading in self.isi.kolom))

    def column(self, heading: str) -> int:
        """The column of the sheet under a heading of ours."""
        return self.tabel.columns[fold(heading)][0]

    def _holds(self, row: int) -> bool:
        return any(self.lembar.has_content(cell) for cell in self.cells.get(row, {}).values())

    def _match(self) -> list[int | None]:
        """For every new row the old row of the same key; of several with one key the first that is left."""
        known: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for number in sorted(self.cells, reverse=True):
            key = self._key(self.cells[number])
            if any(key):
                known[key].append(number)
        return [known[key].pop() if key and known.get(key) else None for key in self._keys()]

    def _keys(self) -> list[tuple[str, ...]]:
        return [tuple(map(tidy, row.kunci)) for row in self.rows]

    def _key(self, cells: Mapping[int, Elemen]) -> tuple[str, ...]:
        """The key of an old row."""
        columns = (self.column(heading) for heading in self.isi.kunci)
        return tuple(tidy(self.lembar.text(cells[c])) if c in cells else "" for c in columns)

    def _cells(self, row: int) -> dict[int, Elemen]:
        return dict(self.lembar.cells(self.lembar.rows[row])) if row in self.lembar.rows else {}

    def _says(self, cell: Elemen | None, isi: Isi) -> bool:
        return says(self.lembar, cell, isi.value, self._penulis, exactly=self.isi.persis)

    def _is_row(self, row: int) -> bool:
        """Whether a totals row is one of the body: LibreOffice goes on claiming one when it was deleted.

        It has what every row of the body has of a key, and neither a label nor a sum of Excel's.
        """
        cells = self._cells(row)
        found = self._key(cells)
        formulas = (cell.findtext(q("f")) or "" for cell in cells.values())
        if not any(found) or not self.tabel.labels.isdisjoint(found):
            return False
        if any(formula.upper().startswith("SUBTOTAL(") for formula in formulas):
            return False
        keys = [self._key(self._cells(n)) for n in range(self.tabel.first, self.tabel.last + 1)]
        told = [all(parts) for parts in zip(*(key for key in keys if any(key)), strict=True)]
        return any(told) and all(part for part, is_told in zip(found, told, strict=True) if is_told)

    def _typed_below(self, until: int) -> int:
        """The last row below a table without totals that is one of its new rows, and nothing else before it.

        LibreOffice lets no table grow with what is typed below it, and our reader takes that as rows all the same.
        """
        last, wanted = self.tabel.last, set(self._keys())
        strange: list[Elemen] = []
        is_over = False
        for number in () if self.tabel.totals else (row for row in self.lembar.rows if last < row <= until):
            cells = self._cells(number)
            if not any(map(self.lembar.has_content, cells.values())):
                continue
            is_over = is_over or not self._is_new(cells, wanted)
            if is_over and not self.isi.lanjut:
                break
            if is_over:
                strange += self._read(cells)
            else:
                last = number
        if strange:
            raise InputError(left_below(self.lembar, self.tabel.name, strange))
        return last

    def _read(self, cells: Mapping[int, Elemen]) -> list[Elemen]:
        """The cells of a row below the table that our reader would take as its content."""
        read = ((c, cell) for c, cell in cells.items() if c in self.ours and c not in self.tabel.formulas)
        return [cell for _, cell in read if tidy(self.lembar.text(cell))]

    def _is_new(self, cells: Mapping[int, Elemen], wanted: Container[tuple[str, ...]]) -> bool:
        """Whether a row below the table is one of the new rows: by its key, or without one by all that it says."""
        key = self._key(cells)
        if any(key) or not self.isi.lanjut:
            return any(key) and key in wanted
        read = [(self.ours[column_of(cell.get("r"))], cell) for cell in self._read(cells)]
        return bool(read) and any(
            all(self._says(cell, row.sel.get(heading, _BLANK)) for heading, cell in read) for row in self.rows
        )

    def _find_same(self) -> tuple[set[tuple[int, int]], set[tuple[int, int]]]:
        same, kept = set(), set()
        for row, old in zip(self.rows, self.old, strict=True):
            if old is None:
                continue
            cells = self.cells[old]
            for column, heading in self.ours.items():
                isi = row.sel.get(heading, _BLANK)
                if self._says(cells.get(column), isi):
                    same.add((old, column))
                    if not isi.formula and column not in self.tabel.formulas:
                        kept.add((old, column))
        return same, kept

    def _find_lost(self) -> list[Elemen]:
        stays = set(self.old)
        own = [
            (number, column, cell)
            for number, cells in self.cells.items()
            if number not in stays
            for column, cell in cells.items()
            if column not in self.ours and self._is_own(column, cell)
        ]
        return [cell for number, column, cell in own if not dragged(self._own_formulas[column], number, stays)]

    @cached_property
    def _own_formulas(self) -> Mapping[int, Mapping[int, Elemen]]:
        """The cells of the user that hold formulas, by column and row."""
        found: defaultdict[int, dict[int, Elemen]] = defaultdict(dict)
        for number, cells in self.cells.items():
            for column, cell in cells.items():
                if column not in self.ours and cell.find(q("f")) is not None:
                    found[column][number] = cell
        return found

    def _is_own(self, column: int, cell: Elemen) -> bool:
        computed = column in self.tabel.formulas and cell.find(q("f")) is not None
        return self.lembar.has_content(cell) and not computed

    def _find_sources(self) -> dict[int, tuple[int, str]]:
        """By column the last formula in it, with its row."""
        found = {}
        for number in self.cells:
            for formula in self.lembar.rows[number].iter(q("f")):
                if formula.text:
                    found[column_of(formula.getparent().get("r"))] = (number, str(formula.text))
        return found

    @cached_property
    def kept_formulas(self) -> list[tuple[int, int]]:
        """Old rows and columns of the cells that stay and hold a formula of the user."""
        numbers = sorted({row for row, _ in self.kept})
        places = ((n, column_of(f.getparent().get("r"))) for n in numbers for f in self.lembar.rows[n].iter(q("f")))
        return [place for place in places if place in self.kept]

    def without_links(self, rows: PetaBaris) -> Iterator[tuple[int, int]]:
        """Cells of the new rows that stay as they are, and to which no link of ours belongs."""
        start = rows.start(self.blok.first)
        for number, (row, old) in enumerate(zip(self.rows, self.old, strict=True), start=start):
            for column, heading in self.ours.items() if old is not None else ():
                if (old, column) in self.kept and not row.sel.get(heading, _BLANK).tautan:
                    yield number, column

    def filled(self, rows: PetaBaris) -> Iterator[Area]:
        """The areas of the new body that are ours."""
        start = rows.start(self.blok.first)
        return self._our_columns(start, start + self.blok.count - 1)

    def replaced(self) -> Iterator[Area]:
        """The areas of the old body that are ours."""
        return self._our_columns(self.blok.first, self.blok.last)

    def _our_columns(self, top: int, bottom: int) -> Iterator[Area]:
        for left, right in merge_spans([(column, column) for column in self.ours]):
            yield Area(top, left, bottom, right)

    def links(self, rows: PetaBaris) -> Iterator[tuple[str, str]]:
        """Cells of the new rows with the places to which they lead."""
        columns = {heading: letters(column) for column, heading in self.ours.items()}
        for number, row in enumerate(self.rows, start=rows.start(self.blok.first)):
            for heading, isi in row.sel.items():
                if isi.tautan and heading in columns:
                    yield f"{columns[heading]}{number}", isi.tautan
