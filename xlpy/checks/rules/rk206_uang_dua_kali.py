"""RK-206: uang yang sama tidak diketik dua kali."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan_kunci
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import Tingkat


def _uang_dua_kali(bahan: Bahan) -> Iterator[Hal]:
    yield from _rows_alike(bahan)
    yield from _units_and_their_sum(bahan)


def _rows_alike(bahan: Bahan) -> Iterator[Hal]:
    """Rows of the DPA with one code, one unit and one amount: they are added, though one may be a copy."""
    counted = Counter((s.kunci, s.pagu) for s in bahan.document.dpa.sub_kegiatan if s.kode and s.pagu)
    for ((unit, kode), pagu), times in counted.items():
        if times > 1:
            kunci = Kunci(str(Jenjang.SUB_KEGIATAN), unit, kode)
            yield Hal(
                pesan=f"DPA memuat {sebutan_kunci(kunci)} {times} kali dengan pagu Rp{format_rupiah(pagu)}; "
                f"terhitung Rp{format_rupiah(times * pagu)}.",
                saran="Hapus baris DPA yang berulang; indikator kedua ditulis pada baris dengan pagu kosong.",
                kunci=kunci,
                kolom="pagu",
            )


def _units_and_their_sum(bahan: Bahan) -> Iterator[Hal]:
    """A row of the kecamatan that says once more what its kelurahan say together."""
    own: dict[str, int] = {}
    below: dict[str, int] = defaultdict(int)
    for sub in bahan.rencana.sub_kegiatan:
        if sub.unit:
            below[sub.kode] += sub.pagu
        else:
            own[sub.kode] = sub.pagu
    for kode, pagu in own.items():
        if pagu and below.get(kode) == pagu:
            yield Hal(
                pesan=f"Pagu {kode} kecamatan Rp{format_rupiah(pagu)} sama dengan jumlah pagu kelurahannya.",
                saran="Bila baris kecamatan itu hanya penjumlahan, hapus dari DPA lalu klik Susun Rencana.",
                kunci=Kunci(str(Jenjang.SUB_KEGIATAN), "", kode),
                kolom="pagu",
                tanda="jumlah kelurahan",
            )


ATURAN = Aturan(
    id="RK-206",
    judul="Uang mungkin diketik dua kali",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Satu pagu yang ditulis pada beberapa baris membuat jumlahnya berlipat; inilah kesalahan yang paling "
        "sering ditemukan."
    ),
    dasar=dasar.DPA,
    periksa=_uang_dua_kali,
    lulus="""
        rencana           | unit       | pagu
        7.01.03.2.02.0001 |            | 5.000.000
        7.01.03.2.02.0001 | Ditotrunan | 3.000.000
        7.01.03.2.02.0001 | Jogoyudan  | 4.000.000
        7.01.03.2.02.0002 |            | 0

        dpa               | unit       | pagu
        7.01.03.2.02.0001 | Ditotrunan | 2.000.000
        7.01.03.2.02.0001 | Ditotrunan | 1.000.000
        7.01.03.2.02.0001 | Jogoyudan  | 0
        7.01.03.2.02.0001 | Jogoyudan  | 0
    """,
    gagal="""
        rencana           | unit       | pagu
        7.01.03.2.02.0001 |            | 7.000.000
        7.01.03.2.02.0001 | Ditotrunan | 3.000.000
        7.01.03.2.02.0001 | Jogoyudan  | 4.000.000

        dpa               | unit       | pagu
        7.01.03.2.02.0001 | Ditotrunan | 1.500.000
        7.01.03.2.02.0001 | Ditotrunan | 1.500.000
    """,
)
