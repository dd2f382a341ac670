"""Titles of offices: recognised in any usual spelling, compared, and written the office's way.

"Kepala Seksi Pemerintahan", "Seksi Pemerintahan" and "Kasie. Pemerintahan" are one office; so are Sekretariat,
Sekretaris Camat, Sekretaris Kecamatan and Sekcam.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from xlpy.plan.text import fold, tidy


class Golongan(StrEnum):
    """The kinds of office in a kecamatan and its kelurahan, as they begin a title."""

    CAMAT = "Camat"
    SEKRETARIS = "Sekretaris"
    KASUBAG = "Kasubag"
    KASI = "Kasi"
    LURAH = "Lurah"
    FUNGSIONAL = "Kelompok Jabatan Fungsional"


@dataclass(frozen=True, slots=True)
class Gelar:
    """A title taken apart; equal for two spellings of one office.

    Attributes:
        golongan: the kind of office.
        bidang: the words that tell offices of one kind apart, shortened to what matters; for a Lurah, and where a
            title in a kelurahan names it, the place.
        kelurahan: True for an office inside a kelurahan (Sekretaris Kelurahan, Kasi … Kelurahan).
    """

    golongan: Golongan
    bidang: frozenset[str] = frozenset()
    kelurahan: bool = False


_SUBBAG = r"(?:kepala )?(?:(?:ka ?)?sub ?bag(?:ian)?|(?:ka)?subb?ag(?:ian)?)"
_SEKSI = r"(?:kepala )?(?:seksi|kasie?|ka ?sie?)"
_PATTERNS = tuple(
    (golongan, re.compile(pattern))
    for golongan, pattern in (
        (Golongan.FUNGSIONAL, r"(?:kelompok )?jabatan fungsional(?P<rest>)"),
        (Golongan.SEKRETARIS, r"(?:sekretari(?:s|at)|sekcam|seklur)(?P<rest>(?!.*\b(?:daerah|desa|dprd)\b).*)"),
        (Golongan.KASUBAG, rf"{_SUBBAG}\b(?P<rest>.*)"),
        (Golongan.KASI, rf"{_SEKSI}\b(?P<rest>.*)"),
        (Golongan.LURAH, r"(?:lurah|(?:kepala )?kelurahan)\b(?P<rest>.*)"),
        (Golongan.CAMAT, r"camat\b(?P<rest>.*)"),
    )
)
# In running text; "Camat" after "Sekretaris" belongs to that title.
_START = re.compile(
    r"\b(?:(?:kelompok\s+)?jabatan\s+fungsional"
    r"|(?:kepala\s+)?(?:sub\s*[-.]?\s*bag(?:ian|\.)?|kasubb?ag(?:ian)?|seksi|kasie?)"
    r"|sekretari(?:s|at)(?:\s+(?:camat|kecamatan|kelurahan|lurah))?|sekcam|seklur|camat|lurah)(?!\w)",
    re.IGNORECASE,
)
_NOISE = frozenset(
    {"dan", "kecamatan", "kelurahan", "camat", "lurah", "kota", "kepala", "pada", "di", "bidang", "urusan", "serta"}
)
_IN_FULL = {Golongan.KASI: "Kepala Seksi", Golongan.KASUBAG: "Kepala Sub Bagian"}
_LEADS = {
    Golongan.CAMAT: "Kecamatan",
    Golongan.SEKRETARIS: "Sekretariat",
    Golongan.KASUBAG: "Sub Bagian",
    Golongan.KASI: "Seksi",
    Golongan.LURAH: "Kelurahan",
    Golongan.FUNGSIONAL: "Kelompok Jabatan Fungsional",
}
# Several words for one field: what is left after these stands for itself.
_SAME = (
    (
        re.compile(r"\b(?:ketent[er]*aman|ketentraman|trantib\w*|keamanan)\b(?: (?:dan )?ketertiban)?(?: umum)?"),
        "trantib",
    ),
    (re.compile(r"\bketertiban(?: umum)?"), "trantib"),
    (re.compile(r"\b(?:pemberdayaan|pemb) (?:masyarakat|masy)(?: (?:dan )?(?:desa|kelurahan))?"), "pemberdayaan"),
    (re.compile(r"\bpmd\b|\bpmk\b"), "pemberdayaan"),
    (re.compile(r"\b(?:pelayanan|pel|yan) (?:umum|publik|masyarakat)\b|\bpelum\b|\byanum\b"), "pelayanan"),
    (re.compile(r"\btata pemerintahan\b|\bpem\b"), "pemerintahan"),
    (re.compile(r"\bkesejahteraan (?:rakyat|sosial|masyarakat)\b|\bkesra\b|\bkesos\b"), "kesejahteraan"),
    (re.compile(r"\bkepeg\b"), "kepegawaian"),
)


def read_title(text: str) -> Gelar | None:
    """Take a title apart; None when ``text`` does not begin like one."""
    folded = re.sub(r"\b(?:plt|plh|pj)\b ", "", fold(text))
    for golongan, pattern in _PATTERNS:
        if found := pattern.fullmatch(folded):
            return _gelar(golongan, found["rest"])
    return None


def _gelar(golongan: Golongan, rest: str) -> Gelar:
    inside = (
        golongan not in {Golongan.LURAH, Golongan.CAMAT} and re.search(r"\b(?:kelurahan|lurah)\b", rest) is not None
    )
    if golongan is Golongan.CAMAT or (golongan is Golongan.SEKRETARIS and not inside):
        return Gelar(golongan)
    return Gelar(golongan, field_words(rest), inside)


def field_words(text: str) -> frozenset[str]:
    """The words of an office's field, its usual synonyms brought to one."""
    folded = fold(text)
    for pattern, word in _SAME:
        folded = pattern.sub(word, folded)
    return frozenset(folded.split()) - _NOISE


def title_starts(text: str) -> list[int]:
    """Where in running text a title begins."""
    return [found.start() for found in _START.finditer(text)]


def short_title(nama: str) -> str:
    """The title of who holds an office, as the office writes it: "Seksi Pemerintahan" becomes "Kasi Pemerintahan"."""
    name = tidy(nama)
    gelar = read_title(name)
    if gelar is None:
        return name
    if gelar.golongan in {Golongan.CAMAT, Golongan.SEKRETARIS}:
        return f"{gelar.golongan} Kelurahan" if gelar.kelurahan else str(gelar.golongan)
    start = _START.search(name)
    rest = name[start.end() :].strip(" .:") if start else ""
    if gelar.golongan is Golongan.LURAH and not start:
        rest = re.sub(r"^(?:kepala\s+)?kelurahan\s*", "", name, flags=re.IGNORECASE)
    return f"{gelar.golongan} {capitalised(rest)}".strip()


def full_title(nama: str, kecamatan: str) -> str:
    """The title as a paper writes it in full: "Kasi Pemerintahan" becomes "Kepala Seksi Pemerintahan".

    Args:
        nama: a title in any usual spelling; what is none stays as it is.
        kecamatan: the name of the kecamatan, which the titles of Camat and Sekretaris carry; empty where unknown.
    """
    gelar, short = read_title(nama), short_title(nama)
    if gelar is None or gelar.kelurahan:
        return short
    if gelar.golongan is Golongan.CAMAT:
        return f"{short} {kecamatan}".strip()
    if gelar.golongan is Golongan.SEKRETARIS:
        return f"Sekretaris Kecamatan {kecamatan}".strip()
    long = _IN_FULL.get(gelar.golongan)
    return f"{long}{short.removeprefix(gelar.golongan)}" if long else short


def unit_name(nama: str) -> str:
    """The part of the office that the holder of a title leads: "Kasi Pemerintahan" leads "Seksi Pemerintahan"."""
    gelar, short = read_title(nama), short_title(nama)
    if gelar is None or gelar.kelurahan:
        return short
    return f"{_LEADS[gelar.golongan]}{short.removeprefix(gelar.golongan)}"


def capitalised(text: str) -> str:
    """Text in capitals as a title ("UMUM DAN KEPEGAWAIAN" becomes "Umum dan Kepegawaian"); other text unchanged."""
    if not text.isupper():
        return text
    return re.sub(r"\b(Dan|Di|Pada|Serta)\b", lambda word: word[0].lower(), text.title())
