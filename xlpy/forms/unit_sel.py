"""One cell of a unit's form as the plan's fields: what was typed, or why it cannot be taken."""

from collections.abc import Mapping
from decimal import Decimal

from xlpy.importers.grid import Sel
from xlpy.plan.angka import read_target
from xlpy.plan.facts import decimal_text
from xlpy.plan.model import JenisTarget
from xlpy.plan.text import fold, tidy

_LONGEST_SHOWN = 60
_NEEDED = frozenset({"nama", "satuan"})
"""Texts that the plan cannot do without: an emptied cell does not take them away."""


class TidakTerbacaError(ValueError):
    """A cell cannot be taken; says why, with its value."""


def read_answer(key: str, cell: Sel, satuan: str, dasar: Mapping[str, str]) -> dict[str, str]:
    """The fields that a cell answers, as canonical text; empty text takes the old value away.

    Args:
        key: the column of the form.
        cell: what stands in it.
        satuan: the unit of measurement of its row.
        dasar: what the plan said of the row when the form was sent.

    Raises:
        TidakTerbacaError: it is not what belongs there.
    """
    if isinstance(cell, bool):
        raise TidakTerbacaError(f"“{cell}” bukan isian; tulis teks atau angka")
    if key == "target":
        return _target(cell, satuan, dasar)
    if key.startswith("triwulan_"):
        quarters = dasar.get("triwulan", "").split(" | ")
        number = int(key[-1]) - 1
        return {"triwulan": _number(cell, satuan, quarters[number] if number < len(quarters) else "")}
    text = "" if cell is None else tidy(str(cell))
    if key == "jenis_target":
        return {"jenis_target": _jenis(text, dasar)}
    kolom = "nama" if key == "indikator" else key
    if not text and kolom in _NEEDED and dasar.get(kolom):
        raise TidakTerbacaError(f"dikosongkan, semula “{_short(dasar[kolom])}”")
    return {kolom: text}


def _target(cell: Sel, satuan: str, dasar: Mapping[str, str]) -> dict[str, str]:
    if cell is None and (old := dasar.get("target") or dasar.get("target_teks")):
        raise TidakTerbacaError(f"dikosongkan, semula “{_short(old)}”")
    if _is_as_sent(cell, dasar.get("target", "")):
        return {"target": dasar["target"], "target_teks": ""}
    if _is_as_sent(cell, dasar.get("target_teks", "")):
        return {"target": "", "target_teks": dasar["target_teks"]}
    read = read_target(cell, satuan)
    if read.teks and dasar.get("target"):
        raise TidakTerbacaError(f"“{_short(read.teks)}” bukan angka; tulis angkanya saja, misalnya 12")
    if read.teks:
        return {"target": "", "target_teks": read.teks}
    return {"target": _positive(read.nilai), "target_teks": ""}


def _is_as_sent(cell: Sel, text: str) -> bool:
    """Whether a cell holds what was written into it; it is not to be read otherwise: 0.5 % stays 0.5."""
    if not text or cell is None:
        return False
    return text == cell if isinstance(cell, str) else text == decimal_text(Decimal(repr(cell)))


def _number(cell: Sel, satuan: str, semula: str) -> str:
    if _is_as_sent(cell, semula):
        return semula
    read = read_target(cell, satuan)
    if read.teks:
        raise TidakTerbacaError(f"“{_short(read.teks)}” bukan angka; tulis angkanya saja, misalnya 3")
    return _positive(read.nilai)


def _positive(value: Decimal | None) -> str:
    if value is None:
        return ""
    if value < 0:
        raise TidakTerbacaError(f"“{decimal_text(value)}” kurang dari nol")
    return decimal_text(value)


def _jenis(text: str, dasar: Mapping[str, str]) -> str:
    if not text:
        if old := dasar.get("jenis_target"):
            raise TidakTerbacaError(f"dikosongkan, semula “{old}”")
        return ""
    for jenis in JenisTarget:
        if fold(jenis) == fold(text):
            return str(jenis)
    raise TidakTerbacaError(f"“{_short(text)}” bukan pilihan; pilih {', '.join(JenisTarget)}")


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}…"
