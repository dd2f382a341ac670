"""RK-208: target dari sesuatu yang dihitung satu per satu adalah bilangan bulat."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.satuan import is_countable
from xlpy.checks.ukuran import angka, sebutan
from xlpy.plan.temuan import Tingkat


def _target_pecahan(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if not is_countable(indikator.satuan):
            continue
        for kolom, values in (("target", (indikator.target,)), ("triwulan", indikator.triwulan)):
            broken = [angka(v) for v in values if v is not None and v != v.to_integral_value()]
            if broken:
                yield Hal(
                    pesan=f"{_CALLED[kolom]} “{indikator.nama}” pada {sebutan(node)} {', '.join(broken)} "
                    f"{indikator.satuan}, padahal {indikator.satuan} dihitung utuh.",
                    saran="Tulis bilangan bulat, atau ganti satuannya.",
                    kunci=kunci,
                    kolom=kolom,
                )


_CALLED = {"target": "Target", "triwulan": "Target triwulan"}


ATURAN = Aturan(
    id="RK-208",
    judul="Target bukan bilangan bulat",
    tingkat=Tingkat.RINGAN,
    mengapa="Tidak ada setengah dokumen; target seperti itu tidak dapat dicapai tepat.",
    dasar=dasar.MENANTANG,
    periksa=_target_pecahan,
    lulus="""
        rencana           | indikator                  | satuan      | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen             | Dokumen     | 4,0    | 1 1 1 1
        7.01.01.2.02.0001 | Jumlah orang               | Orang/Bulan | 32,5   |
        S1                | Indeks Kepuasan Masyarakat | Indeks      | 88,25  |
    """,
    gagal="""
        rencana           | indikator      | satuan  | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 2,5    | 0,5 - 1 1
    """,
)
