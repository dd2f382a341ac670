"""RK-101: setiap sasaran dan sub kegiatan mempunyai indikator, dan setiap indikator dirumuskan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan, target_teks
from xlpy.plan.facts import kunci_of
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import Tingkat

_MEASURED = frozenset({Jenjang.SASARAN, Jenjang.SUB_KEGIATAN})


def _tanpa_indikator(bahan: Bahan) -> Iterator[Hal]:
    for node in bahan.rencana:
        if node.jenjang in _MEASURED and not node.indikator:
            yield Hal(
                pesan=f"{node.jenjang} {sebutan(node)} “{node.nama}” belum mempunyai indikator.",
                saran="Isi kolom Indikator Kinerja; untuk sub kegiatan pakai rumusan nomenklatur.",
                kunci=kunci_of(node),
                kolom="indikator",
            )
    for node, indikator, kunci in bahan.ukuran:
        if not indikator.nama:
            yield Hal(
                pesan=f"Indikator ke-{kunci.ke} pada {node.jenjang} {sebutan(node)} belum dirumuskan "
                f"(target {target_teks(indikator)}).",
                saran="Tulis apa yang diukur, atau kosongkan barisnya.",
                kunci=kunci,
                kolom="nama",
            )


ATURAN = Aturan(
    id="RK-101",
    judul="Sasaran atau sub kegiatan tanpa indikator",
    tingkat=Tingkat.BERAT,
    mengapa="Tanpa indikator tidak ada yang dapat diukur, dan baris itu tercetak kosong.",
    dasar=dasar.SMART,
    periksa=_tanpa_indikator,
    lulus="""
        rencana           | indikator                                      | target
        S1                | Indeks Kepuasan Masyarakat                     | 88
        7.01.01.2.01.0001 | Jumlah Dokumen Perencanaan Perangkat Daerah    | 4
        7.01.01           |                                                |
    """,
    gagal="""
        rencana           | indikator | target | satuan
        S1                |           |        |
        7.01.01.2.01.0001 |           |        |
        7.01.01.2.01.0002 |           | 4      | Dokumen
    """,
)
