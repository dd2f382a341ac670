"""The list of the units that should hand in, as an office keeps it: .csv, .xlsx or .toml."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from xlpy.errors import InputError, WorkbookError, sebab, tempat_toml
from xlpy.plan.text import fold, tidy
from xlpy.sop.wib import WIB

_NAMES = frozenset({"unit", "kecamatan", "nama unit", "nama", "perangkat daerah", "skpd", "jabatan"})
_DEADLINES = frozenset({"batas", "batas waktu", "tenggat", "deadline"})
_FORMATS = (
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M",
    "%Y-%m-%d",
    "%d/%m/%Y %H:%M",
    "%d/%m/%Y %H.%M",
    "%d/%m/%Y",
    "%d-%m-%Y",
)
_END_OF_DAY = time(23, 59, 59)
_EXAMPLE = 'Contoh isinya: satu kolom berjudul "Unit", dan bila perlu kolom "Batas" seperti 2027-02-10.'


@dataclass(frozen=True, slots=True)
class Diharapkan:
    """A unit that should hand in.

    Attributes:
        nama: its name, as its plan gives it.
        batas: its own deadline; None for that of all.
    """

    nama: str
    batas: datetime | None = None


def read_daftar(path: Path) -> tuple[Diharapkan, ...]:
    """Read a list of units.

    Raises:
        InputError: no unit is named in it, one twice, or a deadline cannot be read.
        WorkbookError: it cannot be read from the disk.
    """
    try:
        kind = path.suffix.lower()
        if kind == ".toml":
            found = _of_toml(path)
        else:
            found = _of_table(path, _csv_rows(path) if kind in {".csv", ".txt"} else _sheet_rows(path))
    except OSError as error:
        raise WorkbookError(f"{path}: daftar unit tidak dapat dibaca ({sebab(error)}).") from error
    if not found:
        raise InputError(f"{path.name}: tidak ada unit di dalamnya. {_EXAMPLE}")
    names = [fold(unit.nama) for unit in found]
    if twice := [unit.nama for n, unit in enumerate(found) if names[n] in names[:n]]:
        raise InputError(f"{path.name}: unit tertulis dua kali: {', '.join(twice)}. Hapus salah satunya.")
    return tuple(found)


def read_batas(text: str) -> datetime:
    """A deadline as typed; a day without a time means its end.

    Raises:
        InputError: it is no day.
    """
    for form in _FORMATS:
        try:
            read = datetime.strptime(tidy(text), form)  # noqa: DTZ007 - the zone comes below
        except ValueError:
            continue
        moment = read if "%H" in form else datetime.combine(read.date(), _END_OF_DAY)
        return moment.replace(tzinfo=WIB)
    raise InputError(f"Batas '{text}' bukan tanggal. Tulis misalnya 2027-02-10 atau \"2027-02-10 16:00\".")


def _of_toml(path: Path) -> list[Diharapkan]:
    import tomllib  # noqa: PLC0415 - seldom

    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path.name}: {tempat_toml(error)} bukan TOML yang sah.") from error
    units = told.get("unit", [])
    if not isinstance(units, list):
        raise InputError(f'{path.name}: unit harus berupa daftar. Contoh: unit = ["Klakah", "Ranuyoso"]')
    return [_unit(path, {"unit": unit} if isinstance(unit, str) else unit) for unit in units]


def _unit(path: Path, entry: object) -> Diharapkan:
    if not isinstance(entry, Mapping):
        raise InputError(f"{path.name}: tiap unit berupa nama, atau tabel dengan nama dan batas.")
    told = {fold(str(key)): value for key, value in entry.items()}
    nama = next((tidy(str(told[key])) for key in told if key in _NAMES), "")
    batas = next((told[key] for key in told if key in _DEADLINES), "")
    if not nama:
        raise InputError(f"{path.name}: sebuah unit tidak bernama.")
    return Diharapkan(nama, _deadline(batas))


def _deadline(cell: object) -> datetime | None:
    if isinstance(cell, datetime):
        moment = datetime.combine(cell.date(), _END_OF_DAY) if cell.time() == time() else cell
        return moment if moment.tzinfo else moment.replace(tzinfo=WIB)
    if isinstance(cell, date):
        return datetime.combine(cell, _END_OF_DAY, WIB)
    return read_batas(str(cell)) if cell not in ("", None) else None


def _csv_rows(path: Path) -> list[list[str]]:
    text = path.read_bytes().decode("utf-8-sig", "replace")
    separator = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    return list(csv.reader(io.StringIO(text), delimiter=separator))


def _sheet_rows(path: Path) -> Sequence[Sequence[object]]:
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    from xlpy.book.guard import Kind, periksa_berkas  # noqa: PLC0415
    from xlpy.book.parser import refusing_broken_content  # noqa: PLC0415

    berkas = periksa_berkas(path)
    if berkas.kind is Kind.TEXT:
        raise InputError(f"{path.name}: daftar unit harus .csv, .xlsx, atau .toml.")
    with refusing_broken_content(path.name):
        return CalamineWorkbook.from_filelike(io.BytesIO(berkas.data)).get_sheet_by_index(0).to_python()


def _of_table(path: Path, rows: Iterable[Sequence[object]]) -> list[Diharapkan]:
    """The units below the first row that has a heading for them; every row of a list of bare names."""
    listed = [row for row in rows if any(str(cell).strip() for cell in row)]
    for number, row in enumerate(listed):
        heads = [fold(str(cell)) for cell in row]
        name_at = next((i for i, head in enumerate(heads) if head in _NAMES), None)
        if name_at is None:
            continue
        until_at = next((i for i, head in enumerate(heads) if head in _DEADLINES), None)
        return [
            Diharapkan(tidy(str(cells[name_at])), _deadline(cells[until_at]) if until_at is not None else None)
            for cells in listed[number + 1 :]
            if tidy(str(cells[name_at]))
        ]
    if listed and all(len(row) == 1 for row in listed):
        return [Diharapkan(tidy(str(row[0]))) for row in listed]
    raise InputError(f"{path.name}: tidak ada kolom berjudul Unit atau Kecamatan. {_EXAMPLE}")
