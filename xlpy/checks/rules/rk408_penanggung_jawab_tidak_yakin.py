"""RK-408: penanggung jawab yang diduga dipastikan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _penanggung_jawab_tidak_yakin(bahan: Bahan) -> Iterator[Hal]:
    for sub in bahan.rencana.sub_kegiatan:
        if sub.penanggung_jawab and not sub.yakin:
            yield Hal(
                pesan=f"Penanggung jawab {sebutan(sub)} “{sub.nama}” belum pasti: {sub.penanggung_jawab}. "
                f"{sub.dasar_penanggung_jawab}".strip(),
                saran="Pastikan atau ganti isinya, lalu pilih Yakin pada kolom Keyakinan.",
                kunci=kunci_of(sub),
                kolom="penanggung_jawab",
            )


ATURAN = Aturan(
    id="RK-408",
    judul="Penanggung jawab belum pasti",
    tingkat=Tingkat.RINGAN,
    mengapa="Program mengusulkannya tanpa bukti yang cukup; hanya kantor yang dapat memutuskan.",
    dasar=dasar.CASCADING,
    periksa=_penanggung_jawab_tidak_yakin,
    lulus="""
        rencana           | penanggung jawab  | yakin
        7.01.06.2.01.0001 | Kasi Pemerintahan | ya
        7.01.06.2.01.0002 |                   | tidak
    """,
    gagal="""
        rencana           | penanggung jawab  | yakin
        7.01.06.2.01.0001 | Kasi Pemerintahan | tidak
    """,
)
