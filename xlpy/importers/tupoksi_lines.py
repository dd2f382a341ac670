"""A pasted regulation as paragraphs: wrapped lines joined, list marks taken off, page furniture dropped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xlpy.importers.glued import Words
from xlpy.importers.grid import Grid, a1
from xlpy.plan.jabatan import title_starts
from xlpy.plan.provenance import Source
from xlpy.plan.text import tidy


@dataclass(frozen=True, slots=True)
class Tanda:
    """The mark before a paragraph.

    Attributes:
        gaya: its style: "a.", "1.", "a)", "1)", "(1)", "(a)", "A.", "I." or "-".
        nomor: its number in the list; 0 for a dash.
    """

    gaya: str
    nomor: int


@dataclass(slots=True)
class Paragraf:
    """A paragraph being gathered: its mark, its text, and the place where it begins."""

    sumber: Source
    teks: str
    tanda: Tanda | None = None
    kepala: bool = False  # BAB, Bagian, Paragraf, Pasal: it ends what went before

    @property
    def selesai(self) -> bool:
        """Whether the text ends as a paragraph does."""
        return self.teks.endswith((";", ".", ":")) or _AND_NEXT.search(self.teks) is not None


_AND_NEXT = re.compile(r";\s*(?:dan|atau|dan\s*/\s*atau)$", re.IGNORECASE)
_FURNITURE = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*|.*\b(?:jdih|www)\..*|-+|salinan", re.IGNORECASE)
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV")
_MARK = re.compile(
    r"(?P<open>\()?(?:(?P<number>\d{1,3})|(?P<letter>[a-z]|([a-z])\4|a[a-z])|(?P<upper>[A-Z]{1,5}))(?P<close>[.)]+)"
    r"(?!\d)\s*(?=\S)"
)
_DASH = re.compile(r"[-–—•●▪■◦*·\uf0b7]\s+|[•●▪■◦·\uf0b7]")
# "Kesatu", "Kedua belas"; not the "Keuangan" of a title wrapped after "Sub".
ORDINAL = r"ke\s?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?:\s+(?:belas|puluh))?\b"
_HEAD = re.compile(
    rf"(?:bab\s+[ivxlc]+\b|bagian\s+{ORDINAL}|paragraf\s+(?:{ORDINAL}|\d+|[ivx]+)|pasal\s+\d+[a-z]?\s*$)",
    re.IGNORECASE,
)
_HEAD_AT_END = re.compile(r"\s+(pasal\s+\d+[a-z]?)\s*$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:a\.n|u\.b|s\.d)\.?", re.IGNORECASE)
# A line that begins so starts a sentence of its own, even when the one above has no full stop.
_SENTENCE = re.compile(
    r"(?:dalam|untuk|guna|dengan)\s+(?:rangka\s+)?(?:melaksanakan|menyelenggarakan|menjabarkan)\s+(?:tugas|fungsi)\b"
    r"|(?:uraian|rincian)\s+tugas\b.*(?::|sebagaimana)|(?:tugas|fungsi)(?:\s+pokok)?\s*:",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:tugas(?: pokok)?|fungsi|(?:uraian|rincian) (?:tugas|kegiatan)|ikhtisar (?:jabatan|tugas))\s*:?",
    re.IGNORECASE,
)
_DUTY_VERB = re.compile(r"\b(?:mempunyai|memiliki|mengemban|menyel[ae]nggarakan|dipimpin|bertugas)\b", re.IGNORECASE)
_CONNECTIVE = re.compile(
    r"(?:\b(?:oleh|kepada|dengan|dan|atau|serta|antara|dari|pada|melalui|bersama|seorang|para|tugas|kegiatan"
    r"|urusan|lingkungan|lingkup|bidang|di|ke|untuk)|[,/&-])$",
    re.IGNORECASE,
)


def read_paragraphs(grid: Grid) -> tuple[list[Paragraf], Words]:
    """The paragraphs of a grid, each with the cell where it begins, and what was done to glued words."""
    lines = [(source, line) for source, line in _lines(grid) if line == "" or not _FURNITURE.fullmatch(line)]
    words = Words(line for _, line in lines)
    return list(_join((source, words.part(line)) for source, line in lines)), words


def source_sheet(grid: Grid) -> str:
    """How a grid's sheet is named in sources; a text file has none."""
    return "teks" if grid.file.lower().endswith(".txt") else grid.sheet


def _lines(grid: Grid) -> Iterator[tuple[Source, str]]:
    """Every line with its cell; the cells of a row stand side by side, a cell's lines below each other."""
    for number, row in enumerate(grid.rows):
        filled = [(column, str(cell)) for column, cell in enumerate(row) if cell is not None and str(cell).strip()]
        source = Source(grid.file, source_sheet(grid), a1(number, filled[0][0] if filled else 0))
        lines = " ".join(_as_mark(text) if n == 0 and filled[1:] else text for n, (_, text) in enumerate(filled))
        for line in lines.split("\n"):
            yield from ((source, part) for part in _split_head(tidy(line)))


def _as_mark(text: str) -> str:
    """A bare number or letter in a column of its own is the mark of the text beside it."""
    return f"{text.strip()}." if re.fullmatch(r"\s*(?:\d{1,3}|[a-z])\s*", text) else text


def _split_head(line: str) -> Iterator[str]:
    """A line whose end is the head of the next article gives two."""
    found = _HEAD_AT_END.search(line)
    before = line[: found.start()] if found else ""
    starts_alone = _HEAD.match(before) or title_starts(before)[:1] == [0]
    if found and starts_alone and not _DUTY_VERB.search(before):
        yield before
        yield found[1]
    else:
        yield line


def _join(lines: Iterable[tuple[Source, str]]) -> Iterator[Paragraf]:
    """Join wrapped lines; a mark, a head or a finished sentence begins anew."""
    current: Paragraf | None = None
    blank = False
    for source, line in lines:
        if not line:
            blank = True
            continue
        mark, rest = read_mark(line)
        head = _HEAD.match(line) is not None
        if current is not None and mark is None and not head and _continues(current, line, blank=blank):
            current.teks = f"{current.teks} {line}"
        else:
            if current is not None:
                yield current
            current = Paragraf(source, rest, mark, kepala=head)
        blank = False
    if current is not None:
        yield current


def _continues(above: Paragraf, line: str, *, blank: bool) -> bool:
    """Whether an unmarked line goes on with the paragraph above."""
    if line.startswith((":", ";", ",")):
        return True
    if above.kepala or above.selesai or _LABEL.fullmatch(line) or _LABEL.fullmatch(above.teks):
        return False
    if above.teks.isupper() and not line.isupper():
        return False
    if _CONNECTIVE.search(above.teks):
        return True
    if _SENTENCE.match(line):
        return False
    begins_with_title = title_starts(line)[:1] == [0]
    return not (begins_with_title and (blank or _DUTY_VERB.search(line) or line.isupper()))


def read_mark(line: str) -> tuple[Tanda | None, str]:
    """Take the list mark off a line: ``a.``, ``1)``, ``(1)``, ``A.``, ``IV.``, ``aa.`` or a dash."""
    if dash := _DASH.match(line):
        return Tanda("-", 0), line[dash.end() :]
    found = _MARK.match(line)
    if found is None or _ABBREVIATION.match(line) or (found["open"] and ")" not in found["close"]):
        return None, line
    brackets = "(1)" if found["open"] else "1)" if ")" in found["close"] else "1."
    kind, number = _number(found)
    if number == 0:
        return None, line
    return Tanda(brackets.replace("1", kind), number), line[found.end() :]


def _number(found: re.Match[str]) -> tuple[str, int]:
    if found["number"]:
        return "1", int(found["number"])
    if letter := found["letter"]:
        return "a", ord(letter[-1]) - ord("a") + (27 if len(letter) > 1 else 1)
    upper = found["upper"]
    if upper in _ROMAN and upper not in {"C", "D", "L", "M"}:
        return "I", _ROMAN.index(upper)
    return ("A", ord(upper) - ord("A") + 1) if len(upper) == 1 else ("", 0)
