"""The papers that there are, each with its variants: one file a kind in ``papers``.

A paper is a module of ``xlpy.forms.papers`` with one ``KERTAS`` in it: adding a paper is adding a file.  The modules
are imported when something is printed and not before.  Its ``kode`` is what ties it to a step: the SOP names the
papers of each step by it.
"""

import importlib
import pkgutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from xlpy.forms.layout import Lembar
from xlpy.forms.material import Bahan
from xlpy.plan.jabatan import read_title
from xlpy.plan.text import fold
from xlpy.sop.steps import Sop


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


def is_called(varian: Varian, text: str) -> bool:
    """Whether a paper is that for whom a person names, however an office is spelled."""
    title = read_title(text)
    same_office = title is not None and title == read_title(varian.jabatan)
    return fold(text) in {fold(varian.nama), fold(varian.jabatan)} or same_office


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
        berkode: whether it shows the codes elsewhere than on its foot line.
    """

    kode: str
    nama: str
    buat: Callable[[Bahan, Varian], Lembar]
    varian: Callable[[Bahan], Sequence[Varian]] = only_one
    alasan: str = ""
    berkode: bool = False


@lru_cache
def papers() -> Mapping[str, Kertas]:
    """Every kind of paper by its code, sorted by it."""
    from xlpy.forms import papers as package  # noqa: PLC0415 - only when something is printed

    modules = (
        importlib.import_module(f"{package.__name__}.{m.name}") for m in pkgutil.iter_modules(package.__path__)
    )
    found: list[Kertas] = sorted((m.KERTAS for m in modules), key=lambda kertas: kertas.kode)
    return {kertas.kode: kertas for kertas in found}


def in_order(sop: Sop) -> tuple[Kertas, ...]:
    """Every kind of paper: first those that the steps of ``sop`` name, in their order; then those that none names."""
    known = papers()
    named = (kode for step in sop.langkah for kode in step.kertas if kode in known)
    return tuple(known[kode] for kode in dict.fromkeys((*named, *known)))


def of_step(sop: Sop, nomor: int) -> tuple[Kertas, ...]:
    """The papers that step ``nomor`` produces, as far as there is one who makes them."""
    known = papers()
    return tuple(known[kode] for kode in sop.langkah[nomor - 1].kertas if kode in known)


def without_maker(sop: Sop) -> tuple[str, ...]:
    """The codes of papers that ``sop`` names and nobody makes: an office's procedure may have papers of its own."""
    return tuple(kertas.kode for kertas in sop.kertas if kertas.kode not in papers())
