"""The sheets of the result: their columns, as the template shows them and the results fill them."""

from dataclasses import dataclass
from enum import Enum, auto

from xlpy.consolidate import baris

REKAP, PROGRAM, SASARAN, GRAFIK, STATUS, PERUBAHAN, TEMUAN, RINCIAN = (
    "Rekap", "Per Program", "Per Sasaran", "Grafik", "Status", "Perubahan", "Temuan", "Rincian",
)  # fmt: skip

MAX_ROWS = 1_048_576
"""Of a sheet."""


class Rupa(Enum):
    """How a column looks."""

    TEKS = auto()  # wrapped
    SEBARIS = auto()  # on one line, whatever its length
    TENGAH = auto()
    BULAT = auto()
    ANGKA = auto()
    UANG = auto()
    PERSEN = auto()
    SUMBER = auto()  # small and grey
    TAUTAN = auto()  # leads to a file


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column: its name in the template, its heading, its width in pixels, how it looks."""

    kunci: str
    judul: str
    lebar: int
    rupa: Rupa = Rupa.TEKS


@dataclass(frozen=True, slots=True)
class Lembar:
    """A sheet: a title, a line of help, a table; ``perlu`` are the columns that no template may leave out."""

    nama: str
    bantuan: str
    kolom: tuple[Kolom, ...]
    perlu: tuple[str, ...] = ()


_NO = Kolom("no", "No", 44, Rupa.TENGAH)
_PAGU = Kolom("pagu", "Pagu (Rp)", 130, Rupa.UANG)
_SUBS = Kolom("subs", "Sub Kegiatan", 80, Rupa.BULAT)
_BAGIAN = Kolom("bagian", "Bagian", 70, Rupa.PERSEN)
_UNIT = Kolom("unit", "Unit", 180)
_UNIT_COUNT = Kolom("unit_n", "Unit", 60, Rupa.BULAT)

_RUPA_RINCIAN = {
    baris.Jenis.TEKS: Rupa.SEBARIS,
    baris.Jenis.ANGKA: Rupa.ANGKA,
    baris.Jenis.UANG: Rupa.UANG,
}
_LEBAR_RINCIAN = {
    "unit": 150, "jenjang": 92, "kode": 120, "nama": 300, "pelaksana": 120, "sasaran": 220, "kunci_sasaran": 84,
    "indikator": 280, "satuan": 90, "target": 64, "tw_1": 56, "tw_2": 56, "tw_3": 56, "tw_4": 56, "pagu": 120,
    "sumber_dana": 140, "penanggung_jawab": 150, "keterangan": 110, "berkas": 200, "sel": 150, "sidik": 130,
}  # fmt: skip

LEMBAR = (
    Lembar(
        REKAP,
        "Tiap unit satu baris; rumusnya menjumlah baris unit itu di lembar Rincian.",
        (
            _NO,
            Kolom("unit", "Unit", 200),
            Kolom("keadaan", "Keadaan", 84, Rupa.TENGAH),
            _SUBS,
            Kolom("indikator", "Indikator", 74, Rupa.BULAT),
            _PAGU,
            _BAGIAN,
            Kolom("tanda_tangan", "Tanda Tangan", 90, Rupa.TENGAH),
            Kolom("nomor", "Nomor Dokumen", 150),
            Kolom("langkah", "Langkah SOP", 230),
        ),
        ("unit", "subs", "pagu"),
    ),
    Lembar(
        PROGRAM,
        "Jumlah semua unit; rumusnya mencari kode yang berawalan kode program itu di lembar Rincian.",
        (_NO, Kolom("kode", "Kode", 90), Kolom("nama", "Program", 420), _UNIT_COUNT, _SUBS, _PAGU, _BAGIAN),
        ("kode", "nama", "pagu"),
    ),
    Lembar(
        SASARAN,
        "Sasaran yang sama bunyinya dijumlahkan; kunci sasaran menghubungkannya dengan lembar Rincian.",
        (
            _NO,
            Kolom("kunci", "Kunci", 90, Rupa.SEBARIS),
            Kolom("nama", "Sasaran", 420),
            _UNIT_COUNT,
            Kolom("indikator", "Indikator", 74, Rupa.BULAT),
            _SUBS,
            _PAGU,
        ),
        ("kunci", "pagu"),
    ),
    Lembar(
        GRAFIK,
        "Unit dengan pagu terbesar, paling banyak tiga puluh, dan semua program.",
        (_NO, Kolom("unit", "Unit", 200), _PAGU),
        ("unit", "pagu"),
    ),
    Lembar(
        STATUS,
        "Semua berkas dan unit yang ditunggu, yang perlu ditindaklanjuti di atas. Klik nama berkas untuk membukanya.",
        (
            _NO,
            Kolom("keadaan", "Keadaan", 84, Rupa.TENGAH),
            Kolom("unit", "Unit", 150),
            Kolom("berkas", "Berkas", 200, Rupa.TAUTAN),
            Kolom("alasan", "Alasan", 300),
            Kolom("tanda_tangan", "Tanda Tangan", 84, Rupa.TENGAH),
            Kolom("nomor", "Nomor Dokumen", 140),
            Kolom("tanggal", "Tanggal", 84, Rupa.TENGAH),
            Kolom("perubahan", "Perubahan Ke", 76, Rupa.BULAT),
            Kolom("langkah", "Langkah SOP", 220),
            Kolom("log_kepala", "Kode Log", 150, Rupa.SEBARIS),
            Kolom("log_baris", "Baris Log", 60, Rupa.BULAT),
            Kolom("log_waktu", "Log Terakhir", 130, Rupa.TENGAH),
            Kolom("tahun", "Tahun", 54, Rupa.TENGAH),
            Kolom("baris", "Baris", 60, Rupa.BULAT),
            _SUBS,
            _PAGU,
            Kolom("sidik", "Sidik Berkas", 130, Rupa.SUMBER),
            Kolom("catatan", "Catatan", 300),
        ),
        ("keadaan", "unit", "berkas", "alasan"),
    ),
    Lembar(
        PERUBAHAN,
        "Apa yang berubah sejak konsolidasi sebelumnya.",
        (
            _NO,
            Kolom("unit", "Unit", 170),
            Kolom("jenis", "Perubahan", 110, Rupa.TENGAH),
            Kolom("kode", "Kode", 130, Rupa.SEBARIS),
            Kolom("nama", "Nama", 320),
            Kolom("kolom", "Kolom", 120),
            Kolom("lama", "Sebelumnya", 150),
            Kolom("baru", "Sekarang", 150),
            Kolom("selisih", "Selisih (Rp)", 120, Rupa.UANG),
        ),
        ("unit", "jenis"),
    ),
    Lembar(
        TEMUAN,
        "Temuan pemeriksaan semua unit; yang dikecualikan menyebut alasannya.",
        (
            _NO,
            Kolom("unit", "Unit", 160),
            Kolom("tingkat", "Tingkat", 74, Rupa.TENGAH),
            Kolom("aturan", "Aturan", 74, Rupa.TENGAH),
            Kolom("sel", "Sel", 150),
            Kolom("pesan", "Pesan", 380),
            Kolom("saran", "Saran", 300),
            Kolom("pengecualian", "Pengecualian", 180),
            Kolom("berkas", "Berkas", 180),
        ),
        ("unit", "pesan"),
    ),
    Lembar(
        RINCIAN,
        "Semua baris semua unit. Kolom terakhir menyebut berkas, sel asal, dan sidik berkasnya.",
        tuple(Kolom(k.kunci, k.judul, _LEBAR_RINCIAN[k.kunci], _RUPA_RINCIAN[k.jenis]) for k in baris.KOLOM),
        ("unit", "kode", "kunci_sasaran", "indikator", "pagu", "berkas", "sel"),
    ),
)
"""Every sheet, in the order of the tabs."""

KARTU = (
    ("n_diterima", "Diterima", Rupa.BULAT),
    ("n_terlambat", "Terlambat", Rupa.BULAT),
    ("n_ditolak", "Ditolak", Rupa.BULAT),
    ("n_belum", "Belum masuk", Rupa.BULAT),
    ("total_pagu", "Pagu (Rp)", Rupa.UANG),
    ("total_subs", "Sub kegiatan", Rupa.BULAT),
)
"""Single values on the sheet Rekap: name in the template, label, look."""
SATUAN = ("judul", "induk", "keadaan_per", *(kunci for kunci, _, _ in KARTU))
"""What the template may ask for outside the tables, as ``{judul}``."""
