"""RK-504: sub kegiatan memakai indikator dan satuan nomenklatur."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.satuan import misfit
from xlpy.checks.ukuran import sebutan
from xlpy.plan.facts import Kunci
from xlpy.plan.model import Simpul
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _indikator_bukan_resmi(bahan: Bahan) -> Iterator[Hal]:
    said_of = {u.kunci.simpul for u in bahan.ukuran if bahan.resmi(u)}
    for ukuran in bahan.ukuran:
        node, indikator, kunci = ukuran
        entri = bahan.entri(node)
        if entri is None or not entri.indikator:
            continue
        if bahan.resmi(ukuran):
            other = indikator.satuan and fold(indikator.satuan) != fold(entri.satuan)
            if other and not misfit(indikator.nama, indikator.satuan):  # one that cannot be is told by RK-309
                said = f"memakai satuan “{indikator.satuan}”, menurut nomenklatur “{entri.satuan}”"
                yield _differing(node, kunci, "satuan", f"“{indikator.nama}” {said}")
        elif kunci.simpul not in said_of:
            said_of.add(kunci.simpul)
            said = f"“{indikator.nama}”, menurut nomenklatur “{entri.indikator}” ({entri.satuan})"
            yield _differing(node, kunci, "nama", said)


def _differing(node: Simpul, kunci: Kunci, kolom: str, said: str) -> Hal:
    return Hal(
        pesan=f"Indikator {sebutan(node)} {said}.",
        saran="Pakai rumusan nomenklatur; ukuran sendiri dapat ditambahkan pada baris berikutnya.",
        kunci=kunci,
        kolom=kolom,
    )


ATURAN = Aturan(
    id="RK-504",
    judul="Indikator atau satuan berbeda dari nomenklatur",
    tingkat=Tingkat.SARAN,
    mengapa=(
        "Nomenklatur menetapkan indikator dan satuan setiap sub kegiatan; indikator lain boleh ditambahkan, "
        "bukan menggantikan."
    ),
    dasar=dasar.NOMENKLATUR,
    periksa=_indikator_bukan_resmi,
    lulus="""
        rencana           | indikator                                   | satuan
        7.01.01.2.01.0001 | Jumlah Dokumen Perencanaan Perangkat Daerah | Dokumen
        7.01.01.2.01.0001 | Persentase dokumen yang tepat waktu         | %
        7.01.01.2.01.0007 | Jumlah Laporan Evaluasi Kinerja Perangkat Daerah |
        7.01.01.2.07.0005 | Jumlah Paket Mebel yang Disediakan          | Orang
        7.01.01           | Persentase pemenuhan layanan sekretariat    | %
    """,
    gagal="""
        rencana           | indikator                                   | satuan
        7.01.01.2.01.0001 | Jumlah Dokumen Perencanaan Perangkat Daerah | Berkas
        7.01.01.2.01.0002 | Jumlah rapat penyusunan RKA                 | Kali
        7.01.01.2.01.0002 | Jumlah peserta penyusunan RKA               | Orang
    """,
)
