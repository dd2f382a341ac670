"""RK-501: setiap baris beranggaran pada DPA berkode."""

from collections.abc import Iterator

from xlpy.book.schema import DPA
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.angka import format_rupiah
from xlpy.plan.model import Jenjang
from xlpy.plan.nomenclature import maksud_anda
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _tanpa_kode(bahan: Bahan) -> Iterator[Hal]:
    for sub in bahan.document.dpa.sub_kegiatan:
        if not sub.kode:
            near = maksud_anda(bahan.nomenklatur.mirip(sub.nama, Jenjang.SUB_KEGIATAN, 2)) if sub.nama else ""
            source = sub.sumber.source("nama") or sub.sumber.source("pagu")
            where = f" ({source})" if source else ""
            yield Hal(
                pesan=f"Sub kegiatan “{sub.nama}”{where}, Rp{format_rupiah(sub.pagu)}, belum berkode "
                "dan belum masuk.",
                saran=f"Isi kodenya di lembar DPA, lalu klik Susun Rencana. {near}".strip(),
                sel=DPA.name,
                tanda=f"{sub.unit}\n{fold(sub.nama)}",
            )


ATURAN = Aturan(
    id="RK-501",
    judul="Sub kegiatan DPA tanpa kode",
    tingkat=Tingkat.BERAT,
    mengapa="Baris tanpa kode tidak dapat masuk ke rencana, sehingga jumlahnya kurang dari DPA.",
    dasar=dasar.NOMENKLATUR,
    periksa=_tanpa_kode,
    lulus="""
        dpa               | nama                                            | pagu
        7.01.01.2.01.0001 | Penyusunan Dokumen Perencanaan Perangkat Daerah | 10.000.000
    """,
    gagal="""
        dpa | nama                               | pagu       | sumber
            | Penyusunan Dokumen Perencanaan OPD | 10.000.000 | dpa.xlsx!Rincian!B7
            |                                    | 5.000.000  |
    """,
    tetap=True,
)
