"""RK-201: pagu setiap sub kegiatan sama dengan DPA, sampai rupiah."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _pagu_beda_dpa(bahan: Bahan) -> Iterator[Hal]:
    for sub in bahan.rencana.sub_kegiatan:
        approved = bahan.menurut_dpa.get(sub.kunci)
        if approved is not None and sub.pagu != approved.pagu:
            yield Hal(
                pesan=f"Pagu {sebutan(sub)} Rp{format_rupiah(sub.pagu)}, sedangkan menurut DPA "
                f"Rp{format_rupiah(approved.pagu)} (selisih Rp{format_rupiah(sub.pagu - approved.pagu)}).",
                saran="Samakan dengan DPA; bila DPA berubah, impor DPA yang baru lalu klik Susun Rencana.",
                kunci=kunci_of(sub),
                kolom="pagu",
            )


ATURAN = Aturan(
    id="RK-201",
    judul="Pagu berbeda dari DPA",
    tingkat=Tingkat.BERAT,
    mengapa="Pagu pada rencana adalah pagu DPA; selisih satu rupiah pun berarti salah satu dokumen keliru.",
    dasar=dasar.DPA,
    periksa=_pagu_beda_dpa,
    lulus="""
        rencana           | pagu
        7.01.01.2.01.0001 | 12.500.000

        dpa               | pagu
        7.01.01.2.01.0001 | 10.000.000
        7.01.01.2.01.0001 | 2.500.000
    """,
    gagal="""
        rencana           | unit       | pagu
        7.01.03.2.02.0001 | Ditotrunan | 12.500.001

        dpa               | unit       | pagu
        7.01.03.2.02.0001 | Ditotrunan | 12.500.000
    """,
    tetap=True,
)
