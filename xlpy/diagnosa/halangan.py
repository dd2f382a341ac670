"""An obstacle: what it is called, whether it can occur here, and how it is recognised in the facts."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from xlpy.diagnosa.keadaan import WINDOWS, Buku, Keadaan


class Tingkat(StrEnum):
    """How much it hinders, the worst first."""

    MENGHALANGI = "Menghalangi"
    PERLU_DILIHAT = "Perlu dilihat"
    BERES = "Beres"


@dataclass(frozen=True, slots=True)
class Gejala:
    """What was recognised.

    Attributes:
        tingkat: how much it hinders.
        arti: what it means; may name paths and people.
        langkah: the exact next step; may name them too.
    """

    tingkat: Tingkat
    arti: str
    langkah: str


@dataclass(frozen=True, slots=True)
class Halangan:
    """An obstacle.

    Attributes:
        kode: names it for machines, for good.
        judul: in a few words, the same on every computer: a report to be sent shows nothing else of it.
        beres: what is said where it does not stand in the way.
        berlaku: whether it can occur at all.
        cari: recognises it; None where it is not there.
    """

    kode: str
    judul: str
    beres: str
    berlaku: Callable[[Keadaan], bool]
    cari: Callable[[Keadaan], Gejala | None]


def halangan(
    kode: str, judul: str, beres: str, berlaku: Callable[[Keadaan], bool] = lambda _: True
) -> Callable[[Callable[[Keadaan], Gejala | None]], Halangan]:
    """Make the function below an obstacle."""
    return lambda cari: Halangan(kode, judul, beres, berlaku, cari)


def menghalangi(arti: str, langkah: str) -> Gejala:
    """It hinders."""
    return Gejala(Tingkat.MENGHALANGI, arti, langkah)


def perlu_dilihat(arti: str, langkah: str) -> Gejala:
    """It may hinder, or something will go wrong later."""
    return Gejala(Tingkat.PERLU_DILIHAT, arti, langkah)


def ada_buku(keadaan: Keadaan) -> bool:
    """Whether a workbook was named."""
    return keadaan.buku is not None


def buku_terbaca(keadaan: Keadaan) -> bool:
    """Whether it could be read."""
    return keadaan.buku is not None and not keadaan.buku.tak_terbaca and not keadaan.buku.terlarang


def di_windows(keadaan: Keadaan) -> bool:
    """Whether this is Windows with Excel."""
    return keadaan.sistem == WINDOWS and keadaan.excel.terpasang


def buku_di_windows(keadaan: Keadaan) -> bool:
    """Whether a workbook with macros was named there."""
    return di_windows(keadaan) and keadaan.buku is not None and keadaan.buku.makro


def buku_dari(keadaan: Keadaan) -> Buku:
    """The workbook, where an obstacle only occurs with one."""
    assert keadaan.buku is not None  # noqa: S101 - ``berlaku`` saw to it
    return keadaan.buku
