"""The guide's Markdown as blocks: the part of Markdown that ``docs/panduan.md`` uses, and no more.

The sheet Panduan, the PDF and the tests read the guide by it, so that all of them see the same.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

_HEADING = re.compile(r"(#{1,4}) (.+)")
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
_POINT = re.compile(r"(?:[-*]|\d+\.) +(.+)")
_NUMBERED = re.compile(r"\d+\. ")
_RULE = re.compile(r"\|[-:| ]+\|")
_FENCE = "```"
_PIECES = re.compile(r"(\*\*.+?\*\*|`[^`]+`|\[[^\]]+\]\([^)]+\)|(?<![*\w])\*[^*]+\*(?!\w))")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")


class Jenis(Enum):
    """What a block is."""

    JUDUL = auto()
    ALINEA = auto()
    BUTIR = auto()
    BUTIR_BERNOMOR = auto()
    TABEL = auto()
    KODE = auto()
    GAMBAR = auto()
    CATATAN = auto()


@dataclass(frozen=True, slots=True)
class Blok:
    """A block.

    Attributes:
        jenis: what it is.
        teks: its text as written, marks and all; of a picture what it shows, of code its lines.
        tingkat: of a heading, 1 to 4.
        butir: the points of a list, as written.
        baris: the rows of a table, the head first.
        berkas: the file of a picture.
    """

    jenis: Jenis
    teks: str = ""
    tingkat: int = 0
    butir: tuple[str, ...] = ()
    baris: tuple[tuple[str, ...], ...] = ()
    berkas: str = ""


class Rupa(Enum):
    """How a piece of a text looks."""

    BIASA = auto()
    TEBAL = auto()
    MIRING = auto()
    KODE = auto()
    TAUTAN = auto()


@dataclass(frozen=True, slots=True)
class Potongan:
    """A piece of a text that looks one way; ``ke`` is where a link leads."""

    teks: str
    rupa: Rupa = Rupa.BIASA
    ke: str = ""


def blocks(text: str) -> tuple[Blok, ...]:
    """The blocks of a Markdown text, from top to bottom."""
    return tuple(_blocks(text.split("\n")))


def pieces(text: str) -> tuple[Potongan, ...]:
    """A text in pieces that each look one way."""
    return tuple(_piece(part) for part in _PIECES.split(text) if part)


def plain(text: str) -> str:
    """What is read of a text: without marks, a link by its words."""
    return "".join(plain(p.teks) if p.rupa in {Rupa.TEBAL, Rupa.MIRING} else p.teks for p in pieces(text))


def anchor(heading: str) -> str:
    """The name by which a link finds a heading, as GitHub makes it."""
    kept = "".join(letter for letter in plain(heading).lower() if letter.isalnum() or letter in " -_")
    return kept.replace(" ", "-")


def section(all_blocks: tuple[Blok, ...], heading: str) -> tuple[Blok, ...]:
    """What stands under a heading, with its own lower headings.

    Raises:
        KeyError: there is no such heading.
    """
    for number, block in enumerate(all_blocks):
        if block.jenis is Jenis.JUDUL and block.teks == heading:
            rest = all_blocks[number + 1 :]
            end = (n for n, b in enumerate(rest) if b.jenis is Jenis.JUDUL and b.tingkat <= block.tingkat)
            return rest[: next(end, len(rest))]
    raise KeyError(heading)


def _piece(part: str) -> Potongan:
    if part.startswith("**"):
        return Potongan(part[2:-2], Rupa.TEBAL)
    if part.startswith("`"):
        return Potongan(part[1:-1], Rupa.KODE)
    if found := _LINK.fullmatch(part):
        return Potongan(plain(found[1]), Rupa.TAUTAN, found[2])
    if len(part) > 2 and part.startswith("*") and part.endswith("*"):  # noqa: PLR2004 - two marks around something
        return Potongan(part[1:-1], Rupa.MIRING)
    return Potongan(part)


def _blocks(lines: list[str]) -> Iterator[Blok]:
    start = 0
    while start < len(lines):
        line = lines[start]
        if not line.strip():
            start += 1
        elif line.startswith(_FENCE):
            end = lines.index(_FENCE, start + 1)
            yield Blok(Jenis.KODE, "\n".join(lines[start + 1 : end]))
            start = end + 1
        elif found := _HEADING.fullmatch(line):
            yield Blok(Jenis.JUDUL, found[2], len(found[1]))
            start += 1
        elif found := _PICTURE.fullmatch(line):
            yield Blok(Jenis.GAMBAR, found[1], berkas=found[2])
            start += 1
        else:
            end = next((n for n in range(start, len(lines)) if _ends(lines[n])), len(lines))
            yield _running(lines[start:end])
            start = end


def _ends(line: str) -> bool:
    return not line.strip() or line.startswith(_FENCE) or bool(_HEADING.fullmatch(line))


def _running(lines: list[str]) -> Blok:
    """A paragraph, list, table or remark: lines without a blank one between them."""
    if lines[0].startswith("|"):
        rows = [line for line in lines if not _RULE.fullmatch(line)]
        return Blok(Jenis.TABEL, baris=tuple(_cells(row) for row in rows))
    if lines[0].startswith("> "):
        return Blok(Jenis.CATATAN, " ".join(line.removeprefix(">").strip() for line in lines))
    if _POINT.match(lines[0]):
        points: list[str] = []
        for line in lines:
            if found := _POINT.match(line):
                points.append(found[1])
            else:
                points[-1] += f" {line.strip()}"
        kind = Jenis.BUTIR_BERNOMOR if _NUMBERED.match(lines[0]) else Jenis.BUTIR
        return Blok(kind, butir=tuple(points))
    return Blok(Jenis.ALINEA, " ".join(line.strip() for line in lines))


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.strip().strip("|").split("|"))
