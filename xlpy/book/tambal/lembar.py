"""The XML of one sheet: its rows and cells, each with its address, and the formulas in them."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from xlpy.book.tambal.acuan import Area, address, area_of, column_of
from xlpy.book.tambal.geser import translate
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import Denah, LetakLembar, main_text
from xlpy.book.tambal.tulis import protect, unescape
from xlpy.book.tambal.urai import MAIN, Elemen, instruction, local_name, parse, q, serialize
from xlpy.errors import InputError

_ROW, _CELL, _FORMULA, _VALUE, _INLINE = (q(tag) for tag in ("row", "c", "f", "v", "is"))
_CONTENT = frozenset({_FORMULA, _VALUE, _INLINE})
ORDER = (
    *("sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection"),
    *("protectedRanges", "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells"),
    *("phoneticPr", "conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins"),
    *("pageSetup", "headerFooter", "rowBreaks", "colBreaks", "customProperties", "cellWatches", "ignoredErrors"),
    *("smartTags", "drawing", "legacyDrawing", "legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls"),
    *("webPublishItems", "tableParts", "extLst"),
)
"""The order of the elements of a sheet (ECMA-376 part 1, CT_Worksheet)."""


_PIECE = "sel"
_CUT = re.compile(rb"<\?sel (\d+)\?>")
_TAG = re.compile("<(/?)")


class SharedTexts:
    """The texts that cells share, each read when it is first asked for."""

    def __init__(self, paket: Paket, denah: Denah) -> None:
        self._paket = paket
        self._part = next((r.target for r in denah.relationships if r.kind == "sharedStrings"), "")
        self._texts: dict[int, str] = {}

    @cached_property
    def _items(self) -> list[Elemen]:
        if self._part not in self._paket.names:
            return []
        return parse(self._paket.read(self._part), self._part).findall(q("si"))  # type: ignore[no-any-return] # a list

    def text(self, number: int) -> str:
        """One of them."""
        known = self._texts.get(number)
        if known is None:
            known = self._texts[number] = unescape(main_text(self._items[number]))
        return known


def text_of(cell: Elemen, shared: SharedTexts) -> str:
    """What a cell says; a whole number without ``.0``."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        inline = cell.find(_INLINE)
        return "" if inline is None else unescape(main_text(inline))
    value = cell.findtext(_VALUE) or ""
    if kind == "s" and value:
        return shared.text(int(value))
    if kind == "n":
        return value.removesuffix(".0")
    return unescape(value)


def inline_text(cell: Elemen, text: str) -> None:
    """Let a cell hold a text itself, instead of its value."""
    for child in list(cell):
        if child.tag in (_VALUE, _INLINE):
            cell.remove(child)
    cell.set("t", "inlineStr")
    inline = cell.makeelement(_INLINE)
    item = inline.makeelement(q("t"))
    item.text = protect(text)
    if text != text.strip() or "\n" in text:
        item.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    inline.append(item)
    cell.append(inline)


class Lembar:
    """One worksheet.

    Attributes:
        name: on its tab.
        letak: where it stands in the package.
        root: its XML.
        rows: its row elements by number, in their order.
        shared: the texts that its cells share with others.
    """

    def __init__(self, paket: Paket, letak: LetakLembar, shared: SharedTexts) -> None:
        self.letak, self.name = letak, letak.name
        self.root = parse(paket.read(letak.part), letak.part)
        if self.root.tag != q("worksheet") or self.root.find(q("sheetData")) is None:
            raise InputError(f"Lembar {self.name} tidak dapat dibaca. Buka buku itu di Excel, simpan, lalu ulangi.")
        self.shared = shared
        self._pieces: list[str] = []
        self.data = self.root.find(q("sheetData"))
        self.rows: dict[int, Elemen] = {}
        number = 0
        for row in self.data.iterchildren(_ROW):
            number = int(row.get("r", number + 1))
            row.set("r", str(number))
            self.rows[number] = row
        self.formulas_before = {(r, c) for r, c, _, _ in self.formulas()}

    def where(self, place: str) -> str:
        """What the user calls a cell."""
        return f"{self.name}!{place}"

    @staticmethod
    def cells(row: Elemen) -> Iterator[tuple[int, Elemen]]:
        """The cells of a row with their columns; those that leave out their address get it."""
        column = 0
        for cell in row.iterchildren(_CELL):
            place = cell.get("r")
            column = column_of(place) if place else column + 1
            if not place:
                cell.set("r", address(int(row.get("r")), column))
            yield column, cell

    def formulas(self) -> Iterator[tuple[int, int, Elemen, Elemen]]:
        """Row, column, cell and formula element of every formula."""
        for formula in list(self.data.iter(_FORMULA)):
            cell = formula.getparent()
            row = cell.getparent()
            if cell.get("r") is None:
                list(self.cells(row))
            yield int(row.get("r")), column_of(cell.get("r")), cell, formula

    def text(self, cell: Elemen) -> str:
        """What a cell says; a whole number without ``.0``."""
        return text_of(cell, self.shared)

    @staticmethod
    def has_content(cell: Elemen) -> bool:
        """Whether a cell holds anything but its look."""
        return any(child.tag in _CONTENT for child in cell) if len(cell) else False

    def cell(self, row: int, column: int) -> Elemen | None:
        """A cell, when the file holds it."""
        element = self.rows.get(row)
        if element is None:
            return None
        return next((cell for at, cell in self.cells(element) if at == column), None)

    def usual_style(self, column: int) -> str:
        """The look of an empty cell in a column."""
        for col in self.root.iterfind(f"{q('cols')}/{q('col')}"):
            if int(col.get("min", 0)) <= column <= int(col.get("max", 0)):
                return str(col.get("style", ""))
        return ""

    def elements(self, xml: str) -> list[Elemen]:
        """Elements of the main namespace from their text."""
        return list(parse(f'<x xmlns="{MAIN}">{xml}</x>'.encode(), self.letak.part))

    def piece(self, text: str) -> Elemen:
        """Something to append to a row that stands for cells told as text: thousands of elements would cost more."""
        self._pieces.append(text)
        return instruction(_PIECE, str(len(self._pieces) - 1))

    def put(self, row: int, column: int, xml: str) -> None:
        """Put a cell in its place, in that of the one that may stand there; "" takes it away."""
        new = self.elements(xml)[0] if xml else None
        self.put_element(row, column, new)

    def put_element(self, row: int, column: int, new: Elemen | None) -> None:
        """Put a cell in its place, in that of the one that may stand there; None takes it away."""
        old = self.cell(row, column)
        if old is not None:
            old.getparent().remove(old)
        if new is None:
            return
        element = self.rows.get(row)
        if element is None:
            (element,) = self.elements(f'<row r="{row}"/>')
            below = next((r for number, r in self.rows.items() if number > row), None)
            self.data.append(element) if below is None else below.addprevious(element)
            self.rows = dict(sorted({**self.rows, row: element}.items()))
        element.attrib.pop("spans", None)
        right = next((cell for at, cell in self.cells(element) if at > column), None)
        element.append(new) if right is None else right.addprevious(new)

    def section(self, tag: str) -> Elemen:
        """A direct child of the sheet, made in its place where it is missing."""
        found = self.root.find(q(tag))
        if found is not None:
            return found
        (new,) = self.elements(f"<{tag}/>")
        later = ORDER[ORDER.index(tag) + 1 :]
        below = next((child for child in self.root if _place_name(child) in later), None)
        self.root.append(new) if below is None else below.addprevious(new)
        return new

    def share_nothing(self) -> None:
        """Give every cell that shares a formula its own: its master may move away or go."""
        if not any(formula.get("t") == "shared" for formula in self.data.iter(_FORMULA)):
            return
        shared = [entry for entry in self.formulas() if entry[3].get("t") == "shared"]
        masters = {f.get("si"): (row, column, f.text) for row, column, _, f in shared if f.text}
        for row, column, cell, formula in shared:
            top, left, text = masters.get(formula.get("si"), (0, 0, None))
            if text is None:
                raise InputError(
                    f"{self.where(cell.get('r'))}: rumus bersama di sel ini rusak. Ketik ulang rumusnya, simpan, "
                    "lalu ulangi."
                )
            formula.text = translate(text, row - top, column - left)
            for name in ("t", "si", "ref"):
                formula.attrib.pop(name, None)

    def _extent(self, number: int, row: Elemen) -> Area | None:
        """The first and last cell of a row that stand there as elements."""
        cells = [cell for cell in row[:: max(1, len(row) - 1)] if cell.tag == _CELL and cell.get("r")]
        return Area(number, column_of(cells[0].get("r")), number, column_of(cells[-1].get("r"))) if cells else None

    def measure(self, tables: Iterable[Area]) -> None:
        """Write down the area that holds cells, those of ``tables`` among them."""
        element = self.root.find(q("dimension"))
        areas = [*tables, *(self._extent(number, row) for number, row in self.rows.items())]
        found = [area for area in areas if area is not None]
        if element is None or not found:
            return
        area = Area(
            min(a.top for a in found),
            min(a.left for a in found),
            max(a.bottom for a in found),
            max(a.right for a in found),
        )
        if area_of(element.get("ref", "A1")) != area:
            element.set("ref", area.text)

    def _told(self, piece: str) -> bytes:
        """A piece with the prefix that the tags of this sheet have, if any."""
        prefix = self.root.prefix
        return (_TAG.sub(rf"<\1{prefix}:", piece) if prefix else piece).encode()

    def store(self, paket: Paket) -> None:
        """Put the sheet back into the package."""
        text = serialize(self.root)
        if self._pieces:
            cut = _CUT.split(text)
            cut[1::2] = [self._told(self._pieces[int(number)]) for number in cut[1::2]]
            text = b"".join(cut)
        paket.replace(self.letak.part, text)


def _place_name(child: Elemen) -> str:
    """The name by which a child has its place; controls may be wrapped in mc:AlternateContent."""
    name = local_name(child)
    if name == "AlternateContent":
        return next((local_name(e) for e in child.iter() if local_name(e) in ORDER), "controls")
    return name
