"""The rows of the form Rencana Kinerja: what each says, how it looks, how high it is, where a page begins."""

from collections.abc import Sequence

from xlpy.book.form import HEAD_ROW, FormRow, rows
from xlpy.book.form_uang import COMPUTED, Money
from xlpy.book.schema import JENJANG_UNIT, RENCANA, TIDAK_YAKIN, YAKIN
from xlpy.book.tables import SOURCE_SEPARATOR
from xlpy.build import formulas, paper
from xlpy.build.baris import measure_values
from xlpy.build.cells import Formula, Record, Value, heading_height, lines_in
from xlpy.build.looks import FORM_SIZE, KHUSUS, TINGKAT
from xlpy.build.measure import row_height
from xlpy.plan.model import Indikator, Kegiatan, Program, RencanaKinerja, Sasaran, Simpul, SubKegiatan, Tujuan

_TABLE = RENCANA.table
TITLE_HEIGHTS = (21.0, 17.0, 17.0, 14.0, 12.0)
"""Of the rows above the headings, in points."""
TOTAL_HEIGHT = 20.0
SIGNATURE_LINES, SIGNATURE_HEIGHT = 10, 14.0
"""Rows of the signature block, and the height of each."""

_TINGKAT: dict[type[Simpul], str] = {
    Tujuan: "tujuan",
    Sasaran: "sasaran",
    Program: "program",
    Kegiatan: "kegiatan",
    SubKegiatan: "",
}
_LAST_ROWS = 2  # rows of the table that go to the next page with total and signature


def form_records(plan: RencanaKinerja) -> list[Record]:
    """Every row of the form, from the top."""
    money = Money(plan)
    return [_record(row, money) for row in rows(plan)]


def form_height(record: Record) -> float:
    """The height of a row, in points: only what is printed decides it."""
    bold = bool(TINGKAT[record.tingkat].get("bold"))
    lines = 1
    for column in _TABLE.printed_columns:
        khusus = record.khusus.get(column.key, "")
        if khusus != "tersembunyi":
            indent = KHUSUS[khusus].get("indent", 0)
            value = record.values.get(column.key)
            lines = max(lines, lines_in(column, value, FORM_SIZE, bold=bold, indent=indent))
    return row_height(lines, FORM_SIZE)


def page_starts(plan: RencanaKinerja, heights: Sequence[float], kertas: str) -> list[int]:
    """The rows of the sheet, from 0, before which a page begins.

    Args:
        plan: what the form says.
        heights: of the table's rows, in points.
        kertas: the paper, as in the settings.
    """
    head = [*TITLE_HEIGHTS, heading_height(_TABLE, FORM_SIZE)]
    below = [TOTAL_HEIGHT, *[SIGNATURE_HEIGHT] * SIGNATURE_LINES]
    keeps_next = [*[True] * HEAD_ROW, *_keeps_next(rows(plan), len(heights)), *[True] * len(below)]
    width = sum(c.width for c in _TABLE.printed_columns)
    room = paper.page_room(kertas, width)
    return paper.page_breaks([*head, *heights, *below], sum(head[HEAD_ROW - 2 :]), keeps_next, room)


def _keeps_next(form_rows: list[FormRow], count: int) -> list[bool]:
    """Which rows must not be the last of their page.

    A heading stands above what it heads, an indikator under its node, and the last rows go with the signature.
    """
    if not form_rows:
        return [True] * count
    keeps = [
        not isinstance(row.simpul, SubKegiatan) or below.ke > 1
        for row, below in zip(form_rows, [*form_rows[1:], FormRow()], strict=True)
    ]
    return [*keeps[:-_LAST_ROWS], *(True for _ in keeps[-_LAST_ROWS:])]


def blank_record() -> Record:
    """A row to type into: its formulas stand ready."""
    texts = (formulas.ANGGARAN, *formulas.ANGGARAN_TRIWULAN)
    return Record({key: Formula(text, "") for key, text in zip(COMPUTED, texts, strict=True)})


def _record(row: FormRow, money: Money) -> Record:
    """The values and the look of one row."""
    node = row.simpul
    values: dict[str, Value] = {"nomor": row.nomor}
    texts = (formulas.ANGGARAN, *formulas.ANGGARAN_TRIWULAN)
    values |= {k: Formula(t, v) for k, t, v in zip(COMPUTED, texts, money.of(row), strict=True)}
    if node is None:
        values |= {"nama": row.unit, "unit": row.unit, "kode": row.kode, "jenjang": JENJANG_UNIT, "ke": 1}
        return Record(values, "unit", {"kode": "tersembunyi", "nama": "menjorok"})
    first = row.ke == 1
    values |= {"kode": node.kode, "jenjang": str(node.jenjang), "unit": node.unit, "ke": row.ke}
    # Without a code only the name tells whose further indikator this is.
    values["nama"] = node.nama if first or not node.kode else ""
    values["sumber"] = _sources(node.sumber.text if first else "", row.indikator)
    if first:
        values |= _node_values(node)
    if row.indikator is not None:
        values |= {**measure_values(row.indikator), "asal": str(row.indikator.asal), "id": row.indikator.ke}
    return Record(values, _TINGKAT[type(node)], _special(node, first=first))


def _sources(of_node: str, indikator: Indikator | None) -> str:
    of_measure = indikator.sumber.text if indikator else ""
    return f"{of_node}{SOURCE_SEPARATOR}{of_measure}" if of_measure else of_node


def _special(node: Simpul, *, first: bool) -> dict[str, str]:
    khusus = {} if first else {"kode": "tersembunyi", "nama": "tersembunyi"}
    if isinstance(node, SubKegiatan):
        if first:
            khusus["nama"] = "menjorok"
        if not node.yakin:
            khusus["yakin"] = "ragu"
    return khusus


def _node_values(node: Simpul) -> dict[str, Value]:
    """What the first row of a node says."""
    values: dict[str, Value] = {"keterangan": node.keterangan}
    if isinstance(node, Sasaran):
        values |= {"tujuan": node.tujuan, "program": "; ".join(node.program)}
    if isinstance(node, SubKegiatan):
        values |= {
            "pagu": node.pagu,
            "sumber_dana": "; ".join(node.sumber_dana),
            "seksi": node.seksi,
            "penanggung_jawab": node.penanggung_jawab,
            "dasar_penanggung_jawab": node.dasar_penanggung_jawab,
            "yakin": YAKIN if node.yakin else TIDAK_YAKIN,
            **{f"bulan_{n}": amount for n, amount in enumerate(node.bulanan or (), start=1)},
        }
    return values
