"""RK-407: fungsi penanggung jawab mendukung sub kegiatannya."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import daftar, sebutan
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _tanpa_fungsi_pendukung(bahan: Bahan) -> Iterator[Hal]:
    for row in bahan.matriks.baris:
        sub = row.sub
        if not row.penanggung_jawab or row.didukung:
            continue  # who answers is asked for elsewhere; without a Tupoksi of that office nothing can be said
        others = daftar(f"{jabatan} ({support.sebutan})" for jabatan, support in row.dukungan.items())
        yield Hal(
            pesan=f"Tidak ada tugas atau fungsi {row.penanggung_jawab} yang mendukung {sebutan(sub)} “{sub.nama}”.",
            saran=f"Periksa penanggung jawabnya; yang fungsinya mendekati: {others or 'tidak ada'}.",
            kunci=kunci_of(sub),
            kolom="penanggung_jawab",
        )


ATURAN = Aturan(
    id="RK-407",
    judul="Sub kegiatan di luar fungsi penanggung jawab",
    tingkat=Tingkat.RINGAN,
    mengapa="Indikator harus relevan dengan tugas dan fungsi serta dalam kendali pemegangnya.",
    dasar=dasar.AKTIVITAS,
    periksa=_tanpa_fungsi_pendukung,
    lulus="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pemerintahan
        7.01.06.2.01.0002 | Kasi Pelayanan
        7.01.06.2.01.0003 |

        tupoksi            | fungsi
        Seksi Pemerintahan | fasilitasi penyusunan peraturan desa
    """,
    gagal="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pelayanan Umum
        7.01.01.2.06.0008 | Kasi Pelayanan Umum

        tupoksi              | fungsi
        Seksi Pemerintahan   | fasilitasi penyusunan peraturan desa
        Seksi Pelayanan Umum | pelayanan administrasi kependudukan
    """,
)
