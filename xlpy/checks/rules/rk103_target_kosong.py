"""RK-103: setiap indikator mempunyai target setahun."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _target_kosong(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if indikator.target is None and not indikator.target_teks:
            unit = f" dalam {indikator.satuan}" if indikator.satuan else ""
            yield Hal(
                pesan=f"Target indikator “{indikator.nama}” pada {sebutan(node)} kosong.",
                saran=f"Isi target setahun{unit}.",
                kunci=kunci,
                kolom="target",
            )


ATURAN = Aturan(
    id="RK-103",
    judul="Target kosong",
    tingkat=Tingkat.BERAT,
    mengapa="Rencana tanpa target tidak menjanjikan apa pun dan tidak dapat dinilai pada akhir tahun.",
    dasar=dasar.SMART,
    periksa=_target_kosong,
    lulus="""
        rencana           | indikator      | satuan   | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen  | 4
        S1                | Predikat SAKIP | Predikat | BB
    """,
    gagal="""
        rencana           | indikator      | satuan  | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen |
        7.01.01.2.01.0002 | Jumlah laporan |         |
    """,
)
