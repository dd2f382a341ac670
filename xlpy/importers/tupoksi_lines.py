"""A pasted regulation as paragraphs: wrapped lines joined, list marks taken off, page furniture dropped."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from xlpy.importers.glued import Words
from xlpy.importers.grid import Grid
from xlpy.importers.tupoksi_baris import read_lines
from xlpy.importers.tupoksi_label import read_label
from xlpy.importers.tupoksi_tanda import Tanda, read_mark, split_inline
from xlpy.plan.jabatan import title_starts
from xlpy.plan.provenance import Source


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
# "Kesatu", "Kedua belas"; not the "Keuangan" of a title wrapped after "Sub".
ORDINAL = r"ke\s?(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas)(?:\s+(?:belas|puluh))?\b"
_HEAD = re.compile(
    rf"(?:bab\s+[ivxlc]+\b|bagian\s+{ORDINAL}|paragraf\s+(?:{ORDINAL}|\d+|[ivx]+)|pasal\s+\d+[a-z]?\s*$)",
    re.IGNORECASE,
)
_HEAD_AT_END = re.compile(r"\s+(pasal\s+\d+[a-z]?)\s*$", re.IGNORECASE)
# A line that begins so starts a sentence of its own, even when the one above has no full stop.
_SENTENCE = re.compile(
    r"(?:dalam|untuk|guna|dengan)\s+(?:rangka\s+)?(?:melaksanakan|menyelenggarakan|menjabarkan)\s+(?:tugas|fungsi)\b"
    r"|ke(?:camat|lurah)an(?:\s+\w+)?\s+(?:mempunyai|memiliki|menyel[ae]nggarakan)\b"
    r"|(?:adapun|sedangkan|sementara\s+itu)\b.*\b(?:tugas|bertugas|fungsi)\b"
    r"|(?:uraian|rincian)\s+tugas\b.*(?::|sebagaimana)|(?:tugas|fungsi)(?:\s+pokok)?\s*:",
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
    paragraphs = _join((source, words.part(line)) for source, line in lines)
    return [part for paragraph in paragraphs for part in _split(paragraph)], words


def _lines(grid: Grid) -> Iterator[tuple[Source, str]]:
    return ((source, part) for source, line in read_lines(grid) for part in _split_head(line))


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
    if above.kepala or above.selesai or read_label(line) or _is_bare_label(above.teks):
        return False
    if above.teks.isupper() and not line.isupper():
        return False
    if _CONNECTIVE.search(above.teks):
        return True
    if _SENTENCE.match(line):
        return False
    begins_with_title = title_starts(line)[:1] == [0]
    return not (begins_with_title and (blank or _DUTY_VERB.search(line) or line.isupper()))


def _is_bare_label(text: str) -> bool:
    label = read_label(text)
    return label is not None and not label.isi


def _split(paragraph: Paragraf) -> Iterator[Paragraf]:
    """A paragraph in which a whole list runs on gives its sentence and each item."""
    if paragraph.tanda is not None and paragraph.tanda.gaya != "(1)":  # a list inside an item stays part of it
        yield paragraph
        return
    first, *others = split_inline(paragraph.teks)
    yield replace(paragraph, teks=first)
    for item in others:
        mark, rest = read_mark(item)
        yield Paragraf(paragraph.sumber, rest, mark)
