"""The cell styles of one package put into another: only what is not there yet, each with its new number."""

from collections.abc import Iterator
from functools import cached_property

from xlpy.book.tambal.lembar import SharedTexts, inline_text, text_of
from xlpy.book.tambal.temukan import Denah
from xlpy.book.tambal.urai import Elemen, q
from xlpy.errors import InputError

_FIRST_OWN_FORMAT = 164
"""Number formats below are the application's own (ECMA-376 part 1, 18.8.30)."""


class GayaCangkok:
    """Styles on their way from one package to another.

    Args:
        target: the root of the styles that grow.
        source: the root of those that come.
    """

    def __init__(self, target: Elemen, source: Elemen) -> None:
        self._target, self._source = target, source
        self._lists = {tag: _Daftar(target, tag) for tag in ("fonts", "fills", "borders", "cellXfs")}

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The number that each style of the source has in the target."""
        return tuple(self._style(xf) for xf in _children(self._source, "cellXfs"))

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """The number that each look of a rule or table (``dxf``) of the source has in the target."""
        if self._source.find(q("dxfs")) is None:
            return ()
        if self._target.find(q("dxfs")) is None:
            self._target.find(q("cellStyles")).addnext(self._target.makeelement(q("dxfs"), {"count": "0"}))
        there = _Daftar(self._target, "dxfs")
        return tuple(there.number(_copy(dxf)) for dxf in _children(self._source, "dxfs"))

    def dress(self, root: Elemen, texts: SharedTexts) -> None:
        """Let a sheet of the source look and say in the target what it did there.

        Args:
            root: the sheet.
            texts: the source's shared texts, which the sheet then holds itself.
        """
        for element in root.iter(q("c"), q("row"), q("col")):
            style = "style" if element.tag == q("col") else "s"
            if element.get(style) is not None:
                element.set(style, str(self.numbers[int(element.get(style))]))
            if element.get("t") == "s":
                inline_text(element, text_of(element, texts))

    def _style(self, xf: Elemen) -> int:
        new = _copy(xf)
        for tag, attribute in (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId")):
            part = _children(self._source, tag)[int(xf.get(attribute, "0"))]
            new.set(attribute, str(self._lists[tag].number(_copy(part))))
        new.set("numFmtId", str(self._format(int(xf.get("numFmtId", "0")))))
        new.set("xfId", "0")  # the plain named style, which every package has
        return self._lists["cellXfs"].number(new)

    def _format(self, number: int) -> int:
        if number < _FIRST_OWN_FORMAT:
            return number
        code: str = next(f.get("formatCode") for f in _formats(self._source) if int(f.get("numFmtId")) == number)
        known: dict[str, int] = {f.get("formatCode"): int(f.get("numFmtId")) for f in _formats(self._target)}
        there = known.get(code)
        if there is not None:
            return there
        new = max([_FIRST_OWN_FORMAT - 1, *known.values()]) + 1
        formats = self._target.find(q("numFmts"))
        if formats is None:
            formats = self._target.makeelement(q("numFmts"))
            self._target.insert(0, formats)
        formats.append(formats.makeelement(q("numFmt"), {"numFmtId": str(new), "formatCode": code}))
        formats.set("count", str(len(formats)))
        return new


def styles_part(denah: Denah) -> str:
    """The part of a package's styles.

    Raises:
        InputError: it has none.
    """
    found = next((r.target for r in denah.relationships if r.kind == "styles"), None)
    if found is None:
        raise InputError("Buku kerja ini tidak memuat gaya sel. Buka di Excel, simpan, lalu ulangi.")
    return found


class _Daftar:
    """A list of parts of styles, in which each part stands once."""

    def __init__(self, root: Elemen, tag: str) -> None:
        self._element = root.find(q(tag))
        self._known: dict[bytes, int] = {said(child): n for n, child in reversed(list(enumerate(self._element)))}

    def number(self, part: Elemen) -> int:
        text = said(part)
        if text not in self._known:
            self._known[text] = len(self._element)
            self._element.append(part)
            self._element.set("count", str(len(self._element)))
        return self._known[text]


def _children(root: Elemen, tag: str) -> list[Elemen]:
    return list(root.find(q(tag)))


def _formats(root: Elemen) -> Iterator[Elemen]:
    return iter(root.iterfind(f"{q('numFmts')}/{q('numFmt')}"))


def _copy(element: Elemen) -> Elemen:
    from copy import deepcopy  # noqa: PLC0415 - beside lxml, only where something is grafted

    return deepcopy(element)


def said(element: Elemen) -> bytes:
    """What an element says, however it is written."""
    from lxml import etree  # noqa: PLC0415 - only a command that patches pays for it

    said: bytes = etree.tostring(element, method="c14n", exclusive=True, with_comments=False, with_tail=False)
    return said
