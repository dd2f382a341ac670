"""RK-203: rencana bulanan berjumlah pagu."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _bulanan_beda_pagu(bahan: Bahan) -> Iterator[Hal]:
    for sub in bahan.rencana.sub_kegiatan:
        if sub.bulanan is not None and sum(sub.bulanan) != sub.pagu:
            drawn = sum(sub.bulanan)
            yield Hal(
                pesan=f"Rencana bulanan {sebutan(sub)} berjumlah Rp{format_rupiah(drawn)}, pagunya "
                f"Rp{format_rupiah(sub.pagu)} (selisih Rp{format_rupiah(drawn - sub.pagu)}).",
                saran="Cocokkan kolom Januari sampai Desember dengan rencana penarikan dana pada DPA.",
                kunci=kunci_of(sub),
                kolom="bulanan",
            )


ATURAN = Aturan(
    id="RK-203",
    judul="Rencana bulanan berbeda dari pagu",
    tingkat=Tingkat.BERAT,
    mengapa=(
        "Anggaran triwulan pada form dihitung dari rencana bulanan; bila jumlahnya bukan pagu, form itu tidak "
        "konsisten."
    ),
    dasar=dasar.PENARIKAN,
    periksa=_bulanan_beda_pagu,
    lulus="""
        rencana           | pagu       | bulanan
        7.01.01.2.01.0001 | 12.000.000 | 12 x 1.000.000
        7.01.01.2.01.0002 | 12.000.000 |
    """,
    gagal="""
        rencana           | pagu       | bulanan
        7.01.01.2.01.0001 | 12.500.000 | 12 x 1.000.000
    """,
    tetap=True,
)
