"""RK-106: target setiap indikator yang berangka dibagi ke triwulan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan, target_teks
from xlpy.plan.model import TANPA_TRIWULAN
from xlpy.plan.temuan import Tingkat


def _triwulan_kosong(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if indikator.target is not None and indikator.triwulan == TANPA_TRIWULAN:
            yield Hal(
                pesan=f"Target triwulan “{indikator.nama}” pada {sebutan(node)} kosong "
                f"(setahun {target_teks(indikator)}).",
                saran="Isi Target TW I–IV; lengkapi rencana bulanannya agar Susun dapat mengusulkan pembagiannya.",
                kunci=kunci,
                kolom="triwulan",
            )


ATURAN = Aturan(
    id="RK-106",
    judul="Target triwulan kosong",
    tingkat=Tingkat.BERAT,
    mengapa=(
        "Rencana aksi membagi target per triwulan; kolom TW I–IV ikut tercetak dan menjadi ukuran evaluasi berkala."
    ),
    dasar=dasar.RENCANA_AKSI,
    periksa=_triwulan_kosong,
    lulus="""
        rencana           | indikator      | satuan   | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen  | 4      | 1 1 1 1
        S1                | Nilai SAKIP    | Nilai    | 82     | - - - 82
        S2                | Predikat SAKIP | Predikat | BB     |
    """,
    gagal="""
        rencana           | indikator      | satuan  | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      |
    """,
)
