"""RK-308: angka target tidak ditulis di dalam indikator."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import names_target
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _target_dalam_indikator(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.rumusan_sendiri:
        if names_target(indikator.nama):
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada {sebutan(node)} memuat angka targetnya.",
                saran="Pindahkan angkanya ke kolom Target.",
                kunci=kunci,
                kolom="nama",
            )


ATURAN = Aturan(
    id="RK-308",
    judul="Angka target tertulis dalam indikator",
    tingkat=Tingkat.RINGAN,
    mengapa="Bila target berubah, rumusan indikator ikut berubah dan tidak dapat dibandingkan antartahun.",
    dasar=dasar.SMART,
    periksa=_target_dalam_indikator,
    lulus="""
        rencana           | indikator
        S1                | Persentase desa dengan realisasi APBDes di atas 90%
        S2                | Jumlah laporan pencegahan Covid-19
    """,
    gagal="""
        rencana           | indikator
        S1                | Nilai SAKIP sebesar 82
        7.01.01.2.01.0001 | Jumlah 4 dokumen perencanaan
    """,
)
