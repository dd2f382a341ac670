"""Which sheets and which office of a file count: no sub kegiatan twice, no other office's money."""

import re
from collections.abc import Sequence

from xlpy.errors import InputError
from xlpy.importers.dpa_keadaan import without_code
from xlpy.importers.dpa_mentah import Bacaan, Mentah
from xlpy.importers.dpa_uang import is_revised
from xlpy.plan.text import fold

_SHEET_OF_UNIT = re.compile(r"(?:kel|kelurahan)\b[.\s]*\w", re.IGNORECASE)
_KECAMATAN = re.compile(r"(?:kantor\s+)?(?:kecamatan|kec)\b", re.IGNORECASE)
_PARTS_OF_OFFICE = 7  # 7.01.0.00.0.00.01 is the office, what follows its unit


def choose_sheets(sheets: Sequence[Bacaan]) -> tuple[list[Bacaan], list[str]]:
    """The sheets whose sub kegiatan are taken, and sentences on those passed over because they repeat others."""
    useful = [sheet for sheet in sheets if sheet.sub()]
    # The sheet after the change first, then the one with most sub kegiatan: what repeats it is left out.
    ordered = sorted(
        useful, key=lambda s: (not is_revised(s.sheet), -len({m.kode for m in s.sub()}), useful.index(s))
    )
    taken: list[Bacaan] = []
    said: list[str] = []
    for sheet in ordered:
        twin = next((other for other in taken if _repeats(sheet, other)), None)
        if twin is None:
            taken.append(sheet)
        else:
            said.append(
                f"Lembar '{sheet.sheet}' dilewati karena memuat sub kegiatan yang sama dengan '{twin.sheet}'."
            )
    for sheet in taken:
        _name_unit_by_sheet(sheet, taken)
    return [sheet for sheet in useful if sheet in taken], said


def _keys(sheet: Bacaan) -> set[tuple[str, str, str]]:
    return {(fold(m.skpd), fold(m.unit), m.kode or fold(m.nama)) for m in sheet.sub()}


def _repeats(sheet: Bacaan, other: Bacaan) -> bool:
    """Whether ``sheet`` says again what ``other`` says; sheets named after kelurahan never do."""
    if _SHEET_OF_UNIT.match(sheet.sheet) or _SHEET_OF_UNIT.match(other.sheet):
        return False
    mine, theirs = _keys(sheet), _keys(other)
    return 2 * len(mine & theirs) > len(mine)


def _name_unit_by_sheet(sheet: Bacaan, taken: Sequence[Bacaan]) -> None:
    """Where a file has one sheet per kelurahan, the sheet's name is the unit."""
    if len(taken) > 1 and _SHEET_OF_UNIT.match(sheet.sheet):
        for met in sheet.sub():
            met.unit = met.unit or sheet.sheet


def choose_office(subs: Sequence[Mentah], wanted: str | None) -> list[Mentah]:
    """The sub kegiatan of one office.

    Raises:
        InputError: several offices and no choice, or a choice that is not in the file; the message lists them.
    """
    _take_units_for_offices(subs)
    # In a file of a kecamatan its kelurahan stand in the office column too: they are its units.
    offices = list(dict.fromkeys(m.skpd for m in subs if m.skpd))
    if wanted:
        return _of_office(subs, offices, wanted)
    if len(offices) > 1 and not _is_one_office(offices):
        listed = "; ".join(offices[:30])
        raise InputError(
            f"Berkas ini memuat {len(offices)} perangkat daerah: {listed}. Pilih satu dengan --skpd, misalnya "
            f'--skpd "{offices[0]}".'
        )
    if len(offices) > 1:
        _offices_become_units(subs, offices)
    return list(subs)


def _take_units_for_offices(subs: Sequence[Mentah]) -> None:
    """Where no column names the office, a kecamatan in the column of units is it."""
    if any(m.skpd for m in subs):
        return
    for met in subs:
        if _KECAMATAN.match(met.unit):
            met.skpd, met.unit = met.unit, ""


def _of_office(subs: Sequence[Mentah], offices: Sequence[str], wanted: str) -> list[Mentah]:
    folded = fold(wanted)
    matching = {o for o in offices if fold(o) == folded} or {o for o in offices if f" {folded} " in f" {fold(o)} "}
    units = {m.unit for m in subs if m.unit and fold(m.unit) == folded}
    chosen = [m for m in subs if m.skpd in matching or (not matching and m.unit in units)]
    if chosen:
        if len(matching) > 1 and _is_one_office(sorted(matching)):
            _offices_become_units(chosen, [o for o in offices if o in matching])
        return chosen
    if not offices:
        return list(subs)
    raise InputError(f"Perangkat daerah '{wanted}' tidak ada dalam berkas. Yang ada: {'; '.join(offices[:30])}.")


def _is_one_office(offices: Sequence[str]) -> bool:
    """Whether the offices are one kecamatan and its kelurahan, by their codes or by their names."""
    codes = [re.match(r"[\d.]+", office) for office in offices]
    if all(codes):
        roots = {".".join(code[0].split(".")[:_PARTS_OF_OFFICE]) for code in codes if code}
        if len(roots) == 1 and any(code and code[0].count(".") >= _PARTS_OF_OFFICE for code in codes):
            return True
    kelurahan = [office for office in offices if re.search(r"\bkelurahan\b", office, re.IGNORECASE)]
    return len(kelurahan) == len(offices) - 1


def _offices_become_units(subs: Sequence[Mentah], offices: Sequence[str]) -> None:
    main = next(
        (o for o in offices if not re.search(r"\bkelurahan\b", o, re.IGNORECASE)),
        offices[0],
    )
    for met in subs:
        if met.skpd and met.skpd != main:
            met.unit = met.unit or without_code(met.skpd)
            met.skpd = main
