"""A workbook's package as the rules look at it: parts, relationships, sheets, tables."""

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from xml.etree import ElementTree as ET

from xlpy.build.periksa.vba_text import VbaText, read_vba

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFFICE_RELATIONSHIP = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CONTENT_TYPES = "[Content_Types].xml"
_ROOT = ""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship of a part; ``target`` is the name of a part, or an address outside the package."""

    id: str
    type: str
    target: str
    external: bool

    def is_a(self, kind: str) -> bool:
        """Whether its type ends in ``/kind``."""
        return self.type.endswith(f"/{kind}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name and its part."""

    name: str
    part: str
    root: ET.Element

    @property
    def code_name(self) -> str:
        """What its document module must be called."""
        properties = self.root.find(f"{MAIN}sheetPr")
        return "" if properties is None else properties.get("codeName", "")

    def cells(self) -> Iterator[ET.Element]:
        """Its cells that hold something."""
        return self.root.iter(f"{MAIN}c")


@dataclass(frozen=True, slots=True)
class Table:
    """A table and the sheet that it lies on."""

    sheet: Sheet
    part: str
    root: ET.Element

    @property
    def name(self) -> str:
        """Its name in formulas."""
        return self.root.get("displayName", "")

    @property
    def ref(self) -> str:
        """Its range, headings included."""
        return self.root.get("ref", "")

    @property
    def columns(self) -> list[str]:
        """The names of its columns."""
        return [column.get("name", "") for column in self.root.iter(f"{MAIN}tableColumn")]


class Book:
    """A package, read lazily; what cannot be read is the business of the package rules."""

    def __init__(self, content: bytes) -> None:
        self.archive = zipfile.ZipFile(BytesIO(content))
        self.names = [info.filename for info in self.archive.infolist() if not info.is_dir()]
        self._xml: dict[str, ET.Element] = {}

    def read(self, part: str) -> bytes:
        """The bytes of a part."""
        return self.archive.read(part)

    def xml(self, part: str) -> ET.Element:
        """The root of an XML part."""
        if part not in self._xml:
            self._xml[part] = ET.fromstring(self.read(part))  # noqa: S314 - our own output, no hostile file
        return self._xml[part]

    def xml_parts(self) -> list[str]:
        """The parts that are XML."""
        return [name for name in self.names if name.endswith((".xml", ".rels", ".vml"))]

    # ── package ──────────────────────────────────────────────────────────────────────────────────────────────────

    def content_type(self, part: str) -> str | None:
        """The content type of a part: its own, or the one of its extension."""
        return self.own_content_types.get(part) or self.default_content_types.get(part.rpartition(".")[2].lower())

    @cached_property
    def own_content_types(self) -> dict[str, str]:
        """The content types that are given for single parts."""
        rows = self.xml(_CONTENT_TYPES)
        return {r.get("PartName", "")[1:]: r.get("ContentType", "") for r in rows if r.tag.endswith("}Override")}

    @cached_property
    def default_content_types(self) -> dict[str, str]:
        """The content types that are given for extensions."""
        rows = self.xml(_CONTENT_TYPES)
        return {r.get("Extension", "").lower(): r.get("ContentType", "") for r in rows if r.tag.endswith("}Default")}

    def relationships(self, part: str = _ROOT) -> list[Relationship]:
        """What a part refers to; the package itself where no part is named."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{name}.rels")
        if rels not in self.names:
            return []
        return [_relationship(row, folder) for row in self.xml(rels)]

    # ── workbook ─────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def workbook_part(self) -> str:
        """The main part; empty when the package names none."""
        return next((r.target for r in self.relationships() if r.is_a("officeDocument")), "")

    @cached_property
    def workbook(self) -> ET.Element:
        """The root of the main part."""
        return self.xml(self.workbook_part)

    @property
    def code_name(self) -> str:
        """What the workbook's document module must be called."""
        properties = self.workbook.find(f"{MAIN}workbookPr")
        return "" if properties is None else properties.get("codeName", "")

    @cached_property
    def sheets(self) -> list[Sheet]:
        """The sheets in their order."""
        parts = {r.id: r.target for r in self.relationships(self.workbook_part)}
        rows = [
            (row.get("name", ""), parts.get(row.get(_OFFICE_RELATIONSHIP, ""), ""))
            for row in self.workbook.iter(f"{MAIN}sheet")
        ]
        return [Sheet(name, part, self.xml(part)) for name, part in rows if part]

    @cached_property
    def tables(self) -> list[Table]:
        """The tables of all sheets."""
        return [
            Table(sheet, relationship.target, self.xml(relationship.target))
            for sheet in self.sheets
            for relationship in self.relationships(sheet.part)
            if relationship.is_a("table")
        ]

    @cached_property
    def charts(self) -> list[str]:
        """The parts with charts."""
        return sorted({r.target for part in self.names for r in self.relationships(part) if r.is_a("chart")})

    @cached_property
    def defined_names(self) -> list[ET.Element]:
        """The defined names."""
        return list(self.workbook.iter(f"{MAIN}definedName"))

    @cached_property
    def shared_strings(self) -> list[str]:
        """The shared texts."""
        part = next((r.target for r in self.relationships(self.workbook_part) if r.is_a("sharedStrings")), "")
        return [_text(item) for item in self.xml(part)] if part else []

    def text(self, cell: ET.Element) -> str:
        """The text that a cell holds."""
        value = cell.findtext(f"{MAIN}v") or ""
        if cell.get("t") == "s":
            return self.shared_strings[int(value)] if int(value) < len(self.shared_strings) else ""
        return _text(cell) if cell.get("t") == "inlineStr" else value

    # ── macros ───────────────────────────────────────────────────────────────────────────────────────────────────

    @cached_property
    def vba_part(self) -> str:
        """The part with the macros; empty when there is none."""
        parts = self.relationships(self.workbook_part)
        return next((r.target for r in parts if r.is_a("vbaProject")), "")

    @cached_property
    def vba(self) -> VbaText | None:
        """The macros; None when there are none or they cannot be read."""
        try:
            return read_vba(self.read(self.vba_part)) if self.vba_part else None
        except ValueError:
            return None

    @cached_property
    def ribbons(self) -> list[str]:
        """The parts with a ribbon."""
        return [r.target for r in self.relationships() if r.is_a("ui/extensibility")]


def _relationship(row: ET.Element, folder: str) -> Relationship:
    external = row.get("TargetMode") == "External"
    target = row.get("Target", "")
    if not external:
        target = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relationship(row.get("Id", ""), row.get("Type", ""), target, external)


def _text(element: ET.Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{MAIN}t"))
