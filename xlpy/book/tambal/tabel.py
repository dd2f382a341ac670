"""The part of one table: where it lies, its columns, its filter."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cached_property

from xlpy.book.tambal.acuan import Area, area_of
from xlpy.book.tambal.geser import Peta, PetaBaris, shift_absolute
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.tulis import unescape
from xlpy.book.tambal.urai import Elemen, local_name, parse, q, serialize
from xlpy.plan.text import fold, tidy

_FORMULAS = (q("calculatedColumnFormula"), q("totalsRowFormula"))


class Tabel:
    """A table as its part describes it.

    Attributes:
        name: as formulas call it.
        part: its part.
        area: all of it, as it was.
    """

    def __init__(self, paket: Paket, part: str) -> None:
        self.part = part
        self.root = parse(paket.read(part), part)
        self.name = str(self.root.get("displayName") or self.root.get("name", ""))
        self.area = area_of(self.root.get("ref", "A1"))
        self._changed = False

    @property
    def first(self) -> int:
        """The first row of its body."""
        return self.area.top + int(self.root.get("headerRowCount", 1))

    @property
    def totals(self) -> int:
        """How many totals rows it has: 0 or 1."""
        return int(self.root.get("totalsRowCount", 0))

    @property
    def last(self) -> int:
        """The last row of its body."""
        return self.area.bottom - self.totals

    @cached_property
    def columns(self) -> dict[str, tuple[int, Elemen]]:
        """By heading as compared: the column of the sheet, and its element."""
        elements = self.root.iterfind(f"{q('tableColumns')}/{q('tableColumn')}")
        found: dict[str, tuple[int, Elemen]] = {}
        for column, element in enumerate(elements, start=self.area.left):
            found.setdefault(fold(unescape(element.get("name", ""))), (column, element))
        return found

    @cached_property
    def formulas(self) -> dict[int, str]:
        """The formulas of the calculated columns, by column of the sheet."""
        found = {}
        elements = self.root.iterfind(f"{q('tableColumns')}/{q('tableColumn')}")
        for column, element in enumerate(elements, start=self.area.left):
            formula = element.find(_FORMULAS[0])
            if formula is not None and formula.text and formula.get("array") not in ("1", "true"):
                found[column] = str(formula.text)
        return found

    @property
    def labels(self) -> set[str]:
        """What its totals row says instead of sums."""
        elements = self.root.iterfind(f"{q('tableColumns')}/{q('tableColumn')}")
        return {tidy(unescape(element.get("totalsRowLabel", ""))) for element in elements} - {""}

    def drop_totals(self) -> None:
        """Take the row that it claims as its totals into the body."""
        self.root.attrib.pop("totalsRowCount")
        self.root.set("totalsRowShown", "0")
        for element in self.root.iterchildren(q("autoFilter")):
            element.set("ref", self.area.text)
        self._changed = True

    def extend(self, last: int) -> None:
        """Take in the rows down to ``last`` that were typed below a table without totals."""
        if last > self.area.bottom:
            self.area = replace(self.area, bottom=last)
            for element in self.root, *self.root.iterchildren(q("autoFilter")):
                element.set("ref", self.area.text)
            self._changed = True

    def widen(self, columns: Sequence[Elemen]) -> None:
        """Take in columns to its right, as another table has them."""
        place = self.root.find(q("tableColumns"))
        ident = max((int(column.get("id", 0)) for column in place), default=0)
        for number, column in enumerate(columns, start=1):
            new = deepcopy(column)
            new.set("id", str(ident + number))
            for name in [n for n in new.attrib if n.lower().endswith(("dxfid", "uid"))]:
                del new.attrib[name]
            place.append(new)
        place.set("count", str(len(place)))
        self.area = replace(self.area, right=self.area.right + len(columns))
        self.root.set("ref", self.area.text)
        for element in self.root.iterchildren(q("autoFilter")):
            element.set("ref", replace(self.area, bottom=self.last).text)
        self._changed = True

    @property
    def filtered(self) -> bool:
        """Whether its filter hides rows."""
        found = self.root.find(q("autoFilter"))
        return found is not None and any(len(column) for column in found.iterchildren(q("filterColumn")))

    def clear_filter(self) -> None:
        """Show all rows; buttons that were taken away stay away.  An empty table is no longer said to be one."""
        for name in ("insertRow", "insertRowShift"):
            self._changed |= self.root.attrib.pop(name, None) is not None
        found = self.root.find(q("autoFilter"))
        for column in () if found is None else list(found.iterchildren(q("filterColumn"))):
            self._changed |= len(column) > 0
            for criterion in list(column):
                column.remove(criterion)
            if not (column.get("hiddenButton") in ("1", "true") or column.get("showButton") in ("0", "false")):
                found.remove(column)
                self._changed = True

    def forget_order(self) -> bool:
        """Drop how it was sorted: rows now come in ours.  Whether it was sorted."""
        found = [*self.root.iter(q("sortState"))]
        for element in found:
            element.getparent().remove(element)
        self._changed |= bool(found)
        return bool(found)

    def move(self, rows: PetaBaris, maps: Peta) -> None:
        """Follow the rows of its sheet."""
        for element in self.root.iter():
            ref = element.get("ref")
            if ref is not None and local_name(element) in ("table", "autoFilter", "sortState", "sortCondition"):
                self._set(element, area_of(ref), rows)
        for tag in _FORMULAS:
            for element in self.root.iter(tag):
                new = shift_absolute(element.text or "", maps)
                self._changed |= new != (element.text or "")
                element.text = new

    def _set(self, element: Elemen, area: Area, rows: PetaBaris) -> None:
        span = rows.span(area.top, area.bottom)
        if span is not None and span != (area.top, area.bottom):
            element.set("ref", Area(span[0], area.left, span[1], area.right).text)
            self._changed = True

    def store(self, paket: Paket) -> None:
        """Put the part back where it changed."""
        if self._changed:
            paket.replace(self.part, serialize(self.root))
