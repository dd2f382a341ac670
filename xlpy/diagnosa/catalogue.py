"""The door: every obstacle, and what is found of them."""

from dataclasses import dataclass

from xlpy.diagnosa import (
    angka,
    cadangan,
    interpreter,
    libreoffice,
    mac,
    makro,
    paket,
    pemakai_lain,
    proses,
    tempat,
    waktu,
)
from xlpy.diagnosa.halangan import Halangan, Tingkat
from xlpy.diagnosa.keadaan import Keadaan

HALANGAN: tuple[Halangan, ...] = (
    *makro.HALANGAN,
    *proses.HALANGAN,
    *interpreter.HALANGAN,
    *paket.HALANGAN,
    *mac.HALANGAN,
    *tempat.HALANGAN,
    *pemakai_lain.HALANGAN,
    *libreoffice.HALANGAN,
    *angka.HALANGAN,
    *waktu.HALANGAN,
    *cadangan.HALANGAN,
)
"""All of them, in the order in which a click meets them."""


@dataclass(frozen=True, slots=True)
class Hal:
    """What became of looking for one obstacle.

    Attributes:
        kode, judul: of the obstacle; ``judul`` says what is well where it is not there.
        tingkat: how much it hinders.
        arti: what it means; empty where all is well.
        langkah: the exact next step; likewise.
    """

    kode: str
    tingkat: Tingkat
    judul: str
    arti: str = ""
    langkah: str = ""


def periksa(keadaan: Keadaan) -> tuple[Hal, ...]:
    """Every obstacle that can occur there, the worst first."""
    order = list(Tingkat)
    found = [_judged(each, keadaan) for each in HALANGAN if each.berlaku(keadaan)]
    return tuple(sorted(found, key=lambda hal: order.index(hal.tingkat)))


def _judged(obstacle: Halangan, keadaan: Keadaan) -> Hal:
    seen = obstacle.cari(keadaan)
    if seen is None:
        return Hal(obstacle.kode, Tingkat.BERES, obstacle.beres)
    return Hal(obstacle.kode, seen.tingkat, obstacle.judul, seen.arti, seen.langkah)
