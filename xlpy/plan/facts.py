"""The plan as keyed facts: what the three-way merge compares and what the sheet ``_dasar`` keeps.

An entity is a node (``ke`` = 0) or one of its indikator (``ke`` = 1, 2 …); its facts are field → canonical text.
Empty fields are left out, so an entity without facts is one of which nothing is known but its key.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple, cast

from xlpy.plan.model import (
    TANPA_TRIWULAN,
    Asal,
    Indikator,
    JenisTarget,
    Jenjang,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    Simpul,
    SubKegiatan,
    Triwulan,
    Tujuan,
)
from xlpy.plan.provenance import Provenance


class Kunci(NamedTuple):
    """The key of an entity: level, unit, code, and 0 for the node itself or the number of its indikator."""

    jenjang: str
    unit: str
    kode: str
    ke: int = 0

    @property
    def simpul(self) -> "Kunci":
        """The key of the node that the entity belongs to."""
        return self._replace(ke=0)


Fakta = Mapping[Kunci, Mapping[str, str]]
"""Entities with their non-empty fields as canonical text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Konflik:
    """A field that a person edited and that the DPA or Tupoksi changed as well: both are kept until one is chosen.

    Attributes:
        kunci, kolom: which field of which entity.
        lama: what was generated before.
        anda: what the person wrote (it stands in the form until decided).
        baru: what is generated now.
        pilihan: "" (undecided), "Anda" or "Baru".
    """

    kunci: Kunci
    kolom: str
    lama: str
    anda: str
    baru: str
    pilihan: str = ""


@dataclass(frozen=True, slots=True)
class _Codec:
    """How one field becomes canonical text (empty when there is nothing to say) and comes back."""

    write: Callable[[object], str]
    read: Callable[[str], object]


_SEPARATOR = " | "


def decimal_text(value: Decimal) -> str:
    """A Decimal without exponent and without trailing zeros, so that equal numbers have one spelling."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _write_triwulan(value: object) -> str:
    targets = cast("Triwulan", value)
    return "" if targets == TANPA_TRIWULAN else _SEPARATOR.join("" if t is None else decimal_text(t) for t in targets)


def _read_triwulan(text: str) -> object:
    return tuple(Decimal(part) if part else None for part in text.split(_SEPARATOR))


_TEXT = _Codec(str, str)
_LIST = _Codec(lambda v: "; ".join(cast("tuple[str, ...]", v)), lambda t: tuple(t.split("; ")))
_DECIMAL = _Codec(lambda v: "" if v is None else decimal_text(cast("Decimal", v)), Decimal)
_RUPIAH = _Codec(lambda v: str(v) if v else "", int)
_MONTHS = _Codec(
    lambda v: "" if v is None else _SEPARATOR.join(map(str, cast("tuple[int, ...]", v))),
    lambda t: tuple(map(int, t.split(_SEPARATOR))),
)
_TRIWULAN = _Codec(_write_triwulan, _read_triwulan)
_SURE = _Codec(lambda v: "" if v else "tidak", lambda t: t != "tidak")

_NODE: dict[str, _Codec] = {"nama": _TEXT, "keterangan": _TEXT}
_FIELDS: dict[Jenjang, dict[str, _Codec]] = {
    Jenjang.TUJUAN: _NODE,
    Jenjang.SASARAN: {**_NODE, "tujuan": _TEXT, "program": _LIST},
    Jenjang.PROGRAM: _NODE,
    Jenjang.KEGIATAN: _NODE,
    Jenjang.SUB_KEGIATAN: {
        **_NODE,
        "pagu": _RUPIAH,
        "bulanan": _MONTHS,
        "sumber_dana": _LIST,
        "seksi": _TEXT,
        "penanggung_jawab": _TEXT,
        "dasar_penanggung_jawab": _TEXT,
        "yakin": _SURE,
    },
}
_INDIKATOR: dict[str, _Codec] = {
    "nama": _TEXT,
    "satuan": _TEXT,
    "target": _DECIMAL,
    "target_teks": _TEXT,
    "jenis_target": _Codec(lambda v: str(v) if v else "", JenisTarget),
    "triwulan": _TRIWULAN,
    "formulasi": _TEXT,
    "definisi_operasional": _TEXT,
    "sumber_data": _TEXT,
    "rencana_aksi": _TEXT,
    "asal": _Codec(str, Asal),
}
_CLASS: dict[Jenjang, type[Simpul]] = {
    Jenjang.TUJUAN: Tujuan,
    Jenjang.SASARAN: Sasaran,
    Jenjang.PROGRAM: Program,
    Jenjang.KEGIATAN: Kegiatan,
    Jenjang.SUB_KEGIATAN: SubKegiatan,
}


def kunci_of(simpul: Simpul, ke: int = 0) -> Kunci:
    """The key of a node, or of its ``ke``-th indikator."""
    return Kunci(str(simpul.jenjang), simpul.unit, simpul.kode, ke)


def facts(nodes: Iterable[Simpul]) -> dict[Kunci, dict[str, str]]:
    """The facts of ``nodes`` and of their indikator."""
    found: dict[Kunci, dict[str, str]] = {}
    for node in nodes:
        found[kunci_of(node)] = _write(node, _FIELDS[node.jenjang])
        for indikator in numbered(node.indikator):
            found[kunci_of(node, indikator.ke)] = _write(indikator, _INDIKATOR)
    return found


def numbered(measures: Iterable[Indikator]) -> Iterator[Indikator]:
    """Give those indikator that have no number yet (or one that is taken) the next one free."""
    listed = tuple(measures)
    highest, taken = max((i.ke for i in listed), default=0), set[int]()
    for indikator in listed:
        if indikator.ke and indikator.ke not in taken:
            taken.add(indikator.ke)
            yield indikator
        else:
            highest += 1
            yield replace(indikator, ke=highest)


def provenances(nodes: Iterable[Simpul]) -> dict[Kunci, Provenance]:
    """The provenance of every entity of ``nodes``."""
    found: dict[Kunci, Provenance] = {}
    for node in nodes:
        found[kunci_of(node)] = node.sumber
        for indikator in numbered(node.indikator):
            found[kunci_of(node, indikator.ke)] = indikator.sumber
    return found


def plan_of(tahun: int, fakta: Fakta, sumber: Mapping[Kunci, Provenance]) -> RencanaKinerja:
    """The plan that the facts tell, each level sorted by code and unit.

    An indikator whose node is not among the facts is left out.
    """
    measures: dict[Kunci, list[Kunci]] = {}
    for kunci in fakta:
        if kunci.ke:
            measures.setdefault(kunci.simpul, []).append(kunci)
    levels: dict[Jenjang, list[Simpul]] = {jenjang: [] for jenjang in Jenjang}
    for kunci in sorted((k for k in fakta if not k.ke), key=_reading_order):
        jenjang = Jenjang(kunci.jenjang)
        values = _read(fakta[kunci], _FIELDS[jenjang])
        node = _CLASS[jenjang](
            kode=kunci.kode,
            nama=str(values.pop("nama", "")),
            unit=kunci.unit,
            indikator=tuple(_indikator(k.ke, fakta[k], sumber.get(k)) for k in sorted(measures.get(kunci, []))),
            sumber=sumber.get(kunci, Provenance()),
        )
        levels[jenjang].append(replace(node, **values))  # type: ignore[arg-type]
    return RencanaKinerja(
        tahun=tahun,
        tujuan=cast("tuple[Tujuan, ...]", tuple(levels[Jenjang.TUJUAN])),
        sasaran=cast("tuple[Sasaran, ...]", tuple(levels[Jenjang.SASARAN])),
        program=cast("tuple[Program, ...]", tuple(levels[Jenjang.PROGRAM])),
        kegiatan=cast("tuple[Kegiatan, ...]", tuple(levels[Jenjang.KEGIATAN])),
        sub_kegiatan=cast("tuple[SubKegiatan, ...]", tuple(levels[Jenjang.SUB_KEGIATAN])),
    )


def _indikator(ke: int, fields: Mapping[str, str], sumber: Provenance | None) -> Indikator:
    values = _read(fields, _INDIKATOR)
    indikator = Indikator(nama=str(values.pop("nama", "")), ke=ke, sumber=sumber or Provenance())
    return replace(indikator, **values)  # type: ignore[arg-type]


def _write(item: object, codecs: Mapping[str, _Codec]) -> dict[str, str]:
    texts = ((name, codec.write(getattr(item, name))) for name, codec in codecs.items())
    return {name: text for name, text in texts if text}


def _read(fields: Mapping[str, str], codecs: Mapping[str, _Codec]) -> dict[str, object]:
    return {name: codecs[name].read(text) for name, text in fields.items() if name in codecs}


def _reading_order(kunci: Kunci) -> tuple[tuple[tuple[int, str], ...], str]:
    """Codes in the order a person reads them: T2 before T10; then the kecamatan before its kelurahan."""
    pieces = re.findall(r"\d+|\D+", kunci.kode)
    return tuple((int(p), "") if p.isdigit() else (-1, p) for p in pieces), kunci.unit
