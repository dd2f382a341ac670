"""Reading the form Rencana Kinerja back: printed, signed, and edited by hand in between.

Rows may have been sorted, added or copied.  The level of a row is in Jenjang, else in its code; the rows of a node
are those of its level, unit and code, in the order of Ke.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict, TypeVar

from xlpy.book import misplaced
from xlpy.book.document import Letak
from xlpy.book.form_uang import report_typed_over
from xlpy.book.misplaced import OF_MEASURE
from xlpy.book.read_sources import read_indikator, read_months
from xlpy.book.schema import JENJANG_UNIT, JUMLAH, RENCANA, TIDAK_YAKIN
from xlpy.book.shapes import column_letter
from xlpy.book.tables import Cell, Found, Row, Rows, as_code, as_text
from xlpy.plan.facts import Kunci, numbered
from xlpy.plan.kode import read_code
from xlpy.plan.model import (
    Asal,
    Indikator,
    Jenjang,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    Simpul,
    SubKegiatan,
    Tujuan,
)
from xlpy.plan.nomenclature import jenjang_kode
from xlpy.plan.provenance import Provenance
from xlpy.plan.temuan import Temuan

_CODED = (Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)
_Node = TypeVar("_Node", bound=Simpul)


@dataclass(frozen=True, slots=True)
class _NodeKey:
    """What tells one node from another; the name only where there is no code."""

    jenjang: Jenjang
    unit: str
    kode: str
    nama: str = ""


@dataclass(slots=True)
class _Rows:
    """The rows of one node, each with its number of the indikator."""

    rows: list[tuple[int, Row]] = field(default_factory=list)

    def add(self, row: Row) -> None:
        """Take a row; without a number it comes after those read so far."""
        last = self.rows[-1][0] if self.rows else 0
        self.rows.append((row.whole("ke") or last + 1, row))

    def ordered(self) -> list[Row]:
        """The rows by number; of two with the same number the upper one first."""
        self.rows.sort(key=lambda pair: (pair[0], pair[1].number))
        return [row for _, row in self.rows]


def read_form(rows: Rows, tahun: int, issues: list[Temuan]) -> tuple[RencanaKinerja, Letak, Found]:
    """The plan as the form says it, and where its fields stand.

    Raises:
        InputError: the table or a heading is missing.
    """
    found = find_form(rows, issues)
    baris: dict[Kunci, int] = {}
    levels: dict[Jenjang, list[Simpul]] = {jenjang: [] for jenjang in Jenjang}
    for key, group in _nodes(found).items():
        node_rows = group.ordered()
        node, measured = _node(key, node_rows)
        levels[key.jenjang].append(node)
        place = Kunci(str(key.jenjang), key.unit, key.kode)
        baris[place] = node_rows[0].number
        for indikator, row in zip(numbered(node.indikator), measured, strict=True):
            baris[place._replace(ke=indikator.ke)] = row.number
    plan = RencanaKinerja(
        tahun=tahun,
        tujuan=_of(Tujuan, levels[Jenjang.TUJUAN]),
        sasaran=_of(Sasaran, levels[Jenjang.SASARAN]),
        program=_of(Program, levels[Jenjang.PROGRAM]),
        kegiatan=_of(Kegiatan, levels[Jenjang.KEGIATAN]),
        sub_kegiatan=_of(SubKegiatan, levels[Jenjang.SUB_KEGIATAN]),
    )
    report_typed_over(found, rows, plan, baris)
    columns = {key: column_letter(i) for key, i in found.at.items()}
    return plan, Letak(columns, baris, found.head + 2), found


def find_form(rows: Rows, issues: list[Temuan]) -> Found:
    """Where the table of the form stands, down to the row above its total.

    Raises:
        LayoutError: the table or a heading is missing.
    """
    found = Found(RENCANA, RENCANA.table, rows, issues)
    found.stop_at(lambda cells: _is_total(found, cells))
    return found


def _is_total(found: Found, cells: Sequence[Cell]) -> bool:
    """Whether a row is the total under the table, and not a node of that name."""
    at = found.at
    is_named = as_text(cells[at["nama"]]).upper() == JUMLAH
    return is_named and not as_text(cells[at["jenjang"]]) and not as_text(cells[at["kode"]])


def _of(kind: type[_Node], nodes: list[Simpul]) -> tuple[_Node, ...]:
    return tuple(node for node in nodes if isinstance(node, kind))


def _nodes(found: Found) -> dict[_NodeKey, _Rows]:
    """The rows by the node they belong to, nodes in the order of their first row."""
    nodes: dict[_NodeKey, _Rows] = {}
    above: _NodeKey | None = None
    for row in found.rows():
        if row.text("jenjang") == JENJANG_UNIT:
            misplaced.in_band(row)
            continue
        key = _key(row, above)
        if key is None:
            text = next((t for t in map(row.text, ("nama", "kode", *OF_MEASURE, "keterangan")) if t), "")
            row.report(
                "kode",
                f"baris “{text}” tidak diambil: jenjang dan kodenya tidak dikenal.",
                "Isi Kode yang lengkap atau pilih Jenjang, lalu ulangi.",
                "baris-tanpa-jenjang",
            )
            continue
        nodes.setdefault(key, _Rows()).add(row)
        above = key
    return nodes


def _key(row: Row, above: _NodeKey | None) -> _NodeKey | None:
    """The node of a row; one with neither code nor name adds an indikator to the node above it."""
    written, nama = row.text("kode"), row.text("nama")
    jenjang = _level(row, written)
    if not written and not nama and above is not None and jenjang in (None, above.jenjang):
        return above
    if jenjang is None:
        return None
    kode = as_code(written) if jenjang in _CODED else written
    return _NodeKey(jenjang, row.text("unit"), kode, "" if kode else nama)


def _level(row: Row, written: str) -> Jenjang | None:
    if chosen := row.choice("jenjang"):
        return Jenjang(chosen)
    code = read_code(written) if written else None  # "T1" is a code as well, but of no level
    return jenjang_kode(code.teks) if code else None


def _node(key: _NodeKey, rows: list[Row]) -> tuple[Simpul, list[Row]]:
    """The node that ``rows`` make, and those of them that hold an indikator."""
    first = rows[0]
    measured: list[Row] = []
    indikator: list[Indikator] = []
    for row in rows:
        (of_node, of_measure) = row.sources("sumber", 2)
        if row is first:
            sumber = of_node
        else:
            misplaced.on_further_row(row, first, key.kode or key.nama)
        if any(row.text(k) for k in OF_MEASURE):
            asal = row.choice("asal")
            ke = row.whole("id") or 0
            indikator.append(read_indikator(row, Asal(asal) if asal else Asal.ISIAN, of_measure, ke))
            measured.append(row)
        else:
            misplaced.without_indikator(row)
    if key.jenjang is not Jenjang.SUB_KEGIATAN:
        misplaced.above_sub_kegiatan(first, key.jenjang)
    common: _Common = {
        "kode": key.kode,
        "nama": first.text("nama"),
        "unit": key.unit,
        "indikator": tuple(indikator),
        "keterangan": first.text("keterangan"),
        "sumber": sumber,
    }
    return _of_level(key.jenjang, first, common), measured


class _Common(TypedDict):
    """What every node has."""

    kode: str
    nama: str
    unit: str
    indikator: tuple[Indikator, ...]
    keterangan: str
    sumber: Provenance


_PLAIN: dict[Jenjang, type[Tujuan | Program | Kegiatan]] = {
    Jenjang.TUJUAN: Tujuan,
    Jenjang.PROGRAM: Program,
    Jenjang.KEGIATAN: Kegiatan,
}


def _of_level(jenjang: Jenjang, row: Row, common: _Common) -> Simpul:
    """The node with what only its level has."""
    if jenjang is Jenjang.SUB_KEGIATAN:
        pagu = row.money("pagu") or 0
        return SubKegiatan(
            **common,
            pagu=pagu,
            bulanan=read_months(row),
            sumber_dana=row.texts("sumber_dana"),
            seksi=row.text("seksi"),
            penanggung_jawab=row.text("penanggung_jawab"),
            dasar_penanggung_jawab=row.text("dasar_penanggung_jawab"),
            yakin=row.choice("yakin") != TIDAK_YAKIN,
        )
    if jenjang is Jenjang.SASARAN:
        return Sasaran(**common, tujuan=row.text("tujuan"), program=row.texts("program"))
    return _PLAIN[jenjang](**common)
