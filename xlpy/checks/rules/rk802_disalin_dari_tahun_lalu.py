"""RK-802: rencana bukan salinan tahun lalu."""

from collections.abc import Iterator
from decimal import Decimal

from xlpy.book.schema import RENCANA
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat

_MOST, _FEW = Decimal("0.8"), 5  # the share that makes a copy, and how many indikator it takes to say so


def _disalin_dari_tahun_lalu(bahan: Bahan) -> Iterator[Hal]:
    if bahan.dari_tahun_lalu is None or len(bahan.ukuran) < _FEW:
        return
    copied = len(bahan.dari_tahun_lalu.disalin)
    part = Decimal(copied) / len(bahan.ukuran)
    if part >= _MOST:
        yield Hal(
            pesan=f"{copied} dari {len(bahan.ukuran)} indikator ({part * 100:.0f} %) sama persis dengan tahun lalu: "
            "satuan, target, dan target triwulannya.",
            saran="Tinjau target menurut capaian tahun lalu; bandingkan kedua buku untuk melihat apa yang sama.",
            sel=RENCANA.name,
        )


_SALINAN = """
        rencana           | indikator      | satuan  | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0003 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0004 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0005 | Jumlah dokumen | Dokumen | 5

        tahun lalu        | indikator      | satuan  | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0003 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0004 | Jumlah dokumen | Dokumen | 4
        7.01.01.2.01.0005 | Jumlah dokumen | Dokumen | 4
    """
"""A plan of which four indikator in five are last year's."""
_SATU = "7.01.01.2.01.0004 | Jumlah dokumen | Dokumen | 4"
"""The one that has another target where the plan is no copy."""

ATURAN = Aturan(
    id="RK-802",
    judul="Rencana disalin dari tahun lalu",
    tingkat=Tingkat.RINGAN,
    mengapa="Rencana yang hanya disalin menjadi formalitas dan tidak memuat hasil evaluasi tahun lalu.",
    dasar=dasar.PERBAIKAN,
    periksa=_disalin_dari_tahun_lalu,
    lulus=_SALINAN.replace(_SATU, f"{_SATU[:-1]}5", 1),
    gagal=_SALINAN,
)
