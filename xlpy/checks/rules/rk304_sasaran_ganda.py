"""RK-304: satu sasaran memuat satu hasil."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import joins_results
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _sasaran_ganda(bahan: Bahan) -> Iterator[Hal]:
    for sasaran in bahan.rencana.sasaran:
        if joins_results(sasaran.nama):
            yield Hal(
                pesan=f"Sasaran {sasaran.kode} “{sasaran.nama}” memuat lebih dari satu hasil.",
                saran="Pisahkan menjadi dua sasaran, masing-masing dengan indikatornya.",
                kunci=kunci_of(sasaran),
            )


ATURAN = Aturan(
    id="RK-304",
    judul="Sasaran memuat dua hasil",
    tingkat=Tingkat.RINGAN,
    mengapa="Dua hasil dalam satu sasaran tidak dapat dinilai dengan satu capaian.",
    dasar=dasar.SMART,
    periksa=_sasaran_ganda,
    lulus="""
        rencana | nama
        S1      | Meningkatnya ketenteraman, ketertiban, dan kerukunan masyarakat
        S2      | Terwujudnya pelayanan yang cepat dan terukur hasilnya
    """,
    gagal="""
        rencana | nama
        S1      | Meningkatnya pelayanan publik dan terwujudnya tata kelola yang baik
        S2      | Meningkatnya kualitas layanan dan/atau kepuasan masyarakat
        S3      | Terwujudnya desa mandiri, meningkatnya pendapatan desa
    """,
)
