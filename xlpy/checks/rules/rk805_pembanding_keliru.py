"""RK-805: buku pembanding adalah buku tahun lalu dari kecamatan yang sama."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, sel_pengaturan
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _pembanding_keliru(bahan: Bahan) -> Iterator[Hal]:
    if bahan.tahun_lalu is None:
        return
    other, own = bahan.tahun_lalu.pengaturan, bahan.document.pengaturan
    faults = []
    if other.tahun != own.tahun - 1:
        faults.append(f"tahun {other.tahun}, bukan {own.tahun - 1}")
    if other.kecamatan and own.kecamatan and fold(other.kecamatan) != fold(own.kecamatan):
        faults.append(f"Kecamatan {other.kecamatan}, bukan {own.kecamatan}")
    if faults:
        yield Hal(
            pesan=f"Buku pembanding {' dan '.join(faults)}.",
            saran="Pilih buku kerja tahun lalu dari kecamatan ini.",
            sel=sel_pengaturan("tahun"),
        )


ATURAN = Aturan(
    id="RK-805",
    judul="Buku pembanding bukan tahun lalu",
    tingkat=Tingkat.RINGAN,
    mengapa="Perbandingan dengan buku yang keliru menghasilkan temuan yang keliru.",
    dasar=dasar.IKU_TETAP,
    periksa=_pembanding_keliru,
    lulus="""
        pengaturan | isi
        kecamatan  | Lumajang

        tahun lalu        | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
    gagal="""
        pengaturan       | isi
        kecamatan        | Lumajang
        tahun pembanding | 2025
        kecamatan pembanding | Sukodono

        tahun lalu        | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
)
