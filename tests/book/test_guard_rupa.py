"""The looks that a parser gets: number formats alone, and never another one than the file has."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xlpy.book.guard_rupa import only_formats

ROOT = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
FORMATS = b'<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
FONTS = (
    b'<fonts count="1"><font><sz val="11"/></font></fonts><cellStyleXfs count="1"><xf numFmtId="9"/></cellStyleXfs>'
)
LOOKS = b'<xf numFmtId="0" fontId="0" xfId="0"/><xf numFmtId="164" fontId="1"><alignment wrapText="1"/></xf>'
REST = b'<dxfs count="1"><dxf><numFmt numFmtId="14" formatCode="d"/></dxf></dxfs></styleSheet>'


def part(formats: bytes = FORMATS, looks: bytes = LOOKS, rest: bytes = REST) -> bytes:
    return ROOT + formats + FONTS + b'<cellXfs count="2">' + looks + b"</cellXfs>" + rest


@given(st.lists(st.integers(0, 400), min_size=1))
def test_every_look_keeps_its_place_and_its_format(numbers: list[int]) -> None:
    fewer = only_formats(part(looks=b"".join(b'<xf numFmtId="%d" fontId="3"/>' % n for n in numbers)))
    assert fewer is not None
    assert fewer.startswith(ROOT + FORMATS)
    assert [int(n) for n in re.findall(rb'<xf numFmtId="(\d+)"/>', fewer)] == numbers
    assert b"font" not in fewer


def test_a_part_without_formats_of_its_own_has_none() -> None:
    assert only_formats(part(formats=b"")) == (
        ROOT + b'<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>'
    )


@pytest.mark.parametrize(
    "xml",
    [
        part(looks=LOOKS.replace(b"xf ", b"x:xf ")),
        part(looks=LOOKS.replace(b'<xf numFmtId="0" fontId="0"', b'<xf fontId="0" numFmtId="0"')),
        part(looks=LOOKS.replace(b'"0"', b"'0'", 1)),
        part(looks=LOOKS + b"<xf\tnumFmtId='5'/>"),
        part(looks=LOOKS + b"<xf/>"),
        part(looks=b"<!-- " + LOOKS + b" -->" + LOOKS),
        part(looks=b""),
        part(formats=FORMATS + FORMATS),
        part(formats=b'<numFmts count="0"/>'),
        part(formats=FORMATS.replace(b"numFmts", b"x:numFmts")).replace(b"</x:numFmts>", b"</x:numFmts >"),
        part(rest=FORMATS + REST),
        part(rest=b'<cellXfs count="1"><xf numFmtId="14"/></cellXfs>' + REST),
        part().replace(b"<cellXfs", b"<cellXfs/><cellXfs"),
        part().replace(b"</cellXfs>", b"</cellXfs >"),
        part().replace(b"styleSheet", b"x:styleSheet"),
        b"",
    ],
)
def test_whatever_is_written_another_way_is_left_whole(xml: bytes) -> None:
    assert only_formats(xml) is None
