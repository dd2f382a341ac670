"""RK-403: setiap sub kegiatan rencana ada di DPA."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _tidak_ada_di_dpa(bahan: Bahan) -> Iterator[Hal]:
    if not bahan.menurut_dpa:
        return
    for sub in bahan.rencana.sub_kegiatan:
        if sub.kunci not in bahan.menurut_dpa:
            yield Hal(
                pesan=f"{sebutan(sub)} “{sub.nama}” (Rp{format_rupiah(sub.pagu)}) ada di rencana, "
                "tetapi tidak di DPA.",
                saran="Hapus barisnya, atau perbaiki kode dan unitnya; bila DPA berubah, impor yang baru.",
                kunci=kunci_of(sub),
                kolom="kode",
            )


ATURAN = Aturan(
    id="RK-403",
    judul="Sub kegiatan rencana tidak ada di DPA",
    tingkat=Tingkat.BERAT,
    mengapa="Rencana Kinerja disusun dari DPA; kegiatan tanpa anggaran yang disahkan tidak dapat dijanjikan.",
    dasar=dasar.DPA,
    periksa=_tidak_ada_di_dpa,
    lulus="""
        rencana           | pagu
        7.01.01.2.01.0001 | 10.000.000

        dpa               | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
    gagal="""
        rencana           | unit       | pagu
        7.01.03.2.02.0001 | Jogoyudan  | 5.000.000
        7.01.03.2.02.0001 | Ditotrunan | 4.000.000

        dpa               | unit       | pagu
        7.01.03.2.02.0001 | Jogoyudan  | 5.000.000
    """,
    tetap=True,
)
