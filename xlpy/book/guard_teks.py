"""The guard of shared texts: a parser copies a text for each cell that refers to it."""

import re
from collections.abc import Sequence
from itertools import pairwise

MAX_SHARED_TEXT = 64 << 20
"""Bytes of text that the cells of a workbook take from the shared ones, each reference counted."""

_USUAL_ITEM = b"<si>"
_ITEM = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
# Bounded, since what is no XML has no end of a tag.
_CELL = re.compile(rb't="s"[^<>]{0,300}>\s{0,20}<v>(\d{1,9})</v>')


class SharedTexts:
    """The sizes of the shared texts of a package."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        # Cut where nearly every writer begins a text; where another way is used a piece is longer than its texts.
        self._longest = max(map(len, xml.split(_USUAL_ITEM))) + len(_USUAL_ITEM)
        self._numbered = b"<!" not in xml  # a comment may hold items that are none

    def copied_into(self, sheets: Sequence[bytes], cells: int) -> int:
        """Bytes of text that the ``cells`` of ``sheets`` take, or more; exact in sheets of usual writers."""
        if cells * self._longest <= MAX_SHARED_TEXT:
            return cells * self._longest
        # Looking closer is worth its time only where the upper bound is too large.
        sizes = self._sizes()
        longest = max(sizes, default=0)
        references = sum(sheet.count(b'"s"') + sheet.count(b"'s'") for sheet in sheets)
        bound = min(cells, references) * longest
        if bound <= MAX_SHARED_TEXT or not self._numbered:
            return bound
        return sum(_exactly(sheet, sizes, longest) for sheet in sheets)

    def _sizes(self) -> list[int]:
        starts = [*(found.start() for found in _ITEM.finditer(self._xml)), len(self._xml)]
        return [end - start for start, end in pairwise(starts)]


def _exactly(sheet: bytes, sizes: Sequence[int], longest: int) -> int:
    numbers = [int(n) for n in _CELL.findall(sheet)]
    hidden = sheet.count(b'"s"') + sheet.count(b"'s'") - len(numbers)
    return sum(sizes[n] for n in numbers if n < len(sizes)) + hidden * longest
