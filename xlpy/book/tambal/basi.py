"""Stale values: a formula that depends on what was changed loses its stored value, so that it is computed anew.

Excel computes everything on opening (``fullCalcOnLoad``); LibreOffice shows stored values, and computes those that
are missing.  The search goes through our sheets only; a user's own sheets are left to the application.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from xlpy.book.tambal.acuan import OWN_TABLE, Area, qualify, references, words
from xlpy.book.tambal.isi import Nilai
from xlpy.book.tambal.lembar import Lembar
from xlpy.book.tambal.urai import Elemen, q

_VOLATILE = frozenset({"indirect", "offset", "now", "today", "rand", "randbetween", "cell", "info"})
_VALUE, _FORMULA = q("v"), q("f")
_Rumus = tuple[str, Area, str, Elemen]
"""A formula that has a value: its sheet, where it stands, its text, its cell."""


@dataclass(slots=True)
class Basi:
    """What is known to have changed.

    Attributes:
        names: what the defined names stand for, in small letters.
        tables: where the tables of our sheets lie now: sheet in small letters, and area; by name.
        areas: changed cells by sheet, in small letters.
        words: tables and names that stand for changed cells, in small letters.
    """

    names: Mapping[str, str]
    tables: Mapping[str, tuple[str, Area]]
    areas: defaultdict[str, list[Area]] = field(default_factory=lambda: defaultdict(list))
    words: set[str] = field(default_factory=lambda: set(_VOLATILE))

    def add(self, sheet: str, area: Area) -> None:
        """Say that cells changed."""
        self.areas[sheet.lower()].append(area)

    def depends(self, formula: str, sheet: str) -> bool:
        """Whether a formula standing on ``sheet`` uses anything that changed."""
        named_words = words(formula)
        if not self.words.isdisjoint(named_words) or (OWN_TABLE in named_words and self.areas.get(sheet.lower())):
            return True
        return any(
            area.meets(changed)
            for named, area in references(formula)
            for changed in self.areas.get((named or sheet).lower(), ())
        )

    def settle(self) -> None:
        """Find the tables and names that stand for changed cells."""
        for name, (sheet, area) in self.tables.items():
            if name.lower() not in self.words and any(area.meets(new) for new in self.areas.get(sheet, ())):
                self.words.add(name.lower())
        before = -1
        while before != len(self.words):
            before = len(self.words)
            fresh = {n for n, text in self.names.items() if n not in self.words and self.depends(text, "")}
            self.words |= fresh

    def table_at(self, sheet: str, at: Area) -> str:
        """The name of the table in which a cell stands; "" where it stands in none."""
        found = (name for name, (key, area) in self.tables.items() if key == sheet.lower() and area.meets(at))
        return next(found, "")


def renew_stale(
    sheets: Iterable[Lembar],
    basi: Basi,
    known: Mapping[str, Iterable[Area]],
    computed: Mapping[str, Mapping[str, Nilai]],
) -> set[str]:
    """Take the stored values of stale formulas away, and give them the new one where it is told.

    Args:
        sheets: ours.
        basi: finds what depends on what changed.
        known: by sheet, cells that were just computed.
        computed: by sheet in small letters and formula, new values.

    Returns:
        The names of the sheets that changed.
    """
    waiting = list(_waiting(sheets, known))
    changed: set[str] = set()
    while waiting:
        basi.settle()
        stale, waiting = _parted(waiting, basi)
        if not stale:
            break
        basi.areas.clear()  # who waits still was asked about those: only what changes now can reach it
        for name, at, text, cell in stale:
            if OWN_TABLE in words(text):
                cell.find(_FORMULA).text = qualify(text, basi.table_at(name, at))
            _renew(cell, computed.get(name.lower(), {}).get(text))
            basi.add(name, at)
            changed.add(name)
    return changed


def _waiting(sheets: Iterable[Lembar], known: Mapping[str, Iterable[Area]]) -> Iterator[_Rumus]:
    """The formulas that have a value, of which it is not known yet whether it is stale."""
    for sheet in sheets:
        fresh = tuple(known.get(sheet.name, ()))
        for row, column, cell, formula in sheet.formulas():
            at = Area(row, column, row, column)
            if cell.find(_VALUE) is not None and not any(at.meets(area) for area in fresh):
                yield sheet.name, at, formula.text or "", cell


def _parted(waiting: list[_Rumus], basi: Basi) -> tuple[list[_Rumus], list[_Rumus]]:
    """Those that depend on what changed, and those that do not; a text is asked about once a sheet."""
    depends: dict[tuple[str, str], bool] = {}
    for name, _, text, _ in waiting:
        if (name, text) not in depends:
            # Without text it shares another's, or is of a later kind: it is never known to be good.
            depends[name, text] = not text or basi.depends(text, name)
    stale = [entry for entry in waiting if depends[entry[0], entry[2]]]
    return stale, [entry for entry in waiting if not depends[entry[0], entry[2]]]


def _renew(cell: Elemen, value: Nilai) -> None:
    """Put another value into a cell with a formula; None leaves none."""
    stored = cell.find(_VALUE)
    cell.attrib.pop("t", None)
    if value is None:
        cell.remove(stored)
        return
    if isinstance(value, str):
        cell.set("t", "str")
    stored.text = value if isinstance(value, str) else str(value)
