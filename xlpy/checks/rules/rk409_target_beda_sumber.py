"""RK-409: target pada rencana sama dengan DPA dan lembar Sasaran."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan, target_teks
from xlpy.plan.facts import Kunci
from xlpy.plan.model import Indikator, Jenjang, Simpul
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _target_beda_sumber(bahan: Bahan) -> Iterator[Hal]:
    given = {(sub.kunci, fold(i.nama)): i for sub in bahan.menurut_dpa.values() for i in sub.indikator}
    for node, indikator, kunci in bahan.ukuran:
        if node.jenjang is Jenjang.SUB_KEGIATAN:
            yield from _compared(node, indikator, given.get((node.kunci, fold(indikator.nama))), kunci, "DPA")
    stated = {(s.kunci, fold(i.nama)): i for s in bahan.document.sasaran.sasaran for i in s.indikator}
    for node, indikator, kunci in bahan.ukuran:
        if node.jenjang is Jenjang.SASARAN:
            source = stated.get((node.kunci, fold(indikator.nama)))
            yield from _compared(node, indikator, source, kunci, "lembar Sasaran")


def _compared(node: Simpul, ours: Indikator, source: Indikator | None, kunci: Kunci, origin: str) -> Iterator[Hal]:
    if source is None or _is_empty(source) or _is_empty(ours):
        return  # a target that is missing is told by RK-103
    if (ours.target, fold(ours.target_teks)) != (source.target, fold(source.target_teks)):
        yield Hal(
            pesan=f"Target “{ours.nama}” pada {sebutan(node)} {target_teks(ours)}, menurut {origin} "
            f"{target_teks(source)}.",
            saran=f"Samakan dengan {origin}, atau kecualikan dengan alasannya.",
            kunci=kunci,
            kolom="target",
        )


def _is_empty(indikator: Indikator) -> bool:
    return indikator.target is None and not indikator.target_teks


ATURAN = Aturan(
    id="RK-409",
    judul="Target berbeda dari DPA atau lembar Sasaran",
    tingkat=Tingkat.RINGAN,
    mengapa="Target yang disunting di form saja membuat rencana dan sumbernya mengatakan dua hal.",
    dasar=dasar.DPA,
    periksa=_target_beda_sumber,
    lulus="""
        rencana           | indikator      | satuan   | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen  | 4
        7.01.01.2.01.0002 | Jumlah laporan | Laporan  | 4
        S1                | Nilai SAKIP    | Nilai    | 82
        S2                | Indeks SPBE    | Indeks   |
        7.01.01           | Persentase     | %        | 90

        dpa               | indikator      | satuan   | target
        7.01.01.2.01.0001 | Jumlah Dokumen | Dokumen  | 4,0
        7.01.01.2.01.0002 | Jumlah Laporan | Laporan  |

        sasaran           | indikator      | satuan   | target
        S1                | Nilai SAKIP    | Nilai    | 82
        S2                | Indeks SPBE    | Indeks   | 3
    """,
    gagal="""
        rencana           | indikator      | satuan   | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen  | 6
        S1                | Predikat SAKIP | Predikat | BB

        dpa               | indikator      | satuan   | target
        7.01.01.2.01.0001 | Jumlah dokumen | Dokumen  | 4

        sasaran           | indikator      | satuan   | target
        S1                | Predikat SAKIP | Predikat | A
    """,
)
