"""Workbooks damaged at random: bytes, parts, attributes inside of parts, fields of the zip's directory."""

import random
import re
import struct
import zipfile
from collections.abc import Callable
from io import BytesIO

Acak = random.Random
Mutasi = Callable[[bytes, Acak], bytes]

_ATTRIBUTE = re.compile(rb"""([\w:]+)="([^"<]*)\"""")
_VALUE = re.compile(rb">([^<>]+)<")
_NUMBERS = (b"0", b"-1", b"1", b"65536", b"1048576", b"1048577", b"2147483647", b"4294967295", b"1e308", b"NaN")
_ADDRESSES = (b"A0", b"XFD1048576", b"ZZZZ9", b"a1", b"A1:XFD1048576", b"A1:A1", b"1", b"R1C1", b"$A$1", b"")
_WORDS = (b"s", b"e", b"b", b"n", b"str", b"inlineStr", b"true", b"hidden", b"&amp;", b"&#0;", b"\xff", b"rId1")
_PIECES = (
    b"<c/>",
    b'<c r="B2"><v>1</v></c>',
    b'<c r="XFD1" t="s"><v>99999</v></c>',
    b"<row>",
    b"</row>",
    b"<!-- -->",
    b"<![CDATA[x]]>",
    b"<?x?>",
    b"]]>",
    b'<c t="e"><v>#REF!</v></c>',
    b'<c t="d"><v>9999-99-99T99:99</v></c>',
    b'<c t="n"><v>1e999</v></c>',
    b"<si/>",
    b"<v></v>",
    b"&x;",
    b"\0",
)
_FIELDS = ((4, "H"), (8, "H"), (10, "H"), (12, "I"), (16, "I"), (20, "I"), (24, "I"), (28, "H"), (30, "H"), (42, "I"))
_ENDS = ((8, "H"), (10, "H"), (12, "I"), (16, "I"), (20, "H"))


def flipped(data: bytes, acak: Acak) -> bytes:
    """Some bytes are others."""
    out = bytearray(data)
    for _ in range(acak.choice((1, 1, 2, 8, 64))):
        out[acak.randrange(len(out))] = acak.randrange(256)
    return bytes(out)


def cut(data: bytes, acak: Acak) -> bytes:
    """A piece is missing, at the end or inside, or is there twice."""
    start = acak.randrange(len(data))
    length = acak.choice((1, 16, 512, 4096, len(data)))
    how = acak.randrange(3)
    if how == 0:
        return data[:start]
    return data[:start] + data[start : start + length] * (how - 1) * 2 + data[start + length :]


def directory(data: bytes, acak: Acak) -> bytes:
    """Fields of the zip's directory, of its end or of the parts' own headers say something else."""
    out = bytearray(data)
    for _ in range(acak.choice((1, 1, 2, 5))):
        mark, fields = acak.choice(((b"PK\x01\x02", _FIELDS), (b"PK\x05\x06", _ENDS), (b"PK\x03\x04", _FIELDS[:6])))
        places = [found.start() for found in re.finditer(re.escape(mark), data)]
        if not places:
            continue
        at, (offset, shape) = acak.choice(places), acak.choice(fields)
        size = struct.calcsize(f"<{shape}")
        if at + offset + size > len(out):
            continue
        (old,) = struct.unpack_from(f"<{shape}", out, at + offset)
        most = (1 << 8 * size) - 1
        new = acak.choice((0, 1, old + 1, old - 1, old * 2, most, most >> 1, acak.randrange(most)))
        struct.pack_into(f"<{shape}", out, at + offset, new & most)
    return bytes(out)


def attributes(data: bytes, acak: Acak) -> bytes:
    """Attributes of one part say something else, are gone, or are there twice."""

    def change(xml: bytes) -> bytes:
        for _ in range(acak.choice((1, 1, 3, 20))):
            found = _near(_ATTRIBUTE, xml, acak)
            if found is None:
                return xml
            key, value = found.groups()
            new = b'%b="%b"' % (key, acak.choice((*_NUMBERS, *_ADDRESSES, *_WORDS, value * 3)))
            new = acak.choice((new, new, new, b"", found[0] + b" " + new, found[0].replace(b'"', b"'")))
            xml = xml[: found.start()] + new + xml[found.end() :]
        return xml

    return _in_one_part(data, acak, change)


def values(data: bytes, acak: Acak) -> bytes:
    """What stands between the tags of one part says something else."""

    def change(xml: bytes) -> bytes:
        for _ in range(acak.choice((1, 3, 20))):
            found = _near(_VALUE, xml, acak)
            if found is None:
                return xml
            new = acak.choice((*_NUMBERS, *_WORDS, b"", found[1] * 50, b"-99999999999999", "é日\u202e".encode()))
            xml = xml[: found.start(1)] + new + xml[found.end(1) :]
        return xml

    return _in_one_part(data, acak, change)


def inserted(data: bytes, acak: Acak) -> bytes:
    """Between two tags of one part stands something that does not belong there."""

    def change(xml: bytes) -> bytes:
        for _ in range(acak.choice((1, 2, 5))):
            at = xml.find(b"<", acak.randrange(max(len(xml), 1)))
            at = max(at, 0)
            xml = xml[:at] + acak.choice(_PIECES) * acak.choice((1, 1, 1, 300)) + xml[at:]
        return xml

    return _in_one_part(data, acak, change)


def parts(data: bytes, acak: Acak) -> bytes:
    """Parts are gone, empty, exchanged, or named otherwise."""
    names, content = _unpacked(data)
    one, other = acak.choice(names), acak.choice(names)
    how = acak.randrange(4)
    if how == 0:
        del content[one]
    elif how == 1:
        content[one] = b""
    elif how == 2:
        content[one], content[other] = content[other], content[one]
    else:
        content[one.upper() if acak.random() < 0.5 else one + "x"] = content.pop(one)
    return _packed(content)


CARA: dict[str, Mutasi] = {
    "bita": flipped,
    "potongan": cut,
    "direktori": directory,
    "atribut": attributes,
    "nilai": values,
    "sisipan": inserted,
    "bagian": parts,
}
"""The ways to damage a package, by name."""
CARA_LAIN: dict[str, Mutasi] = {"bita": flipped, "potongan": cut}
"""Those for files that are no packages."""


def _near(pattern: re.Pattern[bytes], xml: bytes, acak: Acak) -> re.Match[bytes] | None:
    return pattern.search(xml, acak.randrange(max(len(xml), 1))) or pattern.search(xml)


def _unpacked(data: bytes) -> tuple[list[str], dict[str, bytes]]:
    with zipfile.ZipFile(BytesIO(data)) as package:
        content = {name: package.read(name) for name in package.namelist()}
    return list(content), content


def _packed(content: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, data in content.items():
            package.writestr(name, data)
    return out.getvalue()


def _in_one_part(data: bytes, acak: Acak, change: Callable[[bytes], bytes]) -> bytes:
    names, content = _unpacked(data)
    # Sheets, texts and what tells of them are what a reader makes most of.
    likely = [name for name in names if name.startswith("xl/") and name.endswith((".xml", ".rels"))]
    telling = [name for name in likely if re.search(r"sheet\d+\.xml$|workbook|sharedStr|styles", name)]
    one = acak.choice(telling if acak.random() < 0.8 else likely)
    content[one] = change(content[one])
    return _packed(content)
