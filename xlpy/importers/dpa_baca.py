"""Read one sheet from top to bottom: heads, labelled rows, table rows; keep what was met, judge nothing yet."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from xlpy.importers.dpa_baris import Baris, Simpulan
from xlpy.importers.dpa_kode import JenisKode, KodeTerbaca, read_code_in_name, read_codes
from xlpy.importers.dpa_label import BarisLabel, Label, is_total, read_label, read_result_label
from xlpy.importers.dpa_mentah import Bacaan, IndikatorMentah, JumlahTertulis, Mentah, Rincian
from xlpy.importers.dpa_tanpa_kode import PengenalNama
from xlpy.importers.dpa_uang import KolomPagu, Pilihan, choose_money
from xlpy.importers.grid import Grid, Sel
from xlpy.importers.headers import Peran, meaning
from xlpy.importers.tables import (
    Kepala,
    address,
    cell_text,
    find_heads,
    is_column_numbers,
)
from xlpy.importers.tables_isi import refine_by_content, without_head
from xlpy.plan.angka import AngkaError, decimal_mark_of, read_money, read_month, read_target
from xlpy.plan.kode import Kedalaman
from xlpy.plan.text import fold, split_list

_LEVEL_LABELS = {
    Label.URUSAN: Kedalaman.URUSAN,
    Label.BIDANG: Kedalaman.BIDANG,
    Label.PROGRAM: Kedalaman.PROGRAM,
    Label.KEGIATAN: Kedalaman.KEGIATAN,
    Label.SUB_KEGIATAN: Kedalaman.SUB_KEGIATAN,
}
_GROUP_OF_ITEMS = re.compile(r"\[\s*(?P<tanda>[#-])\s*\]")
_UNIT_HEADING = re.compile(r"(?:kelurahan|kel\.)\s+\w[\w ]{2,30}", re.IGNORECASE)


@dataclass(slots=True)
class PembacaLembar:
    """Reads one sheet; its state is what the rows above the current one have said."""

    grid: Grid
    tahun: int | None
    pilihan: Pilihan
    pengenal: PengenalNama
    hasil: Bacaan = field(init=False)
    kepala: Kepala | None = None
    pagu: KolomPagu = field(default_factory=KolomPagu)
    desimal: str = ""
    tanpa_kode: bool = False
    konteks: dict[Kedalaman, tuple[str, str]] = field(default_factory=dict)
    skpd: str = ""
    unit: str = ""
    seksi: str = ""
    sumber_dana: tuple[str, ...] = ()
    sub: Mentah | None = None
    terakhir: Mentah | None = None
    hasil_kegiatan: list[IndikatorMentah] = field(default_factory=list)
    alokasi: tuple[Fraction, str, bool] | None = None
    baris_nama: int = -2

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

    # ── heads ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _enter(self, head: Kepala, end: int) -> None:
        body = self.grid.rows[head.akhir + 1 : end]
        head = refine_by_content(head, body)
        self.kepala = None if head.semua(Peran.PENANDA_TANGAN) else head
        if self.kepala is None:
            return
        self.hasil.ada_bulan |= len(head.semua(Peran.BULAN)) >= 6  # noqa: PLR2004
        self.pagu = choose_money(head, self.tahun, self.pilihan)
        volumes = head.semua(Peran.VOLUME)
        self.desimal = decimal_mark_of([row[k.indeks] for k in volumes for row in body if k.indeks < len(row)])
        self.tanpa_kode = bool(head.semua(Peran.URAIAN)) and not any(
            code.jenis is not JenisKode.REKENING
            for row in range(head.akhir + 1, end)
            for _, code in self._at(row).codes()
        )
        is_nodes = bool(head.semua(Peran.KODE, Peran.URAIAN))
        if is_nodes and self.pagu.nama and self.pagu.nama not in self.hasil.kolom_pagu:
            self.hasil.kolom_pagu.append(self.pagu.nama)
            self.hasil.kolom_lain += [name for name in self.pagu.lainnya if name not in self.hasil.kolom_lain]
            self.hasil.baris_kepala.append(head.awal + 1)
            if self.pagu.ragu:
                self.hasil.ragu_kolom = address(head.awal, self.pagu.kolom[0].indeks)
        if self.pagu.tahun:
            self.hasil.tahun_kolom.add(self.pagu.tahun)

    def _at(self, row: int) -> Baris:
        head = self.kepala or Kepala(0, 0, ())
        return Baris(row, self.grid.rows[row], head, self.pagu, self.desimal)

    # ── rows ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _read_row(self, row: int) -> None:
        cells = self.grid.rows[row]
        texts = [text for text in map(cell_text, cells) if text]
        if not texts or is_column_numbers(cells) or any(fold(text) == "realisasi" for text in texts):
            return
        if self._is_repeated_heading(texts):
            return
        label = read_label(cells)
        if label and self._read_labelled(row, label):
            return
        if self._read_result(row) or self._read_total(row) or self._read_month_rows(row):
            return
        if self._read_wrapped_name(row, texts) or self._read_account_outside_table(row):
            return
        if self.kepala:
            self._read_table_row(row)

    def _read_wrapped_name(self, row: int, texts: Sequence[str]) -> bool:
        """The rest of a labelled name that a paper wrapped onto the next line."""
        goes_on = row == self.baris_nama + 1 and len(texts) == 1 and not re.search(r"[\d:]", texts[0])
        if goes_on and self.terakhir:
            self.terakhir.nama = f"{self.terakhir.nama} {texts[0]}"
            self.baris_nama = row
        return goes_on

    def _read_account_outside_table(self, row: int) -> bool:
        """A rekening with its amount where no head tells the columns, as in pasted text."""
        if self.sub is None or (self.kepala and self.kepala.semua(Peran.KODE)):
            return False
        texts = [cell_text(cell) for cell in self.grid.rows[row]]
        first = next((text for text in texts if text), "")
        code = read_code_in_name(first)
        money = next((i for i in reversed(range(len(texts))) if re.match(r"(?i)rp\.?\s*\d", texts[i])), None)
        is_top = first in {"5", "6"} and "belanja" in " ".join(texts).casefold()
        if money is None or not (is_top or (code and code.jenis is JenisKode.REKENING)):
            return False
        try:
            amount = read_money(texts[money])
        except AngkaError as error:
            self.hasil.reject(address(row, money), str(error))
            return True
        account = code.rekening if code else first
        self.sub.rincian.append(Rincian(account, amount or Fraction(0), address(row, money)))
        return True

    def _is_repeated_heading(self, texts: Sequence[str]) -> bool:
        headings = {text for kolom in self.kepala.kolom for text in kolom.judul} if self.kepala else set()
        return len(texts) > 1 and all(text in headings for text in texts)

    def _read_labelled(self, row: int, label: BarisLabel) -> bool:
        level = _LEVEL_LABELS.get(label.label)
        if level:
            return self._read_level_label(row, label, level)
        if not label.bertitik_dua:
            return False
        self._keep_label(row, label)
        return True

    def _keep_label(self, row: int, label: BarisLabel) -> None:
        value = label.nilai
        match label.label:
            case Label.SKPD:
                self.skpd, self.unit = value or self.skpd, ""
            case Label.UNIT:
                self.unit = "" if _same_office(value, self.skpd) else value
            case Label.SEKSI:
                self.seksi = value
            case Label.SUMBER_DANA:
                self._set_funding(row, label)
            case Label.NOMOR:
                self.hasil.nomor = self.hasil.nomor or value
            case Label.KELUARAN_SUB if self.sub and value:
                at = address(row, label.kolom_nilai)
                self.sub.indikator.append(IndikatorMentah(value, read_target(None), "keluaran sub", at, ""))
                self.terakhir = self.sub
            case Label.ALOKASI | Label.ALOKASI_LALU | Label.ALOKASI_DEPAN:
                self._keep_allocation(row, label)
            case _:
                pass

    def _set_funding(self, row: int, label: BarisLabel) -> None:
        self.sumber_dana = split_list(label.nilai)
        if self.sub and not self.sub.sumber_dana:
            self.sub.sumber_dana = self.sumber_dana
            self.sub.sel["sumber_dana"] = address(row, label.kolom_nilai)

    def _keep_allocation(self, row: int, label: BarisLabel) -> None:
        shift = {Label.ALOKASI_LALU: -1, Label.ALOKASI: 0, Label.ALOKASI_DEPAN: 1}[label.label]
        wanted = (self.pilihan.tahun or self.tahun or 0) - (self.tahun or 0) if self.tahun else 0
        if shift != wanted:
            return
        try:
            amount = read_money(label.nilai)
        except AngkaError:
            return
        if amount is not None:
            self.alokasi = (amount, address(row, label.kolom_nilai), shift != 0)

    def _read_level_label(self, row: int, label: BarisLabel, level: Kedalaman) -> bool:
        code = read_code_in_name(label.nilai) or read_codes([label.nilai])
        if not label.nilai or (not code and not label.bertitik_dua and not self.pengenal.kenal(label.nilai)):
            return False
        at = label.kolom_nilai
        if code and code.jenis is JenisKode.LAMA:
            self.hasil.kode_lama.append(address(row, at))
            return True
        if code and code.kode and code.jenis is JenisKode.NOMENKLATUR:
            written = code.tertulis if code.kode.diperbaiki else ""
            node = Simpulan(code.kode.kedalaman, code.kode.teks, code.nama, at, at, written)
        else:
            node = Simpulan(level, "", label.nilai, -1, at)
        self._meet(self._at(row), node, labelled=True)
        self.baris_nama = row
        return True

    def _read_result(self, row: int) -> bool:
        """A row of the block "Indikator dan Tolok Ukur Kinerja": kind of result, wording, target."""
        cells = [(i, cell_text(c)) for i, c in enumerate(self.grid.rows[row]) if cell_text(c)]
        kind = read_result_label(cells[0][1].partition(":")[0]) if cells else ""
        if not kind or len(cells) < 2 or (self.kepala and self._at(row).codes()):  # noqa: PLR2004
            return False
        (name_at, name), rest = cells[1], cells[2:]
        target_at, target = rest[-1] if rest else (-1, "")
        found = IndikatorMentah(
            name, read_target(target), kind, address(row, name_at), address(row, target_at) if target else ""
        )
        if kind == "keluaran sub" and self.sub:
            self.sub.indikator.append(found)
        elif kind != "masukan":
            self.hasil_kegiatan.append(found)
        return True

    def _read_total(self, row: int) -> bool:
        line = self._at(row)
        cells = [(i, cell_text(c)) for i, c in enumerate(self.grid.rows[row]) if cell_text(c)]
        words = [(i, text) for i, text in cells if re.search(r"[A-Za-z]", text) and not re.match(r"(?i)rp", text)]
        if not words or not is_total(words[0][1]) or line.codes():
            return False
        try:
            amount, at = line.money()
        except AngkaError:
            amount, at = None, ""
        if amount is None:
            amount, at = self._rightmost_amount(row, words[0][0])
        if amount is not None:
            parents = (
                self.konteks.get(Kedalaman.PROGRAM, ("", ""))[0],
                self.konteks.get(Kedalaman.KEGIATAN, ("", ""))[0],
            )
            sub = self.sub.kode if self.sub else ""
            self.hasil.jumlah.append(
                JumlahTertulis(words[0][1], amount, self.grid.sheet, at, len(self.hasil.simpul), (*parents, sub))
            )
        return True

    def _rightmost_amount(self, row: int, after: int) -> tuple[Fraction | None, str]:
        if self.pagu.kolom or (self.kepala and self.kepala.semua(Peran.BULAN)):
            return None, ""
        for index in range(len(self.grid.rows[row]) - 1, after, -1):
            cell = self.grid.rows[row][index]
            if cell_text(cell):
                try:
                    return read_money(cell), address(row, index)
                except AngkaError:
                    continue
        return None, ""

    def _read_month_rows(self, row: int) -> bool:
        """Months written below each other, also in two columns side by side; each takes the next amount."""
        cells = [(i, c) for i, c in enumerate(self.grid.rows[row]) if cell_text(c)]
        if not cells or not read_month(cell_text(cells[0][1])):
            return False
        month = 0
        for index, cell in cells:
            named = read_month(cell) if isinstance(cell, str) else None
            if named:
                month = named
            elif month and self.sub:
                self._keep_month(row, index, cell, month)
                month = 0
        return True

    def _keep_month(self, row: int, index: int, cell: Sel, month: int) -> None:
        try:
            amount = read_money(cell)
        except AngkaError:
            return
        if amount is not None and self.sub and month not in self.sub.bulanan:
            self.sub.bulanan[month] = amount
            self.sub.sel.setdefault("bulanan", address(row, index))

    # ── table rows ───────────────────────────────────────────────────────────────────────────────────────────────

    def _read_table_row(self, row: int) -> None:
        line = self._at(row)
        codes = [code for _, code in line.codes()]
        special = next((c for c in codes if c.jenis is not JenisKode.NOMENKLATUR), None)
        nodes = line.nodes()
        if self.tanpa_kode and not (nodes and nodes[-1].jenjang is Kedalaman.SUB_KEGIATAN):
            nodes = self._recognised(line, nodes)
        if special and special.jenis is not JenisKode.REKENING:
            self._read_special(line, special)
        elif nodes and _is_node_row(nodes, special):
            for node in nodes[:-1]:
                self._set_context(node.jenjang, node.kode, node.nama)
            self._meet(line, nodes[-1], per_item=special is not None)
        elif special:
            self._read_account(line, special)
        else:
            self._read_uncoded(line)

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
            self._meet(line, Simpulan(code.kode.kedalaman, code.kode.teks, "", 0, -1), per_item=True, bare=True)
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
        if _UNIT_HEADING.fullmatch(name) and sum(1 for cell in line.sel if cell_text(cell)) == 1:
            self.unit, self.sub = name, None
        elif self.sub and (line.kepala.semua(Peran.VOLUME, Peran.HARGA) or _GROUP_OF_ITEMS.match(name)):
            group = _GROUP_OF_ITEMS.match(name)
            self._add_detail(line, "", {"#": 1, "-": 2}[group["tanda"]] if group else 3)
        elif self.terakhir and name[:1].islower() and self._only_text(line):
            self.terakhir.nama = f"{self.terakhir.nama} {name}"

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

    # ── nodes ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _set_context(self, level: Kedalaman, code: str, name: str) -> None:
        known = self.konteks.get(level)
        if known and known == (code, name):
            return
        self.konteks = {k: v for k, v in self.konteks.items() if k < level}
        self.konteks[level] = (code, name)
        self._keep_parent_name(level, code, name)

    def _keep_parent_name(self, level: Kedalaman, code: str, name: str) -> None:
        if name:
            self.hasil.simpul.append(Mentah(level, code, name, self.grid.file, self.grid.sheet))

    def _meet(
        self, line: Baris, node: Simpulan, *, labelled: bool = False, per_item: bool = False, bare: bool = False
    ) -> None:
        """A node is met: keep it with all that its row says, and make it the current one."""
        met = Mentah(node.jenjang, node.kode, node.nama, self.grid.file, self.grid.sheet)
        met.kode_tertulis = node.kode_tertulis
        at = node.kolom_kode if node.kolom_kode >= 0 else node.kolom_nama
        met.sel["kode"] = line.at(max(at, 0))
        if node.kolom_nama >= 0:
            met.sel["nama"] = line.at(node.kolom_nama)
        if not bare and not self._read_amounts(line, met):
            self.terakhir = self.sub = None
            return
        met.per_butir = per_item or bool(
            line.kepala.semua(Peran.REKENING, Peran.BARANG, Peran.HARGA) and not labelled
        )
        self._enrich(line, met)
        is_again = self.sub is not None and node.jenjang is Kedalaman.SUB_KEGIATAN and self._is_same(met)
        if labelled and is_again:
            return
        self._become_current(met)

    def _is_same(self, met: Mentah) -> bool:
        assert self.sub  # noqa: S101
        return (met.kode, met.unit, met.uang) == (self.sub.kode, self.sub.unit, None) and (
            bool(met.kode) or fold(met.nama) == fold(self.sub.nama)
        )

    def _read_amounts(self, line: Baris, met: Mentah) -> bool:
        """Read the row's pagu and months; an unreadable pagu rejects the row."""
        try:
            met.uang, at = line.money()
        except AngkaError as error:
            self.hasil.reject(str(error).partition(":")[0], str(error).partition(": ")[2])
            return False
        if at:
            met.sel["pagu"] = at
        try:
            met.bulanan, at = line.months()
        except AngkaError as error:
            self.hasil.warn("bulan-tak-terbaca", str(error).partition(":")[0], str(error).partition(": ")[2])
            at = ""
        if at:
            met.sel["bulanan"] = at
        return True

    def _enrich(self, line: Baris, met: Mentah) -> None:
        met.indikator = [found for found in line.indicators() if found.sel_nama not in met.sel.values()]
        if met.indikator:
            met.sel["indikator"] = met.indikator[0].sel_nama
        self._read_office(line)
        met.skpd = self.skpd
        text, kolom = line.first(Peran.UNIT)
        met.unit = ("" if _same_office(text, met.skpd) or text.isdigit() else text) or self.unit
        if kolom and met.unit:
            met.sel["unit"] = line.at(kolom)
        text, kolom = line.first(Peran.SEKSI)
        met.seksi = text or self.seksi
        if kolom and text:
            met.sel["seksi"] = line.at(kolom)
        text, kolom = line.first(Peran.SUMBER_DANA)
        met.sumber_dana = split_list(str(line.cell(kolom))) if kolom else self.sumber_dana
        if kolom:
            met.sel["sumber_dana"] = line.at(kolom)
        met.sumber = line.first(Peran.SUMBER)[0]
        self.hasil.nomor = self.hasil.nomor or line.first(Peran.NOMOR_DPA)[0]
        program, kegiatan = (self.konteks.get(k, ("", "")) for k in (Kedalaman.PROGRAM, Kedalaman.KEGIATAN))
        met.nama_induk = (program[1], kegiatan[1])

    def _read_office(self, line: Baris) -> None:
        name = line.first(Peran.SKPD)[0]
        code = line.first(Peran.KODE_SKPD)[0]
        if name and not name.isdigit() and meaning(name) is None:
            self.skpd = f"{code} {name}".strip()

    def _become_current(self, met: Mentah) -> None:
        self.hasil.simpul.append(met)
        self.terakhir = met
        if met.jenjang is Kedalaman.SUB_KEGIATAN:
            self.sub = met
            self._give_form_data(met)
            return
        self.sub = None
        if met.jenjang is Kedalaman.KEGIATAN:
            self.hasil_kegiatan = []
        if met.jenjang is Kedalaman.PROGRAM:
            self.sumber_dana = ()
        self.konteks = {k: v for k, v in self.konteks.items() if k < met.jenjang}
        self.konteks[met.jenjang] = (met.kode, met.nama)

    def _give_form_data(self, met: Mentah) -> None:
        """What the head block of a form said before its sub kegiatan was named."""
        outputs = [found for found in self.hasil_kegiatan if found.jenis.startswith("keluaran")]
        met.indikator += outputs if not met.indikator else []
        parent = next((n for n in reversed(self.hasil.simpul) if n.jenjang is Kedalaman.KEGIATAN), None)
        if parent and not parent.indikator:
            parent.indikator = [found for found in self.hasil_kegiatan if found.jenis == "hasil"]
        if self.alokasi:
            met.alokasi, met.sel["alokasi"], met.alokasi_dipakai = self.alokasi


def _same_office(text: str, office: str) -> bool:
    return bool(text) and (fold(text) == fold(office) or fold(office).endswith(fold(text)))


def _is_node_row(nodes: list[Simpulan], special: KodeTerbaca | None) -> bool:
    """Whether the row is about a node: beside a rekening only a sub kegiatan counts (a flat list of items)."""
    return special is None or nodes[-1].jenjang is Kedalaman.SUB_KEGIATAN
