"""The guard of worksheets: the box around the cells, which a parser allocates whole, and what they merge.

Usual writers put a cell's address first; then only far cells need a look.  Where a sheet is written in another way,
every tag is read by the grammar of XML, and what keeps to none is refused: parsers pass over much that is no XML.
"""

import re
from collections.abc import Iterator, Sequence

from xlpy.book.guard_tempat import tampil
from xlpy.errors import InputError

SHEET = b"sheetData"
"""What only a worksheet holds."""
MAX_BOX = 2_000_000
"""Rows × columns of the boxes around the cells of all sheets together."""
MAX_CELLS = 1_000_000
"""Cells of all sheets together, empty ones too."""
MAX_ROWS, MAX_COLUMNS = 1_048_576, 1_024
"""The last row of Excel; a column beyond which no honest sheet goes."""
MAX_MERGED = 2_000_000
"""Cells that a sheet merges."""

_NEED = "Minta berkas itu disimpan ulang dari Excel (Simpan Sebagai, .xlsx)."
_USUAL = b'<c r="'
# A cell that is closed at once, and says nothing but its look, holds nothing.
_HOLDS = rb"""(?!(?: \w+="\w*")*\s*/>)"""
_FAR_ROW = re.compile(rb'<c r="[A-Za-z]*(\d{4,})"' + _HOLDS)
_ANY_ROW = re.compile(rb'<c r="[A-Za-z]*(\d+)"' + _HOLDS)
_FAR_COLUMN = re.compile(rb'<c r="([A-Za-z]{2,})\d*"' + _HOLDS)
_ANY_COLUMN = re.compile(rb'<c r="([A-Za-z]+)\d*"' + _HOLDS)
_NEAR_ROWS, _NEAR_COLUMNS = 999, 26
# A tag whose name begins with c, which does not say its address first and once, and is none of col, cfRule, customPr,
# cellWatch: of an address said twice a parser takes the last.
_ODD = re.compile(rb'<c(?! r="[^"<>]*+"(?: (?:[st]|[cvp][mh])="[^"<>]*+")*+ ?/?>|[ofue])')
_PREFIX = rb"""(?:[^\s<>/:="']+:)?"""
_TAG = re.compile(rb"<" + _PREFIX + rb"""(row|c)((?:\s+[^\s<>/="']+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>""")
_PREFIXED = re.compile(rb":c[\s/>]")
_BEGINNING = re.compile(rb"<" + _PREFIX + rb"(?:row|c)(?=[\s/>])")
_ATTRIBUTE = re.compile(rb"""\s([^\s<>/="']+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')""")
_ADDRESS = re.compile(rb"([A-Za-z]*)(\d*)")
_MERGED = re.compile(
    rb"<" + _PREFIX + rb"""mergeCell\s[^<>]*?ref\s*=\s*["']\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)["']"""
)
_MOST_DIGITS, _MOST_LETTERS = 9, 5
_FORMULA = re.compile(rb"<f(?: [^<>]*+)?>[^<]*+</f>")


def without_formulas(xml: bytes) -> bytes:
    """A worksheet's XML without the text of its formulas, which is most of it and which no value hangs on.

    Where a text could hold what only looks like a formula, all of it stays.
    """
    cut = _FORMULA.sub(b"", xml)
    return xml if b"<!" in cut else cut


class Lembar:
    """A worksheet's XML, as far as a parser could be exhausted by it.

    Attributes:
        xml: the part's bytes.
        rows, columns: the last that hold something; where both are near, their upper bounds.
    """

    def __init__(self, name: str, part: str, xml: bytes) -> None:
        """Look at a worksheet.

        Raises:
            InputError: too many cells, too far apart, too many merged, or no XML.
        """
        self.xml = xml
        self._name, self._part = name, part
        self._usual = _ODD.search(xml) is None and (b":c" not in xml or _PREFIXED.search(xml) is None)
        self.cells = xml.count(_USUAL) if self._usual else len(_BEGINNING.findall(xml))
        if self.cells > MAX_CELLS:
            raise self.refused(f"berisi {self.cells} sel, terlalu banyak")
        self.rows, self.columns = self._near_box() if self._usual else self._read_box()
        if self.rows > MAX_ROWS or self.columns > MAX_COLUMNS:
            raise self.too_far()
        if b"mergeCell" in xml and sum(_merged(xml)) > MAX_MERGED:
            raise self.refused("menggabungkan terlalu banyak sel")

    @property
    def box(self) -> int:
        """Rows × columns."""
        return self.rows * self.columns

    def measure(self) -> None:
        """Take the exact box in place of its upper bounds."""
        if self._usual:
            self.rows = max(map(_number, set(_ANY_ROW.findall(self.xml))), default=0)
            self.columns = max(map(_column_number, set(_ANY_COLUMN.findall(self.xml))), default=0)

    def too_far(self) -> InputError:
        """The refusal of cells that stand too far apart."""
        return InputError(
            f"{self._name}: bagian {tampil(self._part)} berisi sel sampai baris {self.rows} dan kolom "
            f"ke-{self.columns}, terlalu jauh dari A1. Hapus isi sel yang tersesat jauh di bawah atau di kanan "
            "(Ctrl+End), simpan, lalu impor lagi."
        )

    def refused(self, why: str) -> InputError:
        """A refusal of this sheet."""
        return InputError(f"{self._name}: bagian {tampil(self._part)} {why}. {_NEED}")

    def _near_box(self) -> tuple[int, int]:
        rows = max(map(_number, set(_FAR_ROW.findall(self.xml))), default=_NEAR_ROWS)
        columns = max(map(_column_number, set(_FAR_COLUMN.findall(self.xml))), default=_NEAR_COLUMNS)
        return rows, columns

    def _read_box(self) -> tuple[int, int]:
        """The box where cells or rows leave out their address, or a prefix stands before every tag."""
        last_row = last_column = row = column = 0
        for tag, letters, digits, empty in self._tags():
            if tag == b"row":
                row = _number(digits) if digits else row + 1
                column = 0
                continue
            column = _column_number(letters) if letters else column + 1
            row = _number(digits) if letters and digits else row
            if not empty:
                last_row, last_column = max(last_row, row), max(last_column, column)
        return last_row, last_column

    def _tags(self) -> Iterator[tuple[bytes, bytes, bytes, bytes]]:
        """Of each row and cell the name, the letters and digits of its address, and whether it is empty."""
        tags = _TAG.findall(self.xml)
        # A comment could hold rows that are none, and so move where the next ones seem to stand.
        if len(tags) != len(_BEGINNING.findall(self.xml)) or b"<!" in self.xml:
            raise self.refused("ditulis dengan cara yang tidak biasa")
        for tag, attributes, empty in tags:
            stated = [double or single for key, double, single in _ATTRIBUTE.findall(attributes) if key == b"r"]
            address = _ADDRESS.fullmatch(b"".join(stated))
            if address is None or len(stated) > 1:
                raise self.refused("berisi alamat sel yang rusak")
            yield tag, address[1], address[2], empty


def refuse_far_cells(name: str, sheets: Sequence[Lembar]) -> None:
    """Refuse a workbook whose sheets together would take too much room.

    Raises:
        InputError: names the largest sheet.
    """
    if sum(sheet.cells for sheet in sheets) > MAX_CELLS:
        raise InputError(f"{name}: sheet-sheetnya berisi lebih dari {MAX_CELLS} sel. Ambil sheet yang perlu saja.")
    by_size = sorted(sheets, key=lambda sheet: sheet.box, reverse=True)
    total = sum(sheet.box for sheet in by_size)
    for sheet in by_size:  # the exact box takes time: only of as many as make the difference
        if total <= MAX_BOX:
            return
        total -= sheet.box
        sheet.measure()
        total += sheet.box
    if total > MAX_BOX:
        raise max(sheets, key=lambda sheet: sheet.box).too_far()


def _merged(xml: bytes) -> Iterator[int]:
    """The cells of each merged area."""
    first = xml.rfind(b"<", 0, xml.find(b"mergeCell"))
    for left, top, right, bottom in _MERGED.findall(xml, max(first, 0)):
        across = abs(_column_number(right) - _column_number(left)) + 1
        yield across * (abs(_number(bottom) - _number(top)) + 1)


def _number(digits: bytes) -> int:
    """A number of a file, which may have thousands of digits."""
    stripped = digits.lstrip(b"0")
    return int(stripped or b"0") if len(stripped) <= _MOST_DIGITS else 10**_MOST_DIGITS


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters[:_MOST_LETTERS].upper():
        number = number * 26 + letter - 64
    return number
