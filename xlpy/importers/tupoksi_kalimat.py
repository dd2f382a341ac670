"""What a sentence of a Tupoksi says: whose list it announces, which tugas it gives, which office it heads."""

import re
from typing import NamedTuple

from xlpy.importers.tupoksi_butir import clean_item
from xlpy.importers.tupoksi_label import Bagian
from xlpy.importers.tupoksi_lines import ORDINAL
from xlpy.plan.jabatan import Golongan, read_title, title_starts

# As in: sebagaimana dimaksud pada ayat (1) dan ayat (2).
_REFERENCE = (
    r"sebagai\s*mana\s+(?:di\s?maksud|tersebut)(?:\s+(?:pada|dalam))?"
    r"(?:\s*(?:di\s+atas|(?:ayat|pasal|huruf)\s*\(?\w+\)?)(?:\s*,?\s*(?:dan|sampai\s+dengan)\s*(?=ayat|pasal|huruf))?)*"
)
_FILLER = re.compile(
    rf"{_REFERENCE}|\b(?:sebagai\s+berikut|berikut(?:\s+ini)?|meliputi|adalah|yaitu|yakni|antara\s+lain|mencakup"
    r"|terdiri\s+(?:dari|atas)|di\s?antaranya|yang|dan|pokok|pokoknya|nya|jabatan|dijabarkan|dalam|untuk|mempunyai)\b"
    r"|[\s,.;:()-]+",
    re.IGNORECASE,
)
_KEYWORD = re.compile(
    r"\b(?:(?P<uraian>(?:uraian|rincian|penjabaran)\s+(?:dari\s+)?(?:tugas|kegiatan|fungsi)(?:\s+pokok)?(?:\s+dan\s+fungsi)?"
    r"|tugas\s+pokok\s+dan\s+fungsi(?:nya)?|tupoksi)|(?P<fungsi>fungsi(?:nya)?)"
    r"|(?P<tugas>(?:ikhtisar\s+)?tugas(?:\s+pokok)?(?:nya)?|bertugas|ikhtisar\s+jabatan))(?!\w)",
    re.IGNORECASE,
)
_DUTY = re.compile(
    r"\b(?:mempunyai|memiliki|mengemban)\s+tugas(?:\s+pokok)?(?:\s+dan\s+fungsi)?\s+(?P<tugas>.+)|\bbertugas\s+(?P<bertugas>.+)",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r"\s*(?:[,;:]?\s*\b(?:dipimpin|dalam|mempunyai|memiliki|yang|adalah|sebagaimana|berkedudukan|menyel[ae]nggarakan"
    r"|bertugas|merupakan|mengemban|melaksanakan|untuk|mengoordinasikan|mengkoordinasikan|sebagai|meliputi|berada)\b.*"
    r"|[\s:;.,(-]+)$",
    re.IGNORECASE | re.DOTALL,
)
_HEAD_WORDS = re.compile(
    rf"^(?:bagian\s+{ORDINAL}|paragraf\s+\w+|bab\s+[ivxlc]+)\s*"
    r"|^(?:tugas|fungsi|dan|uraian|pokok|rincian|jabatan|,|\s)+(?=\S)",
    re.IGNORECASE,
)
_ANNOUNCING = re.compile(
    r"(?:dalam|untuk|guna|dengan)\s+(?:rangka\s+)?(?:melaksanakan|menyelenggarakan|menjabarkan)\s+(?:tugas|fungsi)"
    r"|(?:uraian|rincian)\s+tugas\b|(?:tugas|fungsi)(?:\s+pokok)?\s+sebagaimana",
    re.IGNORECASE,
)
_STRANGER = re.compile(
    r"(?:^|,\s*)(?:kepala\s+(?!seksi|sub|ke[cl])|(?:ketua|bendahara|staf|petugas|pengelola|pengadministrasi|koordinator"
    r"|operator|pengurus|analis|bidang|bagian|urusan|unit|desa)\s)[^,:]*\b(?:mempunyai|memiliki|mengemban|bertugas"
    r"|menyel[ae]nggarakan)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:seorang|adapun|setiap|sedangkan|sementara\s+itu,?)\s+", re.IGNORECASE)
# "Kecamatan mempunyai tugas …" says the duties of who leads it.
_LED = re.compile(
    r"(?:^|,\s*)(?:kecamatan(?:\s+\w+)?|kelurahan(?P<place>\s+\w+)?)(?:\s+(?:mempunyai|memiliki|menyel[ae]nggarakan))?\s*$",
    re.IGNORECASE,
)
_LONGEST_TITLE = 11  # words


class Pengantar(NamedTuple):
    """A sentence that announces a list.

    Attributes:
        kind: what the list holds.
        subjek: the title of the office it names, or "".
    """

    kind: Bagian
    subjek: str


class Tugas(NamedTuple):
    """A sentence that gives an office its tugas; ``subjek`` is "" where it names none."""

    subjek: str
    teks: str


def announced(text: str) -> Pengantar | None:
    """The list that a sentence announces with its last words; None when it announces no duties."""
    keyword = None
    for keyword in _KEYWORD.finditer(text):  # noqa: B007 - the last one counts
        pass
    if keyword is None:
        return None
    tail = text[keyword.end() :]
    subject = ""
    if starts := title_starts(tail):
        subject = _title(tail[starts[0] :])
        tail = tail.replace(subject, " ", 1)
    if _FILLER.sub("", tail):
        return None
    return Pengantar(_kind(keyword), subject or subject_of(text[: keyword.start()]))


def given_duty(text: str) -> Tugas | None:
    """The tugas that "X mempunyai tugas …" gives."""
    found = _DUTY.search(text)
    if found is None:
        return None
    before = text[: found.start()]
    subject = subject_of(before)
    if not subject and not _is_bare_title(before):
        return None
    return Tugas(subject, clean_item(found["tugas"] or found["bertugas"]))


def head_title(text: str) -> str:
    """The office of which ``text`` is the heading, or ""."""
    rest = text.strip()
    for _ in ("Bagian Kedua", "Tugas dan Fungsi"):
        rest = _HEAD_WORDS.sub("", rest)
    if ";" in rest or rest.endswith(",") or title_starts(rest)[:1] != [0]:
        return ""
    title = _title(rest)
    return title if title == rest.rstrip(" :.") else ""


def sheet_title(sheet: str) -> str:
    """The office that a sheet's name gives: "2. Sekcam", "Tupoksi_Camat", "Kasi Trantib (2)"; else ""."""
    name = re.sub(r"[\d_().]+", " ", sheet).strip()
    if place := re.fullmatch(r"kelurahan\s+(.+)", name, re.IGNORECASE):
        return f"Lurah {place[1]}"
    return subject_of(name)


def subject_of(text: str) -> str:
    """The office of which a sentence speaks: the title it begins with, else the last one before the verb."""
    sentence = _ARTICLE.sub("", text.strip())
    starts = title_starts(sentence)
    if not starts:
        return _leader_of(sentence)
    return _title(sentence[0 if starts[0] == 0 else starts[-1] :])


def _leader_of(sentence: str) -> str:
    found = _LED.search(sentence)
    if found is None:
        return ""
    is_kelurahan = "kelurahan" in found[0].casefold()
    return f"Lurah{found['place'] or ''}" if is_kelurahan else "Camat"


def speaks_of_stranger(text: str) -> bool:
    """Whether a sentence that names no office known here gives duties to someone else ("Kepala Urusan …")."""
    return _STRANGER.search(text) is not None


def begins_sentence(text: str) -> bool:
    """Whether a paragraph begins as an announcement or a heading does, and not as an item of a list."""
    return title_starts(_ARTICLE.sub("", text))[:1] == [0] or _ANNOUNCING.match(text) is not None


def _title(text: str) -> str:
    """The title at the beginning of ``text``; "" when it is too long for one or names no field ("Kepala Seksi")."""
    title = _TITLE_END.sub("", text).strip()
    gelar = read_title(title)
    if gelar is None or len(title.split()) > _LONGEST_TITLE or re.search(r"\d", title):
        return ""
    nameless = gelar.golongan in {Golongan.KASI, Golongan.KASUBAG} and not gelar.bidang
    return "" if nameless else title


def _is_bare_title(text: str) -> bool:
    gelar = read_title(_TITLE_END.sub("", _ARTICLE.sub("", text.strip())))
    return gelar is not None and not gelar.bidang


def _kind(found: re.Match[str]) -> Bagian:
    if found["uraian"]:
        return Bagian.URAIAN
    return Bagian.FUNGSI if found["fungsi"] else Bagian.TUGAS
