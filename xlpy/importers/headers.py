"""What a column heading means, in the words that budget papers use; no layout is known here, only vocabulary.

A text is a heading when it is made of heading words only: "Jumlah (Rp)" is one, "Jumlah Dokumen Perencanaan" is not.
"""

import re
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import lru_cache

from xlpy.plan.angka import read_month, read_years
from xlpy.plan.kode import Kedalaman
from xlpy.plan.text import fold, tidy


class Peran(StrEnum):
    """What a column holds."""

    KODE = auto()
    URAIAN = auto()
    REKENING = auto()
    BARANG = auto()
    KODE_SKPD = auto()
    SKPD = auto()
    UNIT = auto()
    SEKSI = auto()
    SUMBER_DANA = auto()
    INDIKATOR = auto()
    TARGET = auto()
    SATUAN = auto()
    UANG = auto()
    BULAN = auto()
    TRIWULAN = auto()
    VOLUME = auto()
    HARGA = auto()
    PAJAK = auto()
    NOMOR_DPA = auto()
    TAHUN = auto()
    SUMBER = auto()
    PENANDA_TANGAN = auto()
    LAIN = auto()
    # A word that only shades the heading above it ("Sebelum", "Menjadi", "2026").
    PENJELAS = auto()


@dataclass(frozen=True, slots=True)
class Arti:
    """The meaning of a heading.

    Attributes:
        peran: what the column holds.
        jenjang: the level of a code or name column that is of one level only.
        bulan: 1-12 for a month.
        jenis: "capaian", "masukan", "keluaran", "keluaran sub" or "hasil" for indikator and target.
    """

    peran: Peran
    jenjang: Kedalaman | None = None
    bulan: int = 0
    jenis: str = ""


_HEADING_WORDS = """
a akhir aksi akumulasi akun alokasi anggaran apbd apbn asal atas atau awal bagian bantuan barang belanja bentuk
berikutnya berjalan berkurang bertambah besaran biaya bidang blud bulan capaian catatan daerah dak dalam dan dana
dari dau dbh depan desa detail di dibutuhkan did dpa dpd dppa efisiensi eselon final fisik fungsi golongan hal harga
harian hasil hibah i id ii iii ikk iku indikasi indikatif indikator induk instansi item iv jabatan jadwal jasa jawab
jenis jumlah juta jutaan k kab kabupaten kas kd kebijakan kebutuhan kec kecamatan kegiatan kel kelompok keluaran
kelurahan kemampuan kerangka kerja ket keterangan keu keuangan kinerja ko kode koef koefisien komponen kondisi
kontrak kota kpa kualitas kualitatif kuantitas kuantitatif kurang lain lalu lebih lembaga lokasi lokus maju mak
masukan menjadi menurut minus modal mulai murni n nama nilai nip no nomenklatur nomer nomor objek obyek op opd
operasi organisasi outcome output pa pad pagu paket paraf pegawai pejabat pekerjaan pelaksana pelaksanaan pelaku
pelayanan pembiayaan pemerintah pemerintahan pemilik penanda penanggung penarikan pencapaian pendanaan pendapatan
pendukung penerima pengampu penjelasan penting penyerapan per perangkat perbup perda pergeseran perhitungan perkada
perkiraan persen persentase pertama perubahan pihak plafon plus ppas ppk ppn pptk prakiraan prioritas prognosis
program proporsi provinsi proyeksi puskesmas qty rancangan rata realisasi rekening rencana renja renstra ribu ribuan
rinci rincian rka rkpd rp rpjmd rupiah rutin sampai sasaran satker satuan sd sebelum sebelumnya sekarang seksi
selesai selisih semula serapan sesudah setahun setelah sisa skpd spesifikasi standar status strategis sub subbag
subbagian subkegiatan sumber t tagging tahap tahun tahunan tambah tanda tangan target teknis tempat tercapai terduga
terhadap tertimbang tgl thn tidak tingkat tolak tolok total transfer tri triwulan tugas tujuan tw uang ukur unit
uraian urusan urut usulan utama validasi vol volume wajib waktu wulan yang
"""
_WORDS = frozenset(_HEADING_WORDS.split())
_MAX_WORDS = 16
_UNKNOWN_ALLOWED_FROM = 4
# Exports of accounting programs and narrow columns abbreviate: Kd_Prog, Nm_Sub_Keg, Ket_Kegiatan (which is its name).
_ABBREVIATIONS = {"kd": "kode", "nm": "nama", "keg": "kegiatan", "prog": "program", "rek": "rekening"}
_KET_IS_NAME = re.compile(r"ket (?=(?:program|sub kegiatan|kegiatan)$)")
_SUB_ALONE = re.compile(r"(?:kode |nama )?sub")
_LEVELS = (
    ("sub kegiatan", Kedalaman.SUB_KEGIATAN),
    ("subkegiatan", Kedalaman.SUB_KEGIATAN),
    ("bidang urusan", Kedalaman.BIDANG),
    ("urusan", Kedalaman.URUSAN),
    ("program", Kedalaman.PROGRAM),
    ("kegiatan", Kedalaman.KEGIATAN),
)
_LEVEL_WORDS = re.compile(
    r"(?:(?:nama|uraian|nomenklatur|judul|jenis|sub|subkegiatan|kegiatan|keg|program|bidang|urusan|pemerintahan|daerah|"
    r"dan|atau|wajib|pilihan|rincian|unsur|prog|rekening|belanja|skpd|opd|pekerjaan|prioritas|indikatif|aktivitas)\s?)+"
)
_OFFICE = r"(?:skpd|opd|perangkat daerah|satuan kerja|satker|instansi|organisasi|pd)"
_UNIT = r"(?:sub unit|sub skpd|sub opd|unit kerja|unit organisasi|unit skpd|unit|kelurahan|kelurahan desa|upt|upd)"
_MONEY = re.compile(
    r"\b(?:pagu|anggaran|jumlah|alokasi|nilai|biaya|dana|rp|rupiah|apbd|dpa|dppa|rka|rkpd|renja|total|plafon|ppas|"
    r"belanja|kebutuhan|keuangan|uang|realisasi|sisa|dau|dak|dbh|did|pad|blud)\b"
)
# First match wins: the narrow meanings stand before the wide ones.
_RULES: tuple[tuple[Peran, re.Pattern[str]], ...] = tuple(
    (peran, re.compile(pattern))
    for peran, pattern in (
        (Peran.PENANDA_TANGAN, r"nip|tanda tangan|paraf|jabatan|golongan|pangkat.*"),
        (Peran.NOMOR_DPA, r"(?:nomor|no|nomer) (?:dpa|dppa|rka)"),
        (Peran.TAHUN, r"(?:tahun|thn)(?: anggaran| pelaksanaan| rencana)?"),
        (Peran.LAIN, r"(?:no|nomor|nomer|no urut|id|id .*|status.*|tagging.*)"),
        (
            Peran.TRIWULAN,
            r"(?:tw|triwulan|tri wulan|semester|smt)\b.*|(?:jumlah|total) (?:tw|triwulan|tri wulan)\b.*",
        ),
        (Peran.PAJAK, r"ppn|pajak"),
        (Peran.HARGA, r"harga(?: satuan)?.*|tarif.*"),
        (Peran.VOLUME, r"volume.*|vol|koefisien.*|koef.*|kuantitas|qty|jumlah volume|jumlah barang"),
        (Peran.SATUAN, r"satuan(?: (?:target|indikator|kinerja|ukur|volume|keluaran|output).*)?"),
        (Peran.SUMBER, r"sumber"),
        (Peran.SUMBER_DANA, r"(?:nama )?(?:sumber|asal|jenis) (?:dana|pendanaan|anggaran|pembiayaan|biaya).*"),
        (Peran.LAIN, r"(?:kode|kd) (?:sumber|lokasi|standar|komponen|barang).*|persen.*|proporsi.*"),
        (Peran.LAIN, r"(?:lokasi|lokus|ket|keterangan|catatan|kelompok sasaran|waktu|jadwal|awal pelaksanaan).*"),
        (Peran.LAIN, r"(?:akhir pelaksanaan|mulai|selesai|tujuan|sasaran|prioritas|penerima|jenis).*"),
        (Peran.LAIN, r"rencana aksi|formulasi.*|definisi operasional|tugas|fungsi|rincian perhitungan"),
        (Peran.KODE_SKPD, rf"(?:kode|kd) (?:{_OFFICE}|{_UNIT})"),
        (Peran.REKENING, r"(?:kode|kd|no|nomor) (?:akun|belanja|objek|obyek|mak)|(?:no|nomor) rekening"),
        (Peran.BARANG, r"(?:nama|uraian) (?:rekening|akun|barang|komponen|paket|standar|belanja|item)(?: .*)?"),
        (Peran.BARANG, r"(?:spesifikasi|komponen|nama paket|paket|kelompok belanja|rekening|barang).*"),
        (Peran.KODE, r"(?:kode|kd|ko)\b.*"),
        (Peran.SKPD, rf"(?:nama )?(?:{_OFFICE})(?: (?:penanggung jawab|pelaksana|pengampu|daerah))*"),
        (Peran.UNIT, rf"(?:nama )?(?:{_UNIT})(?: (?:pelaksana|penanggung jawab))?"),
        (Peran.SEKSI, r"(?:nama )?(?:seksi|bagian|subbag|subbagian|sub bagian|bidang|bidang seksi|seksi .*|pptk)"),
        (Peran.SEKSI, r"(?:unit )?(?:kerja )?(?:penanggung jawab|pelaksana|pengampu)(?: (?:kegiatan|sub kegiatan))?"),
    )
)
_INDICATOR = re.compile(r"(?:indikator|tolok|tolak|keluaran|capaian|hasil|output|outcome|masukan|ikk|iku)\b.*")
_SHADE = re.compile(
    r"(?:sebelum|sesudah|setelah|semula|menjadi|murni|perubahan|pergeseran|bertambah|berkurang|selisih|tambah|kurang|"
    r"efisiensi|induk|awal|akhir|lalu|berjalan|berikutnya|prakiraan|maju|rencana|tahun|thn|n|t|dan|atau|lebih|rancangan|"
    r"operasi|modal|pegawai|barang|jasa|tidak|terduga|transfer|hibah|bantuan|bulan|plus|minus|fisik|final|i|ii|iii|iv|"
    r"sebelumnya|setahun|penarikan|per|realisasi|provinsi|kabupaten|kota|pusat|[0-9]+|renstra|rpjmd|k|kinerja|usulan)"
    r"(?: |$)"
)


@lru_cache(maxsize=20_000)
def meaning(text: str) -> Arti | None:
    """What a single heading says; None when the text is no heading."""
    folded = fold(text)
    month = read_month(text)
    if month:
        return Arti(Peran.BULAN, bulan=month)
    if not folded:
        return Arti(Peran.LAIN) if "%" in text else None
    folded = _spelt_out(folded)
    if not _is_vocabulary(folded):
        return None
    return _by_rule(folded, text) or _by_words(folded, text)


def _spelt_out(folded: str) -> str:
    whole = " ".join(_ABBREVIATIONS.get(word, word) for word in folded.split())
    return _KET_IS_NAME.sub("nama ", whole)


def _is_vocabulary(folded: str) -> bool:
    words = folded.split()
    unknown = [word for word in words if word not in _WORDS and not word.isdigit() and word != "x"]
    too_many_unknown = len(unknown) > (1 if len(words) >= _UNKNOWN_ALLOWED_FROM else 0)
    return len(words) <= _MAX_WORDS and not too_many_unknown and not re.fullmatch(r"[\d ]+", _without_years(folded))


def _without_years(folded: str) -> str:
    return " ".join(word for word in folded.split() if not read_years(word))


def _by_rule(folded: str, text: str) -> Arti | None:
    if "%" in text and not re.search(r"target|indikator", folded):
        return Arti(Peran.LAIN)
    for peran, pattern in _RULES:
        if pattern.fullmatch(folded):
            return Arti(peran, jenjang=_level(folded) if peran is Peran.KODE else None)
    return None


_SAYS_MONEY = frozenset({"rp", "rupiah", "pagu", "anggaran", "dana", "keuangan", "belanja"})
_SAYS_PERFORMANCE = frozenset({"k", "kinerja", "fisik"})


def _by_words(folded: str, text: str) -> Arti | None:
    words = set(folded.split())
    if ("target" in words and not words & _SAYS_MONEY) or folded in _SAYS_PERFORMANCE:
        return Arti(Peran.TARGET, jenis=kind_of_result(folded))
    if _INDICATOR.fullmatch(folded) and not words & {"rp", "pagu", "anggaran"}:
        return Arti(Peran.INDIKATOR, jenis=kind_of_result(folded))
    if _LEVEL_WORDS.fullmatch(folded) and _levels(folded):
        return Arti(Peran.URAIAN, jenjang=_level(folded))
    if _MONEY.search(folded) and not folded.startswith(("uraian", "rincian")):
        return Arti(Peran.UANG)
    if folded.startswith(("uraian", "nomenklatur", "nama", "rincian")):
        return Arti(Peran.URAIAN)
    only_shades = not _SHADE.sub("", folded).strip()
    return Arti(Peran.PENJELAS) if only_shades or read_years(text) else None


def _levels(folded: str) -> list[Kedalaman]:
    """The levels that a heading names; "sub kegiatan" does not name kegiatan as well, "Sub" alone stands for it."""
    if _SUB_ALONE.fullmatch(folded):
        return [Kedalaman.SUB_KEGIATAN]
    found = []
    for words, level in _LEVELS:
        pattern = rf"\b{words}\b"
        if re.search(pattern, folded):
            found.append(level)
            folded = re.sub(pattern, " ", folded)
    return list(dict.fromkeys(found))


def _level(folded: str) -> Kedalaman | None:
    levels = _levels(folded)
    return levels[0] if len(levels) == 1 else None


def kind_of_result(folded: str) -> str:
    """Which kind of result a heading or label speaks of; empty when it does not say."""
    if "keluaran" in folded or "output" in folded:
        return "keluaran sub" if re.search(r"sub ?keg", folded) else "keluaran"
    for kind, words in (("hasil", ("hasil", "outcome")), ("masukan", ("masukan",)), ("capaian", ("capaian",))):
        if any(word in folded for word in words):
            return kind
    if re.search(r"indikator(?: kinerja)? sub ?keg", folded):
        return "keluaran sub"
    return ""


_GROUP_OF_MONTHS = re.compile(r"\b(?:bulan|penarikan|anggaran kas|jadwal)\b")
_SPENT = re.compile(r"\b(?:realisasi|serapan|penyerapan|sp2d|spj|sisa)\b")


@lru_cache(maxsize=5_000)
def meaning_of_path(path: tuple[str, ...]) -> Arti | None:
    """What a column means whose headings, from the top row down, are ``path``."""
    path = tuple(dict.fromkeys(text for text in map(tidy, path) if text))
    if not path:
        return None
    whole = fold(" ".join(path))
    months = [month for month in map(read_month, path) if month]
    if not months and path[-1].isdecimal() and 1 <= int(path[-1]) <= 12 and _GROUP_OF_MONTHS.search(whole):  # noqa: PLR2004
        months = [int(path[-1])]
    if months:
        return Arti(Peran.LAIN) if _SPENT.search(whole) or "%" in path[-1] else Arti(Peran.BULAN, bulan=months[-1])
    return _first_clear(path, whole)


def _first_clear(path: tuple[str, ...], whole: str) -> Arti | None:
    """The lowest heading that is clear by itself decides; what stands above it tells the kind of result."""
    for text in reversed(path):
        own = meaning(text)
        if own is None or own.peran is Peran.PENJELAS:
            continue
        if own.peran in (Peran.INDIKATOR, Peran.TARGET) and not own.jenis:
            return Arti(own.peran, jenis=kind_of_result(whole))
        return own
    return Arti(Peran.PENJELAS) if all(meaning(text) for text in path) else None
