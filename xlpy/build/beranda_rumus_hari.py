"""The formulas of Beranda that count working days and what is left of a day; ``beranda_hari`` computes the same.

WORKDAY knows whole days off only, and takes no list that a formula picks from a table: Excel would want it entered as
an array.  So the days after a day are counted in SUMPRODUCT, which both applications compute as they stand.
"""

from xlpy.book.schema_alur import BIASA, JUMAT, KALENDER, RAMADAN, SENIN_KAMIS
from xlpy.build.beranda_hari import DAY
from xlpy.build.beranda_rumus import column
from xlpy.sop.kalender import SETENGAH_HARI, TENGAH_HARI
from xlpy.sop.steps import Langkah, SatuanWaktu

_HOURS, _RAMADAN, _HOLIDAYS = KALENDER.tables
_OFF, _KIND, _CLOSES = (column(_HOLIDAYS, key) for key in ("tanggal", "jenis", "pulang"))
_LONGEST_BREAK = 60
"""Days off in a row that are looked past; no office has as many."""
_FAR = 1_000_000
"""Added to a day off it puts it behind every working day."""


def hours_row(begin: str) -> str:
    """The row of tblJamKerja that holds on the day of ``begin``; the first where none is told for such a day."""
    day = _day(begin)
    fasting = f'COUNTIFS({column(_RAMADAN, "mulai")},"<="&{day},{column(_RAMADAN, "selesai")},">="&{day})>0'
    masa = f'{column(_HOURS, "masa")}=IF({fasting},"{RAMADAN}","{BIASA}")'
    hari = f'{column(_HOURS, "hari")}=IF(WEEKDAY({day},2)=5,"{JUMAT}","{SENIN_KAMIS}")'
    head = f"{_HOURS.name}[[#Headers],[{_HOURS.column('masa').heading}]]"
    number = f"ROW({column(_HOURS, 'masa')})-ROW({head})"
    return f"=IF({begin}>0,MAX(1,SUMPRODUCT(MAX(({masa})*({hari})*({number})))),0)"


def closing(begin: str, row: str) -> str:
    """When the office closes on the day of ``begin``, in minutes since midnight; earlier on a half day."""
    stated = f'{TENGAH_HARI}*({_CLOSES}="")+ROUND({_CLOSES}*{DAY},0)'
    half = f'({_OFF}={_day(begin)})*({_KIND}="{SETENGAH_HARI}")'
    early = f"{DAY}-SUMPRODUCT(MAX({half}*({DAY}-({stated}))))"
    return f"=IF({begin}>0,MIN({_clock('pulang', row)},{early}),0)"


def left(step: Langkah, begin: str, row: str, closes: str) -> str:
    """The working minutes left of the day of ``begin``; 0 on a day off."""
    at = f"MAX(MOD({begin},{DAY})-{int(_counts_days(step))},{_clock('mulai', row)})"
    before = f"MAX(0,MIN({closes},{_clock('istirahat_mulai', row)})-{at})"
    after = f"MAX(0,{closes}-MAX({at},{_clock('istirahat_selesai', row)}))"
    return f"=IF({begin}>0,IF({_is_off(_day(begin))},0,{before}+{after}),0)"


LIHAT_STATUS = "lihat Status"
"""What stands in place of a deadline that no formula of Beranda counts."""


def due(step: Langkah, ended: str, begin: str, left_over: str, put_off: str) -> str:
    """The day on which the standard time of a step is over, or on which it was finished.

    ``put_off`` is the condition that it was put off, for which time this does not account.
    """
    day, standard = _day(begin), step.waktu.jumlah
    if _counts_days(step):
        over = _after(day, f"{standard}+({left_over}<=0)", standard + 1)
    else:
        over = f"IF({left_over}>={standard},{day},{_after(day, '1', 1)})"
    return f'=IF({ended}>0,INT({ended}/{DAY}),IF({put_off},"{LIHAT_STATUS}",IF({begin}>0,{over},"")))'


def _counts_days(step: Langkah) -> bool:
    return step.waktu.satuan is SatuanWaktu.HARI_KERJA


def _day(begin: str) -> str:
    return f"INT({begin}/{DAY})"


def _clock(key: str, row: str) -> str:
    """A clock time of a row of tblJamKerja, in minutes."""
    return f"ROUND(INDEX({column(_HOURS, key)},{row})*{DAY},0)"


def _is_off(days: str) -> str:
    """Whether on a day, or on each of several, nobody works; a half day is worked."""
    return f'(WEEKDAY({days},2)>5)+COUNTIFS({_OFF},{days},{_KIND},"<>{SETENGAH_HARI}")>0'


def _after(day: str, count: str, most: int) -> str:
    """The working day that comes as number ``count``, of at most ``most``, after ``day``."""
    days = f"{day}+ROW($1:${2 * most + _LONGEST_BREAK})"
    return f"SUMPRODUCT(SMALL({days}+{_FAR}*({_is_off(days)}),{count}))"
