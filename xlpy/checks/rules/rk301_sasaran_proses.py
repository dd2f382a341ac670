"""RK-301: sasaran menyatakan hasil, bukan apa yang dikerjakan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_process
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _sasaran_proses(bahan: Bahan) -> Iterator[Hal]:
    for sasaran in bahan.rencana.sasaran:
        if is_process(sasaran.nama):
            yield Hal(
                pesan=f"Sasaran {sasaran.kode} “{sasaran.nama}” diawali kata kerja proses.",
                saran="Mulai dengan hasilnya, misalnya Meningkatnya …, Menguatnya …, atau Terwujudnya …",
                kunci=kunci_of(sasaran),
            )


ATURAN = Aturan(
    id="RK-301",
    judul="Sasaran memakai kata kerja proses",
    tingkat=Tingkat.RINGAN,
    mengapa="Sasaran menyebut keadaan yang dicapai; melaksanakan atau menyusun sesuatu adalah kegiatan.",
    dasar=dasar.HASIL,
    periksa=_sasaran_proses,
    lulus="""
        rencana | nama
        S1      | Meningkatnya kualitas pelayanan publik
        S2      | Semakin meningkatnya ketenteraman wilayah
    """,
    gagal="""
        rencana | nama
        S1      | Melaksanakan pembinaan pemerintahan desa
        S2      | Peningkatan kualitas pelayanan publik
        S3      | Optimalisasi pelayanan terpadu
        S4      | Fasilitasi pemilihan kepala desa
    """,
)
