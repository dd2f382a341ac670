"""Read one sheet from top to bottom: heads, rows of a form, rows of a table; keep what was met, judge nothing yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xlpy.importers.dpa_baris import Baris, Simpulan
from xlpy.importers.dpa_formulir import PembacaFormulir
from xlpy.importers.dpa_kode import JenisKode, KodeTerbaca
from xlpy.importers.dpa_label import read_label
from xlpy.importers.dpa_mentah import Bacaan, IndikatorMentah, Rincian
from xlpy.importers.dpa_uang import choose_money
from xlpy.importers.grid import Sel
from xlpy.importers.headers import Peran
from xlpy.importers.tables import (
    Kepala,
    Kolom,
    address,
    filled_cells,
    find_heads,
    is_column_numbers,
)
from xlpy.importers.tables_isi import refine_by_content, without_head
from xlpy.plan.angka import AngkaError, decimal_mark_of, read_month, read_years
from xlpy.plan.kode import Kedalaman, is_account_code
from xlpy.plan.text import fold

_DIGIT = re.compile(r"\d")
_GROUP_OF_ITEMS = re.compile(r"\[\s*(?P<tanda>[#-])\s*\]")


@dataclass(slots=True)
class PembacaLembar(PembacaFormulir):
    """Reads one sheet."""

    def read(self) -> Bacaan:
        """Read every row of the sheet."""
        self.hasil = Bacaan(self.grid.file, self.grid.sheet, tahun=self.tahun)
        heads = find_heads(self.grid)
        if not any(head.semua(Peran.KODE, Peran.URAIAN, Peran.REKENING, Peran.BARANG) for head in heads):
            heads = sorted([*heads, *without_head(self.grid)], key=lambda head: head.awal)
        starts = {head.awal: head for head in heads}
        ends = sorted(starts)
        row = 0
        while row < len(self.grid.rows):
            head = starts.get(row)
            if head:
                after = next((start for start in ends if start > row), len(self.grid.rows))
                self._enter(head, after)
                row = max(head.akhir + 1, row)
                if head.akhir < head.awal:
                    self._read_row(row)
                    row += 1
                continue
            self._read_row(row)
            row += 1
        return self.hasil

    def _enter(self, head: Kepala, end: int) -> None:
        body = self.grid.rows[head.akhir + 1 : self._end_of_table(head, end)]
        head = refine_by_content(head, body)
        self.kepala = None if head.semua(Peran.PENANDA_TANGAN) else head
        self.judul = head.judul if self.kepala else frozenset()
        if self.kepala is None:
            return
        self.hasil.ada_bulan |= len(head.semua(Peran.BULAN)) >= 6  # noqa: PLR2004
        self.pagu = choose_money(head, self.tahun, self.pilihan)
        volumes = head.semua(Peran.VOLUME)
        self.desimal = decimal_mark_of([row[k.indeks] for k in volumes for row in body if k.indeks < len(row)])
        self.baris_isi = range(head.akhir + 1, end)
        self.berkode = None
        self.tanpa_kode = self._has_only_names(head)
        is_nodes = bool(head.semua(Peran.KODE, Peran.URAIAN))
        if is_nodes and self.pagu.nama and self.pagu.nama not in self.hasil.kolom_pagu:
            self.hasil.kolom_pagu.append(self.pagu.nama)
            self.hasil.kolom_lain += [name for name in self.pagu.lainnya if name not in self.hasil.kolom_lain]
            self.hasil.baris_kepala.append(head.awal + 1)
            if self.pagu.ragu:
                self.hasil.ragu_kolom = address(head.awal, self.pagu.kolom[0].indeks)
        if self.pagu.tahun:
            self.hasil.tahun_kolom.add(self.pagu.tahun)

    def _end_of_table(self, head: Kepala, end: int) -> int:
        """The row where months below each other follow the table: their amounts tell nothing of its columns."""
        for row in range(head.akhir + 1, end):
            first = next((cell for cell in self.grid.rows[row] if cell is not None), None)
            if isinstance(first, str) and first[:1].isalpha() and read_month(first):
                return row
        return end

    def _has_only_names(self, head: Kepala) -> bool:
        """Whether the nodes of a table can be told by their names alone: no code in it, none met before, no items."""
        is_possible = head.semua(Peran.URAIAN) and not head.semua(Peran.VOLUME, Peran.HARGA)
        if not is_possible or any(node.kode for node in self.hasil.simpul):
            return False
        return not any(self.at(row).codes() for row in self.baris_isi)

    def _read_row(self, row: int) -> None:
        filled = filled_cells(self.grid.rows[row])
        texts = [text for _, text in filled]
        if not texts or is_column_numbers(texts):
            return
        if self._is_detail(row, texts[0]):
            self._read_table_row(row)
            return
        if any(fold(text) == "realisasi" for text in texts):
            return
        if len(texts) > 1 and self.judul.issuperset(texts):  # a heading repeated on the next page
            return
        label = read_label(filled)
        if label and self.read_labelled(row, label):
            return
        is_read = (
            self.read_result(row, filled)
            or self.read_total(row, filled)
            or self.read_month_rows(row, filled)
            or self.read_office_heading(texts)
            or self.read_wrapped_name(row, texts)
            or self.read_account_outside_table(row, filled)
        )
        if self.kepala and not is_read:
            self._read_table_row(row)

    def _is_detail(self, row: int, first: str) -> bool:
        """Whether the row is a rekening or an item of the current sub kegiatan, which no name in it can change."""
        if self.kepala is None or self.sub is None:
            return False
        if self.kepala.semua(Peran.KODE) and is_account_code(first):
            return True
        cells = self.grid.rows[row]
        return _any_digit(cells, self.kepala.semua(Peran.VOLUME)) and _any_digit(
            cells, self.kepala.semua(Peran.HARGA)
        )

    def _read_table_row(self, row: int) -> None:
        line = self.at(row)
        if self._is_of_other_year(line):
            return
        codes = line.codes()
        special = next((c for _, c in codes if c.jenis is not JenisKode.NOMENKLATUR), None)
        nodes = line.nodes(codes)
        if self.tanpa_kode and not (nodes and nodes[-1].jenjang is Kedalaman.SUB_KEGIATAN):
            nodes = self._recognised(line, nodes)
        if special and special.jenis is not JenisKode.REKENING:
            self._read_special(line, special)
        elif nodes and self._is_stray(nodes[-1]):
            self._reject_stray(line, nodes[-1])
        elif nodes and _is_node_row(nodes, special):
            for node in nodes[:-1]:
                self.set_context(node.jenjang, node.kode, node.nama)
            self.meet(line, nodes[-1], per_item=special is not None)
        elif special:
            self._read_account(line, special)
        else:
            self._read_uncoded(line)

    def _is_stray(self, node: Simpulan) -> bool:
        """Whether a row names no sub kegiatan that is known, and no code either, though other rows have codes."""
        if (
            node.kode
            or node.jenjang is not Kedalaman.SUB_KEGIATAN
            or self.pengenal.recognise(node.nama, self.konteks)
        ):
            return False
        if self.berkode is None:
            self.berkode = any(_has_code_of_sub(self.at(row)) for row in self.baris_isi)
        return self.berkode

    def _reject_stray(self, line: Baris, node: Simpulan) -> None:
        """A row that is surely no node: with an amount it is reported, without one it may go on with a name."""
        try:
            amount, at = line.money()
        except AngkaError:
            amount, at = None, ""
        if not amount:
            self._read_uncoded(line)
            return
        self.hasil.reject(
            at, f"'{node.nama}' tidak berkode dan namanya tidak dikenal, padahal baris lain berkode; isi kodenya"
        )
        self.sub = self.terakhir = None

    def _is_of_other_year(self, line: Baris) -> bool:
        """Whether a column of years puts the row into a year that was not asked for."""
        years = read_years(line.first(Peran.TAHUN)[0])
        if not self.pilihan.tahun:
            self.hasil.tahun_baris.update(years)
        elif self.pilihan.tahun in years:
            self.hasil.tahun_kolom.add(self.pilihan.tahun)
        return bool(years and self.pilihan.tahun and self.pilihan.tahun not in years)

    def _recognised(self, line: Baris, nodes: list[Simpulan]) -> list[Simpulan]:
        name, kolom = line.first(Peran.URAIAN)
        if nodes or not kolom or kolom.arti.jenjang or line.kepala.semua(Peran.REKENING):
            return nodes
        found = self.pengenal.recognise(name, self.konteks)
        return [Simpulan(found.jenjang, "", found.nama, -1, kolom.indeks)] if found else []

    def _read_special(self, line: Baris, code: KodeTerbaca) -> None:
        at = line.at(next((i for i in range(len(line.sel)) if line.text(i)), 0))
        if code.jenis is JenisKode.LAMA:
            self.hasil.kode_lama.append(at)
        elif code.jenis is JenisKode.RUSAK:
            self.hasil.reject(at, code.alasan)
        else:
            name = code.nama or line.first(Peran.URAIAN, Peran.SKPD, Peran.UNIT)[0]
            office = f"{code.tertulis} {name}".strip()
            if code.tertulis.endswith(".0000") or not self.skpd:
                self.skpd, self.unit = office, ""
            else:
                self.unit = name or office
            self.sub = None

    def _read_account(self, line: Baris, code: KodeTerbaca) -> None:
        if code.kode and (self.sub is None or self.sub.kode != code.kode.teks):
            self.meet(line, Simpulan(code.kode.kedalaman, code.kode.teks, "", 0, -1), per_item=True, bare=True)
        self._add_detail(line, code.rekening, 0)

    def _add_detail(self, line: Baris, account: str, level: int) -> None:
        if self.sub is None:
            return
        try:
            amount, at = line.money()
        except AngkaError as error:
            self.hasil.reject(line.at(0), f"{error} (rincian dari {self.sub.kode or self.sub.nama})")
            return
        if amount is not None:
            self.sub.rincian.append(Rincian(account, amount, at, level))

    def _read_uncoded(self, line: Baris) -> None:
        name, kolom = line.first(Peran.URAIAN)
        indicators = line.indicators()
        if indicators and not name and self.terakhir:
            self._continue_indicators(indicators)
            return
        if not kolom:
            return
        if self.sub and (line.kepala.semua(Peran.VOLUME, Peran.HARGA) or _GROUP_OF_ITEMS.match(name)):
            group = _GROUP_OF_ITEMS.match(name)
            self._add_detail(line, "", {"#": 1, "-": 2}[group["tanda"]] if group else 3)
        elif self.terakhir and name[:1].islower() and self._only_text(line):
            self.terakhir.nama = f"{self.terakhir.nama} {name}"
        elif not (self.sub and self.sub.rincian):
            self._reject_uncoded(line, name)

    def _reject_uncoded(self, line: Baris, name: str) -> None:
        """Money beside a name without a readable code, where no rekening explains it, is reported and not dropped."""
        try:
            amount, at = line.money()
        except AngkaError:
            return
        if amount and self.hasil.sub():
            code = line.first(Peran.KODE)[0]
            why = f"kode '{code}' tidak terbaca" if code else "tidak berkode, padahal baris lain berkode"
            self.hasil.reject(at, f"'{name}' {why}; perbaiki kodenya di berkas, lalu impor lagi")

    def _only_text(self, line: Baris) -> bool:
        return all(cell is None or (isinstance(cell, str) and not re.search(r"\d{4,}", cell)) for cell in line.sel)

    def _continue_indicators(self, indicators: list[IndikatorMentah]) -> None:
        assert self.terakhir  # noqa: S101
        for found in indicators:
            known = self.terakhir.indikator
            wraps = known and found.nama[:1].islower() and found.target.nilai is None and not found.target.teks
            if wraps and not found.target.satuan and known[-1].nama[-1:] not in ".;":
                known[-1] = replace(known[-1], nama=f"{known[-1].nama} {found.nama}")
            else:
                known.append(found)


def _has_code_of_sub(line: Baris) -> bool:
    return any(code.kode and code.kode.kedalaman is Kedalaman.SUB_KEGIATAN for _, code in line.codes())


def _any_digit(cells: Sequence[Sel], columns: Sequence[Kolom]) -> bool:
    for kolom in columns:
        cell = cells[kolom.indeks] if kolom.indeks < len(cells) else None
        if cell is not None and (not isinstance(cell, str) or _DIGIT.search(cell)):
            return True
    return False


def _is_node_row(nodes: list[Simpulan], special: KodeTerbaca | None) -> bool:
    """Whether the row is about a node: beside a rekening only a sub kegiatan counts (a flat list of items)."""
    return special is None or nodes[-1].jenjang is Kedalaman.SUB_KEGIATAN
