"""The log against what is known from outside: a code from paper, the log of another copy, the document's origin."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from xlpy.errors import InputError
from xlpy.sop.catatan import Catatan
from xlpy.sop.rantai import Jenis, Kerusakan, Log, foreign_to

PANJANG_KODE = 16
"""Hexadecimal digits of a head that are printed on a paper: 64 bits."""
_GROUP = 4


def short_code(sidik: str) -> str:
    """A head as printed: its first 16 digits in capitals, in groups of four."""
    digits = sidik[:PANJANG_KODE].upper()
    return "-".join(digits[i : i + _GROUP] for i in range(0, len(digits), _GROUP))


def read_code(text: str) -> str:
    """The digits of a code as typed from paper.

    Raises:
        InputError: it is too short, too long, or not hexadecimal.
    """
    digits = re.sub(r"[\s\-–.:]", "", text).lower()
    if not re.fullmatch(r"[0-9a-f]{16,64}", digits):
        raise InputError(
            f'Kode "{text}" tidak terbaca. Ketik paling sedikit {PANJANG_KODE} angka dan huruf A–F seperti tercetak '
            "pada kertas, misalnya 3F2A-90BC-11D4-7E05."
        )
    return digits


def line_of_code(log: Log, kode: str) -> int:
    """The line at whose writing a paper with this code was current; 0 when no line has it."""
    digits = read_code(kode)
    return next((number for number, line in enumerate(log, start=1) if line.sidik.startswith(digits)), 0)


def check_code(log: Log, kode: str) -> Kerusakan | None:
    """Whether the log still holds the line that a paper names; a paper older than the last line is no damage."""
    if line_of_code(log, kode):
        return None
    return Kerusakan(
        Jenis.KODE_TIDAK_ADA,
        1,
        f"Kode {short_code(read_code(kode))} dari kertas tidak ada pada log ini: log ditulis ulang atau terpotong "
        "sesudah kertas itu dicetak, atau kertasnya dari buku kerja lain. Periksa kode sekali lagi, lalu bandingkan "
        "dengan cadangan.",
    )


def check_origin(log: Log, origin: Mapping[str, str]) -> Kerusakan | None:
    """Whether the first line names this document and this procedure; keys that it does not name do not count."""
    if not log:
        return None
    changed = foreign_to(log[0], origin)
    if not changed:
        return None
    names = {"dokumen": "buku kerja lain", "sop": "SOP yang berbeda dari SOP buku kerja ini"}
    about = " dan ".join(names.get(key, key) for key in changed)
    return Kerusakan(
        Jenis.ASAL_BERBEDA, 1, f"Log ini dimulai untuk {about}. Pakai log dan SOP dari buku kerja yang sama."
    )


@dataclass(frozen=True, slots=True)
class Perbandingan:
    """Two logs side by side.

    Attributes:
        sama: how many lines they share, from the first on.
        kiri, kanan: what each has after those.
    """

    sama: int
    kiri: tuple[Catatan, ...]
    kanan: tuple[Catatan, ...]

    @property
    def bercabang(self) -> bool:
        """Whether each holds lines that the other does not know."""
        return bool(self.kiri and self.kanan)

    @property
    def pesan(self) -> str:
        """How they stand to each other, in a sentence."""
        if self.bercabang and not self.sama:
            return "Kedua log tidak memiliki baris yang sama: bukan salinan dari buku kerja yang sama."
        if self.bercabang:
            return (
                f"Kedua log sama sampai baris {self.sama}, lalu bercabang: {len(self.kiri)} baris hanya pada yang "
                f"pertama, {len(self.kanan)} baris hanya pada yang kedua. Pilih satu untuk diteruskan."
            )
        if self.kiri or self.kanan:
            longer, count = ("pertama", len(self.kiri)) if self.kiri else ("kedua", len(self.kanan))
            return f"Kedua log sama sampai baris {self.sama}; yang {longer} lebih baru, {count} baris lebih panjang."
        return f"Kedua log sama, {self.sama} baris."


def compare_logs(kiri: Log, kanan: Log) -> Perbandingan:
    """Where two logs part; neither needs to be whole."""
    pairs = enumerate(zip(kiri, kanan, strict=False))
    shared = next((n for n, (one, other) in pairs if one != other), min(len(kiri), len(kanan)))
    return Perbandingan(shared, tuple(kiri[shared:]), tuple(kanan[shared:]))
