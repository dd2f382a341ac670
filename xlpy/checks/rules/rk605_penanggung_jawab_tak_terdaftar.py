"""RK-605: penanggung jawab ada dalam daftar pejabat atau Tupoksi."""

from collections.abc import Iterator

from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.checks.ukuran import sebutan
from xlpy.plan.facts import kunci_of
from xlpy.plan.jabatan import read_title
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _penanggung_jawab_tak_terdaftar(bahan: Bahan) -> Iterator[Hal]:
    settings, tupoksi = bahan.document.pengaturan, bahan.document.tupoksi
    names = {*(p.jabatan for p in settings.pejabat), *(j.nama for j in tupoksi.jabatan)}
    names |= {f"{p.jabatan} {p.unit}" for p in settings.pejabat if p.unit}
    known = {fold(name) for name in names}
    titles = {title for name in names if (title := read_title(name))}
    if not known:
        return
    for sub in bahan.rencana.sub_kegiatan:
        owner = sub.penanggung_jawab
        if owner and fold(owner) not in known and read_title(owner) not in titles:
            yield Hal(
                pesan=f"Penanggung jawab {sebutan(sub)} “{owner}” tidak ada di tabel Pejabat maupun Tupoksi.",
                saran="Pilih jabatan dari daftar, atau tambahkan jabatan itu di tabel Pejabat.",
                kunci=kunci_of(sub),
                kolom="penanggung_jawab",
            )


ATURAN = Aturan(
    id="RK-605",
    judul="Penanggung jawab tidak terdaftar",
    tingkat=Tingkat.RINGAN,
    mengapa="Jabatan yang tidak ada di kantor ini tidak dapat dimintai pertanggungjawaban.",
    dasar=dasar.CASCADING,
    periksa=_penanggung_jawab_tak_terdaftar,
    lulus="""
        rencana           | unit       | penanggung jawab
        7.01.06.2.01.0001 |            | Kepala Seksi Pemerintahan
        7.01.01.2.01.0001 |            | Kasubag Keuangan
        7.01.03.2.02.0001 | Ditotrunan | Lurah Ditotrunan
        7.01.03.2.02.0001 | Jogoyudan  | Lurah Jogoyudan
        7.01.06.2.01.0002 |            |
        7.01.06.2.01.0003 |            | Tim Penyusun

        pejabat           | unit                 | nama
        Kasi Pemerintahan |                      | Ana
        Lurah             | Kelurahan Ditotrunan | Budi
        Lurah             | Jogoyudan            | Cici
        Tim Penyusun      |                      | Dedi

        tupoksi              | fungsi
        Sub Bagian Keuangan  | penatausahaan keuangan
    """,
    gagal="""
        rencana           | penanggung jawab
        7.01.06.2.01.0001 | Kasi Pembangunan
        7.01.06.2.01.0002 | Tim Penyusun

        pejabat           | nama
        Kasi Pemerintahan | Ana
    """,
)
