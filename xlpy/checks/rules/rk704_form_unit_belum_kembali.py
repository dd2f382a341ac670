"""RK-704: form setiap unit sudah kembali."""

from collections.abc import Iterator
from datetime import date

from xlpy.book.schema import UNIT
from xlpy.book.schema_alur import STATUS_FORM
from xlpy.checks import dasar
from xlpy.checks.aturan import Aturan, Hal
from xlpy.checks.bahan import Bahan
from xlpy.plan.temuan import Tingkat
from xlpy.plan.text import fold


def _form_unit_belum_kembali(bahan: Bahan) -> Iterator[Hal]:
    for row in bahan.baris(UNIT.table.name):
        jabatan, due = str(row.get("jabatan", "")), row.get("batas")
        if not jabatan or row.get("diterima") or fold(str(row.get("status", ""))) == _RECEIVED:
            continue
        who = f"{jabatan} {row.get('unit', '')}".strip()
        late = isinstance(due, date) and due < bahan.hari_ini
        yield Hal(
            pesan=f"Form {who} belum diterima" + (f", batasnya {due:%d/%m/%Y}." if late else "."),
            saran="Kumpulkan formnya, atau isi tanggal Form Diterima di lembar Unit.",
            sel=UNIT.name,
            tanda=fold(who),
        )


_RECEIVED = fold(STATUS_FORM[2])


ATURAN = Aturan(
    id="RK-704",
    judul="Form unit belum kembali",
    tingkat=Tingkat.RINGAN,
    mengapa="Setiap unit merumuskan rencananya sendiri; tanpa formnya rencana disusun atas nama orang lain.",
    dasar=dasar.SETIAP_UNIT,
    periksa=_form_unit_belum_kembali,
    lulus="""
        unit              | batas      | diterima   | status
        Kasi Pemerintahan | 2027-01-08 | 2027-01-07 |
        Kasi Pelayanan    | 2027-01-08 |            | Diterima
                          | 2027-01-08 |            |
    """,
    gagal="""
        unit              | nama unit  | batas      | diterima | status
        Kasi Pemerintahan |            | 2027-01-08 |          | Dikirim
        Lurah             | Ditotrunan |            |          |
        Kasi Pelayanan    |            | 2027-02-08 |          |
    """,
)
