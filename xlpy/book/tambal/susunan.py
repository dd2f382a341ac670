"""The structure of a workbook as its package tells it: sheets, tables with their headings, names."""

from xlpy.book.skema import Susunan
from xlpy.book.tambal.acuan import references
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.temukan import Denah
from xlpy.book.tambal.tulis import unescape
from xlpy.book.tambal.urai import q


def structure_of(data: bytes) -> Susunan:
    """By sheet its tables and names; a name without its label, which only the sheet tells.

    Args:
        data: a package that has passed the guard.
    """
    paket = Paket(data)
    denah = Denah(paket)
    found = {sheet.name: _empty() for sheet in denah.sheets.values()}
    for place, part in denah.tables.values():
        tabel = Tabel(paket, part)
        headings = [unescape(column.get("name", "")) for column in tabel.root.iter(q("tableColumn"))]
        found[place.name]["tabel"][tabel.name] = headings
    for element in denah.name_elements():
        for sheet, _ in references(element.text or "")[:1]:
            named = denah.sheets.get(sheet.lower())
            if element.get("localSheetId") is None and named is not None:
                found[named.name]["nama"][element.get("name")] = ""
    return found


def _empty() -> dict[str, dict[str, object]]:
    return {"nama": {}, "tabel": {}, "teks": {}}
