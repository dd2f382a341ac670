"""Pictures on a sheet."""

from pathlib import Path
from typing import TYPE_CHECKING

from xlwings import base_classes

from xlpy.engines.libreoffice import units
from xlpy.engines.libreoffice.bridge import Uno, file_url, props, struct
from xlpy.engines.libreoffice.errors import OfficeError
from xlpy.engines.libreoffice.shapes import PICTURE, Drawn, DrawnCollection, is_undistorted

if TYPE_CHECKING:
    from xlpy.engines.libreoffice.range import Range
    from xlpy.engines.libreoffice.sheet import Sheet

_OWN_SIZE = (-1, None)  # xlwings' ways to say that no size was given
_PIXEL = 2540 / 96  # hundredths of a millimetre


class Picture(Drawn, base_classes.Picture):
    """A picture."""

    def __init__(self, sheet: "Sheet", shape: Uno) -> None:
        super().__init__(sheet, shape)
        self._keeps_ratio: bool | None = None

    @property
    def lock_aspect_ratio(self) -> bool:
        """Whether its ratio is kept when it is made larger or smaller; LibreOffice does not store it."""
        return is_undistorted(self._shape) if self._keeps_ratio is None else self._keeps_ratio

    @lock_aspect_ratio.setter
    def lock_aspect_ratio(self, value: bool) -> None:
        self._keeps_ratio = bool(value)

    keeps_ratio = lock_aspect_ratio

    def index(self) -> int:
        """Its position among the pictures, from 1."""
        return Pictures(self._sheet).position_of(self)

    def update(self, filename: str | Path) -> "Picture":
        """Another picture at the same place in the same size."""
        self._shape.Graphic = _loaded(self._sheet, filename)
        return self


class Pictures(DrawnCollection[Picture], base_classes.Pictures):
    """The pictures of a sheet."""

    kind = Picture

    @classmethod
    def takes(cls, shape: Uno) -> bool:
        """Whether the shape is a picture."""
        return bool(shape.ShapeType == PICTURE)

    def add(  # noqa: D417 - link_to_file and save_with_document: a picture is always stored in the document
        self,
        filename: str | Path,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float | None,
        height: float | None,
        anchor: "Range | None" = None,
    ) -> Picture:
        """Puts a picture in.

        Args:
            filename: the picture's file.
            left: points from the left.
            top: points from the top.
            width: points; the picture's own size without it.
            height: points; the same.
            anchor: a range at whose corner it stands, instead of left and top.

        Raises:
            OfficeError: the file is no picture that LibreOffice knows.
        """
        graphic = _loaded(self._sheet, filename)
        shape = self._sheet.book.api.createInstance(PICTURE)
        self.api.add(shape)
        shape.Graphic = graphic
        if anchor is not None:
            left, top = anchor.left, anchor.top
        if width in _OWN_SIZE or height in _OWN_SIZE:
            size = _own_size(graphic)
        else:
            size = units.from_points(width or 0), units.from_points(height or 0)
        shape.setSize(struct("com.sun.star.awt.Size", Width=size[0], Height=size[1]))
        place = units.from_points(left or 0), units.from_points(top or 0)
        shape.setPosition(struct("com.sun.star.awt.Point", X=place[0], Y=place[1]))
        shape.Name = self.free_name("Picture")
        return Picture(self._sheet, shape)


def _loaded(sheet: "Sheet", filename: str | Path) -> Uno:
    provider = sheet.book.app.office.create("com.sun.star.graphic.GraphicProvider")
    graphic = provider.queryGraphic(props(URL=file_url(filename)))
    if graphic is None:
        raise OfficeError(f"{filename}: bukan gambar yang dikenal LibreOffice.")
    return graphic


def _own_size(graphic: Uno) -> tuple[int, int]:
    size, pixels = graphic.Size100thMM, graphic.SizePixel
    if size.Width:
        return size.Width, size.Height
    return round(pixels.Width * _PIXEL), round(pixels.Height * _PIXEL)
