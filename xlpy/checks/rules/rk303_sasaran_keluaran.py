"""RK-303: sasaran menyatakan hasil, bukan keluaran."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_output
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _sasaran_keluaran(bahan: Bahan) -> Iterator[Hal]:
    for sasaran in bahan.rencana.sasaran:
        if is_output(sasaran.nama):
            yield Hal(
                pesan=f"Sasaran {sasaran.kode} “{sasaran.nama}” menyatakan keluaran, bukan hasil.",
                saran="Sebutkan apa yang membaik karenanya, misalnya Meningkatnya tertib administrasi desa.",
                kunci=kunci_of(sasaran),
            )


ATURAN = Aturan(
    id="RK-303",
    judul="Sasaran berupa keluaran",
    tingkat=Tingkat.SARAN,
    mengapa=(
        "Terlaksana atau tersusunnya sesuatu adalah keluaran sub kegiatan; evaluator mencari manfaatnya bagi "
        "masyarakat atau organisasi."
    ),
    dasar=dasar.HASIL,
    periksa=_sasaran_keluaran,
    lulus="""
        rencana | nama
        S1      | Meningkatnya tertib administrasi desa
        S2      | Terpenuhinya standar pelayanan minimal
    """,
    gagal="""
        rencana | nama
        S1      | Terlaksananya pembinaan pemerintahan desa
        S2      | Disusunnya laporan keuangan
    """,
)
