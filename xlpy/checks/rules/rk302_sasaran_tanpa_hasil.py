"""RK-302: sasaran diawali kata yang menyatakan hasil."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_output, is_process, is_result
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _sasaran_tanpa_hasil(bahan: Bahan) -> Iterator[Hal]:
    for sasaran in bahan.rencana.sasaran:
        if sasaran.nama and not (is_process(sasaran.nama) or is_output(sasaran.nama) or is_result(sasaran.nama)):
            yield Hal(
                pesan=f"Sasaran {sasaran.kode} “{sasaran.nama}” tidak menyebut perubahan yang dituju.",
                saran="Mulai dengan hasilnya, misalnya Meningkatnya …, Menguatnya …, atau Terwujudnya …",
                kunci=kunci_of(sasaran),
            )


ATURAN = Aturan(
    id="RK-302",
    judul="Sasaran tidak menyatakan hasil",
    tingkat=Tingkat.RINGAN,
    mengapa="Tanpa arah perubahan (meningkat, menurun, terwujud) tidak terbaca apa yang hendak dicapai.",
    dasar=dasar.HASIL,
    periksa=_sasaran_tanpa_hasil,
    lulus="""
        rencana | nama
        S1      | Menurunnya gangguan ketenteraman
        S2      | Terlaksananya pembinaan desa
        S3      | Melaksanakan pembinaan desa
    """,
    gagal="""
        rencana | nama
        S1      | Pelayanan publik yang prima
        S2      | Pelayanannya semakin baik
    """,
)
