"""Where the procedure stands: folded from the log, stored nowhere else.

A line that could not have happened (a log edited by hand) changes nothing and is listed in ``kejanggalan``; whether
the log is whole is the business of ``rantai``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from xlpy.errors import InputError
from xlpy.sop.catatan import TANPA_URUTAN, Catatan, Kejadian, Tindakan
from xlpy.sop.cetakan import Cetakan, prints_of
from xlpy.sop.kanonik import Data, Nilai
from xlpy.sop.koreksi import KUNCI as KOREKSI
from xlpy.sop.koreksi import Koreksi, read_corrections, still_open
from xlpy.sop.pengecualian import Pengecualian, take_back, waiver_of
from xlpy.sop.steps import Sop
from xlpy.sop.urutan import Tahap, refuse_order, undone_by


@dataclass(frozen=True, slots=True, kw_only=True)
class Posisi:
    """Where one step stands.

    Attributes:
        nomor: which step.
        tahap: where it stands.
        mulai, selesai: when it began and ended; None while it did not.
        tunda: when it was put off, while it is.
        jeda: the spans during which it was put off.
        pelaku, jabatan: who acted last.
        data: what it recorded so far.
        diulang: how often it had to be done again.
        diulang_sejak: since when, the last time; None while it never had to.
    """

    nomor: int
    tahap: Tahap = Tahap.BELUM
    mulai: datetime | None = None
    selesai: datetime | None = None
    tunda: datetime | None = None
    jeda: tuple[tuple[datetime, datetime], ...] = ()
    pelaku: str = ""
    jabatan: str = ""
    data: Mapping[str, Nilai] = field(default_factory=dict)
    diulang: int = 0
    diulang_sejak: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TandaTangan:
    """A signature.

    Attributes:
        nomor_dokumen, tanggal_dokumen: of the document; the date is ISO.
        penanda_tangan, jabatan: who signed, as what.
        sidik_isi: the fingerprint of what was signed.
        waktu: when.
        perubahan: 0 for the first plan, n for "Perubahan ke-n".
        baris: the line of the log.
    """

    nomor_dokumen: str
    tanggal_dokumen: str
    penanda_tangan: str
    jabatan: str
    sidik_isi: str
    waktu: datetime
    perubahan: int
    baris: int

    def covers(self, sidik_isi: str) -> bool:
        """Whether it holds for a content with this fingerprint: what was signed, unchanged."""
        return bool(sidik_isi) and sidik_isi == self.sidik_isi


@dataclass(frozen=True, slots=True, kw_only=True)
class Keadaan:
    """Where the procedure stands.

    Attributes:
        sop: the procedure.
        posisi: every step, the first one first.
        tanda_tangan: the signature in force; None while there is none.
        dicabut: the signatures that reopening took out of force, the oldest first.
        koreksi: the corrections asked for so far, as they stand.
        pengecualian: the findings that are let stand, by their names; the last word on each.
        cetakan: the papers that were printed, the oldest first.
        baris: how many lines the log has.
        catat_terakhir: when the last line was written down.
        kejanggalan: lines that could not have happened, each in a sentence.
    """

    sop: Sop
    posisi: tuple[Posisi, ...]
    tanda_tangan: TandaTangan | None = None
    dicabut: tuple[TandaTangan, ...] = ()
    koreksi: tuple[Koreksi, ...] = ()
    pengecualian: Mapping[str, Pengecualian] = field(default_factory=dict)
    cetakan: tuple[Cetakan, ...] = ()
    baris: int = 0
    catat_terakhir: datetime | None = None
    kejanggalan: tuple[str, ...] = ()

    @property
    def tahap(self) -> tuple[Tahap, ...]:
        """Where each step stands."""
        return tuple(p.tahap for p in self.posisi)

    @property
    def perubahan(self) -> int:
        """0 while the first plan is worked on or in force, n for "Perubahan ke-n"."""
        return len(self.dicabut)

    @property
    def koreksi_terbuka(self) -> tuple[Koreksi, ...]:
        """The corrections that nobody has settled."""
        return still_open(self.koreksi)

    @property
    def langkah_kini(self) -> int:
        """The first step that is not finished; the last one when all are."""
        return next((p.nomor for p in self.posisi if p.tahap is not Tahap.SELESAI), len(self.posisi))

    @property
    def rampung(self) -> bool:
        """Whether every step is finished."""
        return all(p.tahap is Tahap.SELESAI for p in self.posisi)


def signature_fault(state: Keadaan, sidik_isi: str) -> str:
    """What voids the signature in force, in a sentence; empty when it holds or when there is none."""
    signed = state.tanda_tangan
    if signed is None or signed.covers(sidik_isi):
        return ""
    return (
        f"TIDAK SAH – isi berubah setelah ditandatangani {signed.penanda_tangan} (nomor {signed.nomor_dokumen}). "
        "Kembalikan isinya seperti salinan yang ditandatangani, atau buka kembali langkahnya dengan alasan."
    )


def fold(sop: Sop, log: Iterable[Catatan]) -> Keadaan:
    """Where the procedure stands after ``log``."""
    folding = _Folding(sop)
    for number, line in enumerate(log, start=1):
        folding.add(number, line)
    return folding.result()


class _Folding:
    """The state while lines are added: lists in place of tuples, so that each line costs the same."""

    def __init__(self, sop: Sop) -> None:
        self._sop = sop
        self._steps = [Posisi(nomor=step.nomor) for step in sop.langkah]
        self._stages = [Tahap.BELUM for _ in sop.langkah]
        self._signed: TandaTangan | None = None
        self._revoked: list[TandaTangan] = []
        self._corrections: dict[tuple[str, str, str], Koreksi] = {}
        self._waived: dict[str, Pengecualian] = {}
        self._printed: list[Cetakan] = []
        self._written: datetime | None = None
        self._faults: list[str] = []
        self._count = 0

    def add(self, number: int, line: Catatan) -> None:
        """Add the line that stands as ``number``."""
        self._count = number
        try:
            event = line.read()
        except InputError as error:
            self._faults.append(f"Baris {number}: {error}")
            return
        self._written = event.waktu_catat
        refused = refuse_order(self._sop, self._stages, event.langkah, event.tindakan)
        if refused:
            self._faults.append(f'Log baris {number} mencatat "{event.tindakan}", padahal {refused}')
            return
        if event.tindakan in TANPA_URUTAN:
            self._note(number, event)
        else:
            self._apply(number, event)

    def result(self) -> Keadaan:
        """Where the procedure stands now."""
        return Keadaan(
            sop=self._sop,
            posisi=tuple(self._steps),
            tanda_tangan=self._signed,
            dicabut=tuple(self._revoked),
            koreksi=tuple(self._corrections.values()),
            pengecualian=self._waived,
            cetakan=tuple(self._printed),
            baris=self._count,
            catat_terakhir=self._written,
            kejanggalan=tuple(self._faults),
        )

    def _note(self, number: int, event: Kejadian) -> None:
        """Take up what moves no step."""
        try:
            if event.tindakan is Tindakan.CETAK:
                self._printed += prints_of(number, event)
                return
            waiver = waiver_of(event)
            if event.tindakan is Tindakan.KECUALIKAN:
                self._waived[waiver.identitas] = waiver
            else:
                take_back(self._waived, waiver)
        except InputError as error:
            self._faults.append(f"Log baris {number} {error}")

    def _apply(self, number: int, event: Kejadian) -> None:
        step = self._sop.langkah[event.langkah - 1]
        self._set(_moved(self._steps[step.nomor - 1], event))
        if step.kembali_ke is not None and KOREKSI in event.data:
            self._corrections |= {k.kunci: k for k in read_corrections(event.data[KOREKSI])}
        if step.mengunci and event.tindakan is Tindakan.SELESAI:
            self._signed = _signature(number, event, len(self._revoked))
        undone = undone_by(self._sop, step, event.tindakan)
        if event.tindakan is Tindakan.BUKA_KEMBALI:
            self._reopen(undone)
        for other in undone:
            self._set(_again(self._steps[other - 1], event.waktu_kejadian))

    def _set(self, position: Posisi) -> None:
        self._steps[position.nomor - 1] = position
        self._stages[position.nomor - 1] = position.tahap

    def _reopen(self, undone: frozenset[int]) -> None:
        """The signature goes with the step that gave it; so do the corrections with the step that asked for them."""
        again = [self._sop.langkah[n - 1] for n in undone]
        if self._signed and any(step.mengunci for step in again):
            self._revoked.append(self._signed)
            self._signed = None
        if any(step.kembali_ke is not None for step in again):
            self._corrections.clear()


def _moved(position: Posisi, event: Kejadian) -> Posisi:
    """The step after an action of its own; what an action undoes is not its business."""
    changes: dict[str, Any] = {"pelaku": event.pelaku, "jabatan": event.jabatan}
    if event.tindakan is Tindakan.TUNDA:
        changes |= {"tahap": Tahap.DITUNDA, "tunda": event.waktu_kejadian}
    elif event.tindakan is Tindakan.SELESAI:
        changes |= {"tahap": Tahap.SELESAI, "selesai": event.waktu_kejadian, "data": _merged(position, event.data)}
    elif event.tindakan is Tindakan.MULAI:
        changes |= {"tahap": Tahap.BERJALAN, "data": _merged(position, event.data)}
        if position.tunda is None:
            changes["mulai"] = event.waktu_kejadian
        else:
            changes |= {"tunda": None, "jeda": (*position.jeda, (position.tunda, event.waktu_kejadian))}
    return replace(position, **changes)


def _merged(position: Posisi, data: Data) -> Data:
    return {**position.data, **data}


def _again(position: Posisi, since: datetime) -> Posisi:
    """The step as one that has to be done again."""
    if position.tahap is Tahap.BELUM:
        return position
    return Posisi(nomor=position.nomor, diulang=position.diulang + 1, diulang_sejak=since)


def _signature(number: int, event: Kejadian, perubahan: int) -> TandaTangan:
    texts = {key: value for key, value in event.data.items() if isinstance(value, str)}
    return TandaTangan(
        nomor_dokumen=texts.get("nomor_dokumen", ""),
        tanggal_dokumen=texts.get("tanggal_dokumen", ""),
        penanda_tangan=texts.get("penanda_tangan", ""),
        jabatan=event.jabatan,
        sidik_isi=event.sidik_isi,
        waktu=event.waktu_kejadian,
        perubahan=perubahan,
        baris=number,
    )
