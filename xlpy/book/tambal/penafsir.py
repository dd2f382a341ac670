"""Which Python a workbook calls: the sheet xlwings.conf of a closed workbook, and nothing else of it."""

from collections.abc import Iterator, Mapping

from xlpy.book.schema import XLWINGS
from xlpy.book.tambal.acuan import address
from xlpy.book.tambal.isi import Isi
from xlpy.book.tambal.lembar import Lembar, SharedTexts
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import Denah
from xlpy.book.tambal.tulis import Penulis, cell_xml

KUNCI_WINDOWS, KUNCI_MAC = "INTERPRETER_WIN", "INTERPRETER_MAC"
_OFF = "_"
"""A key that begins with it is not in force."""


def penafsir(data: bytes) -> dict[str, str]:
    """The settings in force, by their key in capitals; none where the workbook has no such sheet."""
    lembar = _sheet(Paket(data))
    return {} if lembar is None else {key: value for _, key, value in _settings(lembar) if not key.startswith(_OFF)}


def dengan_penafsir(data: bytes, nilai: Mapping[str, str]) -> bytes:
    """The workbook with these settings in force; an empty value puts one out of force.

    Args:
        data: a workbook that the guard has looked at.
        nilai: the values by key, such as ``INTERPRETER_WIN``.

    Raises:
        InputError: the sheet cannot be read.
    """
    paket = Paket(data)
    lembar = _sheet(paket)
    if lembar is None:
        return data
    missing = {name for name, value in nilai.items() if value}
    below = 1
    for row, key, old in list(_settings(lembar)):
        name, below = key.removeprefix(_OFF), row + 1
        missing.discard(name)
        if name in nilai and (nilai[name] != old or key.startswith(_OFF) == bool(nilai[name])):
            _put(lembar, row, 1, name if nilai[name] else _OFF + name)
            _put(lembar, row, 2, nilai[name])
    for row, name in enumerate(sorted(missing), start=below):  # somebody deleted its row
        _put(lembar, row, 1, name)
        _put(lembar, row, 2, nilai[name])
    lembar.store(paket)
    return paket.to_bytes()


def _sheet(paket: Paket) -> Lembar | None:
    denah = Denah(paket)
    place = denah.sheets.get(XLWINGS.name.lower())
    return None if place is None else Lembar(paket, place, SharedTexts(paket, denah))


def _settings(lembar: Lembar) -> Iterator[tuple[int, str, str]]:
    """Row, key in capitals, and value of each, down to the first empty row: there xlwings stops too."""
    for row in range(1, max(lembar.rows, default=0) + 1):
        key = _said(lembar, row, 1)
        if not key:
            return
        yield row, key.upper(), _said(lembar, row, 2)


def _said(lembar: Lembar, row: int, column: int) -> str:
    cell = lembar.cell(row, column)
    return "" if cell is None else lembar.text(cell)


def _put(lembar: Lembar, row: int, column: int, text: str) -> None:
    """A text into a cell, whose look stays."""
    old = lembar.cell(row, column)
    look = "" if old is None else old.get("s", "")
    writer = Penulis(lembar.where, since_1904=False)
    lembar.put(row, column, cell_xml(address(row, column), Isi(text), look, "", writer))
