"""The form read straight into rows and facts, where it stands as we write it; anything else takes the long way.

A thousand forms are read every night.  ``book.read_form`` makes objects of each, which takes longer than the parser
itself; here the cells become rows and facts at once.  Whatever a person may have done to a form (sorted it, typed a
number as text, left a level out) makes this reader give up, and ``read_form`` judges; where it does not give up it
says what ``read_form`` says, which is tested on documents of every kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import TypeAlias

from xlpy.book.misplaced import OF_MEASURE
from xlpy.book.schema import JENJANG_UNIT, RENCANA, TIDAK_YAKIN, YAKIN
from xlpy.book.shapes import DERIVED_KINDS, column_letter
from xlpy.book.tables import Cell, Found, Rows, as_code, as_text
from xlpy.consolidate.baris import Baris, with_sasaran
from xlpy.plan.angka import Target, read_target
from xlpy.plan.facts import Kunci, decimal_text
from xlpy.plan.model import BULAN, Asal, JenisTarget, Jenjang
from xlpy.plan.text import split_list

_LEVELS = frozenset(map(str, Jenjang))
_CODED = frozenset(map(str, (Jenjang.PROGRAM, Jenjang.KEGIATAN, Jenjang.SUB_KEGIATAN)))
_SUB, _SASARAN, _TUJUAN = map(str, (Jenjang.SUB_KEGIATAN, Jenjang.SASARAN, Jenjang.TUJUAN))
_MONTHS = tuple(f"bulan_{n}" for n in range(1, len(BULAN) + 1))
_TW = tuple(f"triwulan_{n}" for n in range(1, 5))
_TOLD = ("formulasi", "definisi_operasional", "sumber_data", "rencana_aksi")
_OF_SUB = ("sumber_dana", "penanggung_jawab", "seksi")
_Quarters: TypeAlias = tuple[str, str, str, str]
_ABOVE_PROGRAM = 3
"""A point that far to the left in a code has a bidang or an urusan before it, of which no row tells: 7.01.02."""
_NO_QUARTERS: _Quarters = ("", "", "", "")
_JENIS = frozenset(("", *map(str, JenisTarget)))
_ASAL = frozenset(("", *map(str, Asal)))
_SURE = frozenset(("", YAKIN, TIDAK_YAKIN))

_Cells: TypeAlias = Sequence[Cell]


class _Unusual(Exception):  # noqa: N818 - no error: the other reader takes over
    """The form does not stand as we write it."""


@dataclass(slots=True)
class Lurus:
    """What the form says.

    Attributes:
        rows: its rows, from top to bottom.
        facts: the facts that are printed, by entity.
        subs: how many sub kegiatan it has.
        is_full: whether nothing is blank that an error or an uncomputed formula could have emptied unseen.
    """

    rows: tuple[Baris, ...] = ()
    facts: dict[Kunci, dict[str, str]] = field(default_factory=dict)
    subs: int = 0
    is_full: bool = True


def read_straight(found: Found, rows: Rows) -> Lurus | None:
    """The rows and facts of the form ``found`` in ``rows``; None where it takes ``read_form`` to read it."""
    if any(column.key not in found.at for column in RENCANA.table.columns if column.kind not in DERIVED_KINDS):
        return None
    try:
        return _Reader(found).read(rows)
    except _Unusual:
        return None


@lru_cache(maxsize=16_384)
def _target(text: str, satuan: str) -> Target:
    return read_target(text, satuan)


@lru_cache(maxsize=16_384)
def _number(value: float) -> str:
    """A number as its shortest decimal."""
    return str(int(value)) if value.is_integer() else decimal_text(Decimal(repr(value)))


@lru_cache(maxsize=4_096)
def _list(text: str) -> str:
    return "; ".join(split_list(text))


@lru_cache(maxsize=65_536, typed=True)  # the same words come back in every form
def _text(cell: Cell) -> str:
    if type(cell) is str:
        return as_text(cell) if cell else ""
    if type(cell) is float:
        return as_text(cell)
    raise _Unusual


def _filled(told: dict[str, str]) -> dict[str, str]:
    return told if all(told.values()) else {key: text for key, text in told.items() if text}


def _whole(cell: Cell) -> int:
    if type(cell) is float and cell.is_integer():
        return int(cell)
    raise _Unusual


@lru_cache(maxsize=16_384)
def _rupiah(cell: Cell) -> str:
    return str(_whole(cell))


def _months(cells: _Cells) -> str:
    """The monthly plan as a fact; empty where every month is."""
    if set(map(type, cells)) == {float}:  # nearly always
        return " | ".join(map(_rupiah, cells))
    if all(cell == "" for cell in cells):
        return ""
    return " | ".join(["0" if cell == "" else str(_whole(cell)) for cell in cells])


def _quarters(cells: _Cells) -> _Quarters:
    """The targets of the quarters; empty where there are none."""
    first, second, third, fourth = [_number(c) if type(c) is float else _blank(c) for c in cells]
    return first, second, third, fourth


def _blank(cell: Cell) -> str:
    if cell == "":
        return ""
    raise _Unusual


def _stretch(columns: Sequence[int]) -> slice:
    """Columns that stand side by side."""
    first = columns[0]
    if list(columns) != list(range(first, first + len(columns))):
        raise _Unusual
    return slice(first, first + len(columns))


class _Reader:
    """Reads one form from top to bottom, node by node."""

    def __init__(self, found: Found) -> None:
        at = found.at
        self._found, self._at = found, at
        months, quarters = ([at[key] for key in keys] for keys in (_MONTHS, _TW))
        self._months, self._quarters = _stretch(months), _stretch(quarters)
        self._told = tuple((key, at[key]) for key in _TOLD)
        self._beside = (*quarters, *(at[key] for key in _TOLD))
        self._only_sub = (*(at[key] for key in _OF_SUB), *months)
        self._of_node = (at["nama"], at["keterangan"], *self._only_sub)
        self._band = (*(at[key] for key in (*OF_MEASURE, "keterangan", "pagu")), *self._only_sub)
        self._wanted = tuple(at[c.key] for c in found.table.columns if c.kind not in DERIVED_KINDS)
        self._letters = {key: f"{RENCANA.name}!{column_letter(at[key])}" for key in ("nama", "indikator")}
        self._rows: list[Baris] = []
        self._facts: dict[Kunci, dict[str, str]] = {}
        self._supports: list[tuple[str, tuple[str, ...]]] = []
        self._node: Kunci | None = None
        self._first: _Cells = ()
        self._last = 0
        self._measured = False
        self._ids: set[int] = set()
        self._money: dict[tuple[str, str], int] = {}
        self._shown: list[tuple[tuple[str, str], Cell]] = []
        self._subs = 0
        self._is_full = True

    def read(self, rows: Rows) -> Lurus:
        """All of it."""
        at, jenjang_at = self._at, self._at["jenjang"]
        for number in range(self._found.head + 1, self._found.end):
            cells = rows[number]
            jenjang = cells[jenjang_at]
            if jenjang in _LEVELS:
                self._row(number + 1, cells, str(jenjang))
            elif jenjang == JENJANG_UNIT:
                self._refuse_filled(cells, self._band)
                self._show(JENJANG_UNIT, as_code(_text(cells[at["kode"]])), _text(cells[at["unit"]]), cells)
            elif any(cells[i] != "" for i in self._wanted):
                raise _Unusual
        self._refuse_typed_over(rows)
        return Lurus(with_sasaran(self._rows, self._supports), self._facts, self._subs, self._is_full)

    def _row(self, number: int, cells: _Cells, jenjang: str) -> None:
        at = self._at
        kode = _text(cells[at["kode"]])
        if not kode:
            raise _Unusual
        node = Kunci(jenjang, _text(cells[at["unit"]]), as_code(kode) if jenjang in _CODED else kode)
        ke = self._last + 1 if cells[at["ke"]] == "" else _whole(cells[at["ke"]])
        if node == self._node:
            if ke <= self._last:
                raise _Unusual
            self._last = ke
            self._further(number, cells)
            return
        if node in self._facts:
            raise _Unusual
        self._node, self._first, self._last, self._ids = node, cells, ke, set()
        self._begin(number, cells)

    def _begin(self, number: int, cells: _Cells) -> None:
        """The first row of a node."""
        at, node = self._at, self._node
        assert node is not None  # noqa: S101 - set by the caller
        told = {"nama": _text(cells[at["nama"]]), "keterangan": _text(cells[at["keterangan"]])}
        pagu: int | None = None
        dana = owner = ""
        if node.jenjang == _SUB:
            pagu = 0 if cells[at["pagu"]] == "" else _whole(cells[at["pagu"]])
            dana, owner = self._of_sub(cells, told, pagu)
            self._subs += 1
            above = node.kode[: max(node.kode.rfind("."), 0)], node.unit
            self._money[above] = self._money.get(above, 0) + pagu
        else:
            self._refuse_money(cells)
            self._refuse_filled(cells, self._only_sub)
        if node.jenjang == _SASARAN:
            listed = cells[at["program"]]
            programs = _list(listed) if type(listed) is str and listed else _text(listed)
            told |= {"tujuan": _text(cells[at["tujuan"]]), "program": programs}
            self._supports.append((told["nama"], tuple(programs.split("; ")) if programs else ()))
        self._is_full &= bool(told["nama"])
        self._show(node.jenjang, node.kode, node.unit, cells, own=pagu)
        if cells[at["yakin"]] not in _SURE:
            raise _Unusual
        self._facts[node] = _filled(told)
        self._add_row(number, cells, (told["nama"], pagu, dana, owner, told["keterangan"]), "nama")

    def _further(self, number: int, cells: _Cells) -> None:
        """A further row of the same node: another indikator, and nothing else."""
        self._refuse_money(cells)
        if any(cells[i] != "" and cells[i] != self._first[i] for i in self._of_node) or not self._measured:
            raise _Unusual
        above = self._rows[-1]
        kept = (above.nama, None, above.sumber_dana, above.penanggung_jawab, above.keterangan)
        self._add_row(number, cells, kept, "indikator")
        if not self._measured:
            raise _Unusual

    def _of_sub(self, cells: _Cells, told: dict[str, str], pagu: int) -> tuple[str, str]:
        """What only a sub kegiatan says, added to ``told``; its funding and who answers for it."""
        at = self._at
        if months := _months(cells[self._months]):
            told["bulanan"] = months
        listed = cells[at["sumber_dana"]]
        dana = _list(listed) if type(listed) is str and listed else _text(listed)
        owner = _text(cells[at["penanggung_jawab"]])
        told["pagu"] = str(pagu) if pagu else ""
        told["sumber_dana"], told["penanggung_jawab"] = dana, owner
        told["seksi"] = _text(cells[at["seksi"]])
        self._is_full &= bool(owner and dana and cells[at["pagu"]] != "" and cells[at.get("anggaran", 0)] != "")
        return dana, owner

    def _add_row(
        self, number: int, cells: _Cells, of_node: tuple[str, int | None, str, str, str], column: str
    ) -> None:
        """The row, and the facts of its indikator."""
        node = self._node
        assert node is not None  # noqa: S101 - set by the caller
        nama, pagu, dana, owner, keterangan = of_node
        indikator, satuan, target, quarters = self._measure(cells, node)
        self._rows.append(
            Baris(
                node.jenjang,
                node.kode,
                nama,
                node.unit,
                "",
                "",
                indikator,
                satuan,
                target,
                *quarters,
                pagu,
                dana,
                owner,
                keterangan,
                f"{self._letters[column]}{number}",
            )
        )

    def _measure(self, cells: _Cells, node: Kunci) -> tuple[str, str, str, _Quarters]:
        """Indikator, satuan, target and quarters of a row."""
        at = self._at
        nama, satuan, cell = _text(cells[at["indikator"]]), _text(cells[at["satuan"]]), cells[at["target"]]
        self._measured = bool(nama or satuan or cell != "")
        if not self._measured:
            self._refuse_filled(cells, self._beside)
            return "", "", "", _NO_QUARTERS
        jenis, ke = cells[at["jenis_target"]], _whole(cells[at["id"]])
        if jenis not in _JENIS or cells[at["asal"]] not in _ASAL or ke < 1 or ke in self._ids:
            raise _Unusual
        self._ids.add(ke)
        self._is_full &= bool(nama and satuan and cell != "")
        told = {}
        if type(cell) is float:
            target = told["target"] = _number(cell)
        else:
            read = _target(_text(cell), satuan)
            satuan, target = read.satuan, read.teks
            if read.nilai is not None:
                target = told["target"] = decimal_text(read.nilai)
            told["target_teks"] = read.teks
        quarters = _quarters(cells[self._quarters])
        if quarters != _NO_QUARTERS:
            told["triwulan"] = " | ".join(quarters)
        told |= {"nama": nama, "satuan": satuan, "jenis_target": str(jenis)}
        for key, i in self._told:
            if cells[i] != "":
                told[key] = _text(cells[i])
        place = len(self._ids)  # papers know an indikator by its place, whatever number the workbook gave it
        self._facts[Kunci(node.jenjang, node.unit, node.kode, place)] = _filled(told)
        return nama, satuan, target, quarters

    # ── what would be reported ───────────────────────────────────────────────────────────────────────────────────

    def _refuse_filled(self, cells: _Cells, columns: Sequence[int]) -> None:
        for i in columns:
            if cells[i] != "":
                raise _Unusual

    def _refuse_money(self, cells: _Cells) -> None:
        if cells[self._at["pagu"]] not in ("", 0.0):
            raise _Unusual

    def _sums(self) -> dict[tuple[str, str], int]:
        """The money of every level above the sub kegiatan, of each unit and of all."""
        sums: dict[tuple[str, str], int] = {}
        for (above, unit), pagu in self._money.items():
            cut, kode = len(above), above
            while cut > _ABOVE_PROGRAM:
                kode = kode[:cut]
                for whose in {"", unit}:
                    sums[kode, whose] = sums.get((kode, whose), 0) + pagu
                cut = kode.rfind(".")
        return sums

    def _show(self, jenjang: str, kode: str, unit: str, cells: _Cells, own: int | None = None) -> None:
        """Remember what the form shows as the money of a level, to be compared once all of it is read."""
        shown = cells[self._at["anggaran"]] if "anggaran" in self._at else ""
        if own is not None:
            if shown not in ("", own):
                raise _Unusual
        elif shown != "" and jenjang in (_TUJUAN, _SASARAN):
            raise _Unusual
        elif shown != "":
            self._shown.append(((kode, unit), shown))

    def _refuse_typed_over(self, rows: Rows) -> None:
        """Give up where a sum that the form shows is not that of its sub kegiatan."""
        sums = self._sums()
        for key, shown in self._shown:
            if shown != sums.get(key, 0):
                raise _Unusual
        end = self._found.end
        if end < len(rows) and "anggaran" in self._at:
            whole = sum(row.pagu for row in self._rows if row.pagu)
            if rows[end][self._at["anggaran"]] not in ("", whole):
                raise _Unusual
