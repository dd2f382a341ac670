"""Checking a document by the catalogue of rules: what stands, what is new since the last check, what was solved.

Takes a Document and gives a Document; the rules are in ``checks``.  What was said on importing and on merging is kept
beside what the rules find.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from xlpy.book.document import Document
from xlpy.checks.aturan import Keluarga
from xlpy.checks.bahan import Bahan
from xlpy.checks.catalogue import check, rules
from xlpy.periksa_lembar import filled
from xlpy.periksa_sel import contents
from xlpy.plan.nomenclature import nomenklatur
from xlpy.plan.temuan import BARU, DIKECUALIKAN, MASIH, SELESAI, Temuan, Tingkat
from xlpy.prosedur_keadaan import content_fingerprint, log_of, state_of

_REMEMBERED = timedelta(days=30)
"""How long a solved finding stays on the sheet."""
_DAY = "%d/%m/%Y"
_WEIGHTS = tuple(Tingkat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pembanding:
    """What a document is compared with.

    Attributes:
        tahun_lalu: last year's workbook; None without one.
        sebelum_perubahan: the workbook as it was before the DPPA; None without one.
    """

    tahun_lalu: Document | None = None
    sebelum_perubahan: Document | None = None


_ALONE = Pembanding()


def bahan_of(document: Document, day: date, other: Pembanding = _ALONE) -> Bahan:
    """What the rules look at in ``document`` on ``day``.

    Raises:
        InputError: the procedure in the workbook cannot be read.
    """
    is_logged = bool(log_of(document))
    return Bahan(
        document=document,
        nomenklatur=nomenklatur(document.pengaturan.tahun),
        hari_ini=day,
        keadaan=state_of(document) if is_logged else None,
        sidik_isi=content_fingerprint(document) if is_logged else "",
        tahun_lalu=other.tahun_lalu,
        sebelum_perubahan=other.sebelum_perubahan,
    )


def found_in(bahan: Bahan) -> tuple[Temuan, ...]:
    """What the rules find, each with the waiver that covers it."""
    return tuple(_judged(found, bahan) for found in check(bahan))


def _judged(found: Temuan, bahan: Bahan) -> Temuan:
    waiver = bahan.keadaan.pengecualian.get(found.identitas) if bahan.keadaan else None
    said = waiver.keterangan if waiver is not None and waiver.covers(found) else ""
    return replace(found, pengecualian=said)


def checked(document: Document, day: date, other: Pembanding = _ALONE) -> Document:
    """The document whose sheets Temuan, Matriks, Cakupan, Banding and LKE say what the rules find on ``day``.

    Raises:
        InputError: the procedure in the workbook cannot be read.
    """
    return with_findings(document, bahan_of(document, day, other))


def with_findings(document: Document, bahan: Bahan) -> Document:
    """The document whose sheets say what the rules find in ``bahan``."""
    told = tuple(t for t in document.temuan if not t.identitas)
    known = tuple(t for t in document.temuan if t.identitas)
    now = (*found_in(bahan), *_not_asked(known, bahan))
    rows = sorted((*told, *followed(known, now, bahan.hari_ini)), key=_rank)
    text_of = contents(document, {t.sel for t in rows if t.terbuka and not t.berkas})
    findings = tuple(replace(t, isi=text_of.get(t.sel) if t.terbuka else None) for t in rows)
    tables = filled(document.tabel, bahan, [t for t in findings if t.terbuka])
    return replace(document, temuan=findings, tabel=tables)


def open_berat(document: Document, day: date) -> int:
    """How many blocking findings stand that nobody has waived: of the rules now, and of importing and merging.

    Raises:
        InputError: the procedure in the workbook cannot be read.
    """
    told = (t for t in document.temuan if not t.identitas)
    return sum(t.terbuka and t.tingkat is Tingkat.BERAT for t in (*told, *found_in(bahan_of(document, day))))


def is_only_unfinished(found: Temuan) -> bool:
    """Whether a finding says no more than that something has not been filled in yet."""
    rule = rules().get(found.aturan)
    return rule is not None and rule.belum_diisi


def followed(before: Iterable[Temuan], now: Sequence[Temuan], day: date) -> Iterator[Temuan]:
    """The findings of now, each with what became of it; those of ``before`` that are gone come last as solved.

    While a check finds the very same, new findings stay new: nothing has happened since they came.
    """
    before = tuple(before)
    known = {t.identitas: t for t in before if not t.selesai}
    names = {t.identitas for t in now}
    is_same = names == known.keys()
    for found in now:
        old = known.get(found.identitas)
        yield replace(found, keadaan=_become(found, old, is_same=is_same))
    for old in before:
        if old.identitas in names:
            continue
        if not old.selesai:
            yield replace(old, keadaan=f"{SELESAI} sejak {day:{_DAY}}", pengecualian="")
        elif _since(old, day) > day - _REMEMBERED:
            yield old


def _become(found: Temuan, old: Temuan | None, *, is_same: bool) -> str:
    if found.pengecualian:
        return DIKECUALIKAN
    if old is None:
        return BARU
    return BARU if is_same and old.keadaan == BARU else MASIH


def _since(solved: Temuan, day: date) -> date:
    """Since when a finding is solved; the day itself where somebody changed the words."""
    try:
        return datetime.strptime(solved.keadaan[-len("dd/mm/yyyy") :], _DAY).date()  # noqa: DTZ007 - a day
    except ValueError:
        return day


def _not_asked(known: Iterable[Temuan], bahan: Bahan) -> Iterator[Temuan]:
    """What earlier comparisons found, which stands while this check has nothing to compare with."""
    for old in known:
        rule = rules().get(old.aturan)
        if rule is None or old.selesai:
            continue
        of_last_year = rule.keluarga is Keluarga.TAHUN_LALU and bahan.tahun_lalu is None
        if of_last_year or (rule.perlu_sebelum and bahan.sebelum_perubahan is None):
            yield _judged(old, bahan)


def _rank(found: Temuan) -> tuple[bool, bool, int]:
    """What stands first, what is waived next, what is solved last; the weightiest first."""
    return found.selesai, bool(found.pengecualian), _WEIGHTS.index(found.tingkat)
