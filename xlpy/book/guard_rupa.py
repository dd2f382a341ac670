"""The looks that a parser gets: it asks of a cell's look only whether its number is a date."""

import re

_BEGIN, _END = b"<cellXfs", b"</cellXfs>"
_LOOK = re.compile(rb'<xf numFmtId="(\d{1,9})"')
_ROOT = re.compile(rb"<styleSheet\b[^<>]*>")
_FORMATS_END = b"</numFmts>"
_FORMATS = b"numFmts"
_BEGIN_AND_END = 2


def only_formats(xml: bytes) -> bytes | None:
    """The part with the looks, of which only the number formats are left; nine tenths of it are of other things.

    Returns:
        None where it is written in any but the usual way: then all is kept.
    """
    head, begin, behind = xml.partition(_BEGIN)
    looks, end, rest = behind.partition(_END)
    numbers = _LOOK.findall(looks)
    # A comment may hold looks that are none; each look is counted, and there is one list of each kind.
    written = looks.count(b"<xf") + looks.count(b":xf")
    if b"<!" in xml or not end or not numbers or written != len(numbers) or xml.count(b"cellXfs") != _BEGIN_AND_END:
        return None
    formats = _formats_of(head)
    if formats is None or _FORMATS in rest:
        return None
    told = b"".join([b'<xf numFmtId="%s"/>' % number for number in numbers])
    return b"".join((formats, begin, b">", told, end, b"</styleSheet>"))


def _formats_of(head: bytes) -> bytes | None:
    """What stands before the looks, up to the end of the number formats; None where that is not certain."""
    root = _ROOT.search(head)
    if root is None:
        return None
    count = head.count(_FORMATS)
    if not count:
        return head[: root.end()]
    is_usual = count == _BEGIN_AND_END and head.count(_FORMATS_END) == 1
    return head[: head.index(_FORMATS_END) + len(_FORMATS_END)] if is_usual else None
