"""RK-604: setiap jabatan dalam daftar pejabat ada pemangkunya."""

from collections.abc import Iterator

from xlpy.book.schema import PENGATURAN
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import daftar
from xlpy.plan.temuan import Tingkat


def _pejabat_kosong(bahan: Bahan) -> Iterator[Hal]:
    """One finding for all; the signer's name is asked for elsewhere."""
    settings = bahan.document.pengaturan
    empty = [p.jabatan for p in settings.pejabat if not p.nama and p.jabatan != settings.penanda_tangan]
    if empty:
        yield Hal(
            pesan=f"{len(empty)} jabatan belum ada nama pejabatnya: {daftar(empty)}.",
            saran="Isi kolom Nama di tabel Pejabat; bila kosong, tulis Plt. atau Plh. dan namanya.",
            sel=PENGATURAN.name,
        )


ATURAN = Aturan(
    id="RK-604",
    judul="Jabatan tanpa pejabat",
    tingkat=Tingkat.RINGAN,
    mengapa="Rencana disampaikan kepada pemangku jabatan; jabatan kosong diisi Plt. atau Plh.",
    dasar="SOP langkah 10 (penyampaian kepada seluruh pejabat)",
    periksa=_pejabat_kosong,
    lulus="""
        pejabat       | nama
        Camat         |
        Sekretaris    | Budi Contoh
    """,
    gagal="""
        pejabat           | nama
        Camat             | Ana Contoh
        Sekretaris        |
        Kasi Pemerintahan |
    """,
)
