"""The sample's unit forms: made, filled as an office would fill them (always alike), gathered in two goes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from xlpy import jobs_unit
from xlpy.book.schema_form_unit import ISIAN_TUNGGAL, KOLOM, TANDA
from xlpy.forms.unit_rupa import fit_height
from xlpy.jobs import Progress
from xlpy.jobs_unit import PermintaanBuat, PermintaanKumpul
from xlpy.plan.text import fold

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

FOLDER, BACK = "form-unit", "kembali"
"""Where the forms go, and below it where they come back."""
SENT, DUE, LATE = "2026-01-06", "2026-01-08", "2026-01-09"
_LATE = "lurah-teratai"
"""Whose form comes a day too late."""
_OTHERWISE = {"lurah-melati": {"triwulan_1": 2, "triwulan_2": 4}}
"""What a unit sees otherwise, in its first row."""
_NOT_THEIRS = {"kasi-pelayanan-umum": "pagu"}
"""Who changes at first, having taken the protection away, a column that is not the unit's to fill."""
_HEADINGS = {fold(kolom.column.heading): kolom.column.key for kolom in KOLOM}
_TELLING = ("terlambat", "Belum:", "ditolak", "Isian yang", "tidak diambil")
"""Words of the lines of a report that the sample repeats."""


def unit_forms(folder: Path, book: Path, progress: Progress) -> Iterator[str]:
    """Send the forms, have them filled, gather them; what is said of it."""
    place = folder / FOLDER
    back = place / BACK
    for old in (*place.glob("form-*.xlsx"), *back.glob("form-*.xlsx")):  # of a sample made before
        old.unlink()
    made = jobs_unit.buat(book, PermintaanBuat(folder=place, tanggal=SENT, batas=DUE), progress)
    yield made.lines[0]
    back.mkdir(exist_ok=True)
    forms = sorted(place.glob("form-*.xlsx"))
    for form in (f for f in forms if _LATE not in f.name):
        progress(f"mengisi {form.name}")
        fill(form, back / form.name)
    yield from _gathered(book, back, DUE, progress)
    for form in (f for f in forms if _LATE in f.name or any(name in f.name for name in _NOT_THEIRS)):
        fill(form, back / form.name, mended=True)
    yield from _gathered(book, back, LATE, progress)


def _gathered(book: Path, back: Path, day: str, progress: Progress) -> Iterator[str]:
    """Gather; of what is said only what differs from form to form."""
    said = jobs_unit.kumpul(book, PermintaanKumpul(folder=back, diterima=day), progress).lines
    yield said[0]
    yield from (line for line in said[1:] if any(word in line for word in _TELLING))


@dataclass(frozen=True, slots=True)
class _Tabel:
    sheet: "Worksheet"
    head: int
    at: Mapping[str, int]


def fill(form: Path, target: Path, *, mended: bool = False) -> None:
    """Fill a form as its unit would, and save it as ``target``; the second time without what was wrong."""
    from openpyxl import load_workbook  # noqa: PLC0415 - only the sample fills forms

    book = load_workbook(form)
    _fill_single(book.worksheets[0])
    for sheet in book.worksheets:
        if (table := _table(sheet)) is not None:
            _fill_rows(table, form.stem, mended=mended)
    book.save(target)


def _fill_single(sheet: "Worksheet") -> None:
    told: dict[str, str | date] = {"diisi_oleh": "Nama Pejabat (contoh)", "tanggal_isi": date.fromisoformat(DUE)}
    labels = {fold(label): told[key] for key, label in ISIAN_TUNGGAL.items() if key in told}
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and (text := labels.get(fold(cell.value))):
                sheet.cell(cell.row, cell.column + 1).value = text


def _table(sheet: "Worksheet") -> _Tabel | None:
    for row in sheet.iter_rows():
        at = {
            _HEADINGS[fold(c.value)]: c.column for c in row if isinstance(c.value, str) and fold(c.value) in _HEADINGS
        }
        if TANDA in at:
            return _Tabel(sheet, row[0].row, at)
    return None


def _fill_rows(table: _Tabel, stem: str, *, mended: bool) -> None:
    number = table.head + 1
    while table.sheet.cell(number, table.at[TANDA]).value:
        told = {key: table.sheet.cell(number, column).value for key, column in table.at.items()}
        for key, value in _answers(told).items():
            if key in table.at:
                table.sheet.cell(number, table.at[key]).value = value
        fit_height(table.sheet, number, [column for key, column in table.at.items() if key != TANDA])
        number += 1
    first = table.head + 1
    for key, target in next((told for name, told in _OTHERWISE.items() if name in stem), {}).items():
        if key in table.at:
            table.sheet.cell(first, table.at[key]).value = target
    wrong = next((key for name, key in _NOT_THEIRS.items() if name in stem and not mended), "")
    if wrong in table.at:
        table.sheet.cell(first, table.at[wrong]).value += 1_000_000


def _answers(told: Mapping[str, object]) -> dict[str, str]:
    """What a unit writes into a row."""
    measured = str(told.get("satuan") or "hasil").lower()
    plan = (
        f"Menyusun jadwal pada TW I, melaksanakan menurut target, melaporkan {measured} yang dicapai tiap triwulan."
    )
    return {"rencana_aksi": plan, "sumber_data": f"Laporan {told['nama']}"}
