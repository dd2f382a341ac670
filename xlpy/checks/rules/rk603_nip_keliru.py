"""RK-603: NIP terdiri atas 18 angka yang sesuai dengan dirinya, dan milik satu orang."""

from collections.abc import Iterator

from xlpy.book.schema import PENGATURAN
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold
from xlpy.sop.nip import nip_faults


def _nip_keliru(bahan: Bahan) -> Iterator[Hal]:
    owners: dict[str, str] = {}
    for pejabat in bahan.document.pengaturan.pejabat:
        if not pejabat.nip:
            continue
        faults = nip_faults(pejabat.nip)
        owner = owners.setdefault(pejabat.nip, pejabat.nama)
        if fold(owner) != fold(pejabat.nama):
            faults = (*faults, f"NIP {pejabat.nip} juga dipakai {owner}.")
        if faults:
            yield Hal(
                pesan=f"{pejabat.jabatan} ({pejabat.nama or 'tanpa nama'}): {' '.join(faults)}",
                saran="Perbaiki NIP-nya di tabel Pejabat menurut SK: 18 angka, tanpa titik.",
                sel=PENGATURAN.name,
                tanda=f"{fold(pejabat.jabatan)}\n{pejabat.unit}",
            )


ATURAN = Aturan(
    id="RK-603",
    judul="NIP keliru",
    tingkat=Tingkat.RINGAN,
    mengapa="NIP tercetak di bawah tanda tangan; satu angka yang salah menunjuk orang lain.",
    dasar=dasar.NIP,
    periksa=_nip_keliru,
    lulus="""
        pejabat       | nama         | nip
        Camat         | Ana Contoh   | 197012181991011002
        Kasi Plt      | Ana Contoh   | 197012181991011002
        Sekretaris    | Budi Contoh  |
    """,
    gagal="""
        pejabat       | nama         | nip
        Camat         | Ana Contoh   | 19701218199101100
        Sekretaris    |              | 197513011999031001
        Kasi A        | Cici Contoh  | 198001012005012003
        Kasi B        | Dedi Contoh  | 198001012005012003
    """,
)
