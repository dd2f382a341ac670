"""The plan as keyed facts: what the three-way merge compares and what the sheet ``_dasar`` keeps.

An entity is a node (``ke`` = 0) or one of its indikator (``ke`` = 1, 2 …); its facts are field → canonical text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple


class Kunci(NamedTuple):
    """The key of an entity: level, unit, code, and 0 for the node itself or the number of its indikator."""

    jenjang: str
    unit: str
    kode: str
    ke: int = 0


Fakta = Mapping[Kunci, Mapping[str, str]]
"""Entities with their non-empty fields as canonical text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Konflik:
    """A field that a person edited and that the DPA or Tupoksi changed as well: both are kept until one is chosen.

    Attributes:
        kunci, kolom: which field of which entity.
        lama: what was generated before.
        anda: what the person wrote (it stands in the form until decided).
        baru: what is generated now.
        pilihan: "" (undecided), "Anda" or "Baru".
    """

    kunci: Kunci
    kolom: str
    lama: str
    anda: str
    baru: str
    pilihan: str = ""
