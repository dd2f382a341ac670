"""What is in hand when a step is done: told by the workbook, asked for by the procedure."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from xlpy.sop.keadaan import Keadaan
from xlpy.sop.steps import Gerbang, Langkah
from xlpy.sop.urutan import Tahap

TANPA_FORM = "tanpa_form"
"""The field of a step that holds the reason for going on without the forms of units."""
_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Bekal:
    """What the workbook knows about what is in hand.

    Attributes:
        ada: what the workbook can see for itself ("DPA", "Tupoksi"), and whether it is there.  What is not named here
            is stated by the person who does the step.
        form_kurang: the units whose forms are not in.
        temuan_berat: how many blocking findings are open.
        belum_lengkap: what the plan still needs, each in a few words.
        sidik_isi: the fingerprint of the plan's content (``kanonik.fingerprint``); empty while there is no plan.
        asal: what the first line of a log names (``dokumen``: the document's id, ``sop``: the procedure's
            fingerprint).
    """

    ada: Mapping[str, bool] = field(default_factory=dict)
    form_kurang: tuple[str, ...] = ()
    temuan_berat: int = 0
    belum_lengkap: tuple[str, ...] = ()
    sidik_isi: str = ""
    asal: Mapping[str, str] = field(default_factory=dict)


def refuse_gates(state: Keadaan, step: Langkah, hand: Bekal, data: Mapping[str, object]) -> tuple[str, ...]:
    """Which gates of ``step`` are closed, each in a sentence; ``data`` is what is being recorded."""
    reasons = (_gate(gate, state, step, hand, data) for gate in step.gerbang)
    return tuple(f"langkah {step.nomor} menunggu: {reason}" for reason in reasons if reason)


def missing_supplies(state: Keadaan, step: Langkah, hand: Bekal, stated: Collection[str]) -> tuple[str, ...]:
    """What ``step`` takes and is not in hand; ``stated`` is what the person says to have."""
    return tuple(name for name in (*step.kelengkapan, *step.syarat) if not _in_hand(name, state, step, hand, stated))


def _in_hand(name: str, state: Keadaan, step: Langkah, hand: Bekal, stated: Collection[str]) -> bool:
    sop = state.sop
    seen = [there for known, there in hand.ada.items() if sop.sama(name, known)]
    if seen:
        return all(seen)
    document = sop.cari_dokumen(name)
    if document is not None and document.tersedia:
        return True
    finished = (n for n in sop.mendahului(step.nomor) if state.posisi[n - 1].tahap is Tahap.SELESAI)
    given = (out for n in finished for out in sop.langkah[n - 1].keluaran)
    return any(sop.sama(name, other) for other in (*given, *stated))


def _gate(gate: Gerbang, state: Keadaan, step: Langkah, hand: Bekal, data: Mapping[str, object]) -> str:
    if gate is Gerbang.FORM_UNIT:
        if not hand.form_kurang or data.get(TANPA_FORM) or _decided(state, step):
            return ""
        return (
            f"form {len(hand.form_kurang)} unit belum diterima ({_some(hand.form_kurang)}). "
            f"Kumpulkan, atau isi alasan berjalan tanpa form ({TANPA_FORM})."
        )
    if gate is Gerbang.TANPA_TEMUAN_BERAT:
        return f"{hand.temuan_berat} temuan berat belum selesai." if hand.temuan_berat else ""
    empty = hand.belum_lengkap
    return f"{len(empty)} hal pada rencana belum lengkap ({_some(empty)})." if empty else ""


def _decided(state: Keadaan, step: Langkah) -> bool:
    """Whether it was decided, in this step or one before it, to go on without forms."""
    return any(state.posisi[n - 1].data.get(TANPA_FORM) for n in (*state.sop.mendahului(step.nomor), step.nomor))


def _some(names: tuple[str, ...]) -> str:
    more = len(names) - _SHOWN
    return ", ".join(names[:_SHOWN]) + (f", dan {more} lagi" if more > 0 else "")
