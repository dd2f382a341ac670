"""Targets per triwulan from the annual target and the monthly draw.

The DPA says when the money is drawn, not when the work is done; an output counts as done when the money for it has
been drawn.  What this gives is a proposal: each value can be overwritten in the form and then stays.
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from xlpy.plan.model import TANPA_TRIWULAN, Indikator, JenisTarget, Triwulan
from xlpy.plan.text import fold

# A measure of a state is read once, at the end of the year; a measure per month is the same all year.
_STATES = frozenset({"nilai", "indeks", "skor", "poin", "predikat", "kategori", "level", "angka"})
_SHARES = frozenset({"persen", "persentase", "rasio"})
_PER_PERIOD = ("bulan", "hari", "minggu", "tahun")


def guess_jenis_target(indikator: Indikator) -> JenisTarget | None:
    """Propose how the quarterly targets relate to the annual one, from satuan and wording; None without a target."""
    if indikator.target is None:
        return JenisTarget.POSISI_AKHIR if indikator.target_teks else None
    satuan, first_word = fold(indikator.satuan), fold(indikator.nama).partition(" ")[0]
    if satuan in _STATES or first_word in _STATES:
        return JenisTarget.POSISI_AKHIR
    if "%" in indikator.satuan or satuan in _SHARES:
        return JenisTarget.KONSTAN
    words = satuan.split()
    if len(words) > 1 and words[-1] in _PER_PERIOD:  # "Orang/Bulan": so many people every month
        return JenisTarget.KONSTAN
    return JenisTarget.KUMULATIF


def quarterly_targets(target: Decimal | None, jenis: JenisTarget | None, anggaran: Sequence[int] | None) -> Triwulan:
    """The targets of TW I–IV, or none where nothing says how the year is divided.

    Args:
        target: the annual target.
        jenis: how the quarters relate to it.
        anggaran: the budget of TW I–IV in rupiah; needed for ``KUMULATIF`` only.
    """
    if target is None:
        return TANPA_TRIWULAN
    if jenis is JenisTarget.KONSTAN:
        return (target, target, target, target)
    if jenis is JenisTarget.POSISI_AKHIR:
        return (None, None, None, target)
    if jenis is JenisTarget.KUMULATIF and anggaran is not None and sum(anggaran) > 0 and min(anggaran) >= 0:
        return _spread(target, anggaran)
    return TANPA_TRIWULAN


def _spread(target: Decimal, anggaran: Sequence[int]) -> Triwulan:
    """Divide ``target`` so that the share reached by each quarter's end is the share of the money drawn, floored.

    The parts have as many decimals as the target and add up to it exactly; a single document is due in the last
    quarter in which money is drawn for it.
    """
    step = Decimal(1).scaleb(min(0, int(target.as_tuple().exponent)))
    total, drawn, reached = sum(anggaran), 0, Decimal(0)
    parts: list[Decimal] = []
    for amount in anggaran:
        drawn += amount
        until_now = (target * drawn / total).quantize(step, rounding=ROUND_FLOOR)
        parts.append(until_now - reached)
        reached = until_now
    return (parts[0], parts[1], parts[2], parts[3])
