"""An indikator with its node and its key, and how these are called in a message."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import NamedTuple

from xlpy.plan.facts import Kunci, decimal_text, kunci_of, numbered
from xlpy.plan.model import Indikator, RencanaKinerja, Simpul


class Ukuran(NamedTuple):
    """An indikator with the node that it measures and the key by which both are known."""

    simpul: Simpul
    indikator: Indikator
    kunci: Kunci


def measures(plan: RencanaKinerja) -> Iterator[Ukuran]:
    """Every indikator of a plan with its node and its key."""
    for node in plan:
        for indikator in numbered(node.indikator):
            yield Ukuran(node, indikator, kunci_of(node, indikator.ke))


def sebutan(simpul: Simpul) -> str:
    """How a node is called in a message: its code, and the unit that carries it."""
    return f"{simpul.kode} {simpul.unit}".strip()


def daftar(items: Iterable[str], most: int = 5) -> str:
    """A list for a message: the first few, and how many more there are."""
    listed = list(items)
    more = len(listed) - most
    return ", ".join(listed[:most]) + (f", dan {more} lagi" if more > 0 else "")


def angka(value: Decimal) -> str:
    """A target as it is shown: "82,5", without superfluous zeros."""
    return decimal_text(value).replace(".", ",")


def target_teks(indikator: Indikator) -> str:
    """The annual target with its satuan as it is shown; "–" without one."""
    shown = indikator.target_teks or ("–" if indikator.target is None else angka(indikator.target))
    return f"{shown} {indikator.satuan}".strip()


def sebutan_kunci(kunci: Kunci) -> str:
    """How an entity is called in a message, by its key."""
    return f"{kunci.kode} {kunci.unit}".strip()
