"""RK-312: uang yang dibelanjakan bukan target kinerja."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_income
from xlpy.checks.satuan import Jenis, jenis_satuan
from xlpy.checks.ukuran import sebutan, target_teks
from xlpy.plan.temuan import Tingkat


def _uang_sebagai_target(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if jenis_satuan(indikator.satuan) is Jenis.UANG and not is_income(indikator.nama):
            yield Hal(
                pesan=f"Target “{indikator.nama}” pada {sebutan(node)} berupa uang: {target_teks(indikator)}.",
                saran="Ukur hasilnya, misalnya jumlah laporan atau persentase layanan; uang ditulis sebagai pagu.",
                kunci=kunci,
                kolom="satuan",
            )


ATURAN = Aturan(
    id="RK-312",
    judul="Uang menjadi target",
    tingkat=Tingkat.RINGAN,
    mengapa="Membelanjakan anggaran adalah masukan; kinerja adalah apa yang dihasilkan dengannya.",
    dasar=dasar.HASIL,
    periksa=_uang_sebagai_target,
    lulus="""
        rencana | indikator                   | satuan | target
        S1      | Jumlah pendapatan asli desa | Rupiah | 900000000
        S2      | Jumlah forum                | Forum  | 8
    """,
    gagal="""
        rencana           | indikator                  | satuan | target
        7.01.01.2.09.0002 | Jumlah belanja kendaraan   | Rp     | 15000000
    """,
)
