"""Which money column is the pagu: the year's, after the change, the target; never what was spent or differs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from xlpy.errors import InputError
from xlpy.importers.headers import Peran
from xlpy.importers.tables import Kepala, Kolom, column_letter
from xlpy.plan.angka import read_years
from xlpy.plan.text import fold

_SPENT = re.compile(r"\b(?:realisasi|serapan|penyerapan|sp2d|spj|sisa|prognosis|kontrak)\b", re.IGNORECASE)
_DIFFERENCE = re.compile(r"bertambah|berkurang|selisih|\btambah\b|\bkurang\b|\+\s*/\s*-", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:sebelum|semula|murni|awal|induk)\b(?!nya)", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:sesudah|setelah|menjadi|perubahan|pergeseran|akhir|dppa)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\b[nt]\s*[-–−]\s*\d|tahun\s*[-–−]\s*1|tahun lalu|sebelumnya", re.IGNORECASE)
_NEXT_YEAR = re.compile(
    r"\b[nt]\s*\+\s*\d|tahun\s*\+\s*1|(?:prakiraan|perkiraan|proyeksi)\s+maju|tahun depan|berikutnya", re.IGNORECASE
)
_PART = re.compile(
    r"\b(?:operasi|modal|tidak\s+terduga|btt|transfer|pegawai|barang|hibah|bantuan|dau|dak|dbh|did|pad|pendapatan|"
    r"apbn|provinsi|blud)\b",
    re.IGNORECASE,
)
_PLAN_OF_FIVE_YEARS = re.compile(r"\b(?:renstra|rpjmd|akhir periode|akhir tahun)\b", re.IGNORECASE)
_CLEAR_NAME = re.compile(r"\b(?:pagu|anggaran|alokasi|dpa|dppa|apbd)\b", re.IGNORECASE)
_TOTAL = re.compile(r"\b(?:jumlah|total)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What the user chose: the year to take, a money column by heading or letter."""

    tahun: int | None = None
    kolom_pagu: str | None = None


@dataclass(frozen=True, slots=True)
class KolomPagu:
    """The money columns whose sum is the pagu (one, unless the head only has its parts), and what was passed over."""

    kolom: tuple[Kolom, ...] = ()
    tahun: int | None = None
    lainnya: tuple[str, ...] = ()
    ragu: bool = False

    @property
    def nama(self) -> str:
        """The headings of what was taken, for the user."""
        return " + ".join(dict.fromkeys(kolom.nama for kolom in self.kolom))


def choose_money(head: Kepala, tahun_berkas: int | None, pilihan: Pilihan) -> KolomPagu:
    """Choose the pagu among the money columns of ``head``.

    Raises:
        InputError: the chosen column or year is not in this head, though it has money columns.
    """
    money = head.semua(Peran.UANG)
    if pilihan.kolom_pagu:
        return _by_user(head, pilihan.kolom_pagu)
    if not money:
        return KolomPagu()
    own = [kolom for kolom in money if not kolom.diwarisi]
    year, candidates = _of_year(own, tahun_berkas, pilihan.tahun)
    rank = min((_rank(kolom) for kolom in candidates), default=None)
    if rank is None or rank[0]:
        return KolomPagu(lainnya=tuple(kolom.nama for kolom in own))
    best = [kolom for kolom in candidates if _rank(kolom) == rank]
    parts = [kolom for kolom in best if _PART.search(kolom.nama)]
    taken = tuple(parts) if len(parts) == len(best) else (best[0],)
    taken += tuple(k for k in money if k.diwarisi and any(k.judul == t.judul for t in taken))
    others = tuple(kolom.nama for kolom in own if kolom not in taken)
    return KolomPagu(taken, year, others, ragu=len(best) > len(taken) and not parts)


def _by_user(head: Kepala, wanted: str) -> KolomPagu:
    for kolom in head.kolom:
        if wanted.strip().upper() == column_letter(kolom.indeks):
            return KolomPagu((kolom,))
    folded = fold(wanted)
    named = [kolom for kolom in head.semua(Peran.UANG, Peran.PENJELAS, Peran.LAIN, Peran.TARGET) if kolom.judul]
    exact = [kolom for kolom in named if folded in (fold(kolom.judul[-1]), fold(kolom.nama))]
    loose = [kolom for kolom in named if folded and folded in fold(kolom.nama)]
    found = exact or loose
    return KolomPagu((found[0],)) if found else KolomPagu()


def _of_year(
    own: Sequence[Kolom], tahun_berkas: int | None, wanted: int | None
) -> tuple[int | None, Sequence[Kolom]]:
    """The columns of the wanted year; without a wish those of the file's year, else all that name no other."""
    year = wanted or tahun_berkas
    dated = [kolom for kolom in own if read_years(kolom.nama)]
    if year and any(year in read_years(kolom.nama) for kolom in dated):
        return year, [k for k in own if year in read_years(k.nama) or (not read_years(k.nama) and not _is_shifted(k))]
    if wanted and tahun_berkas and wanted != tahun_berkas:
        pattern = {tahun_berkas - 1: _LAST_YEAR, tahun_berkas + 1: _NEXT_YEAR}.get(wanted)
        shifted = [kolom for kolom in own if pattern and pattern.search(kolom.nama)]
        if shifted:
            return wanted, [Kolom(k.indeks, k.judul[-1:], k.arti, k.diwarisi) for k in shifted]
    current = [kolom for kolom in own if not _is_shifted(kolom)]
    years = sorted({y for kolom in dated if kolom in current for y in read_years(kolom.nama)})
    if wanted and len(years) > 1:
        raise InputError(
            f"Kolom uang untuk tahun {wanted} tidak ada; yang ada: {', '.join(map(str, years))}. Pilih salah satunya."
        )
    if not year and len(years) > 1:
        return years[0], [k for k in current if years[0] in read_years(k.nama)]
    return (years[0] if len(years) == 1 else None), current


def _is_shifted(kolom: Kolom) -> bool:
    return bool(_LAST_YEAR.search(kolom.nama) or _NEXT_YEAR.search(kolom.nama))


def _rank(kolom: Kolom) -> tuple[int, ...]:
    """Smaller is better; the first place is 1 for what can never be the pagu."""
    name = kolom.nama
    is_after = bool(_AFTER.search(re.sub(r"(?i)\b(?:sebelum|semula)\s+\w+", "", name)))
    is_before = bool(_BEFORE.search(name)) and not is_after
    is_difference = bool(_DIFFERENCE.search(name)) or (fold(kolom.judul[-1]) == "efisiensi")
    never = bool(_SPENT.search(name)) or is_difference or "%" in kolom.judul[-1]
    return (
        int(never),
        int(bool(_PLAN_OF_FIVE_YEARS.search(name))),
        int(bool(_LAST_YEAR.search(name) or _NEXT_YEAR.search(name))),
        0 if is_after else 2 if is_before else 1,
        int(bool(_PART.search(kolom.judul[-1]))),
        0 if _CLEAR_NAME.search(name) else 1 if _TOTAL.search(name) else 2,
    )


def is_revised(nama: str) -> bool:
    """Whether a money heading speaks of amounts after a change."""
    return bool(_AFTER.search(nama)) and not _BEFORE.search(nama)
