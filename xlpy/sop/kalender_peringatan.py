"""What is uncertain about a calendar in the time it is used for: years without rows, days that are estimates."""

from datetime import date, datetime

from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.sop.kalender_kantor import Kalender
from xlpy.sop.steps import tanggal_panjang
from xlpy.sop.waktu_kerja import to_wib


def warnings(kalender: Kalender, dari: datetime, sampai: datetime) -> tuple[Temuan, ...]:
    """What may still change what was worked out between two moments.

    Each year that lacks rows is named once, and the estimates of the other years together.
    """
    first, last = sorted((to_wib(dari).date(), to_wib(sampai).date()))
    missing = (_missing(kalender, year) for year in range(first.year, last.year + 1))
    estimates = _estimates(kalender, first, last)
    return tuple(found for found in (*missing, estimates) if found)


def _missing(kalender: Kalender, year: int) -> Temuan | None:
    """The warning about a year of which the office's table says nothing."""
    no_ramadan = not any(month.mulai.year <= year <= month.selesai.year for month in kalender.ramadan)
    lacking = [] if kalender.terisi(year) else ["hari libur nasional"]
    consequences = [] if kalender.terisi(year) else [_stands_in(kalender, year)]
    if no_ramadan:
        lacking.append("bulan Ramadan")
        consequences.append("jam kerja Ramadan tidak diperhitungkan")
    if not lacking:
        return None
    return Temuan(
        aturan="kalender-belum-diisi",
        pesan=f"Kalender: {' dan '.join(lacking)} tahun {year} belum diisi; {', dan '.join(consequences)}.",
        saran="Isi lembar Kalender menurut SKB 3 Menteri dan pengumuman pemerintah; batas waktu lalu dihitung ulang.",
        dasar="SKB 3 Menteri tentang hari libur nasional dan cuti bersama",
    )


def _stands_in(kalender: Kalender, year: int) -> str:
    count = len(kalender.taksiran(year))
    if not count:
        return "batas waktu dihitung tanpa hari libur nasional"
    return f"untuk sementara dipakai {count} hari libur menurut perkiraan"


def _estimates(kalender: Kalender, first: date, last: date) -> Temuan | None:
    """The hint at rows marked as estimates between two days, where the office would work otherwise."""
    months = [
        f"Ramadan {tanggal_panjang(month.mulai)} sampai {tanggal_panjang(month.selesai)}"
        for month in kalender.ramadan
        if month.perkiraan and month.mulai <= last and month.selesai >= first
    ]
    days = [
        f"{tanggal_panjang(day.tanggal)} ({day.keterangan or 'libur'})"
        for day in sorted(kalender.libur, key=lambda day: day.tanggal)
        if day.perkiraan and first <= day.tanggal <= last and kalender.jam.get(day.tanggal.weekday())
    ]
    if not months and not days:
        return None
    return Temuan(
        aturan="kalender-perkiraan",
        tingkat=Tingkat.SARAN,
        pesan=f"Kalender: masih perkiraan: {'; '.join(months + days)}.",
        saran="Betulkan tanggalnya bila pemerintah menetapkan lain, lalu ubah kolom Asal.",
    )
