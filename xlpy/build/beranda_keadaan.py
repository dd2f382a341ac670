"""What the formulas of Beranda compute, computed here: the values that are stored beside them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from xlpy.book.document import Document, Isi
from xlpy.book.schema import LKE, RENCANA, UNIT
from xlpy.book.schema_alur import LOG, MULAI, SELESAI, STATUS_FORM, TUNDA
from xlpy.build.beranda_hari import DAY, DAY_ZERO, Hari, Sisa
from xlpy.plan.masukan import ISIAN_KANTOR, JABATAN_AWAL, KEPALA_FORM
from xlpy.plan.model import SubKegiatan
from xlpy.sop.catatan import Tindakan
from xlpy.sop.steps import Langkah, Sop
from xlpy.sop.urutan import undone_by

TELAH, BERJALAN, DITUNDA = "✔ Selesai", "● Berjalan", "■ Ditunda"
GILIRAN, MENUNGGU = "▶ Giliran", "– Menunggu"
DITERIMA = STATUS_FORM[2]
"""The state of a unit's form that has come back."""

Catatan = Mapping[str, Isi]


@dataclass(frozen=True, slots=True)
class Keadaan:
    """Where a step stands.

    Attributes:
        selesai, mulai, kembali, tunda: the numbers of the last log lines that finished it, started it, sent it back
            and put it off; 0 for none.
        siap: whether all that it waits for is finished.
        pada: when it was finished, in minutes since the spreadsheet's day 0; 0 while it is not.
        sejak: since when its time runs, likewise; 0 while that is not known.
        sisa: what is left of that day.
        batas: the day on which its standard time is over, or on which it was finished; None while unknown, and of a
            step that was put off: what it was put off for does not count, and no formula here counts that.
    """

    selesai: int
    mulai: int
    kembali: int
    tunda: int
    siap: bool
    pada: int
    sejak: int
    sisa: Sisa
    batas: date | None

    @property
    def telah(self) -> bool:
        """Whether it is finished."""
        return self.selesai > self.kembali

    @property
    def terputus(self) -> bool:
        """Whether it was put off since it could begin, and is not finished."""
        return self.tunda > self.kembali and not self.telah

    @property
    def teks(self) -> str:
        """Its state with its sign."""
        if self.telah:
            return TELAH
        if self.mulai > self.kembali:
            return DITUNDA if self.tunda > self.mulai else BERJALAN
        return GILIRAN if self.siap else MENUNGGU

    @property
    def berikutnya(self) -> bool:
        """Whether it can be worked on."""
        return self.teks not in (TELAH, MENUNGGU)


def steps_of(document: Document, procedure: Sop) -> list[Keadaan]:
    """Where each step stands by the log."""
    log = document.tabel.get(LOG.table.name, ())
    days = Hari(document)
    states: list[Keadaan] = []
    for step in procedure.langkah:
        states.append(_state(step, procedure, log, states, days))
    return states


def _state(step: Langkah, procedure: Sop, log: Sequence[Catatan], before: list[Keadaan], days: Hari) -> Keadaan:
    done, begun, put_off = (_last(log, word, step.nomor) for word in (SELESAI, MULAI, TUNDA))
    back = max((number for number in _resets(step, procedure, log)), default=0)
    ready = all(before[n - 1].telah for n in step.setelah)
    ended = _minute_of(log, done) if done > back else 0
    since = 0
    if begun > back:
        since = _minute_of(log, begun)
    elif ready:
        again = [_minute_of(log, back)] if back else []
        since = max([*again, *(before[n - 1].pada for n in step.setelah)], default=0)
    left = days.sisa(step, since) if since else Sisa()
    due = None
    if ended:
        due = DAY_ZERO + timedelta(ended // DAY)
    elif since and put_off <= back:
        due = days.batas(step, since, left)
    return Keadaan(done, begun, back, put_off, ready, ended, since, left, due)


def _last(log: Sequence[Catatan], word: str, number: int) -> int:
    lines = (line for line in log if line.get("tindakan") == word and line.get("langkah") == number)
    return max((_whole(line, "nomor") for line in lines), default=0)


def _resets(step: Langkah, procedure: Sop, log: Sequence[Catatan]) -> Iterator[int]:
    """The log lines that undo what was done of ``step``."""
    undone = undoing(step, procedure)
    for line in log:
        if line.get("langkah") in undone.get(str(line.get("tindakan")), ()):
            yield _whole(line, "nomor")


def undoing(step: Langkah, procedure: Sop) -> dict[str, list[int]]:
    """What undoes ``step``: by each action, the steps to which it is done."""
    done_to = {
        action: [s.nomor for s in procedure.langkah if step.nomor in undone_by(procedure, s, action)]
        for action in (Tindakan.BUKA_KEMBALI, Tindakan.BATAL, Tindakan.KEMBALIKAN)
    }
    return {str(action): numbers for action, numbers in done_to.items() if numbers}


def _whole(line: Catatan, key: str) -> int:
    value = line.get(key)
    return value if isinstance(value, int) else 0


def _minute_of(log: Sequence[Catatan], number: int) -> int:
    text = next(str(line.get("waktu_kejadian", "")) for line in log if line.get("nomor") == number)
    return (date.fromisoformat(text[:10]) - DAY_ZERO).days * DAY + int(text[11:13]) * 60 + int(text[14:16])


@dataclass(frozen=True, slots=True)
class Terisi:
    """How much of something is there."""

    ada: int
    dari: int

    @property
    def bagian(self) -> float:
        """The share, as its bar shows it."""
        return round(self.ada / self.dari, 2) if self.dari else 0

    @property
    def teks(self) -> str:
        """As shown beside its bar."""
        return f"{self.ada} dari {self.dari}" if self.dari else "belum ada"


def completeness(document: Document) -> list[Terisi]:
    """Of the settings, the names of office-holders, and what each sub kegiatan needs; and the forms of the units."""
    settings, subs = document.pengaturan, document.rencana.sub_kegiatan
    needed = [getattr(settings, key) for key in ISIAN_KANTOR]
    offices = [p for p in settings.pejabat if p.jabatan]
    units = [row for row in document.tabel.get(UNIT.table.name, ()) if row.get("jabatan")]
    return [
        Terisi(sum(map(bool, needed)), len(needed)),
        Terisi(sum(bool(p.nama) for p in offices), len(offices)),
        Terisi(sum(map(_has_target, subs)), len(subs)),
        Terisi(sum(map(_has_quarters, subs)), len(subs)),
        Terisi(sum(bool(s.penanggung_jawab) for s in subs), len(subs)),
        Terisi(sum(row.get("status") == DITERIMA for row in units), len(units)),
    ]


AWAL, BERISI_CONTOH = 1, 2
"""Why Beranda says where to begin: the office is not told yet, or the sample is in the workbook; else 0."""


def beginning(document: Document) -> int:
    """What stands in the block "Mulai di sini"; 0 where it stands empty."""
    settings = document.pengaturan
    if document.contoh:
        return BERISI_CONTOH
    named = sum(bool(p.jabatan and p.nama) for p in settings.pejabat)
    told = all(getattr(settings, key) for key in KEPALA_FORM) and named >= len(JABATAN_AWAL)
    return 0 if told else AWAL


QUARTERS = tuple(c.key for c in RENCANA.table.columns if c.key.startswith("triwulan_"))


def _has_target(sub: SubKegiatan) -> bool:
    return any(i.nama and (i.target is not None or i.target_teks) for i in sub.indikator[:1])


def _has_quarters(sub: SubKegiatan) -> bool:
    return any(value is not None for i in sub.indikator[:1] for value in i.triwulan)


GRADED, FULL = 3, 30
"""The sub-components of the self-assessment, and the weight of all."""
GRADE_WORD, NOT_GRADED = "Nilai mutu (LKE)", "Nilai mutu (LKE) belum dihitung: klik Periksa Rencana."


def grade_line(document: Document) -> str:
    """What Beranda says of the self-assessment."""
    parts = document.tabel.get(LKE.table.name, ())
    points = [Decimal(value) for part in parts if isinstance(value := part.get("nilai"), int | Decimal)]
    if not any("bagian" in part for part in parts):
        return NOT_GRADED
    if len(points) < GRADED:
        return f"{GRADE_WORD}: {len(points)} dari {GRADED} bagian dapat dinilai; lihat lembar LKE."
    total = f"{sum(points, Decimal()):.1f}".replace(".", ",")
    return f"{GRADE_WORD} sekurang-kurangnya {total} dari {FULL}"
