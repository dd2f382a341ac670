"""RK-110: setiap koreksi Sekretaris ditindaklanjuti."""

from collections.abc import Iterator

from xlpy.book.schema import KOREKSI
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold
from xlpy.sop.koreksi import StatusKoreksi


def _koreksi_terbuka(bahan: Bahan) -> Iterator[Hal]:
    for row in bahan.baris(KOREKSI.table.name):
        if row.get("koreksi") and fold(str(row.get("status", ""))) in {"", fold(StatusKoreksi.BELUM)}:
            place, written, wanted = (str(row.get(key, "")) for key in ("bagian", "tertulis", "koreksi"))
            yield Hal(
                pesan=f"Koreksi pada “{place}” belum ditindaklanjuti: “{written}” menjadi “{wanted}”.",
                saran="Perbaiki, lalu pilih Sudah pada kolom Status; bila tidak diubah, tulis alasannya.",
                sel=KOREKSI.name,
                tanda=f"{place}\n{written}\n{wanted}",
            )


ATURAN = Aturan(
    id="RK-110",
    judul="Koreksi belum ditindaklanjuti",
    tingkat=Tingkat.RINGAN,
    mengapa="Koreksi yang terlewat akan ditemukan Camat pada saat menandatangani.",
    dasar="SOP langkah 7 (koreksi Sekretaris)",
    periksa=_koreksi_terbuka,
    lulus="""
        koreksi                  | tertulis | koreksi | status
        Target 7.01.01.2.01.0001 | 2        | 4       | Sudah
        Target 7.01.01.2.01.0002 | 2        | 3       | Tidak diubah
        Penanggung jawab         |          |         | Belum
    """,
    gagal="""
        koreksi                  | tertulis | koreksi | status
        Target 7.01.01.2.01.0001 | 2        | 4       | Belum
        Judul                    | Renja    | Rencana Kinerja |
    """,
)
