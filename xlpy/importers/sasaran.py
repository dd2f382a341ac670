"""Tujuan and sasaran of the Renstra from a flat table: one row an indikator (see ``docs/format-sasaran.md``)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from xlpy.errors import InputError
from xlpy.importers.grid import Grid, Sel, a1, warn_of_lost
from xlpy.plan.angka import read_target
from xlpy.plan.kode import Kedalaman, read_code
from xlpy.plan.masukan import SasaranStrategis
from xlpy.plan.model import TRIWULAN, Asal, Indikator, JenisTarget, Jenjang, Sasaran, Triwulan, Tujuan
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Ditolak, Temuan
from xlpy.plan.text import fold, split_list, tidy

_HEADINGS: Mapping[str, frozenset[str]] = {
    "kode_tujuan": frozenset({"kode tujuan", "no tujuan"}),
    "tujuan": frozenset({"tujuan", "tujuan strategis", "tujuan renstra", "tujuan perangkat daerah"}),
    "kode_sasaran": frozenset({"kode sasaran", "no sasaran"}),
    "sasaran": frozenset(
        {"sasaran", "sasaran strategis", "sasaran renstra", "sasaran perangkat daerah", "kinerja utama"}
    ),
    "nama": frozenset(
        {
            "indikator", "indikator kinerja", "indikator kinerja utama", "indikator sasaran", "indikator tujuan",
            "iku", "indikator kinerja sasaran", "indikator tujuan sasaran",
        }
    ),
    "satuan": frozenset({"satuan", "satuan indikator"}),
    "target": frozenset({"target", "target tahunan", "target setahun", "target kinerja"}),
    "jenis_target": frozenset({"jenis target", "sifat target", "tipe target"}),
    **{
        f"tw{number}": frozenset(
            f"{prefix}{quarter} {numeral}"
            for prefix in ("", "target ")
            for quarter in ("tw", "triwulan")
            for numeral in (roman.casefold(), number)
        )
        for number, roman in enumerate(TRIWULAN, 1)
    },
    "program": frozenset({"program pendukung", "program", "kode program", "program penunjang"}),
    "formulasi": frozenset({"formulasi", "formula", "rumus", "cara menghitung", "formulasi perhitungan"}),
    "definisi_operasional": frozenset({"definisi operasional", "definisi", "penjelasan"}),
    "sumber_data": frozenset({"sumber data"}),
    "rencana_aksi": frozenset({"rencana aksi", "langkah aksi"}),
    "sumber": frozenset({"sumber"}),
}  # fmt: skip
_QUARTERS = ("tw1", "tw2", "tw3", "tw4")
_ONLY_CODES = re.compile(r"[\d.,;\sxX]+")
_SEARCHED = 30  # rows from the top among which the headings stand
_JENIS = {
    **{fold(jenis): jenis for jenis in JenisTarget},
    "akumulatif": JenisTarget.KUMULATIF,
    "komulatif": JenisTarget.KUMULATIF,
    "non kumulatif": JenisTarget.KONSTAN,
    "tetap": JenisTarget.KONSTAN,
    "akhir": JenisTarget.POSISI_AKHIR,
    "posisi": JenisTarget.POSISI_AKHIR,
}


@dataclass(slots=True)
class _Node:
    """A tujuan or sasaran while its indikator are gathered."""

    kode: str
    nama: str
    sumber: Provenance
    induk: str = ""
    program: list[str] = field(default_factory=list)
    indikator: list[Indikator] = field(default_factory=list)


def read_sasaran(grids: Sequence[Grid]) -> SasaranStrategis:
    """Read the tujuan and sasaran with their indikator from the first sheet that has their table.

    Raises:
        InputError: no sheet has a column "Indikator" beside "Sasaran" or "Tujuan", or its rows give nothing.
    """
    visible = [grid for grid in grids if not grid.hidden]
    for grid in visible:
        if found := _find_head(grid):
            reader = _Reader(grid, found[1])
            for number in range(found[0] + 1, len(grid.rows)):
                reader.read_row(number, grid.rows[number])
            return reader.finish()
    name = grids[0].file if grids else "berkas"
    raise InputError(
        f"{name}: bukan berkas sasaran: tidak ada baris judul dengan kolom Sasaran (atau Tujuan) dan Indikator. "
        "Pakai kolom Kode Tujuan, Tujuan, Kode Sasaran, Sasaran, Indikator, Satuan, Target; satu indikator sebaris."
    )


def _find_head(grid: Grid) -> tuple[int, dict[str, int]] | None:
    """The row of the headings and the column of each."""
    for number, row in enumerate(grid.rows[:_SEARCHED]):
        columns: dict[str, int] = {}
        for column, cell in enumerate(row):
            folded = fold(cell) if isinstance(cell, str) else ""
            for name, synonyms in _HEADINGS.items():
                if folded in synonyms:
                    columns.setdefault(name, column)
        if "nama" in columns and columns.keys() & {"tujuan", "sasaran"}:
            return number, columns
    return None


class _Reader:
    """Reads the rows of one table; a blank tujuan or sasaran repeats the row above."""

    def __init__(self, grid: Grid, columns: Mapping[str, int]) -> None:
        self._grid = grid
        self._columns = columns
        self._row = 0
        self._cells: Sequence[Sel] = ()
        self._tujuan: dict[str, _Node] = {}
        self._sasaran: dict[str, _Node] = {}
        self._here: _Node | None = None
        self._goal: _Node | None = None
        self._warnings: list[Temuan] = []
        self._refused: list[Ditolak] = []

    def finish(self) -> SasaranStrategis:
        """What was read.

        Raises:
            InputError: nothing could be taken.
        """
        if not (self._tujuan or self._sasaran):
            why = self._refused[0].alasan if self._refused else "Isi satu baris untuk setiap indikator."
            raise InputError(f"{self._grid.file}: tabel sasaran tidak berisi sasaran. {why}")
        return SasaranStrategis(
            tujuan=tuple(
                Tujuan(kode=n.kode, nama=n.nama, indikator=tuple(n.indikator), sumber=n.sumber)
                for n in self._tujuan.values()
            ),
            sasaran=tuple(
                Sasaran(
                    kode=n.kode,
                    nama=n.nama,
                    tujuan=n.induk,
                    program=tuple(dict.fromkeys(n.program)),
                    indikator=tuple(n.indikator),
                    sumber=n.sumber,
                )
                for n in self._sasaran.values()
            ),
            peringatan=(*warn_of_lost([self._grid]), *self._warnings),
            ditolak=tuple(self._refused),
        )

    def read_row(self, number: int, cells: Sequence[Sel]) -> None:
        """Take one row."""
        self._row, self._cells = number, cells
        if not any(self._text(name) for name in self._columns) or self._is_column_numbers():
            return
        self._move()
        if self._here is None:
            self._refuse("nama", "indikator ini tidak punya sasaran; isi kolom Sasaran")
            return
        self._here.program += self._programs()
        if self._text("nama"):
            self._here.indikator.append(self._indikator())

    def _move(self) -> None:
        """Find the node to which the row belongs: its sasaran, else its tujuan, else that of the row above."""
        if self._text("tujuan") or self._text("kode_tujuan"):
            self._here = self._goal = self._node(self._tujuan, "tujuan", "T")
        if self._text("sasaran") or self._text("kode_sasaran"):
            self._here = self._node(self._sasaran, "sasaran", "S", self._goal.kode if self._goal else "")

    def _node(self, known: dict[str, _Node], level: str, letter: str, parent: str = "") -> _Node:
        """The node that the row names by code or wording; a new one where it is not known."""
        kode, nama = self._text(f"kode_{level}"), self._text(level)
        for node in known.values():
            same_wording = bool(nama) and fold(node.nama) == fold(nama) and node.induk == parent
            if node.kode == kode or (not kode and same_wording):
                if nama and fold(node.nama) != fold(nama):
                    self._warn(level, f"kode {kode} sudah dipakai untuk '{node.nama}'", "Beri kode lain.")
                return node
        kode = kode or next(k for n in range(1, len(known) + 2) if (k := f"{letter}{n}") not in known)
        fields = {"nama": level, "kode": f"kode_{level}"} if self._text(f"kode_{level}") else {"nama": level}
        known[kode] = _Node(kode, nama, self._provenance(fields), parent)
        return known[kode]

    def _indikator(self) -> Indikator:
        target = read_target(self._cell("target"), self._text("satuan"))
        stated = Provenance(self._text("sumber"))
        fields = ("nama", "satuan", "target", "jenis_target", "formulasi", "definisi_operasional", "sumber_data")
        return Indikator(
            nama=self._text("nama"),
            satuan=target.satuan,
            target=target.nilai,
            target_teks=target.teks,
            jenis_target=self._jenis(),
            triwulan=self._quarters(target.satuan),
            formulasi=self._text("formulasi"),
            definisi_operasional=self._text("definisi_operasional"),
            sumber_data=self._text("sumber_data"),
            rencana_aksi=self._text("rencana_aksi"),
            asal=Asal.SASARAN,
            sumber=stated if stated.sources else self._provenance({name: name for name in (*fields, "rencana_aksi")}),
        )

    def _jenis(self) -> JenisTarget | None:
        written = self._text("jenis_target")
        jenis = _JENIS.get(fold(written))
        if written and jenis is None:
            self._warn("jenis_target", f"jenis target '{written}' tidak dikenal", f"Tulis {_choices()}.")
        return jenis

    def _quarters(self, satuan: str) -> Triwulan:
        targets = [read_target(self._cell(name), satuan) for name in _QUARTERS]
        for name, roman, target in zip(_QUARTERS, TRIWULAN, targets, strict=True):
            if target.teks:
                self._warn(name, f"target TW {roman} '{target.teks}' bukan angka", "Tulis angkanya, atau kosongkan.")
        first, second, third, fourth = (target.nilai for target in targets)
        return (first, second, third, fourth)

    def _programs(self) -> list[str]:
        found = []
        written = self._text("program")
        for part in split_list(written.replace(",", ";") if _ONLY_CODES.fullmatch(written) else written):
            code = read_code(re.split(r"\s", part)[0])
            named = nomenklatur().cari_nama(part, Jenjang.PROGRAM)
            if code is not None and code.kedalaman >= Kedalaman.PROGRAM:
                found.append(code.induk(Kedalaman.PROGRAM))
            elif named is not None:
                found.append(named.kode)
            else:
                self._warn("program", f"program '{part}' tidak dikenal", "Tulis kodenya, misalnya 7.01.02.")
        return found

    def _is_column_numbers(self) -> bool:
        """The row "(1) (2) (3)" under the headings."""
        texts = [text for name in self._columns if (text := self._text(name))]
        return len(texts) > 1 and all(re.fullmatch(r"\(?\d{1,2}\)?", text) for text in texts)

    def _cell(self, name: str) -> Sel:
        column = self._columns.get(name, len(self._cells))
        return self._cells[column] if column < len(self._cells) else None

    def _text(self, name: str) -> str:
        cell = self._cell(name)
        # A list in one cell keeps its line breaks until it is split.
        return str(cell).strip() if name == "program" and cell is not None else tidy(str(cell or ""))

    def _provenance(self, fields: Mapping[str, str]) -> Provenance:
        """Where each field that is filled stands; ``fields`` names the column of each."""
        return Provenance.of(
            {
                name: Source(self._grid.file, self._grid.sheet, a1(self._row, self._columns[column]))
                for name, column in fields.items()
                if self._text(column)
            }
        )

    def _sel(self, name: str) -> str:
        return f"{self._grid.sheet}!{a1(self._row, self._columns.get(name, 0))}"

    def _warn(self, name: str, said: str, advice: str) -> None:
        self._warnings.append(
            Temuan(
                aturan="isian-sasaran", sel=self._sel(name), pesan=f"{said}.", saran=advice, berkas=self._grid.file
            )
        )

    def _refuse(self, name: str, reason: str) -> None:
        sel = self._sel(name)
        self._refused.append(Ditolak(sel=sel, alasan=f"{sel}: {reason}.", berkas=self._grid.file))


def _choices() -> str:
    *first, last = JenisTarget
    return f"{', '.join(first)} atau {last}"
