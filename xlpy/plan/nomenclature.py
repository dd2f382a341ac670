"""The official nomenclature of a kecamatan: program, kegiatan, sub kegiatan with their indikator and satuan.

Source: Kepmendagri 900.1.15.5-1317/2023 and its updates, table of the kabupaten/kota for 7.01 (kecamatan), the
support program ``X.XX.01`` written as ``7.01.01``.  One list per year lies in ``data/nomenklatur-YYYY.csv``; a year
without a list of its own uses the newest older one, else the oldest there is.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from types import MappingProxyType

from xlpy.plan.kode import Kedalaman, read_code
from xlpy.plan.model import Jenjang
from xlpy.plan.text import fold

_PREFIX, _SUFFIX = "nomenklatur-", ".csv"
# Below this likeness (0-100) a name is no help to a person who looks for another.
_LIKENESS = 60.0
_BY_DEPTH: Mapping[int, Jenjang] = {
    Kedalaman.PROGRAM: Jenjang.PROGRAM,
    Kedalaman.KEGIATAN: Jenjang.KEGIATAN,
    Kedalaman.SUB_KEGIATAN: Jenjang.SUB_KEGIATAN,
}
_JENJANG = {
    "program": Jenjang.PROGRAM,
    "kegiatan": Jenjang.KEGIATAN,
    "sub_kegiatan": Jenjang.SUB_KEGIATAN,
}


@dataclass(frozen=True, slots=True)
class Entri:
    """One row of the list.

    Attributes:
        kode: the code in its stored form, e.g. ``"7.01.01.2.01.0001"``.
        jenjang: program, kegiatan or sub kegiatan.
        nama: the official name.
        kinerja: the performance it is to bring ("Tersusunnya Dokumen …"); sub kegiatan only.
        indikator: the official indikator; sub kegiatan only.
        satuan: the unit of that indikator; sub kegiatan only.
    """

    kode: str
    jenjang: Jenjang
    nama: str
    kinerja: str = ""
    indikator: str = ""
    satuan: str = ""


class Nomenklatur:
    """The list of one year, with lookup by code and by name."""

    def __init__(self, tahun: int, entri: Iterable[Entri]) -> None:
        self.tahun = tahun
        self.entri: Mapping[str, Entri] = MappingProxyType({e.kode: e for e in entri})
        self._by_name: dict[Jenjang, dict[str, list[Entri]]] = {jenjang: {} for jenjang in _JENJANG.values()}
        for e in self.entri.values():
            self._by_name[e.jenjang].setdefault(fold(e.nama), []).append(e)

    def cari(self, kode: str) -> Entri | None:
        """Look a code up, in any spelling that ``read_code`` understands."""
        found = self.entri.get(kode)
        if found is None and (read := read_code(kode)) is not None:
            found = self.entri.get(read.teks)
        return found

    def cari_nama(self, nama: str, jenjang: Jenjang) -> Entri | None:
        """Look a name up; None when it is unknown or stands for more than one code."""
        found = self._by_name[jenjang].get(fold(nama), [])
        return found[0] if len(found) == 1 else None

    def mirip(self, nama: str, jenjang: Jenjang, n: int = 3) -> tuple[Entri, ...]:
        """The ``n`` entries whose names are nearest to ``nama``, best first; none when nothing is near."""
        # Imported late: a command that finds every name in the list never needs it.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        names = self._by_name[jenjang]
        near = process.extract(
            fold(nama), names.keys(), scorer=fuzz.token_sort_ratio, limit=n, score_cutoff=_LIKENESS
        )
        return tuple(e for name, _, _ in near for e in names[name])[:n]


def maksud_anda(candidates: Iterable[Entri]) -> str:
    """The question put to a person whose code or name is not in the list; empty without candidates."""
    listed = " atau ".join(f"{e.kode} {e.nama}" for e in candidates)
    return f"Maksud Anda {listed}?" if listed else ""


def jenjang_kode(kode: str) -> Jenjang | None:
    """The level of a stored code; None for urusan and bidang."""
    return _BY_DEPTH.get(kode.count(".") + 1)


def daftar_tahun() -> tuple[int, ...]:
    """The years that have a list of their own, oldest first."""
    names = (f.name for f in (resources.files("xlpy.plan") / "data").iterdir())
    return tuple(sorted(int(n[len(_PREFIX) : -len(_SUFFIX)]) for n in names if n.startswith(_PREFIX)))


def nomenklatur(tahun: int | None = None) -> Nomenklatur:
    """The list in force in ``tahun``: the newest not younger than it, else the oldest; the newest without a year."""
    years = daftar_tahun()
    return _load(max((y for y in years if tahun is None or y <= tahun), default=years[0]))


@lru_cache
def _load(tahun: int) -> Nomenklatur:
    text = (resources.files("xlpy.plan") / "data" / f"{_PREFIX}{tahun}{_SUFFIX}").read_text(encoding="utf-8")
    return Nomenklatur(
        tahun,
        (
            Entri(r["kode"], _JENJANG[r["jenjang"]], r["nama"], r["kinerja"], r["indikator"], r["satuan"])
            for r in csv.DictReader(text.splitlines())
        ),
    )
