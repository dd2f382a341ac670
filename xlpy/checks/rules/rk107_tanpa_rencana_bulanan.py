"""RK-107: setiap sub kegiatan yang beranggaran mempunyai rencana penarikan bulanan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import daftar, sebutan
from xlpy.plan.temuan import Tingkat


def _tanpa_rencana_bulanan(bahan: Bahan) -> Iterator[Hal]:
    """One finding for all: a DPA without monthly amounts has none for any of them."""
    empty = [sub for sub in bahan.rencana.sub_kegiatan if sub.bulanan is None and sub.pagu]
    if empty:
        yield Hal(
            pesan=f"{len(empty)} sub kegiatan belum mempunyai rencana bulanan, jadi anggaran triwulannya kosong: "
            f"{daftar(map(sebutan, empty))}.",
            saran="Isi kolom Januari sampai Desember, atau impor DPA yang memuat Rencana Penarikan Dana per Bulan.",
            sel=bahan.sel(empty[0], "bulanan"),
        )


ATURAN = Aturan(
    id="RK-107",
    judul="Rencana bulanan kosong",
    tingkat=Tingkat.RINGAN,
    mengapa="Anggaran triwulan dihitung dari rencana penarikan dana per bulan pada DPA.",
    dasar=dasar.PENARIKAN,
    periksa=_tanpa_rencana_bulanan,
    lulus="""
        rencana           | pagu       | bulanan
        7.01.01.2.01.0001 | 12.000.000 | 12 x 1.000.000
        7.01.01.2.01.0002 | 0          |
    """,
    gagal="""
        rencana           | pagu       | bulanan
        7.01.01.2.01.0001 | 12.000.000 |
        7.01.01.2.01.0002 | 5.000.000  |
    """,
)
