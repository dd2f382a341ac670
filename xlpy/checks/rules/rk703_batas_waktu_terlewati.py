"""RK-703: rencana ditandatangani dan disampaikan sebelum batas waktu Surat Edaran."""

from collections.abc import Iterator
from datetime import date, datetime

from xlpy.book.schema import SURAT
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat


def _batas_waktu_terlewati(bahan: Bahan) -> Iterator[Hal]:
    due = _day(bahan.document.isian.get(_DUE))
    delivered = _day(bahan.document.isian.get(_DELIVERED))
    if due is None or (delivered or bahan.hari_ini) <= due:
        return
    said = f"diterima Bappeda {delivered:%d/%m/%Y}" if delivered else "belum tercatat diterima Bappeda"
    yield Hal(
        pesan=f"Batas waktu Surat Edaran {due:%d/%m/%Y}, rencana {said}.",
        saran="Sampaikan segera (langkah 11), atau catat kapan Bappeda menerimanya di lembar Surat.",
        sel=f"{SURAT.name}!{_CELL}",
    )


def _day(value: object) -> date | None:
    """The day of a date or of a date with its time."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


_NAMES = {name.key: name for name in SURAT.names}
_DUE, _DELIVERED = _NAMES["batas_waktu"].name, _NAMES["diterima_bappeda"].name
_CELL = _NAMES["batas_waktu"].cell


ATURAN = Aturan(
    id="RK-703",
    judul="Batas waktu Surat Edaran terlewati",
    tingkat=Tingkat.RINGAN,
    mengapa="Ketepatan waktu penyampaian ke Bappeda ikut dinilai.",
    dasar=dasar.TEPAT_WAKTU,
    periksa=_batas_waktu_terlewati,
    lulus="""
        pengaturan         | isi
        hari ini           | 2027-03-01
        Surat_Batas_Waktu  | 2027-01-29
        Pengantar_Diterima | 2027-01-29 10:45
    """,
    gagal="""
        pengaturan         | isi
        hari ini           | 2027-03-01
        Surat_Batas_Waktu  | 2027-01-29
    """,
)
