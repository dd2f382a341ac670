"""The tables of a unit's form as it came back: rows known by their Tanda, whatever was moved, sorted or inserted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from xlpy.book.schema_form_unit import KOLOM, KOLOM_BERNAMA, TANDA, Isi
from xlpy.book.tables import as_code
from xlpy.errors import InputError
from xlpy.forms.unit_lembar import Tersembunyi
from xlpy.forms.unit_sel import TidakTerbacaError, read_answer
from xlpy.importers.grid import Grid, Sel, a1
from xlpy.plan.angka import AngkaError, read_money, round_rupiah
from xlpy.plan.facts import Kunci
from xlpy.plan.kode import read_code
from xlpy.plan.temuan import Ditolak
from xlpy.plan.text import fold, tidy
from xlpy.plan.unit_form import PER_SUB_KEGIATAN

_HEADINGS = {fold(kolom.column.heading): kolom.column.key for kolom in KOLOM}
_ENOUGH = 3
"""Headings in one row that make it the head of a table."""
_SHOWN = 60
_NOTHING: Mapping[str, str] = {}


def tanda_of(kunci: Kunci) -> str:
    """What stands in the column Tanda of an indikator's row."""
    return " | ".join((kunci.kode, kunci.unit or "-", str(kunci.ke)))


def rows_of(dasar: Iterable[Kunci]) -> list[Kunci]:
    """The rows of a form: one an indikator, and one to fill where a sub kegiatan has none yet."""
    listed = list(dasar)
    measured = {kunci.simpul for kunci in listed if kunci.ke}
    nodes = [kunci for kunci in listed if not kunci.ke and kunci not in measured]
    return [*(kunci for kunci in listed if kunci.ke), *(node._replace(ke=1) for node in nodes)]


@dataclass(slots=True)
class Terjawab:
    """The answers of a form; see ``UnitForm``."""

    isian: dict[Kunci, dict[str, str]]
    dijawab: dict[Kunci, set[str]] = field(default_factory=dict)
    letak: dict[tuple[Kunci, str], str] = field(default_factory=dict)
    ditolak: list[Ditolak] = field(default_factory=list)


def read_tables(name: str, grids: Sequence[Grid], hidden: Tersembunyi) -> Terjawab:
    """Read every table that has a column Tanda.

    Raises:
        InputError: there is none.
    """
    tables = [table for grid in grids if (table := _find(grid)) is not None]
    if not tables:
        raise InputError(
            f"{name}: tabel isian tidak ditemukan: baris judul dengan kolom “Tanda” harus ada. Minta unit memakai "
            "form yang dikirim kepadanya."
        )
    reader = _Reader(name, hidden)
    for table in tables:
        reader.read(table)
    reader.report_missing(tables)
    reader.found.isian = {k: fields for k, fields in reader.found.isian.items() if fields or k in hidden.dasar}
    return reader.found


@dataclass(frozen=True, slots=True)
class _Tabel:
    """A table where it stands: its grid, the 0-based row of its headings, the position of each column."""

    grid: Grid
    head: int
    at: Mapping[str, int]

    def rows(self) -> Iterator[tuple[int, Mapping[str, Sel]]]:
        """The rows below the headings, by column, with their 0-based number."""
        for number, cells in enumerate(self.grid.rows[self.head + 1 :], start=self.head + 1):
            yield number, {key: cells[at] if at < len(cells) else None for key, at in self.at.items()}

    def sel(self, number: int, key: str) -> str:
        """Sheet and address of a cell."""
        return f"{self.grid.sheet}!{a1(number, self.at[key])}"

    def lost(self, number: int, key: str) -> str:
        """Why a cell comes without its value; empty where it has one or is empty."""
        return self.grid.lost.get(a1(number, self.at[key]), "")


def _find(grid: Grid) -> _Tabel | None:
    for number, cells in enumerate(grid.rows):
        at: dict[str, int] = {}
        for column, cell in enumerate(cells):
            if isinstance(cell, str) and (key := _HEADINGS.get(fold(cell))):
                at.setdefault(key, column)
        if TANDA in at and len(at) >= _ENOUGH:
            return _Tabel(grid, number, at)
    return None


class _Reader:
    """Reads the tables of one form, one after the other."""

    def __init__(self, name: str, hidden: Tersembunyi) -> None:
        self._name, self._hidden = name, hidden
        self._known = {tanda_of(kunci): kunci for kunci in rows_of(hidden.dasar)}
        self._codes = {kunci.kode for kunci in hidden.dasar}
        self._seen: set[Kunci] = set()
        self.found = Terjawab({kunci: dict(fields) for kunci, fields in hidden.dasar.items()})

    def read(self, table: _Tabel) -> None:
        """Take the answers of one table."""
        rows = list(table.rows())
        last = max((n for n, row in rows if _text(row[TANDA])), default=-1)
        taken: set[Kunci] = set()
        for number, row in rows:
            kunci = self._known.get(_text(row[TANDA]))
            if kunci is None:
                # Below the last row of ours there are signatures and notes, unless a code says otherwise.
                if _text(row[TANDA]) or number < last or read_code(_text(row.get("kode"))) is not None:
                    self._refuse_row(table, number, row, self._why_unknown(row))
            elif kunci in taken:
                self._refuse_row(table, number, row, "baris ini ada dua kali; yang atas yang dipakai", kunci)
            elif (kode := _text(row.get("kode"))) and as_code(kode) != kunci.kode:
                why = f"kolom Kode berisi {kode}, sedangkan baris ini {kunci.kode}: barisnya tergeser"
                self._refuse_row(table, number, row, why, kunci)
            else:
                taken.add(kunci)
                self._take_row(table, number, row, kunci)
        self._seen |= taken

    def report_missing(self, tables: Sequence[_Tabel]) -> None:
        """Say which columns and rows the form had when it was sent and has no more."""
        there = {key for table in tables for key in table.at}
        place = f"{tables[0].grid.sheet}!A{tables[0].head + 1}"
        for key in self._hidden.kolom:
            if key not in there and KOLOM_BERNAMA[key].fakta:
                heading = KOLOM_BERNAMA[key].column.heading
                self._refuse(place, f"kolom “{heading}” tidak ada lagi; isiannya tidak diambil")
        for tanda, kunci in self._known.items():
            if kunci not in self._seen:
                self._refuse(place, f"baris {tanda} tidak ada lagi; isian rencana untuk baris itu tetap")

    def _take_row(self, table: _Tabel, number: int, row: Mapping[str, Sel], kunci: Kunci) -> None:
        self._check_locked(table, number, row, kunci)
        satuan = _text(row.get("satuan")) or self.found.isian.get(kunci, _NOTHING).get("satuan", "")
        for key, cell in row.items():
            kolom = KOLOM_BERNAMA[key]
            if not kolom.fakta:
                continue
            owner = kunci.simpul if kolom.fakta in PER_SUB_KEGIATAN else kunci
            if owner != kunci and self._is_further(kunci):
                if cell is not None:
                    why = "diisi pada baris pertama sub kegiatan itu"
                    self._refuse(table.sel(number, key), f"“{_text(cell)}” tidak diambil: {why}")
                continue
            if lost := table.lost(number, key):
                self._refuse(table.sel(number, key), f"{kolom.column.heading}: {lost}; nilai semula tetap dipakai")
                continue
            try:
                values = read_answer(key, cell, satuan, self._hidden.dasar.get(owner, _NOTHING))
            except TidakTerbacaError as problem:
                self._refuse(table.sel(number, key), f"{kolom.column.heading}: {problem}; nilai semula tetap dipakai")
                continue
            self._answer(owner, kolom.fakta, key, values, table.sel(number, key))

    def _answer(self, owner: Kunci, fakta: str, key: str, values: Mapping[str, str], sel: str) -> None:
        if fakta not in self.found.dijawab.get(owner, ()):
            self.found.letak.setdefault((owner, fakta), sel)
        fields = self.found.isian.setdefault(owner, {})
        if fakta == "triwulan":
            values = {fakta: _with_quarter(fields.get(fakta, ""), key, values[fakta])}
        self.found.dijawab.setdefault(owner, set()).update(values)
        for kolom, text in values.items():
            fields.pop(kolom, None)
            if text:
                fields[kolom] = text

    def _is_further(self, kunci: Kunci) -> bool:
        return any(other.simpul == kunci.simpul and other.ke < kunci.ke for other in self._known.values())

    def _check_locked(self, table: _Tabel, number: int, row: Mapping[str, Sel], kunci: Kunci) -> None:
        node = self._hidden.dasar.get(kunci.simpul, _NOTHING)
        if (name := _text(row.get("nama"))) and fold(name) != fold(shown_name(kunci, node, self._hidden)):
            self._refuse(table.sel(number, "nama"), f"“{_short(name)}” tidak diambil: nama sub kegiatan menurut DPA")
        if (pagu := row.get("pagu")) is not None and _money(pagu) != int(node.get("pagu", "0")):
            why = "pagu hanya dari DPA; mintalah perubahan kepada Kasubbag"
            self._refuse(table.sel(number, "pagu"), f"“{_text(pagu)}” tidak diambil: {why}")

    def _why_unknown(self, row: Mapping[str, Sel]) -> str:
        kode = as_code(_text(row.get("kode"))) or _text(row[TANDA]).partition(" | ")[0]
        if kode and kode not in self._codes:
            return f"{kode} bukan sub kegiatan {self._hidden.identitas.unit.nama}"
        return (
            "baris ini tidak ada pada form yang dikirim; mintalah Kasubbag menambahkannya di lembar Rencana Kinerja"
        )

    def _refuse_row(
        self, table: _Tabel, number: int, row: Mapping[str, Sel], why: str, kunci: Kunci | None = None
    ) -> None:
        """Refuse every cell of a row that says something, and something new where the row is a known one."""
        old = {} if kunci is None else self._shown(kunci)
        for key, cell in row.items():
            text = _text(cell)
            if KOLOM_BERNAMA[key].isi is not Isi.TERKUNCI and text and text != old.get(key):
                self._refuse(table.sel(number, key), f"“{_short(text)}” tidak diambil: {why}")

    def _shown(self, kunci: Kunci) -> dict[str, str]:
        """The cells of a row as they stood when the form was sent, as text."""
        fields = {**self._hidden.dasar.get(kunci.simpul, _NOTHING), **self._hidden.dasar.get(kunci, _NOTHING)}
        quarters = fields.get("triwulan", "").split(" | ")
        shown = {key: fields.get(kolom.fakta, "") for key, kolom in KOLOM_BERNAMA.items() if kolom.fakta}
        return shown | {f"triwulan_{n}": text for n, text in enumerate(quarters, start=1)}

    def _refuse(self, sel: str, alasan: str) -> None:
        self.found.ditolak.append(Ditolak(sel=sel, alasan=f"{alasan}.", berkas=self._name))


def shown_name(kunci: Kunci, node: Mapping[str, str], hidden: Tersembunyi) -> str:
    """The name of a sub kegiatan as the form shows it: with its kelurahan where that is not the unit's own."""
    name, unit = node.get("nama", ""), kunci.unit
    return name if not unit or fold(unit) == fold(hidden.identitas.unit.unit) else f"{name} ({unit})"


def _with_quarter(quarters: str, key: str, text: str) -> str:
    parts = quarters.split(" | ") if quarters else [""] * 4
    parts[int(key[-1]) - 1] = text
    return " | ".join(parts) if any(parts) else ""


def _text(cell: Sel) -> str:
    return "" if cell is None else tidy(str(cell))


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _money(cell: Sel) -> int | None:
    try:
        amount = read_money(cell)
    except AngkaError:
        return None
    return None if amount is None else round_rupiah(amount)
