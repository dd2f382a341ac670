"""What changed since the run before: rows against rows, for the files that changed.  Pure."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from xlpy.consolidate.baris import KOLOM
from xlpy.consolidate.blok import unguarded
from xlpy.plan.model import Jenjang

_AT = {column.kunci: i for i, column in enumerate(KOLOM)}
_COMPARED = (
    ("nama", "Nama"), ("indikator", "Indikator"), ("satuan", "Satuan"), ("target", "Target"),
    ("pagu", "Pagu (Rp)"), ("penanggung_jawab", "Penanggung Jawab"),
)  # fmt: skip
BARU, HILANG, BERUBAH = "baru", "hilang", "berubah"


class Ubahan(NamedTuple):
    """One change.

    Attributes:
        unit: whose plan.
        jenis: new, gone, or changed.
        kode, nama: of the row; empty for a unit as a whole.
        kolom, lama, baru: what of it, what it said, what it says.
        selisih: rupiah more or less; None where no money changed.
    """

    unit: str
    jenis: str
    kode: str = ""
    nama: str = ""
    kolom: str = ""
    lama: str = ""
    baru: str = ""
    selisih: int | None = None


def whole_unit(unit: str, jenis: str, pagu: int) -> Ubahan:
    """A unit that is new, or gone."""
    amount = pagu if jenis == BARU else -pagu
    return Ubahan(unit, jenis, kolom="Unit", selisih=amount)


def compare(unit: str, before: bytes, now: bytes) -> list[Ubahan]:
    """What changed between two stretches of the .csv of one unit."""
    old, new = _rows(before), _rows(now)
    told = []
    for key, row in new.items():
        earlier = old.get(key)
        told += list(_differing(unit, earlier, row)) if earlier else [_of_row(unit, BARU, row, sign=1)]
    told += [_of_row(unit, HILANG, row, sign=-1) for key, row in old.items() if key not in new]
    return told


_Row = Sequence[str]
_Key = tuple[str, ...]


def _rows(text: bytes) -> Mapping[_Key, _Row]:
    """The rows by what they are of; of several indikator of a node the first, the second, and so on."""
    counted: dict[_Key, int] = {}
    told: dict[_Key, _Row] = {}
    for row in csv.reader(io.StringIO(text.decode("utf-8", "replace"))):
        key = (row[_AT["jenjang"]], row[_AT["pelaksana"]], row[_AT["kode"]] or row[_AT["nama"]])
        counted[key] = counted.get(key, 0) + 1
        told[(*key, str(counted[key]))] = row
    return told


def _differing(unit: str, before: _Row, now: _Row) -> Iterator[Ubahan]:
    for key, label in _COMPARED:
        at = _AT[key]
        if before[at] == now[at]:
            continue
        money = int(now[at] or 0) - int(before[at] or 0) if key == "pagu" else None
        old, new = (unguarded(row[at]) for row in (before, now))
        yield Ubahan(unit, BERUBAH, now[_AT["kode"]], _name(now), label, _shown(key, old), _shown(key, new), money)


def _of_row(unit: str, jenis: str, row: _Row, *, sign: int) -> Ubahan:
    pagu = row[_AT["pagu"]]
    is_sub = row[_AT["jenjang"]] == Jenjang.SUB_KEGIATAN and pagu
    what = row[_AT["jenjang"]] if is_sub or not row[_AT["indikator"]] else "Indikator"
    told = unguarded(row[_AT["indikator"]]) if what == "Indikator" else ""
    return Ubahan(
        unit,
        jenis,
        row[_AT["kode"]],
        _name(row),
        what,
        told if jenis == HILANG else "",
        told if jenis == BARU else "",
        sign * int(pagu) if pagu else None,
    )


def _name(row: _Row) -> str:
    nama, carrier = unguarded(row[_AT["nama"]]), unguarded(row[_AT["pelaksana"]])
    return f"{nama} ({carrier})" if carrier else nama


def _shown(key: str, text: str) -> str:
    """Money with dots."""
    return f"{int(text):,}".replace(",", ".") if key == "pagu" and text else text
