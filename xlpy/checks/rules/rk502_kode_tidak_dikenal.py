"""RK-502: setiap kode ada dalam nomenklatur dan termasuk kewenangan kabupaten/kota."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.facts import kunci_of
from xlpy.plan.kode import Kedalaman
from xlpy.plan.nomenclature import maksud_anda
from xlpy.plan.temuan import Tingkat

_KABUPATEN = "2"


def _kode_tidak_dikenal(bahan: Bahan) -> Iterator[Hal]:
    plan = bahan.rencana
    for node in (*plan.program, *plan.kegiatan, *plan.sub_kegiatan):
        parts = node.kode.split(".")
        if bahan.entri(node) is None:
            near = maksud_anda(bahan.nomenklatur.mirip(node.nama, node.jenjang, 2))
            yield Hal(
                pesan=f"Kode {node.kode} “{node.nama}” tidak ada dalam nomenklatur {bahan.nomenklatur.tahun}.",
                saran=near or "Periksa kode itu pada DPA.",
                kunci=kunci_of(node),
                kolom="kode",
            )
        elif len(parts) > Kedalaman.PROGRAM and parts[Kedalaman.PROGRAM] != _KABUPATEN:
            yield Hal(
                pesan=f"Kode {node.kode} “{node.nama}” adalah kewenangan {parts[Kedalaman.PROGRAM]}, "
                "bukan kabupaten/kota.",
                saran="Pakai kode dengan angka keempat 2.",
                kunci=kunci_of(node),
                kolom="kode",
            )


ATURAN = Aturan(
    id="RK-502",
    judul="Kode di luar nomenklatur kecamatan",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Kode yang keliru membuat rencana tidak dapat digabungkan; kode berangka 3, 4, atau 7 adalah kewenangan "
        "Papua dan Aceh."
    ),
    dasar=dasar.NOMENKLATUR,
    periksa=_kode_tidak_dikenal,
    lulus="""
        rencana           | nama
        7.01.01           |
        7.01.01.2.01      |
        7.01.01.2.01.0001 |
    """,
    gagal="""
        rencana           | nama
        7.01.01.2.01.0099 | Penyusunan Dokumen Perencanaan Perangkat Daerah
        7.01.09           | Program yang tidak dikenal siapa pun
        7.01.03.7.04.0001 |
    """,
)
