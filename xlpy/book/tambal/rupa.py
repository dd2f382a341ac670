"""Telling a user's looks from ours: whatever the hidden sheet ``_gaya`` of a workbook does not have is his."""

from functools import cached_property

from xlpy.book.tambal.cangkok_gaya import said
from xlpy.book.tambal.paket import Paket
from xlpy.book.tambal.temukan import LetakLembar
from xlpy.book.tambal.urai import Elemen, parse, q


class Rupa:
    """The looks of a workbook.

    Args:
        styles: the root of its styles, which may grow.
        gaya: its sheet ``_gaya``, if it has one.
        paket: the workbook as it was.
    """

    def __init__(self, styles: Elemen, gaya: LetakLembar | None, paket: Paket) -> None:
        self._styles = styles
        self._xfs = list(styles.find(q("cellXfs")))
        root = None if gaya is None else parse(paket.read(gaya.part), gaya.part)
        self._ours = set() if root is None else {cell.get("s", "0") for cell in root.iter(q("c"))}

    def is_users(self, style: str) -> bool:
        """Whether a style, by its number, is none of ours."""
        return bool(self._ours) and style not in self._ours and self._look(style) not in self._known

    @cached_property
    def _known(self) -> set[bytes]:
        return {self._look(style) for style in self._ours | {"0"}}

    def _look(self, style: str) -> bytes:
        """What a style looks like, however it is numbered: fonts, fills and borders by what they say."""
        xf = self._xfs[int(style)]
        parts = [said(self._styles.find(q(tag))[int(xf.get(attribute, "0"))]) for tag, attribute in _PARTS]
        code = next(
            (f.get("formatCode") for f in self._styles.iter(q("numFmt")) if f.get("numFmtId") == xf.get("numFmtId")),
            xf.get("numFmtId", "0"),
        )
        return b"|".join([*parts, code.encode(), *(said(child) for child in xf)])


_PARTS = (("fonts", "fontId"), ("fills", "fillId"), ("borders", "borderId"))
