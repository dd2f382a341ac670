"""How numbers and days are typed: separators that are not Indonesian, the American order of a date."""

from xlpy.diagnosa.halangan import Gejala, Halangan, halangan, perlu_dilihat
from xlpy.diagnosa.keadaan import WINDOWS, Keadaan

_INDONESIAN = (
    "Pengaturan Windows › Waktu & bahasa › Bahasa & wilayah (Language & region) › Format regional: Indonesia. "
    "Lalu tutup "
    "dan buka lagi Excel. Di Excel: Berkas › Opsi › Tingkat Lanjut (Advanced) › Gunakan pemisah sistem (Use system "
    "separators)."
)
_INDONESIAN_OFFICE = (
    "LibreOffice › Alat (Tools) › Pilihan (Options) › Bahasa dan Lokal (Languages and Locales) › Umum › Pengaturan "
    "lokal: Indonesia. Lalu tutup dan buka lagi."
)


def _known(keadaan: Keadaan) -> bool:
    return bool(keadaan.wilayah.desimal)


def _how(keadaan: Keadaan) -> str:
    return _INDONESIAN if keadaan.wilayah.milik == "Windows" or keadaan.sistem == WINDOWS else _INDONESIAN_OFFICE


@halangan(
    "pemisah-desimal", "Pemisah desimal bukan koma", "Pemisah desimal koma, seperti lazimnya di Indonesia.", _known
)
def desimal(keadaan: Keadaan) -> Gejala | None:
    """Typed as Indonesians do, 1.250.000 becomes a text and 12,5 another number."""
    region = keadaan.wilayah
    if region.desimal == ",":
        return None
    return perlu_dilihat(
        f"Menurut {region.milik} pemisah desimalnya “{region.desimal}”. Angka yang diketik cara Indonesia "
        "(1.250.000 atau 12,5) akan terbaca sebagai teks atau angka lain.",
        f"{_how(keadaan)} Sampai diubah: ketik rupiah tanpa titik, misalnya 1250000.",
    )


@halangan(
    "pemisah-bentrok",
    "Pemisah desimal, ribuan, dan daftar sama",
    "Pemisah desimal, ribuan, dan daftar berbeda satu sama lain.",
    _known,
)
def bentrok(keadaan: Keadaan) -> Gejala | None:
    """Set by hand, two of them became the same: numbers and formulas are read wrongly."""
    region = keadaan.wilayah
    pairs = (
        ("desimal dan ribuan", region.desimal, region.ribuan),
        ("desimal dan daftar", region.desimal, region.daftar),
    )
    same = [f"{name} (“{one}”)" for name, one, other in pairs if one and one == other]
    if not same:
        return None
    return perlu_dilihat(
        f"Menurut {region.milik}, pemisah {' serta '.join(same)} sama; rumus dan angka dapat terbaca salah.",
        _how(keadaan),
    )


@halangan(
    "urutan-tanggal",
    "Urutan tanggal bukan hari/bulan/tahun",
    "Tanggal diketik hari/bulan/tahun.",
    lambda keadaan: bool(keadaan.wilayah.tanggal),
)
def tanggal(keadaan: Keadaan) -> Gejala | None:
    """Typed as Indonesians do, 02/01/2026 becomes the first of February."""
    region = keadaan.wilayah
    if region.tanggal == "dmy":
        return None
    order = {"d": "hari", "m": "bulan", "y": "tahun"}
    said = "/".join(order.get(letter, letter) for letter in region.tanggal)
    wrong = " 02/01/2026 terbaca sebagai 1 Februari." if region.tanggal == "mdy" else ""
    return perlu_dilihat(
        f"Menurut {region.milik}, tanggal diketik {said}.{wrong}",
        f"{_how(keadaan)} Sampai diubah: ketik bulannya dengan huruf, misalnya 2-Jan-2026.",
    )


HALANGAN: tuple[Halangan, ...] = (desimal, bentrok, tanggal)
"""This family, in the order in which they are looked for."""
