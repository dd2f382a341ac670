"""Links of a sheet to files: where they stand in its XML, and the part that says where they lead.  Pure."""

import html
import os
import re
from collections.abc import Sequence
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
    path: Path


def with_links(xml: str, links: Sequence[Tautan]) -> str:
    """The end of a sheet's XML with its links."""
    if not links:
        return xml
    told = "".join(f'<hyperlink ref="{link.sel}" r:id="rIdBerkas{n}"/>' for n, link in enumerate(links, start=1))
    place = _BEHIND.search(xml)
    at = place.start() if place else len(xml)
    return f'{xml[:at]}<hyperlinks xmlns:r="{OFFICE}">{told}</hyperlinks>{xml[at:]}'


def relationships(links: Sequence[Tautan], home: Path, others: bytes = b"") -> bytes:
    """The part that says where the links lead; empty where the sheet leads nowhere.

    Args:
        links: of the sheet.
        home: the folder in which the workbook will lie.
        others: the same part as the template has it, e.g. for a drawing.
    """
    if not links:
        return others
    old = others.decode()
    body = old[old.index(">", old.index("<Relationships")) + 1 : old.rindex("</Relationships>")] if old else ""
    told = "".join(
        f'<Relationship Id="rIdBerkas{n}" Type="{OFFICE}/hyperlink" '
        f'Target="{html.escape(_address(link.path, home))}" TargetMode="External"/>'
        for n, link in enumerate(links, start=1)
    )
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{RELATIONSHIPS}">'
    return f"{head}{body}{told}</Relationships>".encode()


def part_of_links(part: str) -> str:
    """The name of the part that says where the links of ``part`` lead."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels"


def _address(path: Path, home: Path) -> str:
    """Where a link leads: from the workbook's own folder, so that both can move together."""
    try:
        return quote(os.fsencode(os.path.relpath(path, home).replace(os.sep, "/")))
    except ValueError:  # on another drive
        return path.absolute().as_uri()
