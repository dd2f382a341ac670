"""A unit's form as it came back, read without any application: values by python-calamine, after the guard."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from xlpy.book.schema_form_unit import ISIAN_TUNGGAL
from xlpy.errors import InputError
from xlpy.forms.unit_lembar import Tersembunyi, answers_fingerprint, read_hidden
from xlpy.forms.unit_tabel import Terjawab, read_tables
from xlpy.importers.grid import Grid, Sel, read_grids
from xlpy.plan.facts import plan_of
from xlpy.plan.text import fold, tidy
from xlpy.plan.unit_form import UnitForm


def read_unit_form(path: Path) -> UnitForm:
    """Read one form.

    A cell that cannot be taken never rejects the rest: it is listed in ``ditolak``, and its old value stands.

    Raises:
        InputError: the file is refused by the guard, is no form of a unit, or its hidden sheets were changed.
        WorkbookError: it cannot be read from the disk.
    """
    return unit_form_of(path.name, read_grids(path))


def unit_form_of(name: str, grids: Sequence[Grid]) -> UnitForm:
    """What the form ``name`` says, from its sheets; see ``read_unit_form``.

    Raises:
        InputError: it is no form of a unit, or its hidden sheets were changed.
    """
    try:
        form = _form(name, grids)
        plan_of(form.identitas.tahun, form.dasar, {})  # the hidden sheets are text that anybody can write
    except InputError:
        raise
    except (ValueError, LookupError, ArithmeticError, TypeError) as problem:
        raise InputError(f"{name}: isi semula form ini rusak dan tidak terbaca. Buat form baru.") from problem
    return form


def _form(name: str, grids: Sequence[Grid]) -> UnitForm:
    hidden = read_hidden(name, {grid.sheet: grid.rows for grid in grids})
    shown = [grid for grid in grids if not grid.sheet.startswith("_")]
    answers = read_tables(name, shown, hidden)
    single = _single_values(shown)
    return UnitForm(
        berkas=name,
        identitas=hidden.identitas,
        dasar=hidden.dasar,
        isian=answers.isian,
        dijawab={kunci: frozenset(kolom) for kunci, kolom in answers.dijawab.items()},
        letak=answers.letak,
        ditolak=tuple(answers.ditolak),
        diisi_oleh=single["diisi_oleh"],
        tanggal=single["tanggal_isi"],
        catatan=single["catatan"],
        sidik=_sidik(hidden, answers, single),
    )


def _single_values(grids: Sequence[Grid]) -> dict[str, str]:
    """What stands to the right of the labels; empty where an office left them out."""
    labels = {fold(label): key for key, label in ISIAN_TUNGGAL.items()}
    found = dict.fromkeys(ISIAN_TUNGGAL, "")
    for grid in grids:
        for row in grid.rows:
            for column, cell in enumerate(row[:-1]):
                key = labels.get(fold(cell)) if isinstance(cell, str) else None
                if key and not found[key]:
                    found[key] = _beside(row[column + 1 :])
    return found


def _beside(cells: Sequence[Sel]) -> str:
    cell = cells[0]
    return "" if cell is None else tidy(str(cell))


def _sidik(hidden: Tersembunyi, answers: Terjawab, single: Mapping[str, str]) -> str:
    told = {" ".join(map(str, kunci)): dict(fields) for kunci, fields in answers.isian.items()}
    refused = [[each.sel, each.alasan] for each in answers.ditolak]
    return answers_fingerprint(
        {"versi": str(hidden.identitas.versi), "isian": told, "ditolak": refused, "tunggal": dict(single)}
    )
