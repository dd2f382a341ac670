"""A small plan with one of everything, told as a table."""

from dataclasses import replace
from decimal import Decimal

from xlpy.book.document import Document
from xlpy.plan.facts import facts
from xlpy.plan.kode import Kedalaman
from xlpy.plan.masukan import Dpa, Pejabat, Pengaturan, SasaranStrategis, Tupoksi
from xlpy.plan.model import (
    Butir,
    Indikator,
    Jabatan,
    JenisTarget,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.temuan import Temuan, Tingkat

TABEL = """
    kode              | unit       | pagu        | target | sumber dana | penanggung jawab
    7.01.01.2.01.0001 |            | 12_500_000  | 12     | PAD         | Kasubag Keuangan
    7.01.01.2.01.0002 |            | 7_500_000   | 2      | PAD; DAU    | Kasubag Keuangan
    7.01.01.2.02.0001 |            | 950_000_000 | 14     | DAU         | Kasubag Keuangan
    7.01.02.2.01.0001 |            | 20_000_000  | 4      | PAD         | Kasi Pemerintahan
    7.01.03.2.02.0001 | Ditotrunan | 15_000_000  | 1      | DAU         | Lurah Ditotrunan
    7.01.03.2.02.0002 | Ditotrunan | 90_000_000  | 3      | DAU         | Lurah Ditotrunan
    7.01.03.2.02.0001 | Jogoyudan  | 16_000_000  | 1      | DAU         | Lurah Jogoyudan
"""


def baris(tabel: str = TABEL) -> list[dict[str, str]]:
    """The rows of a text table, by heading."""
    lines = [[cell.strip() for cell in line.split("|")] for line in tabel.strip().splitlines()]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def sub_kegiatan(row: dict[str, str]) -> SubKegiatan:
    """One sub kegiatan of the table; its months make up its pagu."""
    entri = nomenklatur(2026).entri[row["kode"]]
    pagu, target = int(row["pagu"]), Decimal(row["target"])
    sumber = Provenance.of({"nama": Source("dpa.xlsx", "DPA", "B12"), "pagu": Source("dpa.xlsx", "DPA", "J12")})
    return SubKegiatan(
        kode=row["kode"],
        nama=entri.nama,
        unit=row["unit"],
        pagu=pagu,
        bulanan=(*[pagu // 12] * 11, pagu - pagu // 12 * 11),
        sumber_dana=tuple(row["sumber dana"].split("; ")),
        penanggung_jawab=row["penanggung jawab"],
        indikator=(
            Indikator(
                nama=entri.indikator,
                satuan=entri.satuan,
                target=target,
                jenis_target=JenisTarget.POSISI_AKHIR,
                triwulan=(None, None, None, target),
                sumber=Provenance.of({"nama": Source("dpa.xlsx", "DPA", "K12")}),
            ),
        ),
        sumber=sumber,
    )


def rencana(tabel: str = TABEL) -> RencanaKinerja:
    """The plan of the table, with its kegiatan, programs, one tujuan and one sasaran."""
    subs = tuple(map(sub_kegiatan, baris(tabel)))
    names = nomenklatur(2026).entri

    def above(depth: Kedalaman) -> list[str]:
        return list(dict.fromkeys(".".join(s.kode.split(".")[:depth]) for s in subs))

    two = (
        Indikator(nama="Indeks Kepuasan Masyarakat", satuan="Indeks", target=Decimal("88.25")),
        Indikator(nama="Predikat SAKIP", satuan="Predikat", target_teks="BB"),
    )
    return RencanaKinerja(
        tahun=2026,
        tujuan=(Tujuan(kode="T1", nama="Meningkatnya kualitas pelayanan publik"),),
        sasaran=(Sasaran(kode="S1", nama="Meningkatnya kepuasan", tujuan="T1", program=("7.01.02",), indikator=two),),
        program=tuple(Program(kode=k, nama=names[k].nama) for k in above(Kedalaman.PROGRAM)),
        kegiatan=tuple(Kegiatan(kode=k, nama=names[k].nama) for k in above(Kedalaman.KEGIATAN)),
        sub_kegiatan=subs,
    )


def dokumen(tabel: str = TABEL, **perubahan: object) -> Document:
    """A whole workbook around the plan of the table."""
    plan = rencana(tabel)
    plain = tuple(
        replace(s, penanggung_jawab="", indikator=tuple(Indikator(nama=i.nama, satuan=i.satuan) for i in s.indikator))
        for s in plan.sub_kegiatan
    )
    document = Document(
        pengaturan=Pengaturan(
            tahun=2026,
            pemerintah="Kabupaten Lumajang",
            kecamatan="Lumajang",
            tempat="Lumajang",
            tanggal="2026-01-22",
            pejabat=(
                Pejabat(jabatan="Camat", nama="Dra. Contoh, M.Si.", nip="197012181991011002", pangkat="Pembina"),
                Pejabat(jabatan="Sekretaris", sebutan="Plt.", atasan="Camat"),
            ),
        ),
        sasaran=SasaranStrategis(tujuan=plan.tujuan, sasaran=plan.sasaran),
        dpa=Dpa(tahun=2026, program=plan.program, kegiatan=plan.kegiatan, sub_kegiatan=plain),
        tupoksi=Tupoksi(
            jabatan=(
                Jabatan(
                    nama="Seksi Pemerintahan", tugas="membantu Camat", fungsi=(Butir(teks="penyusunan rencana"),)
                ),
            )
        ),
        rencana=plan,
        dasar=facts(plan),
        temuan=(Temuan(aturan="contoh", tingkat=Tingkat.BERAT, sel="DPA!I9", pesan="Pagu tidak sama."),),
        id="contoh",
    )
    return replace(document, **perubahan)
