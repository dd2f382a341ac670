"""The guard of shared texts: a parser copies a text for each cell that refers to it."""

import re
from collections.abc import Sequence
from itertools import pairwise

MAX_SHARED_TEXT = 64 << 20
"""Bytes of text that the cells of a workbook take from the shared ones, each reference counted."""

_ITEM = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
# Bounded, since what is no XML has no end of a tag.
_CELL = re.compile(rb't="s"[^<>]{0,300}>\s{0,20}<v>(\d{1,9})</v>')


class SharedTexts:
    """The sizes of the shared texts of a package."""

    def __init__(self, xml: bytes) -> None:
        starts = [*(found.start() for found in _ITEM.finditer(xml)), len(xml)]
        self._sizes = [end - start for start, end in pairwise(starts)]
        self._longest = max(self._sizes, default=0)
        self._numbered = b"<!" not in xml  # a comment may hold items that are none

    def copied_into(self, sheets: Sequence[bytes], cells: int) -> int:
        """Bytes of text that the ``cells`` of ``sheets`` take, or more; exact in sheets of usual writers."""
        if cells * self._longest <= MAX_SHARED_TEXT:
            return cells * self._longest
        references = sum(sheet.count(b'"s"') + sheet.count(b"'s'") for sheet in sheets)
        bound = references * self._longest
        # The exact sum is worth its time only where the upper bound is too large.
        if bound <= MAX_SHARED_TEXT or not self._numbered:
            return bound
        return sum(map(self._exactly, sheets))

    def _exactly(self, sheet: bytes) -> int:
        numbers = [int(n) for n in _CELL.findall(sheet)]
        hidden = sheet.count(b'"s"') + sheet.count(b"'s'") - len(numbers)
        return sum(self._sizes[n] for n in numbers if n < len(self._sizes)) + hidden * self._longest
