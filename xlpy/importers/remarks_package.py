"""Hidden rows and cells without a value in .xlsx and .xlsm, from the XML of the worksheets."""

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree as ET

from xlpy.importers.grid import ERROR, UNCOMPUTED, Remarks

_HIDDEN_ROW = re.compile(rb"""<(?:\w+:)?row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d+)\"""")
_HIDDEN_MARK = re.compile(rb'\shidden="(?:1|true)"')
# A formula whose value was never computed; Excel marks an empty text as t="str", which is a value.
_UNCOMPUTED = re.compile(
    rb"""<(?:\w+:)?c\b(?![^>]*\st="str")[^>]*?\sr="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]+\d+)"[^>]*>(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]*)<""",
    re.DOTALL,
)


class PackageRemarks:
    """The XML of the worksheets, for what the parser keeps to itself: hidden rows, cells without a value."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(BytesIO(data))
        self._names = frozenset(self._zip.namelist())
        self._parts = list(self._sheets())

    def of(self, number: int) -> Remarks:
        """The remarks of the sheet with this 0-based number among all tabs."""
        part = self._parts[number] if number < len(self._parts) else ""
        if part not in self._names:
            return {}
        xml = self._zip.read(part)
        found: Remarks = {}
        if _HIDDEN_MARK.search(xml):
            found["hidden_rows"] = frozenset(int(row) - 1 for row in _HIDDEN_ROW.findall(xml))
        if lost := dict(_lost_cells(xml)):
            found["lost"] = lost
        return found

    def _sheets(self) -> Iterator[str]:
        """The part of each sheet, in the order of the tabs."""
        targets = {
            link.get("Id", ""): posixpath.normpath(posixpath.join("/xl", link.get("Target", ""))).lstrip("/")
            for link in self._parse("xl/_rels/workbook.xml.rels").iterfind("{*}Relationship")
        }
        for sheet in self._parse("xl/workbook.xml").iterfind("{*}sheets/{*}sheet"):
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            yield targets.get(link, "")

    def _parse(self, part: str) -> ET.Element:
        return ET.fromstring(self._zip.read(part))  # noqa: S314 - the guard has refused every DTD


def _lost_cells(xml: bytes) -> Iterator[tuple[str, str]]:
    # Most sheets have neither; looking for the two marks first costs next to nothing.
    if b"<f" in xml or b":f" in xml:
        for cell in _UNCOMPUTED.findall(xml):
            yield cell.decode(), UNCOMPUTED
    if b't="e"' in xml:
        for cell, error in _ERROR.findall(xml):
            yield cell.decode(), f"{ERROR} {error.decode()}"
