"""RK-406: setiap fungsi yang bukan rutin dilayani sub kegiatan, atau dijelaskan."""

from collections.abc import Iterator

from xlpy.book.schema import TUPOKSI
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import daftar
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _fungsi_tidak_dilayani(bahan: Bahan) -> Iterator[Hal]:
    if not bahan.rencana.sub_kegiatan:
        return
    if not bahan.document.tupoksi.jabatan:
        yield Hal(
            pesan="Lembar Tupoksi kosong, jadi kesesuaian rencana dengan tugas dan fungsi tidak dapat diperiksa.",
            saran="Impor Tupoksi, atau tempel isinya di lembar Tupoksi.",
            sel=TUPOKSI.name,
            tanda="kosong",
        )
    wording: dict[str, str] = {}
    offices: dict[str, list[str]] = {}
    for idle in bahan.matriks.menganggur:  # all Lurah have the same duties: said once
        key = fold(idle.butir.teks)
        wording.setdefault(key, idle.butir.teks)
        offices.setdefault(key, []).append(f"{idle.jabatan} (fungsi ke-{idle.ke})")
    for key, owners in offices.items():
        who = daftar(owners)
        yield Hal(
            pesan=f"Fungsi “{wording[key]}” tidak dilayani satu sub kegiatan pun: {who}.",
            saran="Kecualikan dengan alasannya (misalnya dikerjakan tanpa biaya), atau tandai Rutin.",
            sel=TUPOKSI.name,
            tanda=key,
        )


ATURAN = Aturan(
    id="RK-406",
    judul="Fungsi tanpa sub kegiatan, atau tanpa Tupoksi",
    tingkat=Tingkat.RINGAN,
    mengapa=(
        "Fungsi yang tidak punya anggaran perlu dijelaskan: dikerjakan tanpa biaya, oleh unit lain, atau terlewat."
    ),
    dasar=dasar.CASCADING,
    periksa=_fungsi_tidak_dilayani,
    lulus="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pemerintahan

        tupoksi            | fungsi                                        | rutin
        Seksi Pemerintahan | penyusunan rencana kerja seksi                | ya
        Seksi Pemerintahan | fasilitasi penyusunan peraturan desa          |
        Camat              | pembinaan peraturan desa                      |
    """,
    gagal="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pemerintahan

        tupoksi            | fungsi                                        | rutin
        Seksi Pemerintahan | penyusunan rencana kerja seksi                | ya
        Seksi Pemerintahan | fasilitasi penyusunan peraturan desa          |
        Seksi Pemerintahan | pengawasan perizinan pertambangan             |
    """,
)
