"""RK-706: indikator dan sasaran tidak menyebut tahun lain."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, sel_pengaturan
from xlpy.plan.angka import read_years
from xlpy.plan.facts import kunci_of
from xlpy.plan.temuan import Tingkat


def _tahun_lain_disebut(bahan: Bahan) -> Iterator[Hal]:
    plan = bahan.rencana
    texts = [(node.nama, kunci_of(node)) for node in (*plan.tujuan, *plan.sasaran)]
    texts += [(indikator.nama, kunci) for _, indikator, kunci in bahan.rumusan_sendiri]
    for text, kunci in texts:
        others = [year for year in read_years(text) if year != plan.tahun]
        if others:
            yield Hal(
                pesan=f"“{text}” menyebut tahun {', '.join(map(str, others))}, rencana ini tahun {plan.tahun}.",
                saran="Perbaiki tahunnya, atau hapus tahun dari rumusannya.",
                kunci=kunci,
                kolom="nama",
            )
    title = bahan.document.pengaturan.judul
    if any(year != plan.tahun for year in read_years(title)):
        yield Hal(
            pesan=f"Judul dokumen “{title}” menyebut tahun lain dari {plan.tahun}.",
            saran="Perbaiki Judul dokumen di lembar Pengaturan; tahunnya dicetak dari Tahun Anggaran.",
            sel=sel_pengaturan("judul"),
        )


ATURAN = Aturan(
    id="RK-706",
    judul="Tahun lain disebut dalam rumusan",
    tingkat=Tingkat.RINGAN,
    mengapa="Tahun yang tertinggal di rumusan menunjukkan salinan tahun lalu.",
    dasar=dasar.SMART,
    periksa=_tahun_lain_disebut,
    lulus="""
        rencana           | nama                                      | indikator
        S1                | Meningkatnya pelayanan publik tahun 2027  | Persentase desa tertib
        7.01.05.2.01.0001 |                                           | Jumlah laporan UUD 1945
    """,
    gagal="""
        pengaturan | isi
        judul      | Rencana Kinerja 2026

        rencana           | nama                                      | indikator
        S1                | Meningkatnya pelayanan publik tahun 2026  | Persentase desa tertib tahun 2025
    """,
)
