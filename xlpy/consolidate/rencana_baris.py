"""The rows of a plan that was read as a whole, whatever its form looked like."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from xlpy.consolidate.baris import Baris, with_sasaran
from xlpy.plan.facts import Kunci, decimal_text, kunci_of, numbered
from xlpy.plan.model import Indikator, RencanaKinerja, Simpul, SubKegiatan

_NO_MEASURE = Indikator(nama="")


class Letak(Protocol):
    """Where the rows of a plan stand."""

    @property
    def baris(self) -> Mapping[Kunci, int]:
        """The number of each entity's row, by which rows are put in order."""
        ...

    def sel(self, kunci: Kunci) -> str:
        """Sheet and A1 address of an entity; empty when it has no cell."""
        ...


def rows_of_plan(plan: RencanaKinerja, letak: Letak) -> tuple[Baris, ...]:
    """The rows in the order in which they stand in the form."""
    numbered_rows = sorted((row for node in plan for row in _rows(node, letak)), key=lambda pair: pair[0])
    supports = [(s.nama, s.program) for s in plan.sasaran]
    return with_sasaran((row for _, row in numbered_rows), supports)


def _rows(node: Simpul, letak: Letak) -> Iterator[tuple[int, Baris]]:
    """Each row of a node with its number in the form."""
    measures: Sequence[Indikator] = tuple(numbered(node.indikator)) or (_NO_MEASURE,)
    for place, measure in enumerate(measures):
        kunci = kunci_of(node, measure.ke)
        yield letak.baris.get(kunci, letak.baris.get(kunci.simpul, 0)), _row(node, measure, letak, is_first=not place)


def _row(node: Simpul, measure: Indikator, letak: Letak, *, is_first: bool) -> Baris:
    sub = node if isinstance(node, SubKegiatan) else None
    target = measure.target_teks if measure.target is None else decimal_text(measure.target)
    return Baris(
        jenjang=str(node.jenjang),
        kode=node.kode,
        nama=node.nama,
        pelaksana=node.unit,
        sasaran="",
        kunci_sasaran="",
        indikator=measure.nama,
        satuan=measure.satuan,
        target=target,
        **{f"tw_{n}": "" if t is None else decimal_text(t) for n, t in enumerate(measure.triwulan, start=1)},
        pagu=sub.pagu if sub is not None and is_first else None,
        sumber_dana="; ".join(sub.sumber_dana) if sub else "",
        penanggung_jawab=sub.penanggung_jawab if sub else "",
        keterangan=node.keterangan,
        sel=letak.sel(kunci_of(node) if is_first else kunci_of(node, measure.ke)),
    )
