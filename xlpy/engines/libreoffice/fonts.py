"""The look of letters: of cells, of shapes, and of some letters inside either."""

from xlwings import base_classes

from xlpy.engines.libreoffice.bridge import Uno, enum, uniform
from xlpy.engines.libreoffice.units import NO_COLOR, from_color, to_color

_BOLD, _NORMAL = 150.0, 100.0  # com.sun.star.awt.FontWeight
_BLACK = (0, 0, 0)


class Font(base_classes.Font):
    """The font of a UNO object with character properties; a property is None where its parts differ."""

    def __init__(self, target: Uno) -> None:
        self._target = target

    @property
    def api(self) -> Uno:
        """LibreOffice's object that carries the properties."""
        return self._target

    @property
    def bold(self) -> bool | None:
        """Whether it is bold."""
        weight = uniform(self._target, "CharWeight")
        return None if weight is None else weight >= _BOLD

    @bold.setter
    def bold(self, value: bool) -> None:
        self._target.CharWeight = _BOLD if value else _NORMAL

    @property
    def italic(self) -> bool | None:
        """Whether it is slanted."""
        slant = uniform(self._target, "CharPosture")
        return None if slant is None else slant.value == "ITALIC"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._target.CharPosture = enum("com.sun.star.awt.FontSlant", "ITALIC" if value else "NONE")

    @property
    def size(self) -> float | None:
        """Its height in points."""
        size: float | None = uniform(self._target, "CharHeight")
        return size

    @size.setter
    def size(self, value: float) -> None:
        self._target.CharHeight = float(value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Its colour; the automatic one is black."""
        color = uniform(self._target, "CharColor")
        return _BLACK if color == NO_COLOR else from_color(color)

    @color.setter
    def color(self, value: str | int | tuple[int, int, int]) -> None:
        self._target.CharColor = to_color(value)

    @property
    def name(self) -> str | None:
        """The font's name."""
        name: str | None = uniform(self._target, "CharFontName")
        return name

    @name.setter
    def name(self, value: str) -> None:
        self._target.CharFontName = value


class Characters(base_classes.Characters):
    """Some letters of a cell's or a shape's text: from ``start`` up to ``stop``, all of them without these."""

    def __init__(self, target: Uno, start: int = 0, stop: int | None = None) -> None:
        self._target = target
        self._start, self._stop = start, stop

    @property
    def api(self) -> Uno:
        """LibreOffice's text."""
        return self._target

    @property
    def text(self) -> str:
        """The letters."""
        letters: str = self._target.String[self._start : self._stop]
        return letters

    @property
    def font(self) -> Font:
        """Their font."""
        cursor = self._target.createTextCursor()
        cursor.gotoStart(False)
        cursor.goRight(self._start, False)
        cursor.goRight(len(self.text), True)
        return Font(cursor)

    def __getitem__(self, item: int | slice) -> "Characters":
        letters = len(self._target.String)
        if not isinstance(item, slice):
            start = item + letters if item < 0 else item
            return Characters(self._target, start, start + 1)
        if item.step not in {None, 1}:
            raise ValueError("Potongan huruf hanya dapat berurutan (langkah 1).")
        start, stop, _ = item.indices(letters)
        return Characters(self._target, start, stop)
