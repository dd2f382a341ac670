"""RK-307: indikator menyebut objek yang diukur."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_vague
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _ukuran_umum(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.rumusan_sendiri:
        if is_vague(indikator.nama):
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada {sebutan(node)} tidak menyebut apa yang dihitung.",
                saran="Sebutkan objeknya, misalnya Jumlah dokumen perencanaan yang disusun.",
                kunci=kunci,
                kolom="nama",
            )


ATURAN = Aturan(
    id="RK-307",
    judul="Indikator terlalu umum",
    tingkat=Tingkat.RINGAN,
    mengapa="“Jumlah dokumen” tidak menyebut dokumen apa; orang lain tidak dapat memeriksa capaiannya.",
    dasar=dasar.SMART,
    periksa=_ukuran_umum,
    lulus="""
        rencana           | indikator
        S1                | Nilai SAKIP
        7.01.01.2.01.0001 | Jumlah dokumen perencanaan
    """,
    gagal="""
        rencana           | indikator
        S1                | Persentase capaian
        7.01.01.2.01.0001 | Jumlah dokumen yang disusun
    """,
)
