"""RK-306: satu indikator mengukur satu hal."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.bahasa import has_two_measures
from xlpy.checks.ukuran import sebutan
from xlpy.plan.temuan import Tingkat


def _ukuran_ganda(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.rumusan_sendiri:
        if has_two_measures(indikator.nama):
            yield Hal(
                pesan=f"Indikator “{indikator.nama}” pada {sebutan(node)} mengukur lebih dari satu hal.",
                saran="Pisahkan menjadi dua indikator, masing-masing dengan satuan dan targetnya.",
                kunci=kunci,
                kolom="nama",
            )


ATURAN = Aturan(
    id="RK-306",
    judul="Indikator bermakna ganda",
    tingkat=Tingkat.RINGAN,
    mengapa="Satu angka tidak dapat menunjukkan dua hal; “dan/atau” membuat capaian dapat ditafsirkan dua cara.",
    dasar=dasar.SMART,
    periksa=_ukuran_ganda,
    lulus="""
        rencana           | indikator
        S1                | Persentase keluhan dan pengaduan yang ditindaklanjuti
        S2                | Jumlah orang yang menyusun laporan dan dokumen desa
        7.01.01.2.01.0002 | Jumlah Dokumen RKA-SKPD dan Laporan Hasil Koordinasi Penyusunan Dokumen RKA-SKPD
    """,
    gagal="""
        rencana           | indikator
        S1                | Jumlah dan persentase desa mandiri
        S2                | Nilai IKM dan nilai SAKIP
        S3                | Persentase desa dan/atau kelurahan tertib
        7.01.01.2.01.0002 | Jumlah dokumen anggaran serta laporan evaluasi
    """,
)
