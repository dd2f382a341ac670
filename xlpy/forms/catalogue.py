"""The papers that there are, each with its variants: one file a kind in ``papers``."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan


@dataclass(frozen=True, slots=True)
class Varian:
    """One paper of a kind of which there are several: whose it is.

    Attributes:
        kode: as a file's name has it, such as ``kasi-pemerintahan``; empty where there is but one.
        nama: as a person reads it.
        jabatan, unit: the office and the kelurahan that it is for.
    """

    kode: str = ""
    nama: str = ""
    jabatan: str = ""
    unit: str = ""


SATU = (Varian(),)
"""The only one of its kind."""


def only_one(_: Bahan) -> Sequence[Varian]:
    """The variants of a paper of which there is one."""
    return SATU


@dataclass(frozen=True, slots=True)
class Kertas:
    """A kind of paper.

    Attributes:
        kode: as on the command line and in ``sop.toml``, such as ``tanda-terima``.
        nama: as a person reads it.
        buat: lays it out.
        varian: which there are for a workbook; none where there is nothing to print yet.
        alasan: why there is none, and what to do.
    """

    kode: str
    nama: str
    buat: Callable[[Bahan, Varian], Lembar]
    varian: Callable[[Bahan], Sequence[Varian]] = only_one
    alasan: str = ""


def find(kode: str, among: Iterable[Kertas]) -> Kertas | None:
    """The paper with this code."""
    return next((kertas for kertas in among if kertas.kode == kode), None)
