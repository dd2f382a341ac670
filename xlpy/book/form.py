"""The form Rencana Kinerja as rows from top to bottom, before any cell is written.

Each tujuan, its sasaran, the programs that support that sasaran (a program once, under the first sasaran that names
it), their kegiatan and sub kegiatan by code.  Programs that support no sasaran come last.  Sub kegiatan of a
kelurahan stand under a band that names the kelurahan, so that the stored name stays the official one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from xlpy.book.document import Letak
from xlpy.book.schema import RENCANA
from xlpy.book.shapes import column_letter
from xlpy.plan.facts import Kunci, kunci_of, numbered
from xlpy.plan.model import Indikator, Kegiatan, Program, RencanaKinerja, Sasaran, Simpul, SubKegiatan, Tujuan

HEAD_ROW = 6
"""The row of the form's headings, from 1; the title block and the column numbers stand above it."""

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_Node = TypeVar("_Node", bound=Simpul)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRow:
    """One row of the form.

    Attributes:
        nomor: as printed in the first column.
        simpul: the node of the row; None for the band that names a unit.
        indikator: one of its indikator, or None for a node without any.
        ke: 1 on the first row of a node, then 2, 3 …, whatever the number that the indikator is known by.
        unit, kode: of the band: the kelurahan, and the kegiatan above it.
    """

    nomor: str = ""
    simpul: Simpul | None = None
    indikator: Indikator | None = None
    ke: int = 1
    unit: str = ""
    kode: str = ""


def rows(plan: RencanaKinerja) -> list[FormRow]:
    """The rows of the form, in the order in which they are printed."""
    return [row for node, nomor in _nodes(plan) for row in _rows_of(node, nomor)]


def in_form_order(plan: RencanaKinerja) -> RencanaKinerja:
    """The same plan with each level in the order of the form."""
    nodes = [node for node, _ in _nodes(plan)]
    return replace(
        plan,
        tujuan=_of(Tujuan, nodes),
        sasaran=_of(Sasaran, nodes),
        program=_of(Program, nodes),
        kegiatan=_of(Kegiatan, nodes),
        sub_kegiatan=_of(SubKegiatan, nodes),
    )


def letak(plan: RencanaKinerja, sekarang: Letak | None = None) -> Letak:
    """Where the fields of ``plan`` will stand once it is written.

    Args:
        plan: what the form will say.
        sekarang: where they stand now: someone may have moved columns, or put rows above the table.
    """
    columns = {column.key: column_letter(i) for i, column in enumerate(RENCANA.table.columns)}
    awal = HEAD_ROW + 1
    if sekarang is not None and sekarang.awal:
        columns, awal = {**columns, **sekarang.kolom}, sekarang.awal
    baris: dict[Kunci, int] = {}
    for number, row in enumerate(rows(plan), start=awal):
        if row.simpul is not None:
            baris.setdefault(kunci_of(row.simpul), number)
            if row.indikator is not None:
                baris[kunci_of(row.simpul, row.indikator.ke)] = number
    return Letak(columns, baris, awal)


def _of(kind: type[_Node], nodes: Iterable["Simpul | _Band"]) -> tuple[_Node, ...]:
    return tuple(node for node in nodes if isinstance(node, kind))


@dataclass(frozen=True, slots=True)
class _Band:
    """The row that names a unit above its sub kegiatan."""

    unit: str
    kode: str


def _rows_of(node: "Simpul | _Band", nomor: str) -> Iterator[FormRow]:
    if isinstance(node, _Band):
        yield FormRow(unit=node.unit, kode=node.kode)
        return
    measures = tuple(numbered(node.indikator))
    yield FormRow(nomor=nomor, simpul=node, indikator=measures[0] if measures else None)
    for ke, indikator in enumerate(measures[1:], start=2):
        yield FormRow(simpul=node, indikator=indikator, ke=ke)


def _nodes(plan: RencanaKinerja) -> Iterator[tuple["Simpul | _Band", str]]:
    """Every node once, with its number."""
    tree = _Tree(plan)
    left = dict.fromkeys(range(len(plan.sasaran)))
    for n, tujuan in enumerate(plan.tujuan, start=1):
        yield tujuan, roman(n)
        for m, i in enumerate([i for i in left if plan.sasaran[i].tujuan == tujuan.kode], start=1):
            del left[i]
            yield plan.sasaran[i], f"{roman(n)}.{m}"
            yield from tree.supporting(plan.sasaran[i])
    for i in left:
        yield plan.sasaran[i], ""
        yield from tree.supporting(plan.sasaran[i])
    yield from tree.rest()


class _Tree:
    """Programs with what stands under them, handed out once each."""

    def __init__(self, plan: RencanaKinerja) -> None:
        self._programs = sorted(plan.program, key=_by_code)
        self._kegiatan = sorted(plan.kegiatan, key=_by_code)
        self._subs = sorted(plan.sub_kegiatan, key=_by_code)
        self._lettered = 0

    def supporting(self, sasaran: Sasaran) -> Iterator[tuple["Simpul | _Band", str]]:
        """The programs of ``sasaran`` that no sasaran above has named."""
        for kode in sasaran.program:
            for program in [p for p in self._programs if p.kode == kode]:
                yield from self._program(program)

    def rest(self) -> Iterator[tuple["Simpul | _Band", str]]:
        """What no sasaran names; kegiatan and sub kegiatan without a program come last."""
        for program in list(self._programs):
            yield from self._program(program)
        for kegiatan in list(self._kegiatan):
            self._kegiatan.remove(kegiatan)
            yield from self._one_kegiatan(kegiatan, "")
        for sub in self._subs:
            yield sub, ""

    def _program(self, program: Program) -> Iterator[tuple["Simpul | _Band", str]]:
        others = {(p.unit, p.kode) for p in self._programs}
        self._programs.remove(program)
        self._lettered += 1
        nomor = letters(self._lettered)
        yield program, nomor
        below = [k for k in self._kegiatan if _is_under(k, program, others)]
        for n, kegiatan in enumerate(below, start=1):
            self._kegiatan.remove(kegiatan)
            yield from self._one_kegiatan(kegiatan, f"{nomor}.{n}")

    def _one_kegiatan(self, kegiatan: Kegiatan, nomor: str) -> Iterator[tuple["Simpul | _Band", str]]:
        yield kegiatan, nomor
        others = {(kegiatan.unit, kegiatan.kode), *((k.unit, k.kode) for k in self._kegiatan)}
        below = [s for s in self._subs if _is_under(s, kegiatan, others)]
        unit = kegiatan.unit
        for n, sub in enumerate(sorted(below, key=lambda s: (s.unit != kegiatan.unit, s.unit)), start=1):
            self._subs.remove(sub)
            if sub.unit != unit:
                unit = sub.unit
                yield _Band(unit, kegiatan.kode), ""
            yield sub, f"{nomor}.{n}" if nomor else ""


def _is_under(node: Simpul, parent: Simpul, others: set[tuple[str, str]]) -> bool:
    """Whether ``parent`` is the one above ``node``: by code, and by unit where that level is kept by unit."""
    if not node.kode.startswith(f"{parent.kode}."):
        return False
    return node.unit == parent.unit or (node.unit, parent.kode) not in others


def _by_code(node: Simpul) -> tuple[bool, str, str]:
    return (not node.kode, node.kode, node.unit)


def roman(number: int) -> str:
    """A Roman numeral: 4 → IV."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text


def letters(number: int) -> str:
    """A, B … Z, AA …: 1 → A."""
    return column_letter(number - 1)
