"""RK-108: setiap sub kegiatan yang beranggaran menyebut sumber dananya."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import daftar, sebutan
from xlpy.plan.temuan import Tingkat


def _sumber_dana_kosong(bahan: Bahan) -> Iterator[Hal]:
    """One finding for all: most DPA name the source of everything or of nothing."""
    empty = [sub for sub in bahan.rencana.sub_kegiatan if not sub.sumber_dana and sub.pagu]
    if empty:
        yield Hal(
            pesan=f"Sumber dana {len(empty)} sub kegiatan kosong: {daftar(map(sebutan, empty))}.",
            saran="Isi menurut DPA, misalnya PAD atau DAU; bila lebih dari satu, pisahkan dengan titik koma.",
            sel=bahan.sel(empty[0], "sumber_dana"),
        )


ATURAN = Aturan(
    id="RK-108",
    judul="Sumber dana kosong",
    tingkat=Tingkat.RINGAN,
    mengapa="Kolom Sumber Dana ikut tercetak; DPA menyebut sumber pendanaan setiap sub kegiatan.",
    dasar=dasar.DPA,
    periksa=_sumber_dana_kosong,
    lulus="""
        rencana           | pagu       | sumber dana
        7.01.01.2.01.0001 | 12.000.000 | PAD; DAU
        7.01.01.2.01.0002 | 0          |
    """,
    gagal="""
        rencana           | pagu       | sumber dana
        7.01.01.2.01.0001 | 12.000.000 |
    """,
)
