"""Cell addresses and ranges, as far as rules need them."""

import re
from typing import NamedTuple

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")


class Range(NamedTuple):
    """A range of cells: columns and rows count from one, both ends belong to it."""

    left: int
    top: int
    right: int
    bottom: int

    def meets(self, other: "Range") -> bool:
        """Whether the two have a cell in common."""
        return (
            self.left <= other.right
            and other.left <= self.right
            and self.top <= other.bottom
            and other.top <= self.bottom
        )


def parse_range(ref: str) -> Range:
    """``B3:F20`` or ``B3``.

    Raises:
        ValueError: It is neither.
    """
    cells = [_CELL.fullmatch(cell) for cell in ref.split(":")]
    ends = [(column_number(match[1]), int(match[2])) for match in cells if match]
    if len(ends) != len(cells) or len(ends) > 2:  # noqa: PLR2004 - a range has two ends
        raise ValueError(ref)
    (left, top), (right, bottom) = ends[0], ends[-1]
    return Range(left, top, right, bottom)


def column_number(letters: str) -> int:
    """1 for A, 27 for AA."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def column_letters(number: int) -> str:
    """A for 1, AA for 27."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
