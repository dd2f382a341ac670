"""RK-311: target lebih dari nol."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_unwanted
from xlpy.checks.ukuran import angka, sebutan
from xlpy.plan.temuan import Tingkat


def _target_nol(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        values = [v for v in (indikator.target, *indikator.triwulan) if v is not None]
        nothing = indikator.target == 0 and not is_unwanted(indikator.nama)
        if nothing or min(values, default=0) < 0:
            yield Hal(
                pesan=f"Target “{indikator.nama}” pada {sebutan(node)} {angka(min(values))} {indikator.satuan}.",
                saran="Tulis target lebih dari nol, atau keluarkan indikatornya bila tidak dikerjakan tahun ini.",
                kunci=kunci,
                kolom="target",
            )


ATURAN = Aturan(
    id="RK-311",
    judul="Target nol atau negatif",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Target nol tidak menjanjikan apa pun, kecuali bagi hal yang tidak diinginkan (kasus, keluhan, temuan)."
    ),
    dasar=dasar.MENANTANG,
    periksa=_target_nol,
    lulus="""
        rencana           | indikator                  | satuan  | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen rencana     | Dokumen | 4      | 0 0 0 4
        S1                | Jumlah kasus konflik       | Kasus   | 0      |
        S2                | Predikat SAKIP             |         | BB     |
    """,
    gagal="""
        rencana           | indikator                  | satuan  | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen rencana     | Dokumen | 0      |
        7.01.01.2.01.0002 | Jumlah dokumen anggaran    | Dokumen | 2      | 3 -1 0 0
    """,
)
