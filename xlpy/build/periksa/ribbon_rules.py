"""Ribbon and sheet buttons: what Excel would leave away without a word, and buttons that would do nothing."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib import resources
from xml.etree import ElementTree as ET

from xlpy.build.periksa.book import Book
from xlpy.build.periksa.rule import Rule
from xlpy.build.periksa.vba_text import Procedure
from xlpy.build.pita import RIBBON_NAMESPACE

_BUTTON = {"id", "label", "imageMso", "size", "keytip", "screentip", "supertip", "onAction"}
_ATTRIBUTES: dict[str, set[str]] = {
    "customUI": set(),
    "ribbon": set(),
    "tabs": set(),
    "tab": {"id", "label", "keytip", "insertAfterMso"},
    "group": {"id", "label"},
    "button": _BUTTON,
}
"""What our ribbon is made of."""
_LABEL_LENGTH = 1024
_VML_MACRO = re.compile(rb"<x:FmlaMacro>(?:\[0\]!)?([^<]+)</x:FmlaMacro>")


def _one_ribbon(book: Book) -> Iterator[tuple[str, str]]:
    if len(book.ribbons) != 1:
        yield "_rels/.rels", f"menunjuk ke {len(book.ribbons)} pita, bukan satu"
    for part in book.ribbons:
        if book.xml(part).tag != f"{{{RIBBON_NAMESPACE}}}customUI":
            yield part, f"unsur pertamanya bukan customUI dari {RIBBON_NAMESPACE}"


def _known_elements(book: Book) -> Iterator[tuple[str, str]]:
    for part, element in _elements(book):
        kind = _kind(element)
        if kind not in _ATTRIBUTES:
            yield part, f"unsur {kind} tidak dipakai pita kita"
            continue
        for attribute in sorted(element.attrib.keys() - _ATTRIBUTES[kind]):
            yield part, f"atribut {attribute} tidak dikenal pada {kind}"
        for attribute, value in element.attrib.items():
            if len(value) > _LABEL_LENGTH:
                yield part, f"{attribute} pada {element.get('id')} lebih dari {_LABEL_LENGTH} huruf"


def _ids(book: Book) -> Iterator[tuple[str, str]]:
    count = Counter((part, element.get("id")) for part, element in _elements(book) if element.get("id"))
    for (part, name), times in count.items():
        if times > 1:
            yield part, f"id {name} dipakai {times} kali"


def _keytips(book: Book) -> Iterator[tuple[str, str]]:
    keys = [(part, e.get("keytip", "")) for part, e in _elements(book) if _kind(e) == "button"]
    for at, (part, key) in enumerate(keys):
        if not re.fullmatch("[A-Z0-9]{1,3}", key):
            yield part, f"keytip '{key}' harus satu sampai tiga huruf besar atau angka"
        elif any(key.startswith(other) or other.startswith(key) for _, other in keys[:at] if other):
            yield part, f"keytip {key} sama dengan, atau awal dari, keytip lain"


def _icons(book: Book) -> Iterator[tuple[str, str]]:
    for part, element in _elements(book):
        icon = element.get("imageMso")
        if icon is not None and icon not in known_icons():
            yield part, f"ikon {icon} tidak ada di Excel"


def _callbacks(book: Book) -> Iterator[tuple[str, str]]:
    for part, element in _elements(book):
        callback = element.get("onAction")
        if callback is not None and book.vba is not None:
            yield from ((part, fault) for fault in _faults(book, callback, ["IRibbonControl"]))


def _button_macros(book: Book) -> Iterator[tuple[str, str]]:
    for part in book.names if book.vba is not None else ():
        if part.endswith(".vml"):
            macros = [name.decode() for name in _VML_MACRO.findall(book.read(part))]
        elif part.startswith("xl/drawings/") and part.endswith(".xml"):
            macros = [e.get("macro", "").removeprefix("[0]!") for e in book.xml(part).iter() if e.get("macro")]
        else:
            continue
        yield from ((part, fault) for macro in macros for fault in _faults(book, macro, []))


def _faults(book: Book, name: str, types: list[str]) -> Iterator[str]:
    """What is wrong with a Sub that is to be called and to take arguments of ``types``."""
    called = name.rpartition(".")[2].casefold()
    found = [each for each in (book.vba.procedures() if book.vba else ()) if each.name.casefold() == called]
    if len(found) != 1:
        yield f"makro {name} ada {len(found)} kali, harus sekali"
    elif found[0].kind != "Sub" or _argument_types(found[0]) != types:
        yield f"makro {name} harus Sub dengan argumen: {', '.join(types) or 'tidak ada'}"


def _argument_types(procedure: Procedure) -> list[str]:
    return [argument.rpartition(" As ")[2] for argument in procedure.arguments]


def _elements(book: Book) -> Iterator[tuple[str, ET.Element]]:
    return ((part, element) for part in book.ribbons for element in book.xml(part).iter())


def _kind(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


@cache
def known_icons() -> frozenset[str]:
    """The pictures that Excel 2016 and everything later have."""
    lines = resources.files("xlpy.build").joinpath("data/ikon-office.txt").read_text("ascii").splitlines()
    return frozenset(line for line in lines if not line.startswith("#"))


RIBBON = (
    Rule("PT-01", _one_ribbon),
    Rule("PT-02", _known_elements),
    Rule("PT-03", _ids),
    Rule("PT-04", _keytips),
    Rule("PT-05", _icons),
    Rule("PT-06", _callbacks),
    Rule("PT-07", _button_macros),
)
