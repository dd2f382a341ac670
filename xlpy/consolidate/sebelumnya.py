"""The run before, as its results tell it: which files, which lines of the .csv, and what became of them since."""

import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xlpy.consolidate.gabung import Susunan
from xlpy.consolidate.keluaran import Simpanan
from xlpy.consolidate.nama import kunci_induk, kunci_unit
from xlpy.consolidate.perubahan import BARU, HILANG, Ubahan, compare, whole_unit

FIRST = "Belum ada konsolidasi sebelumnya untuk dibandingkan."
_UNREADABLE = "Hasil sebelumnya tidak lengkap, jadi tidak dapat dibandingkan."


@dataclass(frozen=True, slots=True)
class Sebelumnya:
    """What the results of the run before say of each unit; nothing where there are none."""

    units: Mapping[tuple[str, str], Mapping[str, Any]]
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
        now = {}
        for masuk in susunan.dipakai:
            key = (kunci_induk(masuk.hasil.induk), kunci_unit(masuk.unit))
            now[key] = masuk
            before = self.units.get(key)
            if before is None:
                told.append(whole_unit(masuk.unit, BARU, masuk.hasil.pagu))
            elif before["sidik"] != masuk.entri.sidik:
                lines = zlib.decompress(cache.packed(masuk.entri).csv)
                told += compare(masuk.unit, self._lines(before), lines)
        told += [whole_unit(b["unit"], HILANG, b["pagu"]) for key, b in self.units.items() if key not in now]
        return told

    def _lines(self, unit: Mapping[str, Any]) -> bytes:
        start, length = unit["csv"]
        with self.table.open("rb") as file:
            file.seek(start)
            return file.read(length)


def read_before(summary: Path, table: Path) -> Sebelumnya:
    """The run before, from its summary and its .csv; a note in its place where one of them is missing or altered."""
    try:
        told = json.loads(summary.read_bytes())
        if table.stat().st_size != told["csv"]["ukuran"] or _crc(table) != told["csv"]["sidik"]:
            return Sebelumnya({}, table, _UNREADABLE)
        units = {(kunci_induk(e["induk"]), kunci_unit(e["unit"])): e for e in told["diterima"]}
        for entry in units.values():
            _ = (entry["sidik"], entry["pagu"] + 0, [n + 0 for n in entry["csv"]])
    except FileNotFoundError:
        return Sebelumnya({}, table, FIRST)
    except (OSError, ValueError, LookupError, TypeError):
        return Sebelumnya({}, table, _UNREADABLE)
    return Sebelumnya(units, table)


def _crc(table: Path) -> int:
    told = 0
    with table.open("rb") as file:
        while data := file.read(1 << 20):
            told = zlib.crc32(data, told)
    return told
