"""RK-601: kepala form dan penanda tangan terisi."""

from collections.abc import Iterator

from xlpy.book.schema import PENGATURAN
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan, sel_pengaturan
from xlpy.plan.masukan import KEPALA_FORM
from xlpy.plan.temuan import Tingkat


def _kop_dan_penanda_tangan(bahan: Bahan) -> Iterator[Hal]:
    settings, signer = bahan.document.pengaturan, bahan.penanda_tangan
    labels = {name.key: name.label for name in PENGATURAN.names}
    for field in KEPALA_FORM:
        if not getattr(settings, field):
            yield Hal(
                pesan=f"{labels[field]} pada kepala form kosong.",
                saran="Isi di lembar Pengaturan.",
                sel=sel_pengaturan(field),
                tanda=field,
            )
    if signer is None or not signer.nama:
        said = "tidak ada di tabel Pejabat" if signer is None else "belum bernama"
        yield Hal(
            pesan=f"Penanda tangan “{settings.penanda_tangan}” {said}.",
            saran="Isi jabatan dan namanya di tabel Pejabat pada lembar Pengaturan.",
            sel=sel_pengaturan("penanda_tangan"),
            tanda="penanda_tangan",
        )


ATURAN = Aturan(
    id="RK-601",
    judul="Kepala form atau penanda tangan kosong",
    tingkat=Tingkat.BERAT,
    mengapa="Dokumen tanpa nama kantor atau tanpa penanda tangan tidak sah.",
    dasar=dasar.DIFORMALKAN,
    periksa=_kop_dan_penanda_tangan,
    lulus="""
        pengaturan | isi
        pemerintah | Kabupaten Lumajang
        kecamatan  | Lumajang

        pejabat    | nama
        Camat      | Nama Pejabat
    """,
    gagal="""
        pengaturan     | isi
        kecamatan      |
        penanda_tangan | Camat

        pejabat        | nama
        Camat          |
    """,
    tetap=True,
    kosong=True,
)
