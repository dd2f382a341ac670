"""RK-105: rencana memuat tujuan dan sasaran."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat


def _tanpa_sasaran(bahan: Bahan) -> Iterator[Hal]:
    levels = {"tujuan": bahan.rencana.tujuan, "sasaran": bahan.rencana.sasaran}
    missing = [name for name, nodes in levels.items() if not nodes]
    if missing:
        yield Hal(
            pesan=f"Rencana belum memuat {' dan '.join(missing)}.",
            saran="Isi lembar Sasaran dari Renstra, atau sertakan berkas sasaran, lalu klik Susun Rencana.",
            sel="Sasaran",
        )


ATURAN = Aturan(
    id="RK-105",
    judul="Rencana tanpa tujuan atau sasaran",
    tingkat=Tingkat.BERAT,
    mengapa="Rencana Kinerja dimulai dari sasaran; tanpa itu ia hanya daftar belanja.",
    dasar=dasar.HASIL,
    periksa=_tanpa_sasaran,
    lulus="""
        rencana | nama
        T1      | Meningkatnya kualitas tata kelola pemerintahan
        S1      | Meningkatnya kualitas pelayanan publik
    """,
    gagal="""
        rencana           | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
)
