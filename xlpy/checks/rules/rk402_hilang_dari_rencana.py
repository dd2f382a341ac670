"""RK-402: setiap sub kegiatan DPA ada di rencana."""

from collections.abc import Iterator

from xlpy.book.schema import DPA
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _hilang_dari_rencana(bahan: Bahan) -> Iterator[Hal]:
    planned = {sub.kunci for sub in bahan.rencana.sub_kegiatan}
    for sub in bahan.menurut_dpa.values():
        if sub.kunci not in planned:
            yield Hal(
                pesan=f"{sebutan(sub)} “{sub.nama}” (Rp{format_rupiah(sub.pagu)}) ada di DPA, "
                "tetapi tidak di rencana.",
                saran="Tulis kodenya di baris baru pada rencana, lalu klik Susun Rencana.",
                sel=DPA.name,
                kunci=kunci_of(sub),
            )


ATURAN = Aturan(
    id="RK-402",
    judul="Sub kegiatan DPA tidak ada di rencana",
    tingkat=Tingkat.BERAT,
    mengapa=(
        "Anggaran yang disahkan harus mempunyai kinerja; baris yang terhapus membuat jumlahnya berbeda dari DPA."
    ),
    dasar=dasar.DPA,
    periksa=_hilang_dari_rencana,
    lulus="""
        rencana           | pagu
        7.01.01.2.01.0001 | 10.000.000

        dpa               | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
    gagal="""
        rencana           | unit       | pagu
        7.01.03.2.02.0001 | Jogoyudan  | 5.000.000

        dpa               | unit       | pagu
        7.01.03.2.02.0001 | Jogoyudan  | 5.000.000
        7.01.03.2.02.0001 | Ditotrunan | 4.000.000
    """,
    tetap=True,
)
