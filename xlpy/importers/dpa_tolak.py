"""Why a file cannot be a DPA: said by name, with what to do, and with the check total of a cash plan."""

import re
from collections.abc import Sequence
from fractions import Fraction

from xlpy.errors import InputError
from xlpy.importers.dpa_kode import JenisKode, read_codes
from xlpy.importers.dpa_mentah import Bacaan
from xlpy.importers.dpa_skala import scale_of_titles
from xlpy.importers.grid import Grid
from xlpy.importers.headers import Peran
from xlpy.importers.tables import Kepala, address, cell_text, find_heads
from xlpy.plan.angka import AngkaError, format_rupiah, read_number, round_rupiah
from xlpy.plan.text import fold

_SPENT = "realisasi"
_SPENDING = re.compile(r"(?:jumlah |total )?belanja(?: daerah)?")
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
    """The year's belanja of a cash plan: the target row of twelve months without Triwulan; None when it is none."""
    for grid in grids:
        for head in find_heads(grid):
            if len({kolom.arti.bulan for kolom in head.semua(Peran.BULAN)}) == 12:  # noqa: PLR2004
                total = _spending_of_year(grid, head)
                if total is not None:
                    return total * scale_of_titles(grid)[0]
    return None


def _spending_of_year(grid: Grid, head: Kepala) -> int | None:
    for row in grid.rows[head.akhir + 1 :]:
        words = [fold(cell_text(cell)) for cell in row]
        if _SPENT in words or not any(_SPENDING.fullmatch(word) for word in words):
            continue
        total = Fraction(0)
        for kolom in head.semua(Peran.BULAN):
            try:
                total += read_number(row[kolom.indeks] if kolom.indeks < len(row) else None) or 0
            except AngkaError:
                continue
        return round_rupiah(total)
    return None
