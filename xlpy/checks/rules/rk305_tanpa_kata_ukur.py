"""RK-305: indikator menyebut apa yang diukur."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import has_measure
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _tanpa_kata_ukur(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.rumusan_sendiri:
        if indikator.nama and not has_measure(indikator.nama):
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada {sebutan(node)} tidak menyebut ukuran.",
                saran="Mulai dengan ukurannya, misalnya Persentase … atau Jumlah …",
                kunci=kunci,
                kolom="nama",
            )


ATURAN = Aturan(
    id="RK-305",
    judul="Indikator tanpa kata ukur",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Indikator dapat diukur bila dimulai dengan ukurannya: jumlah, persentase, indeks, nilai, tingkat, "
        "cakupan, rasio, rata-rata."
    ),
    dasar=dasar.SMART,
    periksa=_tanpa_kata_ukur,
    lulus="""
        rencana           | indikator
        S1                | Persentase pengaduan yang ditindaklanjuti
        S2                | % desa yang tertib administrasi
        S3                | Penurunan angka putus sekolah
        S4                | Rata-rata waktu pelayanan
        7.01.01.2.01.0002 |
    """,
    gagal="""
        rencana           | indikator
        S1                | Meningkatnya kepuasan masyarakat
        S2                | Peningkatan kapasitas
        7.01.01.2.01.0002 | Dokumen RKA
    """,
)
