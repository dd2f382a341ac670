"""Why a file cannot be a DPA: said by name, with what to do, and with the check total of a cash plan."""

import re
from collections.abc import Sequence
from fractions import Fraction

from xlpy.errors import InputError
from xlpy.importers.dpa_kode import JenisKode, read_codes
from xlpy.importers.dpa_mentah import Bacaan, Rincian, leaf_amount
from xlpy.importers.dpa_skala import scale_of_titles
from xlpy.importers.grid import Grid, Sel
from xlpy.importers.headers import Peran
from xlpy.importers.tables import Kepala, address, cell_text, find_heads
from xlpy.plan.angka import AngkaError, format_rupiah, read_number, round_rupiah
from xlpy.plan.kode import is_account_code
from xlpy.plan.model import BULAN
from xlpy.plan.text import fold

_SPENT = "realisasi"
_SPENDING = re.compile(r"(?:jumlah |total )?belanja(?: daerah)?")
_OF_SPENDING = "5."
_OFFICE_BOX = re.compile(
    r"\b(?:camat|lurah|sekretaris|kasi|kasubag|seksi|sub ?bagian|kelompok jabatan fungsional|kepala)\b"
)
_DUTIES = re.compile(r"\b(?:pasal \d+|mempunyai tugas|uraian tugas|menyelenggarakan fungsi|tugas pokok)\b")
_ORG_CHART = re.compile(r"\b(?:struktur|bagan)(?: susunan)? organisasi\b")
_FEW_OLD_CODES = 3
_FEW_BOXES = 4
_LONG_TEXT = 60


class BukanDpaError(InputError):
    """The file cannot be a DPA.

    Attributes:
        jumlah_pembanding: the year's belanja of a cash plan in whole rupiah, good only as a check total; else None.
    """

    def __init__(self, pesan: str, jumlah_pembanding: int | None = None) -> None:
        super().__init__(pesan)
        self.jumlah_pembanding = jumlah_pembanding


def refuse(grids: Sequence[Grid], sheets: Sequence[Bacaan]) -> InputError:
    """The reason why no sub kegiatan could be taken, as an error to raise."""
    name = grids[0].file if grids else "Berkas"
    texts = [text for grid in grids for row in grid.rows for text in map(cell_text, row) if text]
    if not texts:
        return BukanDpaError(f"{name}: berkas kosong. Pilih berkas DPA yang berisi data.")
    rejected = [ditolak for sheet in sheets for ditolak in sheet.ditolak]
    if rejected:
        return BukanDpaError(
            f"{name}: tidak ada sub kegiatan yang terbaca; {len(rejected)} baris ditolak, pertama "
            f"{rejected[0].sel}: {rejected[0].alasan}."
        )
    old = old_codes(grids)
    if len(old) >= _FEW_OLD_CODES or any(sheet.kode_lama for sheet in sheets):
        return _old_system(name, old or [f"{s.sheet}!{s.kode_lama[0]}" for s in sheets if s.kode_lama])
    plan = cash_plan(grids)
    if plan is not None:
        return BukanDpaError(
            f"{name}: ini anggaran kas tanpa sub kegiatan, bukan DPA; hanya dapat dipakai sebagai jumlah pembanding: "
            f"belanja setahun Rp {format_rupiah(plan)}. Impor DPA rincian yang memuat sub kegiatan.",
            plan,
        )
    if _heads_of_months(grids) and not any(sheet.simpul for sheet in sheets):
        return BukanDpaError(
            f"{name}: ini anggaran kas tanpa sub kegiatan, bukan DPA. Impor DPA rincian yang memuat sub kegiatan."
        )
    return _by_text(name, texts, sheets)


def _by_text(name: str, texts: Sequence[str], sheets: Sequence[Bacaan]) -> InputError:
    folded = [fold(text) for text in texts]
    boxes = [text for text in folded if len(text) <= _LONG_TEXT and _OFFICE_BOX.search(text)]
    is_chart = any(map(_ORG_CHART.search, folded)) or len(boxes) >= max(_FEW_BOXES, len(texts) // 2)
    if is_chart and not any(map(_DUTIES.search, folded)):
        return BukanDpaError(
            f"{name}: ini bagan struktur organisasi, bukan DPA. Impor berkas DPA yang memuat sub kegiatan."
        )
    if any(map(_DUTIES.search, folded)):
        return BukanDpaError(
            f"{name}: ini naskah tugas dan fungsi (Tupoksi), bukan DPA. Pakai 'impor tupoksi' untuk berkas ini."
        )
    if any(sheet.simpul for sheet in sheets):
        return BukanDpaError(
            f"{name}: ada program atau kegiatan, tetapi tidak ada sub kegiatan, padahal pagu diisi pada sub "
            "kegiatan. Impor DPA rincian yang memuat sub kegiatan."
        )
    return BukanDpaError(
        f"{name}: tidak ada kode atau nama sub kegiatan yang dikenal. Pastikan berkasnya DPA, dan tabelnya mempunyai "
        "kolom kode, uraian, dan pagu."
    )


def _old_system(name: str, cells: Sequence[str]) -> InputError:
    return BukanDpaError(
        f"{name}: kodenya memakai susunan sebelum 2021 (Permendagri 13/2006 atau 59/2007), misalnya di {cells[0]}. "
        "Susunan itu tidak mempunyai sub kegiatan; impor DPA tahun 2021 atau sesudahnya."
    )


def old_codes(grids: Sequence[Grid]) -> list[str]:
    """The cells that hold a code of the system before 2021."""
    found = []
    for grid in grids:
        for number, row in enumerate(grid.rows):
            for index, cell in enumerate(row):
                text = cell_text(cell)
                code = read_codes([text]) if text[:1].isdigit() and "." in text else None
                if code and code.jenis is JenisKode.LAMA:
                    found.append(f"{grid.sheet}!{address(number, index)}")
    return found


def cash_plan(grids: Sequence[Grid]) -> int | None:
    """The year's belanja of a cash plan, added up over twelve months without Triwulan; None when nothing can be."""
    for grid, head in _heads_of_months(grids):
        total = _spending_of_year(grid, head)
        if total is not None:
            return round_rupiah(total) * scale_of_titles(grid)[0]
    return None


def _heads_of_months(grids: Sequence[Grid]) -> list[tuple[Grid, Kepala]]:
    """The heads of twelve months."""
    found = ((grid, head) for grid in grids for head in find_heads(grid))
    return [pair for pair in found if len({kolom.arti.bulan for kolom in pair[1].semua(Peran.BULAN)}) == len(BULAN)]


def _spending_of_year(grid: Grid, head: Kepala) -> Fraction | None:
    """The months of the row "Belanja" added up; where it gives none, those of the deepest rekening of belanja."""
    details: list[Rincian] = []
    for row in grid.rows[head.akhir + 1 :]:
        texts = [cell_text(cell) for cell in row]
        words = [fold(text) for text in texts]
        year = None if _SPENT in words else _sum_of_months(row, head)
        if year is None:
            continue
        if any(_SPENDING.fullmatch(word) for word in words):
            return year
        account = next((text for text in texts if is_account_code(text)), "")
        if account.startswith(_OF_SPENDING):
            details.append(Rincian(account.strip("."), year, ""))
    return leaf_amount(details)


def _sum_of_months(row: Sequence[Sel], head: Kepala) -> Fraction | None:
    """The amounts of a row's months added up; None where it has none."""
    total = None
    for kolom in head.semua(Peran.BULAN):
        try:
            amount = read_number(row[kolom.indeks]) if kolom.indeks < len(row) else None
        except AngkaError:
            continue
        if amount is not None:
            total = (total or Fraction(0)) + amount
    return total
