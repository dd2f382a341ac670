"""Hidden rows and cells without a value in .xlsx and .xlsm, from the XML of the worksheets."""

import posixpath
import re
from collections.abc import Iterator, Mapping
from typing import TypedDict
from xml.etree import ElementTree as ET

UNCOMPUTED, ERROR = "rumus yang hasilnya belum dihitung", "galat"
"""Why a cell came without its value; the error's own name follows."""

_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b(?=[^<>]{0,300}?\shidden="(?:1|true)")[^<>]{0,300}?\sr="(\d+)\"""")
_HIDDEN_MARK = re.compile(rb'\shidden="(?:1|true)"')
_PREFIX = re.compile(rb"<(\w+:|)worksheet\b")
_ADDRESS = re.compile(rb'\sr="([A-Z]+\d+)"')
_BEGINNING = 20_000  # bytes that show whether someone laid the XML out in lines
_SPACED, _SPACE = re.compile(rb">\s+<(?:\w+:)?[cfv]\b"), re.compile(rb">\s+<")
# No look goes beyond a tag's usual length or the next cell: what is no XML would be read to its end again and again.
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^<>]{0,300}?\st="e")[^<>]{0,300}?\sr="([A-Z]+\d+)"[^<>]{0,300}>"""
    rb"""(?:(?!</?(?:\w+:)?c[\s>]).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)


class Remarks(TypedDict, total=False):
    """What a file says of a sheet beside its values."""

    hidden_rows: frozenset[int]
    lost: Mapping[str, str]


class PackageRemarks:
    """The XML of the worksheets, for what the parser keeps to itself: hidden rows, cells without a value.

    Attributes:
        names: of the sheets, in the order of the tabs.
    """

    def __init__(self, bagian: Mapping[str, bytes]) -> None:
        """Take the parts as the guard gives them."""
        self._bagian = bagian
        sheets = list(self._sheets())
        self.names = [name for name, _ in sheets]
        self._parts = [part for _, part in sheets]

    def of(self, number: int) -> Remarks:
        """The remarks of the sheet with this 0-based number among all tabs."""
        xml = self._xml(number)
        found: Remarks = {}
        if _HIDDEN_MARK.search(xml):
            found["hidden_rows"] = frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))
        if lost := dict(_lost_cells(xml)):
            found["lost"] = lost
        return found

    def lost(self, number: int) -> dict[str, str]:
        """Only the cells without a value, by their A1 address, each with the reason."""
        return dict(_lost_cells(self._xml(number)))

    def _xml(self, number: int) -> bytes:
        part = self._parts[number] if number < len(self._parts) else ""
        return self._bagian.get(part, b"")

    def _sheets(self) -> Iterator[tuple[str, str]]:
        """Name and part of each sheet, in the order of the tabs."""
        targets = {
            link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
            for link in self._parse("xl/_rels/workbook.xml.rels").iterfind("{*}Relationship")
        }
        for sheet in self._parse("xl/workbook.xml").iterfind("{*}sheets/{*}sheet"):
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            yield sheet.get("name", ""), targets.get(link, "")

    def _parse(self, part: str) -> ET.Element:
        return ET.fromstring(self._bagian[part])  # noqa: S314 - the guard has refused every DTD


def _lost_cells(xml: bytes) -> Iterator[tuple[str, str]]:
    for cell in _uncomputed(xml):
        yield cell, UNCOMPUTED
    # Most sheets have none; looking for the mark first costs next to nothing.
    if b't="e"' in xml:
        for cell, error in _ERROR.findall(xml):
            yield cell.decode(), f"{ERROR} {error.decode()}"


def _uncomputed(xml: bytes) -> Iterator[str]:
    """Cells with a formula whose value was never computed, found by how such cells end."""
    if _SPACED.search(xml, 0, _BEGINNING):
        xml = _SPACE.sub(b"><", xml)
    known = _PREFIX.search(xml)
    p = known[1] if known else b""
    start, formula = b"<%bc " % p, b"<%bf" % p
    for ending in (b"</%bf></%bc>" % (p, p), b"></%bv></%bc>" % (p, p), b"/></%bc>" % p):
        at, before = xml.find(ending), 0
        while at >= 0:
            found = xml.rfind(start, before, at)
            before = at + len(ending)
            head, _, rest = xml[found:before].partition(b">") if found >= 0 else (b"", b"", b"")
            # Excel marks an empty text as t="str", which is a value.
            is_uncomputed = rest.startswith(formula) and b't="str"' not in head
            if is_uncomputed and (address := _ADDRESS.search(head)):
                yield address[1].decode()
            at = xml.find(ending, before)
