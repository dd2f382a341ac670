"""The rows of a form: labels with their values, the block of results, months below each other, totals."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from xlpy.importers.dpa_baris import Simpulan
from xlpy.importers.dpa_keadaan import Keadaan, same_office, without_code
from xlpy.importers.dpa_kode import JenisKode, read_code_in_name, read_codes
from xlpy.importers.dpa_label import BarisLabel, Label, is_total, read_result_label
from xlpy.importers.dpa_mentah import IndikatorMentah, JumlahTertulis, Rincian
from xlpy.importers.grid import Sel
from xlpy.importers.headers import Peran
from xlpy.importers.tables import (
    address,
    cell_text,
    filled_cells,
)
from xlpy.plan.angka import AngkaError, read_money, read_month, read_target, read_years
from xlpy.plan.kode import Kedalaman
from xlpy.plan.text import split_list

_LEVEL_LABELS = {
    Label.URUSAN: Kedalaman.URUSAN,
    Label.BIDANG: Kedalaman.BIDANG,
    Label.PROGRAM: Kedalaman.PROGRAM,
    Label.KEGIATAN: Kedalaman.KEGIATAN,
    Label.SUB_KEGIATAN: Kedalaman.SUB_KEGIATAN,
}
_AMOUNT = re.compile(r"rp\.?\s*\d", re.IGNORECASE)
_RUPIAH = re.compile("rp", re.IGNORECASE)
_WORDS = re.compile(r"[A-Za-z]")
_OFFICE_HEADING = re.compile(r"(?:(?:kantor )?kecamatan|kelurahan|kel\.) \w[\w ]{2,30}", re.IGNORECASE)


@dataclass(slots=True)
class PembacaFormulir(Keadaan):
    """Reads the rows that say by themselves what they are."""

    def read_labelled(self, row: int, label: BarisLabel) -> bool:
        """A row that names itself; False when it turns out to be a row of a table."""
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
                self.unit = "" if same_office(value, self.skpd) else without_code(value)
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
        shift = _years_from(label, self.tahun)
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
        self.meet(self.at(row), node, labelled=True)
        self.baris_nama = row
        return True

    def read_office_heading(self, texts: Sequence[str]) -> bool:
        """A kecamatan or kelurahan alone in its row: what follows is its own."""
        if len(texts) != 1 or not _OFFICE_HEADING.fullmatch(texts[0]):
            return False
        if texts[0].casefold().startswith("kel"):
            self.unit = texts[0]
        else:
            self.skpd, self.unit = texts[0], ""
        self.sub = self.terakhir = None
        return True

    def read_wrapped_name(self, row: int, texts: Sequence[str]) -> bool:
        """The rest of a labelled name that a paper wrapped onto the next line."""
        goes_on = row == self.baris_nama + 1 and len(texts) == 1 and not re.search(r"[\d:]", texts[0])
        if goes_on and self.terakhir:
            self.terakhir.nama = f"{self.terakhir.nama} {texts[0]}"
            self.baris_nama = row
        return goes_on

    def read_account_outside_table(self, row: int, filled: Sequence[tuple[int, str]]) -> bool:
        """A rekening with its amount where no head tells the columns, as in pasted text."""
        if self.sub is None or (self.kepala and self.kepala.semua(Peran.KODE)):
            return False
        first = filled[0][1]
        money, written = next((cell for cell in reversed(filled) if _AMOUNT.match(cell[1])), (-1, ""))
        if money < 0:
            return False
        code = read_code_in_name(first)
        is_top = first in {"5", "6"} and any("belanja" in text.casefold() for _, text in filled)
        if not (is_top or (code and code.jenis is JenisKode.REKENING)):
            return False
        try:
            amount = read_money(written)
        except AngkaError as error:
            self.hasil.reject(address(row, money), str(error))
            return True
        account = code.rekening if code else first
        self.sub.rincian.append(Rincian(account, amount or Fraction(0), address(row, money)))
        return True

    def read_result(self, row: int, filled: Sequence[tuple[int, str]]) -> bool:
        """A row of the block "Indikator dan Tolok Ukur Kinerja": kind of result, wording, target."""
        kind = read_result_label(filled[0][1].partition(":")[0])
        if kind and len(filled) == 1:
            filled = [filled[0], *self._result_around(row, filled[0][0])]
        if not kind or len(filled) < 2 or (self.kepala and self.at(row).codes()):  # noqa: PLR2004
            return False
        (name_at, name), rest = filled[1], filled[2:]
        target_at, target = rest[-1] if rest else (-1, "")
        found = IndikatorMentah(
            name, read_target(target), kind, address(row, name_at), address(row, target_at) if target else ""
        )
        if kind.startswith("keluaran") and self.sub:
            self.sub.indikator.append(found)
        elif kind != "masukan":
            self.hasil_kegiatan.append(found)
        return True

    def _result_around(self, row: int, column: int) -> Sequence[tuple[int, str]]:
        """Wording and target of a label that a paper centres beside two lines; nothing where that is not sure."""
        above = filled_cells(self.grid.rows[row - 1]) if row else []
        below = filled_cells(self.grid.rows[row + 1]) if row + 1 < len(self.grid.rows) else []
        if len(above) != 2 or len(below) > 1 or above[0][0] <= column:  # noqa: PLR2004
            return ()
        (name_at, name), (_, target) = above
        goes_on = below and below[0][0] > column and below[0][1][:1].islower()
        is_target = read_target(target).nilai is not None and _WORDS.search(target)
        return [(name_at, f"{name} {below[0][1]}" if goes_on else name), above[1]] if is_target else ()

    def read_total(self, row: int, filled: Sequence[tuple[int, str]]) -> bool:
        """A row of sums: kept for comparison, never taken."""
        words = next(((i, text) for i, text in filled if _WORDS.search(text) and not _RUPIAH.match(text)), None)
        if words is None or not is_total(words[1]):
            return False
        line = self.at(row)
        if line.codes():
            return False
        try:
            amount, at = line.money()
        except AngkaError:
            amount, at = None, ""
        if amount is None:
            amount, at = self._rightmost_amount(row, words[0])
        if amount is not None:
            parents = (
                self.konteks.get(Kedalaman.PROGRAM, ("", ""))[0],
                self.konteks.get(Kedalaman.KEGIATAN, ("", ""))[0],
            )
            sub = self.sub.kode if self.sub else ""
            self.hasil.jumlah.append(
                JumlahTertulis(words[1], amount, self.grid.sheet, at, len(self.hasil.simpul), (*parents, sub))
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

    def read_month_rows(self, row: int, filled: Sequence[tuple[int, str]]) -> bool:
        """Months written below each other, also in two columns side by side; each takes the next amount."""
        if not read_month(filled[0][1]):
            return False
        month = 0
        for index, _ in filled:
            cell = self.grid.rows[row][index]
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


def _years_from(label: BarisLabel, tahun: int | None) -> int | None:
    """How many years after the paper's own an allocation is; None where it names a year and the paper none."""
    named = read_years(label.teks)
    if named:
        return named[0] - tahun if tahun else None
    return {Label.ALOKASI_LALU: -1, Label.ALOKASI_DEPAN: 1}.get(label.label, 0)
