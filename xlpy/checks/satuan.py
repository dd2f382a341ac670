"""Whether a satuan can be that of what an indikator measures; only what is surely impossible is said."""

from collections.abc import Mapping
from enum import Enum, auto

from xlpy.checks.bahasa import PERSENTASE
from xlpy.plan.text import fold


class Jenis(Enum):
    """What kind of thing a satuan or a counted noun is."""

    PERSEN = auto()
    ORANG = auto()
    TULISAN = auto()
    BARANG = auto()
    LEMBAGA = auto()
    WILAYAH = auto()
    UANG = auto()


_NOUNS: Mapping[Jenis, frozenset[str]] = {
    Jenis.ORANG: frozenset(
        {
            "orang", "peserta", "pegawai", "asn", "kader", "anggota", "aparatur", "keluarga", "kk", "jiwa", "warga",
            "siswa", "penduduk", "perangkat", "pns",
        }
    ),
    Jenis.TULISAN: frozenset(
        {"dokumen", "laporan", "berita", "berkas", "naskah", "surat", "buku", "rekomendasi", "data", "arsip"}
    ),
    Jenis.BARANG: frozenset({"unit", "paket", "buah", "set", "titik"}),
    Jenis.LEMBAGA: frozenset({"lembaga", "kelompok", "pokmas", "ormas", "organisasi"}),
    Jenis.WILAYAH: frozenset({"desa", "kelurahan", "rt", "rw", "dusun", "wilayah"}),
}  # fmt: skip
_BY_NOUN: Mapping[str, Jenis] = {noun: jenis for jenis, nouns in _NOUNS.items() for noun in nouns}
_MONEY = frozenset({"rp", "rupiah"})
_SCORES = frozenset({"indeks", "indek", "nilai", "skor"})
_STATES = frozenset({"predikat", "kategori", "level", "opini"})
_EXTENTS = frozenset({"panjang", "luas", "volume", "lama"})
_COUNTING = frozenset({"jumlah", "banyaknya"})
_NOT_COUNTABLE = frozenset({Jenis.PERSEN, Jenis.UANG})


def jenis_satuan(satuan: str) -> Jenis | None:
    """What kind of thing a satuan is; None where that is not known."""
    words = fold(satuan).split()
    if "%" in satuan or not PERSENTASE.isdisjoint(words):
        return Jenis.PERSEN
    if not _MONEY.isdisjoint(words):
        return Jenis.UANG
    return _BY_NOUN.get(words[0]) if words else None


def is_countable(satuan: str) -> bool:
    """Whether only whole numbers of it make sense; "Orang/Bulan" is a rate."""
    jenis = jenis_satuan(satuan)
    return jenis is not None and jenis not in _NOT_COUNTABLE and "/" not in satuan


def misfit(indikator: str, satuan: str) -> bool:
    """Whether ``satuan`` cannot be the unit of ``indikator``: "Jumlah Dokumen …" in "Orang"."""
    words, jenis = fold(indikator).split(), jenis_satuan(satuan)
    if not words or jenis is None or jenis is Jenis.UANG:
        return False
    measure = words[0]
    if measure in PERSENTASE:
        return jenis is not Jenis.PERSEN
    if measure in _SCORES:
        return jenis is not Jenis.PERSEN
    if measure in _STATES | _EXTENTS:
        return True
    if measure not in _COUNTING:
        return False
    counted = _BY_NOUN.get(words[1]) if len(words) > 1 else None
    return jenis is Jenis.PERSEN or (counted is not None and not _fits(counted, jenis))


def _fits(counted: Jenis, satuan: Jenis) -> bool:
    return counted is satuan or {counted, satuan} == {Jenis.LEMBAGA, Jenis.WILAYAH}
