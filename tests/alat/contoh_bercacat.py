"""The sample with faults planted in it, one a line of a text table: where, which field, what stands there instead.

The last column names the rules that must find it; a word after one stands in its message, where place and value do
not.  A place is a node by code (``#2`` its second indikator), an
office-holder, a row of the DPA, or a single value.
"""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlpy import actions
from xlpy.book.document import Document
from xlpy.book.form import letak
from xlpy.importers.dpa import read_dpa
from xlpy.importers.grid import read_grids
from xlpy.importers.pengaturan import read_pengaturan
from xlpy.importers.sasaran import read_sasaran
from xlpy.importers.tupoksi import read_tupoksi
from xlpy.plan.model import Indikator, RencanaKinerja, Simpul
from xlpy.resources import sample_folder

if TYPE_CHECKING:
    from collections.abc import Callable

_LEVELS = ("tujuan", "sasaran", "program", "kegiatan", "sub_kegiatan")
_OF_MEASURE = {"indikator": "nama", "satuan": "", "target": "", "tw": "triwulan", "formulasi": ""}
_OF_MEASURE |= {"definisi_operasional": ""}


@dataclass(frozen=True, slots=True)
class Cacat:
    """One fault.

    Attributes:
        di: where.
        isian: which field; "hapus" takes the node away.
        nilai: what stands there.
        temuan: the rules that find it, each with a word of its message; empty where that names place or value.
    """

    di: str
    isian: str
    nilai: str
    temuan: tuple[tuple[str, str], ...]

    @property
    def aturan(self) -> set[str]:
        """The rules alone."""
        return {rule for rule, _ in self.temuan}


def faults(table: Path) -> list[Cacat]:
    """The faults of a table."""
    lines = table.read_text(encoding="utf-8").splitlines()[1:]
    cells = ([cell.strip() for cell in line.split("|")] for line in lines)
    return [Cacat(di, isian, nilai, tuple(map(_rule, found.split(", ")))) for di, isian, nilai, found in cells]


def _rule(text: str) -> tuple[str, str]:
    rule, _, word = text.partition(" ")
    return rule, word


@cache
def clean_sample() -> Document:
    """The sample's plan, as an office would have it."""
    folder = sample_folder()
    document = actions.new_document(read_pengaturan(folder / "pengaturan-contoh.toml"), document_id="contoh")
    document = actions.import_dpa(document, read_dpa(read_grids(folder / "dpa-contoh.xlsx")))
    document = actions.import_tupoksi(document, read_tupoksi(read_grids(folder / "tupoksi-contoh.txt")))
    document = actions.import_sasaran(document, read_sasaran(read_grids(folder / "sasaran-contoh.xlsx")))
    return actions.susun(document, date(2026, 1, 20)).document


def planted(document: Document, cacat: Cacat) -> Document:
    """The document with one fault more."""
    kind, _, name = cacat.di.partition(" ")
    value = cacat.nilai
    if kind == "pengaturan":
        return replace(document, pengaturan=replace(document.pengaturan, **{cacat.isian: value}))  # type: ignore[arg-type]
    if kind == "pejabat":
        people = tuple(
            replace(p, **{cacat.isian: value}) if p.jabatan == name else p  # type: ignore[arg-type]
            for p in document.pengaturan.pejabat
        )
        return replace(document, pengaturan=replace(document.pengaturan, pejabat=people))
    if kind == "dpa":
        return _in_dpa(document, name, cacat)
    if kind in ("koreksi", "unit"):
        first = {"koreksi": "bagian", "unit": "jabatan"}[kind]
        row = {first: name, cacat.isian: date.fromisoformat(value) if cacat.isian == "batas" else value}
        return replace(document, tabel={**document.tabel, f"tbl{kind.title()}": (row,)})
    if kind == "surat":
        return replace(document, isian={**document.isian, cacat.isian: date.fromisoformat(value)})
    plan = _in_plan(document.rencana, cacat)
    return replace(document, rencana=plan, letak=letak(plan))


def _in_dpa(document: Document, kode: str, cacat: Cacat) -> Document:
    dpa = document.dpa
    if not kode:
        return replace(document, dpa=replace(dpa, tahun=int(cacat.nilai)))
    subs = tuple(replace(s, kode=cacat.nilai) if s.kode == kode else s for s in dpa.sub_kegiatan)
    return replace(document, dpa=replace(dpa, sub_kegiatan=subs))


def _in_plan(plan: RencanaKinerja, cacat: Cacat) -> RencanaKinerja:
    kode, _, number = cacat.di.partition("#")
    levels = {}
    for level in _LEVELS:
        nodes: tuple[Simpul, ...] = getattr(plan, level)
        if cacat.isian == "hapus":
            levels[level] = tuple(n for n in nodes if n.kode != kode)
        else:
            levels[level] = tuple(_spoilt(n, int(number or 1), cacat) if n.kode == kode else n for n in nodes)
    assert levels != {level: getattr(plan, level) for level in _LEVELS}, f"{cacat.di}: nothing was planted"
    return replace(plan, **levels)  # type: ignore[arg-type]


def _spoilt(node: Simpul, number: int, cacat: Cacat) -> Simpul:
    if cacat.isian in _OF_MEASURE:
        if cacat.isian == "indikator" and not cacat.nilai:
            return replace(node, indikator=())
        measures = list(node.indikator)
        measures[number - 1] = _measured(measures[number - 1], cacat)
        return replace(node, indikator=tuple(measures))
    read: dict[str, Callable[[str], Any]] = {
        "pagu": int,
        "bulanan": _months,
        "sumber_dana": lambda text: tuple(filter(None, [text])),
        "yakin": lambda text: text != "tidak",
    }
    return replace(node, **{cacat.isian: read.get(cacat.isian, str)(cacat.nilai)})


def _measured(indikator: Indikator, cacat: Cacat) -> Indikator:
    key = _OF_MEASURE[cacat.isian] or cacat.isian
    value: Any = cacat.nilai
    if key == "target":
        value = Decimal(cacat.nilai) if cacat.nilai else None
    elif key == "triwulan":
        value = tuple(None if t == "-" else Decimal(t) for t in cacat.nilai.split())
    return replace(indikator, **{key: value})


def _months(text: str) -> tuple[int, ...] | None:
    if not text:
        return None
    if " x " in text:
        count, amount = map(int, text.split(" x "))
        return (amount,) * count
    return tuple(map(int, text.split()))
