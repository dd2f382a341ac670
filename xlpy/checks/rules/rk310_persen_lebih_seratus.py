"""RK-310: target persen tidak lebih dari 100."""

from collections.abc import Iterator
from decimal import Decimal

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import is_growth
from xlpy.checks.satuan import Jenis, jenis_satuan
from xlpy.checks.ukuran import angka, sebutan
from xlpy.plan.temuan import Tingkat

_WHOLE = 100


def _persen_lebih_seratus(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if jenis_satuan(indikator.satuan) is not Jenis.PERSEN or is_growth(indikator.nama):
            continue
        highest = max((v for v in (indikator.target, *indikator.triwulan) if v is not None), default=_WHOLE)
        if highest > _WHOLE:
            yield Hal(
                pesan=f"Target “{indikator.nama}” pada {sebutan(node)} {angka(Decimal(highest))} %, "
                "lebih dari 100 %.",
                saran="Tulis bagian dari keseluruhan, paling banyak 100; bila 0,96 dimaksud, tulis 96.",
                kunci=kunci,
                kolom="target",
            )


ATURAN = Aturan(
    id="RK-310",
    judul="Target persen di atas 100",
    tingkat=Tingkat.RINGAN,
    mengapa="Bagian dari keseluruhan tidak dapat melebihi keseluruhannya; hanya pertumbuhan yang dapat.",
    dasar=dasar.MENANTANG,
    periksa=_persen_lebih_seratus,
    lulus="""
        rencana | indikator                        | satuan | target | tw
        S1      | Persentase desa tertib           | %      | 100    | 100 100 100 100
        S2      | Persentase peningkatan PAD desa  | %      | 120    |
        S3      | Jumlah forum                     | Forum  | 800    |
        S4      | Persentase desa mandiri          | %      |        |
    """,
    gagal="""
        rencana | indikator                        | satuan | target | tw
        S1      | Persentase desa tertib           | %      | 110    |
        S2      | Cakupan akta kelahiran           | Persen | 100    | 90 100,5 100 100
    """,
)
