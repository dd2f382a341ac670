"""RK-503: nama program, kegiatan, dan sub kegiatan sama dengan nomenklatur."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _nama_beda_nomenklatur(bahan: Bahan) -> Iterator[Hal]:
    plan = bahan.rencana
    for node in (*plan.program, *plan.kegiatan, *plan.sub_kegiatan):
        entri = bahan.entri(node)
        if entri is not None and fold(entri.nama) != fold(node.nama):
            yield Hal(
                pesan=f"Nama {sebutan(node)} “{node.nama}”, menurut nomenklatur “{entri.nama}”.",
                saran="Tulis nama resminya; bila kodenya yang keliru, perbaiki kodenya.",
                kunci=kunci_of(node),
                kolom="nama",
            )


ATURAN = Aturan(
    id="RK-503",
    judul="Nama berbeda dari nomenklatur",
    tingkat=Tingkat.RINGAN,
    mengapa="Nama yang diubah menyulitkan pencocokan dengan SIPD dan dokumen kabupaten.",
    dasar=dasar.NOMENKLATUR,
    periksa=_nama_beda_nomenklatur,
    lulus="""
        rencana           | nama
        7.01.01.2.01.0001 | penyusunan dokumen perencanaan Perangkat Daerah
        7.01.01.2.01.0099 | Nama apa pun
    """,
    gagal="""
        rencana           | nama
        7.01.01.2.01.0001 | Penyusunan Renja
    """,
)
