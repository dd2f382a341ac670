"""RK-313: tidak ada dua indikator yang mengukur hal yang sama."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.kembar import twins
from xlpy.checks.ukuran import Ukuran, sebutan
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold

# The outcomes of a program may be those of several of its kegiatan: these levels are compared within one node only.
_APART = {Jenjang.TUJUAN: "hasil", Jenjang.SASARAN: "hasil", Jenjang.SUB_KEGIATAN: "keluaran"}


def _indikator_kembar(bahan: Bahan) -> Iterator[Hal]:
    yield from _repeated(bahan)
    groups: dict[tuple[str, str], dict[str, Ukuran]] = {}
    for ukuran in bahan.rumusan_sendiri:
        place = _APART.get(ukuran.simpul.jenjang, ukuran.simpul.kode)
        groups.setdefault((place, ukuran.simpul.unit), {}).setdefault(fold(ukuran.indikator.nama), ukuran)
    for group in groups.values():
        listed = list(group.values())
        for earlier, later in twins([u.indikator.nama for u in listed]):
            yield _twin(listed[earlier], listed[later], "hampir sama dengan")


def _repeated(bahan: Bahan) -> Iterator[Hal]:
    """The same wording twice in one node, or in two of the office's own."""
    known: dict[tuple[str, str, str], Ukuran] = {}
    for ukuran in bahan.ukuran:
        node = ukuran.simpul
        place = node.kode if bahan.resmi(ukuran) else _APART.get(node.jenjang, node.kode)
        key = (fold(ukuran.indikator.nama), node.unit, place)
        if not key[0]:
            continue
        earlier = known.setdefault(key, ukuran)
        if earlier is not ukuran:
            yield _twin(earlier, ukuran, "sama dengan")


def _twin(earlier: Ukuran, later: Ukuran, how: str) -> Hal:
    return Hal(
        pesan=f"Indikator “{later.indikator.nama}” pada {sebutan(later.simpul)} {how} “{earlier.indikator.nama}” "
        f"pada {sebutan(earlier.simpul)}.",
        saran="Pakai satu saja, atau rumuskan bedanya.",
        kunci=later.kunci,
        kolom="nama",
    )


ATURAN = Aturan(
    id="RK-313",
    judul="Indikator sama atau hampir sama",
    tingkat=Tingkat.RINGAN,
    mengapa="Hal yang sama dihitung dua kali, atau dua rumusan dari satu ukuran membuat capaiannya berbeda.",
    dasar=dasar.SMART,
    periksa=_indikator_kembar,
    lulus="""
        rencana           | unit       | indikator
        S1                |            | Persentase desa mandiri
        S2                |            | Persentase desa maju
        7.01.01.2.01.0001 |            | Jumlah dokumen RKA
        7.01.01.2.01.0002 |            | Jumlah dokumen DPA
        7.01.03.2.02.0004 | Ditotrunan | Jumlah Laporan Hasil Evaluasi Kelurahan
        7.01.03.2.02.0004 | Jogoyudan  | Jumlah Laporan Hasil Evaluasi Kelurahan

        rencana           | indikator
        7.01.01.3.01.0001 | Jumlah Orang yang Menerima Gaji dan Tunjangan Tenaga Pendidik Otonomi Khusus Papua
        7.01.01.4.01.0001 | Jumlah Orang yang Menerima Gaji dan Tunjangan Tenaga Pendidik Otonomi Khusus Papua
        7.01.04.2.01      | Persentase wilayah yang aman
        7.01.04.2.02      | Persentase wilayah yang aman
        7.01.06.2.01.0001 | -
        7.01.06.2.01.0002 | -
    """,
    gagal="""
        rencana           | indikator
        S1                | Persentase pengaduan yang ditindaklanjuti
        S2                | Prosentase pengaduan yang ditindaklanjuti
        S3                | Persentase desa mandiri
        S4                | Persentase desa mandiri
        7.01.01.2.01.0001 | Jumlah laporan pembinaan BPD
        7.01.01.2.01.0002 | Jumlah laporan pembinan BPD
        7.01.01.2.01.0007 | Jumlah Laporan Evaluasi Kinerja Perangkat Daerah
        7.01.01.2.01.0007 | Jumlah Laporan Evaluasi Kinerja Perangkat Daerah
    """,
)
