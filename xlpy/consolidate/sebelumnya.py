"""The run before, as its results tell it: which files, which lines of the .csv, and what became of them since."""

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from xlpy.consolidate.blok import csv_heading
from xlpy.consolidate.entri import Simpanan
from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.nama import kunci_induk, kunci_unit
from xlpy.consolidate.perubahan import BARU, HILANG, Ubahan, compare, whole_unit

FIRST = "Belum ada konsolidasi sebelumnya untuk dibandingkan."
_UNREADABLE = "Hasil sebelumnya tidak lengkap, jadi tidak dapat dibandingkan."


class Dulu(NamedTuple):
    """What the run before received of a unit.

    Attributes:
        kunci: region and unit, however they are written.
        unit: whose plan it was.
        sidik: the fingerprint of the file.
        pagu: rupiah.
        mulai, panjang: where its lines of the .csv begin, and how many bytes they are.
    """

    kunci: tuple[str, str]
    unit: str
    sidik: str
    pagu: int
    mulai: int
    panjang: int


@dataclass(frozen=True, slots=True)
class Sebelumnya:
    """What the results of the run before say of each unit; nothing where there are none."""

    units: Mapping[tuple[str, str], Dulu]
    table: Path
    catatan: str = ""

    def changes(self, susunan: Susunan, cache: Simpanan) -> list[Ubahan]:
        """What changed since, unit by unit in the order of the results.

        Raises:
            Rusak: the packed rows of a file are not what was put there.
        """
        if self.catatan:
            return []
        told: list[Ubahan] = []
        now = set[tuple[str, str]]()
        for masuk in susunan.dipakai:
            key = (kunci_induk(masuk.hasil.induk), kunci_unit(masuk.unit))
            now.add(key)
            before = self.units.get(key)
            if before is None:
                told.append(whole_unit(masuk.unit, BARU, masuk.hasil.pagu))
            elif before.sidik != masuk.entri.sidik:
                lines = zlib.decompress(cache.packed(masuk.entri).csv)
                told += compare(masuk.unit, self._lines(before), lines)
        told += [whole_unit(b.unit, HILANG, b.pagu) for key, b in self.units.items() if key not in now]
        return told

    def _lines(self, unit: Dulu) -> bytes:
        with self.table.open("rb") as file:
            file.seek(unit.mulai)
            return file.read(unit.panjang)


def read_before(summary: Path, table: Path) -> Sebelumnya:
    """The run before, from its summary and its .csv; a note in its place where one of them is missing or altered."""
    try:
        told = json.loads(summary.read_bytes(), object_hook=_slim)
        if table.stat().st_size != told["csv"]["ukuran"] or _crc(table) != told["csv"]["sidik"]:
            return Sebelumnya({}, table, _UNREADABLE)
        units = {unit.kunci: unit for unit in _in_line(told["diterima"], told["csv"]["ukuran"])}
    except FileNotFoundError:
        return Sebelumnya({}, table, FIRST)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return Sebelumnya({}, table, _UNREADABLE)
    return Sebelumnya(units, table)


def _slim(told: dict[str, Any]) -> "dict[str, Any] | Dulu":
    """An object of the summary; of a unit only what is needed: of ten thousand the whole of it fills the memory.

    Raises:
        ValueError, LookupError, TypeError, AttributeError: it is not what was written.
    """
    if "csv" not in told or "unit" not in told:
        return told
    (start, length), unit, pagu = told["csv"], told["unit"], told["pagu"]
    if {type(unit), type(told["sidik"])} != {str} or {type(pagu), type(start), type(length)} != {int}:
        raise ValueError("not what a summary says of a unit")
    return Dulu((kunci_induk(told["induk"]), kunci_unit(unit)), unit, told["sidik"], pagu, start, length)


def _in_line(units: Sequence[Dulu], size: int) -> Sequence[Dulu]:
    """The units, if their lines are all lines of the .csv below its heading; else what is compared is cut anywhere.

    Raises:
        ValueError: they are not.
    """
    at = len(csv_heading())
    for unit in sorted(units, key=lambda unit: (unit.mulai, unit.panjang)):
        if unit.mulai != at or unit.panjang < 0:
            raise ValueError("lines of the .csv are of no unit, or of two")
        at += unit.panjang
    if at != size:
        raise ValueError("the last lines of the .csv are of no unit")
    return units


def _crc(table: Path) -> int:
    told = 0
    with table.open("rb") as file:
        while data := file.read(1 << 20):
            told = zlib.crc32(data, told)
    return told
