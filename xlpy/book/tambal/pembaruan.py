"""An older workbook brought to the present schema: our sheets come anew, all that is the user's stays as it lies.

Each of our sheets is put in the place of the one with its name, with its tables, buttons and drawings; what the user
made on it is carried over (``bawaan``).  His own sheets, names and all other parts are not touched, but for formulas
that follow cells of ours which moved.
"""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass

from xlpy.book.tambal import buku_kerja
from xlpy.book.tambal.acuan import references
from xlpy.book.tambal.bawaan import Bawaan
from xlpy.book.tambal.cangkok_gaya import GayaCangkok, styles_part
from xlpy.book.tambal.lembar import Lembar, SharedTexts
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.pembaruan_buku import (
    Makro,
    bring_macros,
    code_names,
    free_code_name,
    merge_names,
    order_sheets,
    set_code_name,
)
from xlpy.book.tambal.penata import Penata
from xlpy.book.tambal.petasel import PetaSel, follow
from xlpy.book.tambal.rupa import Rupa
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.temukan import Denah, LetakLembar, relationships
from xlpy.book.tambal.urai import OFFICE_REL, Elemen, local_name, parse, q, serialize
from xlpy.errors import InputError

_ID = f"{{{OFFICE_REL}}}id"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
GAYA = "_gaya"
_MARK = re.compile("dxfid$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pembaruan:
    """A workbook that was brought to the present schema.

    Attributes:
        data: its bytes.
        dibawa: what of the user's was carried over, told to him.
        tertinggal: what of his stays behind in the backup, told to him.
    """

    data: bytes
    dibawa: tuple[str, ...] = ()
    tertinggal: tuple[str, ...] = ()


def renew(
    data: bytes,
    new: bytes,
    *,
    polos: Container[str] = (),
    tetap: Container[str] = (),
    teks: Mapping[str, Container[str]] | None = None,
    makro: Makro | None = None,
) -> Pembaruan:
    """The workbook ``data`` with the sheets of ``new`` in the place of its own.

    Args:
        data: the older workbook, a package that has passed the guard.
        new: a workbook of the present schema that says the same.
        polos: sheets on which nothing is the user's, by their names in small letters.
        tetap: sheets that stay as they are where they are there.
        teks: by sheet, the fixed texts, folded, that programs ever wrote there.
        makro: makes the project of macros from the code names of the sheets; None for a workbook without macros.

    Raises:
        InputError: a sheet or table of the user's has a name that the present schema needs.
    """
    work = _Pembaru(data, new, tetap, teks or {})
    work.polos = polos
    work.bring_sheets()
    work.carry()
    work.finish(makro)
    return Pembaruan(work.paket.to_bytes(), tuple(work.dibawa), tuple(work.tertinggal))


class _Pembaru:
    """One workbook at work: ``asal`` as it was, ``paket`` as it becomes, ``given`` where our sheets come from."""

    def __init__(self, data: bytes, new: bytes, tetap: Container[str], teks: Mapping[str, Container[str]]) -> None:
        self.asal, self.paket, self.given = Paket(data), Paket(data), Paket(new)
        self.denah, self.denah_asal, self.baru = Denah(self.paket), Denah(self.asal), Denah(self.given)
        self.penata, self.penata_baru = Penata(self.paket), Penata(self.given)
        part = styles_part(self.denah)
        self._styles_part, self._styles = part, parse(self.paket.read(part), part)
        given_part = styles_part(self.baru)
        self._gaya = GayaCangkok(self._styles, parse(self.given.read(given_part), given_part))
        self._texts = SharedTexts(self.given, self.baru)
        self._teks = teks
        self.polos: Container[str] = ()
        self._brought = {
            key: place
            for key, place in self.baru.sheets.items()
            if place.name not in tetap or key not in self.denah.sheets
        }
        self.dibawa: list[str] = []
        self.tertinggal: list[str] = []

    # ── our sheets ──────────────────────────────────────────────────────────────────────────────────────────────

    def bring_sheets(self) -> None:
        """Put our sheets in, with all that they lead to."""
        self._refuse_names_taken()
        codes = code_names(self.paket, self.denah)
        for key, place in self._brought.items():
            old = self.denah.sheets.get(key)
            if old is not None:
                self.penata.remove_below(old.part)
            where = old or self._new_sheet(place.name)
            root = parse(self.given.read(place.part), place.part)
            self._dress(root)
            code = codes.setdefault(key, free_code_name(codes.values()))
            set_code_name(root, code)
            self.paket.put(where.part, serialize(root))
            brought = self.penata.bring(self.given, self.penata_baru, place.part, where.part)
            self._number_tables(brought)
        self.denah.look_again()

    def _refuse_names_taken(self) -> None:
        for name, (place, _) in self.denah.tables.items():
            if name in self.baru.tables and place.name.lower() not in self.baru.sheets:
                raise InputError(
                    f"Tabel {name} di lembar “{place.name}” memakai nama tabel Rencana Kinerja. Ganti namanya "
                    "(Desain Tabel › Nama Tabel), lalu ulangi."
                )

    def _new_sheet(self, name: str) -> LetakLembar:
        part = self.penata.free("xl/worksheets/sheet{}.xml")
        self.paket.put(part, b"")
        self.penata.declare(part, _SHEET_TYPE)
        ident = self.penata.relate(self.denah.part, "worksheet", f"/{part}")
        return self.denah.add_sheet(name, part, ident)

    def _dress(self, root: Elemen) -> None:
        """Let a sheet of the other package look and say here what it did there."""
        self._gaya.dress(root, self._texts)
        self._number_marks(root)
        for view in root.iter(q("sheetView")):
            view.attrib.pop("tabSelected", None)

    def _number_marks(self, root: Elemen) -> None:
        for element in root.iter():
            for name in [n for n in element.attrib if local_name(element) and _MARK.search(n)]:
                element.set(name, str(self._gaya.marks[int(element.get(name))]))

    def _number_tables(self, brought: Mapping[str, str]) -> None:
        """Give each table a number that no other of the workbook has."""
        for new in brought.values():
            if not new.startswith("xl/tables/"):
                continue
            root = parse(self.paket.read(new), new)
            taken = [int(parse(self.paket.read(n), n).get("id", 0)) for n in self._table_parts() if n != new]
            root.set("id", str(max(taken, default=0) + 1))
            self._number_marks(root)
            self.paket.replace(new, serialize(root))

    def _table_parts(self) -> list[str]:
        return [
            rel.target
            for sheet in self.denah.sheets.values()
            for rel in relationships(self.paket, sheet.part)
            if rel.kind == "table" and rel.target in self.paket.names
        ]

    # ── the user's ──────────────────────────────────────────────────────────────────────────────────────────────

    def carry(self) -> None:
        """Carry over what the user made on our sheets, and let his formulas follow our cells."""
        theirs = [key for key in self._brought if key in self.denah_asal.sheets and key not in self.polos]
        texts = SharedTexts(self.asal, self.denah_asal), SharedTexts(self.paket, self.denah)
        looks = Rupa(self._styles, self.denah_asal.sheets.get(GAYA), self.asal)
        carried = {}
        for key in theirs:
            places = self.denah_asal.sheets[key], self.denah.sheets[key]
            pair = Lembar(self.asal, places[0], texts[0]), Lembar(self.paket, places[1], texts[1])
            carried[key] = Bawaan(pair, self._tables_on(key), self._teks.get(key, ()), looks)
        maps = {key: one.peta for key, one in carried.items()}
        for one in carried.values():
            one.carry(self._names_on(one.lama.name), maps)
            one.notes(self.asal, self.paket, self.penata)
            one.store(self.paket)
            self.dibawa += one.dibawa
            self.tertinggal += one.tertinggal
        self._follow(maps)

    def _tables_on(self, key: str) -> list[tuple[Tabel, Tabel]]:
        """Our tables that stand on both sheets, as they were and as they are."""
        parts = self.denah_asal.tables, self.denah.tables
        names = [name for name, (place, _) in parts[1].items() if place.name.lower() == key]
        both = [n for n in names if n in parts[0] and parts[0][n][0].name.lower() == key]
        return [(Tabel(self.asal, parts[0][n][1]), Tabel(self.paket, parts[1][n][1])) for n in both]

    def _names_on(self, name: str) -> set[tuple[int, int]]:
        """The cells of an older sheet that defined names of ours stand for."""
        ours = (text for key, text in self.denah_asal.names.items() if key in self.baru.names)
        areas = (found for text in ours for found in references(text))
        return {(area.top, area.left) for sheet, area in areas if sheet.lower() == name.lower()}

    def _follow(self, maps: Mapping[str, PetaSel]) -> None:
        """Let formulas of the user's own sheets, and his names, follow our cells."""
        for key, place in self.denah.sheets.items():
            if key in self._brought:
                continue
            root = parse(self.paket.read(place.part), place.part)
            changed = False
            for formula in root.iter(q("f")):
                new = follow(formula.text or "", maps)
                if new != (formula.text or ""):
                    formula.text, changed = new, True
            if changed:
                self.paket.replace(place.part, serialize(root))
        for name in self.denah.name_elements():
            name.text = follow(name.text or "", maps)

    # ── the workbook ────────────────────────────────────────────────────────────────────────────────────────────

    def finish(self, makro: Makro | None) -> None:
        """Put back what belongs to all sheets: styles, names, order, macros."""
        self.paket.replace(self._styles_part, serialize(self._styles))
        order_sheets(self.denah, self.denah_asal, self.baru)
        merge_names(self.denah, self.baru, self._brought)
        self.tertinggal += bring_macros(self.paket, self.given, self.denah, self.penata, makro)
        self.penata.store()
        buku_kerja.compute_on_opening(self.denah)
        buku_kerja.store(self.denah, self.paket)
        buku_kerja.drop_calc_chain(self.paket, self.denah)
