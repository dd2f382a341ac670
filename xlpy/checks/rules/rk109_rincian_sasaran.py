"""RK-109: indikator sasaran mempunyai formulasi, definisi operasional, sumber data, dan rencana aksi."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import Tingkat

_DETAILS = {
    "formulasi": "formulasi",
    "definisi_operasional": "definisi operasional",
    "sumber_data": "sumber data",
    "rencana_aksi": "rencana aksi",
}


def _rincian_sasaran(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        missing = [field for field in _DETAILS if not getattr(indikator, field)]
        if node.jenjang is Jenjang.SASARAN and missing:
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada sasaran {node.kode} belum mempunyai "
                f"{', '.join(_DETAILS[field] for field in missing)}.",
                saran="Lengkapi kolom-kolom itu di lembar Sasaran, lalu klik Susun Rencana.",
                kunci=kunci,
                kolom=missing[0],
            )


ATURAN = Aturan(
    id="RK-109",
    judul="Rincian indikator sasaran belum lengkap",
    tingkat=Tingkat.SARAN,
    mengapa=(
        "Indikator Kinerja Utama menyebut cara menghitung, batasan, dan sumber datanya, supaya realisasinya "
        "dapat diperiksa orang lain."
    ),
    dasar=dasar.SMART,
    periksa=_rincian_sasaran,
    lulus="""
        rencana | indikator   | formulasi                   | definisi         | sumber data     | rencana aksi
        S1      | Nilai SAKIP | Nilai hasil evaluasi        | Menurut LHE AKIP | LHE Inspektorat | Penyelarasan
        7.01.01 | Jumlah unit |                             |                  |                 |
    """,
    gagal="""
        rencana | indikator   | formulasi                   | definisi         | sumber data     | rencana aksi
        S1      | Nilai SAKIP | Nilai hasil evaluasi        |                  | LHE Inspektorat |
    """,
)
