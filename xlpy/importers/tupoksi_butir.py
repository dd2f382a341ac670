"""One item of a list of duties: cleaned of its list's punctuation, marked when every list has it."""

import re

from xlpy.plan.model import Butir
from xlpy.plan.provenance import Provenance, Source
from xlpy.plan.text import fold, tidy

_ENDING = re.compile(r"(?:[\s;,.:]+(?:dan\s*/\s*atau|dan|atau|serta))?[\s;,.:]*$", re.IGNORECASE)
_BROKEN_HYPHEN = re.compile(r"(?<=[a-z])-\s+(?=(?!dan\b|atau\b)[a-z])")
_REPORT = (
    r"(?:(?:pelaksanaan )?(?:tugas|kegiatan|program|hasil|kinerja)(?: (?:dan|serta) (?:kegiatan|tugas|fungsi))?"
    r"|(?:(?:pada|di|terhadap|atas|sesuai|lingkup|bidang|dengan|nya) ).*)"
)
# A list's usual first and last items.  A plan of the office's money is no routine: sub kegiatan stand for it.
_OTHERS = re.compile(
    r"(?:tugas|fungsi)(?: \w+)? lain(?:nya)?\b.*\b(?:diberikan|diperintahkan|dilimpahkan|ditugaskan)"
    r"|(?:tugas|fungsi)(?: \w+)? (?:yang )?(?:diberikan|diperintahkan) (?:oleh )?(?:atasan|pimpinan|camat|lurah)"
)
_PLAN = re.compile(
    r"^(?:\w+ ){0,4}?(?:rencana|program)(?: dan (?:rencana|program))?(?: \w+)? (?:kerja|kegiatan)\b"
    r"(?!.*\b(?:anggaran|strategis|renstra|renja|dpa|rka)\b)"
)
_REPORTING = re.compile(
    r"^(?:\w+ ){0,3}?(?:pemantauan|monitoring|evaluasi|pengendalian)(?: (?:dan )?evaluasi)?"
    rf"(?: (?:dan|serta))? (?:pelaporan|laporan)(?: {_REPORT})*$"
)
_PLANNING = re.compile(
    r"^(?:menyusun|penyusunan|merumuskan|perumusan|menyiapkan|penyiapan|perencanaan|merencanakan)\b"
)


def make_butir(text: str, source: Source) -> Butir:
    """The item with its source, without the marks that separate it from the next."""
    clean = clean_item(text)
    return Butir(teks=clean, rutin=is_routine(clean), sumber=Provenance.at(("teks",), source))


def clean_item(text: str) -> str:
    """The item on one line, without the trailing ``;``, ``; dan`` and full stop."""
    return _ENDING.sub("", _BROKEN_HYPHEN.sub("-", tidy(text)))


def is_routine(text: str) -> bool:
    """Whether nearly every office has this item: work plan, reporting on its own duties, other duties given."""
    folded = fold(text)
    if _OTHERS.search(folded) or _REPORTING.search(folded):
        return True
    return _PLANNING.match(folded) is not None and _PLAN.search(folded) is not None
