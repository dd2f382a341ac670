"""RK-202: jumlah pagu pada setiap jenjang sama dengan jumlah DPA."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import daftar
from xlpy.plan.angka import format_rupiah
from xlpy.plan.facts import Kunci
from xlpy.plan.kode import Kedalaman
from xlpy.plan.model import SubKegiatan
from xlpy.plan.nomenclature import jenjang_kode
from xlpy.plan.temuan import Tingkat


def _jumlah_beda_dpa(bahan: Bahan) -> Iterator[Hal]:
    """One finding: the total, and the programs and kegiatan that do not come back to the DPA."""
    approved = bahan.menurut_dpa.values()
    if not approved:
        return
    planned, given = _sums(bahan.rencana.sub_kegiatan), _sums(approved)
    codes = sorted({*planned, *given} - {""})
    differing = [kode for kode in codes if planned.get(kode, 0) != given.get(kode, 0)]
    if differing:
        total, expected = planned[""], given[""]
        levels = (
            f"{kode} Rp{format_rupiah(planned.get(kode, 0))} (DPA Rp{format_rupiah(given.get(kode, 0))})"
            for kode in differing
        )
        first = Kunci(str(jenjang_kode(differing[0])), "", differing[0])
        yield Hal(
            pesan=f"Anggaran rencana Rp{format_rupiah(total)}, jumlah DPA Rp{format_rupiah(expected)}, selisih "
            f"Rp{format_rupiah(total - expected)}. Yang berbeda: {daftar(levels)}.",
            saran="Cari sub kegiatan yang hilang, berlebih, atau berbeda pagunya di bawah kode itu, "
            "lalu klik Susun Rencana.",
            sel=bahan.sel(first, "anggaran"),
        )


def _sums(subs: Iterable[SubKegiatan]) -> dict[str, int]:
    """The money by program and kegiatan, and in all under the empty code."""
    found: dict[str, int] = defaultdict(int)
    for sub in subs:
        parts = sub.kode.split(".")
        for depth in (0, Kedalaman.PROGRAM, Kedalaman.KEGIATAN):
            found[".".join(parts[:depth])] += sub.pagu
    return found


ATURAN = Aturan(
    id="RK-202",
    judul="Jumlah anggaran berbeda dari DPA",
    tingkat=Tingkat.BERAT,
    mengapa=(
        "Jumlah program, kegiatan, dan seluruh rencana harus kembali ke DPA; baris yang hilang atau terbilang "
        "dua kali terlihat di sini."
    ),
    dasar=dasar.DPA,
    periksa=_jumlah_beda_dpa,
    lulus="""
        rencana           | pagu
        7.01.01.2.01.0001 | 12.500.000
        7.01.02.2.01.0001 | 7.500.000

        dpa               | pagu
        7.01.01.2.01.0001 | 12.500.000
        7.01.02.2.01.0001 | 7.500.000
    """,
    gagal="""
        rencana           | pagu
        7.01.01.2.01.0001 | 12.500.000
        7.01.02.2.01.0001 | 7.500.000

        dpa               | pagu
        7.01.01.2.01.0001 | 12.500.000
        7.01.02.2.01.0001 | 7.000.000
        7.01.02.2.02.0001 | 500.000
        7.01.03.2.01.0001 | 1.000.000
    """,
    tetap=True,
)
