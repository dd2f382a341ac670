"""References in formulas: found without being confused by texts, table columns, functions and names."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from xlpy.book.shapes import column_letter

MAX_ROW, MAX_COLUMN = 1_048_576, 16_384
HILANG = "#REF!"
OWN_TABLE = "["

# No further than XFD1048576: YTD2026 is a name.
_COLUMN = r"\$?(?:[A-W][A-Z]{2}|X[A-E][A-Z]|XF[A-D]|[A-Z]{1,2})"
_ROW = r"\$?(?:104857[0-6]|10485[0-6]\d|1048[0-4]\d\d|104[0-7]\d{3}|10[0-3]\d{4}|[1-9]\d{0,5})"
_CELL = _COLUMN + _ROW
_REF = rf"(?:{_CELL}(?::{_CELL})?|{_COLUMN}:{_COLUMN}|{_ROW}:{_ROW})(?![\w.(!\[])"
_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    rf"|(?P<error>\#(?:REF!(?:{_CELL})?|N/A|DIV/0!|NAME\?|VALUE!|NUM!|NULL!))"
    rf"|(?P<sheet>(?:'(?:[^']|'')+'|(?:\[[^\[\]]*\])?[^\W\d][\w.]*(?::[^\W\d][\w.]*)?)!)?(?P<ref>{_REF})"
    r"|(?P<inside>\[(?:'.|[^\[\]']|\[(?:'.|[^\[\]'])*\])*\])"
    r"|(?P<word>[\w.\\?]+)"
)
_PARTS = re.compile(r"(\$?)([A-Z]{0,3})(\$?)(\d*)")


@dataclass(frozen=True, slots=True)
class Area:
    """Rows and columns, counted from 1, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def text(self) -> str:
        """As in A1:B2; one cell as A1."""
        first, last = address(self.top, self.left), address(self.bottom, self.right)
        return first if first == last else f"{first}:{last}"

    def meets(self, other: "Area") -> bool:
        """Whether they share a cell."""
        rows = self.top <= other.bottom and other.top <= self.bottom
        return rows and self.left <= other.right and other.left <= self.right


@lru_cache(maxsize=1024)
def letters(column: int) -> str:
    """The letters of a column counted from 1."""
    return column_letter(column - 1)


@lru_cache(maxsize=1024)
def column_number(text: str) -> int:
    """The number of a column, from 1.

    Raises:
        ValueError: a sheet has no such column.
    """
    number = 0
    for letter in text:
        number = number * 26 + ord(letter) - 64
    if not (text.isascii() and text.isupper() and text.isalpha() and number <= MAX_COLUMN):
        raise ValueError(text)
    return number


def address(row: int, column: int) -> str:
    """A1 of row and column, counted from 1."""
    return f"{letters(column)}{row}"


def column_of(cell: str) -> int:
    """The column of an A1 address."""
    return column_number(cell.rstrip("0123456789"))


def area_of(text: str) -> Area:
    """The area of a reference such as A1, $A$1:B2, A:C or 5:6.

    Raises:
        ValueError: it is none, or lies outside of what a sheet has.
    """
    area = _area(text)
    if not (1 <= area.top <= area.bottom <= MAX_ROW and 1 <= area.left <= area.right <= MAX_COLUMN):
        raise ValueError(text)
    return area


def _area(text: str) -> Area:
    first, _, last = text.replace("$", "").partition(":")
    (_, left, _, top), (_, right, _, bottom) = _ends(first, last or first)
    return Area(
        int(top or 1),
        column_number(left) if left else 1,
        int(bottom or MAX_ROW),
        column_number(right) if right else MAX_COLUMN,
    )


def _ends(first: str, last: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    a, b = _PARTS.fullmatch(first), _PARTS.fullmatch(last)
    if a is None or b is None:  # only for what is no reference
        raise ValueError(f"{first}:{last}")
    return a.groups(), b.groups()


def split_ref(text: str) -> tuple[tuple[str, ...], ...]:
    """One or two ends of a reference, each as ($, letters, $, digits); of a whole row 5 as ("", "", "$", "5")."""
    first, _, last = text.partition(":")
    ends = _ends(first, last or first)
    # In $5:$6 the pattern takes the $ for that of the column.
    ends = tuple(("", "", e[0] or e[2], e[3]) if not e[1] else e for e in ends)  # type: ignore[assignment] # two
    return ends if last else ends[:1]


@lru_cache(maxsize=4096)
def sheet_name(prefix: str) -> str | None:
    """The sheet that ``'Rencana Kinerja'!`` names; None of another workbook or of several sheets."""
    name = prefix[:-1]
    if name.startswith("'"):
        name = name[1:-1].replace("''", "'")
    return None if "[" in name or ":" in name else name


def rewrite(formula: str, change: Callable[[str, str], str]) -> str:
    """``formula`` with each reference replaced by ``change(sheet, reference)``; sheet is "" where none is named."""

    def replaced(found: re.Match[str]) -> str:
        ref = found["ref"]
        if ref is None:
            return found[0]
        prefix = found["sheet"] or ""
        sheet = sheet_name(prefix) if prefix else ""
        return found[0] if sheet is None else prefix + change(sheet, ref)

    return _TOKEN.sub(replaced, formula)


@lru_cache(maxsize=4096)  # a column says the same in every row
def references(formula: str) -> tuple[tuple[str, Area], ...]:
    """The sheets ("" where none is named) and areas that a formula names; those of other workbooks left out."""
    named = ((sheet_name(m["sheet"]) if m["sheet"] else "", m["ref"]) for m in _TOKEN.finditer(formula) if m["ref"])
    return tuple((sheet, _area(ref)) for sheet, ref in named if sheet is not None)


@lru_cache(maxsize=4096)
def words(formula: str) -> frozenset[str]:
    """Names, tables and functions in a formula, in small letters; ``[`` where a column names no table: its own."""
    return frozenset(
        m["word"].lower() if m["word"] else OWN_TABLE for m in _TOKEN.finditer(formula) if m["word"] or _is_bare(m)
    )


def _is_bare(found: re.Match[str]) -> bool:
    """Whether a match is a column in brackets without its table before it."""
    before = found.string[found.start() - 1 : found.start()]
    return found["inside"] is not None and not (before.isalnum() or before in ("_", ".", "\\", "?"))


def qualify(formula: str, table: str) -> str:
    """``formula`` with ``table`` before each column that names none: LibreOffice knows no other form."""
    return _TOKEN.sub(lambda m: f"{table}{m[0]}" if _is_bare(m) else m[0], formula)


def merge_spans(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans from top to bottom, those that touch made one."""
    merged: list[tuple[int, int]] = []
    for top, bottom in sorted(spans):
        if merged and top <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(bottom, merged[-1][1]))
        else:
            merged.append((top, bottom))
    return merged
