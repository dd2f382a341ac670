"""Working days and deadlines as the formulas of Beranda count them: by the day, and by the minutes left of a day.

``sop.waktu_kerja`` counts every minute; a formula cannot.  Both give the same day for what an office does (a test
compares them): five days a week, hours as ``tblJamKerja`` has them for Monday to Thursday and for Friday.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from xlpy.book.document import Document, Isi
from xlpy.book.schema_alur import BIASA, JUMAT, KALENDER, RAMADAN, SENIN_KAMIS
from xlpy.sop.kalender import SETENGAH_HARI, TENGAH_HARI
from xlpy.sop.steps import Langkah, SatuanWaktu

DAY = 24 * 60
"""Minutes of a day."""
DAY_ZERO = date(1899, 12, 30)
"""The day that a spreadsheet calls 0."""

_HOURS, _RAMADAN, _HOLIDAYS = (table.name for table in KALENDER.tables)
_FRIDAY, _SATURDAY = 4, 5


@dataclass(frozen=True, slots=True)
class Sisa:
    """What is left of the day on which the time of a step begins to run; all 0 while it does not.

    Attributes:
        jam: the row of ``tblJamKerja`` that holds on that day, from 1.
        tutup: when the office closes, in minutes since midnight.
        menit: the working minutes left; 0 on a day off.
    """

    jam: int = 0
    tutup: int = 0
    menit: int = 0


class Hari:
    """Working days by the document's own calendar."""

    def __init__(self, document: Document) -> None:
        self._hours, self._ramadan = (document.tabel.get(name, ()) for name in (_HOURS, _RAMADAN))
        self._free: set[Isi | None] = set()
        self._closes: dict[Isi | None, int] = {}
        for row in document.tabel.get(_HOLIDAYS, ()):
            day = row.get("tanggal")
            if str(row.get("jenis", "")).casefold() == SETENGAH_HARI.casefold():
                closes = _minutes(row, "pulang") if "pulang" in row else TENGAH_HARI
                self._closes[day] = min(closes, self._closes.get(day, DAY))
            else:
                self._free.add(day)

    def sisa(self, step: Langkah, since: int) -> Sisa:
        """What is left of the day of ``since`` (minutes since day 0) for ``step``."""
        day, clock = DAY_ZERO + timedelta(since // DAY), since % DAY
        number = self._row(day)
        hours = self._hours[number - 1] if self._hours else {}
        closes = min(_minutes(hours, "pulang"), self._closes.get(day, DAY))
        # The minute at which the office closes is the last one at which days can begin to run.
        at = max(clock - _counts_days(step), _minutes(hours, "mulai"))
        pause, resume = _minutes(hours, "istirahat_mulai"), _minutes(hours, "istirahat_selesai")
        left = max(0, min(closes, pause) - at) + max(0, closes - max(at, resume))
        return Sisa(number, closes, left if self._is_working(day) else 0)

    def batas(self, step: Langkah, since: int, left: Sisa) -> date:
        """The day on which the standard time of ``step`` is over."""
        day, standard = DAY_ZERO + timedelta(since // DAY), step.waktu.jumlah
        if _counts_days(step):
            return self._after(day, standard + (left.menit <= 0))
        return day if left.menit >= standard else self._after(day, 1)

    def _row(self, day: date) -> int:
        """The row of hours; the first where none is told for such a day."""
        fasting = any(_is_within(day, row.get("mulai"), row.get("selesai")) for row in self._ramadan)
        wanted = (RAMADAN if fasting else BIASA, JUMAT if day.weekday() == _FRIDAY else SENIN_KAMIS)
        rows = [n for n, row in enumerate(self._hours, start=1) if (row.get("masa"), row.get("hari")) == wanted]
        return max(rows, default=1)

    def _is_working(self, day: date) -> bool:
        return day.weekday() < _SATURDAY and day not in self._free

    def _after(self, day: date, count: int) -> date:
        while count:
            day += timedelta(1)
            count -= self._is_working(day)
        return day


def _counts_days(step: Langkah) -> bool:
    return step.waktu.satuan is SatuanWaktu.HARI_KERJA


def _is_within(day: date, first: Isi | None, last: Isi | None) -> bool:
    return isinstance(first, date) and isinstance(last, date) and first <= day <= last


def _minutes(row: Mapping[str, Isi], key: str) -> int:
    """A clock time in minutes since midnight; 0 where there is none."""
    value = row.get(key)
    return value.hour * 60 + value.minute if isinstance(value, time) else 0
