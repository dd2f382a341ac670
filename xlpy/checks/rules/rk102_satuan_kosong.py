"""RK-102: setiap indikator mempunyai satuan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _satuan_kosong(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if not indikator.satuan and not indikator.target_teks:
            yield Hal(
                pesan=f"Satuan indikator “{indikator.nama}” pada {sebutan(node)} kosong.",
                saran="Isi satuannya, misalnya Dokumen, Laporan, Orang, atau %.",
                kunci=kunci,
                kolom="satuan",
            )


ATURAN = Aturan(
    id="RK-102",
    judul="Satuan kosong",
    tingkat=Tingkat.BERAT,
    mengapa="Target tanpa satuan tidak dapat dibaca: 4 apa?",
    dasar=dasar.SMART,
    periksa=_satuan_kosong,
    lulus="""
        rencana           | indikator      | satuan  | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4
        S1                | Predikat SAKIP |         | BB
    """,
    gagal="""
        rencana           | indikator      | satuan  | target
        7.01.01.2.01.0001 | Jumlah dokumen |         | 4
    """,
)
