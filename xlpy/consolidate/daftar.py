"""The list of the units that should hand in, as an office keeps it: .csv, .xlsx or .toml."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy.consolidate.nama import kunci_induk, kunci_unit
from xlpy.errors import InputError, WorkbookError, sebab, tempat_toml
from xlpy.plan.angka import read_month
from xlpy.plan.text import fold, tidy
from xlpy.sop.wib import WIB

if TYPE_CHECKING:
    from xlpy.importers.grid import Grid

_NAMES = ("kecamatan", "unit", "opd", "skpd", "perangkat", "satuan", "kantor", "instansi", "jabatan", "nama")
"""Words by which a heading names the units; of several columns the one with the earliest word."""
_BESIDE = frozenset({*_NAMES, "daerah", "kerja"})
_DEADLINES = frozenset({"batas", "tenggat", "deadline"})
_REGIONS = frozenset({"kabupaten", "kabupaten kota", "kab kota", "kab", "wilayah", "pemerintah", "pemerintah daerah"})
_SUMS = frozenset({"jumlah", "total", "jumlah total"})
_FORMATS = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%dT%H:%M:%S",
    "%Y-%m-%d",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H.%M",
    "%d/%m/%Y",
    "%d-%m-%Y",
    "%d.%m.%Y",
)
_WRITTEN = re.compile(r"(\d{1,2}) ([^\W\d]{3,}\.?) (\d{4})(.*)")
_END_OF_DAY = time(23, 59, 59)
_EXAMPLE = 'Contoh isinya: satu kolom berjudul "Unit", dan bila perlu kolom "Batas" seperti 2027-02-10.'


@dataclass(frozen=True, slots=True)
class Diharapkan:
    """A unit that should hand in.

    Attributes:
        nama: its name, as the list gives it.
        batas: its own deadline; None for that of all.
        induk: the kabupaten or kota that it belongs to; empty where the list does not say.
    """

    nama: str
    batas: datetime | None = None
    induk: str = ""


def read_daftar(path: Path) -> tuple[Diharapkan, ...]:
    """Read a list of units; one that stands there twice, in whatever spelling, counts once.

    Raises:
        InputError: no unit is named in it, one has two deadlines, or a deadline cannot be read.
        WorkbookError: it cannot be read from the disk.
    """
    found: dict[tuple[str, str], Diharapkan] = {}
    for unit in _of_toml(path) if path.suffix.lower() == ".toml" else _of_grids(path, _grids(path)):
        key = (kunci_induk(unit.induk), kunci_unit(unit.nama))
        if found.setdefault(key, unit).batas != unit.batas:
            raise InputError(
                f"{path.name}: {unit.nama} tertulis dua kali dengan batas yang berlainan. Hapus salah satu."
            )
    if not found:
        raise InputError(f"{path.name}: tidak ada unit di dalamnya. {_EXAMPLE}")
    return tuple(found.values())


def read_batas(text: str) -> datetime:
    """A deadline as typed; a day without a time means its end.

    Raises:
        InputError: it is no day.
    """
    for form in _FORMATS:
        try:
            read = datetime.strptime(_in_digits(tidy(text)), form)  # noqa: DTZ007 - the zone comes below
        except ValueError:
            continue
        # A cell with a day and no time comes with midnight, to the second.
        is_day = "%H" not in form or ("%S" in form and read.time() == time())
        moment = datetime.combine(read.date(), _END_OF_DAY) if is_day else read
        return moment.replace(tzinfo=WIB)
    raise InputError(f"Batas '{text}' bukan tanggal. Tulis misalnya 2027-02-10 atau \"2027-02-10 16:00\".")


def _in_digits(text: str) -> str:
    """A day with its month as a word, with its month as a number."""
    if (found := _WRITTEN.fullmatch(text)) is None or (month := read_month(found[2])) is None:
        return text
    return f"{found[3]}-{month:02}-{int(found[1]):02}{found[4].replace('.', ':')}"


def _of_toml(path: Path) -> list[Diharapkan]:
    import tomllib  # noqa: PLC0415 - seldom

    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: {tempat_toml(error)} bukan TOML yang sah.") from error
    except OSError as error:
        raise WorkbookError(f"{path}: daftar unit tidak dapat dibaca ({sebab(error)}).") from error
    units = told.get("unit", [])
    if not isinstance(units, list):
        raise InputError(f'{path.name}: unit harus berupa daftar. Contoh: unit = ["Klakah", "Ranuyoso"]')
    return [_unit(path, {"unit": unit} if isinstance(unit, str) else unit) for unit in units]


def _unit(path: Path, entry: object) -> Diharapkan:
    if not isinstance(entry, Mapping):
        raise InputError(f"{path.name}: tiap unit berupa nama, atau tabel dengan nama dan batas.")
    heads = [str(key) for key in entry]
    at = _columns(heads)
    cells = list(entry.values())
    nama = tidy(str(cells[at.nama])) if at is not None else ""
    if at is None or not nama:
        raise InputError(f"{path.name}: sebuah unit tidak bernama.")
    return Diharapkan(nama, _deadline(_cell(cells, at.batas)), tidy(str(_cell(cells, at.induk) or "")))


def _deadline(cell: object) -> datetime | None:
    if isinstance(cell, datetime):
        return cell if cell.tzinfo else cell.replace(tzinfo=WIB)
    if isinstance(cell, date):
        return datetime.combine(cell, _END_OF_DAY, WIB)
    return read_batas(str(cell)) if cell not in ("", None) else None


def _grids(path: Path) -> "Sequence[Grid]":
    """The list as rows of cells, whatever it was saved as."""
    # Where no list is asked for nothing of this is loaded.
    from xlpy.book.guard import Kind, periksa_berkas  # noqa: PLC0415
    from xlpy.importers.grid_text import read_text  # noqa: PLC0415
    from xlpy.importers.grid_workbook import read_workbook  # noqa: PLC0415

    berkas = periksa_berkas(path)
    if berkas.kind is Kind.TEXT:  # a .txt has columns as well
        return [read_text(path.with_suffix(".csv"), berkas.data)]
    return [grid for grid in read_workbook(path.name, berkas) if not grid.hidden]


@dataclass(frozen=True, slots=True)
class _Letak:
    """The columns of a list: of the names, of the deadlines, of the regions; the last two may be missing."""

    nama: int
    batas: int | None = None
    induk: int | None = None


def _columns(cells: Sequence[object]) -> _Letak | None:
    """Where the columns stand by their headings; None where no heading is one for units."""
    heads = [fold("" if cell is None else str(cell)) for cell in cells]
    named = [
        (min(_NAMES.index(word) for word in words & {*_NAMES}), at)
        for at, words in enumerate(map(_words, heads))
        if words & {*_NAMES} and words <= _BESIDE
    ]
    if not named:
        return None
    return _Letak(
        min(named)[1],
        next((at for at, head in enumerate(heads) if _words(head) & _DEADLINES), None),
        next((at for at, head in enumerate(heads) if head in _REGIONS), None),
    )


def _words(head: str) -> set[str]:
    return set(head.split())


def _cell(cells: Sequence[object], at: int | None) -> object:
    return cells[at] if at is not None and at < len(cells) else None


def _of_grids(path: Path, grids: "Sequence[Grid]") -> Iterator[Diharapkan]:
    """The units below the first row that has a heading for them; every row of a list of bare names."""
    for grid in grids:
        for number, row in enumerate(grid.rows):
            if (at := _columns(row)) is not None:
                yield from _below(path, grid, number + 1, at)
                return
    yield from map(Diharapkan, _bare(path, grids))


def _below(path: Path, grid: "Grid", first: int, at: _Letak) -> Iterator[Diharapkan]:
    for number, cells in enumerate(grid.rows[first:], start=first + 1):
        nama = _name(_cell(cells, at.nama))
        if not nama:
            continue
        try:
            batas = _deadline(_cell(cells, at.batas))
        except InputError as problem:
            raise InputError(f"{path.name} baris {number}, {nama}: {problem}") from problem
        yield Diharapkan(nama, batas, tidy(str(_cell(cells, at.induk) or "")))


def _name(cell: object) -> str:
    """A unit's name; empty for a blank, a number (of a row, a column, a page) and a sum."""
    nama = tidy(str(cell or ""))
    return nama if any(c.isalpha() for c in nama) and fold(nama) not in _SUMS else ""


def _bare(path: Path, grids: "Sequence[Grid]") -> list[str]:
    """The names of a list that has no headings: one text a row, perhaps behind its number."""
    rows = [[nama for cell in row if (nama := _name(cell))] for grid in grids[:1] for row in grid.rows]
    if any(len(row) > 1 for row in rows) or not any(rows):
        raise InputError(f"{path.name}: tidak ada kolom berjudul Unit atau Kecamatan. {_EXAMPLE}")
    return [nama for row in rows for nama in row]
