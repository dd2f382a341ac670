"""The guide says what is true: every command parses, every message is the program's, nothing is left out."""

import argparse
import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from kalimat import messages_as_patterns, quotes
from pesan import page as messages_page

from xlpy.book.schema import LEMBAR
from xlpy.book.schema_kertas import LEMBAR_KERTAS
from xlpy.build import naskah
from xlpy.build.naskah import Blok, Jenis, Rupa
from xlpy.build.panduan import page_of
from xlpy.build.perintah import PERINTAH, Grup
from xlpy.cli import build_parser
from xlpy.forms.catalogue import papers

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "panduan.md").read_text(encoding="utf-8")
BLOCKS = naskah.blocks(GUIDE)
WITH_COMMANDS = (DOCS / "panduan.md", DOCS.parent / "README.md", DOCS / "kertas.md", DOCS / "scale.md")
PROGRAM = "rencana-kinerja"
PICTURES_BESIDE = {"klik-4"}
"""Of the film in the README."""


def verbs() -> dict[str, argparse.ArgumentParser]:
    """Each verb of the command line, those within another by both words."""
    found = {}
    for name, verb in _inner(build_parser()).items():
        inner = _inner(verb)
        found |= {f"{name} {word}": parser for word, parser in inner.items()} or {name: verb}
    return found


def _inner(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:  # noqa: SLF001 - argparse offers no other way
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            return dict(action.choices)
    return {}


def commands(file: Path) -> Iterator[str]:
    """Every command in a code span or block, without its remark."""
    for block in naskah.blocks(file.read_text(encoding="utf-8")):
        if block.jenis is Jenis.KODE:
            lines = [line.split("  #")[0].split("   ")[0].strip() for line in block.teks.split("\n")]
        else:
            texts = (block.teks, *block.butir, *(cell for row in block.baris for cell in row))
            lines = [piece.teks for text in texts for piece in _code(text)]
        yield from (line for line in lines if line.startswith(f"{PROGRAM} "))


def _code(text: str) -> Iterator[naskah.Potongan]:
    for piece in naskah.pieces(text):
        if piece.rupa is Rupa.TEBAL:
            yield from _code(piece.teks)
        elif piece.rupa is Rupa.KODE:
            yield piece


@pytest.mark.parametrize("file", WITH_COMMANDS, ids=lambda file: file.name)
def test_every_command_is_one_that_the_program_understands(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    parser, refused = build_parser(), []
    for command in commands(file):
        words = shlex.split(command.replace("…", ""))[1:]
        if not words:
            continue
        try:
            parser.parse_args(words)
        except SystemExit as end:
            if end.code:
                refused.append((command, capsys.readouterr().err.split("\n")[-2:]))
    assert refused == []


def test_every_verb_is_in_the_guide() -> None:
    told = {" ".join(command.split()[1:3]) for command in commands(DOCS / "panduan.md")}
    names = told | {words.split()[0] for words in told}
    assert [verb for verb in verbs() if verb not in names] == []


def test_every_option_named_alone_is_an_option_of_some_verb() -> None:
    known = {option for verb in verbs().values() for action in verb._actions for option in action.option_strings}  # noqa: SLF001
    named = {
        piece.teks.split()[0]
        for block in BLOCKS
        for text in (block.teks, *block.butir, *(cell for row in block.baris for cell in row))
        for piece in _code(text)
        if piece.teks.startswith("--")
    }
    assert named <= known


def test_every_button_is_explained_with_its_keys_in_its_group() -> None:
    told = {}
    for group in Grup:
        (table,) = (b for b in naskah.section(BLOCKS, f"Grup {group}") if b.jenis is Jenis.TABEL)
        told |= {row[0]: (group, row[1]) for row in table.baris[1:]}
    keys = {c.label: (c.grup, ", ".join(("Alt", "K", *c.keytip))) for c in PERINTAH}
    assert told == keys


def test_every_sheet_has_its_page_with_what_to_do_and_what_not() -> None:
    pages = {page_of(sheet.name) for sheet in LEMBAR if not sheet.hidden} | {
        page_of(n) for n in LEMBAR_KERTAS.values()
    }
    chapter = naskah.section(BLOCKS, "Lembar demi lembar")
    assert pages == {b.teks for b in chapter if b.jenis is Jenis.JUDUL}
    for page in pages:
        points = [p for b in naskah.section(chapter, page) if b.jenis is Jenis.BUTIR for p in b.butir]
        assert [p.split("**")[1] for p in points] == ["Yang diisi.", "Yang diklik.", "Jangan."], page


def test_every_sheet_of_a_paper_is_named() -> None:
    text = " ".join(b.teks for b in naskah.section(BLOCKS, "Lembar kertas"))
    assert [name for name in LEMBAR_KERTAS.values() if name not in text] == []


def test_every_paper_is_listed_as_the_catalogue_has_it() -> None:
    (table,) = (b for b in naskah.section(BLOCKS, "Kertas demi kertas") if b.jenis is Jenis.TABEL)
    assert sorted(row[1].strip("`") for row in table.baris[1:]) == sorted(papers())


def test_every_message_quoted_is_one_of_the_program() -> None:
    known = messages_as_patterns()
    assert [quote for quote in quotes(BLOCKS) if not any(quote in text for text in known)] == []


def test_the_index_of_messages_is_the_one_of_the_source() -> None:
    assert (DOCS / "pesan.md").read_text(encoding="utf-8") == messages_page(), "run: make docs"


@pytest.mark.parametrize("file", [*WITH_COMMANDS, DOCS / "pesan.md"], ids=lambda file: file.name)
def test_every_link_leads_somewhere(file: Path) -> None:
    lost = []
    for target in re.findall(r"\]\(([^)\s]+)\)", file.read_text(encoding="utf-8")):
        place, _, mark = target.partition("#")
        if "://" in target:
            continue
        leads_to = (file.parent / place) if place else file
        if not leads_to.exists() or (mark and mark not in _marks(leads_to)):
            lost.append(target)
    assert lost == []


def _marks(file: Path) -> set[str]:
    blocks = naskah.blocks(file.read_text(encoding="utf-8"))
    return {naskah.anchor(block.teks) for block in blocks if block.jenis is Jenis.JUDUL}


def _pictures(blocks: tuple[Blok, ...]) -> list[Blok]:
    return [block for block in blocks if block.jenis is Jenis.GAMBAR]


def test_every_picture_is_told_in_words_and_those_of_the_guide_stay_small() -> None:
    shown = _pictures(BLOCKS)
    assert [picture.berkas for picture in shown if len(picture.teks.split()) < 4] == []
    assert sum((DOCS / picture.berkas).stat().st_size for picture in shown) < 1_500_000


def test_every_picture_is_used() -> None:
    texts = [file.read_text(encoding="utf-8") for file in (*DOCS.rglob("*.md"), DOCS.parent / "README.md")]
    unused = [
        file.stem
        for file in (DOCS / "gambar").glob("*.png")
        if not any(f"gambar/{file.name})" in text for text in texts)
    ]
    assert sorted(unused) == sorted(PICTURES_BESIDE & set(unused))


def test_what_a_word_of_the_guide_may_not_be() -> None:
    wrong = r"\b(?:dimana|merubah|dirubah|sekedar|silahkan|praktek|resiko|apotik|analisa\b|nasehat|antri)\b"
    assert re.findall(wrong, GUIDE.casefold()) == []


def test_the_fingerprints_of_pictures_are_of_pictures_that_there_are() -> None:
    told = json.loads((DOCS / "gambar" / "sidik.json").read_text(encoding="utf-8"))
    assert [name for name in told if not (DOCS / "gambar" / f"{name}.png").exists()] == []
