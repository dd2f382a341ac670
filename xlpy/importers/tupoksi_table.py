"""Tupoksi from tables: one row an item (Jabatan, Jenis, No, Isi) or one row an office (Jabatan, Tugas, Fungsi …)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlpy.importers.grid import Grid, Sel, a1
from xlpy.importers.tupoksi_baris import is_column_numbers, source_sheet
from xlpy.importers.tupoksi_butir import clean_item, make_butir
from xlpy.importers.tupoksi_tanda import marked_items, parted, read_mark
from xlpy.plan.jabatan import capitalised, read_title
from xlpy.plan.masukan import Tupoksi
from xlpy.plan.model import Butir, Jabatan
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Ditolak
from xlpy.plan.text import fold, tidy

_HEADINGS: Mapping[str, frozenset[str]] = {
    "jabatan": frozenset({"jabatan", "nama jabatan", "pejabat", "unit kerja", "seksi", "jabatan seksi", "bagian"}),
    "tugas": frozenset({"tugas", "tugas pokok", "ikhtisar jabatan", "ikhtisar tugas"}),
    "fungsi": frozenset({"fungsi", "fungsi jabatan"}),
    "uraian": frozenset(
        {
            "uraian tugas", "rincian tugas", "uraian tugas jabatan", "rincian tugas jabatan", "tupoksi",
            "tugas pokok dan fungsi", "tugas dan fungsi", "uraian tugas pokok", "rincian kegiatan",
        }
    ),
    "jenis": frozenset({"jenis", "jenis tupoksi", "kelompok", "kategori"}),
    "isi": frozenset({"isi", "teks", "butir", "uraian", "bunyi"}),
    "rutin": frozenset({"rutin", "fungsi rutin"}),
    "sumber": frozenset({"sumber"}),
}  # fmt: skip
_LISTS = ("fungsi", "uraian")
_YES = frozenset({"ya", "y", "v", "x", "1", "true", "benar"})
_SEARCHED = 30  # rows from the top among which the headings stand


@dataclass(frozen=True, slots=True)
class Table:
    """A table found in a grid: the row of its headings and the column of each."""

    grid: Grid
    head: int
    columns: Mapping[str, int]


@dataclass(slots=True)
class _Office:
    nama: str
    sumber: Source
    tugas: list[str] = field(default_factory=list)
    sumber_tugas: Source | None = None
    fungsi: list[Butir] = field(default_factory=list)
    uraian: list[Butir] = field(default_factory=list)

    def finish(self) -> Jabatan:
        sources = {"nama": self.sumber} | ({"tugas": self.sumber_tugas} if self.sumber_tugas else {})
        return Jabatan(
            nama=self.nama,
            tugas="; ".join(self.tugas),
            fungsi=tuple(self.fungsi),
            uraian_tugas=tuple(self.uraian),
            sumber=Provenance.of(sources),
        )


def find_table(grid: Grid) -> Table | None:
    """The table of a grid: a row with "Jabatan" and at least one heading of duties."""
    for number, row in enumerate(grid.rows[:_SEARCHED]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            folded = fold(str(cell)) if isinstance(cell, str) else ""
            for name, synonyms in _HEADINGS.items():
                if folded in synonyms:
                    columns.setdefault(name, column)
        if "jabatan" in columns and (
            columns.keys() & {"tugas", "fungsi", "uraian"} or {"jenis", "isi"} <= columns.keys()
        ):
            return Table(grid, number, columns)
    return None


def read_table(table: Table) -> Tupoksi:
    """The offices of a table; a blank Jabatan repeats the one above."""
    reader = _Reader(table)
    for number in range(table.head + 1, len(table.grid.rows)):
        reader.read_row(number, table.grid.rows[number])
    offices = (office.finish() for office in reader.offices.values())
    return Tupoksi(
        jabatan=tuple(o for o in offices if o.tugas or o.fungsi or o.uraian_tugas), ditolak=tuple(reader.refused)
    )


class _Reader:
    def __init__(self, table: Table) -> None:
        self._table = table
        self._long = {"jenis", "isi"} <= table.columns.keys()
        self._current: _Office | None = None
        self.offices: dict[object, _Office] = {}
        self.refused: list[Ditolak] = []

    def read_row(self, number: int, row: Sequence[Sel]) -> None:
        texts = {name: _text(row, column) for name, column in self._table.columns.items()}
        if not any(texts.values()) or is_column_numbers(row):
            return
        if texts["jabatan"]:
            self._current = self._office(tidy(texts["jabatan"]), self._source(number, "jabatan"))
        if self._current is None:
            self._refuse(number, "jabatan", "baris ini tidak menyebut jabatan; isi kolom Jabatan")
        elif self._long:
            self._read_item(number, texts, self._current)
        else:
            self._read_office(number, texts, self._current)

    def _read_item(self, number: int, texts: Mapping[str, str], office: _Office) -> None:
        kind, text = fold(texts["jenis"]), texts["isi"]
        if not tidy(text):
            return
        source = self._source(number, "isi")
        if kind in _HEADINGS["tugas"]:
            office.tugas.append(clean_item(text))
            office.sumber_tugas = office.sumber_tugas or source
        elif kind in _HEADINGS["fungsi"] or kind in _HEADINGS["uraian"]:
            items = office.fungsi if kind in _HEADINGS["fungsi"] else office.uraian
            items.append(_stated(make_butir(_unmarked(text), source), texts))
        else:
            said = f"jenis {texts['jenis']!r} tidak dikenal" if kind else "kolom Jenis kosong"
            self._refuse(number, "jenis", f"{said}; tulis Tugas, Fungsi atau Uraian Tugas")

    def _read_office(self, number: int, texts: Mapping[str, str], office: _Office) -> None:
        if text := clean_item(texts.get("tugas", "")):
            office.tugas.append(text)
            office.sumber_tugas = office.sumber_tugas or self._source(number, "tugas")
        for name in _LISTS:
            if texts.get(name):
                items = office.fungsi if name == "fungsi" else office.uraian
                items += [make_butir(text, self._source(number, name)) for text in split_items(texts[name])]

    def _office(self, nama: str, source: Source) -> _Office:
        return self.offices.setdefault(read_title(nama) or fold(nama), _Office(capitalised(nama), source))

    def _source(self, number: int, name: str) -> Source:
        grid = self._table.grid
        return Source(grid.file, source_sheet(grid), a1(number, self._table.columns[name]))

    def _refuse(self, number: int, name: str, reason: str) -> None:
        source = self._source(number, name)
        sel = f"{source.sheet}!{source.cell}"
        self.refused.append(Ditolak(sel=sel, alasan=f"{sel}: {reason}.", berkas=source.file))


def split_items(text: str) -> list[str]:
    """The items of one cell: marked or finished lines; a wrapped line goes on with the one above."""
    items: list[str] = []
    marked = False
    for line in filter(None, map(tidy, text.split("\n"))):
        mark, _ = read_mark(line)
        finished = not items or items[-1].endswith((";", "."))
        if mark is not None or (not marked and finished) or not items or (not marked and line[0].isupper()):
            items.append(line)
            marked = marked or mark is not None
        else:
            items[-1] = f"{items[-1]} {line}"
    return [part for item in items for part in _run_on(item) if clean_item(part)]


def _run_on(item: str) -> list[str]:
    """The items of one line that holds several: "a. rapat; b. apel" or "rapat; apel"."""
    parts = marked_items(item) if read_mark(item)[0] else parted(item) if ":" not in item else [item]
    return [_unmarked(part) for part in parts]


def _stated(item: Butir, texts: Mapping[str, str]) -> Butir:
    """The item with what its row says of it: whether it is routine, and where it first came from."""
    stated = fold(texts.get("rutin", ""))
    source = Provenance(texts.get("sumber", ""))
    return Butir(
        teks=item.teks,
        rutin=stated in _YES if stated else item.rutin,
        sumber=source if source.sources else item.sumber,
    )


def _unmarked(text: str) -> str:
    return read_mark(tidy(text))[1]


def _text(row: Sequence[Sel], column: int) -> str:
    cell = row[column] if column < len(row) else None
    return "" if cell is None else str(cell).strip()
