"""The shared texts that a parser gets: those of the sheets it is asked for, and the others empty in their places."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.book.guard_teks import SharedTexts

HEAD, TAIL = b'<sst uniqueCount="9">', b"</sst>"


def texts(*told: str) -> bytes:
    return HEAD + b"".join(f"<si><t>{text}</t></si>".encode() for text in told) + TAIL


def sheet(*numbers: int) -> bytes:
    return b"".join(b'<c r="A1" t="s"><v>%d</v></c>' % n for n in numbers)


@given(st.lists(st.from_regex(r"[^<>&]{1,9}", fullmatch=True), min_size=2), st.lists(st.integers(0, 30)))
def test_what_is_referred_to_stays_and_keeps_its_number(told: list[str], numbers: list[int]) -> None:
    fewer = SharedTexts(texts(*told)).only_of([sheet(*numbers), sheet()])
    assert fewer is not None
    left = [text.decode() for text in re.findall(rb"<si>(?:<t/>|<t>([^<]*)</t>)</si>", fewer)]
    last = len(told) - 1
    assert left == [text if n in numbers or n == last else "" for n, text in enumerate(told)]
    assert fewer.startswith(HEAD)
    assert fewer.endswith(TAIL)


@pytest.mark.parametrize(
    ("xml", "written"),
    [
        (texts("a", "b").replace(b"</si><si>", b"</si> <si>"), sheet(0)),
        (texts("a", "b").replace(b"<si>", b'<si xml:space="preserve">', 1), sheet(0)),
        (texts("a", "b").replace(b"<si>", b"<si/><si>", 1), sheet(0)),
        (texts("a", "b").replace(b"si>", b"x:si>"), sheet(0)),
        (texts("a", "b", "c").replace(b"<si>", b"<x:si/><si>", 1), sheet(0)),
        (texts("a", "b", "c").replace(TAIL, b"<x:si/></sst>"), sheet(0)),
        (texts("a", "b", "c").replace(b"</si><si>", b"</si><x:si/><si>", 1), sheet(0)),
        (texts("a", "b").replace(b"<si>", b"<!-- <si> --><si>", 1), sheet(0)),
        (texts("a", "b"), sheet(0).replace(b'"s"', b"'s'")),
        (texts("a", "b"), sheet(0).replace(b"<v>", b"<v><![CDATA[")),
        (texts("a", "b"), sheet(0).replace(b"<v>", b"<f/><v>")),
        (HEAD + TAIL, sheet()),
    ],
)
def test_whatever_is_written_another_way_is_left_whole(xml: bytes, written: bytes) -> None:
    assert SharedTexts(xml).only_of([written]) is None
