"""The order of the procedure: what may be done to a step, given where every step stands."""

from collections.abc import Sequence
from enum import StrEnum

from xlpy.sop.catatan import TANPA_URUTAN, Tindakan
from xlpy.sop.steps import Langkah, Sop


class Tahap(StrEnum):
    """Where a step stands."""

    BELUM = "belum"
    BERJALAN = "berjalan"
    DITUNDA = "ditunda"
    SELESAI = "selesai"


_ALREADY = {
    Tahap.BELUM: "belum dimulai.",
    Tahap.BERJALAN: "sedang berjalan; selesaikan atau batalkan dulu.",
    Tahap.DITUNDA: "sedang ditunda; mulai lagi dulu.",
    Tahap.SELESAI: "sudah selesai; buka kembali dulu bila perlu diulang.",
}
_FROM = {
    Tindakan.MULAI: {Tahap.BELUM, Tahap.DITUNDA},
    Tindakan.SELESAI: {Tahap.BERJALAN},
    Tindakan.TUNDA: {Tahap.BERJALAN},
    Tindakan.KEMBALIKAN: {Tahap.BERJALAN},
    Tindakan.BATAL: {Tahap.BERJALAN, Tahap.DITUNDA},
    Tindakan.BUKA_KEMBALI: {Tahap.SELESAI},
}
"""Where a step must stand for each action."""


def refuse_order(sop: Sop, stages: Sequence[Tahap], nomor: int, tindakan: Tindakan) -> str:
    """Why ``tindakan`` may not be done to step ``nomor`` now; empty when it may.

    Args:
        sop: the procedure.
        stages: where each step stands, that of step 1 first.
        nomor: the step.
        tindakan: what is to be done to it.
    """
    if not 1 <= nomor <= len(stages):
        return f"langkah {nomor} tidak ada: prosedur ini memiliki langkah 1 sampai {len(stages)}."
    if tindakan in TANPA_URUTAN:
        return ""
    step, stage = sop.langkah[nomor - 1], stages[nomor - 1]
    if stage not in _FROM[tindakan]:
        return f"langkah {nomor} {_ALREADY[stage]}"
    if tindakan is Tindakan.MULAI:
        waiting = [n for n in step.setelah if stages[n - 1] is not Tahap.SELESAI]
        if waiting:
            return f"langkah {nomor} menunggu langkah {' dan '.join(map(str, waiting))} selesai."
    if tindakan is Tindakan.KEMBALIKAN and step.kembali_ke is None:
        return f"langkah {nomor} tidak mengembalikan pekerjaan menurut SOP."
    return ""


def undone_by(sop: Sop, step: Langkah, tindakan: Tindakan) -> frozenset[int]:
    """The steps that have to be done again after ``tindakan``."""
    if tindakan is Tindakan.BATAL:
        return frozenset({step.nomor})
    if tindakan is Tindakan.BUKA_KEMBALI:
        return sop.sesudah(step.nomor)
    if tindakan is Tindakan.KEMBALIKAN and step.kembali_ke is not None:
        return sop.sesudah(step.kembali_ke)
    return frozenset()
