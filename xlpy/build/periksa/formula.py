"""A formula taken apart as far as rules need it: what is text, what is a name, what lies in brackets."""

import re
from dataclasses import dataclass, field

_FUNCTION = re.compile(r"(?<![\w.])([A-Za-z_][\w.]*)\(")
_SHEET = re.compile(r"(?<![#\w.])([^\W\d][\w.]*)!")
_TABLE_BEFORE = re.compile(r"([^\W\d][\w.]*)$")
_PART = re.compile(r"\[((?:'.|[^\[\]'])*)\]")
_SPECIAL = {"#All", "#Data", "#Headers", "#Totals", "#This Row"}


@dataclass(frozen=True, slots=True)
class Reference:
    """A structured reference: ``table[inner]``, ``inner`` as it is written."""

    table: str
    inner: str

    @property
    def canonical(self) -> bool:
        """Whether a file may hold it: with the table's name, without ``@``, every part of several in brackets."""
        if not self.table or self.inner.startswith("@"):
            return False
        if not self.inner.startswith("["):
            return "[" not in self.inner and self.inner != "#This Row"
        rest = _PART.sub("", self.inner)
        return "@" not in rest and not rest.strip(",:; ")

    @property
    def columns(self) -> list[str]:
        """The columns that it names."""
        parts = _PART.findall(self.inner) if self.inner.startswith("[") else [self.inner]
        return [re.sub(r"'(.)", r"\1", part) for part in parts if part not in _SPECIAL]


@dataclass(slots=True)
class Formula:
    """A formula, taken apart.

    Attributes:
        text: As it is stored.
        code: Without the insides of texts, quoted sheet names and brackets.
        quoted_sheets: The sheet names in apostrophes.
        references: The structured references.
        balanced: Whether every quote, bracket and parenthesis is closed.
    """

    text: str
    code: str = ""
    quoted_sheets: list[str] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    balanced: bool = True

    @property
    def functions(self) -> list[str]:
        """The functions that it calls."""
        return _FUNCTION.findall(self.code)

    @property
    def sheets(self) -> list[str]:
        """The sheets that it refers to."""
        names = [*self.quoted_sheets, *_SHEET.findall(self.code)]
        return [name for pair in names for name in pair.split(":")]


def parse(text: str) -> Formula:
    """Takes ``text`` apart."""
    formula = Formula(text)
    at = depth = 0
    while at < len(text):
        mark = text[at]
        end = at + 1
        if mark in "\"'":
            end = _after_quote(text, at)
        elif mark == "[":
            end = _after_brackets(text, at)
        inside = text[at + 1 : end - 1]
        if mark == '"':
            formula.code += '""'
        elif mark == "'":
            formula.quoted_sheets.append(inside.replace("''", "'"))
            formula.code += "''"
        elif mark == "[":
            table = _TABLE_BEFORE.search(formula.code)
            formula.references.append(Reference(table[1] if table else "", inside))
            formula.code += "[]"
        else:
            formula.code += mark
        depth += (mark == "(") - (mark == ")")
        formula.balanced &= depth >= 0 and end <= len(text)
        at = end
    formula.balanced &= depth == 0
    return formula


def _after_quote(text: str, at: int) -> int:
    """Where the quoted piece ends that begins at ``at``; beyond the text when it does not end."""
    quote = text[at]
    end = at + 1
    while end < len(text):
        if text[end] != quote:
            end += 1
        elif text[end + 1 : end + 2] == quote:
            end += 2
        else:
            return end + 1
    return len(text) + 1


def _after_brackets(text: str, at: int) -> int:
    """Where the brackets end that begin at ``at``; an apostrophe in them takes the next sign as it is."""
    depth = 0
    end = at
    while end < len(text):
        if text[end] == "'":
            end += 1
        else:
            depth += (text[end] == "[") - (text[end] == "]")
        end += 1
        if depth == 0:
            return end
    return len(text) + 1
