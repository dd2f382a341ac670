"""RK-702: tanggal tanda tangan masuk akal: menjelang atau dalam tahun anggaran, pada hari kerja."""

from collections.abc import Iterator
from datetime import date

from xlpy.book.schema import KALENDER
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, sel_pengaturan
from xlpy.plan.temuan import Tingkat

_SATURDAY = 5


def _tanggal_janggal(bahan: Bahan) -> Iterator[Hal]:
    settings = bahan.document.pengaturan
    if not settings.tanggal:
        return
    signed = date.fromisoformat(settings.tanggal)
    faults = []
    if not date(settings.tahun - 1, 10, 1) <= signed <= date(settings.tahun, 12, 31):
        faults.append(f"bukan menjelang atau dalam Tahun Anggaran {settings.tahun}")
    if signed.weekday() >= _SATURDAY:
        faults.append("jatuh pada hari Sabtu atau Minggu")
    days_off = (row for row in bahan.baris(_HOLIDAYS) if row.get("tanggal") == signed)
    faults += [f"hari libur ({row.get('keterangan', '')})" for row in days_off]
    if faults:
        yield Hal(
            pesan=f"Tanggal tanda tangan {signed:%d/%m/%Y} {' dan '.join(faults)}.",
            saran="Perbaiki Tanggal tanda tangan di lembar Pengaturan.",
            sel=sel_pengaturan("tanggal"),
        )


_HOLIDAYS = KALENDER.tables[2].name


ATURAN = Aturan(
    id="RK-702",
    judul="Tanggal tanda tangan janggal",
    tingkat=Tingkat.RINGAN,
    mengapa="Tanggal yang keliru membuat dokumen tampak terlambat atau dibuat pada hari libur.",
    dasar=dasar.DIFORMALKAN,
    periksa=_tanggal_janggal,
    lulus="""
        pengaturan | isi
        tanggal    | 2027-01-22

        libur      | keterangan
        2027-01-01 | Tahun Baru
    """,
    gagal="""
        pengaturan | isi
        tanggal    | 2028-01-01

        libur      | keterangan
        2028-01-01 | Tahun Baru
    """,
)
