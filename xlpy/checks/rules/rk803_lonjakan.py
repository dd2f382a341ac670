"""RK-803: lonjakan target atau pagu dari tahun lalu dijelaskan."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.banding import LONJAKAN, persen
from xlpy.checks.ukuran import sebutan_kunci
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _lonjakan(bahan: Bahan) -> Iterator[Hal]:
    if bahan.dari_tahun_lalu is None:
        return
    explained = {kunci_of(node) for node in bahan.rencana if node.keterangan}
    for found in bahan.dari_tahun_lalu.selisih:
        if found.bagian is not None and abs(found.bagian) > LONJAKAN and found.kunci.simpul not in explained:
            yield Hal(
                pesan=f"{_CALLED[found.kolom]} {sebutan_kunci(found.kunci)} {found.baru}, tahun lalu {found.lama} "
                f"({persen(found.bagian)}).",
                saran="Tulis sebabnya pada kolom Keterangan, atau perbaiki angkanya.",
                kunci=found.kunci,
                kolom=found.kolom,
            )


_CALLED = {"target": "Target", "pagu": "Pagu"}


ATURAN = Aturan(
    id="RK-803",
    judul="Lonjakan tanpa penjelasan",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Target atau pagu yang naik atau turun lebih dari separuh membutuhkan alasan; sering kali satuannya atau "
        "nolnya keliru."
    ),
    dasar=dasar.MENANTANG,
    periksa=_lonjakan,
    lulus="""
        rencana           | indikator      | satuan  | target | pagu       | keterangan
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 6      | 15.000.000 |
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 9      | 1.000.000  | Ditambah tujuh kelurahan
        7.01.01.2.01.0003 | Jumlah dokumen | Dokumen | 9      | 0          |

        tahun lalu        | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen | 4      | 10.000.000
        7.01.01.2.01.0002 | Jumlah dokumen | Dokumen | 4      | 10.000.000
        7.01.01.2.01.0003 | Jumlah laporan | Dokumen | 4      | 0
    """,
    gagal="""
        rencana           | unit       | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 |            | Jumlah dokumen | Dokumen | 40     | 10.000.000
        7.01.03.2.02.0002 | Ditotrunan | Jumlah sarana  | Unit    | 3      | 40.000.000

        tahun lalu        | unit       | indikator      | satuan  | target | pagu
        7.01.01.2.01.0001 |            | Jumlah dokumen | Dokumen | 4      | 10.000.000
        7.01.03.2.02.0002 | Ditotrunan | Jumlah sarana  | Unit    | 3      | 90.000.000
    """,
)
