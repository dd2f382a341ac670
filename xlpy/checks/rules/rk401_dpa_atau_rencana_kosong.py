"""RK-401: DPA dan rencana memuat sub kegiatan."""

from collections.abc import Iterator

from xlpy.book.schema import DPA, RENCANA
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat


def _dpa_atau_rencana_kosong(bahan: Bahan) -> Iterator[Hal]:
    if not bahan.document.dpa.sub_kegiatan:
        yield Hal(
            pesan="Lembar DPA tidak berisi sub kegiatan, jadi rencana tidak dapat dicocokkan dengan DPA.",
            saran="Impor DPA lagi, atau tempel isinya di lembar DPA.",
            sel=DPA.name,
            tanda="dpa",
        )
    elif not bahan.rencana.sub_kegiatan:
        yield Hal(
            pesan="Rencana belum memuat satu sub kegiatan pun, padahal DPA memuatnya.",
            saran="Klik Susun untuk menyusun rencana dari DPA.",
            sel=RENCANA.name,
            tanda="rencana",
        )


ATURAN = Aturan(
    id="RK-401",
    judul="DPA atau rencana tanpa sub kegiatan",
    tingkat=Tingkat.BERAT,
    mengapa="Tanpa keduanya tidak ada yang dapat dicocokkan, dan setiap pemeriksaan jumlah diam.",
    dasar=dasar.DOKUMEN,
    periksa=_dpa_atau_rencana_kosong,
    lulus="""
        rencana           | pagu
        7.01.01.2.01.0001 | 10.000.000

        dpa               | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
    gagal="""
        rencana           | pagu
        7.01.01.2.01.0001 | 10.000.000
    """,
    tetap=True,
)
