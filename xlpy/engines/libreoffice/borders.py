"""Lines around and between cells."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice.bridge import Uno
from xlpy.engines.libreoffice.errors import UnsupportedError, refuses
from xlpy.engines.libreoffice.units import from_color, to_color

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range

_UNSET = base_classes._UNSET  # noqa: SLF001 - xlwings' mark of "not given" has no public name
# com.sun.star.table.BorderLineStyle; a style that LibreOffice lacks takes the nearest and is read back as that one.
_STYLES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
    "slant_dash_dot": 16,
}
_STYLE_NAMES = {number: name for name, number in reversed(_STYLES.items())}
_WEIGHTS = {"hairline": 5, "thin": 26, "medium": 62, "thick": 88}  # hundredths of a millimetre
_SIDES = {
    "edge_top": "TopLine",
    "edge_bottom": "BottomLine",
    "edge_left": "LeftLine",
    "edge_right": "RightLine",
    "inside_vertical": "VerticalLine",
    "inside_horizontal": "HorizontalLine",
}


@refuses("api")
class Border(base_classes.Border):
    """One side of a range."""

    def __init__(self, borders: "Borders", side: str) -> None:
        self._borders, self._side = borders, side

    @property
    def line_style(self) -> str | None:
        """Xlwings' name of the style, None without a line."""
        line = self._line()
        return _STYLE_NAMES.get(line.LineStyle, "continuous") if _width(line) else None

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self._borders.set([self._side], line_style=value)

    @property
    def weight(self) -> str | None:
        """Xlwings' name of the nearest weight, None without a line."""
        width = _width(self._line())
        return min(_WEIGHTS, key=lambda name: abs(_WEIGHTS[name] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        self._borders.set([self._side], weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The line's colour, None without a line."""
        line = self._line()
        return from_color(line.Color) if _width(line) else None

    @color.setter
    def color(self, value: str | int | tuple[int, int, int]) -> None:
        self._borders.set([self._side], color=value)

    def _line(self) -> Uno:
        return getattr(self._borders.lines(), _SIDES[self._side])


@refuses("api")
class Borders(base_classes.Borders):
    """All sides of a range; a property of all is None where they differ."""

    def __init__(self, cells: "Range") -> None:
        self.parent = cells

    def lines(self) -> Uno:
        """LibreOffice's description of the lines."""
        return self.parent.cells.TableBorder2

    def __getitem__(self, side: str) -> Border:
        if side not in _SIDES:
            raise UnsupportedError(f"garis miring dalam sel ({side})")
        return Border(self, side)

    @property
    def line_style(self) -> str | None:
        """The style of all lines."""
        return self._common("line_style")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.set(self._sides(), line_style=value)

    @property
    def weight(self) -> str | None:
        """The weight of all lines."""
        return self._common("weight")

    @weight.setter
    def weight(self, value: str) -> None:
        self.set(self._sides(), weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        """The colour of all lines."""
        return self._common("color")

    @color.setter
    def color(self, value: str | int | tuple[int, int, int]) -> None:
        self.set(self._sides(), color=value)

    def set(
        self,
        which: str | Iterable[str] = "all",
        *,
        line_style: Uno = _UNSET,
        weight: Uno = _UNSET,
        color: Uno = _UNSET,
    ) -> None:
        """Changes what is given, on the sides named (xlwings hands over single ones)."""
        border = self.lines()
        for side in [which] if isinstance(which, str) else which:
            if side not in _SIDES:
                raise UnsupportedError(f"garis miring dalam sel ({side})")
            line = getattr(border, _SIDES[side])
            if weight is not _UNSET:
                _set_width(line, _WEIGHTS[weight])
            if color is not _UNSET:
                line.Color = to_color(color)
            if line_style is not _UNSET and line_style not in {None, "none"}:
                line.LineStyle = _STYLES[line_style]
            _set_width(line, 0 if line_style in {None, "none"} else _width(line) or _WEIGHTS["thin"])
            setattr(border, _SIDES[side], line)
            setattr(border, f"Is{_SIDES[side]}Valid", True)
        self.parent.cells.TableBorder2 = border

    def clear(self, which: str | Iterable[str] = "everything") -> None:
        """Takes lines away."""
        sides = [which] if isinstance(which, str) else which
        named = set(_SIDES) if "everything" in sides else set(sides)
        self.set([side for side in _SIDES if side in named], line_style=None)

    def _sides(self) -> tuple[str, ...]:
        """The sides that a range of this shape has."""
        sides: tuple[str, ...] = self._grid_sides()  # type: ignore[no-untyped-call]
        return sides

    def _common(self, name: str) -> Uno | None:
        found = {getattr(self[side], name) for side in self._sides()}
        return found.pop() if len(found) == 1 else None


def _width(line: Uno) -> int:
    width: int = line.LineWidth or line.OuterLineWidth
    return width


def _set_width(line: Uno, width: int) -> None:
    line.LineWidth = line.OuterLineWidth = width
    if not width:
        line.InnerLineWidth = line.LineDistance = 0
