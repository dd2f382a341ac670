"""The guard of shared texts: a parser copies a text for each cell that refers to it."""

import re
from collections.abc import Sequence
from itertools import pairwise

MAX_SHARED_TEXT = 64 << 20
"""Bytes of text that the cells of a workbook take from the shared ones, each reference counted."""

_USUAL_ITEM, _USUAL_END, _EMPTY = b"<si>", b"</si>", b"<t/>"
_USUAL_TAIL = re.compile(rb"</si>\s{0,9}</sst>\s{0,9}\Z")
_ITEM = re.compile(rb"<(?:[^\s<>/:]+:)?si[\s/>]")
# Bounded, since what is no XML has no end of a tag.
_CELL = re.compile(rb't="s"[^<>]{0,300}>\s{0,20}<v>(\d{1,9})</v>')


class SharedTexts:
    """The sizes of the shared texts of a package."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml
        self._numbered = b"<!" not in xml  # a comment may hold items that are none

    def copied_into(self, sheets: Sequence[bytes], cells: int) -> int:
        """Bytes of text that the ``cells`` of ``sheets`` take, or more; exact in sheets of usual writers."""
        # Cut where nearly every writer begins a text; where another way is used a piece is longer than its texts.
        longest = max(map(len, self._xml.split(_USUAL_ITEM))) + len(_USUAL_ITEM)
        if cells * longest <= MAX_SHARED_TEXT:
            return cells * longest
        # Looking closer is worth its time only where the upper bound is too large.
        cells = min(cells, sum(map(_references, sheets)))
        if cells * longest <= MAX_SHARED_TEXT:
            return cells * longest
        sizes = self._sizes()
        longest = max(sizes, default=0)
        if cells * longest <= MAX_SHARED_TEXT or not self._numbered:
            return cells * longest
        return sum(_exactly(sheet, sizes, longest) for sheet in sheets)

    def only_of(self, sheets: Sequence[bytes]) -> bytes | None:
        """The texts with those emptied that no cell of ``sheets`` refers to: a parser takes each apart.

        Returns:
            None where a text or a reference is written in any but the usual way: then all are kept.
        """
        between = _USUAL_END + _USUAL_ITEM
        begin, *items = self._xml.split(between)
        head, _, first = begin.partition(_USUAL_ITEM)
        # Each text follows the one before at once, and none stands before the first or after the last.
        is_usual = self._numbered and self._xml.count(b"<si") == len(items) + 1 and not _ITEM.search(head)
        if not items or not is_usual or not _USUAL_TAIL.search(items[-1]):
            return None
        items.insert(0, first)
        told = [_EMPTY] * len(items)
        told[-1] = items[-1]  # with the end of the part
        for sheet in sheets:
            numbers = _CELL.findall(sheet)
            if len(numbers) != _references(sheet):
                return None
            for n in map(int, set(numbers)):
                if n < len(items):  # else the parser says that it is damaged
                    told[n] = items[n]
        return head + _USUAL_ITEM + between.join(told)

    def _sizes(self) -> list[int]:
        starts = [*(found.start() for found in _ITEM.finditer(self._xml)), len(self._xml)]
        return [end - start for start, end in pairwise(starts)]


def _exactly(sheet: bytes, sizes: Sequence[int], longest: int) -> int:
    numbers = [int(n) for n in _CELL.findall(sheet)]
    hidden = _references(sheet) - len(numbers)
    return sum(sizes[n] for n in numbers if n < len(sizes)) + hidden * longest


def _references(sheet: bytes) -> int:
    """How many cells may refer to a shared text, however that is written."""
    return sheet.count(b'"s"') + (sheet.count(b"'s'") if b"'" in sheet else 0)
