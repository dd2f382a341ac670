"""RK-104: setiap sub kegiatan mempunyai penanggung jawab."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _tanpa_penanggung_jawab(bahan: Bahan) -> Iterator[Hal]:
    for sub in bahan.rencana.sub_kegiatan:
        if not sub.penanggung_jawab:
            yield Hal(
                pesan=f"{sebutan(sub)} “{sub.nama}” belum mempunyai penanggung jawab.",
                saran="Isi jabatannya, misalnya Kasi Pemerintahan.",
                kunci=kunci_of(sub),
                kolom="penanggung_jawab",
            )


ATURAN = Aturan(
    id="RK-104",
    judul="Sub kegiatan tanpa penanggung jawab",
    tingkat=Tingkat.BERAT,
    mengapa="Kinerja yang tidak dipegang siapa pun tidak dapat dimintakan pertanggungjawabannya.",
    dasar=dasar.CASCADING,
    periksa=_tanpa_penanggung_jawab,
    lulus="""
        rencana           | penanggung jawab
        7.01.01.2.01.0001 | Kasubag Keuangan
    """,
    gagal="""
        rencana           | unit       | penanggung jawab
        7.01.03.2.02.0001 | Ditotrunan |
    """,
)
