"""RK-405: setiap simpul mempunyai induk, dan setiap tujuan mempunyai sasaran."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.facts import kunci_of
from xlpy.plan.model import Simpul
from xlpy.plan.temuan import Tingkat


def _rantai_terputus(bahan: Bahan) -> Iterator[Hal]:
    plan = bahan.rencana
    goals = {tujuan.kode for tujuan in plan.tujuan}
    served = {sasaran.tujuan for sasaran in plan.sasaran}
    for sasaran in plan.sasaran:
        if sasaran.tujuan not in goals:
            yield _loose(sasaran, f"tidak mempunyai tujuan (kolom Tujuan: “{sasaran.tujuan}”)", "tujuan")
    for tujuan in plan.tujuan:
        if tujuan.kode not in served:
            yield _loose(tujuan, "belum mempunyai sasaran", "")
    levels = ((plan.program, plan.kegiatan, "program"), (plan.kegiatan, plan.sub_kegiatan, "kegiatan"))
    for parents, nodes, called in levels:
        known = {parent.kode for parent in parents}
        for node in nodes:
            if not any(above in known for above in _prefixes(node.kode)):
                yield _loose(node, f"tidak mempunyai {called} di atasnya", "kode")


def _prefixes(kode: str) -> Iterator[str]:
    """The codes above a code: 7.01.02.2.01 → 7, 7.01, 7.01.02, 7.01.02.2."""
    parts = kode.split(".")
    return (".".join(parts[:depth]) for depth in range(1, len(parts)))


def _loose(node: Simpul, said: str, kolom: str) -> Hal:
    return Hal(
        pesan=f"{node.jenjang} {sebutan(node)} “{node.nama}” {said}.",
        saran="Perbaiki kodenya, atau lengkapi baris yang hilang di lembar asalnya lalu klik Susun Rencana.",
        kunci=kunci_of(node),
        kolom=kolom,
    )


ATURAN = Aturan(
    id="RK-405",
    judul="Rantai tujuan sampai sub kegiatan terputus",
    tingkat=Tingkat.RINGAN,
    mengapa="Baris tanpa induk tercetak di akhir form dan tidak menunjang apa pun.",
    dasar=dasar.CASCADING,
    periksa=_rantai_terputus,
    lulus="""
        rencana           | nama                                          | tujuan
        T1                | Meningkatnya kualitas tata kelola             |
        S1                | Meningkatnya kualitas pelayanan publik        | T1
        7.01.02           |                                               |
        7.01.02.2.01      |                                               |
        7.01.02.2.01.0001 |                                               |
    """,
    gagal="""
        rencana           | nama                                          | tujuan
        T1                | Meningkatnya kualitas tata kelola             |
        S1                | Meningkatnya kualitas pelayanan publik        | T9
        7.01.02           |                                               |
        7.01.03.2.01      |                                               |
        7.01.02.2.01.0001 |                                               |
    """,
)
