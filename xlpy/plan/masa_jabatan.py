"""Who holds an office when: the period of every office-holder, and who signs the plan.

One title may stand in the list several times, for predecessor and successor and for who acts in between (Plt., Plh.).
The form finds its signer by a formula of its own; what is said here of the signer must be what that computes.
"""

from collections.abc import Iterable
from datetime import date

from xlpy.plan.masukan import Pejabat, Pengaturan

TANPA_AKHIR = date.max
"""The last day in office of who has no other."""


def in_office(pejabat: Pejabat, day: date) -> bool:
    """Whether the person holds the office on that day; the first and the last day count."""
    iso = day.isoformat()
    return (pejabat.mulai or iso) <= iso <= (pejabat.selesai or iso)


def those_in_office(pejabat: Iterable[Pejabat], day: date) -> tuple[Pejabat, ...]:
    """Those who hold their offices on that day."""
    return tuple(p for p in pejabat if in_office(p, day))


def period_text(pejabat: Pejabat) -> str:
    """The period in words, such as "01/03/2022–31/05/2026" or "sejak 01/06/2026"; empty where there is no bound."""
    first, last = (f"{date.fromisoformat(d):%d/%m/%Y}" if d else "" for d in (pejabat.mulai, pejabat.selesai))
    if first and last:
        return f"{first}–{last}"
    return f"sejak {first}" if first else f"sampai {last}" if last else ""


def signer_of(settings: Pengaturan) -> Pejabat:
    """The office-holder who signs; one without a name when the list has none.

    With a date of signature: who holds the office on that day, and of several who took it last (a Plh. goes before
    the one who is away).  While there is none: who holds it longest on; no clock is asked, so that the same workbook
    says the same tomorrow.  Between equals the upper row counts.
    """
    wanted = settings.penanda_tangan.casefold()
    named = [p for p in settings.pejabat if p.jabatan and p.jabatan.casefold() == wanted]
    if settings.tanggal:
        named = list(those_in_office(named, date.fromisoformat(settings.tanggal)))
        return max(named, key=lambda p: p.mulai, default=Pejabat(jabatan=settings.penanda_tangan))
    return longest_on(named) or Pejabat(jabatan=settings.penanda_tangan)


def longest_on(pejabat: Iterable[Pejabat]) -> Pejabat | None:
    """Who of several holders of an office holds it longest on; between equals the upper row, None of nobody."""
    return max(pejabat, key=lambda p: (p.selesai or TANPA_AKHIR.isoformat(), p.mulai), default=None)
