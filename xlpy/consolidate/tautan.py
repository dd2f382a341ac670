"""Links of a sheet to files: where they stand in its XML, and the part that says where they lead.  Pure."""

import html
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

MAX_LINKS = 65_530
"""Hyperlinks of a sheet."""
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# What the format wants behind the links.
_BEHIND = re.compile(
    r"<(?:printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches"
    r"|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|tableParts|extLst)\b"
    r"|</worksheet>"
)


class Tautan(NamedTuple):
    """A cell, and the file to which it leads."""

    sel: str
    lokasi: str


def with_links(xml: str, links: Iterable[Tautan]) -> Iterator[str]:
    """The end of a sheet's XML with its links, piece by piece."""
    place = _BEHIND.search(xml)
    at = place.start() if place else len(xml)
    yield xml[:at]
    told = (f'<hyperlink ref="{link.sel}" r:id="rIdBerkas{n}"/>' for n, link in enumerate(links, start=1))
    if first := next(told, ""):
        yield f'<hyperlinks xmlns:r="{OFFICE}">{first}'
        yield from told
        yield "</hyperlinks>"
    yield xml[at:]


def relationships(links: Iterable[Tautan], home: Path, others: bytes = b"") -> Iterator[str]:
    """The part that says where the links lead, piece by piece; nothing where the sheet leads nowhere.

    Args:
        links: of the sheet.
        home: the folder in which the workbook will lie.
        others: the same part as the template has it, e.g. for a drawing.
    """
    told = (
        f'<Relationship Id="rIdBerkas{n}" Type="{OFFICE}/hyperlink" '
        f'Target="{html.escape(_address(link.lokasi, home))}" TargetMode="External"/>'
        for n, link in enumerate(links, start=1)
    )
    first, old = next(told, ""), others.decode()
    if not first:
        yield from filter(None, [old])
        return
    body = old[old.index(">", old.index("<Relationships")) + 1 : old.rindex("</Relationships>")] if old else ""
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{RELATIONSHIPS}">'
    yield f"{head}{body}{first}"
    yield from told
    yield "</Relationships>"


def part_of_links(part: str) -> str:
    """The name of the part that says where the links of ``part`` lead."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _address(lokasi: str, home: Path) -> str:
    """Where a link leads: from the workbook's own folder, so that both can move together."""
    try:
        return quote(os.fsencode(os.path.relpath(lokasi, home).replace(os.sep, "/")))
    except ValueError:  # on another drive
        return Path(lokasi).absolute().as_uri()
