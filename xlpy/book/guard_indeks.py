"""The guard of what tells of sheets: one part that many sheets lead to would be read again for each of them."""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as ET

from xlpy.book.guard_tempat import tampil
from xlpy.errors import InputError

MAX_INDEX = 8 << 20
"""Bytes of such a part: it becomes a tree."""
MAX_NODES = 200_000
"""Tags of such a part."""
MAX_SHEETS = 2_000

_PLACE = 2  # the last parts of a path by which two are the same: chartsheets/sheet1.xml is not worksheets/sheet1.xml
_SAME = re.compile(r"[/\\]+(?:\.[/\\]+)*")
_NEED = "Minta berkas itu disimpan ulang dari Excel (Simpan Sebagai, .xlsx)."


def refuse_repeated(name: str, part: str, xml: bytes) -> None:
    """Refuse a workbook whose sheets lead to the same place, or that has very many.

    Args:
        name: of the file.
        part: of the package.
        xml: the part: a workbook, or the links of anything.

    Raises:
        InputError: says which part.
    """
    if len(xml) > MAX_INDEX or xml.count(b"<") > MAX_NODES:
        raise InputError(f"{name}: bagian {tampil(part)} terlalu besar. {_NEED}")
    try:
        root = ET.fromstring(xml)  # noqa: S314 - a DTD was refused before
    except (ET.ParseError, ValueError, LookupError) as error:
        raise InputError(f"{name}: bagian {tampil(part)} rusak. {_NEED}") from error
    sheets = [
        next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        for sheet in root.iterfind("{*}sheets/{*}sheet")
    ]
    links = [link for link in root.iterfind("{*}Relationship") if link.get("TargetMode") != "External"]
    targets = [_place(link.get("Target", "")) for link in links if "sheet" in link.get("Target", "").lower()]
    if len(sheets) > MAX_SHEETS or _has_twice(sheets) or _has_twice(targets):
        raise InputError(f"{name}: bagian {tampil(part)} menyebut sheet yang sama berulang kali. {_NEED}")


def _place(target: str) -> str:
    return "/".join(_SAME.split(target.lower())[-_PLACE:])


def _has_twice(names: Iterable[str]) -> bool:
    listed = list(names)
    return len(set(listed)) != len(listed)
