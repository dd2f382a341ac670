"""RK-705: isi yang ditandatangani tidak berubah."""

from collections.abc import Iterator

from xlpy.book.schema import RENCANA
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat
from xlpy.sop.keadaan import signature_fault


def _berubah_sesudah_ttd(bahan: Bahan) -> Iterator[Hal]:
    fault = signature_fault(bahan.keadaan, bahan.sidik_isi) if bahan.keadaan else ""
    if fault:
        said, _, advice = fault.partition("). ")
        yield Hal(pesan=f"{said}).", saran=advice, sel=RENCANA.name)


ATURAN = Aturan(
    id="RK-705",
    judul="Isi berubah sesudah ditandatangani",
    tingkat=Tingkat.BERAT,
    mengapa="Tanda tangan hanya berlaku bagi isi yang ditandatangani.",
    dasar=dasar.DIFORMALKAN,
    periksa=_berubah_sesudah_ttd,
    lulus="""
        tanda tangan | sidik ttd | sidik isi
        Camat        | aa        | aa
    """,
    gagal="""
        tanda tangan | sidik ttd | sidik isi
        Camat        | aa        | bb
    """,
    tetap=True,
)
