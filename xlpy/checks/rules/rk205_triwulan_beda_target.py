"""RK-205: target triwulan membentuk target setahun menurut jenis targetnya."""

from collections.abc import Iterator
from decimal import Decimal

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import angka, sebutan, target_teks
from xlpy.plan.model import TANPA_TRIWULAN, Indikator, JenisTarget
from xlpy.plan.temuan import Tingkat


def _triwulan_beda_target(bahan: Bahan) -> Iterator[Hal]:
    for node, indikator, kunci in bahan.ukuran:
        if indikator.target is not None and indikator.triwulan != TANPA_TRIWULAN:
            said = _fault(indikator, indikator.target)
            if said:
                yield Hal(
                    pesan=f"“{indikator.nama}” pada {sebutan(node)}: {said}, target setahun "
                    f"{target_teks(indikator)}.",
                    saran="Sesuaikan target triwulannya, atau ubah Jenis Target bila indikator ini dihitung lain.",
                    kunci=kunci,
                    kolom="triwulan",
                )


def _fault(indikator: Indikator, target: Decimal) -> str:
    """What is wrong, in words; empty when nothing is."""
    quarters = indikator.triwulan
    total = sum((q for q in quarters if q is not None), Decimal(0))
    shown = " · ".join("–" if q is None else angka(q) for q in quarters)
    steady, last = all(q == target for q in quarters), quarters[3] == target
    if indikator.jenis_target is JenisTarget.KUMULATIF and total != target:
        return f"target TW I–IV ({shown}) berjumlah {angka(total)}"
    if indikator.jenis_target is JenisTarget.KONSTAN and not steady:
        return f"target konstan, tetapi TW I–IV {shown}"
    if indikator.jenis_target is JenisTarget.POSISI_AKHIR and not last:
        return f"target posisi akhir, tetapi TW I–IV {shown}"
    if indikator.jenis_target is None and target != total and not steady and not last:
        return f"target TW I–IV ({shown}) tidak sesuai jenis target apa pun"
    return ""


ATURAN = Aturan(
    id="RK-205",
    judul="Target triwulan tidak sesuai target setahun",
    tingkat=Tingkat.BERAT,
    mengapa=(
        "Kumulatif dijumlahkan, konstan sama setiap triwulan, posisi akhir dicapai pada TW IV; selain itu form "
        "menjanjikan dua hal berbeda."
    ),
    dasar=dasar.SMART,
    periksa=_triwulan_beda_target,
    lulus="""
        rencana           | indikator           | satuan  | jenis        | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen      | Dokumen | Kumulatif    | 4      | 1 - 1 2
        7.01.01.2.01.0002 | Persentase layanan  | %       | Konstan      | 95,5   | 95,5 95,5 95,5 95,5
        S1                | Nilai SAKIP         | Nilai   | Posisi Akhir | 82     | - 80 - 82
        S2                | Persentase serapan  | %       |              | 96     | 20 40 70 96
        S3                | Jumlah forum        | Forum   |              | 8      | 2 2 2 2
        S4                | Predikat            | Predikat |             | BB     | - - - 1
        S5                | Persentase aktif    | %       |              | 90     | 90 90 90 90
        S6                | Jumlah forum        | Forum   | Kumulatif    | 8      |
    """,
    gagal="""
        rencana           | indikator           | satuan  | jenis        | target | tw
        7.01.01.2.01.0001 | Jumlah dokumen      | Dokumen | Kumulatif    | 4      | 1 - 1 1
        7.01.01.2.01.0002 | Persentase layanan  | %       | Konstan      | 95,5   | 95,5 95,5 95,5 90
        S1                | Nilai SAKIP         | Nilai   | Posisi Akhir | 82     | - 80 - 81
        S2                | Persentase serapan  | %       |              | 96     | 20 40 70 90
    """,
)
