"""Tables of a workbook as they stand: found by their headings, wherever a person moved them."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from xlpy.book.shapes import DERIVED_KINDS, Name, Sheet, Table, column_letter
from xlpy.errors import InputError
from xlpy.plan.angka import AngkaError, Target, read_month, read_number, read_target, round_rupiah
from xlpy.plan.kode import read_code
from xlpy.plan.provenance import Provenance
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.plan.text import fold, split_list, tidy

Cell = str | float | bool | dt.date | dt.time | dt.timedelta | None
Rows = Sequence[Sequence[Cell]]

_NO_SOURCE = Provenance()
SOURCE_SEPARATOR = " || "
"""Between several Provenance texts in one cell; inside one, a bar is always escaped or alone."""

_STORED_CODE = re.compile(r"\d\.\d\d(?:\.\d\d(?:\.[1-7]\.\d\d(?:\.\d{4})?)?)?")


class LayoutError(InputError):
    """A sheet of ours is not laid out as ours: a heading or label is missing, or something was pasted over it.

    Attributes:
        sheet: its name.
    """

    def __init__(self, sheet: str, message: str) -> None:
        super().__init__(message)
        self.sheet = sheet


# The form repeats what the sheets DPA and Sasaran say, and units and names come back in every row.
_tidy = lru_cache(maxsize=16_384)(tidy)


def as_text(cell: Cell) -> str:
    """The text of a cell; a number as it is written in Indonesian tables of codes and years, without ``.0``."""
    if type(cell) is str:
        return _tidy(cell) if cell else ""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return str(cell)


def as_code(text: str) -> str:
    """A code of the nomenclature in its stored form; any other text as it stands."""
    if _STORED_CODE.fullmatch(text):  # nearly always: reading it through would cost thirty times as much
        return text
    code = read_code(text)
    return code.teks if code else text


def is_blank(cell: Cell) -> bool:
    """Whether a cell holds nothing that a person can see."""
    return cell is None or cell == "" or (isinstance(cell, str) and not cell.strip())


class Found:
    """A table where it stands in its sheet.

    Attributes:
        sheet: the name of the sheet.
        table: its description.
        columns: its columns by key.
        head: the row of its headings, from 0.
        at: the position of each column that is there, by key.
        end: the row after its last, from 0; the end of the sheet unless ``stop_at`` finds it sooner.
        issues: what could not be read, filled while reading.
    """

    def __init__(self, sheet: Sheet, table: Table, rows: Rows, issues: list[Temuan], start: int = 0) -> None:
        """Find ``table`` in ``rows`` from row ``start``.

        Raises:
            LayoutError: the table or one of its headings is not there; names it.
        """
        self.sheet, self.table, self.issues = sheet.name, table, issues
        self.columns = {column.key: column for column in table.columns}
        self.head, self.at = _find(sheet, table, rows, start)
        self.end = len(rows)
        self._rows = rows

    def stop_at(self, is_end: Callable[[Sequence[Cell]], bool]) -> None:
        """End the table above the first row below its headings for which ``is_end`` holds."""
        below = range(self.head + 1, len(self._rows))
        self.end = next((n for n in below if is_end(self._rows[n])), len(self._rows))

    def rows(self) -> Iterator["Row"]:
        """The rows below the headings that hold anything in one of the columns that are read."""
        wanted = [self.at[c.key] for c in self.table.columns if c.kind not in DERIVED_KINDS]
        first, last = min(wanted), max(wanted) + 1
        for number, cells in enumerate(self._rows[self.head + 1 : self.end], start=self.head + 2):
            head = cells[wanted[0]]
            is_told_by_head = type(head) is str and head != "" and not head.isspace()
            if is_told_by_head or (any(cells[first:last]) and not all(is_blank(cells[i]) for i in wanted)):
                yield Row(self, number, cells)

    def sel(self, key: str, number: int) -> str:
        """Sheet and A1 address of the column ``key`` in row ``number``."""
        return f"{self.sheet}!{column_letter(self.at[key])}{number}"

    def report(self, key: str, number: int, pesan: str, saran: str, aturan: str = "sel-tidak-terbaca") -> None:
        """Report what is wrong with one cell."""
        self.issues.append(
            Temuan(aturan=aturan, tingkat=Tingkat.BERAT, sel=self.sel(key, number), pesan=pesan, saran=saran)
        )


def _find(sheet: Sheet, table: Table, rows: Rows, start: int) -> tuple[int, dict[str, int]]:
    keys = {fold(column.heading): column.key for column in table.columns}
    best: tuple[int, dict[str, int]] = (start, {})
    for number, cells in enumerate(rows[start:], start=start):
        at: dict[str, int] = {}
        for i, cell in enumerate(cells):
            if type(cell) is str and (key := keys.get(fold(cell))) is not None:
                at.setdefault(key, i)
        if len(at) > len(best[1]):
            best = (number, at)
        if len(at) * 2 > len(keys):
            break
    head, at = best
    if len(at) * 2 <= len(keys):
        raise LayoutError(
            sheet.name,
            f"{sheet.name}: tabel {table.name} tidak ditemukan. Judul kolomnya harus ada dalam satu baris: "
            f"{', '.join(c.heading for c in table.columns if c.kind not in DERIVED_KINDS)}.",
        )
    missing = [c.heading for c in table.columns if c.key not in at and c.kind not in DERIVED_KINDS]
    if missing:
        raise LayoutError(
            sheet.name,
            f"{sheet.name}!A{head + 1}: kolom {', '.join(f'“{m}”' for m in missing)} tidak ada. "
            "Kembalikan judul kolom itu persis seperti semula, lalu ulangi.",
        )
    return head, at


class Row:
    """One row of a table; each method reads one column leniently and reports what it cannot read."""

    __slots__ = ("_at", "_cells", "_found", "number")

    def __init__(self, found: Found, number: int, cells: Sequence[Cell]) -> None:
        self._found, self._at, self._cells, self.number = found, found.at, cells, number

    def raw(self, key: str) -> Cell:
        """The cell as it stands; None where someone took away a column that is only computed."""
        at = self._at.get(key)
        return None if at is None else self._cells[at]

    def text(self, key: str) -> str:
        """Its text, tidy."""
        return as_text(self._cells[self._at[key]])

    def texts(self, key: str) -> tuple[str, ...]:
        """Its texts, separated by semicolons or line breaks."""
        cell = self._cells[self._at[key]]
        if cell == "" or is_blank(cell):
            return ()
        return split_list(cell if isinstance(cell, str) else as_text(cell))

    def sources(self, key: str, count: int) -> tuple[Provenance, ...]:
        """The ``count`` provenances that the cell holds."""
        cell = self._cells[self._at[key]]
        if cell == "":
            return (_NO_SOURCE,) * count
        parts = cell.split(SOURCE_SEPARATOR, count - 1) if isinstance(cell, str) else []
        return tuple(Provenance(parts[i] if i < len(parts) else "") for i in range(count))

    def whole(self, key: str) -> int | None:
        """A whole number; None when the cell is empty or not readable."""
        cell = self._cells[self._at[key]]
        if type(cell) is float and cell.is_integer():
            return int(cell)
        if cell == "" or is_blank(cell):
            return None
        try:
            value = read_number(cell if isinstance(cell, str | float | bool) else str(cell))
        except AngkaError as error:
            self.report(key, f"{error}.", "Perbaiki angka itu, lalu ulangi.")
            return None
        return None if value is None else round_rupiah(value)

    def money(self, key: str) -> int | None:
        """An amount in whole rupiah; a fraction of a rupiah is rounded and reported."""
        cell = self._cells[self._at[key]]
        if cell == "":
            return None
        if isinstance(cell, float) and not cell.is_integer():
            self.report(
                key, f"{cell:f} bukan rupiah bulat dan dibulatkan.", "Tulis rupiah bulat.", "rupiah-dibulatkan"
            )
        return self.whole(key)

    def target(self, key: str, satuan: str = "") -> Target:
        """A target with its unit: a number, or the text where the cell holds none (a predicate)."""
        cell = self._cells[self._at[key]]
        if type(cell) is float:
            return Target(_decimal(cell), satuan)
        return read_target(as_text(cell), satuan)

    def quarter(self, key: str) -> Decimal | None:
        """The target of one triwulan; words are reported."""
        cell = self._cells[self._at[key]]
        if cell == "":
            return None
        if type(cell) is float:
            return _decimal(cell)
        read = read_target(as_text(cell))
        if read.teks:
            self.report(key, f"'{read.teks}' tidak terbaca sebagai angka.", "Tulis angkanya saja, misalnya 3.")
        return read.nilai

    def day(self, key: str) -> str:
        """Its day as ISO text; empty, and reported, when it is none.

        A date that the application left as text is none either: our formulas could not compare it.
        """
        cell = self._cells[self._at[key]]
        if isinstance(cell, dt.date):
            return as_text(cell)
        if not is_blank(cell):
            self.report(key, f"'{as_text(cell)}' bukan tanggal.", "Ketik ulang, misalnya 2026-03-01.")
        return ""

    def choice(self, key: str) -> str:
        """One of the column's choices however it is spelled; empty, and reported, when it is none of them."""
        cell = self._cells[self._at[key]]
        if cell == "":
            return ""
        choices = self._found.columns[key].choices
        if cell in choices:
            return str(cell)
        wanted = fold(as_text(cell))
        if not wanted:
            return ""
        for choice in choices:
            if fold(choice) == wanted:
                return choice
        self.report(key, f"'{as_text(cell)}' bukan pilihan kolom ini.", f"Pilih salah satu: {', '.join(choices)}.")
        return ""

    def report(self, key: str, pesan: str, saran: str, aturan: str = "sel-tidak-terbaca") -> None:
        """Report what is wrong with the column ``key`` of this row."""
        heading = self._found.columns[key].heading
        self._found.report(key, self.number, f"{heading}: {pesan}", saran, aturan)


def _decimal(number: float) -> Decimal:
    """The shortest decimal that gives ``number``: what was typed."""
    return Decimal(int(number)) if number.is_integer() else Decimal(repr(number))


class Values:
    """The single values of a sheet, each found beside its label."""

    def __init__(self, sheet: Sheet, rows: Rows, head: int, issues: list[Temuan]) -> None:
        """Find the labels of ``sheet`` above row ``head``.

        Raises:
            LayoutError: a label is not there; names it.
        """
        self._sheet, self._issues = sheet.name, issues
        texts = [
            (i, number, cell)
            for number, cells in enumerate(rows[:head])
            for i, cell in enumerate(cells)
            if isinstance(cell, str) and cell
        ]
        # Of two cells with that text the one further left is the label, the other a value.
        labels = {fold(cell): (number, i) for i, number, cell in sorted(texts, reverse=True)}
        self._names = {name.key: name for name in sheet.names}
        self._cells: dict[str, tuple[str, Cell]] = {}
        for name in sheet.names:
            place = labels.get(fold(name.label))
            if place is None:
                raise LayoutError(
                    sheet.name,
                    f"{sheet.name}: label “{name.label}” tidak ada. Tulis kembali label itu di kolom kiri isiannya.",
                )
            number, i = place
            cell = rows[number][i + 1] if i + 1 < len(rows[number]) else None
            self._cells[name.key] = (f"{column_letter(i + 1)}{number + 1}", cell)

    def raw(self, key: str) -> Cell:
        """Its cell as it stands."""
        return self._cells[key][1]

    def text(self, key: str) -> str:
        """Its text, tidy."""
        return as_text(self._cells[key][1])

    def whole(self, key: str) -> int | None:
        """Its whole number; None, and reported when it is no number, otherwise."""
        text = self.text(key)
        if not text:
            return None
        if text.isascii() and text.isdigit():
            return int(text)
        self._report(key, "Tulis dengan angka saja, misalnya 2026.")
        return None

    def choice(self, key: str) -> str:
        """One of its choices; empty, and reported, when it is none of them."""
        wanted, choices = fold(self.text(key)), self._names[key].choices
        found = next((c for c in choices if fold(c) == wanted), "")
        if wanted and not found:
            self._report(key, f"Pilih salah satu: {', '.join(choices)}.")
        return found

    def date(self, key: str) -> str:
        """Its date as ISO text; empty when there is none or, reported, when it cannot be read."""
        text = self.text(key)
        if not text:
            return ""
        try:
            return dt.date.fromisoformat(text[:10]).isoformat()
        except ValueError:
            pass
        day, month, year = [*re.split(r"[\s/.-]+", text), "", ""][:3]
        try:
            number = int(month) if month.isdigit() else read_month(month)
            return dt.date(int(year), number or 0, int(day)).isoformat()
        except ValueError:
            self._report(key, "Tulis misalnya 22/01/2026 atau 22 Januari 2026.")
            return ""

    def _report(self, key: str, saran: str) -> None:
        name: Name = self._names[key]
        self._issues.append(
            Temuan(
                aturan="sel-tidak-terbaca",
                tingkat=Tingkat.BERAT,
                sel=f"{self._sheet}!{self._cells[key][0]}",
                pesan=f"{name.label}: '{self.text(key)}' tidak terbaca.",
                saran=saran,
            )
        )
