"""A plan of any size with all that is hard on paper: long names, line breaks, an indikator of 600 letters."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from xlpy.book.document import Document
from xlpy.forms.material import Bahan
from xlpy.plan.masukan import Pejabat, Pengaturan, Tupoksi
from xlpy.plan.model import (
    Butir,
    Indikator,
    Jabatan,
    JenisTarget,
    Jenjang,
    Kegiatan,
    Program,
    RencanaKinerja,
    Sasaran,
    SubKegiatan,
    Tujuan,
)
from xlpy.plan.nomenclature import nomenklatur
from xlpy.prosedur_keadaan import state_of

NAMA_80 = "Prof. Dr. Ir. H. Raden Mas Panji Soerjaningrat Kartodiningrat W., S.Sos., M.Si."
NAMA_GANTI_BARIS = "Penyediaan jasa pelayanan umum kantor\nbaris kedua: kebersihan\nbaris ketiga: keamanan"
INDIKATOR_600 = ("Persentase pengaduan masyarakat yang ditindaklanjuti sesuai standar pelayanan kecamatan " * 7)[:600]
KELURAHAN = ("Melati", "Kenanga", "Cempaka")
PEJABAT = (
    Pejabat(jabatan="Camat", nama=NAMA_80, nip="197012181991011002", pangkat="Pembina Tingkat I (IV/b)"),
    Pejabat(jabatan="Sekretaris", sebutan="Plt.", nama="Dewi Anggraini, S.Sos.", atasan="Camat"),
    Pejabat(jabatan="Kasubag Umum dan Kepegawaian", nama="Rahmat", pangkat="Penata (III/c)", atasan="Sekretaris"),
    Pejabat(jabatan="Kasubag Keuangan", nama="Sri Wahyuni", nip="198001012005012003", atasan="Sekretaris"),
    Pejabat(jabatan="Staf", nama="Joko", atasan="Kasubag Keuangan"),
    Pejabat(jabatan="Kasi Pemerintahan", nama="Bambang", pangkat="Penata Tingkat I (III/d)", atasan="Camat"),
    Pejabat(jabatan="Kasi Pelayanan Umum", atasan="Camat"),
    *(
        Pejabat(jabatan="Lurah", nama=f"Lurah {name}, S.E.", unit=f"Kelurahan {name}", atasan="Camat")
        for name in KELURAHAN
    ),
)
_OWNERS = ("Kasubag Umum dan Kepegawaian", "Kasubag Keuangan", "Kasi Pemerintahan", "Kepala Seksi Pelayanan Umum")
_OF_KELURAHAN = "7.01.03.2.02."


def pengaturan(kertas: str = "F4") -> Pengaturan:
    """Settings of an office with all its office-holders."""
    return Pengaturan(
        tahun=2026,
        pemerintah="Kabupaten Lumajang",
        kecamatan="Lumajang",
        alamat="Jalan Panglima Besar Sudirman Nomor 10",
        telepon="(0334) 881234",
        kode_pos="67311",
        tempat="Lumajang",
        tanggal="2026-01-22",
        kertas=kertas,
        pejabat=PEJABAT,
    )


def rencana_besar(count: int) -> RencanaKinerja:
    """A plan of ``count`` sub kegiatan; those of the kelurahan stand there once for each."""
    # By the last part, so that a small plan too has several programs and the kelurahan in it.
    every = (e for e in nomenklatur(2026).entri.values() if e.jenjang is Jenjang.SUB_KEGIATAN)
    official = sorted(every, key=lambda e: e.kode.split(".")[::-1])
    subs: list[SubKegiatan] = []
    while len(subs) < count:
        n = len(subs)
        entri = official[n % len(official)]
        again = n // len(official)
        in_kelurahan = entri.kode.startswith(_OF_KELURAHAN)
        unit = f"Kelurahan {KELURAHAN[again % 3]}" if in_kelurahan else "" if not again else f"Kelurahan {again}"
        owner = f"Lurah {KELURAHAN[again % 3]}" if in_kelurahan else _OWNERS[n % len(_OWNERS)]
        subs.append(_sub(n, entri.kode, entri.nama, unit, owner))
    names = nomenklatur(2026).entri
    programs = dict.fromkeys(".".join(s.kode.split(".")[:3]) for s in subs)
    kegiatan = dict.fromkeys(".".join(s.kode.split(".")[:5]) for s in subs)
    two = (
        Indikator(nama="Indeks Kepuasan Masyarakat", satuan="Indeks", target=Decimal("88.25"), formulasi="Survei"),
        Indikator(nama="Predikat SAKIP", satuan="Predikat", target_teks="BB", rencana_aksi="Tindak lanjut\nevaluasi"),
    )
    return RencanaKinerja(
        tahun=2026,
        tujuan=(Tujuan(kode="T1", nama="Meningkatnya kualitas pelayanan publik"),),
        sasaran=(Sasaran(kode="S1", nama="Meningkatnya kepuasan", tujuan="T1", program=("7.01.02",), indikator=two),),
        program=tuple(Program(kode=k, nama=names[k].nama) for k in programs),
        kegiatan=tuple(
            Kegiatan(kode=k, nama=names[k].nama, indikator=(Indikator(nama="Indeks Layanan", target=Decimal(90)),))
            for k in kegiatan
        ),
        sub_kegiatan=tuple(subs),
    )


def _sub(n: int, kode: str, nama: str, unit: str, owner: str) -> SubKegiatan:
    measure = Indikator(
        nama=INDIKATOR_600 if n % 23 == 9 else f"Jumlah dokumen ke-{n} yang disusun tepat waktu",
        satuan="Lembaga Kemasyarakatan" if n % 5 == 1 else "Dokumen",
        target=Decimal(4),
        jenis_target=JenisTarget.KUMULATIF,
        triwulan=(Decimal(1), Decimal(1), Decimal(1), Decimal(1)),
    )
    second = Indikator(nama="Persentase layanan", satuan="%", target=Decimal("97.5")) if n % 11 == 3 else None
    pagu = 1_000_003 * (n + 1)
    return SubKegiatan(
        kode=kode,
        nama=NAMA_GANTI_BARIS if n % 13 == 4 else nama,
        unit=unit,
        pagu=pagu,
        bulanan=(*[pagu // 12] * 11, pagu - pagu // 12 * 11),
        sumber_dana=("DANA TRANSFER UMUM-DANA ALOKASI UMUM",) if n % 2 else ("PAD", "DAU"),
        penanggung_jawab=owner,
        indikator=tuple(i for i in (measure, second) if i),
        keterangan="lanjutan" if n % 17 == 0 else "",
    )


def dokumen_besar(count: int, kertas: str = "F4") -> Document:
    """A workbook around the plan; without sub kegiatan one in which nothing but the settings is filled in."""
    plan = rencana_besar(count) if count else RencanaKinerja(tahun=2026)
    duties = tuple(Butir(teks=f"penyusunan bahan ke-{n}") for n in range(1, 6))
    offices = (Jabatan(nama="Seksi Pemerintahan", tugas="membantu Camat", fungsi=duties), Jabatan(nama="Camat"))
    return Document(pengaturan=pengaturan(kertas), rencana=plan, tupoksi=Tupoksi(jabatan=offices), id="besar")


def bahan(document: Document, **more: object) -> Bahan:
    """What papers of this workbook are made from."""
    plain = Bahan(
        document=document,
        keadaan=state_of(document),
        hari=date(2026, 1, 22),
        sidik="0A1B-2C3D",
        kode_log="3F2A-90BC-11D4-7E05",
    )
    return replace(plain, **more)  # type: ignore[arg-type] # the names are checked by replace itself
