"""What is drawn on a sheet: any shape by its place, size and text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar, TypeVar

from xlwings import base_classes

from xlpy.engines.libreoffice import units
from xlpy.engines.libreoffice.bridge import Uno
from xlpy.engines.libreoffice.fonts import Characters, Font
from xlpy.engines.libreoffice.lookup import Lookup

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.sheet import Sheet

PICTURE = "com.sun.star.drawing.GraphicObjectShape"
EMBEDDED = "com.sun.star.drawing.OLE2Shape"
_NOTE = "com.sun.star.drawing.AnnotationShape"
_TYPES = {
    PICTURE: "picture",
    EMBEDDED: "chart",
    "com.sun.star.drawing.ControlShape": "form_control",
    "com.sun.star.drawing.TextShape": "text_box",
    "com.sun.star.drawing.GroupShape": "group",
    "com.sun.star.drawing.LineShape": "line",
}


class Drawn:
    """Something at a place of a sheet; lengths are points."""

    keeps_ratio = False
    """Whether its height follows its width, and the other way round."""

    def __init__(self, sheet: "Sheet", shape: Uno) -> None:
        self._sheet = sheet
        self._shape = shape

    @property
    def api(self) -> Uno:
        """LibreOffice's shape."""
        return self._shape

    @property
    def parent(self) -> "Sheet":
        """Its sheet."""
        return self._sheet

    @property
    def name(self) -> str:
        """Its name."""
        return str(self._shape.Name)

    @name.setter
    def name(self, value: str) -> None:
        self._shape.Name = value

    @property
    def left(self) -> float:
        """Points from the sheet's left edge."""
        return units.to_points(self._shape.Position.X)

    @left.setter
    def left(self, value: float) -> None:
        position = self._shape.Position
        position.X = units.from_points(value)
        self._shape.setPosition(position)

    @property
    def top(self) -> float:
        """Points from the sheet's top."""
        return units.to_points(self._shape.Position.Y)

    @top.setter
    def top(self, value: float) -> None:
        position = self._shape.Position
        position.Y = units.from_points(value)
        self._shape.setPosition(position)

    @property
    def width(self) -> float:
        """Its width in points."""
        return units.to_points(self._shape.Size.Width)

    @width.setter
    def width(self, value: float) -> None:
        height = self.height * value / self.width if self.keeps_ratio and self.width else self.height
        self._resize(value, height)

    @property
    def height(self) -> float:
        """Its height in points."""
        return units.to_points(self._shape.Size.Height)

    @height.setter
    def height(self, value: float) -> None:
        width = self.width * value / self.height if self.keeps_ratio and self.height else self.width
        self._resize(width, value)

    def delete(self) -> None:
        """Takes it away."""
        self._sheet.api.DrawPage.remove(self._shape)

    def _resize(self, width: float, height: float) -> None:
        size = self._shape.Size
        size.Width, size.Height = units.from_points(width), units.from_points(height)
        self._shape.setSize(size)


_Drawn = TypeVar("_Drawn", bound=Drawn)


class DrawnCollection(Lookup[_Drawn]):
    """What a sheet has of one sort, in the order in which it lies from the back to the front."""

    kind: ClassVar[type[Drawn]]

    def __init__(self, sheet: "Sheet") -> None:
        self._sheet = sheet

    @property
    def parent(self) -> "Sheet":
        """Its sheet."""
        return self._sheet

    @property
    def api(self) -> Uno:
        """LibreOffice's page of drawings."""
        return self._sheet.api.DrawPage

    @classmethod
    def takes(cls, shape: Uno) -> bool:
        """Whether a shape is of this sort."""
        return bool(shape.ShapeType != _NOTE)

    def __iter__(self) -> Iterator[_Drawn]:
        page = self.api
        for shape in [page.getByIndex(index) for index in range(page.Count)]:
            if self.takes(shape):
                yield self.kind(self._sheet, shape)  # type: ignore[misc]

    def position_of(self, drawn: Drawn) -> int:
        """Where it stands in the collection, from 1."""
        return [other.name for other in self].index(drawn.name) + 1

    def free_name(self, stem: str) -> str:
        """``Stem 1``, or the first number that is free."""
        names = {drawn.name for drawn in self}
        number = 1
        while f"{stem} {number}" in names:
            number += 1
        return f"{stem} {number}"


class Shape(Drawn, base_classes.Shape):
    """Any shape."""

    @property
    def keeps_ratio(self) -> bool:  # type: ignore[override]
        """A picture keeps its ratio unless it was put in distorted."""
        return self.type == "picture" and is_undistorted(self._shape)

    @property
    def type(self) -> str:
        """Xlwings' name of its sort."""
        return _TYPES.get(self._shape.ShapeType, "auto_shape")

    @property
    def index(self) -> int:
        """Its position among the shapes, from 1."""
        return Shapes(self._sheet).position_of(self)

    def activate(self) -> None:
        """Selects it."""
        self._sheet.book.view.select(self._shape)

    def scale_height(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Makes it so many times as high, of what it is now."""
        self.height = self.height * factor

    def scale_width(self, factor: float, relative_to_original_size: bool, scale: str) -> None:
        """Makes it so many times as wide, of what it is now."""
        self.width = self.width * factor

    @property
    def text(self) -> str:
        """What is written in it."""
        return str(self._shape.String)

    @text.setter
    def text(self, value: str) -> None:
        self._shape.setString(value)

    @property
    def characters(self) -> Characters:
        """The letters in it."""
        return Characters(self._shape)

    @property
    def font(self) -> Font:
        """Their font."""
        return self.characters.font


class Shapes(DrawnCollection[Shape], base_classes.Collection):
    """All shapes but the boxes of notes."""

    kind = Shape


def is_undistorted(shape: Uno) -> bool:
    """Whether a picture has the ratio of its file."""
    pixels, size = shape.Graphic.SizePixel, shape.Size
    if not pixels.Height or not size.Height:
        return False
    return bool(abs(pixels.Width / pixels.Height - size.Width / size.Height) < _RATIO_TOLERANCE)


_RATIO_TOLERANCE = 0.02  # sizes are whole hundredths of a millimetre
