"""The patch: finds what is ours in a package, puts the new content in, and lets everything else follow."""

import re
from collections import defaultdict
from collections.abc import Iterator

from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.book.tambal import buku_kerja
from xlpy.book.tambal.acuan import MAX_ROW, Area
from xlpy.book.tambal.badan import Badan
from xlpy.book.tambal.baris import BarisBaru, put_cell
from xlpy.book.tambal.basi import Basi, renew_stale
from xlpy.book.tambal.gaya import Gaya
from xlpy.book.tambal.geser import Peta, PetaBaris
from xlpy.book.tambal.isi import RUMUS_TETAP, HasilTambal, Perubahan
from xlpy.book.tambal.jangkar import move_anchors
from xlpy.book.tambal.lembar import Lembar, SharedTexts
from xlpy.book.tambal.luar import look
from xlpy.book.tambal.milik import loss
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.pindah import place_rows, shift_formulas
from xlpy.book.tambal.sekitar import Sekitar, add_links, drop_links, set_breaks, set_protection
from xlpy.book.tambal.tabel import Tabel
from xlpy.book.tambal.temukan import Denah, LetakLembar
from xlpy.book.tambal.tulis import Penulis
from xlpy.book.tambal.urai import q
from xlpy.errors import InputError


def tambal(data: bytes, perubahan: Perubahan) -> HasilTambal:
    """Put new content into a workbook, touching only the parts that are ours.

    Args:
        data: the package, which has passed the guard.
        perubahan: what is new.

    Returns:
        The new package, what the user should know, and the parts that changed.

    Raises:
        InputError: something of ours is missing, something of the user's would be lost, or a value does not fit; says
            where, and what to do.
    """
    try:
        patch = _Tambalan(data, perubahan)
        patch.fill_names()
        patch.fill_tables()
        patch.set_paper()
        patch.set_locks()
        patch.move()
        patch.settle()
    except InputError:
        raise
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
    ) as error:  # numbers that are none, ends that are missing
        raise InputError(
            "Isi buku kerja ini tidak seperti yang ditulis Excel atau LibreOffice, jadi tidak ditambal. Buka di "
            "Excel, simpan, lalu ulangi; bila tidak terbuka, pakai cadangannya."
        ) from error
    return HasilTambal(patch.paket.to_bytes(), tuple(patch.notes), patch.paket.changed)


_PAPERS = frozenset(name.lower() for name in LEMBAR_KERTAS.values())
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")


class _Tambalan:
    """One patch on its way."""

    def __init__(self, data: bytes, perubahan: Perubahan) -> None:
        self.paket = Paket(data)
        self.notes: list[str] = []
        self._changes = perubahan
        self._denah = Denah(self.paket)
        self._shared = SharedTexts(self.paket, self._denah)
        self._gaya = Gaya(self.paket, self._denah, self._shared)
        self._written: set[str] = set()  # sheets in small letters
        self._known: defaultdict[str, list[Area]] = defaultdict(list)  # by sheet: computed values that are fresh
        self._filled: defaultdict[str, list[Area]] = defaultdict(list)  # by sheet in small letters: new bodies
        self._formulas: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)  # and the formulas in them
        self._sheets = self._open_sheets()
        self._bodies: defaultdict[str, list[Badan]] = defaultdict(list)
        self._tables = self._open_tables()
        self._maps: Peta = {}

    # ── opening ──────────────────────────────────────────────────────────────────────────────────────────────────

    def _open_sheets(self) -> dict[str, Lembar]:
        """All sheets that are ours, by name in small letters."""
        places = [self._denah.table(t.nama)[0] for t in self._changes.tabel]
        places += [self._denah.cell(name)[0] for name in self._changes.nama]
        places += [
            place for place in map(self._denah.sheet_of, self._changes.kita) if place and self._concerns(place)
        ]
        return {place.name.lower(): Lembar(self.paket, place, self._shared) for place in dict.fromkeys(places)}

    def _concerns(self, place: LetakLembar) -> bool:
        """Whether a sheet on which nothing is written may change all the same: its formulas, its paper."""
        asked = self._changes.kertas is not None or place.name in self._changes.terkunci
        return asked or bool(_FORMULA.search(self.paket.read(place.part)))

    def _open_tables(self) -> dict[str, list[Tabel]]:
        """All tables on our sheets, the user's too, by sheet."""
        found: defaultdict[str, list[Tabel]] = defaultdict(list)
        for place, part in self._denah.tables.values():
            if place.name.lower() in self._sheets:
                found[place.name.lower()].append(Tabel(self.paket, part))
        return found

    def _penulis(self, lembar: Lembar) -> Penulis:
        return Penulis(lembar.where, since_1904=self._denah.since_1904)

    # ── filling ──────────────────────────────────────────────────────────────────────────────────────────────────

    def fill_names(self) -> None:
        """Write the single cells, where they stand before anything moves."""
        for name, isi in self._changes.nama.items():
            place, area = self._denah.cell(name)
            sheet = self._sheets[place.name.lower()]
            put_cell(sheet, (area.top, area.left), isi, self._gaya, self._penulis(sheet))
            self._written.add(place.name.lower())
            self._known[sheet.name].append(Area(area.top, area.left, area.top, area.left))

    def fill_tables(self) -> None:
        """Match the rows of all tables, and see whether they can move."""
        for isi in self._changes.tabel:
            key = self._denah.table(isi.nama)[0].name.lower()
            sheet = self._sheets[key]
            if key not in self._bodies:
                sheet.share_nothing()
            tabel = next(t for t in self._tables[key] if t.name.lower() == isi.nama.lower())
            below = (t.area.top - 2 for t in self._tables[key] if t.area.top > tabel.area.bottom)  # a title between
            self._bodies[key].append(Badan(sheet, tabel, isi, self._penulis(sheet), min(below, default=MAX_ROW)))
            self._written.add(key)
        self._refuse_losses()
        self._maps = {key: PetaBaris([b.blok for b in bodies]) for key, bodies in self._bodies.items()}
        for key, bodies in self._bodies.items():
            self._refuse_collisions(key, bodies)

    def _refuse_losses(self) -> None:
        bodies = (body for bodies in self._bodies.values() for body in bodies if body.lost)
        losses = [loss(body.lembar, body.tabel.name, body.lost) for body in bodies]
        if losses:
            raise InputError("\n".join(losses))

    def set_paper(self) -> None:
        """Print our sheets on the paper that was asked for; one that is not printed says nothing of paper."""
        for key, sheet in self._sheets.items():
            page = sheet.root.find(q("pageSetup"))
            if self._changes.kertas is not None and page is not None:
                page.set("paperSize", str(self._changes.kertas))
                self._written.add(key)

    def set_locks(self) -> None:
        """Protect the sheets that are to be protected, and no more those that are not."""
        for name, locked in self._changes.terkunci.items():
            sheet = self._sheets[name.lower()]
            if set_protection(sheet, locked=locked):
                self._written.add(name.lower())
            elif not locked:
                self.notes.append(f"Lembar {name} tetap terkunci: kata sandinya dipasang oleh pemakai.")

    def _refuse_collisions(self, key: str, bodies: list[Badan]) -> None:
        rows = self._maps[key]
        for body in bodies:
            for other in self._tables[key]:
                beside = other.area.top <= body.tabel.last and body.tabel.first <= other.area.bottom
                if other is not body.tabel and beside and not rows.in_place:
                    raise InputError(
                        f"Lembar {body.lembar.name}: tabel {other.name} ({other.area.text}) berada di samping tabel "
                        f"{body.tabel.name} ({body.tabel.area.text}), yang barisnya bertambah, berkurang atau "
                        "berpindah. Pindahkan salah satunya ke bawah atau ke lembar lain, lalu ulangi."
                    )

    # ── moving ───────────────────────────────────────────────────────────────────────────────────────────────────

    def move(self) -> None:
        """Put the new rows in, and let everything follow."""
        found = look(self.paket, self._denah, {*self._sheets, *_PAPERS}, self._maps, self._changed_words())
        self._users = found.users
        self.notes += [*self._filter_notes(), *found.notes()]
        moving = {key: rows for key, rows in self._maps.items() if not rows.still}
        for key, sheet in self._sheets.items():
            if moving:
                sheet.share_nothing()
                self._shift_formulas(key, sheet, moving)
            if key in moving:
                self._move_known(sheet, moving[key])
                Sekitar(sheet, moving[key], moving).move()
                move_anchors(self.paket, sheet, moving[key])
        for key, bodies in self._bodies.items():
            self._place(self._sheets[key], bodies, self._maps[key])
        for key, tables in self._tables.items():
            for tabel in tables:
                tabel.move(self._maps.get(key, PetaBaris()), moving)
                tabel.store(self.paket)
        self._names_moved = buku_kerja.move_names(self._denah, moving)

    def _shift_formulas(self, key: str, sheet: Lembar, moving: Peta) -> None:
        bodies = self._bodies.get(key, ())
        replaced = [area for body in bodies for area in body.replaced()]
        kept = {place for body in bodies for place in body.kept_formulas}
        changed, broken = shift_formulas(sheet, moving, replaced, kept)
        if changed:
            self._written.add(key)
        if broken:
            self.notes.append(
                f"Rumus di {', '.join(broken)} menunjuk baris yang tidak ada lagi dan kini berisi #REF!. "
                "Perbaiki rumusnya."
            )

    def _changed_words(self) -> set[str]:
        return {t.nama.lower() for t in self._changes.tabel} | {name.lower() for name in self._changes.nama}

    def _filter_notes(self) -> Iterator[str]:
        for body in (body for bodies in self._bodies.values() for body in bodies):
            where = f"Tabel {body.tabel.name} di lembar {body.lembar.name}"
            if body.tabel.filtered:
                yield f"{where}: saringan dibersihkan, semua baris ditampilkan lagi."
            if body.tabel.forget_order():
                yield f"{where}: urutan Anda diganti dengan urutan dokumen."

    def _move_known(self, sheet: Lembar, rows: PetaBaris) -> None:
        """Cells that were written before moving are found again where they went."""
        moved = [(rows.row(area.top), area) for area in self._known[sheet.name]]
        self._known[sheet.name] = [Area(row, a.left, row, a.right) for row, a in moved if row is not None]

    def _trust(self, sheet: Lembar, body: Badan, rows: PetaBaris) -> None:
        """Formulas of the user in cells that stay hold what the new content says."""
        moved = ((rows.row(row), column) for row, column in body.kept_formulas)
        self._known[sheet.name] += [Area(row, column, row, column) for row, column in moved if row is not None]

    def _place(self, sheet: Lembar, bodies: list[Badan], rows: PetaBaris) -> None:
        """Write totals, links, breaks and rows of the tables of one sheet."""
        penulis = self._penulis(sheet)
        new_rows, breaks = {}, []
        links: dict[str, str] = {}
        for body in bodies:
            self._write_totals(sheet, body, penulis)
            self._trust(sheet, body, rows)
            writer = BarisBaru(body, self._gaya, penulis, self._maps)
            new_rows[body.blok.first] = writer.write()
            self._formulas[sheet.name.lower()] |= writer.formulas
            body.tabel.clear_filter()
            filled = list(body.filled(rows))
            self._filled[sheet.name.lower()] += filled
            drop_links(sheet, filled, body.without_links(rows))
            links.update(body.links(rows))
            if body.isi.halaman is not None:
                start = rows.start(body.blok.first)
                breaks.append([start + position for position in body.isi.halaman])
        place_rows(sheet, rows, new_rows)
        add_links(sheet, links)
        if breaks:
            set_breaks(sheet, (row for found in breaks for row in found))

    def _write_totals(self, sheet: Lembar, body: Badan, penulis: Penulis) -> None:
        """Write cells of the totals row, before it moves; a formula that stands there stays."""
        row = body.tabel.area.bottom
        for heading, isi in (body.isi.jumlah or {}).items() if body.tabel.totals else ():
            column = body.column(heading)
            put_cell(sheet, (row, column), isi._replace(formula=isi.formula or RUMUS_TETAP), self._gaya, penulis)
            now = self._maps[sheet.name.lower()].row(row) or row
            self._known[sheet.name].append(Area(now, column, now, column))

    # ── settling ─────────────────────────────────────────────────────────────────────────────────────────────────

    def settle(self) -> None:
        """Take stale values away, ask for computing, and put the parts back."""
        if not self._written:
            return
        self._written |= {name.lower() for name in self._strip()}
        formulas_moved = False
        for key in self._written:
            sheet = self._sheets[key]
            sheet.measure(self._filled[key])
            formulas = {(row, column) for row, column, _, _ in sheet.formulas()} | self._formulas[key]
            formulas_moved |= formulas != sheet.formulas_before
            sheet.store(self.paket)
        if buku_kerja.compute_on_opening(self._denah) or self._names_moved:
            buku_kerja.store(self._denah, self.paket)
        if formulas_moved:
            buku_kerja.drop_calc_chain(self.paket, self._denah)

    def _strip(self) -> set[str]:
        tables = {t.name: (key, self._area_now(key, t)) for key, ts in self._tables.items() for t in ts}
        names = {e.get("name", "").lower(): e.text or "" for e in self._denah.name_elements()}
        basi = Basi(names, tables)
        for sheet, areas in self._known.items():
            for area in areas:
                basi.add(sheet, area)
        for key, filled in self._filled.items():
            for area in filled:
                basi.add(key, area)
        for bodies in self._bodies.values():
            basi.words |= {body.tabel.name.lower() for body in bodies}
        for key in self._users:  # what its formulas compute may come back to us
            basi.add(key, Area(1, 1, 1 << 20, 1 << 14))
        computed = {name.lower(): values for name, values in self._changes.hitung.items()}
        return renew_stale(self._sheets.values(), basi, self._known, computed)

    def _area_now(self, key: str, tabel: Tabel) -> Area:
        span = self._maps.get(key, PetaBaris()).span(tabel.area.top, tabel.area.bottom)
        top, bottom = span or (tabel.area.top, tabel.area.bottom)
        return Area(top, tabel.area.left, bottom, tabel.area.right)
