"""Doing something to a step: allowed, and then what the log says of it; or refused, with every reason.

The log's line is derived here from what was asked for.  Nobody types one.
"""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from xlpy.errors import InputError
from xlpy.plan.masukan import Pejabat
from xlpy.plan.text import fold as folded
from xlpy.plan.text import tidy
from xlpy.sop.akun import Pencatat
from xlpy.sop.bekal import Bekal, missing_supplies, refuse_gates
from xlpy.sop.catatan import PADA_TEMUAN, TANPA_URUTAN, Kejadian, Tindakan, time_text
from xlpy.sop.cetakan import KOLOM as KOLOM_CETAK
from xlpy.sop.cetakan import KUNCI as CETAKAN
from xlpy.sop.isian import missing_fields, read_fields
from xlpy.sop.kanonik import Nilai, canonical
from xlpy.sop.keadaan import Keadaan
from xlpy.sop.koreksi import KUNCI as KOREKSI
from xlpy.sop.koreksi import merge, read_corrections, still_open
from xlpy.sop.pejabat import Pelaksana, name_of, refuse_actor
from xlpy.sop.pengecualian import PESAN, TEMUAN
from xlpy.sop.steps import Isian, JenisIsian, Langkah
from xlpy.sop.urutan import refuse_order, undone_by
from xlpy.sop.waktu_kerja import to_wib

_REASONED = frozenset({Tindakan.TUNDA, Tindakan.BATAL, Tindakan.BUKA_KEMBALI, *PADA_TEMUAN})
_WORK = frozenset({Tindakan.MULAI, Tindakan.SELESAI})
_RETURN = Isian(
    kunci=KOREKSI,
    nama="Koreksi",
    jenis=JenisIsian.TABEL,
    kolom=("bagian", "tertulis", "koreksi", "status"),
    boleh_kosong=("tertulis", "status"),
)
_WAIVER = (
    Isian(kunci=TEMUAN, nama="Temuan", jenis=JenisIsian.TEKS),
    Isian(kunci=PESAN, nama="Pesan temuan", jenis=JenisIsian.TEKS),
)
_PRINT = Isian(
    kunci=CETAKAN,
    nama="Kertas",
    jenis=JenisIsian.TABEL,
    kolom=KOLOM_CETAK,
    boleh_kosong=("varian",),
)
_CELL = 32_767
"""Characters that a cell holds."""
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
ANONIM = Pelaksana(pejabat=Pejabat(jabatan=""))
"""Nobody in particular: who prints on an account that is nobody's; the log names the account."""
KELENGKAPAN = "kelengkapan"
"""The key under which a person states what is in hand that the workbook cannot see."""


class TidakBolehError(InputError):
    """What was asked for is not allowed; ``alasan`` are the reasons, each in a sentence."""

    def __init__(self, alasan: Sequence[str]) -> None:
        super().__init__("\n".join(alasan))
        self.alasan = tuple(alasan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permintaan:
    """What is asked for.

    Attributes:
        langkah, tindakan: what is to be done to which step.
        oleh: who did it.
        waktu_kejadian: when it was done.
        waktu_catat: now, by the clock of this computer.
        pencatat: the account that asks, as user@host.
        mengaku: who the person at the computer says to be: who acted, or who writes it down for that person; None
            where nothing was said.
        cermin_hilang: whether the log's mirror is gone, and is made again with this line.
        alasan: the reason, or a remark.
        data: what the step records, by key, as people and sheets give it.
    """

    langkah: int
    tindakan: Tindakan
    oleh: Pelaksana
    waktu_kejadian: datetime
    waktu_catat: datetime
    pencatat: str
    mengaku: Pejabat | None = None
    cermin_hilang: bool = False
    alasan: str = ""
    data: Mapping[str, object] = field(default_factory=dict)


def decide(state: Keadaan, wish: Permintaan, hand: Bekal, pejabat: Sequence[Pejabat] = ()) -> Kejadian:
    """What the log will say of ``wish``.

    Args:
        state: where the procedure stands.
        wish: what is asked for.
        hand: what is in hand.
        pejabat: the office-holders, to say who may.

    Raises:
        TidakBolehError: it is not allowed; with every reason there is.
    """
    refused = refuse_order(state.sop, state.tahap, wish.langkah, wish.tindakan)
    if refused:
        raise TidakBolehError([refused])
    step = state.sop.langkah[wish.langkah - 1]
    reasons = [*_refuse_who(state, step, wish, pejabat), *_refuse_when(state, step, wish)]
    if wish.tindakan in _REASONED and not wish.alasan.strip():
        reasons.append(f"langkah {step.nomor}: alasan {wish.tindakan} belum diisi.")
    data: dict[str, Nilai] = {}
    try:
        data = _recorded(step, wish)
    except InputError as error:
        reasons.append(str(error))
    else:
        reasons += _refuse_what(state, step, wish, hand, data)
    if not reasons:
        data |= _added(state, step, wish, hand) | _added_of_writing(wish, writer_of(wish, pejabat))
        reasons += _refuse_size(wish, data)
    if reasons:
        raise TidakBolehError(reasons)
    return _event(wish, data, hand)


def writer_of(wish: Permintaan, pejabat: Sequence[Pejabat]) -> Pencatat:
    """Who writes down what is asked for, by the account that asks."""
    by, day = wish.oleh.pejabat, wish.waktu_catat.date()
    return Pencatat(akun=wish.pencatat, oleh=by, mengaku=wish.mengaku, hari=day, pejabat=pejabat)


def refuse_now(state: Keadaan, nomor: int, tindakan: Tindakan, hand: Bekal) -> str:
    """Why nobody may do this now, as far as it is known before anything is typed; empty when somebody may."""
    refused = refuse_order(state.sop, state.tahap, nomor, tindakan)
    if refused or tindakan not in _WORK:
        return refused
    step = state.sop.langkah[nomor - 1]
    # A gate that a typed reason opens must not keep anybody from typing it.
    typed = {recorded.kunci: recorded.nama for recorded in step.mencatat}
    return next(iter(refuse_gates(state, step, hand, typed)), "")


def actor_of(state: Keadaan, step: Langkah, tindakan: Tindakan) -> str:
    """The code of the actor who may do this: whoever does the step; whoever signed, where it voids the signature."""
    if tindakan is Tindakan.BUKA_KEMBALI and state.tanda_tangan is not None:
        undone = undone_by(state.sop, step, tindakan)
        signing = next((s for s in state.sop.langkah if s.mengunci and s.nomor in undone), step)
        return signing.pelaku
    return step.pelaku


def _refuse_who(state: Keadaan, step: Langkah, wish: Permintaan, pejabat: Sequence[Pejabat]) -> list[str]:
    """Why the actor may not do this, and why the account may not write it down."""
    refused = []
    with suppress(InputError):  # a moment that is none is told as such
        day = to_wib(wish.waktu_kejadian).date()
        free = wish.tindakan in TANPA_URUTAN  # any office-holder may: it stands in the log under that name
        actor = actor_of(state, step, wish.tindakan)
        wrong = "" if free else refuse_actor(state.sop, actor, wish.oleh, pejabat, day)
        refused += [f"{wish.tindakan} {wrong}"] if wrong else []
    if not (wish.tindakan is Tindakan.CETAK and wish.oleh == ANONIM):
        refused.append(writer_of(wish, pejabat).refuse())
    return [f"langkah {step.nomor}: {reason}" for reason in refused if reason]


def _refuse_when(state: Keadaan, step: Langkah, wish: Permintaan) -> list[str]:
    try:
        happened, written = to_wib(wish.waktu_kejadian), to_wib(wish.waktu_catat)
    except InputError as error:
        return [f"langkah {step.nomor}: {error}"]
    told = f"langkah {step.nomor}: waktu kejadian {_clock(happened)}"
    if _minute(happened) > _minute(written):
        now = f"jam komputer ini menunjukkan {_clock(written)}"
        return [f"{told} belum tiba; {now}. Betulkan waktunya, atau jam komputer bila keliru."]
    floor = _floor(state, step)
    if floor is None or _minute(happened) >= _minute(floor) or _clock_ran_back(state, step, wish):
        return []
    return [f"{told} mendahului kejadian sebelumnya ({_clock(to_wib(floor))}). Betulkan waktunya."]


def _clock(moment: datetime) -> str:
    return f"{moment:%d/%m/%Y %H:%M}"


def _floor(state: Keadaan, step: Langkah) -> datetime | None:
    """The last thing that happened to the step or, before it began, to those that it waited for."""
    position = state.posisi[step.nomor - 1]
    moments = [position.mulai, position.tunda, position.selesai, *(end for _, end in position.jeda)]
    if position.mulai is None:
        moments = [state.posisi[n - 1].selesai for n in step.setelah]
    return max((moment for moment in moments if moment is not None), default=None)


def _clock_ran_back(state: Keadaan, step: Langkah, wish: Permintaan) -> datetime | None:
    """The moment already written that lies ahead of this computer's clock; None while the clock runs forward."""
    ahead = [m for m in (state.catat_terakhir, _floor(state, step)) if m is not None and m > wish.waktu_catat]
    return max(ahead, default=None)


def _minute(moment: datetime) -> datetime:
    return moment - timedelta(seconds=moment.second, microseconds=moment.microsecond)


def _recorded(step: Langkah, wish: Permintaan) -> dict[str, Nilai]:
    """What is typed with this action, in canonical form."""
    fields = step.mencatat if wish.tindakan in _WORK else ()
    if wish.tindakan is Tindakan.KEMBALIKAN:
        fields = (_RETURN,)
    elif wish.tindakan in TANPA_URUTAN:
        fields = _WAIVER if wish.tindakan in PADA_TEMUAN else (_PRINT,)
    elif wish.tindakan is Tindakan.SELESAI:
        fields = (*fields, Isian(kunci=KELENGKAPAN, nama="Kelengkapan", jenis=JenisIsian.DAFTAR, wajib=False))
    data = read_fields(replace(step, mencatat=fields), wish.data)
    if wish.tindakan is Tindakan.SELESAI and step.mengunci:
        data.setdefault("penanda_tangan", tidy(wish.oleh.pejabat.nama))
    return data


def _refuse_what(
    state: Keadaan, step: Langkah, wish: Permintaan, hand: Bekal, data: Mapping[str, Nilai]
) -> list[str]:
    """What is missing for this action, of what is recorded and of what must be in hand."""
    if wish.tindakan is Tindakan.KEMBALIKAN:
        return _refuse_return(step, data)
    if wish.tindakan not in _WORK:
        return []
    reasons = list(refuse_gates(state, step, hand, data))
    if wish.tindakan is Tindakan.SELESAI:
        reasons += _refuse_finish(state, step, hand, data)
        reasons += _refuse_signature(step, wish, hand, data)
    return reasons


def _refuse_return(step: Langkah, data: Mapping[str, Nilai]) -> list[str]:
    if still_open(read_corrections(data.get(KOREKSI, ()))):
        return []
    advice = "Isi bagian, yang tertulis, dan koreksinya pada lembar Koreksi."
    return [f"langkah {step.nomor}: kembalikan memerlukan paling sedikit satu koreksi yang belum selesai. {advice}"]


def _refuse_finish(state: Keadaan, step: Langkah, hand: Bekal, data: Mapping[str, Nilai]) -> list[str]:
    number, reasons = step.nomor, []
    stated = data.get(KELENGKAPAN, ())
    supplies = missing_supplies(state, step, hand, [s for s in stated if isinstance(s, str)])
    if supplies:
        reasons.append(f"langkah {number}: kelengkapan belum ada: {', '.join(supplies)}.")
    fields = missing_fields(step, {**state.posisi[number - 1].data, **data})
    if fields:
        reasons.append(f"langkah {number}: belum dicatat: {', '.join(fields)}.")
    if step.kembali_ke is not None:
        left = still_open(merge(state.koreksi, read_corrections(data.get(KOREKSI, ()))))
        if left:
            where = ", ".join(k.bagian for k in left[:5])
            reasons.append(
                f"langkah {number} menunggu: {len(left)} koreksi belum selesai ({where}). "
                f"Tandai yang sudah, atau kembalikan ke langkah {step.kembali_ke}."
            )
    return reasons


def _refuse_signature(step: Langkah, wish: Permintaan, hand: Bekal, data: Mapping[str, Nilai]) -> list[str]:
    if not step.mengunci:
        return []
    reasons = []
    signer, by = str(data.get("penanda_tangan", "")), wish.oleh.pejabat.nama
    if folded(signer) != folded(by):
        reasons.append(f'langkah {step.nomor}: penanda tangan "{signer}" bukan pelaku langkah ini ({by}).')
    if not _FINGERPRINT.fullmatch(hand.sidik_isi):
        reasons.append(f"langkah {step.nomor}: belum ada rencana yang dapat ditandatangani. Susun rencananya dulu.")
    return reasons


def _added(state: Keadaan, step: Langkah, wish: Permintaan, hand: Bekal) -> dict[str, Nilai]:
    """What the log says besides what was typed."""
    added: dict[str, Nilai] = dict(hand.asal) if state.baris == 0 else {}
    if wish.oleh.mewakili:
        added |= {"mewakili": tidy(wish.oleh.mewakili), "alasan_mewakili": tidy(wish.oleh.alasan)}
    if ahead := _clock_ran_back(state, step, wish):
        added["jam_mundur"] = time_text(ahead)
    if step.kembali_ke is not None and wish.tindakan is Tindakan.SELESAI:
        added["keputusan"] = "tidak"
    elif step.kembali_ke is not None and wish.tindakan is Tindakan.KEMBALIKAN:
        added |= {"keputusan": "ya", "kembali_ke": str(step.kembali_ke)}
    return added


def _added_of_writing(wish: Permintaan, writer: Pencatat) -> dict[str, Nilai]:
    """What the log says of the writing itself."""
    added: dict[str, Nilai] = {}
    if writer.oleh_siapa:
        added["dicatat_oleh"] = tidy(writer.oleh_siapa)
    if writer.baru is not None:
        added["akun_dikaitkan"] = tidy(name_of(writer.baru))
    if wish.cermin_hilang:
        added["cermin"] = "hilang, dibuat lagi dari log"
    return added


def _refuse_size(wish: Permintaan, data: Mapping[str, Nilai]) -> list[str]:
    sizes = {"isian": _cell_length(canonical(data)), "alasan": _cell_length(wish.alasan)}
    return [
        f"langkah {wish.langkah}: {what} terlalu panjang ({size} huruf; satu sel memuat {_CELL}). Ringkaskan."
        for what, size in sizes.items()
        if size > _CELL
    ]


def _cell_length(text: str) -> int:
    """How long a cell counts a text: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _event(wish: Permintaan, data: Mapping[str, Nilai], hand: Bekal) -> Kejadian:
    by = wish.oleh.pejabat
    return Kejadian(
        waktu_catat=wish.waktu_catat,
        waktu_kejadian=wish.waktu_kejadian,
        langkah=wish.langkah,
        tindakan=wish.tindakan,
        pelaku=by.nama,
        jabatan=" ".join(part for part in (by.sebutan, by.jabatan) if part),
        pencatat=wish.pencatat,
        catatan=wish.alasan,
        data=data,
        sidik_isi=hand.sidik_isi,
    )
