"""RK-406: setiap fungsi yang bukan rutin dilayani sub kegiatan, atau dijelaskan."""

from collections.abc import Iterator

from xlpy.book.schema import TUPOKSI
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, daftar
from xlpy.checks.matriks import FungsiMenganggur, coverage_matrix
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _fungsi_tidak_dilayani(bahan: Bahan) -> Iterator[Hal]:
    plan, tupoksi = bahan.rencana, bahan.document.tupoksi
    if not plan.sub_kegiatan:
        return
    offices: dict[str, list[FungsiMenganggur]] = {}
    for idle in coverage_matrix(plan, tupoksi, bahan.nomenklatur).menganggur:
        offices.setdefault(fold(idle.butir.teks), []).append(idle)
    for text, same in offices.items():  # all Lurah have the same duties: said once
        who = daftar(f"{idle.jabatan} (fungsi ke-{idle.ke})" for idle in same)
        yield Hal(
            pesan=f"Fungsi “{same[0].butir.teks}” tidak dilayani satu sub kegiatan pun: {who}.",
            saran="Kecualikan dengan alasannya (misalnya dikerjakan tanpa biaya), atau tandai Rutin.",
            sel=TUPOKSI.name,
            tanda=text,
        )


ATURAN = Aturan(
    id="RK-406",
    judul="Fungsi tanpa sub kegiatan",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Fungsi yang tidak punya anggaran perlu dijelaskan: dikerjakan tanpa biaya, oleh unit lain, atau terlewat."
    ),
    dasar=dasar.CASCADING,
    periksa=_fungsi_tidak_dilayani,
    lulus="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pemerintahan

        tupoksi            | fungsi                                        | rutin
        Seksi Pemerintahan | penyusunan rencana kerja seksi                | ya
        Seksi Pemerintahan | fasilitasi penyusunan peraturan desa          |
        Camat              | pembinaan peraturan desa                      |
    """,
    gagal="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pemerintahan

        tupoksi            | fungsi                                        | rutin
        Seksi Pemerintahan | penyusunan rencana kerja seksi                | ya
        Seksi Pemerintahan | fasilitasi penyusunan peraturan desa          |
        Seksi Pemerintahan | pengawasan perizinan pertambangan             |
    """,
)
