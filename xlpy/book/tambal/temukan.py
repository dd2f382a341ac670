"""What stands where in a package: sheets, tables and names, found through the relationships, never by part names."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from xlpy.book.tambal.acuan import Area, references
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.urai import MAIN, OFFICE_REL, PACKAGE_REL, Elemen, parse, q
from xlpy.errors import InputError

_ID = f"{{{OFFICE_REL}}}id"
_DAMAGED = "Buka buku itu di Excel, simpan, lalu ulangi; bila tidak terbuka, pakai cadangannya."


@dataclass(frozen=True, slots=True)
class Hubungan:
    """One relationship of a part: its kind (the last word of its type) and the part to which it leads."""

    ident: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class LetakLembar:
    """A sheet: its name on the tab, its part, its number among the tabs from 0."""

    name: str
    part: str
    number: int


def relationships(paket: Paket, part: str) -> list[Hubungan]:
    """Where a part leads to inside the package."""
    rels = rels_part(paket, part)
    if rels is None:
        return []
    found = []
    for rel in parse(paket.read(rels), rels).iter(f"{{{PACKAGE_REL}}}Relationship"):
        if rel.get("TargetMode") != "External":
            # An absolute target begins with a slash; join then leaves the folder out by itself.
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), rel.get("Target", "")))[1:]
            kind = rel.get("Type", "").rpartition("/")[2]
            found.append(Hubungan(rel.get("Id", ""), kind, paket.find(target) or target))
    return found


def rels_part(paket: Paket, part: str) -> str | None:
    """The part that holds the relationships of ``part``."""
    folder, name = posixpath.split(part)
    return paket.find(posixpath.join(folder, "_rels", f"{name}.rels"))


class Denah:
    """The map of a package.

    Attributes:
        part: the workbook's own.
        root: its XML; changes made here are stored by ``buku_kerja``.
        sheets: all worksheets by name in small letters.
    """

    def __init__(self, paket: Paket) -> None:
        self._paket = paket
        self.part = next(r.target for r in [*relationships(paket, ""), _USUAL] if r.kind == "officeDocument")
        self.root = parse(paket.read(self.part), self.part)
        self.relationships = relationships(paket, self.part)
        if self.root.tag != q("workbook"):
            raise InputError(f"Bagian {self.part} bukan buku kerja. {_DAMAGED}")
        self.sheets = {sheet.name.lower(): sheet for sheet in self._find_sheets()}

    def _find_sheets(self) -> Iterator[LetakLembar]:
        targets = {r.ident: r for r in self.relationships}
        for number, element in enumerate(self.root.iterfind(f"{q('sheets')}/{q('sheet')}")):
            rel = targets.get(element.get(_ID))
            if rel is not None and rel.kind == "worksheet" and rel.target in self._paket.names:
                yield LetakLembar(element.get("name", ""), rel.target, number)

    @property
    def since_1904(self) -> bool:
        """Whether days are counted from 1904, as old Macintosh workbooks do."""
        element = self.root.find(q("workbookPr"))
        return element is not None and element.get("date1904") in ("1", "true")

    @cached_property
    def tables(self) -> dict[str, tuple[LetakLembar, str]]:
        """By the table's name in small letters: its sheet and its part."""
        found = {}
        for sheet in self.sheets.values():
            for rel in relationships(self._paket, sheet.part):
                if rel.kind == "table" and rel.target in self._paket.names:
                    root = parse(self._paket.read(rel.target), rel.target)
                    name = root.get("displayName") or root.get("name", "")
                    found[name.lower()] = (sheet, rel.target)
        return found

    @cached_property
    def names(self) -> dict[str, str]:
        """What the names of the whole workbook stand for, by name in small letters."""
        elements = self.name_elements()
        return {e.get("name", "").lower(): e.text or "" for e in elements if e.get("localSheetId") is None}

    def name_elements(self) -> list[Elemen]:
        """All names, those of one sheet too, as they stand now."""
        return list(self.root.iterfind(f"{q('definedNames')}/{q('definedName')}"))

    def add_sheet(self, name: str, part: str, ident: str) -> LetakLembar:
        """Add a sheet as the last; ``ident`` is the relationship by which the workbook leads to its part."""
        sheets = self.root.find(q("sheets"))
        number = 1 + max(int(sheet.get("sheetId")) for sheet in sheets)
        sheets.append(sheets.makeelement(q("sheet"), {"name": name, "sheetId": str(number), _ID: ident}))
        place = LetakLembar(name, part, len(sheets) - 1)
        self.sheets[name.lower()] = place
        return place

    def look_again(self) -> None:
        """Look anew for sheets, tables and names: they came or went."""
        self.relationships = relationships(self._paket, self.part)
        self.sheets = {sheet.name.lower(): sheet for sheet in self._find_sheets()}
        for found in ("tables", "names"):
            self.__dict__.pop(found, None)

    def table(self, name: str) -> tuple[LetakLembar, str]:
        """Sheet and part of a table.

        Raises:
            InputError: it is gone.
        """
        found = self.tables.get(name.lower())
        if found is None:
            raise InputError(
                f"Tabel {name} tidak ada lagi di buku kerja ini: terhapus, diubah menjadi rentang biasa, atau "
                "berganti nama (Desain Tabel › Nama Tabel). Kembalikan namanya, atau pakai cadangan buku itu."
            )
        return found

    def cell(self, name: str) -> tuple[LetakLembar, Area]:
        """Sheet and area of a defined name; of several areas the first.

        Raises:
            InputError: the name is gone, or stands for no cell of a sheet.
        """
        text = self.names.get(name.lower())
        if text is None:
            raise InputError(
                f"Nama {name} tidak ada lagi di buku kerja ini. Kembalikan di Rumus › Pengelola Nama, atau pakai "
                "cadangan buku itu."
            )
        for sheet, area in references(text):
            if sheet.lower() in self.sheets:
                return self.sheets[sheet.lower()], area
        raise InputError(
            f"Nama {name} tidak lagi menunjuk sel (isinya “{text}”). Perbaiki di Rumus › Pengelola Nama, atau pakai "
            "cadangan buku itu."
        )

    def sheet_of(self, name: str) -> LetakLembar | None:
        """The sheet that is called so, or on which the table or name of that name stands."""
        key = name.lower()
        if key in self.sheets:
            return self.sheets[key]
        if key in self.tables:
            return self.tables[key][0]
        return self.cell(name)[0] if key in self.names else None


_USUAL = Hubungan("", "officeDocument", "xl/workbook.xml")


def main_text(element: Elemen) -> str:
    """The text of a string item: all its runs, without the phonetic ones above them."""
    if len(element) == 1 and element[0].tag == q("t"):  # nearly always
        return element[0].text or ""
    phonetic = {id(t) for run in element.iter(f"{{{MAIN}}}rPh") for t in run.iter(q("t"))}
    return "".join(t.text or "" for t in element.iter(q("t")) if id(t) not in phonetic)
