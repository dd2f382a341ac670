"""RK-309: satuan sesuai dengan apa yang diukur."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.satuan import misfit
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _satuan_tidak_sesuai(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if misfit(indikator.nama, indikator.satuan):
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada {sebutan(node)} memakai satuan “{indikator.satuan}”.",
                saran="Ganti satuannya, atau rumuskan ulang indikatornya.",
                kunci=kunci,
                kolom="satuan",
            )


ATURAN = Aturan(
    id="RK-309",
    judul="Satuan tidak sesuai indikator",
    tingkat=Tingkat.RINGAN,
    mengapa="“Jumlah Dokumen …” dengan satuan “Orang” tidak dapat dihitung.",
    dasar=dasar.SMART,
    periksa=_satuan_tidak_sesuai,
    lulus="""
        rencana           | indikator                              | satuan
        S1                | Persentase desa yang tertib            | %
        S2                | Jumlah lembaga kemasyarakatan di desa  | Desa
        7.01.01.2.01.0002 | Jumlah dokumen anggaran                | Laporan
        7.01.01.2.07.0005 | Jumlah Paket Mebel yang Disediakan     | Unit
    """,
    gagal="""
        rencana           | indikator                              | satuan
        S1                | Persentase desa yang tertib            | Desa
        S2                | Indeks Kepuasan Masyarakat             | Orang
        S3                | Predikat SAKIP                         | %
        S4                | Jumlah desa mandiri                    | %
        7.01.01.2.01.0002 | Jumlah dokumen anggaran                | Orang
        7.01.01.2.07.0005 | Jumlah Paket Mebel yang Disediakan     | Orang
    """,
)
