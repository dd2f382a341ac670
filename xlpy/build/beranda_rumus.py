"""The formulas of Beranda, all on tables: they show what stands there, also with macros off.

They keep to functions that Excel 2016 and LibreOffice 7.4 both know.  Times of the log are ISO 8601 texts and become
whole minutes since day 0, so that nothing depends on the language of the machine.
"""

from collections.abc import Sequence

from xlpy.book.schema import DPA, LKE, LOG, META, PENGATURAN, RENCANA, TEMUAN, UNIT
from xlpy.book.schema_alur import MULAI, SELESAI, TUNDA
from xlpy.book.shapes import Table
from xlpy.book.versi import META_CONTOH
from xlpy.build.beranda_keadaan import (
    AWAL,
    BERISI_CONTOH,
    BERJALAN,
    DITERIMA,
    DITUNDA,
    FULL,
    GILIRAN,
    GRADE_WORD,
    GRADED,
    MENUNGGU,
    NOT_GRADED,
    QUARTERS,
    TELAH,
    undoing,
)
from xlpy.plan.masukan import ISIAN_KANTOR, JABATAN_AWAL, KEPALA_FORM
from xlpy.plan.model import Jenjang
from xlpy.plan.temuan import DIKECUALIKAN as WAIVED
from xlpy.plan.temuan import SELESAI as SOLVED
from xlpy.plan.temuan import Tingkat
from xlpy.sop.steps import Langkah, Sop


def column(table: Table, key: str) -> str:
    """A column of a table, as formulas call it."""
    return f"{table.name}[{table.column(key).heading}]"


def _log(key: str) -> str:
    return column(LOG.table, key)


LINES = f"COUNT({_log('nomor')})"
"""How many lines the log has."""


def open_findings(tingkat: Tingkat) -> str:
    """How many findings of one weight stand that nobody has waived."""
    weight, state = column(TEMUAN.table, "tingkat"), column(TEMUAN.table, "keadaan")
    gone = (f'COUNTIFS({weight},"{tingkat}",{state},"{word}*")' for word in (SOLVED, WAIVED))
    return f'COUNTIF({weight},"{tingkat}")-{"-".join(gone)}'


def _grade() -> str:
    """What the self-assessment comes to, or why there is none; no function that writes a decimal its own way."""
    parts, points = column(LKE.table, "bagian"), column(LKE.table, "nilai")
    total = f"ROUND(SUM({points}),1)"
    text = f'INT({total})&","&ROUND(({total}-INT({total}))*10,0)'
    some = f'COUNT({points})&" dari {GRADED} bagian dapat dinilai; lihat lembar LKE."'
    return (
        f'IF(COUNTA({parts})=0,"{NOT_GRADED}",IF(COUNT({points})<{GRADED},"{GRADE_WORD}: "&{some},'
        f'"{GRADE_WORD} sekurang-kurangnya "&{text}&" dari {FULL}"))'
    )


GRADE = _grade()
"""The line of Beranda on the self-assessment."""


# ── the steps ────────────────────────────────────────────────────────────────────────────────────────────────────


def last_line(word: str, number: int) -> str:
    """The number of the last log line in which ``word`` was done to step ``number``."""
    return f'=SUMPRODUCT(MAX(({_log("langkah")}={number})*({_log("tindakan")}="{word}")*{_log("nomor")}))'


def finished(number: int) -> str:
    """The last line that finished the step."""
    return last_line(SELESAI, number)


def begun(number: int) -> str:
    """The last line that started it."""
    return last_line(MULAI, number)


def put_off(number: int) -> str:
    """The last line that put it off."""
    return last_line(TUNDA, number)


def undone(step: Langkah, procedure: Sop) -> str:
    """The last line that sent the step back to be done again."""
    cases = [f'({_log("tindakan")}="{word}")*({_one_of(ns)})' for word, ns in undoing(step, procedure).items()]
    return f"=SUMPRODUCT(MAX(({'+'.join(cases)})*{_log('nomor')}))"


def _one_of(numbers: Sequence[int]) -> str:
    """Whether a log line is about one of the steps; those from the first step on without a gap in one comparison."""
    at = _log("langkah")
    run = next((n for n, number in enumerate(numbers) if number != n + 1), len(numbers))
    first = [f"({at}<={run})"] if run > 1 else []
    return "+".join([*first, *(f"({at}={n})" for n in numbers[len(first) and run :])])


def minute_of(line: str) -> str:
    """When a log line happened, in minutes."""
    text = f"INDEX({_log('waktu_kejadian')},MATCH({line},{_log('nomor')},0))"
    day = f"DATE(MID({text},1,4),MID({text},6,2),MID({text},9,2))"
    return f"{day}*1440+MID({text},12,2)*60+MID({text},15,2)"


def state(done: str, start: str, back: str, put: str, ready: str) -> str:
    """The state of a step with its sign, from the cells of its lines."""
    return (
        f'=IF({done}>{back},"{TELAH}",IF({start}>{back},IF({put}>{start},"{DITUNDA}","{BERJALAN}"),'
        f'IF({ready}=1,"{GILIRAN}","{MENUNGGU}")))'
    )


def since(start: str, back: str, ready: str, before: Sequence[str]) -> str:
    """Since when the time of a step runs: since it was started, else since it could have been."""
    waiting = f"MAX({','.join([*before, f'IF({back}>0,{minute_of(back)},0)'])})"
    return f"=IF({start}>{back},{minute_of(start)},IF({ready}=1,{waiting},0))"


def log_line(back: int) -> tuple[str, str]:
    """When with what, and who, in the line ``back`` lines above the last one; nothing where there is none."""

    def of(key: str) -> str:
        return f"INDEX({_log(key)},{LINES}-{back})"

    when = of("waktu_kejadian")
    stamp = f'MID({when},9,2)&"/"&MID({when},6,2)&"/"&MID({when},1,4)&" "&MID({when},12,5)'
    what = f'{stamp}&" · Langkah "&{of("langkah")}&" "&{of("tindakan")}'
    there = f"{LINES}>{back}"
    return f'=IF({there},{what},"")', f'=IF({there},{of("pelaku")}&"","")'


# ── how much is there ────────────────────────────────────────────────────────────────────────────────────────────


def _plan(key: str) -> str:
    return column(RENCANA.table, key)


def _filled(*conditions: str) -> str:
    return f"=SUMPRODUCT({'*'.join(f'({c})' for c in conditions)})"


def _count(*cells: str) -> str:
    """How many of the cells are not empty."""
    return "+".join(f'({cell}<>"")' for cell in cells)


_IS_SUB = (f'{_plan("jenjang")}="{Jenjang.SUB_KEGIATAN}"', f"{_plan('ke')}=1")
_ANY_QUARTER = f"{_count(*map(_plan, QUARTERS))}>0"
_OFFICE = f'{column(PENGATURAN.table, "jabatan")}<>""'
_UNITS = f'{column(UNIT.table, "jabatan")}<>""'
_SETTINGS = {name.key: name.name for name in PENGATURAN.names}

COMPLETENESS: tuple[tuple[str, str, str], ...] = (
    (
        "Pengaturan kantor",
        f"={_count(*(_SETTINGS[key] for key in ISIAN_KANTOR))}",
        f"={len(ISIAN_KANTOR)}",
    ),
    ("Nama pejabat", _filled(_OFFICE, f'{column(PENGATURAN.table, "nama")}<>""'), _filled(_OFFICE)),
    (
        "Indikator dan target",
        _filled(*_IS_SUB, f'{_plan("indikator")}<>""', f'{_plan("target")}<>""'),
        _filled(*_IS_SUB),
    ),
    ("Target triwulan", _filled(*_IS_SUB, _ANY_QUARTER), _filled(*_IS_SUB)),
    ("Penanggung jawab", _filled(*_IS_SUB, f'{_plan("penanggung_jawab")}<>""'), _filled(*_IS_SUB)),
    ("Form unit diterima", _filled(_UNITS, f'{column(UNIT.table, "status")}="{DITERIMA}"'), _filled(_UNITS)),
)
"""What must be complete: its label, how much of it is there, and of how much."""

NAMED = _filled(_OFFICE, f'{column(PENGATURAN.table, "nama")}<>""').removeprefix("=")
"""How many office-holders have a name."""


def beginning() -> str:
    """Why Beranda says where to begin, as ``beranda_keadaan.beginning``."""
    empty = ",".join(f'{_SETTINGS[key]}=""' for key in KEPALA_FORM)
    sample = f'COUNTIF({column(META.table, "kunci")},"{META_CONTOH}")>0'
    return f"=IF({sample},{BERISI_CONTOH},IF(OR({empty},{NAMED}<{len(JABATAN_AWAL)}),{AWAL},0))"


PAGU_RENCANA = f"SUM({_plan('pagu')})"
PAGU_DPA = f"SUM({column(DPA.table, 'pagu')})"
