"""The guard of what tells of sheets: one part that many sheets lead to would be read again for each of them."""

import re
from collections.abc import Callable, Collection, Iterable
from xml.etree import ElementTree as ET

from xlpy.book.guard_tempat import tampil
from xlpy.errors import InputError

MAX_INDEX = 8 << 20
"""Bytes of such a part: it becomes a tree."""
MAX_NODES = 200_000
"""Tags of such a part."""
MAX_SHEETS = 2_000

_PLACE = 2  # the last parts of a path by which two are the same: chartsheets/sheet1.xml is not worksheets/sheet1.xml
_SAME = re.compile(r"[/\\]+(?:\.[/\\]+)*")
_NEED = "Minta berkas itu disimpan ulang dari Excel (Simpan Sebagai, .xlsx)."


def refuse_repeated(name: str, part: str, xml: bytes) -> None:
    """Refuse a workbook whose sheets lead to the same place, or that has very many.

    Args:
        name: of the file.
        part: of the package.
        xml: the part: a workbook, or the links of anything.

    Raises:
        InputError: says which part.
    """
    if len(xml) > MAX_INDEX or xml.count(b"<") > MAX_NODES:
        raise InputError(f"{name}: bagian {tampil(part)} terlalu besar. {_NEED}")
    try:
        root = ET.fromstring(xml)  # noqa: S314 - a DTD was refused before
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InputError(f"{name}: bagian {tampil(part)} rusak. {_NEED}") from error
    sheets = [
        next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        for sheet in root.iterfind("{*}sheets/{*}sheet")
    ]
    links = [link for link in root.iterfind("{*}Relationship") if link.get("TargetMode") != "External"]
    targets = [place_of(link.get("Target", "")) for link in links if "sheet" in link.get("Target", "").lower()]
    if len(sheets) > MAX_SHEETS or _has_twice(sheets) or _has_twice(targets):
        raise InputError(f"{name}: bagian {tampil(part)} menyebut sheet yang sama berulang kali. {_NEED}")


_ALWAYS_NEEDED = frozenset(
    {"_rels/.rels", "xl/workbook.xml", "_rels/workbook.xml.rels", "xl/sharedstrings.xml", "xl/styles.xml"}
)
"""The parts, by the end of their paths, that a parser opens for the values of any sheet; it knows them by name."""


def unneeded(workbook: bytes, links: bytes, wanted: Collection[str]) -> Callable[[str], bool]:
    """What tells of a part by its name whether a parser that is asked for some sheets can do without it.

    Args:
        workbook: the part that names the sheets.
        links: its links.
        wanted: the names that are asked for.
    """
    try:
        named, linked = ET.fromstring(workbook), ET.fromstring(links)  # noqa: S314 - only looked at
    except (ET.ParseError, ValueError, LookupError):  # it is refused as any broken part is
        return lambda _: False
    targets = {link.get("Id", ""): place_of(link.get("Target", "")) for link in linked.iterfind("{*}Relationship")}
    needed = {
        targets.get(next((value for key, value in sheet.attrib.items() if key.endswith("}id")), ""), "")
        for sheet in named.iterfind("{*}sheets/{*}sheet")
        if sheet.get("name", "") in wanted
    }
    needed |= _ALWAYS_NEEDED

    def can_do_without(part: str) -> bool:
        place = place_of(part)
        return place not in needed and place.rpartition("/")[2] not in needed  # a sheet may lie beside the workbook

    return can_do_without


def place_of(target: str) -> str:
    """The end of a path, by which two that lead to one part are known, however they are written."""
    return "/".join(_SAME.split(target.lower())[-_PLACE:])


def _has_twice(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(set(listed)) != len(listed)
