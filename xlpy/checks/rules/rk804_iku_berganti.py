"""RK-804: indikator sasaran tetap dari tahun ke tahun."""

from collections.abc import Iterator

from xlpy.book.schema import SASARAN
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import measures
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _iku_berganti(bahan: Bahan) -> Iterator[Hal]:
    if bahan.tahun_lalu is None:
        return
    now = {fold(indikator.nama) for node, indikator, _ in bahan.ukuran if node.jenjang is Jenjang.SASARAN}
    for node, indikator, kunci in measures(bahan.tahun_lalu.rencana):
        if node.jenjang is Jenjang.SASARAN and fold(indikator.nama) not in now:
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada sasaran {node.kode} tahun lalu tidak dipakai lagi.",
                saran="Pertahankan rumusannya, atau jelaskan penggantinya (perubahan Renstra) dan kecualikan.",
                sel=SASARAN.name,
                kunci=kunci.simpul,
                tanda=fold(indikator.nama),
            )


ATURAN = Aturan(
    id="RK-804",
    judul="Indikator sasaran berganti",
    tingkat=Tingkat.RINGAN,
    mengapa="Indikator Kinerja Utama yang berganti setiap tahun tidak menunjukkan perkembangan.",
    dasar=dasar.IKU_TETAP,
    periksa=_iku_berganti,
    lulus="""
        rencana    | indikator
        S2         | Nilai SAKIP

        tahun lalu | indikator
        S1         | Nilai SAKIP
        7.01.01.2.01.0001 | Jumlah dokumen
    """,
    gagal="""
        rencana    | indikator
        S1         | Nilai akuntabilitas

        tahun lalu | indikator
        S1         | Nilai SAKIP
    """,
)
