"""RK-701: tahun rencana sama dengan tahun DPA."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, sel_pengaturan
from xlpy.plan.temuan import Tingkat


def _tahun_beda(bahan: Bahan) -> Iterator[Hal]:
    planned, given = bahan.rencana.tahun, bahan.document.dpa.tahun
    if given is not None and given != planned:
        yield Hal(
            pesan=f"Tahun Anggaran di Pengaturan {planned}, sedangkan DPA tahun {given}.",
            saran="Perbaiki Tahun Anggaran di lembar Pengaturan, atau impor DPA tahun yang benar.",
            sel=sel_pengaturan("tahun"),
        )


ATURAN = Aturan(
    id="RK-701",
    judul="Tahun rencana berbeda dari tahun DPA",
    tingkat=Tingkat.BERAT,
    mengapa="Rencana tahun ini dengan anggaran tahun lain adalah dokumen yang keliru.",
    dasar=dasar.DPA,
    periksa=_tahun_beda,
    lulus="""
        pengaturan | isi
        tahun      | 2027
        tahun dpa  | 2027
    """,
    gagal="""
        pengaturan | isi
        tahun      | 2027
        tahun dpa  | 2026
    """,
    tetap=True,
)
