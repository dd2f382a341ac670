"""What a user made on a sheet of ours, carried over to the present one: columns, cells, notes, looks, widths."""

from collections.abc import Container, Iterator, Mapping, Sequence
from copy import deepcopy
from itertools import zip_longest

from xlpy.book.tambal.acuan import MAX_ROW, address, column_of
from xlpy.book.tambal.catatan_sel import carry_notes
from xlpy.book.tambal.lembar import Lembar, inline_text
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.penata import Penata
from xlpy.book.tambal.petasel import PetaSel, PetaTabel, follow
from xlpy.book.tambal.rupa import Rupa
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.temukan import relationships
from xlpy.book.tambal.urai import Elemen, q
from xlpy.plan.text import fold, tidy


class Bawaan:
    """One sheet of ours, as it was and as it is.

    Attributes:
        lama, baru: the two.
        peta: where the cells of the older one are now.
        dibawa, tertinggal: what was carried over and what stays behind, told to the user.
    """

    def __init__(
        self,
        pair: tuple[Lembar, Lembar],
        tables: Sequence[tuple[Tabel, Tabel]],
        teks: Container[str],
        rupa: Rupa,
    ) -> None:
        """Compare them.

        Args:
            pair: the older sheet and the present one.
            tables: our tables that stand on both.
            teks: the fixed texts, folded, that programs ever wrote there.
            rupa: tells the user's looks from ours.
        """
        self.lama, self.baru = pair
        self._teks, self._rupa = teks, rupa
        self._take_in([old for old, _ in tables])
        self.peta = PetaSel(self.lama, self.baru, tables, teks)
        self.dibawa: list[str] = []
        self.tertinggal: list[str] = []

    def carry(self, valued: Container[tuple[int, int]], maps: Mapping[str, PetaSel]) -> None:
        """Carry columns, cells, looks and widths over.

        Args:
            valued: cells of the older sheet that hold single values of ours.
            maps: by sheet in small letters, where its cells are now.
        """
        self.lama.share_nothing()
        for table in self.peta.tables:
            if table.own:
                table.baru.widen(table.own)
                headings = ", ".join(f"“{column.get('name')}”" for column in table.own)
                self.dibawa.append(f"kolom Anda {headings} di lembar {self.lama.name}")
        placed = [
            address(row, column)
            for row, column, cell in self._own_cells(valued)
            if self._put(row, column, cell, maps)
        ]
        outside = [place for place in placed if not self._is_in_own_column(place)]
        if outside:
            more = f" dan {len(outside) - 1} sel lain" if len(outside) > 1 else ""
            self.dibawa.append(f"isian Anda di luar tabel: {self.lama.name}!{outside[0]}{more}")
        if dressed := self._carry_looks():
            self.dibawa.append(f"warna dan huruf Anda pada {dressed} sel di lembar {self.lama.name}")
        self._carry_widths()

    def notes(self, asal: Paket, paket: Paket, penata: Penata) -> None:
        """Carry notes over; say what pictures stay behind."""
        count = carry_notes(asal, paket, penata, (self.lama, self.baru), self.peta)
        if count:
            self.dibawa.append(f"{count} catatan (komentar) di lembar {self.lama.name}")
        drawn = [{r.kind for r in relationships(p, s.letak.part)} for p, s in ((asal, self.lama), (paket, self.baru))]
        if _DRAWN & (drawn[0] - drawn[1]):
            self.tertinggal.append(f"gambar, bentuk, bagan, atau pivot yang Anda taruh di lembar {self.lama.name}")

    def store(self, paket: Paket) -> None:
        """Put the sheet and its tables back."""
        for table in self.peta.tables:
            table.baru.store(paket)
        self.baru.measure([table.baru.area for table in self.peta.tables])
        self.baru.store(paket)

    def _take_in(self, tables: Sequence[Tabel]) -> None:
        """Let tables without totals hold what was typed below them: LibreOffice lets none grow, and it counts."""
        ordered = sorted(tables, key=lambda table: table.area.top)
        for table, below in zip_longest(ordered, ordered[1:]):
            until = MAX_ROW if below is None else below.area.top - 2  # a title between
            rows = (n for n in self.lama.rows if table.last < n <= until and self._says_something(table, n))
            if not table.totals:
                table.extend(max(rows, default=0))

    def _says_something(self, table: Tabel, row: int) -> bool:
        within = range(table.area.left, table.area.right + 1)
        cells = self.lama.cells(self.lama.rows[row])
        return any(column in within and self.lama.has_content(cell) for column, cell in cells)

    # ── cells ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _own_cells(self, valued: Container[tuple[int, int]]) -> Iterator[tuple[int, int, Elemen]]:
        """The cells of the older sheet that are the user's, and those that look so in his columns."""
        for row, element in self.lama.rows.items():
            table = next((t for t in self.peta.tables if t.lama.area.top <= row <= t.lama.area.bottom), None)
            for column, cell in self.lama.cells(element):
                if table is not None and table.lama.area.left <= column <= table.lama.area.right:
                    if self._is_own(table, column):
                        yield row, column, cell
                elif (
                    self.lama.has_content(cell) and (row, column) not in valued and self._is_users(row, column, cell)
                ):
                    yield row, column, cell

    @staticmethod
    def _is_own(table: PetaTabel, column: int) -> bool:
        return table.columns.get(column, 0) > table.baru.area.right - len(table.own)

    def _is_in_own_column(self, place: str) -> bool:
        column = column_of(place)
        return any(self._is_own(table, column) for table in self.peta.tables)

    def _is_users(self, row: int, column: int, cell: Elemen) -> bool:
        """Whether a cell outside the tables is the user's: no program wrote it, nor does the present one say it."""
        text = fold(self.lama.text(cell))
        now = self.baru.cell(*self.peta.cell(row, column))
        if cell.find(q("f")) is not None and (now is not None and self.baru.has_content(now)):
            return False
        if not text and cell.find(q("f")) is None:
            return False
        if text.lstrip("0123456789 ") in self._teks or text in self._teks:
            return False
        return (
            now is None or not self.baru.has_content(now) or tidy(self.baru.text(now)) != tidy(self.lama.text(cell))
        )

    def _put(self, row: int, column: int, cell: Elemen, maps: Mapping[str, PetaSel]) -> bool:
        """Put a cell of the older sheet where it belongs now; whether it says anything."""
        at = self.peta.cell(row, column)
        new = deepcopy(cell)
        new.set("r", address(*at))
        formula = new.find(q("f"))
        if formula is not None:
            formula.text = follow(formula.text or "", maps, self.lama.name)
        if new.get("t") == "s":
            inline_text(new, self.lama.text(cell))
        self.baru.put_element(*at, new)
        return self.lama.has_content(cell)

    # ── looks ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _carry_looks(self) -> int:
        """Let the cells of our tables look as the user made them look; how many do."""
        count = 0
        for table in self.peta.tables:
            for row, now in table.rows.items():
                if row == table.lama.area.top or row not in self.lama.rows:
                    continue
                there = dict(self.baru.cells(self.baru.rows[now])) if now in self.baru.rows else {}
                for column, cell in self.lama.cells(self.lama.rows[row]):
                    target = there.get(table.columns.get(column, 0))
                    style = cell.get("s", "0")
                    if target is not None and not self._is_own(table, column) and self._rupa.is_users(style):
                        target.set("s", style)
                        count += 1
        return count

    def _carry_widths(self) -> None:
        """Let columns be as wide as the user made them, and hidden where he hid them."""
        old, new = _columns(self.lama), _columns(self.baru)
        for table in self.peta.tables:
            for column, now in table.columns.items():
                there = old.get(column)
                if there is None:
                    continue
                kept = {n: there[n] for n in ("width", "customWidth", "hidden") if n in there}
                rest = {n: v for n, v in new.get(now, {}).items() if n not in ("width", "customWidth", "hidden")}
                new[now] = rest | kept
        if not new:
            return
        place = self.baru.section("cols")
        for element in list(place):
            place.remove(element)
        for column, attributes in sorted(new.items()):
            place.append(place.makeelement(q("col"), {"min": str(column), "max": str(column), **attributes}))


_DRAWN = frozenset({"drawing", "pivotTable", "queryTable", "slicer", "control"})
_MOST_COLUMNS = 500


def _columns(lembar: Lembar) -> dict[int, dict[str, str]]:
    """What is said of each column of a sheet; columns to the end of the sheet count as far as anyone works."""
    found = {}
    for element in lembar.root.iterfind(f"{q('cols')}/{q('col')}"):
        attributes = {name: value for name, value in element.attrib.items() if name not in ("min", "max")}
        for column in range(int(element.get("min")), min(int(element.get("max")), _MOST_COLUMNS) + 1):
            found[column] = dict(attributes)
    return found
