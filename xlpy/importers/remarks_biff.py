"""Hidden rows and cells without a value in .xls, from its records ([MS-XLS])."""

import struct
from collections.abc import Iterator

from xlpy.book.guard_biff import records, workbook_stream
from xlpy.book.remarks_package import ERROR, UNCOMPUTED, Remarks
from xlpy.importers.grid import a1

_BOUNDSHEET, _EOF = 0x0085, 0x000A
_ROW, _FORMULA, _STRING, _BOOLERR = 0x0208, 0x0006, 0x0207, 0x0205
# What may stand between a formula and its text: shared formulas, arrays, data tables.
_BETWEEN = frozenset({0x04BC, 0x0221, 0x0236})
_HIDDEN = 0x20
_NO_NUMBER = b"\xff\xff"
_TEXT_RESULT, _ERROR_RESULT = 0, 2
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


class BiffRemarks:
    """The records of the worksheets, for what the parser keeps to itself."""

    def __init__(self, name: str, data: bytes) -> None:
        self._stream = workbook_stream(name, data)
        self._starts = [struct.unpack_from("<I", body)[0] for body in self._globals(_BOUNDSHEET)]

    def of(self, number: int) -> Remarks:
        """The remarks of the sheet with this 0-based number among all tabs."""
        hidden: set[int] = set()
        lost: dict[str, str] = {}
        awaited: str | None = None  # the formula whose text should follow
        for kind, body in self._sheet(number):
            if awaited and kind not in _BETWEEN:
                if kind != _STRING:
                    lost[awaited] = UNCOMPUTED
                awaited = None
            if kind == _ROW and body[12] & _HIDDEN:
                hidden.add(int.from_bytes(body[:2], "little"))
            elif kind in (_FORMULA, _BOOLERR):
                cell = a1(*struct.unpack_from("<HH", body))
                if code := _error(kind, body):
                    lost[cell] = f"{ERROR} {code}"
                elif kind == _FORMULA and body[12:14] == _NO_NUMBER and body[6] == _TEXT_RESULT:
                    awaited = cell
        return {"hidden_rows": frozenset(hidden), "lost": lost}

    def _globals(self, wanted: int) -> Iterator[bytes]:
        for kind, body in records(self._stream):
            if kind == _EOF:
                return
            if kind == wanted:
                yield body

    def _sheet(self, number: int) -> Iterator[tuple[int, bytes]]:
        if number >= len(self._starts):
            return
        for record in records(self._stream, self._starts[number]):
            yield record
            if record[0] == _EOF:
                return


def _error(kind: int, body: bytes) -> str | None:
    if kind == _BOOLERR:
        return _ERRORS.get(body[6]) if body[7] else None
    is_error = body[12:14] == _NO_NUMBER and body[6] == _ERROR_RESULT
    return _ERRORS.get(body[8]) if is_error else None
