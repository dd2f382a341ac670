"""RK-801: target sasaran lebih menantang daripada tahun lalu."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_unwanted
from xlpy.checks.ukuran import sebutan, target_teks
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import Tingkat

_CEILING = 100


def _target_tidak_meningkat(bahan: Bahan) -> Iterator[Hal]:
    if bahan.dari_tahun_lalu is None:
        return
    for (_, before, _), (node, indikator, kunci) in bahan.dari_tahun_lalu.pasangan:
        best = indikator.target == _CEILING or (indikator.target == 0 and is_unwanted(indikator.nama))
        if node.jenjang is Jenjang.SASARAN and not best and target_teks(before) == target_teks(indikator) != _NONE:
            yield Hal(
                pesan=f"Target “{indikator.nama}” pada {sebutan(node)} sama dengan tahun lalu: "
                f"{target_teks(indikator)}.",
                saran="Naikkan targetnya, atau tulis sebabnya pada kolom Keterangan dan kecualikan.",
                kunci=kunci,
                kolom="target",
            )


_NONE = "–"


ATURAN = Aturan(
    id="RK-801",
    judul="Target sasaran tidak berubah dari tahun lalu",
    tingkat=Tingkat.RINGAN,
    mengapa="Target yang sama dari tahun ke tahun tidak mendorong perbaikan; pada angka paling tinggi ia wajar.",
    dasar=dasar.MENANTANG,
    periksa=_target_tidak_meningkat,
    lulus="""
        rencana           | indikator              | satuan | target
        S1                | Nilai SAKIP            | Nilai  | 83
        S2                | Persentase desa tertib | %      | 100
        S3                | Jumlah kasus konflik   | Kasus  | 0
        S4                | Jumlah forum           |        |
        7.01.01.2.01.0001 | Jumlah dokumen         | Dokumen | 4

        tahun lalu        | indikator              | satuan | target
        S1                | Nilai SAKIP            | Nilai  | 82
        S2                | Persentase desa tertib | %      | 100
        S3                | Jumlah kasus konflik   | Kasus  | 0
        S4                | Jumlah forum           |        |
        7.01.01.2.01.0001 | Jumlah dokumen         | Dokumen | 4
    """,
    gagal="""
        rencana           | indikator              | satuan | target
        S1                | Nilai SAKIP            | Nilai  | 82

        tahun lalu        | indikator              | satuan | target
        S1                | Nilai SAKIP            | Nilai  | 82
    """,
)
