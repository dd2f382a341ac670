"""Whole sheets of one package put into another: papers that were laid out anew come into the workbook.

A sheet of the same name is replaced, with its pictures; all else of the workbook stays as it lies.  Texts travel
inside their cells, styles by what they say.  The sheets that come hold no tables, links or macros.
"""

import hashlib
import posixpath
from collections.abc import Iterator

from xlpy.book.schema_kertas import TANDA, refusal
from xlpy.book.tambal import buku_kerja
from xlpy.book.tambal.cangkok_gaya import GayaCangkok, styles_part
from xlpy.book.tambal.lembar import SharedTexts
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.penata import Penata
from xlpy.book.tambal.temukan import Denah, LetakLembar, relationships, rels_part
from xlpy.book.tambal.urai import OFFICE_REL, Elemen, parse, q, serialize
from xlpy.errors import InputError

_ID = f"{{{OFFICE_REL}}}id"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_DRAWING_TYPE = "application/vnd.openxmlformats-officedocument.drawing+xml"
_PICTURES = "xl/media/kertas-"
"""How the names of the pictures begin that came this way."""
_OF_PRINT = ("_xlnm.Print_Area", "_xlnm.Print_Titles")


def graft(data: bytes, source: bytes) -> bytes:
    """The workbook ``data`` with the sheets of ``source`` in it, each in the place of the one with its name, or last.

    Args:
        data: a package that has passed the guard.
        source: a package of ours whose sheets hold values, looks and pictures only.

    Raises:
        InputError: a sheet of that name is no paper, or the workbook is not written as Excel or LibreOffice do.
    """
    paket, given = Paket(data), Paket(source)
    work = _Cangkok(paket, given)
    for place in work.coming:
        work.put_in(place)
    work.store()
    return paket.to_bytes()


class _Cangkok:
    """Sheets on their way."""

    def __init__(self, paket: Paket, given: Paket) -> None:
        self._paket, self._given = paket, given
        self._denah, self._from = Denah(paket), Denah(given)
        self._penata = Penata(paket)
        self._styles_part = styles_part(self._denah)
        self._styles = parse(paket.read(self._styles_part), self._styles_part)
        source_styles = styles_part(self._from)
        self._gaya = GayaCangkok(self._styles, parse(given.read(source_styles), source_styles))
        self._texts = SharedTexts(given, self._from)

    @property
    def coming(self) -> list[LetakLembar]:
        """The sheets that are put in, in their order."""
        return list(self._from.sheets.values())

    def put_in(self, place: LetakLembar) -> None:
        """Put one sheet in."""
        root = parse(self._given.read(place.part), place.part)
        self._gaya.dress(root, self._texts)
        for cell in root.iter(q("c")):
            if cell.find(q("f")) is not None:
                _let_compute(cell)
        old = self._denah.sheets.get(place.name.lower())
        where = old or self._new_sheet(place.name)
        if old is not None:
            self._refuse_somebodys_own(old)
            self._drop_drawing(old.part)
            self._keep_code_name(root, old.part)
        self._bring_drawing(root, place.part, where.part)
        self._paket.put(where.part, serialize(root))
        self._print_by(place.number, where.number)

    def store(self) -> None:
        """Put back what belongs to all sheets."""
        self._drop_unused_pictures()
        self._paket.replace(self._styles_part, serialize(self._styles))
        self._penata.store()
        buku_kerja.store(self._denah, self._paket)

    def _refuse_somebodys_own(self, place: LetakLembar) -> None:
        """Leave a sheet alone that says something and is no paper."""
        root = parse(self._paket.read(place.part), place.part)
        formulas = (element.text or "" for element in root.iter(q("f")))
        says = any(len(cell) for cell in root.iter(q("c")))
        if says and not any(TANDA in text for text in formulas):
            raise InputError(refusal(place.name))

    # ── sheets ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _new_sheet(self, name: str) -> LetakLembar:
        part = self._penata.free("xl/worksheets/sheet{}.xml")
        target = posixpath.relpath(part, posixpath.dirname(self._denah.part))
        ident = self._penata.relate(self._denah.part, "worksheet", target)
        self._penata.declare(part, _SHEET_TYPE)
        self._paket.put(part, b"")
        return self._denah.add_sheet(name, part, ident)

    def _keep_code_name(self, root: Elemen, part: str) -> None:
        """A sheet goes on being the one that the macros know."""
        old = parse(self._paket.read(part), part).find(q("sheetPr"))
        name = None if old is None else old.get("codeName")
        if name is None:
            return
        properties = root.find(q("sheetPr"))
        if properties is None:
            properties = root.makeelement(q("sheetPr"))
            root.insert(0, properties)
        properties.set("codeName", name)

    def _print_by(self, given: int, number: int) -> None:
        """Take over what is printed of the sheet, and which rows each page repeats."""
        names = self._denah.root.find(q("definedNames"))
        if names is None:
            names = self._denah.root.makeelement(q("definedNames"))
            self._denah.root.find(q("sheets")).addnext(names)
        for name in list(names):
            if name.get("localSheetId") == str(number) and name.get("name") in _OF_PRINT:
                names.remove(name)
        for name in self._from.name_elements():
            if name.get("localSheetId") == str(given) and name.get("name") in _OF_PRINT:
                new = names.makeelement(q("definedName"), {"name": name.get("name"), "localSheetId": str(number)})
                new.text = name.text
                names.append(new)
        if not len(names):
            self._denah.root.remove(names)

    # ── pictures ─────────────────────────────────────────────────────────────────────────────────────────────────

    def _bring_drawing(self, root: Elemen, part: str, to: str) -> None:
        source = next((r for r in relationships(self._given, part) if r.kind == "drawing"), None)
        if source is None:
            return
        drawing = self._penata.free("xl/drawings/drawing{}.xml")
        self._paket.put(drawing, self._given.read(source.target))
        self._penata.declare(drawing, _DRAWING_TYPE)
        for picture in relationships(self._given, source.target):
            content = self._given.read(picture.target)
            kind = posixpath.splitext(picture.target)[1]
            name = f"{_PICTURES}{hashlib.sha256(content).hexdigest()[:16]}{kind}"
            self._paket.put(name, content)
            self._penata.declare_kind(kind[1:])
            self._penata.relate(drawing, "image", posixpath.relpath(name, posixpath.dirname(drawing)), picture.ident)
        ident = self._penata.relate(to, "drawing", posixpath.relpath(drawing, posixpath.dirname(to)))
        root.find(q("drawing")).set(_ID, ident)

    def _drop_drawing(self, part: str) -> None:
        """Take the pictures of a sheet away, and whatever else its relationships led to: nothing leads there now."""
        gone = [r.target for r in relationships(self._paket, part) if r.kind == "drawing"]
        for drawing in gone:
            self._penata.remove(drawing)
        rels = rels_part(self._paket, part)
        if rels is not None:
            self._paket.remove(rels)

    def _drop_unused_pictures(self) -> None:
        used = {r.target for part in self._drawings() for r in relationships(self._paket, part)}
        for name in self._paket.names:
            if name.startswith(_PICTURES) and name not in used:
                self._paket.remove(name)

    def _drawings(self) -> Iterator[str]:
        return (name for name in self._paket.names if name.startswith("xl/drawings/") and name.endswith(".xml"))


def _let_compute(cell: Elemen) -> None:
    """A formula without its value is computed when the workbook is opened, in LibreOffice too."""
    cell.attrib.pop("t", None)
    value = cell.find(q("v"))
    if value is not None:
        cell.remove(value)
