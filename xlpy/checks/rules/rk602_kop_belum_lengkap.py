"""RK-602: alamat, tempat, dan identitas penanda tangan terisi."""

from collections.abc import Iterator

from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, sel_pengaturan
from xlpy.plan.temuan import Tingkat

_HEADING = {"alamat": "alamat", "kode_pos": "kode pos", "tempat": "tempat tanda tangan"}
_SIGNER = {"nip": "NIP penanda tangan", "pangkat": "pangkat penanda tangan"}


def _kop_belum_lengkap(bahan: Bahan) -> Iterator[Hal]:
    """One finding for all that is missing."""
    settings, signer = bahan.document.pengaturan, bahan.penanda_tangan
    missing = [label for field, label in _HEADING.items() if not getattr(settings, field)]
    if signer is not None and signer.nama:
        missing += [label for field, label in _SIGNER.items() if not getattr(signer, field)]
    if missing:
        yield Hal(
            pesan=f"Kop dan blok tanda tangan belum lengkap: {', '.join(missing)} kosong.",
            saran="Isi di lembar Pengaturan.",
            sel=sel_pengaturan("alamat"),
        )


ATURAN = Aturan(
    id="RK-602",
    judul="Kop atau blok tanda tangan belum lengkap",
    tingkat=Tingkat.RINGAN,
    mengapa="Kop surat memuat alamat dan kode pos; blok tanda tangan memuat tempat, pangkat, dan NIP.",
    dasar="Tata naskah dinas (Permendagri 1/2023); SOP langkah 9",
    periksa=_kop_belum_lengkap,
    lulus="""
        pengaturan | isi
        alamat     | Jalan Alun-Alun 1
        kode_pos   | 67311
        tempat     | Lumajang

        pejabat    | nama         | nip                | pangkat
        Camat      | Nama Pejabat | 197012181991011002 | Pembina
    """,
    gagal="""
        pengaturan | isi
        alamat     | Jalan Alun-Alun 1
        kode_pos   |
        tempat     |

        pejabat    | nama         | nip                | pangkat
        Camat      | Nama Pejabat |                    |
    """,
)
