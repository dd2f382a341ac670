"""Where rows go, and the references that follow them.

A row of a table is known by its key, so a single reference follows its row wherever that goes; a range over the whole
body covers the whole new body; what stands below a table moves with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlpy.book.tambal.acuan import (
    HILANG,
    MAX_COLUMN,
    MAX_ROW,
    column_number,
    letters,
    merge_spans,
    references,
    rewrite,
    split_ref,
)

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Blok:
    """The body of one table.

    Attributes:
        first, last: its old rows, those that were typed below the table among them.
        core: the last row of the table as it was: what covers the rows up to here covers the body.
        count: how many rows it has now.
        moved: positions in the new body, from 0, of the old rows that stay.
        blank: old rows that go without a trace, since they held nothing or nobody tells them apart: references to
            them keep their place.
    """

    first: int
    core: int
    last: int
    count: int
    moved: Mapping[int, int]
    blank: frozenset[int] = field(default_factory=frozenset)

    @property
    def growth(self) -> int:
        """By how much what stands below moves."""
        return self.count - (self.last - self.first + 1)

    @property
    def in_place(self) -> bool:
        """Whether every row that stays, stays where it is."""
        return self.growth == 0 and all(self.first + new == old for old, new in self.moved.items())

    @property
    def still(self) -> bool:
        """Whether, moreover, no row that held something is gone."""
        return self.in_place and len(self.moved) + len(self.blank) == self.last - self.first + 1


class PetaBaris:
    """Where the rows of one sheet go."""

    def __init__(self, blok: Sequence[Blok] = ()) -> None:
        self._blok = sorted(blok, key=lambda b: b.first)
        self._starts: list[int] = []
        shift = 0
        for b in self._blok:
            self._starts.append(b.first + shift)
            shift += b.growth
        self.in_place = all(b.in_place for b in self._blok)
        """Whether no row moves."""
        self.still = all(b.still for b in self._blok)
        """Whether no row moves or goes."""

    def shift(self, row: int) -> int:
        """By how much a row outside the bodies moves."""
        return sum(b.growth for b in self._blok if row > b.last) if row < MAX_ROW else 0

    def inside(self, row: int) -> bool:
        """Whether a row belongs to a body."""
        return any(b.first <= row <= b.last for b in self._blok)

    def start(self, first: int) -> int:
        """The new first row of the body whose old first row is ``first``."""
        return self._starts[next(i for i, b in enumerate(self._blok) if b.first == first)]

    def row(self, row: int) -> int | None:
        """Where a row goes; None when it is gone."""
        for b, start in zip(self._blok, self._starts, strict=True):
            if b.first <= row <= b.last:
                new = b.moved.get(row)
                if new is None and row in b.blank and row - b.first < b.count:
                    new = row - b.first
                return None if new is None else start + new
        return min(row + self.shift(row), MAX_ROW)

    def spans(self, top: int, bottom: int) -> list[Span]:
        """Where the rows from ``top`` to ``bottom`` go: a body covered whole as a whole, other rows one by one."""
        found: list[Span] = []
        at = top
        for b, start in zip(self._blok, self._starts, strict=True):
            if b.last < top or b.first > bottom:
                continue
            if at < b.first:
                found.append((at + self.shift(at), b.first - 1 + self.shift(at)))
            if top <= b.first and bottom >= b.core:
                found.append((start, start + b.count - 1))
            else:
                kept = (self.row(row) for row in range(max(top, b.first), min(bottom, b.last) + 1))
                found.extend((row, row) for row in kept if row is not None)
            at = b.last + 1
        if at <= bottom:
            found.append((min(at + self.shift(at), MAX_ROW), min(bottom + self.shift(bottom), MAX_ROW)))
        return merge_spans(found)

    def span(self, top: int, bottom: int, *, to_end: bool = False) -> Span | None:
        """The one range that holds what is left of a range.

        Args:
            top: its first row.
            bottom: its last row.
            to_end: whether a range that begins above a body and ends within it goes on to that body's end.
        """
        if to_end:
            bottom = next((b.last for b in self._blok if top < b.first <= bottom < b.last), bottom)
        if top == bottom and self.inside(top):
            row = self.row(top)
            if row is not None:
                return row, row
        spans = self.spans(top, bottom)
        return (spans[0][0], spans[-1][1]) if spans else None


Peta = Mapping[str, PetaBaris]
"""By the name of the sheet in small letters."""


def shift(formula: str, sheet: str, maps: Peta, *, to_end: bool = False) -> str:
    """A formula standing on ``sheet`` after the rows went where ``maps`` says."""

    def change(named: str, ref: str) -> str:
        rows = maps.get((named or sheet).lower())
        return ref if rows is None else _moved(ref, rows, to_end=to_end)

    return rewrite(formula, change)


def _moved(ref: str, rows: PetaBaris, *, to_end: bool) -> str:
    ends = split_ref(ref)
    if not ends[0][3]:  # whole columns
        return ref
    if len(ends) == 1:
        new = rows.row(int(ends[0][3]))
        return HILANG if new is None else "".join((*ends[0][:3], str(new)))
    top, bottom = int(ends[0][3]), int(ends[1][3])
    span = rows.span(min(top, bottom), max(top, bottom), to_end=to_end)
    if span is None:
        return HILANG
    if top > bottom:
        span = span[::-1]
    return ":".join("".join((*end[:3], str(row))) for end, row in zip(ends, span, strict=True))


def shift_rule(formula: str, sheet: str, maps: Peta, rows: int) -> str:
    """The formula of a rule (validation, conditional format) whose first row moved by ``rows``.

    Without a dollar a row is meant relative to the rule's first cell, so it moves with that.
    """

    def change(named: str, ref: str) -> str:
        ends = split_ref(ref)
        if ends[0][3] and not any(end[2] for end in ends):
            return translate_ref(ref, rows, 0)
        found = maps.get((named or sheet).lower())
        return ref if found is None else _moved(ref, found, to_end=False)

    return rewrite(formula, change)


def shift_absolute(formula: str, maps: Peta, *, to_end: bool = False) -> str:
    """A defined name, or the formula of a table column: only rows with a dollar are places, others are relative."""

    def change(named: str, ref: str) -> str:
        found = maps.get(named.lower())
        fixed = all(end[2] for end in split_ref(ref))
        return ref if found is None or not fixed else _moved(ref, found, to_end=to_end)

    return rewrite(formula, change)


def translate(formula: str, rows: int, columns: int) -> str:
    """A formula copied by so many rows and columns."""
    return rewrite(formula, lambda _, ref: translate_ref(ref, rows, columns)) if rows or columns else formula


def translate_ref(ref: str, rows: int, columns: int) -> str:
    """One reference copied by so many rows and columns; ``#REF!`` where the sheet has no such cell."""
    new = []
    for fixed_column, column, fixed_row, row in split_ref(ref):
        name, number = column, row
        if column and not fixed_column:
            to = column_number(column) + columns
            if not 1 <= to <= MAX_COLUMN:
                return HILANG
            name = letters(to)
        if row and not fixed_row:
            if not 1 <= int(row) + rows <= MAX_ROW:
                return HILANG
            number = str(int(row) + rows)
        new.append(f"{fixed_column}{name}{fixed_row}{number}")
    return ":".join(new)


def has_reference(formula: str) -> bool:
    """Whether a formula names cells, not only tables and names."""
    return bool(references(formula))
