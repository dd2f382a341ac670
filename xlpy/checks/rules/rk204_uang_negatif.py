"""RK-204: pagu dan rencana bulanan tidak kurang dari nol."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import kunci_of
from xlpy.plan.model import BULAN, SubKegiatan
from xlpy.plan.temuan import Tingkat


def _uang_negatif(bahan: Bahan) -> Iterator[Hal]:
    for sub in bahan.rencana.sub_kegiatan:
        if sub.pagu < 0:
            yield _kurang(sub, "pagu", f"Pagu {sebutan(sub)} Rp{format_rupiah(sub.pagu)}, kurang dari nol.")
        for bulan, amount in zip(BULAN, sub.bulanan or (), strict=False):
            if amount < 0:
                said = f"Rencana bulan {bulan} {sebutan(sub)} Rp{format_rupiah(amount)}, kurang dari nol."
                yield _kurang(sub, "bulanan", said)
                break


def _kurang(sub: SubKegiatan, kolom: str, pesan: str) -> Hal:
    return Hal(pesan=pesan, saran="Tulis angka menurut DPA.", kunci=kunci_of(sub), kolom=kolom)


ATURAN = Aturan(
    id="RK-204",
    judul="Uang kurang dari nol",
    tingkat=Tingkat.BERAT,
    mengapa=(
        "Pagu atau penarikan yang negatif tidak ada dalam DPA; biasanya kolom Bertambah/(Berkurang) yang terambil."
    ),
    dasar=dasar.DPA,
    periksa=_uang_negatif,
    lulus="""
        rencana           | pagu       | bulanan
        7.01.01.2.01.0001 | 12.000.000 | 12 x 1.000.000
        7.01.01.2.01.0002 | 0          |
    """,
    gagal="""
        rencana           | pagu  | bulanan
        7.01.01.2.01.0001 | -1    |
        7.01.01.2.01.0002 | 1.000 | 0 2.000 -500 -500 0 0 0 0 0 0 0 0
    """,
    tetap=True,
)
