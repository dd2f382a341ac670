"""What letters and lists of the procedure are made from: an office without any data, a usual one, an extreme one."""

import functools
import struct
import zlib
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

from contoh import dokumen
from prosedur import PEJABAT as ORANG
from prosedur import Kantor, filled

from xlpy.book.document import Document, Isi, dokumen_kosong
from xlpy.book.schema import SURAT
from xlpy.book.schema_alur import DISTRIBUSI, KOREKSI, LOG
from xlpy.book.schema_periksa import LKE
from xlpy.checks.lke import KRITERIA, SubKomponen
from xlpy.forms.material import Bahan
from xlpy.plan.masukan import Pejabat
from xlpy.plan.temuan import Temuan, Tingkat
from xlpy.prosedur_keadaan import kalender_of, state_of
from xlpy.sop.catatan import Tindakan
from xlpy.sop.status import status
from xlpy.sop.waktu_kerja import WIB

HARI = date(2026, 1, 26)
NAMA_PANJANG = "Prof. Dr. Ir. H. Raden Mas Panji Soerjaningrat Kartodiningrat Wirjosandjojo, M.Si."
"""A name of 82 letters."""
JABATAN_PANJANG = "Kasi Pemberdayaan Masyarakat, Kesejahteraan Rakyat, dan Pembinaan Lembaga Kelurahan"
TEKS_PANJANG = "\n".join(
    f"{n}. Agar dikoordinasikan dengan seluruh unit kerja, disusun menurut DPA dan Tupoksi, dan dilaporkan segera."
    for n in range(1, 41)
)
"""Forty lines, 4,000 letters."""
BANYAK, SEDIKIT, PANJANG_TIAP = 300, 12, 25  # rows; every so many is a long one
PEJABAT = (
    *(replace(p, nip=p.nip or "198001012005012003", pangkat="Penata (III/c)") for p in ORANG[:2]),
    replace(ORANG[2], sebutan="Plt."),
    *ORANG[3:],
    Pejabat(jabatan="Lurah", unit="Kelurahan Ditotrunan", nama="Dito"),
)
"""Those who run the procedure of ``prosedur``, and a Lurah."""
_RECORDED = {
    1: {
        "asal": "Bappeda Kabupaten Lumajang",
        "nomor_agenda": "012",
        "nomor_surat": "050/123/427.71/2026",
        "tanggal_surat": "2026-01-02",
        "tentang": "Penyusunan Rencana Kinerja SKPD Tahun 2026",
        "diterima": "2026-01-05 08:00",
        "batas_waktu": "2026-01-30",
    },
    2: {"diserahkan": "2026-01-05 08:20", "kepada": "Sekretaris"},
    3: {
        "sifat": "Segera",
        "disposisi": "Siapkan draft bersama semua seksi dan kelurahan.",
        "harapan": "Proses lebih lanjut; Koordinasi",
        "diteruskan_kepada": "Kasubbag Keuangan",
    },
    9: {"nomor_dokumen": "000.7.2/1/427.90/2026", "tanggal_dokumen": "2026-01-22"},
    11: {
        "nomor_pengantar": "000.7.2/2/427.90/2026",
        "tanggal_pengantar": "2026-01-22",
        "yth": "Kepala Bappeda Kabupaten Lumajang",
        "banyaknya": "2 (dua) eksemplar",
        "penerima": "Budi Penerima",
        "diterima_bappeda": "2026-01-22 10:45",
    },
}


@functools.cache
def kosong(kertas: str = "F4") -> Bahan:
    """An office that has not typed anything, nor named its offices."""
    empty = dokumen_kosong()
    return _bahan(_on(replace(empty, pengaturan=replace(empty.pengaturan, pejabat=())), kertas))


@functools.cache
def penuh(kertas: str = "F4") -> Bahan:
    """An office that has done all steps, one return among them."""
    kantor = Kantor()
    for number in (*range(1, 8), 5, 6, 7, *range(8, 12)):
        kantor.do(number, Tindakan.MULAI)
        if number == 7 and kantor.state.posisi[6].diulang == 0:
            kantor.do(7, Tindakan.KEMBALIKAN, alasan="Target belum sesuai.")
            continue
        step = kantor.sop.langkah[number - 1]
        data = {**filled(step), **_RECORDED.get(number, {})}
        if number == 7:
            data = {"koreksi": [{"bagian": "Target 7.01", "tertulis": "12", "koreksi": "15", "status": "Sudah"}]}
        kantor.do(number, Tindakan.SELESAI, data=data)
    document = _on(dokumen(), kertas, pejabat=PEJABAT)
    tables = {
        **document.tabel,
        LOG.table.name: tuple(line.row() for line in kantor.log),
        DISTRIBUSI.table.name: ({"kepada": "Kasi Pemerintahan", "nama": "Pemi", "waktu": _moment(9, 45)},),
        **_assessed(""),
    }
    waived = "Dilayani bersama — Sekar (Sekretaris), 21/01/2026"
    findings = (
        Temuan(aturan="RK-201", tingkat=Tingkat.BERAT, sel="DPA!I9", pesan="Pagu tidak sama.", saran="Samakan."),
        Temuan(aturan="RK-406", sel="Tupoksi!C4", pesan="Fungsi tanpa sub kegiatan.", pengecualian=waived),
        Temuan(aturan="RK-101", sel="DPA!A3", pesan="Satuan kosong.", keadaan="Selesai 20/01/2026"),
    )
    return _bahan(replace(document, tabel=tables, temuan=findings))


@functools.cache
def ekstrem(kertas: str = "F4") -> Bahan:
    """An office whose texts are long, and whose tables have many rows, 300 on F4; typed, not recorded."""
    many = BANYAK if kertas == "F4" else SEDIKIT
    people = [
        Pejabat(jabatan=f"{JABATAN_PANJANG} {n}", nama=NAMA_PANJANG, nip="197012181991011002", sebutan="Plh.")
        for n in range(1, 21)
    ]
    heads = [
        Pejabat(jabatan=office, nama=NAMA_PANJANG, nip="197012181991011002", pangkat="Pembina Utama Muda (IV/c)")
        for office in ("Camat", "Sekretaris", "Kasubag Keuangan", "Staf")
    ]
    document = _on(dokumen(), kertas, pejabat=(*heads, *people), judul=f"Rencana Kinerja Tahunan {JABATAN_PANJANG}")
    typed: dict[str, Isi] = {name.name: f"{name.label}: {NAMA_PANJANG}\n{JABATAN_PANJANG}" for name in SURAT.names}
    typed |= {"Disposisi_Isi": TEKS_PANJANG, "Disposisi_Kepada": "; ".join(p.jabatan for p in people)}
    typed |= {"Surat_Tentang": TEKS_PANJANG[:900], "Disposisi_Harapan": "Proses lebih lanjut; Lainnya menurut aturan"}
    rows = _rows(many)
    longest: dict[str, Isi] = {**rows[0], "tertulis": TEKS_PANJANG, "koreksi": TEKS_PANJANG}
    tables = {
        **document.tabel,
        KOREKSI.table.name: (longest, *rows),
        DISTRIBUSI.table.name: rows,
        LOG.table.name: _events(many),
        **_assessed(f"{JABATAN_PANJANG}."),
    }
    findings = (*_findings(many, ""), *_findings(SEDIKIT, f"Boleh — {NAMA_PANJANG}, 21/01/2026"))
    return _bahan(replace(document, isian=typed, tabel=tables, temuan=findings))


def _rows(many: int) -> tuple[dict[str, Isi], ...]:
    """Corrections and receivers; every tenth was sent with a letter."""
    short = {"bagian": "Target", "tertulis": "12", "koreksi": "15", "kepada": "Kasi", "nama": "Pemi"}
    long = dict.fromkeys(short, f"{NAMA_PANJANG}\n{JABATAN_PANJANG}")
    return tuple(
        {
            **(short if n % PANJANG_TIAP else long),
            "waktu": _moment(9, n % 60),
            "nomor_surat": "" if n % 10 else f"000.7.2/{n}/427.90/2026",
        }
        for n in range(many)
    )


def _events(many: int) -> tuple[dict[str, Isi], ...]:
    short = {"pelaku": "Sekar", "jabatan": "Sekretaris", "catatan": "Belum sesuai"}
    long = {"pelaku": NAMA_PANJANG, "jabatan": JABATAN_PANJANG, "catatan": TEKS_PANJANG[:300]}
    back = {"langkah": 7, "tindakan": "kembalikan", "waktu_kejadian": "2026-01-21T10:00:00+07:00"}
    return tuple({**back, **(short if n % PANJANG_TIAP else long)} for n in range(many))


def _findings(many: int, waived: str) -> tuple[Temuan, ...]:
    said = f"{NAMA_PANJANG}: {JABATAN_PANJANG}."
    long = Temuan(aturan="RK-406", sel="Rencana Kinerja!AB1234", pesan=said, saran=said, dasar=said)
    short = Temuan(aturan="RK-406", sel="DPA!A1", pesan="Kosong.", saran="Isi.")
    return tuple(replace(short if n % PANJANG_TIAP else long, pengecualian=waived) for n in range(many))


def _on(document: Document, kertas: str, **settings: object) -> Document:
    return replace(document, pengaturan=replace(document.pengaturan, kertas=kertas, **settings))  # type: ignore[arg-type]


def _moment(hour: int, minute: int) -> datetime:
    return datetime(2026, 1, 22, hour, minute)  # noqa: DTZ001 - a cell's


def _assessed(catatan: str) -> dict[str, tuple[dict[str, Isi], ...]]:
    grades = tuple(
        {"bagian": str(part), "bobot": 6, "predikat": "B", "nilai": Decimal("4.20"), "catatan": "Sekurang-kurangnya."}
        for part in SubKomponen
    )
    criteria = tuple(
        {"kode": k.kode, "uraian": k.uraian, "status": "Terbukti", "bukti": "Surat", "catatan": catatan}
        for k in KRITERIA
    )
    return {LKE.tables[0].name: grades, LKE.tables[1].name: criteria}


def _bahan(document: Document) -> Bahan:
    state = state_of(document)
    now = datetime(2026, 1, 26, 9, 0, tzinfo=WIB)
    return Bahan(
        document=document,
        keadaan=state,
        status=status(state, kalender_of(document), now),
        hari=HARI,
        sidik="0A1B-2C3D",
        kode_log="3F2A-90BC-11D4-7E05",
        lambang=_picture(),
    )


def _picture() -> bytes:
    """A red square as a PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = 32
    pixels = b"".join(b"\0" + b"\xb9\x1c\x1c" * size for _ in range(size))
    head = struct.pack(">IIBBBBB", size, size, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")
