"""RK-207: target ditinjau bila DPPA banyak mengubah pagunya."""

from collections.abc import Iterator
from decimal import Decimal

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.banding import persen
from xlpy.checks.ukuran import sebutan_kunci
from xlpy.plan.temuan import Tingkat

_LARGE = Decimal("0.2")  # a fifth more or less money


def _target_tetap_sesudah_dppa(bahan: Bahan) -> Iterator[Hal]:
    compared = bahan.dari_sebelumnya
    if compared is None:
        return
    reviewed = {d.kunci.simpul for d in compared.selisih if d.kolom in {"target", "satuan"}}
    reviewed |= {kunci.simpul for kunci in compared.muncul if kunci.ke}
    for found in compared.selisih:
        if found.kolom != "pagu" or found.bagian is None or found.kunci in reviewed:
            continue
        if abs(found.bagian) >= _LARGE:
            yield Hal(
                pesan=f"DPPA mengubah pagu {sebutan_kunci(found.kunci)} dari {found.lama} menjadi {found.baru} "
                f"({persen(found.bagian)}), tetapi targetnya tetap.",
                saran="Tinjau targetnya; bila memang tetap, tulis sebabnya pada kolom Keterangan dan kecualikan.",
                kunci=found.kunci,
                kolom="pagu",
            )


ATURAN = Aturan(
    id="RK-207",
    judul="DPPA mengubah pagu, target tetap",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Uang yang banyak bertambah atau berkurang lazimnya mengubah keluaran; rencana perubahan yang hanya "
        "mengganti angka uang tidak menggambarkan kinerja."
    ),
    dasar=dasar.DPA,
    periksa=_target_tetap_sesudah_dppa,
    lulus="""
        rencana           | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 6      | 15.000.000
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 2      | 11.000.000
        7.01.01.2.01.0003 | Jumlah laporan | Laporan | 2      | 1.000.000
        7.01.01.2.01.0004 | Jumlah naskah  | Dokumen | 2      | 1.000.000

        sebelum           | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 10.000.000
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 2      | 10.000.000
        7.01.01.2.01.0003 | Jumlah dokumen | Dokumen | 2      | 5.000.000
        7.01.01.2.01.0004 | Jumlah naskah  | Dokumen | 2      | 0
    """,
    gagal="""
        rencana           | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 12.000.000
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 2      | 2.500.000

        sebelum           | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 10.000.000
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 2      | 10.000.000
    """,
    perlu_sebelum=True,
)
